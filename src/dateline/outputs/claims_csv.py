"""claims.csv: a row for each claim, for a spreadsheet. claims.jsonl has more."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.hooks import Site
from dateline.outputs.cells import Cell, joined, table
from dateline.outputs.cites import cited_in
from dateline.outputs.paper import segment
from dateline.outputs.voices import count_voices
from dateline.records import Claim
from dateline.standing import standing
from dateline.story import Story
from dateline.weigh.words import said_at

COLUMNS = {  # what each column is
    "id": "the claim's id, its key in the permalink",
    "standing": "what it is called in front of readers",
    "credibility": "1 Confirmed ... 5 Improbable, 6 cannot be judged; empty: nobody has judged it",
    "rank": "preferred, normal, deprecated; empty: nobody has judged it",
    "reason": "why it was judged so",
    "judged": "when, UTC",
    "quote": "the words, verbatim",
    "speaker": "who said it; empty: nobody is named and the document narrates",
    "speaker_as_written": "as the document has the name",
    "role": "as the document has it",
    "cue": "the word of saying",
    "mode": "direct, indirect, mixed, narrated",
    "act": "assert, deny, retract, correct, warn, request, accuse, predict, ask, promise",
    "negated": "true or false",
    "hedges": "words of doubt, verbatim, with | between",
    "figures": "as written",
    "places": "by name",
    "times": "as written",
    "said": "when it was said, else published, UTC",
    "read": "when it was read, UTC",
    "origins": "independent origins that carry it",
    "outlets": "outlets that carry it",
    "posts": "posts that rest on it",
    "source": "name of the source",
    "document": "id of the document version",
    "sha256": "of the captured bytes",
    "url": "where it was read",
    "permalink": "its page here",
    "confidence": "of the reader program in its own reading",
    "reader": "the reader program, name and version",
}


class ClaimsCsv:
    """All claims as CSV."""

    name = "claims_csv"
    path = "claims.csv"
    media_type = "text/csv"
    title = "Claims as CSV"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        cited = cited_in(story)
        claims = (history[-1].fact for history in story.claims.values())
        return table(tuple(COLUMNS), (_row(story, site, claim, cited) for claim in claims))


def _row(story: Story, site: Site, claim: Claim, cited: dict[str, tuple[str, ...]]) -> list[Cell]:
    judged = story.assessments.get(claim.id)
    last = judged[-1] if judged else None
    document = story.document(claim.document) if claim.document in story.documents else None
    speaker = claim.speaker
    origins, outlets = count_voices(story, claim.id)
    return [
        claim.id,
        standing(story, claim.id),
        last.fact.credibility if last else None,
        last.fact.rank if last else None,
        last.fact.reason if last else None,
        last.at if last else None,
        claim.quote,
        speaker.name if speaker else None,
        speaker.as_written if speaker else None,
        speaker.role if speaker else None,
        claim.cue.as_written if claim.cue else None,
        claim.mode,
        claim.act,
        claim.negated,
        joined(hedge.as_written for hedge in claim.hedges),
        joined(figure.as_written for figure in claim.figures),
        joined(place.name for place in claim.places),
        joined(when.as_written for when in claim.times),
        said_at(story, claim),
        story.claims[claim.id][-1].at,
        origins,
        outlets,
        joined(cited.get(claim.id, ())),
        document.source if document else None,
        claim.document,
        document.capture if document else None,
        document.url if document else None,
        f"{site.base_url}claims/{segment(claim.id)}/",
        claim.confidence,
        claim.reader,
    ]
