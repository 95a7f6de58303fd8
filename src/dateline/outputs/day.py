"""One day of a coverage on a page of its own: where the posts that have left the front page are."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import NotFound
from dateline.hooks import Site
from dateline.outputs.paper import page
from dateline.outputs.times import Times
from dateline.outputs.views import by_day, posts
from dateline.story import Story


class DayPage:
    """One page for each day, in the coverage's own zone, on which something was posted."""

    name = "day"
    path = "days/{key}/"
    media_type = "text/html"
    title = "Day"

    def keys(self, story: Story) -> Iterable[str]:
        return [str(on) for on, _ in by_day(posts(story), Times.of(story.coverage))]

    def render(self, story: Story, site: Site) -> bytes:
        days = by_day(posts(story), Times.of(story.coverage))
        at = next((n for n, (on, _) in enumerate(days) if str(on) == site.key), None)
        if at is None:
            raise NotFound(f"Nothing was posted on {site.key!r}.", "Days are written as 1912-04-15.")
        on, items = days[at]
        return page(
            "day.html",
            story,
            site,
            f"days/{on}/",
            on=on,
            items=items,
            before=days[at + 1][0] if at + 1 < len(days) else None,
            after=days[at - 1][0] if at else None,
        )
