"""One claim with everything it rests on: speaker, words in their place, what says otherwise, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.errors import NotFound
from dateline.hooks import Site
from dateline.outputs.paper import page
from dateline.outputs.relations import OTHERWISE, history, related
from dateline.outputs.speech import MODES, document_of, elsewhere, judged, published_at, speaker_name, verb
from dateline.outputs.views import shown
from dateline.outputs.voices import voices
from dateline.records import Claim, Document, record
from dateline.story import Story
from dateline.weigh.origins import Origin
from dateline.weigh.versions import still_says

AROUND = 320  # letters of the captured text shown on either side of the words
PRECISION = {
    1: "exact place",
    2: "near there",
    3: "district",
    4: "region",
    5: "along a line, or not clear",
    6: "the whole country",
    7: "sea or airspace",
}
HEDGED = {"speaker": "the speaker’s own", "reporter": "the reporter’s", "medium": "the outlet’s"}


@record
class Words:
    """A run of captured text; `claimed` ones are the claim's own words."""

    text: str
    claimed: bool = False


@record
class Branch:
    """One origin in the drawing of origins, with where its outlets are drawn."""

    y: float
    outlets: tuple[float, ...]


@record
class Tree:
    """Statement, origins, outlets: how many ways the words really took."""

    height: float
    middle: float
    branches: tuple[Branch, ...]


class ClaimPage:
    """One page for each claim; its article opens inside a post where a script can fetch it."""

    name = "claim"
    path = "claims/{key}/"
    media_type = "text/html"
    title = "Claim"

    def keys(self, story: Story) -> Iterable[str]:
        return tuple(story.claims)

    def render(self, story: Story, site: Site) -> bytes:
        if site.key not in story.claims:
            raise NotFound(
                f"There is no claim {site.key!r} in this coverage.",
                "It may not have been read yet at the moment that you asked for.",
            )
        claim = story.claim(site.key)
        found = related(story, claim.id)
        behind = voices(story, [claim.id])
        document = document_of(story, claim)
        source = story.source_of(claim)
        via = story.claims.get(claim.via or "")
        return page(
            "claim.html",
            story,
            site,
            f"claims/{claim.id}/",
            claim=claim,
            who=speaker_name(story, claim),
            mode=MODES[claim.mode],
            act=verb(claim),
            source=source,
            document=document,
            excerpt=excerpt(document, claim) if document else [],
            published=published_at(story, claim),
            judged=judged(story, claim.id),
            otherwise=[item for item in found if item.relation in OTHERWISE],
            agreeing=[item for item in found if item.relation not in OTHERWISE],
            steps=history(story, claim.id),
            voices=behind,
            outlets=sum(len(voice.outlets) for voice in behind),
            tree=tree(behind),
            still=still_says(story, claim),
            via=via[-1].fact if via else None,
            via_who=speaker_name(story, via[-1].fact) if via else "",
            speakers=[story.claim(other) for other in elsewhere(story, claim)[-6:]],
            more=max(0, len(elsewhere(story, claim)) - 6),
            posts=[item for key in story.cited_by.get(claim.id, ()) if (item := shown(story, key))],
            PRECISION=PRECISION,
            HEDGED=HEDGED,
        )


def excerpt(document: Document, claim: Claim) -> list[Words]:
    """The claim's words where they stand in the captured text, with some of the text round them."""
    text = document.text
    passage = next((p for p in document.passages if p.id == claim.post), None)
    floor, ceiling = (passage.start, passage.end) if passage else (0, len(text))
    begin, end = max(floor, claim.start - AROUND), min(ceiling, claim.end + AROUND)
    if begin > floor:
        begin = _after_space(text, begin, claim.start)
    if end < ceiling:
        end = max(text.rfind(" ", claim.end, end), claim.end)
    runs: list[Words] = [Words(text="… ")] if begin > floor else []
    at = begin
    for start, stop in sorted(claim.spans) or [(claim.start, claim.end)]:
        runs += [Words(text=text[at:start]), Words(text=text[start:stop], claimed=True)]
        at = stop
    runs.append(Words(text=text[at:end] + (" …" if end < ceiling else "")))
    return [run for run in runs if run.text]


def _after_space(text: str, begin: int, limit: int) -> int:
    space = text.find(" ", begin, limit)
    return space + 1 if space >= 0 else begin


def tree(behind: Sequence[Origin]) -> Tree | None:
    """The drawing's measures, in a box 240 wide; None where one outlet of one origin needs no drawing."""
    if sum(len(voice.outlets) for voice in behind) < 2:
        return None
    branches: list[Branch] = []
    y = 10.0
    for voice in behind[:6]:
        outlets = [y + 16 * n for n in range(min(len(voice.outlets), 8))]
        branches.append(Branch(y=(outlets[0] + outlets[-1]) / 2, outlets=tuple(outlets)))
        y = outlets[-1] + 22
    height = y - 12
    middle = (branches[0].y + branches[-1].y) / 2
    return Tree(height=height, middle=middle, branches=tuple(branches))
