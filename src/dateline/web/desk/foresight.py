"""What would follow: an act told to a copy of the story, so that an editor sees it before Enter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from dateline.markup import cited
from dateline.records import Assessment, Correction, Credibility, Entry, Fact, Post, record
from dateline.standing import Standing, standing
from dateline.story import Story, tell


@record
class Effects:
    """What rests on a claim."""

    posts: tuple[Post, ...]
    lines: int  # of the summary
    live: bool


def supposed(story: Story, facts: Sequence[Fact], by: str, at: datetime) -> Story:
    """The story as it would be after `facts`."""
    entries = [
        Entry(seq=story.seq + n, at=at, by=by, story=story.slug, fact=fact) for n, fact in enumerate(facts, 1)
    ]
    return tell(entries, story)


def words(story: Story, claim_id: str, at: datetime) -> dict[int, Standing]:
    """What readers would see for each answer."""
    return {
        value: standing(
            supposed(story, [Assessment(claim=claim_id, credibility=value, reason="-")], "", at), claim_id
        )
        for value in get_args(Credibility)
    }


def effects(story: Story, claim_id: str) -> Effects:
    posts = (story.post(post) for post in story.cited_by.get(claim_id, ()))
    lines = (*story.summary.known, *story.summary.claimed, *story.summary.unknown)
    return Effects(
        posts=tuple(post for post in posts if post.state == "published" and claim_id in post.cites),
        lines=sum(claim_id in line.cites or claim_id in cited(line.text) for line in lines),
        live=story.coverage.status == "live",
    )


def with_post(story: Story, post: Post, by: str, at: datetime, note: Correction | None = None) -> Story:
    return supposed(story, [post, *([note] if note else [])], by, at)
