"""Quantities as written, with their bounds and units; what is counted is in figures_count.py.

Bounds are kept as said: "more than 1,500" is > 1500, "dozens" is at least 24 and has no value, "all" has
neither. What only looks like a quantity (a date, TB2, Flight 17, 41.46 N, the 3rd) is left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from dateline.reading.numerals import MAGNITUDE, NUMBER, PARTS, clean, number
from dateline.records import Comparator, record

UnitKind: TypeAlias = Literal["money", "share", "area", "distance", "duration", "age", "other"]


@record
class Quantity:
    """A quantity at its place. `count_end` is where the number itself ends, before any unit."""

    start: int
    end: int
    number_start: int
    count_end: int
    comparator: Comparator
    low: float | None = None
    high: float | None = None
    value: float | None = None
    unit: str | None = None
    kind: UnitKind | None = None


_BEFORE: tuple[tuple[Comparator, str], ...] = (
    (
        ">=",
        r"(?:at\s+(?:the\s+very\s+)?least|(?:no|not)\s+(?:fewer|less)\s+than|a\s+minimum\s+of"
        r"|minimum(?:\s+of)?"
        r"|starting\s+(?:at|from)|upwards?\s+of|from\s+at\s+least)",
    ),
    (
        "<=",
        r"(?:up\s+to|at\s+(?:the\s+)?most|(?:no|not)\s+more\s+than|as\s+(?:many|much|high|few|little)\s+as"
        r"|a\s+maximum\s+of|maximum(?:\s+of)?)",
    ),
    (
        "~",
        r"(?:about|around|some|approximately|approx\.?|roughly|nearly|almost|close\s+to|an?\s+estimated"
        r"|estimated"
        r"|in\s+the\s+region\s+of|circa|c\.|more\s+or\s+less|perhaps|maybe|approaching"
        r"|just\s+about|~)",
    ),
    (
        ">",
        r"(?:well\s+over|just\s+over|(?:(?:far|many|much|well|slightly|a\s+little)\s+)?more\s+than|over|above"
        r"|in\s+excess\s+of|exceed(?:s|ed|ing)|surpass(?:ed|ing)|topp(?:ed|ing)|greater\s+than"
        r"|north\s+of|[>])",
    ),
    (
        "<",
        r"(?:just\s+under|(?:far\s+)?(?:fewer|less|lower)\s+than|under|below|just\s+short\s+of"
        r"|short\s+of|[<])",
    ),
)
_AFTER: tuple[tuple[Comparator, str], ...] = (
    (
        ">=",
        r"(?:\s*\+(?!\d)|[\s-]+(?:or|and)\s+(?:more|over|above|greater)\b|\s+at\s+(?:the\s+)?least\b"
        r"|[\s-]plus\b)",
    ),
    ("<=", r"(?:\s+or\s+(?:fewer|less|under)\b|\s+at\s+(?:the\s+)?most\b)"),
    ("~", r"(?:\s+or\s+so\b|\s+or\s+thereabouts\b|[\s-]odd\b|-ish\b)"),
)
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "₴": "UAH", "₽": "RUB", "₹": "INR", "¥": "JPY", "₪": "ILS"}
_SIGNED = r"(?:US|U\.S\.|A|C|NZ|HK|S)?\$|[£€₴₽₹¥₪]|(?:USD|EUR|GBP|UAH|RUB|INR|AUD|CAD)\s?"
_SIGN_NAMES = {
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "us$": "USD",
    "u.s.$": "USD",
}
_UNITS: tuple[tuple[UnitKind, str, str], ...] = (
    ("share", "%", r"\s?%|\s?per\s?cent\b(?:age\s+points?)?|\spercentage\spoints?\b"),
    ("money", "USD", r"[\s-](?:US\s+)?dollars?\b|\sUSD\b"),
    ("money", "RUB", r"\s(?:Russian\s+)?roubles?\b|\s(?:Russian\s+)?rubles?\b"),
    ("money", "EUR", r"\seuros?\b"),
    ("money", "GBP", r"\spounds?\s+sterling\b|\sguineas?\b"),
    ("money", "UAH", r"\shryvnias?\b"),
    ("money", "INR", r"\srupees?\b"),
    ("money", "JPY", r"\syen\b"),
    ("money", "CNY", r"\syuan\b"),
    ("money", "cent", r"\scents?\b"),
    ("area", "km2", r"\s?(?:km²|sq\.?\s?km\b|km2\b)|\ssquare\s+kilomet(?:er|re)s?\b"),
    ("area", "mi2", r"\s(?:sq\.?\s?mi\b|square\s+miles?\b)"),
    ("area", "m2", r"\s?m²|\s?(?:m2|sq\.?\s?m)\b|\ssquare\s+met(?:er|re)s?\b"),
    ("area", "ft2", r"[\s-](?:square\s+feet\b|square[\s-]foot\b|sq\.?\s?ft\b)"),
    ("area", "ha", r"\s?ha\b|[\s-]hectares?\b"),
    ("area", "acre", r"[\s-]acres?\b"),
    ("distance", "nmi", r"[\s-](?:nautical|sea)\s+miles?\b"),
    ("other", "km/h", r"\s?(?:km/h|kph)\b|\skilomet(?:er|re)s\s+(?:an|per)\s+hour\b"),
    ("other", "mph", r"[\s-]?mph\b|\smiles\s+(?:an|per)\s+hour\b"),
    ("distance", "km", r"[\s-]?km\b|[\s-]kilomet(?:er|re)s?\b"),
    ("distance", "mi", r"[\s-]miles?\b"),
    ("distance", "cm", r"[\s-]?cm\b|[\s-]centimet(?:er|re)s?\b"),
    ("distance", "mm", r"[\s-]?mm\b|[\s-]millimet(?:er|re)s?\b"),
    ("distance", "m", r"[\s-]met(?:er|re)s?\b|m\b(?=\s(?:deep|high|tall|wide|long|away|from))"),
    ("distance", "ft", r"[\s-](?:feet|foot|ft)\b"),
    ("distance", "yd", r"[\s-]yards?\b"),
    ("distance", "in", r"[\s-]inch(?:es)?\b|in\b(?=[)\-])"),
    ("distance", "fathom", r"[\s-]fathoms?\b"),
    ("other", "knot", r"[\s-]knots?\b"),
    ("age", "year", r"[\s-]years?[\s-]olds?\b|\syears\s+of\s+age\b"),
    ("age", "month", r"[\s-]months?[\s-]olds?\b"),
    ("duration", "second", r"[\s-]seconds?\b(?!\s+(?:term|half|time|round))"),
    ("duration", "minute", r"[\s-](?:minutes?|mins?)\b"),
    ("duration", "hour", r"[\s-](?:hours?|hrs?)\b"),
    ("duration", "day", r"[\s-]days?\b"),
    ("duration", "week", r"[\s-]weeks?\b"),
    ("duration", "fortnight", r"[\s-]fortnights?\b"),
    ("duration", "month", r"[\s-]months?\b"),
    ("duration", "year", r"[\s-]years?\b"),
    ("duration", "decade", r"[\s-]decades?\b"),
    ("duration", "century", r"[\s-]centur(?:y|ies)\b"),
    ("other", "t", r"[\s-](?:metric\s+)?ton(?:ne)?s?\b"),
    ("other", "Gt", r"\sgigaton(?:ne)?s?\b"),
    ("other", "kg", r"[\s-]?(?:kg|kgs|kilos?|kilograms?)\b"),
    ("other", "g", r"[\s-]grams?\b"),
    ("other", "lb", r"[\s-]?lbs?\b|[\s-]pounds?\b"),
    ("other", "l", r"\s(?:litres?|liters?)\b"),
    ("other", "gallon", r"[\s-]gallons?\b"),
    ("other", "barrel", r"\sbarrels?\b"),
    ("other", "MW", r"\s?MW\b|[\s-]megawatts?\b"),
    ("other", "GW", r"\s?GW\b|[\s-]gigawatts?\b"),
    ("other", "kW", r"\s?kW\b"),
    ("other", "W", r"\s?W\b"),
    ("other", "GB", r"\s?(?:GB|gigabytes?)\b"),
    ("other", "°C", r"\s?°\s?C\b|\sdegrees\s+(?:Celsius|centigrade)\b|C\b"),
    ("other", "°F", r"\s?°\s?F\b|\sdegrees\s+Fahrenheit\b"),
    ("other", "°", r"\sdegrees\b"),
)
_UNIT = re.compile("|".join(f"(?P<u{n}>{pattern})" for n, (_, _, pattern) in enumerate(_UNITS)))
_FRONT = "|".join(f"(?P<b{n}>{pattern})" for n, (_, pattern) in enumerate(_BEFORE))
_TAIL = re.compile("|".join(f"(?P<a{n}>{pattern})" for n, (_, pattern) in enumerate(_AFTER)), re.I)
_ONE = rf"(?:{NUMBER})(?:{MAGNITUDE}(?:\s(?:thousand|million|billion)\b)?)?"
_COUNTED = re.compile(
    rf"(?:\b(?:(?:{_FRONT})\s+)|(?<![\w.])(?P<mark>[~≈<>])\s?)?(?:(?:a\s+total\s+of|an?\s+(?:further"
    rf"|additional|extra|record|staggering))\s+)?"
    rf"(?P<between>between\s+|from\s+)?(?P<sign>{_SIGNED})?(?P<one>{_ONE})(?:(?P<unit1>%"
    rf"|\s?per\s?cent\b|\s?(?:km|cm|mm|m|in|ft|kg)\b)?"
    rf"(?P<range>\s?[-–—]\s?|-to-|\s+(?:to|and|or)\s+)(?:{_SIGNED})?(?P<two>{_ONE}))?",
    re.I,
)
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
    rf"\b(?:(?:{_FRONT})\s+)?(?:many\s+)?(?:"
    + "|".join(f"(?P<v{n}>{pattern})" for n, (pattern, _) in enumerate(_VAGUE))
    + r")\b(?P<of>\s+of\b)?",
    re.I,
)
_DOZEN = re.compile(
    rf"\b(?:(?:{_FRONT})\s+)?(?P<count>an?|half\s+an?|(?:{NUMBER}))[\s-](?P<what>dozen|score)\b(?!s)", re.I
)
_PART = "|".join([*(p for p in PARTS if p != "half"), "halve"])
_FRACTION = re.compile(
    rf"\b(?:(?:{_FRONT})\s+)?(?:(?P<in>(?P<n>{NUMBER})\s+(?:in"
    rf"|out\s+of)\s+(?:every\s+)?(?P<m>{NUMBER}))(?=\s+[a-z])"
    r"|(?P<slash>(?P<over>\d{1,2})[/⁄](?P<under>\d{1,3}))(?=\s+of\b)"
    rf"|(?P<half>half)(?=\s+(?:of|the|its|their|all|a\s+million|a\s+billion"
    rf"|[a-z]+s)\b)(?P<big>\s+a\s+[mb]illion)?"
    rf"|(?P<top>an?|one|two|three|four|five|seven|nine)[\s-](?P<part>{_PART})(?P<s>s)?(?=\s+of\b|[,.]"
    rf"|\s+(?:more|less|fewer)))",
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
    found = [*_fractions(text), *_dozens(text), *_vague(text), *_counted(text)]
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


_MARKS: dict[str, Comparator] = {"~": "~", "≈": "~", "<": "<", ">": ">"}


def _bound(found: re.Match[str]) -> Comparator | None:
    names = found.groupdict()
    if names.get("mark"):
        return _MARKS[names["mark"]]
    for n, (comparator, _) in enumerate(_BEFORE):
        if names.get(f"b{n}"):
            return comparator
    return None


def _bounded(comparator: Comparator, value: float) -> tuple[float | None, float | None]:
    """The low and high that a comparator leaves to a value."""
    if comparator == "=":
        return value, value
    return (value if comparator[0] == ">" else None), (value if comparator[0] == "<" else None)


def _counted(text: str) -> Iterator[Quantity]:
    found = _COUNTED.search(text)
    while found is not None:
        quantity = _quantity(text, found)
        if quantity is not None:
            yield quantity
        alone = found["two"] and (quantity is None or quantity.comparator != "range")
        found = _COUNTED.search(text, found.start("two") if alone else found.end())


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
    tail = _TAIL.match(text, count_end)
    unit = _UNIT.match(text, tail.end() if tail else count_end)
    if unit and not tail:
        tail = _TAIL.match(text, unit.end())
    name, kind = _unit_of(unit, found["sign"])
    comparator = _bound(found) or _after(tail) or "="
    end = max(count_end, unit.end() if unit else 0, tail.end() if tail else 0)
    start = found.start() if two is not None or not found["between"] else first
    if two is not None:
        scaled = _same_scale(one, two, found["one"], found["two"])
        return Quantity(
            start=start, end=end, number_start=first, count_end=count_end, comparator="range",
            low=min(scaled, two), high=max(scaled, two), unit=name, kind=kind,
        )  # fmt: skip
    low, high = _bounded(comparator, one)
    return Quantity(
        start=start, end=end, number_start=first, count_end=count_end, comparator=comparator,
        low=low, high=high, value=one, unit=name, kind=kind,
    )  # fmt: skip


def _is_name(text: str, found: re.Match[str], first: int) -> bool:
    before = text[max(0, first - 14) : first]
    if (
        not found["sign"]
        and _NOT_AFTER.search(before)
        and not re.search(r"(?:^|[\s(\[“\"'‘—–])[-+]?$", before)
    ):
        if not re.search(r"(?:~|≈)$", before):
            return True
    if not found["sign"] and re.search(_NOT_AFTER.pattern, before) and found["one"][0].isdigit():
        return bool(re.search(r"[A-Za-z.]\s$", before))
    end = found.end("two") if found["two"] else found.end("one")
    after = text[end : end + 12]
    if not _UNIT.match(text, end) and _NOT_BEFORE.match(after):
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
    if found["sign"] and one >= 1000:
        return two > one
    if joined == "to" and _CHANGED.search(found.string, max(0, found.start() - 24), found.start()):
        return False
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
    if scale is None or one >= 1000 or two < 100 or _SCALE.search(first) or one * 1000 < two / 1000:
        return one
    plain = number(second[: scale.start()])
    return clean(one * two / plain) if plain else one


_SCALE = re.compile(r"[\s-]?(?:hundred|thousand|million|billion|trillion|bn|mn|mln|tn|[kmb])$", re.I)


def _after(tail: re.Match[str] | None) -> Comparator | None:
    if tail is None:
        return None
    return next(comparator for n, (comparator, _) in enumerate(_AFTER) if tail[f"a{n}"])


def _unit_of(unit: re.Match[str] | None, sign: str | None) -> tuple[str | None, UnitKind | None]:
    if sign:
        plain = sign.strip()
        return _SIGNS.get(plain) or _SIGN_NAMES.get(plain.casefold()) or plain.upper(), "money"
    if unit is None or unit.lastgroup is None:
        return None, None
    kind, name, _ = _UNITS[int(unit.lastgroup[1:])]
    return name, kind


def _vague(text: str) -> Iterator[Quantity]:
    for found in _VAGUE_RE.finditer(text):
        lows = [low for n, (_, low) in enumerate(_VAGUE) if found[f"v{n}"]]
        end = found.end("of") if found["of"] else found.end()
        words_end = end - len(found["of"] or "")
        unit = _UNIT.match(text, end)
        name, kind = _unit_of(unit, None)
        comparator = _bound(found) or ">="
        yield Quantity(
            start=found.start(), end=unit.end() if unit else words_end, number_start=found.start(),
            count_end=words_end, comparator=">=" if comparator in ("~", ">") else comparator,
            low=None if comparator[0] == "<" else lows[0], unit=name, kind=kind,
        )  # fmt: skip


def _dozens(text: str) -> Iterator[Quantity]:
    for found in _DOZEN.finditer(text):
        count = found["count"].casefold()
        many = 0.5 if count.startswith("half") else 1.0 if count in ("a", "an") else number(count)
        if many is None:
            continue
        value = clean(many * (12 if found["what"].casefold() == "dozen" else 20))
        comparator = _bound(found) or "="
        low, high = _bounded(comparator, value)
        unit = _UNIT.match(text, found.end())
        name, kind = _unit_of(unit, None)
        yield Quantity(
            start=found.start(), end=unit.end() if unit else found.end(), number_start=found.start("count"),
            count_end=found.end(), comparator=comparator, low=low, high=high, value=value, unit=name, kind=kind,
        )  # fmt: skip


def _fractions(text: str) -> Iterator[Quantity]:
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
        comparator = _bound(found) or "="
        low, high = _bounded(comparator, clean(value))
        start = min(found.start(g) for g in ("in", "slash", "half", "top") if found[g])
        yield Quantity(
            start=found.start(), end=found.end(), number_start=start, count_end=found.end(), comparator=comparator,
            low=low, high=high, value=clean(value), unit=None if found["big"] else "fraction",
            kind=None if found["big"] else "share",
        )  # fmt: skip
