"""Quantities as written, with their bounds and units; what is counted is in figures_count.py.

Bounds are kept as said: "more than 1,500" is > 1500, "dozens" is at least 24 and has no value, "all" has
neither. What only looks like a quantity (a date, TB2, Flight 17, 41.46 N, the 3rd) is left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading.figures_units import FRONT, SIGNED, TAIL, UNIT, Quantity, after, bound, bounded, unit_of
from dateline.reading.figures_vague import dozens, fractions, vague
from dateline.reading.numerals import MAGNITUDE, NUMBER, clean, number

_ONE = rf"(?:{NUMBER})(?:{MAGNITUDE}(?:\s(?:thousand|million|billion)\b)?)?"
_COUNTED = re.compile(
    rf"(?:\b(?:(?:{FRONT})\s+)|(?<![\w.])(?P<mark>[~≈<>])\s?)?(?:(?:a\s+total\s+of|an?\s+(?:further"
    rf"|additional|extra|record|staggering))\s+)?"
    rf"(?P<between>between\s+|from\s+)?(?P<sign>{SIGNED})?(?P<one>{_ONE})(?:(?P<unit1>%"
    rf"|\s?per\s?cent\b|\s?(?:km|cm|mm|m|in|ft|kg)\b)?"
    rf"(?P<range>\s?[-–—]\s?|-to-|\s+(?:to|and|or)\s+)(?:{SIGNED})?(?P<two>{_ONE}))?",
    re.I,
)
_NOT_AFTER = re.compile(  # what stands before a number that makes it a name, a part of a number or a position
    r"(?:[\w][-/.]?|[#@°'’&]|\b(?:No|Nos|no|Flight|flight|Route|Highway|Article|article|Section"
    r"|section|Row|Chapter"
    r"|chapter|Room|Page|page|pages|Channel|Unit|Line|Gate|Platform|Model|Type|Mark|Windows|Level"
    r"|Phase|phase|Season"
    r"|Episode|Part|part|Volume|Game|Round|Week|Day|Area|Block|Zone|Grade|Class|Size|Radio|Apollo"
    r"|Boeing|Airbus"
    r"|Reactor|Interstate|US|Union|Resolution|resolution|Act|Bill|Rule|Version|version|Category"
    r"|category|Tel|tel"
    r"|Phone|latitude|longitude|Proposition|Title|Schedule|Annex|Pier|Berth)\.?\s)$"
)
_CHANGED = re.compile(
    r"\b(?:rose|risen|rise|fell|fallen|fall|up|down|gained|lost|increased|decreased|grew|dropped"
    r"|slid|jumped|by)"
    r"(?:\s+by)?\s+(?:about\s+)?$"
)
_NOT_BEFORE = re.compile(
    r"(?:(?:st|nd|rd|th)\b|\s?°(?!\s?[CF])|°?\s?\d*['′’]?\s?[NSEW]\b(?![\s-]?\w)|[A-Za-z]*\d"
    r"|-?(?:[A-Z]\d|[a-z]{2,}\.[a-z])|[:/]\d"
    r"|['’]?s\b|\s?(?:[ap]\.?\s?m\b|o['’]clock)|-(?:th|st|nd|rd)\b|@)"
)


def quantities(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    """Every quantity of a text, in order, none over another or over a span in `taken` (dates)."""
    found = [*fractions(text), *dozens(text), *vague(text), *_counted(text)]
    found.sort(key=lambda q: (q.start, -q.end))
    spans = sorted(taken)
    at, last = 0, -1
    for quantity in found:
        while at < len(spans) and spans[at][1] <= quantity.number_start:
            at += 1
        over = at < len(spans) and spans[at][0] < quantity.end and quantity.number_start < spans[at][1]
        if quantity.start >= last and not over:
            last = quantity.end
            yield quantity


def _counted(text: str) -> Iterator[Quantity]:
    found = _COUNTED.search(text)
    while found is not None:
        quantity = _quantity(text, found)
        if quantity is not None:
            yield quantity
        alone = found["two"] and (quantity is None or quantity.comparator != "range")
        found = _COUNTED.search(text, found.end("range") if alone else found.end())


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    first = found.start("sign") if found["sign"] else found.start("one")
    if _is_name(text, found, first):
        return None
    one, two = number(found["one"]), number(found["two"]) if found["two"] else None
    count_end = found.end("two") if two is not None else found.end("one")
    if one is None:
        return None
    joined = (found["range"] or "").strip().casefold()
    if two is not None and not _ranges(found, one, two, joined):
        two, count_end = None, found.end("one")
    tail = TAIL.match(text, count_end)
    unit = UNIT.match(text, tail.end() if tail else count_end)
    if unit and not tail:
        tail = TAIL.match(text, unit.end())
    name, kind = unit_of(unit, found["sign"])
    comparator = bound(found) or after(tail) or "="
    end = max(count_end, unit.end() if unit else 0, tail.end() if tail else 0)
    start = found.start() if two is not None or not found["between"] else first
    if two is not None:
        scaled = _same_scale(one, two, found["one"], found["two"])
        return Quantity(
            start=start, end=end, number_start=first, count_end=count_end, comparator="range",
            low=min(scaled, two), high=max(scaled, two), unit=name, kind=kind,
        )  # fmt: skip
    low, high = bounded(comparator, one)
    return Quantity(
        start=start, end=end, number_start=first, count_end=count_end, comparator=comparator,
        low=low, high=high, value=one, unit=name, kind=kind,
    )  # fmt: skip


def _is_name(text: str, found: re.Match[str], first: int) -> bool:
    before = text[max(0, first - 14) : first]
    if not found["sign"] and _NOT_AFTER.search(before):
        apart = re.search(r"(?:(?:^|[\s(\[“\"'‘—–])[-+]?|[~≈])$", before)
        if not apart:
            return True
        if found["one"][0].isdigit():
            return bool(re.search(r"[A-Za-z.]\s$", before))
    end = found.end("two") if found["two"] else found.end("one")
    after = text[end : end + 12]
    if not UNIT.match(text, end) and _NOT_BEFORE.match(after):
        return True
    lead = text[max(0, first - 2) : first]
    return (
        (lead in ("", "\n", "\n\n") or lead.endswith("\n"))
        and bool(re.match(r"[.)]\s", after))
        and not found["sign"]
    )


def _ranges(found: re.Match[str], one: float, two: float, joined: str) -> bool:
    """Whether two numbers are one range: 40 to 60, 40-60, between 40 and 60; not "rose 9 to 84"."""
    if joined in ("and", "or"):
        opened = (found["between"] or "").strip().casefold() == "between"
        return opened if joined == "and" else (two > one and two <= 2 * one + 1)
    first, second = found["one"], found["two"]
    scaled = one if one >= two else _same_scale(one, two, first, second)
    if joined in ("-", "–", "—", "-to-"):
        return two > scaled
    if joined == "to" and _CHANGED.search(found.string, max(0, found.start() - 24), found.start()):
        return False
    if found["sign"] and one >= 1000:
        return two > one
    if first.isalpha() != second.isalpha() and one < 20:
        return two > one
    return (
        two > scaled
        and (two <= 20 * max(scaled, 1.0) or scaled == 0)
        and not (found["unit1"] is None and "%" in found[0])
    )


def _same_scale(one: float, two: float, first: str, second: str) -> float:
    """In "2 to 3 million" the 2 is two million, in "four to five thousand" the four is four thousand."""
    scale = _SCALE.search(second)
    if scale is None or one >= 1000 or two < 100 or _SCALE.search(first):
        return one
    plain = number(second[: scale.start()])
    return clean(one * two / plain) if plain else one


_SCALE = re.compile(r"[\s-]?(?:hundred|thousand|million|billion|trillion|bn|mn|mln|tn|[kmb])$", re.I)
