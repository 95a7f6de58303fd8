"""The parts of the live page, drawn one by one: the same bytes in the page, in a delta, on the desk."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.errors import NotFound
from dateline.hooks import Site
from dateline.outputs.grounds import grounds
from dateline.outputs.keyfigures import key_figures
from dateline.outputs.languages import unread
from dateline.outputs.paper import Sheet, part, sheet
from dateline.outputs.strip import strip
from dateline.outputs.views import Shown, posts, shown, tabs
from dateline.records import Source
from dateline.story import Story


def post_html(story: Story, post_id: str, site: Site, root: str = "") -> str:
    """One post as readers see it: an article with the id "post-{id}".

    `root` is what its links begin with: "" on the coverage's front page and in a delta, "/flood/" on a
    page elsewhere, such as the desk's. Raises NotFound for a post that is not published.
    """
    found = shown(story, post_id)
    if found is None:
        raise NotFound(f"There is no published post {post_id!r}.", "It may still be a draft.")
    return part("posts.html", "post", sheet(story, site, root=root), found)


def regions(story: Story, site: Site) -> dict[str, str]:
    """Every part of the live page that may change and is not a post: element id -> its outer HTML."""
    return draw_regions(sheet(story, site), posts(story))


def draw_regions(paper: Sheet, shown_posts: Sequence[Shown]) -> dict[str, str]:
    """The regions on a given paper, for the posts already looked up."""
    story, site = paper.story, paper.site
    line = strip(shown_posts, paper.times, site, story.at)
    standing = [post for post in shown_posts if not post.gone]
    sources = [history[-1].fact for history in story.sources.values()]
    return {
        "standing-line": part("parts.html", "standing_line", paper),
        "strip": part("parts.html", "strip", paper, line),
        "nav": part("parts.html", "nav", paper, tabs(story, "")),
        "summary": part("parts.html", "summary", paper, grounds(story)),
        "keyfigures": part("keyfigures.html", "key_figures", paper, key_figures(story)),
        "pinned": part("parts.html", "pinned", paper, [post for post in standing if post.post.pinned]),
        "keyevents": part("parts.html", "keyevents", paper, [post for post in standing if post.key]),
        "sources": part("parts.html", "sources", paper, sources, _independent(sources), unread(story)),
    }


def _independent(sources: list[Source]) -> int:
    """How many voices the sources are: those of one origin are one."""
    return len({source.origin or source.name for source in sources})
