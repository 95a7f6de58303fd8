"""What an editor does. Each act checks what it was given, appends it, and returns the entries.

`by` is who ("desk:ada"); `seen` is the story's seq on the page that the editor had before them: an answer
to something that somebody else changed since then raises `Stale`, and nothing is appended. `key` is the
form's own id, so that a form sent twice counts once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from dateline.errors import Refused
from dateline.markup import cited
from dateline.newsroom.room import Newsroom
from dateline.records import (
    Aspect,
    Assessment,
    Correction,
    CorrectionKind,
    Credibility,
    Entry,
    Fact,
    Judgement,
    Line,
    Link,
    LinkState,
    NameJudgement,
    Post,
    Rank,
    Relation,
    Summary,
    Task,
    TaskStatus,
    Variant,
    subject,
)
from dateline.story import Story

POST_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST = 50_000  # characters of a post


def judge(
    room: Newsroom,
    slug: str,
    by: str,
    *,
    claim: str,
    credibility: Credibility,
    reason: str,
    rank: Rank = "normal",
    evidence: Sequence[str] = (),
    seen: int,
    key: str = "",
) -> list[Entry[Fact]]:
    """Say how credible a claim is (Admiralty code 1 to 6), and why."""
    story = room.story(slug)
    story.claim(claim)
    _one_of(credibility, get_args(Credibility), "credibility")
    _one_of(rank, get_args(Rank), "rank")
    fact = Assessment(
        claim=claim,
        credibility=credibility,
        rank=rank,
        reason=_needed(reason, "reason"),
        evidence=tuple(evidence),
    )
    return _append(room, slug, by, [fact], seen, key)


def relate(
    room: Newsroom,
    slug: str,
    by: str,
    *,
    claim: str,
    other: str,
    relation: Relation,
    aspect: Aspect = "whole",
    state: LinkState,
    reason: str,
    seen: int,
    key: str = "",
) -> list[Entry[Fact]]:
    """Confirm or reject how one claim stands to another."""
    story = room.story(slug)
    story.claim(claim)
    story.claim(other)
    if claim == other:
        raise Refused("A claim cannot stand to itself.", "Choose another claim.")
    _one_of(relation, get_args(Relation), "relation")
    _one_of(aspect, get_args(Aspect), "aspect")
    _one_of(state, get_args(LinkState), "state")
    fact = Link(
        claim=claim,
        other=other,
        relation=relation,
        aspect=aspect,
        state=state,
        reason=_needed(reason, "reason"),
    )
    return _append(room, slug, by, [fact], seen, key)


def publish(room: Newsroom, slug: str, by: str, *, post: Post, seen: int, key: str = "") -> list[Entry[Fact]]:
    """Publish a new post, or keep it as a draft; an empty id is given the next number."""
    story = room.story(slug)
    if not post.id:
        post = replace(post, id=next_post(story))
    if not POST_ID.match(post.id):
        raise Refused(f"{post.id!r} cannot be a post's id.", "Small letters, digits and single hyphens.")
    history = story.posts.get(post.id)
    if history and history[-1].fact.state in ("published", "withdrawn"):
        raise Refused(f"Post {post.id} is published already.", "Change it as a correction or an update.")
    return _append(room, slug, by, [_whole(story, post)], seen, key)


def change(
    room: Newsroom,
    slug: str,
    by: str,
    *,
    post: Post,
    kind: CorrectionKind,
    text: str,
    reason: str,
    seen: int,
    key: str = "",
) -> list[Entry[Fact]]:
    """Change published words: the new version and, beside it, what readers are told of the change."""
    story = room.story(slug)
    old = _published(story, post.id)
    if kind == "withdrawal":
        raise Refused("A withdrawal is an act of its own.", "Withdraw the post instead.")
    _one_of(kind, get_args(CorrectionKind), "kind")
    new = _whole(story, replace(post, state="published"))
    if new == old:
        raise Refused(f"Post {post.id} is as it was.", "Change its words first.")
    said = text.strip() if kind == "update" else _needed(text, "text that tells readers what was changed")
    why = reason.strip() if kind == "update" else _needed(reason, "reason")
    return _append(
        room, slug, by, [new, Correction(post=post.id, kind=kind, text=said, reason=why)], seen, key
    )


def withdraw(
    room: Newsroom, slug: str, by: str, *, post_id: str, text: str, reason: str, seen: int, key: str = ""
) -> list[Entry[Fact]]:
    """Take a post back. Its address stays and says what was withdrawn, when and why."""
    old = _published(room.story(slug), post_id)
    said = _needed(text, "text that tells readers what the post had said")
    note = Correction(post=post_id, kind="withdrawal", text=said, reason=_needed(reason, "reason"))
    return _append(room, slug, by, [replace(old, state="withdrawn", pinned=False), note], seen, key)


def merge(
    room: Newsroom,
    slug: str,
    by: str,
    *,
    entity: str,
    other: str,
    variant: Variant,
    reason: str,
    seen: int,
    key: str = "",
) -> list[Entry[Fact]]:
    """Two names are one: `other` is shown under `entity` from now on."""
    _one_of(variant, get_args(Variant), "variant")
    return _same(room, slug, by, entity, other, "positive", variant, reason, seen, key)


def unmerge(
    room: Newsroom, slug: str, by: str, *, entity: str, other: str, reason: str, seen: int, key: str = ""
) -> list[Entry[Fact]]:
    """Two names are not one; undoes a merge."""
    return _same(room, slug, by, entity, other, "negative", "alias", reason, seen, key)


def summarise(
    room: Newsroom, slug: str, by: str, *, summary: Summary, seen: int, key: str = ""
) -> list[Entry[Fact]]:
    """Set what we know, what is claimed, what we don't know."""
    story = room.story(slug)
    for line in (*summary.known, *summary.claimed, *summary.unknown):
        _line(story, line)
    return _append(room, slug, by, [summary], seen, key)


def assign(
    room: Newsroom,
    slug: str,
    by: str,
    *,
    about: str,
    status: TaskStatus,
    assignee: str | None,
    seen: int,
    key: str = "",
) -> list[Entry[Fact]]:
    """Take work on a claim or a document, or give it to somebody."""
    story = room.story(slug)
    kind, _, found = about.partition(":")
    if kind == "claim":
        story.claim(found)
    elif kind == "document":
        story.document(found)
    else:
        raise Refused(f"{about!r} is neither a claim nor a document.", "Such as: claim:d1-c1")
    _one_of(status, get_args(TaskStatus), "status")
    return _append(room, slug, by, [Task(subject=about, status=status, assignee=assignee)], seen, key)


def next_post(story: Story) -> str:
    """The id for the next post: a number that no post has had."""
    taken = [int(post) for post in story.posts if post.isdigit()]
    return str(max(taken, default=0) + 1)


def _same(
    room: Newsroom,
    slug: str,
    by: str,
    entity: str,
    other: str,
    judgement: Judgement,
    variant: Variant,
    reason: str,
    seen: int,
    key: str,
) -> list[Entry[Fact]]:
    known = {name for name, _ in room.story(slug).names}
    for name in (entity, other):
        if name not in known:
            raise Refused(
                f"There is no name {name!r} in this coverage.", "Choose one from the list of names."
            )
    if entity == other:
        raise Refused("A name is the same as itself.", "Choose two names.")
    fact = NameJudgement(
        entity=entity, other=other, judgement=judgement, variant=variant, reason=_needed(reason, "reason")
    )
    return _append(room, slug, by, [fact], seen, key)


def _append(
    room: Newsroom, slug: str, by: str, facts: Sequence[Fact], seen: int, key: str
) -> list[Entry[Fact]]:
    expect = {subject(fact): seen for fact in facts}
    return room.append(slug, by, facts, expect=expect, key=key)


def _whole(story: Story, post: Post) -> Post:
    """The post with every claim that its text marks among its cites; refused when one is not there."""
    post = replace(post, headline=post.headline.strip(), text=post.text.strip())
    if not post.headline and not post.text:
        raise Refused("The post is empty.", "Give it a headline or a text.")
    if len(post.headline) > 300 or len(post.text) > LONGEST:
        raise Refused("The post is too long.", f"300 characters of headline, {LONGEST:,} of text at most.")
    cites = tuple(dict.fromkeys((*cited(post.headline), *cited(post.text), *post.cites)))
    for claim in cites:
        if claim not in story.claims:
            raise Refused(f"The post cites {claim!r}, which is no claim here.", "Cite it from the queue.")
    return replace(post, cites=cites)


def _line(story: Story, line: Line) -> None:
    if not line.text.strip():
        raise Refused("A line of the summary is empty.", "Write it or take it out.")
    for cite in (*line.cites, *cited(line.text)):
        if cite not in story.claims and cite not in story.posts:
            raise Refused(
                f"The summary cites {cite!r}, which is neither claim nor post here.", "Take it out."
            )


def _published(story: Story, post_id: str) -> Post:
    old = story.post(post_id)
    if old.state != "published":
        raise Refused(
            f"Post {post_id} is {old.state}.", "Only what is published can be changed or withdrawn."
        )
    return old


def _needed(text: str, what: str) -> str:
    if not text.strip():
        raise Refused(f"A {what} is missing.", "Say it in a few words; readers and colleagues will see it.")
    return text.strip()


def _one_of(value: object, allowed: Sequence[object], what: str) -> None:
    if value not in allowed:
        raise Refused(f"{value!r} is no {what}.", f"One of: {', '.join(str(one) for one in allowed)}.")
