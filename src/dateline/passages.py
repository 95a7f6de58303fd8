"""The posting times that a plain text shows: `POSTED: 12:20 PM EST`, `14:05 GMT`, `[14.05]`.

A label stands at the beginning of a line and ends with a dash, a colon or the line. A bare time without
keyword, zone, date or am/pm counts only where the text has at least two such labels. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from dateline import zones
from dateline.records import Passage, record

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
BACKWARDS = timedelta(minutes=30)  # posts this much out of order are of one day, not of two
NEAR = timedelta(hours=2)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = (
    rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?:(?P<weekday>{_WEEKDAY})(?:,\s*|\s+)?)?"
    rf"(?:(?P<month1>{_MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year1>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})(?:,?\s+(?P<year2>\d{{4}}))?)"
    rf"|(?P<alone>{_WEEKDAY}))"
)
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?P<mark>[:.])(?P<minute>\d\d)(?::(?P<second>\d\d))?(?!\d)(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    r"|(?P<hour12>\d{1,2})\s?(?P<half12>[ap]\.?m\b\.?))"
)
_ZONE = (
    r"(?P<zone>\(?(?:(?:UTC|GMT)\s?[+\-−]\s?\d{1,2}(?::?\d\d)?|[+\-−]\d\d:?\d\d|Z\b|[A-Z]{2,5}\b"
    r"|(?i:ship['’]s time|local time|(?:\w+ ){1,2}(?:standard |daylight |summer )?time)\b)\)?)"
)
_KEYWORD = (
    r"(?P<keyword>(?i:last updated|first posted|posted|published|updated?|post|breaking|live|filed|added"
    r"|as of))(?:[ \t]*[:,\-–—|]|[ \t]+(?:at|on))?[ \t]*"
)
_AFTER = _DAY.replace("(?P<", "(?P<after_")
LABEL = re.compile(
    rf"^[ \t]*(?:[*•\-–—#>]+[ \t]*)?(?P<label>(?:{_KEYWORD})?(?P<open>[\[(])?"
    rf"(?:(?i:{_DAY})(?:[ \t]*[,|\-–—][ \t]*|[ \t]+)(?:at[ \t]+)?|(?P<stamp>\d{{4}}-\d\d-\d\d)T)?"
    rf"(?i:{_CLOCK})(?:[ \t]*{_ZONE})?"
    rf"(?:(?:[ \t]*[,|][ \t]*|[ \t]+(?:on[ \t]+)?)(?i:{_AFTER}))?(?P<close>[\])])?)"
    rf"(?P<end>[ \t]*(?:—|–|--+|-(?=\s|\Z)|:(?!\d)|\||(?=\r?$))|(?<=[\])])(?=[ \t]))",
    re.MULTILINE,
)
DAY_LINE = re.compile(rf"^[ \t]*(?:[*#]+[ \t]*)?(?i:{_DAY})[ \t]*:?[ \t]*\r?$", re.MULTILINE)
_RANGE = re.compile(r"[ \t]*\d{1,2}(?:[:.]\d\d|[ \t]?[ap]\.?m)")


@record
class _Label:
    """One label that was found, before its day is known."""

    start: int
    text: str
    clock: time
    day: date | None  # said in the label, or in a line of its own above
    zone: tzinfo
    stated: str | None


def passages(text: str, *, published: datetime | None, timezone: str | None) -> tuple[Passage, ...]:
    """The dated entries of `text`, in text order; each reaches to the next label or to the end.

    A time without a date is of the document's day, going on past midnight in whichever order the posts
    stand. Where no zone is stated, times are in `timezone` (an IANA name), else in that of `published`.
    Ids are "-p1", "-p2", ...: the newsroom puts the document's id before them. Without any date there
    are no passages.
    """
    near = _zone(timezone, published)
    if published is not None and published.tzinfo is None:
        published = published.replace(tzinfo=near)
    labels = list(_labels(text, published, near))
    times = _moments(labels, published)
    if times is None:
        return ()
    ends = [label.start for label in labels[1:]] + [len(text)]
    return tuple(
        Passage(
            id=f"-p{n}",
            start=label.start,
            end=end,
            label=label.text,
            posted=moment.astimezone(UTC),
            timezone=label.stated,
        )
        for n, (label, end, moment) in enumerate(zip(labels, ends, times, strict=True), 1)
    )


def _zone(name: str | None, published: datetime | None) -> tzinfo:
    if name:
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            found = zones.stated(name, None)
            if found is not None:
                return found
    return published.tzinfo if published is not None and published.tzinfo is not None else UTC


def _labels(text: str, published: datetime | None, near: tzinfo) -> Iterator[_Label]:
    today = _date(published, near) if published is not None else None
    headings = [(m.start(), day) for m in DAY_LINE.finditer(text) if (day := _day(m, "", today)) is not None]
    found: list[tuple[_Label, bool]] = []
    heading = 0
    for match in LABEL.finditer(text):
        clock, strong = _clock(match), _strong(match)
        if clock is None or not _ends_well(match, text, strong):
            continue
        stated = (match["zone"] or "").strip("()") or None
        zone = zones.stated(stated, near) if stated else None
        if stated and zone is None and not stated.lower().endswith("time"):
            continue  # capitals that are no zone: "14:05 NATO: ..."
        while heading < len(headings) and headings[heading][0] < match.start():
            heading += 1
        day = _stamp(match) or _day(match, "", today) or _day(match, "after_", today)
        if day is None and heading:
            day = headings[heading - 1][1]
        label = _Label(
            start=match.start("label"),
            text=match["label"].strip(),
            clock=clock,
            day=day,
            zone=zone or near,
            stated=stated,
        )
        found.append((label, strong))
    if any(strong for _, strong in found) or len(found) > 1:
        yield from (label for label, _ in found)


def _strong(match: re.Match[str]) -> bool:
    """Whether the label says more than a bare time."""
    said = (
        "keyword",
        "zone",
        "half",
        "half12",
        "iso",
        "stamp",
        "month1",
        "month2",
        "after_month1",
        "after_month2",
    )
    return any(match[name] for name in said)


def _ends_well(match: re.Match[str], text: str, strong: bool) -> bool:
    """Whether what follows is an entry and not the rest of a sentence, a range or a table."""
    if bool(match["open"]) != bool(match["close"]) or (match["hour12"] and not strong):
        return False
    rest = text[match.end() : match.end() + 40]
    if match["keyword"] or not match["end"].strip():
        return True
    if _RANGE.match(rest):
        return False  # "10.30 – 11.00 Registration"
    dated = match["iso"] or match["stamp"] or match["month1"] or match["month2"]
    return bool(dated or match["end"].strip() in (":", "|")) or not rest.lstrip(" \t")[:1].islower()


def _clock(match: re.Match[str]) -> time | None:
    hour = int(match["hour"] or match["hour12"])
    half = (match["half"] or match["half12"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None


def _stamp(match: re.Match[str]) -> date | None:
    try:
        return date.fromisoformat(match["stamp"]) if match["stamp"] else None
    except ValueError:
        return None


def _day(match: re.Match[str], prefix: str, today: date | None) -> date | None:
    """The day that a label names; a missing year is the document's, a lone weekday the nearest one."""
    if match[f"{prefix}iso"]:
        try:
            return date.fromisoformat(match[f"{prefix}iso"])
        except ValueError:
            return None
    if match[f"{prefix}alone"]:
        return _weekday(match[f"{prefix}alone"], today)
    month = match[f"{prefix}month1"] or match[f"{prefix}month2"]
    if not month:
        return None
    number = MONTHS.index(month[:3].lower()) + 1
    day = int(match[f"{prefix}day1"] or match[f"{prefix}day2"])
    year = match[f"{prefix}year1"] or match[f"{prefix}year2"]
    try:
        if year:
            return date(int(year), number, day)
        if today is None:
            return None
        near = [date(today.year + step, number, day) for step in (-1, 0, 1)]
    except ValueError:
        return None
    return min(near, key=lambda each: abs((each - today).days))


def _weekday(word: str, today: date | None) -> date | None:
    if today is None:
        return None
    wanted = WEEKDAYS.index(word[:3].lower())
    near = [today + timedelta(days=step) for step in range(-3, 4)]
    return next(day for day in near if day.weekday() == wanted)


def _moments(labels: Sequence[_Label], published: datetime | None) -> list[datetime] | None:
    """The moment of each label. Undated ones follow their neighbours in the order of time, which is that
    of the text or its reverse, whichever makes the whole span shorter."""
    if not labels or (published is None and all(label.day is None for label in labels)):
        return None
    reverse = _newest_first(labels)
    ordered = list(reversed(labels)) if reverse else list(labels)
    anchor = next((n for n, label in enumerate(ordered) if label.day is not None), None)
    if anchor is None:
        moments = _from_published(ordered, published) if published is not None else []
    else:
        first = datetime.combine(ordered[anchor].day or date.min, ordered[anchor].clock, ordered[anchor].zone)
        before = _walk(ordered[anchor::-1], first, -1)[1:]
        moments = before[::-1] + _walk(ordered[anchor:], first, 1)
    return moments[::-1] if reverse else moments


def _newest_first(labels: Sequence[_Label]) -> bool:
    days = [label.day for label in labels if label.day is not None]
    if days and days[0] != days[-1]:
        return days[0] > days[-1]
    minutes = [label.clock.hour * 60 + label.clock.minute for label in labels]
    steps = [(b - a) % 1440 for a, b in pairwise(minutes)]
    return sum(steps) > sum(-step % 1440 for step in steps)


def _from_published(ordered: Sequence[_Label], published: datetime) -> list[datetime]:
    """The oldest post is of the document's day, unless only the newest one's being so agrees with the
    time at which the document says that it was published."""
    oldest = ordered[0]
    day = _date(published, oldest.zone)
    moments = _walk(ordered, datetime.combine(day, oldest.clock, oldest.zone), 1)
    days = timedelta(days=(moments[-1].astimezone(oldest.zone).date() - day).days)
    if days and abs(moments[-1] - days - published) <= NEAR and abs(moments[0] - published) > NEAR:
        return [moment - days for moment in moments]
    return moments


def _date(published: datetime, zone: tzinfo) -> date:
    """The document's day. Midnight sharp is how a date without a time is written: it moves nowhere."""
    bare = published.time() == time(0)
    return published.date() if bare else published.astimezone(zone).date()


def _walk(labels: Sequence[_Label], first: datetime, way: int) -> list[datetime]:
    """Moments from `first` on (`way` 1: later, -1: earlier); a day that is said is kept."""
    moments = [first]
    for label in labels[1:]:
        last = moments[-1]
        day = label.day or last.astimezone(label.zone).date()
        moment = datetime.combine(day, label.clock, label.zone)
        if label.day is None and way * (moment - last) < -BACKWARDS:
            moment = datetime.combine(day + timedelta(days=way), label.clock, label.zone)
        moments.append(moment)
    return moments
