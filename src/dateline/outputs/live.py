"""The live page: what is known, claimed and not known, the figures, and the posts, newest first."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.hooks import Site
from dateline.outputs.paper import page
from dateline.outputs.strip import strip
from dateline.outputs.times import Times
from dateline.outputs.views import by_day, posts
from dateline.story import Story

FIRST = 50  # posts on the front page; the earlier days have pages of their own


class LivePage:
    """The coverage's front page."""

    name = "live"
    path = ""
    media_type = "text/html"
    title = "Live page"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        times = Times.of(story.coverage)
        found = posts(story)
        return page(
            "live.html",
            story,
            site,
            self.path,
            line=strip(found, times, site, story.at),
            days=by_day(found[:FIRST], times),
        )
