"""The fold over 50,000 entries and over ten times as many: its cost must grow no faster than the entries.

.venv/bin/python -m bench.tell
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bench.measure import alternately, table
from dateline.newsroom.folding import fold
from dateline.records import Assessment, Claim, Correction, Document, Entry, Fact, Link, Post
from dateline.story import Story

START = datetime(2026, 1, 1, tzinfo=UTC)


def facts(count: int) -> Iterator[Fact]:
    """A coverage as it runs: per document five claims, a link, a judgement, a post."""
    number = 0
    while True:
        number += 1
        document = f"d{number}.1"
        yield Document(
            id=document, source="wire", text="The quay is under water.", captured=START, capture="0" * 64
        )
        for n in range(1, 6):
            yield Claim(
                id=f"{document}-c{n}",
                document=document,
                start=0,
                end=24,
                spans=((0, 24),),
                quote="The quay is under water.",
                mode="narrated",
                reader="rules 1",
            )
        yield Link(
            claim=f"{document}-c1", other=f"d{max(1, number - 1)}.1-c1", relation="repeats", reason="r"
        )
        yield Assessment(claim=f"{document}-c1", credibility=2, reason="seen from the bridge")
        yield Post(id=str(number), headline="Water", text="Water.", cites=(f"{document}-c1",))
        if number % 10 == 0:
            yield Correction(post=str(number), kind="correction", text="It was 12.", reason="a slip")


def entries(count: int) -> list[Entry[Fact]]:
    source = facts(count)
    return [
        Entry(seq=n, at=START + timedelta(seconds=n), by="desk", story="s", fact=next(source), hash="")
        for n in range(1, count + 1)
    ]


def plain(rows: list[Entry[Fact]]) -> dict[tuple[type, str], Entry[Fact]]:
    """The raw limit: the same entries put into one dictionary, and nothing else."""
    held: dict[tuple[type, str], Entry[Fact]] = {}
    for row in rows:
        held[type(row.fact), getattr(row.fact, "id", "")] = row
    return held


def main() -> None:
    some, many = entries(50_000), entries(500_000)
    gc.collect()
    gc.freeze()  # the input is not the fold's: the collector need not walk it again while the fold is timed
    raw_some, some_rate = alternately(7, lambda: len(plain(some)) and len(some), lambda: fold(some).seq)
    raw_many, many_rate = alternately(5, lambda: len(plain(many)) and len(many), lambda: fold(many).seq)
    growth = (len(many) / many_rate) / (len(some) / some_rate)
    raw_growth = (len(many) / raw_many) / (len(some) / raw_some)
    story = fold(many[:-200], Story())
    start = time.perf_counter()
    for entry in many[-200:]:
        story = fold([entry], story)
    tail = (time.perf_counter() - start) / 200
    table(
        "tell(entries)",
        ("entries", "a second", "beside a plain dictionary of them"),
        [
            (f"{len(some):,}", f"{some_rate:,.0f}", f"{some_rate / raw_some:.2f}"),
            (f"{len(many):,}", f"{many_rate:,.0f}", f"{many_rate / raw_many:.2f}"),
            (
                "ten times the entries",
                f"{growth:.1f} times the time",
                f"dictionary: {raw_growth:.1f}",
            ),
            ("one more, on 500,000", f"{tail * 1000:.2f} ms each", ""),
        ],
    )


if __name__ == "__main__":
    main()
