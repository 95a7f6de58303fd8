"""The law of deltas: put over an older page, they give what a fresh page has."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.hooks import Site
from dateline.outputs.drawing import post_html, regions
from dateline.outputs.views import posts
from dateline.records import Entry, Fact, Post, Redaction
from dateline.story import Story, tell
from dateline.web.deltas import delta, drawn
from tests.outputs import flood

ENTRIES = flood.entries()
SITE = Site(live=True)


class Sheet:
    """What an open page holds: its posts and regions, as a client script folds deltas into them."""

    def __init__(self, story: Story) -> None:
        self.seq = story.seq
        self.posts = {post.id: post_html(story, post.id, SITE) for post in posts(story)}
        self.regions = regions(story, SITE)

    def take(self, found: dict[str, Any]) -> None:
        start, to = found["from"], found["to"]
        assert isinstance(start, int)
        assert isinstance(to, int)
        if to <= self.seq:
            return
        assert start <= self.seq, "a gap"
        for post in found["posts"]:
            if post["state"] == "gone":
                self.posts.pop(post["id"], None)
            else:
                self.posts[post["id"]] = post["html"]
        self.regions.update(found["regions"])
        self.seq = to


REDACTED = len(ENTRIES) + 1


def redaction(seq: int) -> Entry[Fact]:
    fact = Redaction(seq=seq, reason="a court's order")
    return Entry(seq=REDACTED, at=ENTRIES[-1].at, by="desk:ada", story="merrow", fact=fact)


def between(start: int, to: int) -> dict[str, Any]:
    old, new = tell(ENTRIES[:start], Story(slug="merrow")), tell(ENTRIES[:to], Story(slug="merrow"))
    return delta(drawn(old, SITE), drawn(new, SITE), ENTRIES[start:to], SITE)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, len(ENTRIES)), min_size=2, max_size=5, unique=True).map(sorted))
def test_folding_deltas_gives_the_fresh_page(cuts: list[int]) -> None:
    held = Sheet(tell(ENTRIES[: cuts[0]], Story(slug="merrow")))
    for start, to in pairwise(cuts):
        held.take(between(start, to))
    fresh = Sheet(tell(ENTRIES[: cuts[-1]], Story(slug="merrow")))
    assert held.posts == fresh.posts
    assert held.regions == fresh.regions


@settings(max_examples=15, deadline=None)
@given(st.integers(1, len(ENTRIES) - 2), st.integers(0, 20))
def test_a_delta_that_begins_earlier_than_the_page_does_no_harm(at: int, back: int) -> None:
    held = Sheet(tell(ENTRIES[:at], Story(slug="merrow")))
    held.take(between(max(0, at - back), len(ENTRIES)))
    fresh = Sheet(tell(ENTRIES, Story(slug="merrow")))
    assert held.posts == fresh.posts
    assert held.regions == fresh.regions


def test_only_what_differs_travels_and_corrections_say_their_kind() -> None:
    at = (
        next(n for n, e in enumerate(ENTRIES) if isinstance(e.fact, Post) and e.fact.state == "withdrawn") - 2
    )
    found = between(at, at + 4)
    said = {post["id"]: (post["state"], post["correction"]) for post in found["posts"]}
    assert said == {"p1": ("changed", "correction"), "p2": ("withdrawn", "withdrawal")}
    assert "keyfigures" not in found["regions"]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(ENTRIES[6:]))
def test_redacted_words_leave_open_pages(entry: Entry[Fact]) -> None:
    old = tell(ENTRIES, Story(slug="merrow"))
    taken = redaction(entry.seq)
    new = tell([taken], old)
    held = Sheet(old)
    held.take(delta(drawn(old, SITE), drawn(new, SITE), [taken], SITE))
    fresh = Sheet(new)
    assert held.posts == fresh.posts
    assert held.regions == fresh.regions


def test_drafts_never_travel() -> None:
    assert "A draft that nobody may see" not in str(between(0, len(ENTRIES)))
