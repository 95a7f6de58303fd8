"""From a series to what its chart and its table show: how long each value stood, and why it ended."""

from __future__ import annotations

from datetime import datetime

from dateline.markup import cited
from dateline.outputs.paper import Sheet, outside, segment
from dateline.outputs.scale import written
from dateline.outputs.values import Fix, Value
from dateline.outputs.views import posts
from dateline.outputs.voices import count_voices
from dateline.records import Claim, Figure, Post, record
from dateline.standing import standing
from dateline.story import Story
from dateline.weigh.series import Point, Series


@record
class Row:
    """One value in the table."""

    value: Value
    figure: Figure
    claim: Claim
    source: str  # its title, or where it is, or its name
    url: str | None
    origins: int  # independent ones that carry the claim
    replaced_by: str  # the value that took its place, as written


def values(story: Story, paper: Sheet, one: Series) -> list[Value]:
    """The values of a series, oldest first, each with the moment it ended."""
    points = in_order(one)
    later: dict[str, datetime] = {}  # by speaker: when the value after this one was said
    found: list[Value] = []
    for point in reversed(points):
        who = speaker(story, point)
        ended = ended_at(story, point.claim.id)
        ends = [moment for moment in (ended, later.get(who)) if moment is not None]
        later[who] = point.at
        found.append(
            Value(
                claim=point.claim.id,
                written=point.figure.as_written,
                comparator=point.figure.comparator,
                low=point.figure.low,
                high=point.figure.high,
                value=point.figure.value,
                who=who,
                at=point.at,
                until=max(point.at, min(ends)) if ends else None,
                standing=standing(story, point.claim.id),
                href=paper.to(f"claims/{segment(point.claim.id)}/"),
            )
        )
    return found[::-1]


def rows(story: Story, paper: Sheet, one: Series, found: list[Value]) -> tuple[Row, ...]:
    """The table of a series, newest first."""
    points = in_order(one)
    by_claim = {value.claim: value.written for value in found}
    return tuple(
        Row(
            value=value,
            figure=point.figure,
            claim=point.claim,
            source=source_title(story, point.claim),
            url=_url(story, point.claim),
            origins=count_voices(story, point.claim.id)[0],
            replaced_by=_successor(story, point.claim.id, by_claim),
        )
        for value, point in zip(reversed(found), reversed(points), strict=True)
    )


def fixes(story: Story, paper: Sheet) -> list[Fix]:
    """Our own corrections that put one claim in another's place in a post's text."""
    found = []
    for post in posts(story):
        for change in post.changes:
            if change.kind not in ("correction", "clarification") or not change.before or not change.after:
                continue
            before, after = _cites(change.before), _cites(change.after)
            pairs = _replaced(story, before, after)
            href = paper.to("corrections/", change.key)
            found += [Fix(at=change.at, before=a, after=b, href=href) for a, b in pairs]
    return sorted(found, key=lambda fix: fix.at)


def speaker(story: Story, point: Point) -> str:
    """Who gave a value: the speaker named, or the source that says so itself."""
    return point.said_by or source_title(story, point.claim)


def in_order(one: Series) -> list[Point]:
    """The points of a series, oldest first."""
    return sorted(one.points, key=lambda point: (point.at, point.claim.id, point.figure.id))


def source_title(story: Story, claim: Claim) -> str:
    source = story.source_of(claim)
    return source.title or source.name or "a document without a source"


def bounds(figure: Figure) -> str:
    """The bounds as numbers, as far as they were given: "at least 1,200", "about 675", "3 to 5"."""
    low, high, value = figure.low, figure.high, figure.value
    first = value if value is not None else low if low is not None else high
    if first is None:
        return "no number given"
    if figure.comparator == "range" and low is not None and high is not None:
        return f"{written(low)} to {written(high)}"
    lead = {"~": "about ", ">": "over ", ">=": "at least ", "<": "under ", "<=": "at most "}
    bound = high if figure.comparator in ("<", "<=") and high is not None else first
    return lead.get(figure.comparator, "exactly ") + written(bound)


def ended_at(story: Story, claim_id: str) -> datetime | None:
    """When a claim ceased to stand: replaced, withdrawn or found false; None while it stands."""
    word = standing(story, claim_id)
    if word not in ("Replaced", "Withdrawn", "False"):
        return None
    relations = ("withdraws",) if word == "Withdrawn" else ("supersedes", "corrects")
    moments = [
        story.links[key][-1].at
        for key in story.links_of.get(claim_id, ())
        if key[1] == claim_id and key[2] in relations and story.links[key][-1].fact.state == "confirmed"
    ]
    if moments and word != "False":
        return min(moments)
    history = story.assessments.get(claim_id, ())
    since = None
    for entry in reversed(history):
        ended = entry.fact.credibility == 5 if word == "False" else entry.fact.rank == "deprecated"
        if not ended:
            break
        since = entry.at
    return since


def _successor(story: Story, claim_id: str, written_as: dict[str, str]) -> str:
    for link in story.links_at(claim_id):
        if (
            link.other == claim_id
            and link.state == "confirmed"
            and link.relation in ("supersedes", "corrects")
        ):
            return written_as.get(link.claim, "")
    return ""


def _url(story: Story, claim: Claim) -> str | None:
    return outside(story.document(claim.document).url) if claim.document in story.documents else None


def _replaced(story: Story, before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """Which claim came in which one's place: where a person said that it supersedes or corrects it, even
    if the old value still stands there struck; else where one went and one came."""
    gone = [claim for claim in before if claim not in after]
    new = [claim for claim in after if claim not in before]
    linked = [(a, b) for b in new for a in before if _supersedes(story, b, a)]
    return linked or ([(gone[0], new[0])] if len(gone) == len(new) == 1 else [])


def _supersedes(story: Story, claim: str, other: str) -> bool:
    histories = (story.links.get((claim, other, relation)) for relation in ("supersedes", "corrects"))
    return any(history and history[-1].fact.state == "confirmed" for history in histories)


def _cites(post: Post) -> list[str]:
    return list(dict.fromkeys((*cited(post.text), *post.cites)))
