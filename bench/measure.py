"""How the benchmarks measure: what is compared runs alternately in one process, so that noise hits both.

A benchmark of reading also keeps `Row`s, of which `python -m bench.sets` makes one table at its end.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, field, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from dateline.records import record

console = Console(width=110)

ROWS = "DATELINE_BENCH_ROWS"  # names the file that rows are kept in
LOOKED = "looked at"  # its errors were read while building
TOTALS = "totals seen"  # only scores were
UNSEEN = "not looked at"
TRAINED = "texts trained on"  # the tagger's corpus has its texts, annotated anew, and not its gold


@record
class Row:
    """One line of the table of all reading benchmarks. Scores go by their names: P, R, F, accuracy (per
    cent), words/s, documents/s, s, MB."""

    task: str
    set: str
    part: str = ""
    seen: str = ""
    scores: dict[str, float] = field(default_factory=dict)
    whole: dict[str, float] = field(default_factory=dict)  # the same where the part is not the whole set
    peer: str = ""
    beside: dict[str, float] = field(default_factory=dict)  # the peer's, of the same run and part
    bars: dict[str, float] = field(default_factory=dict)


def asked_for_rows() -> bool:
    """Whether the table of all is being made: then every benchmark reads its whole set."""
    return bool(os.environ.get(ROWS))


def keep(*rows: Row) -> None:
    """Rows for the table of all, with the largest memory of this process; nothing where nobody asked."""
    asked = os.environ.get(ROWS)
    if not asked:
        return
    with Path(asked).open("a", encoding="utf-8") as file:
        for row in rows:
            scores = {**row.scores, "MB": row.scores.get("MB", memory())}
            file.write(json.dumps(asdict(replace(row, scores=scores))) + "\n")


def kept(path: Path) -> list[Row]:
    return [Row(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def memory() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def prf(right: float, found: float, gold: float) -> dict[str, float]:
    """Precision, recall and F in per cent."""
    p, r = right / max(found, 1), right / max(gold, 1)
    return {"P": 100 * p, "R": 100 * r, "F": 200 * p * r / max(p + r, 1e-9)}


class Watch:
    """Time spent where it was asked to look, and how much was done in it."""

    def __init__(self) -> None:
        self.spent = 0.0
        self.done = 0

    @contextmanager
    def over(self, done: int) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.spent += time.perf_counter() - start
        self.done += done

    def rate(self, unit: str = "words/s") -> dict[str, float]:
        return {unit: self.done / self.spent} if self.spent else {}


def alternately(rounds: int, *runs: Callable[[], int]) -> list[float]:
    """The median rate (things a second) of each of `runs`, over rounds in which all take their turn.

    A run does its work and returns how many things it did.
    """
    rates: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for number, run in enumerate(runs):
            start = time.perf_counter()
            count = run()
            rates[number].append(count / (time.perf_counter() - start))
    return [statistics.median(found) for found in rates]


def table(title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    drawn = Table(*heads, title=title, title_justify="left")
    for row in rows:
        drawn.add_row(*row)
    console.print(drawn)
