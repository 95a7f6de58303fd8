"""Which documents tell one story: B-cubed precision, recall and F on labelled sets, and growth with size.

    .venv/bin/python -m bench.clustering FOLDER [--alike 0.2,0.25] [--split topic] [--growth 10]

FOLDER is, or holds: ECB+ as published (`1/1_10ecbplus.xml`, tokens in XML), or its JSON (a list of `file`,
`topic`, `text`); JSON Lines with `text`, `date` and `cluster` (also `title`); or a folder for each story
with a document in each file. A seminal event of ECB+ is a topic and a half of it (`ecb` or `ecbplus`:
another earthquake, another stay); `--split topic` takes the two as one.
Documents are taken in order of date where all have one, else in the order in which they stand, and once
more shuffled, cut to their first 80 words, and a few stories at a time: a folder of one story stays one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bench.measure import LOOKED, UNSEEN, Row, console, keep, table
from dateline.weigh.stories import ALIKE, Stories, Text, gathered

Labelled = list[tuple[str, Text]]
_ECB = re.compile(r"(\d+)_\d+(ecb(?:plus)?)\.xml$")


def load(path: Path, split: str = "event") -> Labelled:
    """Label and document, of every layout named above."""
    if path.is_dir():
        inside = sorted(path.rglob("*.xml"), key=_counted) or sorted(path.glob("*.json*"))
        if inside and inside[0].suffix != ".xml":
            return load(inside[0], split)
        files = inside or sorted(file for file in path.rglob("*") if file.is_file())
        rows = [_xml(file, split) if _ECB.search(file.name) else _plain(file) for file in files]
    elif path.suffix == ".json":
        rows = [_row(row, split) for row in json.loads(path.read_text("utf-8"))]
    else:
        lines = path.read_text("utf-8").splitlines()
        rows = [_row(json.loads(line), split) for line in lines if line.strip()]
    found = [
        (label, Text(id=f"d{n}", text=text, title=title, at=at))
        for n, (label, title, text, at) in enumerate(rows)
    ]
    moments = [text.at for _, text in found if text.at is not None]
    if len(moments) == len(found):
        found.sort(key=lambda row: (row[1].at or moments[0], int(row[1].id[1:])))
    return found


Piece = tuple[str, str, str, datetime | None]  # label, title, text, date


def _row(row: dict[str, Any], split: str) -> Piece:
    label = next(str(row[key]) for key in ("cluster", "label", "story", "topic") if row.get(key) is not None)
    if "file" in row and (found := _ECB.search(row["file"])):
        label = _event(found[1], found[2], split)
    text = next(str(row[key]) for key in ("text", "body", "content") if row.get(key))
    return label, str(row.get("title") or ""), text, _moment(row.get("date"))


def _event(topic: str, half: str, split: str) -> str:
    return topic if split == "topic" else f"{topic} {half}"


def _xml(file: Path, split: str) -> Piece:
    tokens = ElementTree.parse(file).getroot().iter("token")  # noqa: S314 - a set that was chosen by hand
    found = _ECB.search(file.name)
    label = _event(found[1], found[2], split) if found else file.parent.name
    return label, "", " ".join(token.text or "" for token in tokens), None


def _plain(file: Path) -> Piece:
    return file.parent.name, "", file.read_text("utf-8", "replace"), None


def _counted(file: Path) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", file.name)]


def _moment(written: object) -> datetime | None:
    """A date as sets write it; None where there is none or it cannot be read."""
    if isinstance(written, int | float):
        seconds = written / 1000 if written > 1e11 else written
        return datetime.fromtimestamp(seconds, UTC)
    for way in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = way(str(written).strip())
        except (ValueError, TypeError):
            continue
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    return None


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F, each the mean over documents, in per cent."""
    right: dict[tuple[str, int], int] = defaultdict(int)
    labels: dict[str, int] = defaultdict(int)
    groups: dict[int, int] = defaultdict(int)
    for label, group in zip(gold, found, strict=True):
        right[label, group] += 1
        labels[label] += 1
        groups[group] += 1
    pairs = list(zip(gold, found, strict=True))
    precision = sum(right[pair] / groups[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(right[pair] / labels[pair[0]] for pair in pairs) / len(pairs)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def grouped(rows: Labelled, alike: float, streamed: bool = False) -> list[int]:
    """The number of each document's story. Streamed, a word is as common as the documents so far say."""
    if streamed:
        stories = Stories(alike=alike)
        for _, text in rows:
            stories.add(text)
    else:
        stories = gathered([text for _, text in rows], alike)
    number = {one: n for n, group in enumerate(stories.groups()) for one in group}
    return [number[text.id] for _, text in rows]


def variants(rows: Labelled) -> Iterator[tuple[str, Labelled]]:
    yield "as it stands", rows
    shuffled = [(label, replace(text, at=None)) for label, text in rows]
    random.Random(1).shuffle(shuffled)
    yield "shuffled, without dates", shuffled
    yield (
        "first 80 words, no title",
        [(label, replace(text, text=" ".join(text.text.split()[:80]), title="")) for label, text in rows],
    )


def by_the_few(rows: Labelled, few: int, alike: float) -> float:
    """The mean F of the set's stories taken `few` at a time, as a small folder has them."""
    stories: dict[str, Labelled] = defaultdict(list)
    for label, text in rows:
        stories[label].append((label, text))
    labels = sorted(stories)
    scores = []
    for n in range(len(labels)):
        some = {labels[(n + k) % len(labels)] for k in range(few)}
        part = [row for row in rows if row[0] in some]
        scores.append(b_cubed([label for label, _ in part], grouped(part, alike))[2])
    return sum(scores) / len(scores)


def quality(rows: Labelled, alikes: Iterable[float]) -> None:
    drawn: list[tuple[str, ...]] = []
    for alike in alikes:
        for name, some in variants(rows):
            for how, streamed in (("whole", False), ("one by one", True)):
                start = time.perf_counter()
                found = grouped(some, alike, streamed)
                rate = len(some) / (time.perf_counter() - start)
                scores = b_cubed([label for label, _ in some], found)
                shown = (*(f"{score:.1f}" for score in scores), str(len(set(found))), f"{rate:,.0f}")
                drawn.append((f"{alike:g}", name, how, *shown))
        for few in (1, 3):
            score = f"{by_the_few(rows, few, alike):.1f}"
            drawn.append((f"{alike:g}", f"{few} of the stories alone", "whole", "", "", score, "", ""))
    heads = ("alike", "documents", "taken", "P", "R", "F", "stories", "documents/s")
    labels = len({label for label, _ in rows})
    table(f"B-cubed, {len(rows)} documents of {labels} stories", heads, drawn)


def growth(rows: Labelled, times: int) -> None:
    """The time for a document in the set and in one `times` as large, whose copies have other words."""
    drawn: list[tuple[str, ...]] = []
    for many in (1, times):
        more = [
            (label, replace(text, id=f"d{k}-{n}", text=_other(text.text, k), title=_other(text.title, k)))
            for k in range(many)
            for n, (label, text) in enumerate(rows)
        ]
        start = time.perf_counter()
        found = grouped(more, ALIKE)
        took = time.perf_counter() - start
        drawn.append((f"{len(more):,}", f"{took:.2f}", f"{1e3 * took / len(more):.2f}", str(len(set(found)))))
    table("Growth", ("documents", "seconds", "ms a document", "stories"), drawn)


def _other(text: str, k: int) -> str:
    """The text with half of its words made other words, those of the `k`th set."""
    if not k:
        return text
    return re.sub(
        r"\b[^\W_]{5,}\b", lambda hit: hit[0] + (f"x{k}" if sum(map(ord, hit[0])) % 2 else ""), text
    )


def of_all(folder: Path, rows: Labelled) -> Row:
    """The line of the table of all: the documents as they stand."""
    start = time.perf_counter()
    found = grouped(rows, ALIKE)
    rate = len(rows) / (time.perf_counter() - start)
    scores = dict(zip("PRF", b_cubed([label for label, _ in rows], found), strict=True))
    alone = dict(zip("PRF", b_cubed([label for label, _ in rows], range(len(rows))), strict=True))
    return Row(
        task="clustering, B-cubed",
        set={"ecbplus": "ECB+"}.get(folder.name, folder.name),
        part="whole",
        seen=LOOKED if folder.name == "ecbplus" else UNSEEN,
        scores={**scores, "documents/s": rate},
        peer="no two alike",
        beside=alone,
        bars={"F": 92.0},
    )


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--alike", default=str(ALIKE))
    asked.add_argument("--split", choices=("event", "topic"), default="event")
    asked.add_argument("--growth", type=int, default=10)
    args = asked.parse_args()
    rows = load(args.folder, args.split)
    if not rows:
        console.print(f"No labelled document in {args.folder}.")
        return 2
    keep(of_all(args.folder, rows))
    quality(rows, [float(one) for one in args.alike.split(",")])
    if args.growth > 1:
        growth(rows, args.growth)
    return 0


if __name__ == "__main__":
    sys.exit(main())
