"""The live page: what is known, claimed and not known, the figures, and the posts, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.hooks import Site
from dateline.outputs.drawing import draw_regions
from dateline.outputs.linked import live_blog
from dateline.outputs.paper import page, printed, sheet
from dateline.outputs.views import by_day, posts
from dateline.story import Story

FIRST = 50  # posts on the front page; every day has a page of its own, where the earlier ones are


class LivePage:
    """The coverage's front page."""

    name = "live"
    path = ""
    media_type = "text/html"
    title = "Live page"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        paper = sheet(story, site, self.path)
        found = posts(story)
        first = found[:FIRST]
        return page(
            "live.html",
            story,
            site,
            self.path,
            regions=printed(draw_regions(paper, found)),
            days=by_day(first, paper.times),
            day_counts=Counter(paper.times.on(post.first.at) for post in found),
            total=len(found),
            first=FIRST,
            older=len(found) > FIRST,
            key_count=sum(post.key for post in first),
            corrected_count=sum(post.corrected or post.gone for post in first),
            linked=live_blog(story, site, first),
        )
