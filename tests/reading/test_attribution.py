"""Attributions: each line of `cues.txt` by itself; `turns.txt` as one text; and that work grows in step."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from dateline.reading.attribution import attributions
from dateline.reading.attribution_spans import Ascribed
from dateline.reading.cues import nouns, verbs
from dateline.reading.text import Text, parse
from dateline.records import Document
from tests import pairs

HERE = Path(__file__).parent / "attribution"


def read(text: str) -> Text:
    when = datetime(2019, 5, 4, 12, tzinfo=UTC)
    return parse(Document(id="d1", source="", text=text, captured=when, capture=""))


def shown(text: str, one: Ascribed) -> str:
    def cut(span: tuple[int, int] | None) -> str:
        return "-" if span is None else text[span[0] : span[1]]

    words = " … ".join(cut(span) for span in one.spans)
    force = f"{one.mode} {one.act}{' negated' if one.negated else ''}"
    return f"{cut(one.source)} | {cut(one.cue)} | {words} | {force}"


def test_each_cue() -> None:
    path = HERE / "cues.txt"
    lines = path.read_text("utf-8").splitlines()
    pairs.check(path, [{line: [shown(line, a) for a in attributions(read(line))]} for line in lines])


def test_turns() -> None:
    path = HERE / "turns.txt"
    text = path.read_text("utf-8")
    pairs.check(path, [shown(text, a) for a in attributions(read(text))])


def test_the_lexicon_is_whole() -> None:
    acts = {frame.act for frames in verbs().values() for frame in frames} | set(nouns().values())
    assert acts == {
        "assert", "deny", "retract", "correct", "warn", "request", "accuse", "predict", "ask", "promise",
    }  # fmt: skip
    assert all(frame.frames or frame.prepositions for frames in verbs().values() for frame in frames)


def calls(work: Callable[[], Any]) -> int:
    """How many Python calls `work` makes: a measure that no busy machine changes."""
    count = 0

    def see(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "Lee said that the mayor said that it was over. “Never,” he added. ",
        "said that ",
        "“a ‘b ",
        '"x" ',
        "claim that it was claimed that ",
        "Ann: no\n",
    ],
    ids=["prose", "said that", "open marks", "short quotations", "claims", "labels"],
)
def test_the_work_grows_in_step_with_the_text(piece: str) -> None:
    small, large = read(piece * 100), read(piece * 400)
    attributions(small)  # lexicons are read once
    assert calls(lambda: attributions(large)) < 6 * calls(lambda: attributions(small)) + 2000
