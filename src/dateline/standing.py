"""What a claim is called in front of a reader: one word, from one function.

Three things stay three fields: credibility (evidence) and rank (preference) in `Assessment`, time in
the ledger. This is the only place that puts them together with the links into a public word.

| word | when, first match wins |
|---|---|
| Withdrawn | a confirmed link says that it was withdrawn, or its own source retracted it |
| Replaced | a confirmed link says that a later claim supersedes or corrects it, or its rank is deprecated |
| False | credibility 5 Improbable |
| Doubtful | credibility 4 Doubtful |
| Confirmed | credibility 1 Confirmed by other sources |
| Disputed | a confirmed link says that another claim contradicts or denies it |
| the word of the other | nobody judged it, and a confirmed link says that it repeats another claim |
| Unverified | everything else; what no person has judged is always this |
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from dateline.records import Link
from dateline.story import Story

Standing: TypeAlias = Literal[
    "Confirmed", "Unverified", "Disputed", "Doubtful", "False", "Replaced", "Withdrawn"
]
STANDINGS: tuple[Standing, ...] = (
    "Confirmed",
    "Unverified",
    "Disputed",
    "Doubtful",
    "False",
    "Replaced",
    "Withdrawn",
)


def standing(story: Story, claim_id: str) -> Standing:
    """The public word for a claim, by the table in this module's docstring."""
    seen: set[str] = set()
    while True:
        word = _own(story, claim_id)
        seen.add(claim_id)
        if word != "Unverified" or story.assessment(claim_id) is not None:
            return word
        repeated = [
            link.other
            for link in story.links_at(claim_id)
            if link.state == "confirmed" and link.relation == "repeats" and link.claim == claim_id
        ]
        if not repeated or repeated[0] in seen:
            return word
        claim_id = repeated[0]


def _own(story: Story, claim_id: str) -> Standing:
    """The word by what is said of the claim itself."""
    confirmed = [link for link in story.links_at(claim_id) if link.state == "confirmed"]
    assessment = story.assessment(claim_id)
    if _is_target(confirmed, claim_id, "withdraws"):
        return "Withdrawn"
    if _is_target(confirmed, claim_id, "supersedes", "corrects"):
        return "Replaced"
    if assessment is not None and assessment.rank == "deprecated":
        return "Replaced"
    words: dict[int, Standing] = {5: "False", 4: "Doubtful", 1: "Confirmed"}
    if assessment is not None and assessment.credibility in words:
        return words[assessment.credibility]
    if any(link.relation in ("contradicts", "denies") for link in confirmed):
        return "Disputed"
    return "Unverified"


def _is_target(links: list[Link], claim_id: str, *relations: str) -> bool:
    return any(link.other == claim_id and link.relation in relations for link in links)
