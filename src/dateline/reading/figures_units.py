"""Bounds and units of quantities: "more than", "or so", roubles, square miles, per cent."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

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


SIGNED = r"(?:US|U\.S\.|A|C|NZ|HK|S)?\$|[£€₴₽₹¥₪]|(?:USD|EUR|GBP|UAH|RUB|INR|AUD|CAD)\s?"


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
    ("duration", "second", r"(?:[\s-]seconds|-second)\b"),
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


UNIT = re.compile("|".join(f"(?P<u{n}>{pattern})" for n, (_, _, pattern) in enumerate(_UNITS)))


FRONT = "|".join(f"(?P<b{n}>{pattern})" for n, (_, pattern) in enumerate(_BEFORE))


TAIL = re.compile("|".join(f"(?P<a{n}>{pattern})" for n, (_, pattern) in enumerate(_AFTER)), re.I)


_MARKS: dict[str, Comparator] = {"~": "~", "≈": "~", "<": "<", ">": ">"}


def bound(found: re.Match[str]) -> Comparator | None:
    names = found.groupdict()
    if names.get("mark"):
        return _MARKS[names["mark"]]
    for n, (comparator, _) in enumerate(_BEFORE):
        if names.get(f"b{n}"):
            return comparator
    return None


def bounded(comparator: Comparator, value: float) -> tuple[float | None, float | None]:
    """The low and high that a comparator leaves to a value."""
    if comparator == "=":
        return value, value
    return (value if comparator[0] == ">" else None), (value if comparator[0] == "<" else None)


def after(tail: re.Match[str] | None) -> Comparator | None:
    if tail is None:
        return None
    return next(comparator for n, (comparator, _) in enumerate(_AFTER) if tail[f"a{n}"])


def unit_of(unit: re.Match[str] | None, sign: str | None) -> tuple[str | None, UnitKind | None]:
    if sign:
        plain = sign.strip()
        return _SIGNS.get(plain) or _SIGN_NAMES.get(plain.casefold()) or plain.upper(), "money"
    if unit is None or unit.lastgroup is None:
        return None, None
    kind, name, _ = _UNITS[int(unit.lastgroup[1:])]
    return name, kind
