"""Weighing: pure functions that lay claims beside each other and suggest how they stand.

Everything here is a suggestion with a reason for an editor; a person confirms or rejects it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Claim, Link
from dateline.story import Story
from dateline.weigh.near import Index, Said
from dateline.weigh.origins import Origin, origin_of, origins
from dateline.weigh.repeats import repeated
from dateline.weigh.rivals import Finding, denial, figures_apart, opposed, positions_apart
from dateline.weigh.series import Point, Series, series
from dateline.weigh.versions import Change, changes, still_says, version_links

__all__ = [
    "Change",
    "Origin",
    "Point",
    "Series",
    "changes",
    "origin_of",
    "origins",
    "series",
    "still_says",
    "suggest",
]


def suggest(story: Story, new: Sequence[Claim]) -> list[Link]:
    """Suggested links between the claims `new` and all others, in a fixed order, one for a pair.

    In every link `claim` is the later of the two. Pairs that are linked already, by a person or an earlier
    suggestion, are left alone, and so are claims that stand inside one another (A said that B said).
    """
    index = Index(story, new)
    done = {frozenset(key[:2]) for key in story.links}
    found: dict[frozenset[str], Link] = {}
    fresh = sorted({claim.id for claim in new})
    for link in _of_versions(story, new):
        found.setdefault(frozenset((link.claim, link.other)), link)
    for claim_id in fresh:
        for other in index.near(claim_id):
            pair = frozenset((claim_id, other.claim.id))
            if pair in found or pair in done or not _may_meet(story, index.said[claim_id], other):
                continue
            earlier, later = sorted((index.said[claim_id], other), key=lambda said: said.order)
            finding = _finding(story, later, earlier)
            if finding is not None:
                found[pair] = _link(later, earlier, finding)
    kept = [link for pair, link in found.items() if pair not in done]
    return sorted(kept, key=lambda link: (link.claim, link.other, link.relation))


def _finding(story: Story, later: Said, earlier: Said) -> Finding | None:
    """The strongest thing to say of a pair."""
    return (
        denial(later, earlier)
        or figures_apart(later, earlier)
        or positions_apart(later, earlier)
        or (opposed(later, earlier) if later.voice != earlier.voice else None)
        or repeated(story, later, earlier)
    )


def _link(later: Said, earlier: Said, finding: Finding) -> Link:
    return Link(
        claim=later.claim.id,
        other=earlier.claim.id,
        relation=finding.relation,
        aspect=finding.aspect,
        reason=finding.reason,
    )


def _may_meet(story: Story, one: Said, two: Said) -> bool:
    """Not a claim with itself, with what it stands in, with its like in another version of its document,
    nor a voice with itself in one document."""
    first, second = one.claim, two.claim
    if first.id == second.id or first.via == second.id or second.via == first.id:
        return False
    if first.document == second.document:
        return one.voice != two.voice and (first.end <= second.start or second.end <= first.start)
    return not _versions(story, first.document, second.document)


def _versions(story: Story, one: str, two: str) -> bool:
    """Whether one document is a later version of the other."""
    for first, second in ((one, two), (two, one)):
        seen = 0
        while first in story.replaced_by and seen < 100:
            first, seen = story.replaced_by[first], seen + 1
            if first == second:
                return True
    return False


def _of_versions(story: Story, new: Sequence[Claim]) -> list[Link]:
    documents = sorted({claim.document for claim in new})
    return [link for document in documents for link in version_links(story, document, new)]
