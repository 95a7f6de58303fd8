"""A claim where it was read: the document's text in runs, each with what it is of the claim."""

from __future__ import annotations

from itertools import pairwise

from dateline.records import Claim, Document, record

AROUND = 5_000  # characters shown before and after the claim
KINDS = ("speaker", "cue", "hedge", "content", "figure")
Spot = tuple[int, int, str]


@record
class Run:
    """A run of text. `kinds` are a few of KINDS; `near` that it stands in the claim's own paragraph."""

    text: str
    kinds: tuple[str, ...] = ()
    near: bool = False
    first: bool = False  # where the claim begins


@record
class Excerpt:
    runs: tuple[Run, ...]
    before: int  # characters left out
    after: int


def excerpt(claim: Claim, document: Document) -> Excerpt:
    """The text around a claim, marked."""
    text = document.text
    low, high = max(0, claim.start - AROUND), min(len(text), claim.end + AROUND)
    start = text.rfind("\n", low, claim.start) + 1 or low
    end = text.find("\n", claim.end, high)
    own = (start, end if end >= 0 else high)
    marked = [spot for spot in spots(claim) if low <= spot[0] < spot[1] <= high]
    edges = sorted({low, high, *own, *(edge for one in marked for edge in one[:2])})
    runs = []
    began = False
    for here, there in pairwise(edges):
        kinds = tuple(k for k in KINDS if any(s <= here and there <= e for s, e, kind in marked if kind == k))
        first = not began and "content" in kinds
        began = began or first
        runs.append(
            Run(text=text[here:there], kinds=kinds, near=own[0] <= here and there <= own[1], first=first)
        )
    return Excerpt(runs=tuple(runs), before=low, after=len(text) - high)


def spots(claim: Claim) -> list[Spot]:
    """What of the claim stands where, as (start, end, kind)."""
    found: list[Spot] = [(start, end, "content") for start, end in claim.spans or ((claim.start, claim.end),)]
    if claim.speaker:
        found.append((claim.speaker.start, claim.speaker.end, "speaker"))
    if claim.cue:
        found.append((claim.cue.start, claim.cue.end, "cue"))
    found += [(hedge.start, hedge.end, "hedge") for hedge in claim.hedges]
    found += [(figure.start, figure.end, "figure") for figure in claim.figures]
    return found
