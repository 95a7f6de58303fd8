"""Deltas: what must be put over an older page so that it is the page as it now stands.

The unit of delivery: new, edited, corrected and withdrawn posts and every part that changed travel in it.
Deltas are whole replacements, so one that begins earlier than a page was drawn does no harm to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from dateline.hooks import Site
from dateline.outputs.drawing import post_html, regions
from dateline.outputs.times import Times, utc
from dateline.records import Correction, Coverage, Entry, Fact, Redaction, record
from dateline.story import Story, public, touched

MOST_POSTS = 60  # more than a first page holds: reloading is less to fetch
MOST_ENTRIES = 20_000
MOST_BYTES = 400_000


@record
class Drawn:
    """The parts of one page as drawn, so that the next delta need not draw them again."""

    story: Story
    regions: dict[str, str] = field(default_factory=dict)


def drawn(story: Story, site: Site) -> Drawn:
    return Drawn(story=story, regions=regions(story, site))


def delta(
    old: Drawn, new: Drawn, entries: Iterable[Entry[Fact]], site: Site, now: datetime | None = None
) -> dict[str, Any]:
    """What changed from `old` to `new`, of which `entries` (after old, up to new) are the record."""
    entries = list(entries)
    moment = now or new.story.at
    times = Times.of(new.story.coverage)
    kinds = {e.fact.post: e.fact.kind for e in entries if isinstance(e.fact, Correction)}
    found = touched(new.story, entries)
    if any(isinstance(e.fact, Coverage) for e in entries):
        found = set(new.story.posts)  # its zone or name may have changed, and stands on every post
    posts: list[dict[str, Any]] = []
    for post_id in sorted(found, key=lambda p: _first(new.story, p)):
        if not _first(new.story, post_id):
            continue
        post = new.story.post(post_id)
        was = public(old.story.posts.get(post_id, ()))
        on = times.on(public(new.story.posts[post_id])[0].at)
        posts.append(
            {
                "id": post_id,
                "day": on.isoformat(),
                "day_title": times.weekday(on),
                "state": "withdrawn" if post.state == "withdrawn" else "changed" if was else "new",
                "correction": kinds.get(post_id),
                "headline": post.headline,
                "html": post_html(new.story, post_id, site),
            }
        )
    if any(isinstance(e.fact, Redaction) for e in entries):  # its words must leave open pages too
        posts += [_gone(p) for p in old.story.posts if _first(old.story, p) and not _first(new.story, p)]
    return {
        "from": old.story.seq,
        "to": new.story.seq,
        "now": utc(moment) if moment else None,
        "posts": posts,
        "regions": {k: html for k, html in new.regions.items() if old.regions.get(k) != html},
    }


def encoded(found: Mapping[str, Any]) -> bytes:
    """A delta, or anything else, as compact JSON."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _gone(post_id: str) -> dict[str, Any]:
    return {"id": post_id, "state": "gone", "correction": None, "headline": "", "html": ""}


def _first(story: Story, post_id: str) -> int:
    shown = public(story.posts.get(post_id, ()))
    return shown[0].seq if shown else 0
