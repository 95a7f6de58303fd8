"""claims.jsonl: every claim as the reading format has it, with how it stands and what it is tied to.

One `claim` object a line, with the fields of the reading format and these besides: `format`, `standing`,
`assessment`, `links`, `posts`, `origins`, `outlets`, `source`, `url`, `sha256`, `published`, `permalink`.
After each come the `figure`, `place`, `time`, `hedge` and `media` objects whose ids it names. The
documents' texts are their publishers' and stay out; `sha256` says which bytes were read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.format import (
    FORMAT,
    Line,
    claim_line,
    encode,
    figure_line,
    hedge_line,
    media_line,
    place_line,
    time_line,
)
from dateline.hooks import Site
from dateline.outputs.cites import cited_in
from dateline.outputs.paper import segment
from dateline.outputs.times import utc
from dateline.outputs.voices import count_voices
from dateline.records import Claim, Document, Reading
from dateline.standing import standing
from dateline.story import Story


class ClaimsJsonl:
    """All claims as JSON Lines."""

    name = "claims_jsonl"
    path = "claims.jsonl"
    media_type = "application/jsonl"
    title = "Claims as JSON Lines"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        cited = cited_in(story)
        found = (
            line for history in story.claims.values() for line in _lines(story, site, history[-1].fact, cited)
        )
        return "".join(encode(line) + "\n" for line in found).encode("utf-8")


def _lines(story: Story, site: Site, claim: Claim, cited: dict[str, tuple[str, ...]]) -> Iterator[Line]:
    document = _document(story, claim)
    origins, outlets = count_voices(story, claim.id)
    yield {
        **claim_line(claim, Reading(document=claim.document)),
        "format": FORMAT,
        "standing": standing(story, claim.id),
        "assessment": _assessment(story, claim.id),
        "links": _links(story, claim.id),
        "posts": list(cited.get(claim.id, ())),
        "origins": origins,
        "outlets": outlets,
        "source": document.source or None,
        "url": document.url,
        "sha256": document.capture or None,
        "published": utc(document.published) if document.published else None,
        "permalink": f"{site.base_url}claims/{segment(claim.id)}/",
    }
    owners = {one.id: claim.id for one in claim.figures} | {one.id: claim.id for one in claim.hedges}
    yield from (figure_line(document, figure, owners) for figure in claim.figures)
    yield from (place_line(document, place) for place in claim.places)
    yield from (time_line(document, when) for when in claim.times)
    yield from (hedge_line(document, hedge, owners) for hedge in claim.hedges)
    yield from (media_line(document, media) for media in claim.media)


def _document(story: Story, claim: Claim) -> Document:
    """The claim's document, or a bare one where its words were taken out."""
    if claim.document in story.documents:
        return story.document(claim.document)
    return Document(id=claim.document, source="", text="", captured=story.claims[claim.id][-1].at, capture="")


def _assessment(story: Story, claim_id: str) -> Line | None:
    history = story.assessments.get(claim_id)
    if not history:
        return None
    last = history[-1]
    return {
        "credibility": last.fact.credibility,
        "rank": last.fact.rank,
        "reason": last.fact.reason,
        "evidence": list(last.fact.evidence),
        "judged": utc(last.at),
    }


def _links(story: Story, claim_id: str) -> list[Line]:
    """The links at either end that nobody has rejected; what a program suggests says so."""
    return [
        {
            "claim": link.claim,
            "relation": link.relation,
            "other": link.other,
            "aspect": link.aspect,
            "state": link.state,
            "reason": link.reason,
        }
        for link in story.links_at(claim_id)
        if link.state != "rejected"
    ]
