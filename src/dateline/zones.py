"""Zones as news states them, and how a moment is shown: always with its zone, in English.

An abbreviation such as "EST" is a fixed offset; a place's time such as "Kyiv time" or "ET" follows that
place's clocks. IST, BST, CST, AST and a few more mean different things in different countries: the zone
of the document (`near`) decides, and without one the meaning that English-language news uses most.
"""

from __future__ import annotations

import difflib
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from dateline.errors import DatelineError

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# Minutes east of Greenwich; where an abbreviation has several meanings, the commonest in news comes first.
OFFSETS: dict[str, tuple[int, ...]] = {
    "Z": (0,),
    "UTC": (0,),
    "GMT": (0,),
    "UT": (0,),
    "WET": (0,),
    "WEST": (60,),
    "BST": (60, 360),  # British Summer, Bangladesh
    "IST": (330, 120, 60),  # India, Israel, Ireland
    "IDT": (180,),
    "CET": (60,),
    "CEST": (120,),
    "EET": (120,),
    "EEST": (180,),
    "MSK": (180,),
    "MSD": (240,),
    "TRT": (180,),
    "SAST": (120,),
    "CAT": (120,),
    "EAT": (180,),
    "WAT": (60,),
    "GST": (240,),
    "PKT": (300,),
    "NPT": (345,),
    "MMT": (390,),
    "ICT": (420,),
    "WIB": (420,),
    "SGT": (480,),
    "HKT": (480,),
    "AWST": (480,),
    "PHT": (480,),
    "JST": (540,),
    "KST": (540,),
    "ACST": (570,),
    "AEST": (600,),
    "ACDT": (630,),
    "AEDT": (660,),
    "NZST": (720,),
    "NZDT": (780,),
    "NST": (-210,),
    "NDT": (-150,),
    "AST": (-240, 180),  # Atlantic, Arabia
    "ADT": (-180,),
    "ART": (-180,),
    "BRT": (-180,),
    "CLT": (-240,),
    "EST": (-300,),
    "EDT": (-240,),
    "CST": (-360, 480, -300),  # North American Central, China, Cuba
    "CDT": (-300, -240),  # North American Central, Cuba
    "MST": (-420,),
    "MDT": (-360,),
    "PST": (-480,),
    "PDT": (-420,),
    "AKST": (-540,),
    "AKDT": (-480,),
    "HST": (-600,),
}
# Names that follow a place's clocks, summer time and all.
_FOLLOWERS: dict[str, str] = {
    "America/New_York": "et|eastern|washington|washington dc|boston|miami|philadelphia|atlanta",
    "America/Chicago": "ct|central|houston|dallas",
    "America/Denver": "mt|mountain",
    "America/Los_Angeles": "pt|pacific|california|san francisco|seattle",
    "America/Halifax": "atlantic",
    "America/St_Johns": "newfoundland|st john's",
    "Europe/London": "british|uk|u.k.|edinburgh|liverpool|southampton",
    "Europe/Berlin": "central european|munich|frankfurt",
    "Europe/Kyiv": "eastern european|kiev|ukraine|ukrainian|lviv|odesa|odessa|kharkiv|mariupol",
    "Europe/Moscow": "st petersburg|st. petersburg",
    "Asia/Gaza": "gaza city",
    "Asia/Jerusalem": "israel|tel aviv",
    "America/Montreal": "montreal",
    "America/Toronto": "ottawa",
    "Asia/Shanghai": "beijing|china",
    "Asia/Kolkata": "india|indian|delhi|new delhi|mumbai",
    "Asia/Karachi": "islamabad",
    "Asia/Tokyo": "japan",
    "Asia/Seoul": "korea",
    "Asia/Kathmandu": "kathmandu",
    "Asia/Bangkok": "hanoi",
    "Europe/Zurich": "geneva",
    "Europe/Madrid": "barcelona",
    "Europe/Rome": "milan",
    "America/Sao_Paulo": "rio",
    "Australia/Sydney": "canberra",
    "Pacific/Auckland": "wellington",
}
FOLLOWING: dict[str, str] = {name: zone for zone, names in _FOLLOWERS.items() for name in names.split("|")}

_OFFSET = re.compile(r"(?:(?:UTC|GMT)\s*)?([+\-−])\s*(\d{1,2})(?::?([0-5]\d))?", re.I)
_NAMED = re.compile(r"(?P<name>[\w.'’ /-]+?)(?:['’]s)?\s+(?:(?:standard|summer|daylight|mean)\s+)?time", re.I)
_HERE = re.compile(r"(?:the\s+)?(?:local|here|there)(?:\s+time)?", re.I)


def stated(text: str, near: tzinfo | None = None) -> tzinfo | None:
    """The zone that the words `text` state; None when they state none that is known.

    `near` is the zone of the document: it is what "local time" means, and it decides which India,
    Israel or Ireland "IST" is.

    >>> str(stated("EST", None)), str(stated("Kyiv time", None)), str(stated("UTC+2", None))
    ('EST', 'Europe/Kyiv', 'UTC+2')
    """
    words = " ".join(text.split()).strip(".,;()[]")
    if not words or len(words) > 60:
        return None
    if _HERE.fullmatch(words):
        return near
    offset = _OFFSET.fullmatch(words)
    if offset:
        return _offset(offset)
    letters = words.replace(".", "")
    if letters.upper() in OFFSETS and (letters.isupper() or letters.lower() in ("gmt", "utc")):
        return _abbreviated(letters.upper(), near)
    folded = words.casefold()
    if folded in FOLLOWING and (len(folded) > 2 or words.isupper()):
        return ZoneInfo(FOLLOWING[folded])
    named = _NAMED.fullmatch(words)
    return _place(named["name"], words, near) if named else None


def zone(name: str) -> tzinfo:
    """The zone of an IANA name ("Europe/Kyiv"), an offset ("+02:00", "UTC-5") or an abbreviation.

    Raises DatelineError, with the nearest names, for anything else.
    """
    words = name.strip()
    if words in _names():
        return UTC if words in ("UTC", "Etc/UTC") else ZoneInfo(words)
    found = stated(words)
    if found is not None:
        return found
    close = difflib.get_close_matches(words, sorted(_names()), n=3, cutoff=0.6) if len(words) < 60 else []
    close = close or [full for city, full in sorted(_cities().items()) if city == words.casefold()]
    hint = f"Did you mean {', '.join(close)}?" if close else "Use a name such as Europe/Kyiv, or +02:00."
    raise DatelineError(f"There is no time zone {words[:60]!r}.", hint)


def clock(moment: datetime, at: tzinfo | str) -> str:
    """The time of day there, "22:41"."""
    return f"{there(moment, at):%H:%M}"


def abbreviation(moment: datetime, at: tzinfo | str) -> str:
    """What the zone is called there and then: "EST", "GMT", or "UTC+3" where it has no letters."""
    local = there(moment, at)
    name = local.tzname() or ""
    if name and name[0].isalpha():
        return name
    return offset_name(local.utcoffset() or timedelta(0))


def day(moment: datetime, at: tzinfo | str) -> str:
    """The day there, "Thu 18 April 1912"."""
    local = there(moment, at)
    return f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"


def offset_name(offset: timedelta) -> str:
    """An offset as readers see it.

    >>> offset_name(timedelta(hours=-3, minutes=-30))
    'UTC-3:30'
    """
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def there(moment: datetime, at: tzinfo | str) -> datetime:
    """The moment on the clocks there; in the last hours of year 9999 and the first of year 1, where no
    clock can be moved, as it is."""
    if moment.tzinfo is None:
        raise DatelineError(
            f"The moment {moment} has no zone.", "Give an aware datetime, such as one in UTC."
        )
    where = zone(at) if isinstance(at, str) else at
    try:
        return moment.astimezone(where)
    except OverflowError:
        return moment.replace(tzinfo=where)


def _offset(found: re.Match[str]) -> tzinfo | None:
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > 14 * 60:
        return None
    offset = timedelta(minutes=minutes if found[1] == "+" else -minutes)
    return timezone(offset, offset_name(offset))


def _abbreviated(letters: str, near: tzinfo | None) -> tzinfo:
    meanings = OFFSETS[letters]
    minutes = meanings[0]
    if near is not None and len(meanings) > 1:
        minutes = min(meanings, key=lambda offset: _away(offset, near))
    return UTC if letters in ("Z", "UTC") else timezone(timedelta(minutes=minutes), letters)


def _away(minutes: int, near: tzinfo) -> float:
    """How far an offset is from a zone's, in minutes: the nearer of its January and July."""
    seasons = (datetime(2001, month, 1, tzinfo=UTC).astimezone(near).utcoffset() for month in (1, 7))
    return min(abs(minutes - (found or timedelta(0)).total_seconds() / 60) for found in seasons)


def _place(name: str, words: str, near: tzinfo | None) -> tzinfo | None:
    folded = name.casefold().removeprefix("the ").replace("’", "'").strip()
    if folded.startswith("greenwich"):
        return timezone(timedelta(0), "GMT")
    if folded == "british" and "summer" in words.casefold():
        return timezone(timedelta(hours=1), "BST")
    if folded in ("local", "our"):
        return near
    full = FOLLOWING.get(folded) or _cities().get(folded)
    if full:
        return ZoneInfo(full)
    return stated(name, near) if name.isupper() else None


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _cities() -> dict[str, str]:
    """ "new york" -> "America/New_York", for the cities that name an IANA zone."""
    areas = (
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
    found: dict[str, str] = {}
    for name in sorted(_names()):
        parts = name.split("/")
        if parts[0] in areas and len(parts) > 1:
            found.setdefault(parts[-1].replace("_", " ").casefold(), name)
    return found
