"""The queue: which claims need a person, and why. Pure; what most depends on stands first."""

from __future__ import annotations

from datetime import datetime

from dateline.records import Claim, Link, record
from dateline.standing import Standing, standing
from dateline.story import Story
from dateline.weigh.versions import newest_version, still_says

OPPOSITE = ("contradicts", "denies")
WHYS = {
    "dropped": "Cited by a post that is out, and its source no longer says it",
    "cited": "Cited by a post that is out, not judged",
    "against": "Says the opposite of what we cite",
    "contradicts": "Says the opposite of another claim",
    "figure": "A figure moved",
    "changed": "A source changed what it had said",
    "doubt": "The reporter doubts it",
    "same": "Perhaps the same as another claim",
    "new": "New",
}
SHOWN = 40  # of each group, unless all are asked for


@record
class Item:
    """One claim that waits for a person."""

    claim: Claim
    why: str
    at: datetime
    by: str
    standing: Standing
    judged: bool
    posts: int  # published posts that rest on it
    links: tuple[Link, ...]  # suggested, with it at their first end
    others: int = 0  # more claims that say the same, confirmed
    assignee: str | None = None

    @property
    def who(self) -> str:
        return self.claim.speaker.name if self.claim.speaker else "Nobody named"


@record
class Group:
    why: str
    title: str
    items: tuple[Item, ...]
    more: int = 0


def queue(story: Story, *, whole: str = "") -> list[Group]:
    """The groups in which something waits. `whole` names the one that is shown to its end."""
    out = published(story)
    found: dict[str, list[Item]] = {why: [] for why in WHYS}
    for history in story.claims.values():
        item = _item(story, history[-1].fact, history[0].at, history[0].by, out)
        if item is not None:
            found[item.why].append(item)
    groups = []
    for why, items in found.items():
        items.sort(key=lambda item: (-item.posts, -item.at.timestamp(), item.claim.id))
        shown = items if whole == why else items[:SHOWN]
        if items:
            groups.append(Group(why=why, title=WHYS[why], items=tuple(shown), more=len(items) - len(shown)))
    return groups


def waiting(groups: list[Group]) -> int:
    return sum(len(group.items) + group.more for group in groups)


def published(story: Story) -> set[str]:
    return {post for post, history in story.posts.items() if history[-1].fact.state == "published"}


def after(groups: list[Group], claim_id: str) -> str | None:
    """The claim to answer when `claim_id` has been."""
    ids = [item.claim.id for group in groups for item in group.items]
    if claim_id in ids:
        n = ids.index(claim_id)
        return ids[n + 1] if n + 1 < len(ids) else ids[n - 1] if n else None
    return ids[0] if ids else None


def _item(story: Story, claim: Claim, at: datetime, by: str, out: set[str]) -> Item | None:
    links = [link for link in story.links_at(claim.id) if link.claim == claim.id]
    suggested = tuple(link for link in links if link.state == "suggested")
    posts = sum(
        claim.id in story.post(post).cites for post in story.cited_by.get(claim.id, ()) if post in out
    )
    judged = story.assessment(claim.id) is not None
    why = _why(story, claim, suggested, posts, judged, out)
    if why is None or (why in ("new", "doubt") and _is_repeat(links)):
        return None
    task = story.tasks.get(f"claim:{claim.id}")
    open_task = task[-1].fact if task and task[-1].fact.status not in ("Completed", "Canceled") else None
    same = [x for x in story.links_at(claim.id) if x.relation == "repeats" and x.state == "confirmed"]
    return Item(
        claim=claim,
        why=why,
        at=at,
        by=by,
        standing=standing(story, claim.id),
        judged=judged,
        posts=posts,
        links=suggested,
        others=len(same),
        assignee=open_task.assignee if open_task else None,
    )


def _why(
    story: Story, claim: Claim, suggested: tuple[Link, ...], posts: int, judged: bool, out: set[str]
) -> str | None:
    if posts and _dropped(story, claim):
        return "dropped"
    if posts and not judged:
        return "cited"
    opposite = [link for link in suggested if link.relation in OPPOSITE]
    if any(_cited(story, link.other, out) for link in opposite) or (opposite and posts):
        return "against"
    if opposite:
        return "contradicts"
    if any(link.relation == "supersedes" or link.aspect == "figure" for link in suggested):
        return "figure"
    if any(link.relation in ("corrects", "withdraws", "clarifies") for link in suggested):
        return "changed"
    if suggested:
        return "same"
    if judged:
        return None
    if any(hedge.by == "reporter" for hedge in claim.hedges):
        return "doubt"
    return "new"


def _dropped(story: Story, claim: Claim) -> bool:
    """The newest version of its document lacks its words, and nobody has judged it since."""
    if still_says(story, claim) is not False:
        return False
    answered = story.assessments[claim.id][-1].seq if claim.id in story.assessments else 0
    return answered < story.documents[newest_version(story, claim.document)][0].seq


def _cited(story: Story, claim_id: str, out: set[str]) -> bool:
    return any(post in out for post in story.cited_by.get(claim_id, ()))


def _is_repeat(links: list[Link]) -> bool:
    return any(link.relation == "repeats" and link.state == "confirmed" for link in links)
