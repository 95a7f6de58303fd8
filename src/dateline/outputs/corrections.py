"""What was got wrong: both wordings side by side, why, and how long the wrong one stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from dateline.hooks import Site
from dateline.markup import cited, plain
from dateline.outputs.paper import page
from dateline.outputs.views import Change, Shown, changes, posts, shown
from dateline.outputs.wording import Wording, side_by_side
from dateline.records import record
from dateline.standing import standing
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
    others: tuple[Shown, ...] = ()  # other posts that rest on a claim which this change gave up


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
        return Row(change=change, headline=headline, share=share, taken=taken, others=_others(story, change))
    if before is None or after is None:
        return Row(change=change, headline=headline or "A post", share=share)
    old, new = side_by_side(story, before, after)
    return Row(
        change=change,
        headline=after.headline or headline,
        share=share,
        old=old,
        new=new,
        others=_others(story, change),
    )


def _others(story: Story, change: Change) -> tuple[Shown, ...]:
    """Other posts that rest on a claim which the change gave up: no longer cited, or struck."""
    if change.before is None or change.after is None:
        return ()
    kept = set(cited(change.after.text)) if change.after.state == "published" else set()
    given_up = [claim for claim in cited(change.before.text) if claim not in kept or replaced(story, claim)]
    keys = dict.fromkeys(post for claim in given_up for post in story.cited_by.get(claim, ()))
    found = (shown(story, key) for key in keys if key != change.post)
    return tuple(post for post in found if post and not post.gone)


def replaced(story: Story, claim_id: str) -> bool:
    """Whether a claim is there and its value no longer stands."""
    return claim_id in story.claims and standing(story, claim_id) in ("Replaced", "Withdrawn")
