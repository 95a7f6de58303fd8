"""What was got wrong: both wordings side by side, why, and how long the wrong one stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from dateline.hooks import Site
from dateline.markup import plain
from dateline.outputs.paper import page
from dateline.outputs.views import Change, changes, posts
from dateline.outputs.wording import Wording, side_by_side
from dateline.records import record
from dateline.story import Story

FULL = timedelta(hours=12)  # what the whole bar stands for


@record
class Row:
    """One change with what a reader needs to judge it."""

    change: Change
    headline: str
    share: float  # of the bar, in percent
    old: Wording | None = None
    new: Wording | None = None
    taken: tuple[str, ...] = ()  # the paragraphs that a withdrawal took back


class Corrections:
    """The page of corrections, clarifications and withdrawals, newest first."""

    name = "corrections"
    path = "corrections/"
    media_type = "text/html"
    title = "Corrections"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        found = changes(story)
        return page(
            "corrections.html",
            story,
            site,
            self.path,
            rows=[row(story, change) for change in found],
            counts=Counter({"correction": 0, "clarification": 0, "withdrawal": 0})
            + Counter(change.kind for change in found),
            total=len(posts(story)),
        )


def row(story: Story, change: Change) -> Row:
    """A change as the page shows it."""
    before, after = change.before, change.after
    share = min(100.0, round(100 * (change.stood / FULL), 1)) if change.stood else 0.0
    headline = before.headline if before else ""
    if change.kind == "withdrawal":
        paragraphs = plain(before.text).split("\n\n") if before else []
        taken = tuple(" ".join(part.split()) for part in paragraphs if part.strip())
        return Row(change=change, headline=headline, share=share, taken=taken)
    if before is None or after is None:
        return Row(change=change, headline=headline or "A post", share=share)
    old, new = side_by_side(story, before, after)
    return Row(change=change, headline=after.headline or headline, share=share, old=old, new=new)
