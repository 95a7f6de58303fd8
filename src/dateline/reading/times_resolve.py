"""What a matched time expression means: TIMEX3 type and value. Days and dates are in times_days.py; here
is what lasts, what comes again, and what lies some time before or after. `RESOLVERS` has them all.

Each gets the match and a `Seen` and gives a `Meaning`, or None where the words are no time after all.
"""

from __future__ import annotations

import re
from datetime import datetime

from dateline.reading import times_days as days
from dateline.reading import times_years as years
from dateline.reading.numerals import number, ordinal
from dateline.reading.times_days import Meaning, Resolver, Seen, letter
from dateline.reading.times_values import moved

LY = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q"}
LY |= {"annually": "P1Y", "annual": "P1Y", "yearly": "P1Y", "hourly": "PT1H"}
VAGUE = {"few", "a few", "several", "many", "some", "couple of", "a couple of", "multi", "dozens of"}
VAGUE |= {"hundreds of", "thousands of", "tens of"}


def _period(amount: float | None, unit: str) -> str:
    """The TIMEX3 period of an amount, None for a vague one: P2W, PT24H, PXY."""
    unit_letter = letter(unit)
    if unit.casefold().startswith("fortnight") and amount:
        amount *= 2
    if unit_letter == "h" and amount == 0.5:
        unit_letter, amount = "m", 30
    many = "X" if amount is None else f"{amount:g}"
    if unit_letter == "Q" and amount:
        unit_letter, many = "M", f"{amount * 3:g}"
    return f"P{'T' if unit_letter.islower() else ''}{many}{unit_letter.upper()}"


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


def _ago(m: re.Match[str], seen: Seen) -> Meaning | None:
    amount, unit = amount_of(m["count"]), m["unit"].casefold()
    words = " ".join((m["ago"] or m["rel"]).casefold().split())
    if m["rel"] and m["count"] is None:
        return None if words in ("before", "after") else Meaning(type="DATE", value="PAST_REF")
    back = words in ("ago", "earlier", "before", "previously")
    base = seen.at
    if m["rel"] and letter(unit).islower():
        if seen.clock is None:  # hours after something that has no time of its own
            return Meaning(type="TIME", value="XXXX-XX-XXTXX:XX")
        base = seen.clock
    elif m["rel"] and seen.ref is not None:
        base = datetime.combine(seen.ref, base.time() if base else datetime.min.time())
    if amount is None:
        return Meaning(type="DATE", value="PAST_REF" if back else "FUTURE_REF")
    if base is None:
        return Meaning(type="DATE", value="XXXX")
    unit_letter = letter(unit)
    if unit_letter == "Q":
        amount, unit_letter = amount * 3, "M"
    if unit.startswith("fortnight"):
        amount *= 2
    value = moved(base, -amount if back else amount, unit_letter)
    return Meaning(type="TIME" if unit_letter.islower() else "DATE", value=value) if value else None


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
        value = moved(start, nth - 1, letter(unit))
        return Meaning(type="DATE", value=value) if value else None
    return Meaning(
        type="DATE", value={"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX")
    )


def _ref(m: re.Match[str], seen: Seen) -> Meaning | None:
    which = "PRESENT_REF" if m["now"] else "PAST_REF" if m["past"] else "FUTURE_REF"
    return Meaning(type="DATE", value=which)


RESOLVERS: dict[str, Resolver] = {
    "iso": days.iso,
    "calendar": days.calendar,
    "month": days.month,
    "slashed": days.slashed,
    "weekday": days.weekday,
    "every_weekday": days.every_weekday,
    "dayth": days.dayth,
    "today": days.today,
    "part": days.part,
    "near_day": days.near_day,
    "near_unit": years.near_unit,
    "before_unit": years.before_unit,
    "season": years.season,
    "portion": years.portion,
    "decade": years.decade,
    "century": years.century,
    "year": years.year,
    "ago": _ago,
    "stretch": _stretch,
    "set": _set,
    "adverb": _adverb,
    "hyphened": _hyphened,
    "length": _length,
    "plural": _plural,
    "nth_unit": _nth_unit,
    "ref": _ref,
    "holiday": days.holiday,
}
