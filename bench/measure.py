"""How the benchmarks measure: what is compared runs alternately in one process, so that noise hits both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

console = Console(width=110)


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
