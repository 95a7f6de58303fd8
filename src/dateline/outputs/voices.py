"""Who is behind a claim: the outlets that print it, gathered by the origin they share."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.records import record
from dateline.story import Story


@record
class Voice:
    """One independent origin and the outlets that carry it."""

    name: str
    outlets: tuple[str, ...]  # titles of sources, each once


def carriers(story: Story, claim_id: str) -> tuple[str, ...]:
    """The claim itself and every claim that repeats it or that it repeats, links rejected left out."""
    found = [claim_id]
    for link in story.links_at(claim_id):
        if link.relation == "repeats" and link.state != "rejected":
            found.append(link.other if link.claim == claim_id else link.claim)
    return tuple(dict.fromkeys(claim for claim in found if claim in story.claims))


def voices(story: Story, claim_ids: Iterable[str]) -> tuple[Voice, ...]:
    """The independent origins of claims, those with the most outlets first."""
    groups: dict[str, dict[str, None]] = {}
    for claim_id in claim_ids:
        for carrier in carriers(story, claim_id):
            source = story.source_of(story.claim(carrier))
            title = source.title or source.name or "a document read by hand"
            groups.setdefault(source.origin or source.name, {})[title] = None
    made = [Voice(name=name, outlets=tuple(outlets)) for name, outlets in groups.items()]
    return tuple(sorted(made, key=lambda voice: -len(voice.outlets)))
