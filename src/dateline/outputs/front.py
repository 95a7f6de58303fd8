"""The pages that belong to no coverage: the list of all of them, and what stands where a page cannot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dateline.hooks import Site
from dateline.outputs.paper import alone
from dateline.outputs.times import Times
from dateline.outputs.views import Shown, changes, posts
from dateline.records import record
from dateline.story import Story


@record
class Row:
    """One coverage in the list."""

    slug: str
    title: str
    description: str
    live: bool
    times: Times
    changed: datetime | None
    posts: int
    claims: int
    corrections: int
    latest: Shown | None  # its newest key event, or newest post, that still stands


def front(stories: Sequence[Story], site: Site) -> bytes:
    """The page of all coverage, in the order given; live ones come first."""
    rows = sorted((_row(story) for story in stories), key=lambda row: not row.live)
    return alone(
        "front.html", rows=rows, desk_title=site.desk_title, home="./", static="./static/", here=True
    )


def error_page(status: int, title: str, hint: str, desk_title: str = "Dateline") -> bytes:
    """What a reader sees where a page cannot be: what is so, and what to do next."""
    return alone(
        "error.html",
        status=status,
        title=title,
        hint=hint,
        desk_title=desk_title,
        home="/",
        static="/static/",
        here=False,
    )


def _row(story: Story) -> Row:
    coverage = story.coverage
    found = posts(story)
    standing = [post for post in found if not post.gone]
    latest = next((post for post in standing if post.key), standing[0] if standing else None)
    return Row(
        slug=story.slug,
        title=coverage.title,
        description=coverage.description,
        live=coverage.status == "live",
        times=Times.of(coverage),
        changed=story.at,
        posts=len(found),
        claims=len(story.claims),
        corrections=len(changes(story)),
        latest=latest,
    )
