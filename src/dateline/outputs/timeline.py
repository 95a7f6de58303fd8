"""The timeline: what is said to have happened when, against when it was said, each with its zone."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.hooks import Site
from dateline.outputs.moments import Moment, moments, shown_as, together
from dateline.outputs.paper import page, sheet
from dateline.outputs.timeline_drawing import MOST, timeline_drawing, window
from dateline.records import record
from dateline.story import Story

LISTED = 400


@record
class Part:
    """A stretch of the list under one heading."""

    title: str
    rows: list[tuple[Moment, ...]]  # each: moments that state the very same time


class Timeline:
    """The timeline page."""

    name = "timeline"
    path = "timeline/"
    media_type = "text/html"
    title = "Timeline"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        paper = sheet(story, site, self.path)
        found = moments(story)
        now = story.at or (found[-1].begin if found else None)
        drawing = None
        parts: list[Part] = []
        if found and now:
            begin, end = window(found, story.coverage.started, now)
            before = tuple(m for m in found if m.begin < begin)
            within = tuple(m for m in found if begin <= m.begin <= end)
            after = tuple(m for m in found if m.begin > end)
            drawing = timeline_drawing(
                [m for m in within if m.precision < 3 and m.finish <= end],
                paper.times,
                now,
                paper.to,
                title=f"When things are said to have happened: {story.coverage.title}",
                live=story.coverage.status == "live",
            )
            parts = [
                Part(title="In order", rows=together(within)),
                Part(title="Said of times long before", rows=together(before)),
                Part(title="Said of times to come", rows=together(after)),
            ]
        return page(
            "timeline.html",
            story,
            site,
            self.path,
            drawing=drawing,
            stretches=[part for part in parts if part.rows],
            shown_as=shown_as,
            listed=LISTED,
            most=MOST,
        )
