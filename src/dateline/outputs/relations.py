"""How a claim stands to others, and what was decided about it, in words for readers."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from dateline.outputs.speech import speaker_name
from dateline.outputs.views import byline
from dateline.records import Claim, Credibility, Relation, record
from dateline.standing import standing
from dateline.story import Story

WORDS: dict[Relation, tuple[str, str]] = {
    "contradicts": ("Contradicts", "Contradicted by"),
    "denies": ("Denies", "Denied by"),
    "supersedes": ("Replaces", "Replaced by"),
    "corrects": ("Corrects", "Corrected by"),
    "withdraws": ("Withdraws", "Withdrawn by"),
    "corroborates": ("Bears out", "Borne out by"),
    "clarifies": ("Clarifies", "Clarified by"),
    "repeats": ("Repeats", "Repeated by"),
}
OTHERWISE: tuple[Relation, ...] = ("contradicts", "denies", "supersedes", "corrects", "withdraws")
EVIDENCE: dict[Credibility, str] = {
    1: "Confirmed by other sources",
    2: "Probably true",
    3: "Possibly true",
    4: "Doubtful",
    5: "Improbable",
    6: "Cannot be judged",
}


@record
class Related:
    """Another claim at the other end of a link."""

    word: str
    relation: Relation
    other: Claim
    who: str
    standing: str
    reason: str
    aspect: str  # "" for the whole
    suggested: bool
    by: str
    at: datetime


@record
class Step:
    """One thing that happened to a claim."""

    at: datetime
    kind: Literal["found", "judged", "linked"]
    words: str
    reason: str
    by: str


def related(story: Story, claim_id: str) -> list[Related]:
    """The claims linked to this one: those that a person confirmed first, rejected ones left out."""
    found: list[Related] = []
    for key in story.links_of.get(claim_id, ()):
        entry = story.links[key][-1]
        link = entry.fact
        subject = link.claim == claim_id
        other = story.claims.get(link.other if subject else link.claim)
        if other is None or link.state == "rejected":
            continue
        said = other[-1].fact
        found.append(
            Related(
                word=WORDS[link.relation][0 if subject else 1],
                relation=link.relation,
                other=said,
                who=speaker_name(story, said),
                standing=standing(story, said.id),
                reason=link.reason,
                aspect="" if link.aspect == "whole" else link.aspect,
                suggested=link.state == "suggested",
                by=byline(entry.by),
                at=entry.at,
            )
        )
    return sorted(found, key=lambda item: (item.suggested, item.at))


def history(story: Story, claim_id: str) -> list[Step]:
    """What happened to a claim, oldest first: found by a program, judged, linked by people."""
    steps = [
        Step(at=entry.at, kind="found", words=entry.fact.reader, reason="", by=byline(entry.by))
        for entry in story.claims[claim_id]
    ]
    for judgement in story.assessments.get(claim_id, ()):
        fact = judgement.fact
        rank = "" if fact.rank == "normal" else f"; {fact.rank}"
        words = f"{EVIDENCE[fact.credibility]}{rank}"
        steps.append(
            Step(at=judgement.at, kind="judged", words=words, reason=fact.reason, by=byline(judgement.by))
        )
    for key in story.links_of.get(claim_id, ()):
        steps.extend(_decisions(story, claim_id, key))
    return sorted(steps, key=lambda step: step.at)


def _decisions(
    story: Story, claim_id: str, key: tuple[str, str, Relation] | tuple[str, str, str]
) -> list[Step]:
    made: list[Step] = []
    for entry in story.links[key]:
        link = entry.fact
        subject = link.claim == claim_id
        other = story.claims.get(link.other if subject else link.claim)
        if link.state == "suggested" or other is None:
            continue
        word = WORDS[link.relation][0 if subject else 1]
        who = speaker_name(story, other[-1].fact)
        words = f"{word} {who}" if link.state == "confirmed" else f"Not {word.lower()} {who}"
        made.append(Step(at=entry.at, kind="linked", words=words, reason=link.reason, by=byline(entry.by)))
    return made
