"""What days, weeks, months, seasons and years mean, seen from a moment and a tense.

One function a kind, named as in times_grammar. News looks back: without a future tense the past is
preferred.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from dateline.reading.times_grammar import MONTH_NUMBERS, WEEKDAYS
from dateline.reading.times_values import add_months
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
    clock: datetime | None = None  # the last time of day the text named, local and naive
    began: date | None = None  # when "the conflict began", for "its third week"


Resolver: TypeAlias = Callable[[re.Match[str], Seen], Meaning | None]


UNIT_LETTERS = {"second": "s", "minute": "m", "min": "m", "hour": "h", "hr": "h", "day": "D", "night": "D"}


UNIT_LETTERS |= {"morning": "D", "evening": "D", "week": "W", "fortnight": "W", "weekend": "W", "month": "M"}


UNIT_LETTERS |= {"quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE"}


PART_LETTERS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def _day(day: date) -> Meaning:
    return Meaning(type="DATE", value=day.isoformat())


def letter(unit: str) -> str:
    unit = unit.casefold()
    return UNIT_LETTERS[unit.removesuffix("s") if unit not in UNIT_LETTERS else unit]


def iso(m: re.Match[str], seen: Seen) -> Meaning | None:
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


def calendar(m: re.Match[str], seen: Seen) -> Meaning | None:
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


def month(m: re.Match[str], seen: Seen) -> Meaning | None:
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
        return Meaning(type="DATE", value=f"{seen.at.year + step_of(year):04}-{month:02}")
    here = seen.at.year
    if seen.future:
        return Meaning(type="DATE", value=f"{here + (month < seen.at.month):04}-{month:02}")
    return Meaning(type="DATE", value=f"{here - (month > seen.at.month):04}-{month:02}")


def step_of(which: str) -> int:
    """-1 for last, 0 for this, 1 for next."""
    first = which.casefold().removeprefix("the ").split()[0]
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(first, 0)


def slashed(m: re.Match[str], seen: Seen) -> Meaning | None:
    first, second, year = int(m["a"]), int(m["b"]), int(m["year"])
    if len(m["year"]) == 2:
        if m["s"] != "/":
            return None
        year += 2000 if year < 70 else 1900
    day, month = (first, second) if seen.day_first or m["s"] == "." else (second, first)
    found = _safe(year, month, day) or _safe(year, day, month)
    return _day(found) if found else None


def weekday(m: re.Match[str], seen: Seen) -> Meaning | None:
    number_of_day = WEEKDAYS.index(m["weekday"].casefold())
    part = f"T{PART_LETTERS[m['part']]}" if m["part"] else ""
    if seen.at is None:
        return Meaning(type="TIME" if part else "DATE", value=f"XXXX-WXX-{number_of_day + 1}{part}")
    today = seen.at.date()
    back = (today.weekday() - number_of_day) % 7
    which = step_of(m["which"]) if m["which"] else 0
    if which < 0:
        day = today - timedelta(days=back or 7)
    elif which > 0:
        day = today + timedelta(days=(7 - back) if back else 7)
    elif seen.future or (m["which"] and m["which"].casefold() == "this" and back > 3):
        day = today + timedelta(days=(-back) % 7)
    else:
        day = today - timedelta(days=back)
    return Meaning(type="TIME" if part else "DATE", value=day.isoformat() + part)


def every_weekday(m: re.Match[str], seen: Seen) -> Meaning | None:
    name = (m["one"] or m["many"].removesuffix("s")).casefold()
    return Meaning(type="SET", value=f"XXXX-WXX-{WEEKDAYS.index(name) + 1}")


def dayth(m: re.Match[str], seen: Seen) -> Meaning | None:
    if seen.at is None:
        return None
    first = seen.at.date().replace(day=1)
    back = m["inst"] and m["inst"].casefold() == "ult"
    if back or (not m["inst"] and not seen.future and int(m["day"]) > seen.at.day):
        first = add_months(first, -1)
    day = _safe(first.year, first.month, int(m["day"]))
    return _day(day) if day else None


def today(m: re.Match[str], seen: Seen) -> Meaning | None:
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


def part(m: re.Match[str], seen: Seen) -> Meaning | None:
    which, part = m["which"].casefold(), m["part"].casefold()
    letters = PART_LETTERS[part]
    if seen.at is None:
        return Meaning(type="TIME", value=f"XXXX-XX-XXT{letters}")
    near = which in ("this", "last")
    day = seen.at.date() if near else (seen.ref or seen.at.date())
    day += timedelta(days={"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(which, 0))
    return Meaning(type="TIME", value=f"{day.isoformat()}T{letters}")


def near_day(m: re.Match[str], seen: Seen) -> Meaning | None:
    day = seen.ref or (seen.at.date() if seen.at else None)
    if day is None:
        return None
    which = (m["which"] or m["other"] or "that").casefold()
    step = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}.get(which, 0)
    return _day(day + timedelta(days=step))


def holiday(m: re.Match[str], seen: Seen) -> Meaning | None:
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
