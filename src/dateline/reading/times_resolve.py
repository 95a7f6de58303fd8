"""What a matched time expression means: TIMEX3 type and value, seen from a moment and a tense.

One function a kind, named as in times_grammar. Each gets the match and a `Seen` and gives a `Meaning`, or
None where the words are no time after all. News looks back: without a future tense the past is preferred.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from dateline.reading.numerals import number, ordinal
from dateline.reading.times_grammar import MONTH_NUMBERS, WEEKDAYS
from dateline.reading.times_values import SEASONS, add_months, moved, week
from dateline.records import record

Kind: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]


@record
class Meaning:
    type: Kind
    value: str


@record
class Seen:
    """Where an expression is seen from: `at`, local and naive, or None where the document has no date;
    `ref`, the last day the text named; `future`, whether its verb looks ahead."""

    at: datetime | None
    ref: date | None
    future: bool
    day_first: bool = True
    began: date | None = None  # when "the conflict began", for "its third week"


Resolver: TypeAlias = Callable[[re.Match[str], Seen], Meaning | None]

UNIT_LETTERS = {"second": "s", "minute": "m", "min": "m", "hour": "h", "hr": "h", "day": "D", "night": "D"}
UNIT_LETTERS |= {"morning": "D", "evening": "D", "week": "W", "fortnight": "W", "weekend": "W", "month": "M"}
UNIT_LETTERS |= {"quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE"}
PART_LETTERS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASON_LETTERS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
LY = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q"}
LY |= {"annually": "P1Y", "annual": "P1Y", "yearly": "P1Y", "hourly": "PT1H"}
DECADES = {"twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196}
DECADES |= {"seventies": 197, "eighties": 198, "nineties": 199}
VAGUE = {"few", "a few", "several", "many", "some", "couple of", "a couple of", "multi", "dozens of"}
VAGUE |= {"hundreds of", "thousands of", "tens of"}


def _day(day: date) -> Meaning:
    return Meaning(type="DATE", value=day.isoformat())


def _letter(unit: str) -> str:
    unit = unit.casefold()
    return UNIT_LETTERS[unit.removesuffix("s") if unit not in UNIT_LETTERS else unit]


def _period(amount: float | None, unit: str) -> str:
    """The TIMEX3 period of an amount, None for a vague one: P2W, PT24H, PXY."""
    letter = _letter(unit)
    if unit.casefold().startswith("fortnight") and amount:
        amount *= 2
    if letter == "h" and amount == 0.5:
        letter, amount = "m", 30
    many = "X" if amount is None else f"{amount:g}"
    if letter == "Q" and amount:
        letter, many = "M", f"{amount * 3:g}"
    return f"P{'T' if letter.islower() else ''}{many}{letter.upper()}"


def amount_of(words: str | None) -> float | None:
    """The number in "a mere 24", "half an", "two and a half"; None where it is vague."""
    plain = " ".join((words or "").casefold().split())
    plain = re.sub(
        r"^(?:the\s+)?(?:mere|full|whole|entire)\s+|\s+(?:full|more|straight|consecutive|whole)$", "", plain
    )
    if not plain or plain in VAGUE or plain.endswith((" of", " few")):
        return None
    if plain in ("half a", "half an", "a half"):
        return 0.5
    if plain in ("a", "an") or re.fullmatch(r"an? (?:mere|single|full)", plain):
        return 1.0
    if plain == "a dozen":
        return 12.0
    whole, _, rest = plain.partition(" and a half")
    value = number(whole.removeprefix("a mere "))
    return None if value is None else value + (0.5 if rest or plain.endswith("and a half") else 0)


def _iso(m: re.Match[str], seen: Seen) -> Meaning | None:
    if not m["time"]:
        return Meaning(type="DATE", value=m["date"])
    return Meaning(type="TIME", value=f"{m['date']}T{m['time']}")


def _near_year(month: int, day: int, seen: Seen) -> date | None:
    """The year of a day without one: the last such day, or the next where the tense looks ahead."""
    if seen.at is None:
        return None
    today = seen.at.date()
    found = [d for y in (-4, -3, -2, -1, 0, 1, 2, 3, 4) if (d := _safe(today.year + y, month, day))]
    past = [d for d in found if d <= today]
    ahead = [d for d in found if d >= today]
    if seen.future and past and ahead and (today - past[-1]).days < 15 and (ahead[0] - today).days > 300:
        return past[-1]
    if seen.future or (past and ahead and (today - past[-1]).days > 350):
        return ahead[0] if ahead else None
    return past[-1] if past else None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _calendar(m: re.Match[str], seen: Seen) -> Meaning | None:
    month = MONTH_NUMBERS[(m["month"] or m["month2"])[:3].casefold()]
    day = int(m["day"] or m["day2"])
    year = m["year"] or m["year2"]
    if year:
        exact = _safe(int(year), month, day)
        return _day(exact) if exact else None
    if _safe(2000, month, day) is None:
        return None
    near = _near_year(month, day, seen)
    return _day(near) if near else Meaning(type="DATE", value=f"XXXX-{month:02}-{day:02}")


def _month(m: re.Match[str], seen: Seen) -> Meaning | None:
    name = m["month"]
    month = MONTH_NUMBERS[name[:3].casefold()]
    year = (m["year"] or "").casefold()
    if year.isdigit():
        return Meaning(type="DATE", value=f"{year}-{month:02}")
    before = m.string[max(0, m.start() - 12) : m.start()].casefold()
    if (name in ("May", "March") or len(name) <= 3) and not re.search(
        r"\b(?:in|of|since|by|last|next|until|till|during|from|to|and|early|late|mid|this|between|every)[\s-]$",
        before,
    ):
        return None  # the verb, the march, a name
    if seen.at is None:
        return Meaning(type="DATE", value=f"XXXX-{month:02}")
    if year:
        return Meaning(type="DATE", value=f"{seen.at.year + _step(year):04}-{month:02}")
    here = seen.at.year
    if seen.future:
        return Meaning(type="DATE", value=f"{here + (month < seen.at.month):04}-{month:02}")
    return Meaning(type="DATE", value=f"{here - (month > seen.at.month):04}-{month:02}")


def _step(which: str) -> int:
    """-1 for last, 0 for this, 1 for next."""
    first = which.casefold().removeprefix("the ").split()[0]
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(first, 0)


def _slashed(m: re.Match[str], seen: Seen) -> Meaning | None:
    first, second, year = int(m["a"]), int(m["b"]), int(m["year"])
    if len(m["year"]) == 2:
        if m["s"] != "/":
            return None
        year += 2000 if year < 70 else 1900
    day, month = (first, second) if seen.day_first or m["s"] == "." else (second, first)
    found = _safe(year, month, day) or _safe(year, day, month)
    return _day(found) if found else None


def _weekday(m: re.Match[str], seen: Seen) -> Meaning | None:
    number_of_day = WEEKDAYS.index(m["weekday"].casefold())
    part = f"T{PART_LETTERS[m['part']]}" if m["part"] else ""
    if seen.at is None:
        return Meaning(type="TIME" if part else "DATE", value=f"XXXX-WXX-{number_of_day + 1}{part}")
    today = seen.at.date()
    back = (today.weekday() - number_of_day) % 7
    which = _step(m["which"]) if m["which"] else 0
    if which < 0:
        day = today - timedelta(days=back or 7)
    elif which > 0:
        day = today + timedelta(days=(7 - back) if back else 7)
    elif seen.future or (m["which"] and m["which"].casefold() == "this" and back > 3):
        day = today + timedelta(days=(-back) % 7)
    else:
        day = today - timedelta(days=back)
    return Meaning(type="TIME" if part else "DATE", value=day.isoformat() + part)


def _every_weekday(m: re.Match[str], seen: Seen) -> Meaning | None:
    name = (m["one"] or m["many"].removesuffix("s")).casefold()
    return Meaning(type="SET", value=f"XXXX-WXX-{WEEKDAYS.index(name) + 1}")


def _dayth(m: re.Match[str], seen: Seen) -> Meaning | None:
    if seen.at is None:
        return None
    first = seen.at.date().replace(day=1)
    back = m["inst"] and m["inst"].casefold() == "ult"
    if back or (not m["inst"] and not seen.future and int(m["day"]) > seen.at.day):
        first = add_months(first, -1)
    day = _safe(first.year, first.month, int(m["day"]))
    return _day(day) if day else None


def _today(m: re.Match[str], seen: Seen) -> Meaning | None:
    words = m[0].casefold()
    steps = {"after tomorrow": 2, "before yesterday": -2, "tomorrow": 1, "yesterday": -1}
    step = next((n for name, n in steps.items() if name in words), 0)
    part = next((f"T{letters}" for name, letters in PART_LETTERS.items() if words.endswith(name)), "")
    part = part or ("TNI" if "night" in words else "")
    if seen.at is None:
        return Meaning(type="TIME" if part else "DATE", value=f"XXXX-XX-XX{part}")
    day = seen.at.date() + timedelta(days=step)
    if "overnight" in words:
        day -= timedelta(days=1)
    return Meaning(type="TIME" if part else "DATE", value=day.isoformat() + part)


def _part(m: re.Match[str], seen: Seen) -> Meaning | None:
    which, part = m["which"].casefold(), m["part"].casefold()
    letters = PART_LETTERS[part]
    if seen.at is None:
        return Meaning(type="TIME", value=f"XXXX-XX-XXT{letters}")
    near = which in ("this", "last")
    day = seen.at.date() if near else (seen.ref or seen.at.date())
    day += timedelta(days={"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(which, 0))
    return Meaning(type="TIME", value=f"{day.isoformat()}T{letters}")


def _near_day(m: re.Match[str], seen: Seen) -> Meaning | None:
    day = seen.ref or (seen.at.date() if seen.at else None)
    if day is None:
        return None
    which = (m["which"] or m["other"] or "that").casefold()
    step = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}.get(which, 0)
    return _day(day + timedelta(days=step))


def _which_unit(m: re.Match[str]) -> tuple[str, str]:
    if m["end"]:
        return "this", "weekend"
    if m["yearend"]:
        return "this", "year"
    which = " ".join(m["which"].casefold().split()).removeprefix("the end of").strip()
    return {"this past": "last", "this coming": "next", "the": "this", "": "this"}.get(which, which), m[
        "unit"
    ].casefold()


def _before_unit(m: re.Match[str], seen: Seen) -> Meaning | None:
    """As in "the year before": seen from the last day the text named."""
    day = seen.ref or (seen.at.date() if seen.at else None)
    if day is None:
        return None
    step = 1.0 if m["rel"].casefold() == "after" else -1.0
    value = moved(datetime.combine(day, datetime.min.time()), step, _letter(m["unit"]))
    return Meaning(type="DATE", value=value) if value else None


def _near_unit(m: re.Match[str], seen: Seen) -> Meaning | None:
    which, unit = _which_unit(m)
    if seen.at is None:
        return Meaning(type="DATE", value="XXXX")
    step, day = _step(which), seen.at.date()
    if which.startswith("the ") and which not in ("the coming", "the current") and seen.ref:
        day = seen.ref
    if unit == "weekend" and step == 0 and not seen.future and day.weekday() < 4:
        step = -1
    if unit in ("week", "weekend"):
        value = week(day + timedelta(days=7 * step)) + ("-WE" if unit == "weekend" else "")
    elif unit == "month":
        value = add_months(day.replace(day=1), step).isoformat()[:7]
    elif unit == "quarter":
        there = add_months(day.replace(day=1), 3 * step)
        value = f"{there.year:04}-Q{(there.month + 2) // 3}"
    elif unit == "year":
        value = f"{day.year + step:04}"
    elif unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        value = str(day.year // size + step)
    elif unit == "christmas":
        value = f"{day.year + min(step, 0):04}-12-25"
    elif unit in SEASON_LETTERS:
        value = _season_near(SEASON_LETTERS[unit], step, day)
    else:
        value = _month_near(MONTH_NUMBERS[unit[:3]], step, day)
    return Meaning(type="DATE", value=value)


def _season_near(letters: str, step: int, day: date) -> str:
    first, last = SEASONS[letters]
    year = day.year
    if letters == "WI" and day.month < 3 and step <= 0:
        year -= 1
    if step < 0 and day.month < last:
        year -= 1
    elif step > 0 and day.month >= first:
        year += 1
    return f"{year:04}-{letters}"


def _month_near(month: int, step: int, day: date) -> str:
    year = day.year
    if step < 0 and month >= day.month:
        year -= 1
    elif step > 0 and month <= day.month:
        year += 1
    return f"{year:04}-{month:02}"


def _season(m: re.Match[str], seen: Seen) -> Meaning | None:
    return Meaning(type="DATE", value=f"{m['year']}-{SEASON_LETTERS[m['season'].casefold()]}")


def _portion(m: re.Match[str], seen: Seen) -> Meaning | None:
    """The third quarter, the first half; a half without a year is a football match."""
    portion = "quarter" if m["q"] else m["portion"].casefold()
    nth = int(m["q"]) if m["q"] else ordinal(m["nth"]) or 0
    year = (m["year"] or m["qyear"] or "").casefold()
    if portion == "half" and (not year or nth > 2):
        return None
    letter = "Q" if portion == "quarter" else "H"
    if year.isdigit():
        return Meaning(type="DATE", value=f"{year}-{letter}{nth}")
    if seen.at is None:
        return Meaning(type="DATE", value=f"XXXX-{letter}{nth}")
    here = seen.at.year + (_step(year) if year else 0)
    begins = 3 * nth - 2 if letter == "Q" else 6 * nth - 5
    if not year and not seen.future and begins > seen.at.month:
        here -= 1
    return Meaning(type="DATE", value=f"{here:04}-{letter}{nth}")


def _decade(m: re.Match[str], seen: Seen) -> Meaning | None:
    if m["digits"]:
        return Meaning(type="DATE", value=m["digits"][:3])
    if m["short"]:
        return Meaning(type="DATE", value=f"19{m['short'][0]}")
    before = m.string[max(0, m.start() - 8) : m.start()].casefold() + m[0].casefold()
    if re.search(r"\b(?:his|her|their|my|your|our)\b", before) or "the" not in before:
        return None  # an age
    return Meaning(type="DATE", value=str(DECADES[m["name"].casefold()]))


def _century(m: re.Match[str], seen: Seen) -> Meaning | None:
    nth = ordinal(m["nth"])
    return Meaning(type="DATE", value=f"{nth - 1:02}") if nth and 2 <= nth <= 30 else None


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|to|through|between|during|before|after|circa|and|or|year|early|late"
    r"|mid|back in|summer|spring|winter|autumn|fall|the|fiscal|fy|around|as|than)[\s-]|[(,–/-]\s?)$"
)
_COUNTED = re.compile(r"\s(?:of\s+(?:the|them|its)\b|[a-z]+(?:[^sui\W]s|men|people)\b|percent|per cent)")


def _year(m: re.Match[str], seen: Seen) -> Meaning | None:
    year = int(m["year"])
    before = m.string[max(0, m.start() - 10) : m.start()].casefold()
    after = m.string[m.end() : m.end() + 24]
    if re.search(r"(?:[$£€#.,:]|\bno\.?\s|\bsome\s|\bthan\s|\babout\s|\bto\s\d+|\d[\s-])$", before):
        return None
    counted = _COUNTED.match(after) and not re.match(r"\s(?:was|is|has|as|its|his|this|does)\b", after)
    if year < 1850 or year > 2100:
        if not re.search(r"\b(?:in|since|year|circa|until|by)\s$", before) or counted:
            return None
    elif (
        counted and not re.search(r"\b(?:the|its|his|their|our|in|since|until|for)\s$|[’']s\s$", before)
    ) or not (_YEAR_BEFORE.search(before) or re.match(r"(?:[,.;:)?!]|\s*$|\s[a-z(])", after)):
        return None
    return Meaning(type="DATE", value=f"{year:04}")


def _ago(m: re.Match[str], seen: Seen) -> Meaning | None:
    amount, unit = amount_of(m["count"]), m["unit"].casefold()
    words = " ".join((m["ago"] or m["rel"]).casefold().split())
    if m["rel"] and m["count"] is None:
        return None if words in ("before", "after") else Meaning(type="DATE", value="PAST_REF")
    back = words in ("ago", "earlier", "before", "previously")
    base = seen.at
    if m["rel"] and seen.ref is not None:
        base = datetime.combine(seen.ref, base.time() if base else datetime.min.time())
    if amount is None:
        return Meaning(type="DATE", value="PAST_REF" if back else "FUTURE_REF")
    if base is None:
        return Meaning(type="DATE", value="XXXX")
    letter = _letter(unit)
    if letter == "Q":
        amount, letter = amount * 3, "M"
    if unit.startswith("fortnight"):
        amount *= 2
    value = moved(base, -amount if back else amount, letter)
    return Meaning(type="TIME" if letter.islower() else "DATE", value=value) if value else None


def _stretch(m: re.Match[str], seen: Seen) -> Meaning | None:
    """As in "the last two weeks"; "last week" without "the" and a count is near_unit's."""
    if m["count"] is None and m[0].casefold().startswith(("first", "final")):
        return None
    vague = m["count"] is None and m["unit"].casefold().endswith("s")
    return Meaning(
        type="DURATION",
        value=_period(None if vague else (amount_of(m["count"]) if m["count"] else 1), m["unit"]),
    )


def _set(m: re.Match[str], seen: Seen) -> Meaning | None:
    count = (m["count"] or "").casefold()
    amount = 2.0 if count == "other" else (amount_of(count) if count else 1.0)
    return Meaning(type="SET", value=_period(amount, m["unit"]))


def _adverb(m: re.Match[str], seen: Seen) -> Meaning | None:
    return Meaning(type="SET", value=LY[m["ly"].casefold()] if m["ly"] else _period(1, m["unit"]))


def _hyphened(m: re.Match[str], seen: Seen) -> Meaning | None:
    return Meaning(type="DURATION", value=_period(amount_of(m["count"]), m["unit"]))


def _length(m: re.Match[str], seen: Seen) -> Meaning | None:
    unit, before = m["unit"].casefold(), m.string[max(0, m.start() - 8) : m.start()].casefold()
    if unit in ("mornings", "morning", "evening", "night") or re.search(r"\baged?\s$", before):
        return None
    count = m["count"].casefold()
    if unit in ("second", "quarter", "quarters", "min", "mins", "day") and count in (
        "a",
        "an",
        "some",
        "the",
    ):
        return None if unit != "day" or count == "some" else Meaning(type="DURATION", value="P1D")
    if unit == "minute" and count == "a":
        return None
    return Meaning(type="DURATION", value=_period(amount_of(count), unit))


_PLURAL_BEFORE = re.compile(
    r"\b(?:for|in|within|over|of|after|before|take|takes|took|taken|last|lasted|spent|spend|until|by|just|only|hours|"
    r"days|weeks|months|or|and|than|recent|next|past|previous|few|these|lasting|minutes|years|early|earlier|later)\s$"
)


def _plural(m: re.Match[str], seen: Seen) -> Meaning | None:
    before = m.string[max(0, m.start() - 10) : m.start()].casefold()
    if m["rel"] and not _PLURAL_BEFORE.search(before):
        return Meaning(type="DURATION", value=_period(None, m["unit"]))
    if not _PLURAL_BEFORE.search(before) or before.endswith(("early ",)):
        return None
    return Meaning(type="DURATION", value=_period(None, m["unit"]))


def _nth_unit(m: re.Match[str], seen: Seen) -> Meaning | None:
    """The third week of what began: a week where the text says when it began."""
    unit, nth = m["unit"].casefold(), ordinal(m["nth"])
    if nth is None:
        return None
    if seen.began is not None and nth:
        start = datetime.combine(seen.began, datetime.min.time())
        value = moved(start, nth - 1, _letter(unit))
        return Meaning(type="DATE", value=value) if value else None
    return Meaning(
        type="DATE", value={"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX")
    )


def _ref(m: re.Match[str], seen: Seen) -> Meaning | None:
    which = "PRESENT_REF" if m["now"] else "PAST_REF" if m["past"] else "FUTURE_REF"
    return Meaning(type="DATE", value=which)


def _holiday(m: re.Match[str], seen: Seen) -> Meaning | None:
    name = m["holiday"].casefold().replace("’", "'").replace("year's", "year")
    days = {
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
    }
    days |= {
        "new year day": (1, 1),
        "new year eve": (12, 31),
        "valentine's day": (2, 14),
        "halloween": (10, 31),
    }
    month, day = days.get(name, (7, 4))
    if m["year"]:
        return _day(date(int(m["year"]), month, day))
    near = _near_year(month, day, seen)
    return _day(near) if near else Meaning(type="DATE", value=f"XXXX-{month:02}-{day:02}")


RESOLVERS: dict[str, Resolver] = {
    "iso": _iso,
    "calendar": _calendar,
    "month": _month,
    "slashed": _slashed,
    "weekday": _weekday,
    "every_weekday": _every_weekday,
    "dayth": _dayth,
    "today": _today,
    "part": _part,
    "near_day": _near_day,
    "near_unit": _near_unit,
    "before_unit": _before_unit,
    "season": _season,
    "portion": _portion,
    "decade": _decade,
    "century": _century,
    "year": _year,
    "ago": _ago,
    "stretch": _stretch,
    "set": _set,
    "adverb": _adverb,
    "hyphened": _hyphened,
    "length": _length,
    "plural": _plural,
    "nth_unit": _nth_unit,
    "ref": _ref,
    "holiday": _holiday,
}
