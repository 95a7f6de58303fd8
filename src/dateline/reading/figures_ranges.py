"""Ranges of two numbers: 40 to 60, 40-60, between 40 and 60; not "rose 9 to 84", which are two."""

from __future__ import annotations

import re

from dateline.reading.figures_bounds import Front
from dateline.reading.figures_units import MARKS, Unit, unit_at
from dateline.reading.numerals import MAGNITUDE, NUMBER, clean, number

ONE = re.compile(rf"(?P<number>{NUMBER})(?P<scale>{MAGNITUDE})?", re.I)
_JOINED = re.compile(r"-to-|\s?[-–—]\s?|\s+(?:to|and|or|through)\s+|\sto-", re.I)
_SIGN_AFTER = re.compile(rf"(?:US|AU?|C|NZ|HK|S)?[{MARKS}]\s?")
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|up|down|gain(?:ed|s)?|lost|increas(?:ed|es?"
    r"|ing)|decreas(?:ed|es?|ing)"
    r"|grew|gr(?:own|ows?)|dropp?(?:ed|s)?|slid|jump(?:ed|s)?|climb(?:ed|s)?|slow(?:ed|s)?|cut|rais(?:ed|es?"
    r"|ing)|lower(?:ed|s|ing)?|by"
    r"|improv(?:ed|es?)|slipp?(?:ed|s)?|surged|soared|eased|widen(?:ed|s)?|narrow(?:ed|s)?|chang(?:ed|e))"
    r"(?:\s+by)?\s+(?:about\s+)?$"
)
_SCALED = re.compile(r"[\s-]?(?:hundred|thousand|million|billion|trillion|bn|mn|mln|tn|[kmb])$", re.I)


def range_of(
    text: str,
    low: str,
    found: re.Match[str],
    first: tuple[float, int],
    unit: Unit | None,
    lead: Front,
    *,
    signed: bool,
) -> tuple[float, float, int] | None:
    """The numbers of a range and where it ends: 40 to 60, 40-60, between 40 and 60; not "rose 9 to 84"."""
    one, end = first
    after_unit = unit.end if unit else end
    joined = _JOINED.match(low, after_unit)
    if joined is None:
        return None
    sign = _SIGN_AFTER.match(text, joined.end())
    begin = sign.end() if sign else joined.end()
    second = ONE.match(text, begin)
    if second is None or (second["number"][0].isalpha() and begin and low[begin - 1].isalpha()):
        return None
    two = number(second[0])
    unit2 = unit_at(text, low, second.end())
    if (
        two is None
        or (unit and (unit2 is None or unit2.kind != unit.kind))
        or (not unit and unit2 and signed and not sign)
    ):
        return None
    scaled = _same_scale(one, two, found[0], second[0])
    word = joined[0].strip()
    if not _ranges(low, lead, (one, two, scaled), (found[0], second[0]), word, signed):
        return None
    return scaled, two, second.end()


def _ranges(
    low: str,
    lead: Front,
    values: tuple[float, float, float],
    written: tuple[str, str],
    word: str,
    signed: bool,
) -> bool:
    one, two, scaled = values
    if word in ("and", "or"):
        if word == "and":
            return lead.opened == "between"
        return one < two <= 2 * one + 1
    if word in ("-", "–", "—", "-to-", "to-"):
        return two > scaled
    if _CHANGED.search(low, max(0, lead.start - 24), lead.start):
        return False
    if lead.opened == "from" or (signed and one >= 1000):
        return two > scaled
    if written[0].isalpha() != written[1].isalpha() and one < 20:
        return two > one
    return two > scaled and (two <= 20 * max(scaled, 1.0) or scaled == 0)


def _same_scale(one: float, two: float, first: str, second: str) -> float:
    """In "2 to 3 million" the 2 is two million, in "four to five thousand" the four is four thousand."""
    scale = _SCALED.search(second)
    if scale is None or one >= 1000 or two < 100 or _SCALED.search(first):
        return one
    plain = number(second[: scale.start()])
    return clean(one * two / plain) if plain else one
