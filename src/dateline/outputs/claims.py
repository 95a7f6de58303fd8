"""Every claim in one table: who says so, what, how it stands, and how many origins are behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from dateline.errors import NotFound
from dateline.hooks import Site
from dateline.outputs.once import once
from dateline.outputs.paper import page
from dateline.outputs.speech import changed_at, judged, published_at, speaker_name, told
from dateline.outputs.voices import count_voices
from dateline.records import Claim, record
from dateline.standing import STANDINGS, Standing, standing
from dateline.story import Story

MOST = 400  # rows on a page, the last changed first

AGAINST = {
    "contradicts": "against",
    "denies": "against",
    "supersedes": "replaced by",
    "corrects": "corrected by",
    "withdraws": "withdrawn by",
}


@record
class Row:
    claim: Claim
    standing: Standing
    who: str
    role: str
    source: str
    note: str  # what stands against it, in a few words
    judged: bool
    origins: int
    outlets: int
    at: datetime
    changed: datetime


@record
class Share:
    """One standing's part of the whole, from `x` to `x + width` percent."""

    standing: Standing
    count: int
    x: float
    width: float


class Claims:
    """The list of claims."""

    name = "claims"
    path = "claims/"
    media_type = "text/html"
    title = "Claims"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        return _listed(story, site, self.path, 1)


class OlderClaims:
    """Where the list goes on: one page for each further run of claims, from "2" on."""

    name = "older_claims"
    path = "claims/older/{key}/"
    media_type = "text/html"
    title = "Claims, continued"

    def keys(self, story: Story) -> Iterable[str]:
        return [str(number) for number in range(2, _pages(story) + 1)]

    def render(self, story: Story, site: Site) -> bytes:
        if site.key not in self.keys(story):
            raise NotFound(
                f"There is no page {site.key!r} of claims.", f"The list of claims has {_pages(story)}."
            )
        return _listed(story, site, self.path.replace("{key}", site.key), int(site.key))


@once
def in_order(story: Story) -> tuple[str, ...]:
    """Every claim, the last changed first."""
    return tuple(sorted(story.claims, key=lambda claim: changed_at(story, claim), reverse=True))


def _pages(story: Story) -> int:
    return max(1, -(-len(story.claims) // MOST))


def _listed(story: Story, site: Site, path: str, number: int) -> bytes:
    order = in_order(story)
    first = (number - 1) * MOST
    return page(
        "claims.html",
        story,
        site,
        path,
        rows=[_row(story, claim) for claim in order[first : first + MOST]],
        first=first,
        number=number,
        newer=_address(number - 1) if number > 1 else "",
        older=_address(number + 1) if number < _pages(story) else "",
        shares=shares(story),
        total=len(order),
        files=[file for _, file, _ in site.alternates if file.startswith("claims.")],
    )


def _address(number: int) -> str:
    return "claims/" if number == 1 else f"claims/older/{number}/"


@once
def shares(story: Story) -> tuple[Share, ...]:
    """How many claims have each standing, in the order of the standings; those with none left out."""
    counts = Counter(standing(story, claim) for claim in story.claims)
    whole = max(1, counts.total())
    made: list[Share] = []
    at = 0.0
    for word in STANDINGS:
        if counts[word]:
            width = 100 * counts[word] / whole
            made.append(Share(standing=word, count=counts[word], x=round(at, 2), width=round(width, 2)))
            at += width
    return tuple(made)


def _row(story: Story, claim_id: str) -> Row:
    claim = story.claim(claim_id)
    behind, outlets = count_voices(story, claim_id)
    source = story.source_of(claim)
    return Row(
        claim=claim,
        standing=standing(story, claim_id),
        who=speaker_name(story, claim),
        role=(claim.speaker.role or "") if claim.speaker else "nobody is named",
        source=source.title or source.name,
        note=_note(story, claim_id),
        judged=judged(story, claim_id),
        origins=behind,
        outlets=outlets,
        at=published_at(story, claim),
        changed=changed_at(story, claim_id),
    )


def _note(story: Story, claim_id: str) -> str:
    for link in story.links_at(claim_id):
        word = AGAINST.get(link.relation)
        target = link.other == claim_id
        if word and link.state == "confirmed" and (target or word == "against"):
            other = story.claims.get(link.claim if target else link.other)
            if other:
                said = other[-1].fact
                return f"{word} {speaker_name(story, said)}: {shortened(told(said), 70)}"
    return ""


def shortened(text: str, limit: int) -> str:
    """The first words of a text, with a sign that it goes on."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rpartition(" ")[0] + " …"
