"""Who is behind a claim: the outlets that carry it, gathered by the origin they share."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.story import Story
from dateline.weigh.origins import Origin, origins

JOINED = ("repeats", "corroborates")


def carriers(story: Story, claim_id: str) -> tuple[str, ...]:
    """The claim itself, what repeats it or is repeated by it, and what bears it out.

    A repetition that a program suggests is counted, so that copies never look like support; that a claim
    bears out another counts only once a person has said so.
    """
    found = [claim_id]
    for link in story.links_at(claim_id):
        counted = link.state == "confirmed" or (link.state == "suggested" and link.relation == "repeats")
        if link.relation in JOINED and counted:
            found.append(link.other if link.claim == claim_id else link.claim)
    return tuple(dict.fromkeys(claim for claim in found if claim in story.claims))


def voices(story: Story, claim_ids: Iterable[str]) -> tuple[Origin, ...]:
    """The independent origins of claims and of what carries them, those with the most outlets first."""
    whole = [carrier for claim in claim_ids for carrier in carriers(story, claim)]
    return tuple(sorted(origins(story, whole), key=lambda origin: -len(origin.outlets)))


def count_voices(story: Story, claim_id: str) -> tuple[int, int]:
    """How many origins and how many outlets carry a claim; quick where it stands alone."""
    whole = carriers(story, claim_id)
    if len(whole) == 1:
        return 1, 1
    found = origins(story, whole)
    return len(found), len({outlet for origin in found for outlet in origin.outlets})
