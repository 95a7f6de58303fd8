"""The work of reading grows with a text, not with its square: steps are counted, no clock is asked.

What is counted are the lines that run in our own reader; `python -m bench.growth` times the whole, with the
language model, up to a million words.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import pytest

from dateline import plugins
from dateline.records import Document

FEWER, MORE = 40, 240  # pieces
NAMES = ("Ada Bell", "Tom Reed", "Ida Lund", "Max Orr", "Norway", "Finland", "Harne")


def name(chance: random.Random) -> str:
    return chance.choice(NAMES)


def a_sentence(chance: random.Random) -> str:
    return f"{name(chance)} told {name(chance)} that {chance.randrange(2, 99)} were hurt in {name(chance)}. "


MADE: dict[str, Any] = {
    "prose": a_sentence,
    "a sentence without an end": lambda chance: a_sentence(chance).replace(". ", ", and "),
    "quotations that never close": lambda chance: f"{chance.choice('“«‘')}{a_sentence(chance)}",
    "names": lambda chance: f"{name(chance)}, ",
    "one name": lambda chance: f"{chance.choice(('Mayor Ada Bell', 'Bell', 'She'))} went home. ",
    "somebody said that somebody said": lambda chance: f"{name(chance)} said that ",
    "events": lambda chance: f"{name(chance)} attacked {name(chance)} and met {name(chance)} and ",
    "pictures and quotations": lambda chance: f"A video shows {name(chance)}; “no,” {name(chance)} said. ",
    "dates": lambda chance: f"{chance.randrange(1, 29)} March 2026, {chance.randrange(24)}:30 ",
    "brackets": lambda chance: chance.choice(("( ", "[ ", "(a ", "word ")),
    "rows": lambda chance: f"{name(chance)}\t{chance.randrange(99)}\t{name(chance)}\n",
}


def text(kind: str, pieces: int) -> str:
    chance = random.Random(19)
    return "".join(MADE[kind](chance) for _ in range(pieces))


def steps(words: str) -> int:
    """How many lines of the reader run for a text."""
    count = 0

    def line(_frame: FrameType, _event: str, _given: Any) -> Any:
        nonlocal count
        count += 1
        return line

    def entered(frame: FrameType, _event: str, _given: Any) -> Any:
        return line if "dateline" in frame.f_code.co_filename else None

    when = datetime(2026, 3, 6, 12, tzinfo=UTC)
    asked = Document(id="d1", source="", text=words, captured=when, published=when, capture="", language="en")
    reader = plugins.reader("rules")
    before = sys.gettrace()
    sys.settrace(entered)
    try:
        reader.read(asked)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("kind", MADE)
def test_six_times_the_text_is_six_times_the_work(kind: str) -> None:
    steps(text(kind, 20))  # what is read once a process
    fewer, more = steps(text(kind, FEWER)), steps(text(kind, MORE))
    assert more < 1.5 * fewer * MORE / FEWER
