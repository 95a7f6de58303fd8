"""Quantities in words: dozens, hundreds of, several, a dozen, half, two-thirds, one in three."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading.figures_units import FRONT, UNIT, Quantity, bound, bounded, unit_of
from dateline.reading.numerals import NUMBER, PARTS, clean, number

_VAGUE: tuple[tuple[str, float | None], ...] = (
    (r"tens\s+of\s+thousands", 20_000.0),
    (r"hundreds\s+of\s+thousands", 200_000.0),
    (r"(?:tens|dozens)\s+of\s+millions", 20_000_000.0),
    (r"hundreds\s+of\s+millions", 200_000_000.0),
    (r"thousands\s+upon\s+thousands|thousands", 2_000.0),
    (r"hundreds", 200.0),
    (r"millions", 2_000_000.0),
    (r"billions", 2_000_000_000.0),
    (r"dozens", 24.0),
    (r"scores", 40.0),
    (r"several|numerous|a\s+handful|a\s+number(?=\s+of\s)", 3.0),
    (r"multiple", 2.0),
    (r"a\s+couple", 2.0),
)


_VAGUE_RE = re.compile(
    rf"\b(?:(?:{FRONT})\s+)?(?:many\s+)?(?:"
    + "|".join(f"(?P<v{n}>{pattern})" for n, (pattern, _) in enumerate(_VAGUE))
    + r")\b(?P<of>\s+of\b)?",
    re.I,
)


_DOZEN = re.compile(
    rf"\b(?:(?:{FRONT})\s+)?(?P<count>an?|half\s+an?|(?:{NUMBER}))[\s-](?P<what>dozen|score)\b(?!s)", re.I
)


_PART = "|".join([*(p for p in PARTS if p != "half"), "halve"])


_FRACTION = re.compile(
    rf"\b(?:(?:{FRONT})\s+)?(?:(?P<in>(?P<n>{NUMBER})\s+(?:in"
    rf"|out\s+of)\s+(?:every\s+)?(?P<m>{NUMBER}))(?=\s+[a-z])"
    r"|(?P<slash>(?P<over>\d{1,2})[/⁄](?P<under>\d{1,3}))(?=\s+of\b)"
    rf"|(?P<half>half)(?=\s+(?:of|the|its|their|all|a\s+million|a\s+billion"
    rf"|[a-z]+s)\b)(?P<big>\s+a\s+[mb]illion)?"
    rf"|(?P<top>an?|one|two|three|four|five|seven|nine)[\s-](?P<part>{_PART})(?P<s>s)?(?=\s+of\b|[,.]"
    rf"|\s+(?:more|less|fewer)))",
    re.I,
)


def vague(text: str) -> Iterator[Quantity]:
    for found in _VAGUE_RE.finditer(text):
        lows = [low for n, (_, low) in enumerate(_VAGUE) if found[f"v{n}"]]
        end = found.end("of") if found["of"] else found.end()
        words_end = end - len(found["of"] or "")
        unit = UNIT.match(text, end)
        name, kind = unit_of(unit, None)
        comparator = bound(found) or ">="
        yield Quantity(
            start=found.start(),
            end=unit.end() if unit else words_end,
            number_start=found.start(),
            count_end=words_end,
            comparator=">=" if comparator in ("~", ">") else comparator,
            low=None if comparator[0] == "<" else lows[0],
            unit=name,
            kind=kind,
        )


def dozens(text: str) -> Iterator[Quantity]:
    for found in _DOZEN.finditer(text):
        count = found["count"].casefold()
        many = 0.5 if count.startswith("half") else 1.0 if count in ("a", "an") else number(count)
        if many is None:
            continue
        value = clean(many * (12 if found["what"].casefold() == "dozen" else 20))
        comparator = bound(found) or "="
        low, high = bounded(comparator, value)
        unit = UNIT.match(text, found.end())
        name, kind = unit_of(unit, None)
        yield Quantity(
            start=found.start(),
            end=unit.end() if unit else found.end(),
            number_start=found.start("count"),
            count_end=found.end(),
            comparator=comparator,
            low=low,
            high=high,
            value=value,
            unit=name,
            kind=kind,
        )


def fractions(text: str) -> Iterator[Quantity]:
    for found in _FRACTION.finditer(text):
        value: float | None = 0.5
        if found["in"]:
            top, bottom = number(found["n"]), number(found["m"])
            value = top / bottom if top and bottom and top < bottom else None
        elif found["slash"]:
            top, bottom = float(found["over"]), float(found["under"])
            value = top / bottom if 0 < top < bottom else None
        elif found["part"]:
            top = 1.0 if found["top"].casefold() in ("a", "an") else number(found["top"])
            value = top / PARTS[found["part"].casefold()] if top and (top > 1) == bool(found["s"]) else None
        elif found["big"]:
            value = 5e5 if "mill" in found["big"].casefold() else 5e8
        if value is None:
            continue
        comparator = bound(found) or "="
        low, high = bounded(comparator, clean(value))
        start = min(found.start(g) for g in ("in", "slash", "half", "top") if found[g])
        yield Quantity(
            start=found.start(),
            end=found.end(),
            number_start=start,
            count_end=found.end(),
            comparator=comparator,
            low=low,
            high=high,
            value=clean(value),
            unit=None if found["big"] else "fraction",
            kind=None if found["big"] else "share",
        )
