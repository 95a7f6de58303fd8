"""Scores the source corridor on pages, feeds, letters and papers that others wrote, beside peers.

    python -m bench.sources FOLDER [SET ...]

FOLDER holds KIND/SET/ with files and KIND/SET.gold.json with the gold. Each peer that is installed
(trafilatura, feedparser, pypdf, the standard library's email) reads the same files in the same run.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from bench import sources_scores as score
from bench.sources_peers import PEERS, Read, ours, ours_entries, ours_text

Scores: TypeAlias = dict[str, list[float]]


def articles(read: Read, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    if gold.get("text"):
        yield "text F1", score.text_f1(read.text, gold["text"])
    if gold.get("part"):
        yield "part recall", score.part_recall(read.text, gold["part"])
    if gold.get("with") or gold.get("without"):
        yield "pieces", score.pieces_f1(read.text, gold.get("with", ()), gold.get("without", ()))
    if gold.get("title"):
        yield "title", score.same_title(read.title, gold["title"])
    if gold.get("byline"):
        yield "byline", score.names_found(read.byline, gold["byline"])
    if gold.get("published"):
        yield "day", score.same_day(read.published, gold["published"])


def dates(read: Read, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    if gold["dated"]:
        yield "day", score.same_day(read.published, gold["published"])
    else:
        yield "no date invented", float(read.published is None)


def feeds(read: Read, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    reference = gold["reference"]
    if reference["entries"] is None:
        yield "not a feed: refused or no entry", float(not read.entries)
        return
    for name, values in score.entry_scores(read.entries, reference).items():
        yield from ((name, value) for value in values)


def liveblogs(read: Read, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    yield "number of posts", float(len(read.posts) == gold["posts"])
    yield "times F1", score.times_f1(read.posts, [each["posted"] for each in gold["updates"]])


def papers(read: Read, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    if gold["lines"]:
        yield "not empty", float(bool(read.text.strip()))
        yield "lines", score.lines_found(read.text, gold["lines"])
    for name, figure in (gold.get("reported") or {}).items():
        if name != "published":
            yield "figures", float(figure in score.squeezed(read.text).replace(" ", ""))
    if not gold["readable"]:
        yield "locked: said so", float(bool(read.error))


def letters(read: Read, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    if gold["lines"]:
        yield "not empty", float(bool(read.text.strip()))
        yield "lines", score.lines_found(read.text, gold["lines"])
    if gold["subject"]:
        yield "title", score.same_title(read.title, gold["subject"])
    if gold["published"]:
        yield "day", score.same_day(read.published, gold["published"])
    if gold["from"]:
        yield "sender", float(score.plain(gold["from"]) in score.plain(read.byline))


def encodings(read: Read, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    if gold["words"]:
        words = score.squeezed(read.text)
        yield "words", sum(score.squeezed(w) in words for w in gold["words"]) / len(gold["words"])


def telegram(read: Read, gold: dict[str, Any]) -> Iterator[tuple[str, float]]:
    yield "messages", float(len(read.posts) == gold["messages"])


KINDS: dict[str, Callable[[Read, dict[str, Any]], Iterator[tuple[str, float]]]] = {
    "feeds": feeds,
    "articles": articles,
    "dates": dates,
    "liveblogs": liveblogs,
    "pdf": papers,
    "email": letters,
    "encodings": encodings,
    "telegram": telegram,
}


def versions(folder: Path, gold: dict[str, Any], read: Callable[[Path], Read]) -> Scores:
    """Whether the same stays the same and a change is seen, version after version."""
    rows: Scores = {}
    for name, wanted in gold.items():
        files = sorted((folder / name).iterdir(), key=lambda path: int(path.stem[1:]))
        reads = [read(path) for path in files]
        if "readings" in wanted:
            _feed_versions(reads, wanted["readings"], rows)
            continue
        rows.setdefault("not empty", []).append(float(all(each.text.strip() for each in reads)))
        same = all(each.text == reads[0].text for each in reads)
        if wanted["text"] == "same":
            rows.setdefault("same stays same", []).append(float(same))
        elif wanted["text"] == "changed":
            rows.setdefault("change is seen", []).append(float(not same))
    return rows


def _feed_versions(reads: list[Read], gold: list[dict[str, Any]], rows: Scores) -> None:
    known: dict[str, str] = {}
    for read, wanted in zip(reads, gold, strict=True):
        rows.setdefault("entries", []).append(float(len(read.entries) == wanted["entries"]))
        new = [e for e in read.entries if e["key"] not in known]
        edited = [e for e in read.entries if known.get(e["key"], e["text"]) != e["text"]]
        rows.setdefault("new", []).append(float(len(new) == wanted["new"]))
        rows.setdefault("edited", []).append(float(len(edited) == wanted["edited"]))
        known.update({e["key"]: e["text"] for e in read.entries})


def measured(folder: Path, only: list[str]) -> Iterator[tuple[str, int, str, Scores]]:
    """(set, number of files, program, scores) for every set and every program that reads its kind."""
    for path in sorted(folder.glob("*/*.gold.json")):
        kind, name = path.parent.name, path.name.removesuffix(".gold.json")
        if only and not any(f"{kind}/{name}".startswith(each) for each in only):
            continue
        gold = json.loads(path.read_text("utf-8"))
        files = path.parent / name
        reader = _reader(kind, name)
        for program, read in {
            "dateline": reader,
            **PEERS.get(kind, {}),
            **PEERS.get(f"{kind}/{name}", {}),
        }.items():
            if kind == "versions":
                yield f"{kind}/{name}", len(gold), program, versions(files, gold, read)
                continue
            rows: Scores = {}
            for each, wanted in gold.items():
                for label, value in KINDS[kind](read(files / each), wanted):
                    rows.setdefault(label, []).append(value)
            yield f"{kind}/{name}", len(gold), program, rows


def _reader(kind: str, name: str) -> Callable[[Path], Read]:
    if kind == "feeds" or name == "feeds":
        return ours_entries
    return ours_text if kind == "encodings" else ours


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("sets", nargs="*", help="such as articles or feeds/rome; all when none is named")
    asked = parser.parse_args()
    print(f"{'set':26} {'files':>5} {'program':24} scores (n)")
    for name, files, program, rows in measured(asked.folder, asked.sets):
        cells = [f"{label} {100 * sum(v) / len(v):.1f} ({len(v)})" for label, v in rows.items()]
        print(f"{name:26} {files:5} {program:24} {'; '.join(cells)}", flush=True)


if __name__ == "__main__":
    main()
