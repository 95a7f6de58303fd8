"""The public word for a claim, by the table in standing.py."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.records import Assessment, Entry, Fact, Link, LinkState, Relation
from dateline.standing import Standing, standing
from dateline.story import Story, tell


def story(*facts: Fact) -> Story:
    at = datetime(2026, 3, 6, tzinfo=UTC)
    return tell(Entry(seq=n, at=at, by="desk", story="s", fact=fact) for n, fact in enumerate(facts, 1))


def judged(claim: str, credibility: int, rank: str = "normal") -> Assessment:
    return Assessment(claim=claim, credibility=credibility, rank=rank, reason="r")  # type: ignore[arg-type]


def link(claim: str, relation: Relation, other: str, state: LinkState = "confirmed") -> Link:
    return Link(claim=claim, other=other, relation=relation, state=state, reason="r")


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ((), "Unverified"),
        ((judged("a", 2),), "Unverified"),
        ((judged("a", 1),), "Confirmed"),
        ((judged("a", 4),), "Doubtful"),
        ((judged("a", 5),), "False"),
        ((judged("a", 1), judged("a", 5)), "False"),
        ((judged("a", 1, "deprecated"),), "Replaced"),
        ((link("b", "denies", "a"),), "Disputed"),
        ((link("a", "contradicts", "b"),), "Disputed"),
        ((link("b", "denies", "a", "suggested"),), "Unverified"),
        ((link("b", "denies", "a"), link("b", "denies", "a", "rejected")), "Unverified"),
        ((link("b", "denies", "a"), judged("a", 1)), "Confirmed"),
        ((link("b", "supersedes", "a"), judged("a", 1)), "Replaced"),
        ((link("a", "supersedes", "b"),), "Unverified"),
        ((link("b", "withdraws", "a"), judged("a", 5)), "Withdrawn"),
        ((link("a", "repeats", "b"), judged("b", 5)), "False"),
        ((link("a", "repeats", "b"), link("b", "repeats", "c"), judged("c", 4)), "Doubtful"),
        ((link("a", "repeats", "b"), judged("b", 5), judged("a", 2)), "Unverified"),
        ((link("a", "repeats", "b", "suggested"), judged("b", 5)), "Unverified"),
        ((link("b", "repeats", "a"), judged("b", 5)), "Unverified"),
        ((link("a", "repeats", "b"), link("b", "repeats", "a")), "Unverified"),
    ],
)
def test_the_word(facts: tuple[Fact, ...], word: Standing) -> None:
    assert word == standing(story(*facts), "a")
