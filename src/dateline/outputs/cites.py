"""Which claims the posts that readers see rest on. Drafts are nobody's business but the desk's."""

from __future__ import annotations

from dateline.outputs.views import posts
from dateline.story import Story


def cited_in(story: Story) -> dict[str, tuple[str, ...]]:
    """The claims that published posts now cite, each with those posts, oldest first."""
    found: dict[str, list[str]] = {}
    for post in reversed(posts(story)):
        if not post.gone:
            for claim in post.cites:
                found.setdefault(claim, []).append(post.id)
    return {claim: tuple(ids) for claim, ids in found.items()}
