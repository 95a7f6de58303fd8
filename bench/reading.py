"""How fast the whole reader is, beside the same texts through spaCy's English model alone (en_core_web_md:
parse and names, no claims), which Dateline does not use.

    .venv/bin/python -m bench.reading [FILE_OR_FOLDER ...]

Without files it reads the sample coverage's own documents. One process on one processor. Then the same text
ten times as long: the time for a word must stay what it was. A page is 1,100 words of it, read again and
again; loading is a fresh process, from its start until a first sentence is read.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from bench.measure import Row, alternately, keep, memory, table
from bench.spacy_md import model
from dateline.reading.rules import RulesReader
from dateline.records import Document

LONG = 3000  # words of the text whose tenfold is read
PAGE = 1100  # words
ROUNDS = 5
FIRST = "The mayor said the bridge is closed."
LOAD = f"""
from datetime import UTC, datetime
from dateline.reading.rules import RulesReader
from dateline.records import Document
when = datetime(2022, 3, 10, tzinfo=UTC)
RulesReader().read(Document(id="d1", source="", text={FIRST!r}, captured=when, published=when, capture=""))
"""


def document(text: str) -> Document:
    when = datetime(2022, 3, 10, 17, 20, tzinfo=UTC)
    return Document(id="d1", source="", text=text, captured=when, published=when, capture="")


def texts(paths: list[Path]) -> list[str]:
    found = (
        file
        for path in paths
        for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if file.is_file()
    )
    return [file.read_bytes().decode("utf-8", "replace") for file in found]


def seconds_a_word(reader: RulesReader, words: list[str]) -> float:
    start = time.perf_counter()
    reader.read(document(" ".join(words)))
    return (time.perf_counter() - start) / len(words)


def seconds(run: Callable[[], object]) -> float:
    """The median time of one run."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def one_processor() -> None:
    """What runs from here on, with its threads and children, shares one processor."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def rows(
    name: str, rates: tuple[float, float], page: tuple[float, float], load: float, held: float
) -> Iterator[Row]:
    """The lines of the table of all; of pairs the first is ours, the second spaCy md alone. `held`
    is the memory in MB before that was loaded."""
    measured: tuple[tuple[str, dict[str, float], dict[str, float], dict[str, float]], ...] = (
        ("whole reader", {"words/s": rates[0]}, {"words/s": rates[1]}, {"words/s": 3000}),
        (f"page of {PAGE:,} words", {"s": page[0]}, {"s": page[1]}, {"s": 0.5}),
        ("load, first sentence", {"s": load}, {}, {"s": 2}),
        ("memory", {"MB": held}, {}, {"MB": 500}),
    )
    for what, scores, beside, bars in measured:
        peer = "spaCy md alone" if beside else ""
        yield Row(task=f"reading, {what}", set=name, scores=scores, peer=peer, beside=beside, bars=bars)


def main() -> None:
    one_processor()
    named = [Path(word) for word in sys.argv[1:] if __name__ == "__main__"]
    every = texts(named or [Path(str(files("dateline.demo"))) / "documents"])
    load = seconds(lambda: subprocess.run([sys.executable, "-c", LOAD], check=True))
    reader = RulesReader()
    reader.read(document(FIRST))
    words = sum(len(text.split()) for text in every)

    def whole() -> int:
        for text in every:
            reader.read(document(text))
        return words

    def parse_alone() -> int:
        for text in every:
            model()(text)
        return words

    one = page(every)
    whole()
    reader.read(document(one))
    held = memory()
    raw, ours = alternately(3, parse_alone, whole)
    pages = seconds(lambda: reader.read(document(one))), seconds(lambda: model()(one))
    peak = list(rows(" ".join(path.name for path in named) or "sample", (ours, raw), pages, load, held))
    keep(*peak)
    long = (" ".join(every).split() * (1 + LONG * 10 // words))[: LONG * 10]
    growth = seconds_a_word(reader, long) / seconds_a_word(reader, long[:LONG])
    table(
        f"Reading {len(every)} documents of {words:,} words, one processor",
        ("", "", "beside spaCy md alone"),
        [
            ("spaCy md alone", f"{raw:,.0f} words/s", ""),
            ("the whole reader", f"{ours:,.0f} words/s", f"{ours / raw:.2f}"),
            ("the whole reader", f"{ours * len(every) / words:,.1f} documents/s", ""),
            (f"a page of {PAGE:,} words", f"{pages[0]:.2f} s", f"{pages[1] / pages[0]:.2f}"),
            (
                f"time a word, {LONG * 10:,} words against {LONG:,}",
                f"{growth:.2f} times",
                "about 1 is wanted",
            ),
            ("load, first sentence read", f"{load:.1f} s", ""),
            ("largest memory, documents and page", f"{peak[-1].scores['MB']:,.0f} MB", ""),
            ("largest memory, long text too", f"{memory():,.0f} MB", ""),
        ],
    )


def page(every: list[str]) -> str:
    """The first words of the texts, their lines kept."""
    one = "\n\n".join(every)
    ends = [found.end() for found in re.finditer(r"\S+", one)]
    return one[: ends[min(PAGE, len(ends)) - 1]]


if __name__ == "__main__":
    main()
