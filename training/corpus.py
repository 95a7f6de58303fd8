"""The annotated articles of `corpus/wikinews`: `articles.jsonl` has the texts, `annotations.jsonl` what was
marked in them, `second.jsonl` a tenth of it marked again. Offsets are code points of the article's text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.records import record

Span = tuple[int, int]


@record
class Attribution:
    """One annotated attribution; corpus/GUIDELINE.md says what is what."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: str


@record
class Article:
    """An article with everything marked in it. `names` are spellings by type. `places_marked` is False where
    places were left out on purpose: those articles' places are an evaluation set of others."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]
    names: Mapping[str, tuple[str, ...]]
    places_marked: bool


def articles(folder: Path, annotations: str = "annotations.jsonl") -> Iterator[Article]:
    """The articles that are annotated in that file."""
    texts = {one["id"]: one for one in lines(folder / "articles.jsonl")}
    for one in lines(folder / annotations):
        article = texts[one["id"]]
        yield Article(
            id=one["id"],
            text=article["text"],
            attributions=tuple(attribution(said) for said in one["attributions"]),
            names={kind: tuple(written) for kind, written in one["names"].items()},
            places_marked=article["places"],
        )


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def attribution(said: Mapping[str, Any]) -> Attribution:
    source, cue = said["source"], said["cue"]
    return Attribution(
        source=None if source is None else (source[0], source[1]),
        cue=None if cue is None else (cue[0], cue[1]),
        content=tuple((start, end) for start, end in said["content"]),
        kind=said["kind"],
    )


def occurrences(text: str, written: str) -> Iterator[Span]:
    """Every place where `written` stands as whole words."""
    start = text.find(written)
    while start >= 0:
        end = start + len(written)
        cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
        if not (cut_before or cut_after):
            yield start, end
        start = text.find(written, start + 1)
