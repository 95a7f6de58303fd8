"""Who said a claim, when and where it was read, in words for readers."""

from __future__ import annotations

from datetime import datetime

from dateline.outputs.once import once
from dateline.records import Act, Claim, Document, Mode
from dateline.story import Story, same_as

MODES: dict[Mode, str] = {
    "direct": "Their own words, quoted",
    "indirect": "Reported, in the reporter’s words",
    "mixed": "Reported, partly in their own words",
    "narrated": "Told by the outlet itself; nobody is named",
}


ACTS: dict[Act, str] = {
    "assert": "said",
    "deny": "denied",
    "retract": "took back",
    "correct": "corrected",
    "warn": "warned",
    "request": "asked",
    "accuse": "accused",
    "predict": "predicted",
    "ask": "asked",
    "promise": "promised",
}


TURNED: tuple[Act, ...] = ("deny", "retract")
NOBODY = ("no ", "none ", "nobody ", "neither ")


def verb(claim: Claim) -> str:
    """What the speaker did with the words: said, denied, did not say."""
    nobody = claim.speaker is not None and f"{claim.speaker.as_written.lower()} ".startswith(NOBODY)
    if claim.negated and not nobody:  # "no ship" has its no already
        return "did not deny" if claim.act == "deny" else "did not say"
    return ACTS[claim.act]


def told(claim: Claim) -> str:
    """A claim's words, and before them what makes the opposite of them: where a list has only who and what,
    a denial must not stand there as what it denies."""
    turned = claim.negated or claim.act in TURNED
    return f"{verb(claim)} {claim.quote}" if turned else claim.quote


def capital(words: str) -> str:
    """Words with a capital to begin with.

    >>> capital("a statement")
    'A statement'
    """
    return words[:1].upper() + words[1:]


def speaker_name(story: Story, claim: Claim) -> str:
    """The speaker under the name that the desk uses, or else the outlet that says it itself."""
    if claim.speaker is None:
        source = story.source_of(claim)
        return source.title or source.name or "Nobody named"
    merged = same_as(story).get(claim.speaker.entity) if story.judgements else None
    if merged and merged != claim.speaker.entity:
        names = [history[-1].fact.name for (entity, _), history in story.names.items() if entity == merged]
        if names:
            return capital(names[0])
    name = claim.speaker.name
    return name if not name[:1].islower() else capital(claim.speaker.as_written)


@once
def by_speaker(story: Story) -> dict[str, tuple[str, ...]]:
    """Every speaker's claims, under the entity that merges lead to, as they were found."""
    merged = same_as(story)
    found: dict[str, list[str]] = {}
    for claim_id, history in story.claims.items():
        speaker = history[-1].fact.speaker
        if speaker is not None:
            found.setdefault(merged.get(speaker.entity, speaker.entity), []).append(claim_id)
    return {entity: tuple(claims) for entity, claims in found.items()}


def elsewhere(story: Story, claim: Claim) -> tuple[str, ...]:
    """The other claims by the same speaker."""
    if claim.speaker is None:
        return ()
    entity = same_as(story).get(claim.speaker.entity, claim.speaker.entity)
    return tuple(other for other in by_speaker(story).get(entity, ()) if other != claim.id)


def document_of(story: Story, claim: Claim) -> Document | None:
    """Where it was read; None where the document's words were taken out."""
    history = story.documents.get(claim.document)
    return history[-1].fact if history else None


def published_at(story: Story, claim: Claim) -> datetime:
    """When it was published: its dated passage, its document, or the moment it was read there."""
    document = document_of(story, claim)
    if document is None:
        return story.claims[claim.id][0].at
    passage = next((p.posted for p in document.passages if p.id == claim.post), None)
    said = passage or document.published or document.captured
    return min(said, document.captured)  # whatever a page states, it was there when it was seen


def changed_at(story: Story, claim_id: str) -> datetime:
    """When the claim was found, judged or linked by a person, whichever is last."""
    moments = [story.claims[claim_id][-1].at]
    moments.extend(entry.at for entry in story.assessments.get(claim_id, ()))
    for key in story.links_of.get(claim_id, ()):
        moments.extend(entry.at for entry in story.links[key] if entry.fact.state == "confirmed")
    return max(moments)


def judged(story: Story, claim_id: str) -> bool:
    """Whether a person has judged it or confirmed how it stands to another claim."""
    return claim_id in story.assessments or any(
        link.state == "confirmed" for link in story.links_at(claim_id)
    )
