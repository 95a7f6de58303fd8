"""Quantities as written, with their bounds and units; what is counted is in figures_count.py.

Bounds are kept as said: "more than 1,500" is > 1500, "dozens" is at least 24 and has no value, "all" has
neither. What only looks like a quantity (a date, TB2, Flight 17, 41.46 N, the 3rd) is left out here. A text
is gone through once, word by word; only where a number can begin is anything else looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.reading.figures_bounds import Front, after, bounded, front
from dateline.reading.figures_names import is_name, is_pronoun, names_listed, no_figure, pair
from dateline.reading.figures_ranges import ONE, range_of
from dateline.reading.figures_units import Quantity, Unit, UnitKind, sign_before, unit_at
from dateline.reading.figures_vague import VAGUE, dozens, fractions, vague
from dateline.reading.numerals import TENS, UNITS, clean, number

_WORD = re.compile(r"[^\W\d_]+|\d+|[½¼¾⅓⅔]")
_SEEDS = VAGUE | frozenset(UNITS) | frozenset(TENS) | {"half", "½", "¼", "¾", "⅓", "⅔"}
_ARTICLE = re.compile(
    r"\s(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen|score|half[\s-]dozen|handful|number"
    r"|couple|few|half|third|quarter|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth)\b"
)
_METRES = re.compile(
    r"m(?:\s?\(\d|\s(?:by|x)\s\d|-(?:long|high|wide|deep|tall)\b|\s(?:deep|high|wide|long|tall|away|from"
    r"|below|above|under"
    r"|beneath|north|south|east|west|off"
    r"|apart|ahead|behind|sprint|race"
    r"|dash|hurdles|freestyle|backstroke|butterfly|breaststroke|medley|relay|runner|sprinter|champion|final"
    r"|heats?|swim|pool|radius|diameter"
    r"|drop|crater|stretch|yacht|vessel|boat|ship|tunnel|bridge|fence|wall|tower|waves?|tsunami|cliff|trench"
    r"|tall|to the|down|underground"
    r"|underwater|above)\b)"
)
_METRE = re.compile(rf"\sm(?=[,.;)]|\s?[-–]|$)|\s(?={_METRES.pattern})")
_POWER = re.compile(r"\s?[×x]\s?10(?:\^|\*\*|(?=[-−–]\d))\s?([-−–]?\d{1,2})(?!\d)")
_RACES = frozenset((60.0, 100.0, 200.0, 400.0, 800.0, 1500.0, 5000.0, 10000.0))
_POUNDS = re.compile(
    r"\sof\s(?!debt|aid|damage|savings|cuts|taxpayer|public|funding|investment)|\sper\ssquare"
)


def lowered(text: str) -> str:
    """The text in lower case, with every character where it was."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def quantities(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    """Every quantity of a text, in order, none over another or over a span in `taken` (dates)."""
    low, spans = lowered(text), sorted(taken)
    at = past = last = 0
    for word in _WORD.finditer(low):
        start = word.start()
        if start < past or not _begins(low, word[0], start, word.end()):
            continue
        if word[0].isdigit():
            past = no_figure(text, start)
            if past:
                continue
        found, past = _read(text, low, _point(text, start))
        for quantity in found:
            while at < len(spans) and spans[at][1] <= quantity.number_start:
                at += 1
            over = at < len(spans) and spans[at][0] < quantity.end and quantity.number_start < spans[at][1]
            if over:
                past = max(quantity.number_start + 1, min(past, spans[at][1]))
            elif quantity.number_start >= last:
                yield quantity if quantity.start >= last else replace(quantity, start=quantity.number_start)
                last = quantity.end


def _begins(low: str, word: str, start: int, end: int) -> bool:
    """Whether a number can begin with a word."""
    if word in ("a", "an"):
        return _ARTICLE.match(low, end) is not None
    if word in _SEEDS:
        return True
    return word[0].isdigit()


def _point(text: str, start: int) -> int:
    """Where a number begins whose first digits are those after a point: ".75"."""
    return (
        start - 1
        if text[max(0, start - 1) : start] == "." and not text[max(0, start - 2) : start - 1].isalnum()
        else start
    )


def _read(text: str, low: str, at: int) -> tuple[list[Quantity], int]:
    """The quantities that begin with a number at `at`, and where to go on."""
    if low[at].isdigit():
        score = pair(text, low, at)
        if score:
            return _both(text, low, at, score)
    found = [q for q in (fractions(text, low, at), dozens(text, low, at), vague(text, low, at)) if q]
    worded = max(found, key=lambda q: q.end, default=None)
    quantity, past = _counted(text, low, at)
    if worded is not None and (
        quantity is None or worded.end >= quantity.end or worded.count_end > quantity.count_end
    ):
        named = low[at].isdigit() and is_name(text, at, worded.count_end, unit=True)
        return ([] if named else [worded]), worded.end
    return ([quantity] if quantity else []), past


def _both(text: str, low: str, at: int, score: tuple[int, bool]) -> tuple[list[Quantity], int]:
    """The two numbers of a vote ("52-48"); of a score, none."""
    end, voted = score
    found = []
    for part in re.finditer(r"\d+", text[at:end]) if voted and not is_name(text, at, end, unit=False) else ():
        value = float(part[0])
        start, stop = at + part.start(), at + part.end()
        found.append(
            Quantity(
                start=start,
                end=stop,
                number_start=start,
                count_end=stop,
                comparator="=",
                low=value,
                high=value,
                value=value,
            )
        )
    return found, end


def _counted(text: str, low: str, at: int) -> tuple[Quantity | None, int]:
    """A number with its unit and bounds, or a range of two."""
    found = ONE.match(text, at)
    if found is None:
        return None, at + 1
    end, metres = found.end(), False
    if found["scale"] in ("m", "M") and not sign_before(text, at) and _is_metres(low, found):
        end, metres = found.end("number"), True
    one = number(text[at:end])
    power = _POWER.match(text, end) if one is not None else None
    if one is not None and power:  # "1.99×10^30"
        one, end = clean(one * 10.0 ** int(power[1].replace("−", "-").replace("–", "-"))), power.end()
    sign = sign_before(text, at)
    first = sign[0] if sign else at
    unit = Unit(end=end + 1, name="m", kind="distance") if metres else unit_at(text, low, end)
    if unit is None and not sign and _METRE.match(low, end):
        unit = Unit(end=end + 2, name="m", kind="distance")
    lead = front(low, first)
    if one is None or (found[0].casefold() == "one" and is_pronoun(low, at, end)):
        return None, end
    ranged = None if power else range_of(text, low, found, (one, end), unit, lead, signed=sign is not None)
    if ranged is not None:
        one, two, count_end = ranged
        unit = unit_at(text, low, count_end) or unit
        if is_name(text, first, count_end, unit=_is_unit(unit) or sign is not None):
            return None, count_end
        return _quantity(text, low, (first, count_end), lead, unit, sign, (one, two)), count_end
    if is_name(text, first, end, unit=_is_unit(unit) or sign is not None):
        return None, names_listed(text, first, end)
    quantity = _quantity(text, low, (first, end), lead, unit, sign, (one, None))
    return quantity, max(end, quantity.end)


def _is_unit(unit: Unit | None) -> bool:
    """Whether a unit is surely one: "Route 9W" is no power."""
    return unit is not None and len(unit.name) > 1


def _is_metres(low: str, found: re.Match[str]) -> bool:
    """Whether the letter after a number stands for metres: "10m deep", "the 100m"."""
    at = found.end("number")
    if _METRES.match(low, at):
        return True
    lead = low[max(0, found.start() - 8) : found.start()]
    value = number(found["number"])
    return value in _RACES and re.search(r"(?:\bthe|\bover|['’]s)\s$", lead) is not None


def _quantity(
    text: str,
    low: str,
    span: tuple[int, int],
    lead: Front,
    unit: Unit | None,
    sign: tuple[int, str] | None,
    values: tuple[float, float | None],
) -> Quantity:
    first, count_end = span
    stop = unit.end if unit and unit.end > count_end else count_end
    tail = after(low, count_end)
    if tail:
        unit = unit_at(text, low, tail[0]) or unit
        stop = max(tail[0], unit.end if unit else 0)
    else:
        tail = after(low, stop)
        stop = tail[0] if tail else stop
    name = sign[1] if sign else unit.name if unit else None
    kind: UnitKind | None = "money" if sign else unit.kind if unit else None
    one, two = values
    if name == "lb" and one >= 1e6 and not _POUNDS.match(low, stop):
        name, kind = "GBP", "money"
    if two is not None:
        start = lead.start if lead.opened or lead.comparator else first
        return Quantity(
            start=start, end=stop, number_start=first, count_end=count_end, comparator="range",
            low=min(one, two), high=max(one, two), unit=name, kind=kind,
        )  # fmt: skip
    comparator = lead.comparator or (tail[1] if tail else "=")
    if (
        kind == "other"
        and name in ("°C", "°F", "°")
        and re.search(r"(?:\bminus|(?<!\w)[-−])\s?$", low[max(0, first - 7) : first])
    ):
        one = -one
    least, most = bounded(comparator, one)
    start = first if lead.opened and lead.comparator is None else lead.start
    return Quantity(
        start=start, end=stop, number_start=first, count_end=count_end, comparator=comparator,
        low=least, high=most, value=one, unit=name, kind=kind,
    )  # fmt: skip
