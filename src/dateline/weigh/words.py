"""Words for comparing claims: content words, shingles, who speaks, when it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from dateline.records import Claim, Document
from dateline.story import Story, same_as

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def listed(line: str) -> list[str]:
    """The words of a list written as one line."""
    return line.split()


STOP = frozenset(
    listed(
        "a an the and or but if of in on at to for from by with about into over after before under between "
        "is are was were be been being has have had do does did will would can could may might must shall "
        "should that this these those it its he his him she her they their them we our us you your i my me "
        "who which what when where there here as so than then also not no nor said says say told added more "
        "most some any all both each other such only own same very just now one out up down off again "
        "were's it's mr mrs ms according"
    )
)
_SUFFIX = re.compile(r"(?:['’]s|ing|edly|ed|es|s)$")


def words(text: str) -> list[str]:
    """The words of a text, case folded."""
    return _WORD.findall(text.casefold())


def stem(word: str) -> str:
    """A word without its common endings: enough to meet "sinks" and "sinking"."""
    cut = _SUFFIX.sub("", word)
    return cut if len(cut) > 3 else word


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry content."""
    return frozenset(stem(word) for word in words(text) if word not in STOP and len(word) > 1)


def shingles(text: str, size: int = 5) -> frozenset[int]:
    """Hashes of runs of `size` words, the same in every process."""
    found = words(text)
    runs = (" ".join(found[n : n + size]) for n in range(max(1, len(found) - size + 1)))
    return frozenset(_hash(run) for run in runs)


def overlap(one: frozenset[str] | frozenset[int], two: frozenset[str] | frozenset[int]) -> float:
    """The share of the smaller set that is in the other, 0 to 1; 0 where one is empty."""
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller else 0.0


def said_at(story: Story, claim: Claim) -> datetime | None:
    """When a claim was said, or else published, or else captured, and never after that; UTC."""
    said = claim.said.begin if claim.said is not None else None
    if claim.document not in story.documents:
        return said
    document = story.document(claim.document)
    return min(said or _published_at(document, claim), document.captured)


def _published_at(document: Document, claim: Claim) -> datetime:
    for passage in document.passages:
        if claim.post is not None and passage.id == claim.post:
            return passage.posted
    return document.published or document.captured


def voices(story: Story, more: Iterable[Claim] = ()) -> dict[str, str]:
    """Every speaker's entity -> the one it is weighed under: merges followed, and the same name joined
    where two documents took it for different kinds of thing."""
    merged = same_as(story)
    speakers = {
        (claim.speaker.name.casefold(), merged.get(claim.speaker.entity, claim.speaker.entity))
        for claim in (*(history[-1].fact for history in story.claims.values()), *more)
        if claim.speaker is not None
    }
    by_name: dict[str, str] = {}
    joined = {entity: by_name.setdefault(name, entity) for name, entity in sorted(speakers)}
    found = {entity: joined.get(root, root) for entity, root in merged.items()}
    return {**joined, **found}


def voice(story: Story, claim: Claim, roots: dict[str, str]) -> str:
    """Who a claim is from, as a key: the speaker's entity with merges followed, or the source."""
    if claim.speaker is not None:
        return roots.get(claim.speaker.entity, claim.speaker.entity)
    return f"source:{story.source_of(claim).name}"


def said_by(story: Story, claim: Claim) -> str:
    """Who a claim is from, as readers see it: the speaker's name, or the outlet's where it narrates."""
    if claim.speaker is not None:
        return claim.speaker.name
    source = story.source_of(claim)
    return source.title or source.name or "the document itself"


def _hash(run: str) -> int:
    value = 14695981039346656037  # FNV-1a, 64 bits: Python's own hash differs from process to process
    for byte in run.encode():
        value = ((value ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value
