"""What stands where in a document: every claim with a number, and its marks as spans with a kind.

The number is the claim's place in its document, in text order; it ties a speaker to the words that are
claimed where colour and place cannot. A mark outside its claim's words carries that number after it,
unless the claim's next mark follows at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from dateline.records import Claim, record

KINDS = ("speaker", "cue", "content", "hedge", "figure", "place", "time", "media")
TOUCHING = 2  # characters between two marks of a claim that are read as one
BESIDE = frozenset(("speaker", "cue", "hedge", "time"))  # kinds that may stand outside the claimed words
Spot = tuple[int, int, str]


@record
class Numbered:
    """A claim and its number in its document."""

    number: int
    claim: Claim
    via: int | None = None  # the number of the claim that it is told in: A said that B said

    @property
    def low(self) -> bool:
        return self.claim.confidence == "low"


@record
class Mark:
    """A stretch of text and what it is of a claim."""

    start: int
    end: int
    kind: str
    number: int
    low: bool = False
    opens: bool = False  # the claim's words begin here


def numbered(claims: Iterable[Claim]) -> tuple[Numbered, ...]:
    """The claims of one document in text order, an outer claim before the one told in it."""
    ordered = sorted(claims, key=lambda claim: (claim.start, -claim.end, claim.id))
    numbers = {claim.id: n for n, claim in enumerate(ordered, 1)}
    return tuple(
        Numbered(number=numbers[claim.id], claim=claim, via=numbers.get(claim.via or "")) for claim in ordered
    )


def spots(claim: Claim) -> list[Spot]:
    """What of the claim stands where, as (start, end, kind)."""
    found: list[Spot] = [(start, end, "content") for start, end in claim.spans or ((claim.start, claim.end),)]
    if claim.speaker:
        found.append((claim.speaker.start, claim.speaker.end, "speaker"))
    if claim.cue:
        found.append((claim.cue.start, claim.cue.end, "cue"))
    if claim.said:
        found.append((claim.said.start, claim.said.end, "time"))
    for kind, parts in (
        ("hedge", claim.hedges),
        ("figure", claim.figures),
        ("place", claim.places),
        ("time", claim.times),
        ("media", claim.media),
    ):
        found += [(part.start, part.end, kind) for part in parts]
    return found


def marks(one: Numbered) -> list[Mark]:
    """A claim's marks. What lies outside any text is left out when it is drawn."""
    first = min(start for start, _ in one.claim.spans or ((one.claim.start, one.claim.end),))
    return [
        Mark(
            start=start,
            end=end,
            kind=kind,
            number=one.number,
            low=one.low,
            opens=kind == "content" and start == first,
        )
        for start, end, kind in spots(one.claim)
    ]


def tags(claims: Sequence[Numbered]) -> dict[int, tuple[int, ...]]:
    """Offset -> the numbers printed there: after each mark that stands apart from its claim's words."""
    found: dict[int, list[int]] = defaultdict(list)
    for one in claims:
        placed = sorted(set(spots(one.claim)))
        words = [spot for spot in placed if spot[2] == "content"]
        for i, (_, end, kind) in enumerate(placed):
            if kind not in BESIDE or _inside(placed[i], words):
                continue
            after = next((start for start, past, _ in islice(placed, i + 1, None) if past > end), None)
            if after is None or after - end > TOUCHING:
                found[end].append(one.number)
    return {at: tuple(dict.fromkeys(numbers)) for at, numbers in found.items()}


def _inside(spot: Spot, words: Sequence[Spot]) -> bool:
    return any(start <= spot[0] and spot[1] <= end for start, end, _ in words)
