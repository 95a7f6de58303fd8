"""A post's own page: its text, the claims it cites, and every version that readers have seen."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import NotFound
from dateline.hooks import Site
from dateline.markup import plain
from dateline.outputs.linked import blog_post
from dateline.outputs.paper import page
from dateline.outputs.speech import speaker_name
from dateline.outputs.views import Change, Shown, opening, posts, told
from dateline.outputs.wording import Wording, side_by_side
from dateline.records import Entry, Post, record
from dateline.story import Story


@record
class Version:
    """One version: whole for the first, as both wordings for the later ones."""

    name: str
    entry: Entry[Post]
    texts: tuple[str, ...]
    changes: tuple[Change, ...]
    last: bool  # what the top of the page shows
    old: Wording | None = None
    new: Wording | None = None


class PostPage:
    """One page for each published post."""

    name = "post"
    path = "posts/{key}/"
    media_type = "text/html"
    title = "Post"

    def keys(self, story: Story) -> Iterable[str]:
        return [post.id for post in posts(story)]

    def render(self, story: Story, site: Site) -> bytes:
        found = posts(story)
        at = next((n for n, post in enumerate(found) if post.id == site.key), None)
        if at is None:
            raise NotFound(
                f"There is no post {site.key!r} in this coverage.",
                "It may not have been published yet, or not at the moment that you asked for.",
            )
        item = found[at]
        claims = [story.claim(claim) for claim in item.cites]
        return page(
            "post.html",
            story,
            site,
            item.path,
            item=item,
            opening=opening(told(story, item.post.text)),
            claims=[(claim, speaker_name(story, claim)) for claim in claims] if not item.gone else [],
            versions=[version for version in versions(story, item) if not (item.gone and version.last)],
            before=found[at + 1] if at + 1 < len(found) else None,
            after=found[at - 1] if at else None,
            linked={"@context": "https://schema.org", **blog_post(story, item, site)},
        )


def versions(story: Story, item: Shown) -> list[Version]:
    """Every version of a post, oldest first, each with the changes that were said with it."""
    made: list[Version] = []
    for n, entry in enumerate(item.versions):
        before = item.versions[n - 1].fact if n else None
        said = tuple(change for change in item.changes if n and change.after is entry.fact)
        pair = side_by_side(story, before, entry.fact) if before and entry.fact.state == "published" else None
        parts = (" ".join(part.split()) for part in plain(entry.fact.text).split("\n\n"))
        made.append(
            Version(
                name="Withdrawal" if entry.fact.state == "withdrawn" else f"Version {n + 1}",
                entry=entry,
                texts=tuple(part for part in parts if part),
                changes=said,
                last=n + 1 == len(item.versions),
                old=pair[0] if pair else None,
                new=pair[1] if pair else None,
            )
        )
    return made
