"""How fast the whole reader is: `python bench/reading.py FILE_OR_FOLDER ... [--repeat N]`.

Reads every .txt file given, one process, one thread; prints documents/s, words/s, and the share of each
claim kind. Then a text of N times the first file's length, to see that the time per word stays the same.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.reading.rules import RulesReader
from dateline.records import Document


def document(text: str) -> Document:
    when = datetime(2022, 3, 10, 17, 20, tzinfo=UTC)
    return Document(id="d1", source="", text=text, captured=when, published=when, capture="")


def texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            yield file.read_bytes().decode("utf-8", "replace")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("paths", type=Path, nargs="+")
    asked.add_argument("--repeat", type=int, default=10)
    args = asked.parse_args()
    reader = RulesReader()
    start = time.perf_counter()
    reader.read(document("The mayor said the bridge is closed."))
    print(f"first document (loads the model): {time.perf_counter() - start:.1f} s")
    every = list(texts(args.paths))
    kinds: Counter[str] = Counter()
    start = time.perf_counter()
    for text in every:
        for claim in reader.read(document(text)).claims:
            kinds[f"{claim.mode} {claim.confidence}"] += 1
    spent = time.perf_counter() - start
    size = sum(len(text.split()) for text in every)
    print(f"{len(every)} documents, {size} words:", end=" ")
    print(f"{len(every) / spent:.1f} documents/s, {size / spent:.0f} words/s")
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    long = "\n\n".join(every[:1] * args.repeat)
    start = time.perf_counter()
    reader.read(document(long))
    spent = time.perf_counter() - start
    print(f"{args.repeat} times the first document as one: {len(long.split()) / spent:.0f} words/s")
    print(f"largest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
