"""What stands beside our times in the same run: spaCy's DATE and TIME spans, each given to dateparser where
that is installed (with the document's date, the past preferred), and the lines of the table of all. A day
in the month or year that the gold has is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from bench.measure import LOOKED, Row, Watch, prf
from bench.spacy_md import entities
from dateline.reading.text import Text

BARS = {"te3": (90.0, 86.0, 5000.0)}


class Expression(Protocol):
    """One of the gold."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> str: ...


def peer(
    text: Text, gold: Sequence[Expression], published: datetime | None, calendar_only: bool
) -> list[int]:
    """Spans that overlap one of the gold, spans found, and calendar values that are right."""
    spans = [
        (start, end, day(word, published)) for word, start, end, _ in entities(text.text, ("DATE", "TIME"))
    ]
    spans = [span for span in spans if span[2] or not calendar_only]
    hits = right = 0
    free = list(spans)
    for one in gold:
        match = next((span for span in free if span[0] < one.end and one.start < span[1]), None)
        if match:
            free.remove(match)
            hits += 1
            right += one.value[:2].isdigit() and match[2].startswith(one.value[:10])
    return [hits, len(spans), right]


def day(words: str, published: datetime | None) -> str:
    """The day that dateparser sees in the words; "" where none, or where it is not installed."""
    if find_spec("dateparser") is None:
        return ""
    parser: Any = import_module("dateparser")
    asked = {
        "RELATIVE_BASE": (published or datetime.now(UTC)).replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
    }
    found = parser.parse(words, languages=["en"], settings=asked)
    return found.date().isoformat() if found else ""


def rows(
    name: str, ours: tuple[int, int, int, int, int], other: Sequence[int], watch: Watch
) -> Iterator[Row]:
    """`ours`: spans that overlap, found, gold, calendar values right, calendar values of the gold."""
    hits, found, gold, right, dated = ours
    bars = next((bars for key, bars in BARS.items() if key in name.lower()), None)
    names = {"te3-platinum": "TempEval-3", "xml": "GUM news"}
    for task, scores, beside, bar, who in (
        ("span", prf(hits, found, gold), prf(other[0], other[1], gold), "F", "spaCy md"),
        (
            "value",
            {"accuracy": 100 * right / max(dated, 1)},
            {"accuracy": 100 * other[2] / max(dated, 1)},
            "accuracy",
            "spaCy, dateparser",
        ),
    ):
        yield Row(
            task=f"times, {task}",
            set=names.get(name, name),
            part="whole",
            seen=LOOKED,
            scores={**scores, **watch.rate()},
            peer=who if any(beside.values()) else "",
            beside=beside,
            bars={} if bars is None else {bar: bars[bar == "accuracy"], "words/s": bars[2]},
        )
