"""The laws of `tell`, over ledgers that nobody thought of."""

from __future__ import annotations

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import dateline.story
from dateline.records import (
    Assessment,
    Claim,
    Correction,
    Coverage,
    Document,
    Entry,
    Fact,
    Link,
    Name,
    NameJudgement,
    Post,
    Redacted,
    Redaction,
    Source,
    Summary,
    Task,
)
from dateline.standing import STANDINGS, standing
from dateline.story import INDEXES, TABLES, Story, as_of, public, same_as, tell, touched

START = datetime(1912, 4, 15, tzinfo=UTC)
ids = st.sampled_from(["a", "b", "c"])
text = st.text(max_size=8)
FACTS = st.one_of(
    st.builds(lambda n: Source(name=n, type="feed", url="https://x.example/"), ids),
    st.builds(lambda t: Coverage(slug="s", title=t), text),
    st.builds(
        lambda i, r: Document(id=i, source="a", text="t", captured=START, capture="0" * 64, replaces=r),
        ids,
        st.none() | ids,
    ),
    st.builds(
        lambda i, d: Claim(
            id=i, document=d, start=0, end=1, spans=((0, 1),), quote="t", mode="narrated", reader="r 1"
        ),
        ids,
        ids,
    ),
    st.builds(lambda e, d: Name(entity=e, document=d, name=e, type="person"), ids, ids),
    st.builds(
        lambda e, o, j: NameJudgement(entity=e, other=o, judgement=j, reason="r"),
        ids,
        ids,
        st.sampled_from(["positive", "negative"]),
    ),
    st.builds(
        lambda c, o, r, s: Link(claim=c, other=o, relation=r, state=s, reason="r"),
        ids,
        ids,
        st.sampled_from(["denies", "supersedes", "withdraws", "repeats"]),
        st.sampled_from(["suggested", "confirmed", "rejected"]),
    ),
    st.builds(lambda c, k: Assessment(claim=c, credibility=k, reason="r"), ids, st.integers(1, 6)),
    st.builds(lambda c: Task(subject=f"claim:{c}", status="To Do"), ids),
    st.builds(
        lambda i, t, c, s: Post(id=i, headline=t, text=t, cites=tuple(c), state=s),
        ids,
        text,
        st.lists(ids, max_size=2),
        st.sampled_from(["draft", "published", "withdrawn"]),
    ),
    st.builds(lambda p: Correction(post=p, kind="correction", text="t", reason="r"), ids),
    st.just(Summary()),
    st.builds(lambda n: Redaction(seq=n, reason="r"), st.integers(1, 12)),
    st.just(Redacted(kind="Post")),
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry[Fact]]:
    facts = draw(st.lists(FACTS, max_size=24))
    return [
        Entry(seq=n, at=START + timedelta(minutes=n), by="desk", story="s", fact=fact, hash=f"{n:064x}")
        for n, fact in enumerate(facts, 1)
    ]


def without_empty(story: Story) -> dict[str, object]:
    """What a story says: an empty history and no history are the same."""
    said: dict[str, object] = {"seq": story.seq, "at": story.at, "hash": story.hash}
    for name in (*TABLES, *INDEXES, "redactions"):
        said[name] = {key: rows for key, rows in getattr(story, name).items() if rows}
    return said | {"coverages": story.coverages, "summaries": story.summaries}


@given(ledgers(), st.integers(0, 24))
def test_telling_in_two_goes_tells_the_same(entries: list[Entry[Fact]], at: int) -> None:
    whole = tell(entries)
    parts = tell(entries[at:], tell(entries[:at]))
    assert without_empty(whole) == without_empty(parts)


@given(ledgers())
def test_telling_one_by_one_tells_the_same(entries: list[Entry[Fact]]) -> None:
    story = Story()
    for entry in entries:
        story = tell([entry], story)
    assert without_empty(tell(entries)) == without_empty(story)


@given(ledgers(), st.integers(0, 24))
def test_telling_more_leaves_the_old_story_alone(entries: list[Entry[Fact]], at: int) -> None:
    old = tell(entries[:at])
    before = without_empty(old)
    tell(entries[at:], old)
    assert before == without_empty(old)


@given(ledgers(), st.integers(0, 24))
def test_as_of_is_the_same_fold_over_fewer_entries(entries: list[Entry[Fact]], at: int) -> None:
    moment = START + timedelta(minutes=at)
    assert without_empty(tell(entries[:at])) == without_empty(tell(as_of(entries, moment)))


@given(ledgers())
def test_published_words_are_only_added_to(entries: list[Entry[Fact]]) -> None:
    """Every version of every post that was ever told is still there, unless it was redacted."""
    redacted = {e.fact.seq for e in entries if isinstance(e.fact, Redaction) and e.fact.seq < e.seq}
    held = {e.seq for history in tell(entries).posts.values() for e in history}
    posts = {e.seq for e in entries if isinstance(e.fact, Post)}
    assert posts - redacted == held


@given(ledgers())
def test_indexes_agree_with_the_tables(entries: list[Entry[Fact]]) -> None:
    story = tell(entries)
    for claim, posts in story.cited_by.items():
        for post in posts:
            assert any(claim in version.fact.cites for version in story.posts[post])
    for post, history in story.posts.items():
        for version in history:
            assert all(post in story.cited_by[claim] for claim in version.fact.cites)
    for key in story.links:
        assert key in story.links_of[key[0]]
        assert key in story.links_of[key[1]]


@settings(max_examples=60)
@given(ledgers(), st.integers(0, 24))
def test_a_post_that_draws_differently_was_touched(entries: list[Entry[Fact]], at: int) -> None:
    """What `touched` leaves out draws the same: its versions, its corrections, its claims' standing."""
    before, after = tell(entries[:at]), tell(entries)
    for post in after.posts.keys() - touched(after, entries[at:]):
        assert public(before.posts[post]) == public(after.posts[post])
        assert before.corrections.get(post) == after.corrections.get(post)
        for claim in after.posts[post][-1].fact.cites:
            assert standing(before, claim) == standing(after, claim)


@given(ledgers())
def test_every_claim_has_one_word_and_merging_ends(entries: list[Entry[Fact]]) -> None:
    story = tell(entries)
    assert all(standing(story, claim) in STANDINGS for claim in story.claims)
    roots = same_as(story)
    assert all(roots.get(root, root) == root for root in roots.values())


def test_the_fold_reads_no_clock_no_disk_no_network() -> None:
    tree = ast.parse(Path(dateline.story.__file__).read_text("utf-8"))
    imported = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    imported |= {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    assert {m.split(".")[0] for m in imported} <= {
        "__future__",
        "collections",
        "dataclasses",
        "datetime",
        "typing",
        "dateline",
    }
    calls = {
        n.func.attr for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)
    }
    assert not calls & {"now", "today", "utcnow", "open", "read_text"}
