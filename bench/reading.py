"""How fast the whole reader is, beside the raw limit: the same texts through the language model alone.

    .venv/bin/python -m bench.reading [FILE_OR_FOLDER ...]

Without files it reads the sample coverage's own documents. One process, one thread. Then the same text
ten times as long: the time for a word must stay what it was.
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from bench.measure import alternately, table
from dateline.reading.rules import RulesReader
from dateline.reading.text import model
from dateline.records import Document

LONG = 3000  # words of the text whose tenfold is read


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


def main() -> None:
    named = [Path(word) for word in sys.argv[1:] if __name__ == "__main__"]
    every = texts(named or [Path(str(files("dateline.demo"))) / "documents"])
    reader = RulesReader()
    start = time.perf_counter()
    reader.read(document("The mayor said the bridge is closed."))
    load = time.perf_counter() - start
    words = sum(len(text.split()) for text in every)

    def whole() -> int:
        for text in every:
            reader.read(document(text))
        return words

    def parse_alone() -> int:
        for text in every:
            model()(text)
        return words

    raw, ours = alternately(3, parse_alone, whole)
    long = (" ".join(every).split() * (1 + LONG * 10 // words))[: LONG * 10]
    growth = seconds_a_word(reader, long) / seconds_a_word(reader, long[:LONG])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform == "linux" else 1024**2
    )
    table(
        f"Reading {len(every)} documents of {words:,} words, one thread",
        ("", "", "beside the model alone"),
        [
            ("the language model alone", f"{raw:,.0f} words/s", ""),
            ("the whole reader", f"{ours:,.0f} words/s", f"{ours / raw:.2f}"),
            ("the whole reader", f"{ours * len(every) / words:,.1f} documents/s", ""),
            (
                f"time a word, {LONG * 10:,} words against {LONG:,}",
                f"{growth:.2f} times",
                "about 1 is wanted",
            ),
            ("load, first document read", f"{load:.1f} s", ""),
            ("largest memory", f"{memory:,.0f} MB", ""),
        ],
    )


if __name__ == "__main__":
    main()
