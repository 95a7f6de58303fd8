"""The bounds of quantities: "more than", "no fewer than", "nearly", "or so", "100+"; before and after."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.reading.numerals import listed
from dateline.records import Comparator

_BEFORE: dict[str, tuple[Comparator, str]] = {
    "ge": (
        ">=",
        r"at\s+(?:the\s+)?(?:very\s+)?least|(?:no|not|nothing)\s+(?:fewer|less|under|below|lower"
        r"|smaller)\s+than"
        r"|(?:a\s+)?minimum(?:\s+of)?|starting\s+(?:at|from)|upwards?\s+of|from\s+at\s+least"
        r"|(?:as\s+)?(?:few|little|low|young)\s+as",
    ),
    "le": (
        "<=",
        r"(?<!back\s)(?<!lead\s)(?<!leading\s)(?<!led\s)(?<!run\s)(?<!build\s)(?<!run-)(?<!lead-)(?<!build-)(?<!add\s)(?<!adds\s)(?<!adding\s)(?<!added\s)up\s+to(?:\s+as\s+(?:many|much)\s+as)?"
        r"|at\s+(?:the\s+)?(?:very\s+)?most|(?:no|not)\s+(?:more|greater|higher|larger|bigger|longer|later"
        r"|older)\s+than"
        r"|as\s+(?:many|much|high|long|far|large|big|late|old)\s+as"
        r"|(?:a\s+)?maximum(?:\s+of)?",
    ),
    "~": (
        "~",
        r"about|around|some|(?:very\s+)?approximately|approx\.?|roughly|(?:very\s+)?nearly|almost"
        r"|(?:very\s+)?close\s+to"
        r"|(?:an?\s+)?estimated(?:\s+at)?|(?:(?:somewhere\s+)?in|to)\s+the\s+(?:region|neighbou?rhood"
        r"|vicinity|range|area)\s+of|on\s+the\s+order\s+of|circa|c\.|ca\.|more\s+or\s+less"
        r"|perhaps|maybe|possibly|approaching|nearing|just\s+about|well-nigh|give\s+or\s+take",
    ),
    ">": (
        ">",
        r"(?:well\s+|just\s+|slightly\s+|a\s+little\s+|far\s+)?(?:over|above|beyond)"
        r"|(?:(?:far|many|much|well|slightly|a\s+(?:little|bit)|just|significantly|considerably)\s+)?(?:more"
        r"|greater|higher|larger|bigger|longer|older|better|heavier|faster|taller|further|farther)\s+than"
        r"|(?:well\s+)?in\s+excess\s+of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|north\s+of"
        r"|upward\s+from|little\s+more\s+than",
    ),
    "<": (
        "<",
        r"(?:well\s+|just\s+|slightly\s+|a\s+little\s+|far\s+)?(?:under|below|beneath)"
        r"|(?:(?:far|much|slightly|a\s+(?:little|bit)|just)\s+)?(?:fewer|less|lower|smaller|shorter|younger"
        r"|cheaper)\s+than|(?:just\s+)?(?:short|shy|south)\s+of",
    ),
}
_FRONT = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?:{each[1]})(?P<b{n}>)' for n, each in enumerate(_BEFORE.values()))})"
    r"(?:\s+(?:another|an\s+additional|a\s+further))?(?<!-)\s+$|(?<![\w-])sub-(?P<b9>)$"
)
_COMPARATORS = [comparator for comparator, _ in _BEFORE.values()]
_FRONT_ENDS = frozenset(
    listed(
        "least than minimum of at from to as most maximum about around some approximately approx approx. "
        "roughly nearly almost estimated circa c. ca. less perhaps maybe possibly approaching nearing nigh "
        "take over above beyond exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing "
        "topped topping under below beneath another additional further"
    )
)
_FILLER = re.compile(
    r"(?<![\w-])(?:(?:a\s+(?:combined\s+|grand\s+)?total\s+of|an?\s+(?:further|additional|extra|record"
    r"|staggering|massive|whopping"
    r"|astonishing|impressive|full|mere|combined|reported|stunning|huge|remarkable))\s+)$"
)
_FILLER_ENDS = frozenset(
    listed(
        "of further additional extra record staggering massive whopping astonishing impressive full mere "
        "combined reported stunning huge remarkable"
    )
)
_MARKS: dict[str, Comparator] = {"~": "~", "≈": "~", "∼": "~", "<": "<", ">": ">", "≥": ">=", "≤": "<="}
_OPENED = ("between", "from")
_WIDEST = 60  # characters before a number in which its bound stands


class Front(NamedTuple):
    """What stands before a number: where it begins, its bound, and the word of a range ("between")."""

    start: int
    comparator: Comparator | None = None
    opened: str | None = None
    opened_at: int = 0  # where the word of the range begins


def front(low: str, at: int) -> Front:
    """The bound before a number, or before its sign of money, at `at`; `low` is the text in lower case."""
    start, opened, opened_at = at, None, at
    word, first = _last(low, at)
    if word in _OPENED:
        opened, start, opened_at = word, first, first
        word, first = _last(low, start)
    if word in _FILLER_ENDS:
        filler = _FILLER.search(low, max(0, start - _WIDEST), start)
        if filler:
            start = filler.start()
            word, first = _last(low, start)
    if word in _FRONT_ENDS or low.startswith("sub-", max(0, start - 4)):
        found = _FRONT.search(low, max(0, start - _WIDEST), start)
        if found:
            group = next(n for n in (0, 1, 2, 3, 4, 9) if found[f"b{n}"] is not None)
            return Front(found.start(), "<" if group == 9 else _COMPARATORS[group], opened, opened_at)
    lead = low[max(0, start - 2) : start].rstrip()[-1:]
    if lead in _MARKS and lead and low[max(0, start - 3) : start].rstrip()[-2:-1].isalnum() is False:
        return Front(low.rindex(lead, 0, start), _MARKS[lead], opened, opened_at)
    return Front(start, None, opened, opened_at)


def _last(low: str, at: int) -> tuple[str, int]:
    """The word that ends before the space at `at`, and where it begins."""
    if at < 2 or not low[at - 1].isspace():
        return "", at
    window = low[max(0, at - 20) : at]
    words = window.split()
    return (words[-1], max(0, at - 20) + window.rindex(words[-1])) if words else ("", at)


_AFTER: tuple[tuple[Comparator, str], ...] = (
    (
        ">=",
        r"\s*\+(?![\d\w])|[\s-]+(?:or|and)\s+(?:more|over|above|greater|higher|older|longer|larger|better"
        r"|upwards?|up)\b"
        r"|\s+at\s+(?:the\s+)?(?:very\s+)?least\b|[\s-]plus\b|\s+and\s+counting\b|\s+at\s+a\s+minimum\b"
        r"|\s+upwards?\b",
    ),
    (
        "<=",
        r"\s+(?:or|and)\s+(?:fewer|less|under|below|lower|younger|shorter|smaller)\b"
        r"|\s+at\s+(?:the\s+)?(?:very\s+)?most\b"
        r"|\s+at\s+a\s+maximum\b",
    ),
    (
        "~",
        r"\s+or\s+so\b|\s+or\s+thereabouts\b|[\s-]odd\b|-?ish\b|,?\s+give\s+or\s+take\b"
        r"|\s+or\s+nearly\s+so\b|\s+approximately\b(?=[,.;)])",
    ),
)
_TAIL = re.compile("|".join(f"(?P<a{n}>{pattern})" for n, (_, pattern) in enumerate(_AFTER)))
_TAIL_BEGINS = frozenset(" +-\n\u00a0i,")


def after(low: str, at: int) -> tuple[int, Comparator] | None:
    """The bound that follows a number or its unit, and where it ends."""
    if low[at : at + 1] not in _TAIL_BEGINS:
        return None
    tail = _TAIL.match(low, at)
    if tail is None or tail.lastgroup is None:
        return None
    return tail.end(), _AFTER[int(tail.lastgroup[1:])][0]


def bounded(comparator: Comparator, value: float) -> tuple[float | None, float | None]:
    """The low and high that a comparator leaves to a value."""
    if comparator == "=":
        return value, value
    return (value if comparator[0] == ">" else None), (value if comparator[0] == "<" else None)
