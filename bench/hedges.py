"""Hedge cues against CoNLL-2010 weasel sentences: `python bench/hedges.py FILE.csv [--errors N]`.

Each line is `"1","sentence"` (certain) or `"-1","sentence"` (uncertain). A sentence counts as uncertain when
it holds a hedge. Beside ours, two dozen words that the literature names, without a look at their sentence.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measure import TOTALS, Row, Watch, keep, prf
from dateline.reading.hedges import cues
from dateline.reading.text import parse
from dateline.records import Document

WEASELS = re.compile(
    r"\b(some|many|most|several|various|numerous|often|generally|usually|widely|commonly|may|might|could|perhaps|"
    r"probably|possibly|likely|suggests?|believed?|considered|claim(s|ed)?|reportedly|allegedly|arguably|"
    r"said to)\b",
    re.I,
)
Said = tuple[bool, bool, bool]  # gold, ours, peer


def shares(said: list[Said], system: int) -> dict[str, float]:
    right = sum(each[0] and each[system] for each in said)
    return prf(right, sum(each[system] for each in said), sum(each[0] for each in said))


def parsed(row: Sequence[str]) -> Any:
    when = datetime(2010, 1, 1, tzinfo=UTC)
    return parse(Document(id="d1", source="", text=row[1], captured=when, capture="")).doc


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", type=Path)
    asked.add_argument("--half", type=int, choices=(0, 1), help="even or odd lines only")
    asked.add_argument("--errors", type=int, default=0)
    args = asked.parse_args()
    with args.file.open(encoding="utf-8", newline="") as lines:
        rows = [row for n, row in enumerate(csv.reader(lines)) if args.half is None or n % 2 == args.half]
    by_cue: dict[str, Counter[bool]] = {}
    missed = []
    said: list[Said] = []
    watch = Watch()
    for (label, sentence), doc in zip(rows, map(parsed, rows), strict=True):
        gold = label == "-1"
        with watch.over(len(sentence.split())):
            held = list(cues(doc))
        found = [doc[first:past].text.lower() for first, past, _ in held]
        said.append((gold, bool(found), bool(WEASELS.search(sentence))))
        for cue in set(found):
            by_cue.setdefault(cue, Counter())[gold] += 1
        if gold and not found:
            missed.append(sentence)
    if args.errors:
        for cue, counts in sorted(by_cue.items(), key=lambda c: -c[1][False])[: args.errors]:
            print(f"{cue:30} right {counts[True]:4} wrong {counts[False]:4}")
        print(*missed[: args.errors], sep="\n")
    print(
        f"{len(rows)} sentences:", "  ".join(f"{name} {share:.1f}" for name, share in shares(said, 1).items())
    )
    if args.half is None:
        line = Row(
            task="hedges, sentence",
            set="CoNLL-2010",
            part="odd half",
            seen=TOTALS,
            scores={**shares(said[1::2], 1), **watch.rate()},
            whole=shares(said, 1),
            peer="25 words",
            beside=shares(said[1::2], 2),
            bars={"F": 80.0},
        )
        keep(line)


if __name__ == "__main__":
    main()
