"""Hedge cues against CoNLL-2010 weasel sentences: `python bench/hedges.py FILE.csv [--errors N]`.

Each line is `"1","sentence"` (certain) or `"-1","sentence"` (uncertain). A sentence counts as uncertain when
it holds a hedge.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from dateline.reading.hedges import cues
from dateline.reading.text import model


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", type=Path)
    asked.add_argument("--half", type=int, choices=(0, 1), help="even or odd lines only")
    asked.add_argument("--errors", type=int, default=0)
    args = asked.parse_args()
    with args.file.open(encoding="utf-8", newline="") as lines:
        rows = [row for n, row in enumerate(csv.reader(lines)) if args.half is None or n % 2 == args.half]
    n: Counter[tuple[bool, bool]] = Counter()
    by_cue: dict[str, Counter[bool]] = {}
    missed = []
    for (label, sentence), doc in zip(rows, model().pipe(row[1] for row in rows), strict=True):
        gold = label == "-1"
        found = [doc[first:past].text.lower() for first, past, _ in cues(doc)]
        n[gold, bool(found)] += 1
        for cue in set(found):
            by_cue.setdefault(cue, Counter())[gold] += 1
        if gold and not found:
            missed.append(sentence)
    if args.errors:
        for cue, counts in sorted(by_cue.items(), key=lambda c: -c[1][False])[: args.errors]:
            print(f"{cue:30} right {counts[True]:4} wrong {counts[False]:4}")
        print(*missed[: args.errors], sep="\n")
    p = n[True, True] / max(n[True, True] + n[False, True], 1)
    r = n[True, True] / max(n[True, True] + n[True, False], 1)
    print(f"{len(rows)} sentences: P {100 * p:.1f}  R {100 * r:.1f}  F {200 * p * r / max(p + r, 1e-9):.1f}")


if __name__ == "__main__":
    main()
