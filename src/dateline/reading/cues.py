"""The words that ascribe: which verbs and nouns, with what force, and where what was said stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from dateline.records import Act, record

Kind = Literal["say", "act", "think", "show", "move"]
RANK: dict[Kind, int] = {"say": 0, "show": 1, "act": 2, "think": 3, "move": 4}


@record
class Frame:
    """One way of ascribing: the force, the kind, and where what is said stands (see data/cues.txt)."""

    act: Act
    kind: Kind
    frames: frozenset[str]
    prepositions: frozenset[str] = frozenset()


def lines(name: str) -> Iterator[list[str]]:
    """The fields of a lexicon's lines; "#" begins a comment."""
    text = (files("dateline.reading") / "data" / name).read_text("utf-8")
    for line in text.splitlines():
        fields = line.split("#")[0].split()
        if fields:
            yield fields


@cache
def words(name: str) -> frozenset[str]:
    """A list of data/words.txt."""
    return next(frozenset(rest) for first, *rest in lines("words.txt") if first == name + ":")


@cache
def verbs() -> dict[str, tuple[Frame, ...]]:
    """Frames by lemma, those that report speech first."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for act, kind, shape, *lemmas in lines("cues.txt"):
        where, _, prepositions = shape.partition(":")
        frame = Frame(
            act=cast(Act, act),
            kind=cast(Kind, kind),
            frames=frozenset(filter(None, where.split(","))),
            prepositions=frozenset(filter(None, prepositions.split(","))),
        )
        for lemma in lemmas:
            found[lemma.partition(":")[0]].append(frame)
    return {lemma: tuple(sorted(frames, key=lambda f: RANK[f.kind])) for lemma, frames in found.items()}


@cache
def nouns() -> dict[str, Act]:
    """The force of each noun that carries what is ascribed."""
    found: dict[str, Act] = {}
    for act, *lemmas in lines("nouns.txt"):
        for lemma in lemmas:
            found.setdefault(lemma, cast(Act, act))
    return found


def frame(lemma: str, shape: str, preposition: str = "") -> Frame | None:
    """The first frame of the verb `lemma` that has the shape (and the preposition), or None."""
    for one in verbs().get(lemma, ()):
        if shape in one.frames or (shape == ":" and preposition in one.prepositions):
            return one
    return None
