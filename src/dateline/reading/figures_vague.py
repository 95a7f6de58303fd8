"""Quantities in words: dozens, hundreds of, several thousand, a dozen, half, two-thirds, one in three."""

from __future__ import annotations

import re

from dateline.reading.figures_bounds import after, bounded, front
from dateline.reading.figures_units import Quantity, UnitKind, unit_at
from dateline.reading.numerals import MAGNITUDES, NUMBER, PARTS, clean, listed, number

_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_VAGUE: tuple[tuple[float, str], ...] = (
    (20_000.0, r"tens\s+of\s+thousands"),
    (200_000.0, r"hundreds\s+of\s+thousands"),
    (24_000.0, r"(?:dozens|scores)\s+of\s+thousands"),
    (20_000_000.0, r"(?:tens|dozens|scores)\s+of\s+millions"),
    (200_000_000.0, r"hundreds\s+of\s+millions"),
    (20_000_000_000.0, r"(?:tens|dozens)\s+of\s+billions"),
    (200_000_000_000.0, r"hundreds\s+of\s+billions"),
    (2_000.0, r"thousands\s+(?:upon|and)\s+thousands|thousands"),
    (200.0, r"hundreds\s+(?:upon|and)\s+hundreds|hundreds"),
    (2_000_000.0, r"millions"),
    (2_000_000_000.0, r"billions"),
    (2_000_000_000_000.0, r"trillions"),
    (20.0, r"tens(?=\s+of\s)"),
    (24.0, r"dozens"),
    (40.0, r"scores(?=\s+(?:of|more|were|have|had|are|killed|dead|injured|wounded|missing)\b)"),
    (3.0, r"several|numerous|a\s+handful|a\s+number(?=\s+of\s)"),
    (
        2.0,
        r"multiple|(?:a\s+)?couple(?=\s+(?:of|more|hundred|thousand|dozen)\b)|a\s+couple|a\s+few|(?:few"
        r"|some)(?=\s+(?:hundred|thousand|dozen)\b)",
    ),
)
_VAGUE_RE = re.compile("|".join(f"(?P<v{n}>(?:{pattern})\\b)" for n, (_, pattern) in enumerate(_VAGUE)))
_TIMES = re.compile(rf"(?:\s+of\s+a|\s+of|\s+more)?\s+(?:(?P<scale>{_SCALE})|(?P<dozen>dozen|score))\b(?!s)")
VAGUE = frozenset(
    listed(
        "tens hundreds thousands millions billions trillions dozens scores several numerous multiple couple "
        "few some"
    )
)

_DOZEN = re.compile(
    rf"(?:(?P<half>(?:an?\s+)?half(?:[\s-]an?)?)|(?P<count>an?|(?:{NUMBER})))[\s-](?P<what>dozen"
    rf"|score)\b(?!s)"
)
_PART = "|".join([*PARTS, "halve"])
_IN = re.compile(
    rf"(?P<n>{NUMBER})(?P<how>[\s-]in[\s-]|\s+out\s+of\s+)(?:every\s+)?(?P<m>{NUMBER})(?P<noun>\s+[a-z]"
    rf"|[.,;:)]|$)?"
)
_SLASH = re.compile(r"(?P<over>\d{1,2})[/⁄](?P<under>\d{1,3})(?=\s+of\b|\s+(?:mile|inch|cup|pint)|-inch)")
_TOP = re.compile(
    rf"(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<part>{_PART})(?P<s>s)?\b(?!-)"
)
_FREE = re.compile(  # what follows a part that needs no "of"
    r"\s+(?:of|more|less|fewer|higher|lower)\b|\s*(?:[.,;:)]|$)|\s+(?:since|from|in|to|this|over|on|compared"
    r"|said|say|were|are|was|is|have|had|voted|as|and|or|but|by|between|for|would|who)\b"
)
_OF_SCALE = re.compile(rf"\s+(?:of\s+)?an?\s+(?P<scale>{_SCALE}|century)\b")
_HALF = re.compile(
    rf"half(?:(?P<big>\s+(?:of\s+)?an?\s+(?P<scale>{_SCALE}))\b|(?P<one>(?:\s+of)?\s+(?:an?|one)(?=\s))"
    rf"|(?=\s+(?:of|the|its|their|his|her|our|all|those|that|this)\b))"
)
_NOT_HALF = re.compile(
    r"(?:\b(?:first|second|other|better|opening|early|latter|top|bottom|final|last|closing|in|by|a|one|this"
    r"|each|then)|[-–]|and\s+a)\s?$"
)
_HALF_FREE = re.compile(
    r"\s*(?:[.,;:)]|$)|\s+(?:were|are|was|is|have|had|said|say|in|to|from|since|as|by|on|over|would|will|who"
    r"|[a-z]+s)\b"
)


def vague(text: str, low: str, at: int) -> Quantity | None:
    """As in "dozens of", "several", "a few hundred": at least so many, and no value."""
    found = _VAGUE_RE.match(low, at)
    if found is None or found.lastgroup is None:
        return None
    least, end, scaled = _VAGUE[int(found.lastgroup[1:])][0], found.end(), False
    if found[0] == "some" or (found[0] == "few" and low[max(0, at - 2) : at] == "a "):
        return None
    times = _TIMES.match(low, end) if least < 10 else None
    if times and found[0] not in ("numerous", "multiple"):
        least *= MAGNITUDES[times["scale"]] if times["scale"] else 12 if times["dozen"] == "dozen" else 20
        end, scaled = times.end(), True
    elif found[0] in ("few", "a few"):
        return None  # "a few people" counts nothing that could be laid beside another
    lead = front(low, at)
    of = re.match(r"\s+of\b", low[end : end + 5])
    unit = unit_at(text, low, end + of.end() if of and not scaled else end)
    comparator = lead.comparator or ">="
    start = lead.start
    if low[max(0, start - 5) : start] == "many ":
        start -= 5
    return Quantity(
        start=start, end=unit.end if unit else end, number_start=at, count_end=end,
        comparator=">=" if comparator in ("~", ">") else comparator,
        low=None if comparator[0] == "<" else clean(least),
        unit=unit.name if unit else None, kind=unit.kind if unit else None,
    )  # fmt: skip


def dozens(text: str, low: str, at: int) -> Quantity | None:
    """As in "a dozen", "half a dozen", "three score"."""
    found = _DOZEN.match(low, at)
    if found is None:
        return None
    count = found["count"]
    many = 0.5 if found["half"] else 1.0 if count in ("a", "an") else number(count)
    if many is None:
        return None
    value = clean(many * (12 if found["what"] == "dozen" else 20))
    return _made(text, low, at, found.end(), value)


def fractions(text: str, low: str, at: int) -> Quantity | None:
    """As in "a third of", "one in five", "nearly two-thirds", "half a million", "half an hour"."""
    slash = _SLASH.match(low, at)
    if slash:
        value = float(slash["over"]) / max(float(slash["under"]), 1.0)
        return _made(text, low, at, slash.end(), value, "share") if 0 < value < 1 else None
    if low.startswith("half", at):
        return _half(text, low, at)
    top = _TOP.match(low, at)
    if top:
        return _part(text, low, at, top)
    found = _IN.match(low, at)
    if found is None or (
        found["noun"] is None or ("out" not in found["how"] and not _whole(found["n"], found["m"]))
    ):
        return None
    one, all_ = number(found["n"]), number(found["m"])
    value = one / all_ if one and all_ and one < all_ else 0.0
    return _made(text, low, at, found.end("m"), value, "share") if value else None


def _whole(one: str, every: str) -> bool:
    """In "three in 1998" or "12 in 3" nothing is a share; "one in five" is, and "3 in 1,000"."""
    many = number(every)
    return (
        many is not None
        and many <= 1e6
        and not 1000 < many < 2100
        and not (
            one.isdigit()
            and every.isdigit()
            and many not in (2, 3, 4, 5, 10, 20, 50, 100, 1000)
            and one != "1"
        )
    )


def _part(text: str, low: str, at: int, found: re.Match[str]) -> Quantity | None:
    top = 1.0 if found["top"] in ("a", "an") else number(found["top"])
    part = "half" if found["part"] == "halve" else found["part"]
    if not top or (top > 1) != bool(found["s"]):
        return None
    value = top / PARTS[part]
    scale = _OF_SCALE.match(low, found.end())
    if scale and scale["scale"] != "century":
        return _made(text, low, at, scale.end(), value * MAGNITUDES[scale["scale"]])
    lead = front(low, at)
    sure = lead.comparator is not None or re.search(r"\bby\s$", low[max(0, lead.start - 4) : lead.start])
    if (
        part == "quarter"
        and not sure
        and not re.match(r"\s+(?:of\b|more|less|fewer)", low[found.end() : found.end() + 8])
    ):
        return None  # a quarter of a year
    if (top > 1 and part != "quarter") or sure or _FREE.match(low, found.end()):
        if low.startswith(" of the year", found.end()):
            return None
        return _made(text, low, at, found.end(), value, "share")
    return None


def _half(text: str, low: str, at: int) -> Quantity | None:
    found = _HALF.match(low, at)
    lead = front(low, at)
    if found is None:
        free = low[at + 4 : at + 5].isspace() or low[at + 4 : at + 5] in ".,;:)" or at + 4 == len(low)
        if _NOT_HALF.search(low, max(0, at - 9), at) or not free:
            return None
        if lead.comparator is None and not re.match(
            r"\s+(?:are|were|have|had|said|[a-z]{3,}s)\b", low[at + 4 : at + 24]
        ):
            return None
        if not _HALF_FREE.match(low, at + 4):
            return None
        return _made(text, low, at, at + 4, 0.5, "share")
    if found["big"]:
        return _made(text, low, at, found.end(), 0.5 * MAGNITUDES[found["scale"]])
    if found["one"]:
        unit = unit_at(text, low, found.end())
        return _made(text, low, at, found.end(), 0.5) if unit else None
    if _NOT_HALF.search(low, max(0, at - 9), at):
        return None
    return _made(text, low, at, at + 4, 0.5, "share")


def _made(text: str, low: str, at: int, end: int, value: float, kind: UnitKind | None = None) -> Quantity:
    lead, value = front(low, at), clean(value)
    unit = None if kind == "share" else unit_at(text, low, end)
    stop = unit.end if unit else end
    tail = after(low, stop)
    comparator = lead.comparator or (tail[1] if tail else "=")
    least, most = bounded(comparator, value)
    return Quantity(
        start=lead.start, end=tail[0] if tail else stop, number_start=at, count_end=end,
        comparator=comparator, low=least, high=most, value=value,
        unit="fraction" if kind == "share" else unit.name if unit else None,
        kind=kind or (unit.kind if unit else None),
    )  # fmt: skip
