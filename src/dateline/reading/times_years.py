"""What weeks, months, seasons, quarters, years, decades and centuries mean when a text names them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from dateline.reading.numerals import ordinal
from dateline.reading.times_days import Meaning, Seen, letter, step_of
from dateline.reading.times_grammar import MONTH_NUMBERS
from dateline.reading.times_values import SEASONS, add_months, moved, week

SEASON_LETTERS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


DECADES = {"twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196}


DECADES |= {"seventies": 197, "eighties": 198, "nineties": 199}


def _which_unit(m: re.Match[str]) -> tuple[str, str]:
    if m["end"]:
        return "this", "weekend"
    if m["yearend"]:
        return "this", "year"
    which = " ".join(m["which"].casefold().split()).removeprefix("the end of").strip()
    return {"this past": "last", "this coming": "next", "the": "this", "": "this"}.get(which, which), m[
        "unit"
    ].casefold()


def before_unit(m: re.Match[str], seen: Seen) -> Meaning | None:
    """As in "the year before": seen from the last day the text named."""
    day = seen.ref or (seen.at.date() if seen.at else None)
    if day is None:
        return None
    step = 1.0 if m["rel"].casefold() == "after" else -1.0
    value = moved(datetime.combine(day, datetime.min.time()), step, letter(m["unit"]))
    return Meaning(type="DATE", value=value) if value else None


def near_unit(m: re.Match[str], seen: Seen) -> Meaning | None:
    which, unit = _which_unit(m)
    if seen.at is None:
        return Meaning(type="DATE", value="XXXX")
    step, day = step_of(which), seen.at.date()
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


def season(m: re.Match[str], seen: Seen) -> Meaning | None:
    return Meaning(type="DATE", value=f"{m['year']}-{SEASON_LETTERS[m['season'].casefold()]}")


def portion(m: re.Match[str], seen: Seen) -> Meaning | None:
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
    here = seen.at.year + (step_of(year) if year else 0)
    begins = 3 * nth - 2 if letter == "Q" else 6 * nth - 5
    if not year and not seen.future and begins > seen.at.month:
        here -= 1
    return Meaning(type="DATE", value=f"{here:04}-{letter}{nth}")


def decade(m: re.Match[str], seen: Seen) -> Meaning | None:
    if m["digits"]:
        return Meaning(type="DATE", value=m["digits"][:3])
    if m["short"]:
        return Meaning(type="DATE", value=f"19{m['short'][0]}")
    before = m.string[max(0, m.start() - 8) : m.start()].casefold() + m[0].casefold()
    if re.search(r"\b(?:his|her|their|my|your|our)\b", before) or "the" not in before:
        return None  # an age
    return Meaning(type="DATE", value=str(DECADES[m["name"].casefold()]))


def century(m: re.Match[str], seen: Seen) -> Meaning | None:
    nth = ordinal(m["nth"])
    return Meaning(type="DATE", value=f"{nth - 1:02}") if nth and 2 <= nth <= 30 else None


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|to|through|between|during|before|after|circa|and|or|year|early|late"
    r"|mid|back in|summer|spring|winter|autumn|fall|the|fiscal|fy|around|as|than)[\s-]|[(,–/-]\s?)$"
)


_COUNTED = re.compile(r"\s(?:of\s+(?:the|them|its)\b|[a-z]+(?:[^sui\W]s|men|people)\b|percent|per cent)")


def year(m: re.Match[str], seen: Seen) -> Meaning | None:
    year = int(m["year"])
    before = m.string[max(0, m.start() - 10) : m.start()].casefold()
    after = m.string[m.end() : m.end() + 24]
    if re.search(
        r"(?:[$£€#.,:]|\b(?:flight|unit|route|highway|section|model|room|box|area)\s|\bno\.?\s|\bsome\s|\bthan\s|\babout\s|\bto\s\d+|\d[\s-])$",
        before,
    ):
        return None
    counted = _COUNTED.match(after) and not re.match(r"\s(?:was|is|has|as|its|his|this|does)\b", after)
    if year < 1850 or year > 2100:
        if not re.search(r"\b(?:in|since|year|circa|until|by)\s$", before) or counted:
            return None
    elif (
        counted and not re.search(r"\b(?:the|its|his|their|our|in|since|until|for)\s$|[’']s\s$", before)
    ) or not (
        _YEAR_BEFORE.search(before)
        or re.match(r"(?:[,.;:)?!]|\s*$|\s[a-z(]|\s[-–]\s(?:1[89]|20)\d\d\b(?!\s[a-z]+s\b))", after)
    ):
        return None
    return Meaning(type="DATE", value=f"{year:04}")
