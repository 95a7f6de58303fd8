"""How many independent origins stand behind claims: five outlets that copied one agency are one.

Claims share an origin when an agency is credited for both, when their sources belong to one family
(`Source.origin`), when the words around them are copies (runs of five words), or when both report the same
speaker saying the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from dateline.records import Claim, record
from dateline.story import Story
from dateline.weigh.groups import Groups
from dateline.weigh.series import figures_of, same_value
from dateline.weigh.words import content, overlap, shingles, voice, voices

AGENCIES: dict[str, str] = {
    "reuter": "Reuters",
    "reuters": "Reuters",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "interfax": "Interfax",
    "interfax-ukraine": "Interfax-Ukraine",
    "tass": "TASS",
    "ria novosti": "RIA Novosti",
    "ukrinform": "Ukrinform",
    "upi": "UPI",
    "united press": "UPI",
    "dpa": "dpa",
    "xinhua": "Xinhua",
    "kyodo": "Kyodo",
    "anadolu": "Anadolu",
    "pa media": "PA Media",
    "press association": "PA Media",
    "bloomberg": "Bloomberg",
    "dow jones": "Dow Jones",
    "dow, jones": "Dow Jones",
    "laffan": "Laffan",
    "exchange telegraph": "Exchange Telegraph",
    "central news": "Central News",
}
_NAMES = "|".join(sorted((re.escape(name) for name in AGENCIES), key=len, reverse=True))
_CREDIT = re.compile(
    rf"(?:\((?:by\s+)?(?P<a>{_NAMES})\b[^)]{{0,20}}\)|[—–-]\s?(?P<b>{_NAMES})\b\.?\s*$|\b(?:according\s+to|reports?|via|by|from|told|through)\s+"
    rf"(?:the\s+)?(?P<c>{_NAMES})\b|\b(?P<d>{_NAMES})(?:['’]s)?\s+(?:news\s+agency\s+|agency\s+|bureau\s+)?(?:reports?|reported|says|said|telegram|message|correspondent|learns)\b)",
    re.I | re.M,
)
_COPIED = 0.6  # share of five-word runs of the shorter text; measured texts of one agency share far more
_LEAST_RUNS = 10  # two short sentences may be alike by chance
_SAME_WORDS = 0.6  # share of content words of the shorter statement


@record
class Origin:
    """One independent origin of some claims."""

    name: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]


def origin_of(story: Story, claim_id: str) -> str:
    """Where one claim comes from: the agency credited, the family of its source, or the source itself."""
    claim = story.claim(claim_id)
    return credited(story, claim) or _family(story, claim)


def origins(story: Story, claim_ids: Sequence[str]) -> tuple[Origin, ...]:
    """The independent origins of `claim_ids`, in the order in which their first claims are given."""
    claims = [story.claim(claim_id) for claim_id in dict.fromkeys(claim_ids)]
    groups = Groups(len(claims))
    for joined in (_by_name(story, claims), _by_copy(story, claims), _by_speaker(story, claims)):
        for one, two in joined:
            groups.join(one, two)
    members: dict[int, list[Claim]] = defaultdict(list)
    for n, claim in enumerate(claims):
        members[groups.root(n)].append(claim)
    return tuple(_origin(story, found) for found in members.values())


def credited(story: Story, claim: Claim) -> str | None:
    """The agency that a claim's document or own sentence credits, None where none is named."""
    if claim.speaker is not None and claim.speaker.name.casefold() in AGENCIES:
        return AGENCIES[claim.speaker.name.casefold()]
    if claim.document not in story.documents:
        return None
    document = story.document(claim.document)
    near = _credit(document.text[max(0, claim.start - 160) : claim.end + 160])
    if document.passages and _byline(document.byline) is None:
        return near
    return _byline(document.byline) or near or agency(document.text)


def agency(text: str, byline: str | None = None) -> str | None:
    """The agency that a whole text credits: in its byline, its first lines or its last.

    >>> agency("HOLT, Nov 3 (Reuters) - The quay is shut."), agency("The quay is shut.", "By AFP")
    ('Reuters', 'AFP')
    """
    return _byline(byline) or _credit(text[:300]) or _credit(text[-160:])


def _byline(byline: str | None) -> str | None:
    return AGENCIES.get((byline or "").strip().casefold().removeprefix("by "))


def _credit(part: str) -> str | None:
    found = _CREDIT.search(part)
    return AGENCIES[next(found[g] for g in "abcd" if found[g]).casefold()] if found else None


def copied(story: Story, one: Claim, two: Claim) -> bool:
    """Whether the words around two claims are copies of each other."""
    return one.document != two.document and _alike(_around(story, one), _around(story, two))


def _family(story: Story, claim: Claim) -> str:
    source = story.source_of(claim)
    return source.origin or source.title or source.name or claim.document


def _chained(keys: dict[object, list[int]]) -> list[tuple[int, int]]:
    return [(rows[0], row) for rows in keys.values() for row in rows[1:]]


def _by_name(story: Story, claims: list[Claim]) -> list[tuple[int, int]]:
    """Same agency credited, same family of sources, same source."""
    keys: dict[object, list[int]] = defaultdict(list)
    for n, claim in enumerate(claims):
        keys[credited(story, claim) or _family(story, claim)].append(n)
    return _chained(keys)


def _around(story: Story, claim: Claim) -> frozenset[int]:
    """The runs of words in a claim's paragraph."""
    if claim.document not in story.documents:
        return shingles(claim.quote)
    text = story.document(claim.document).text
    start = text.rfind("\n", max(0, claim.start - 400), claim.start) + 1 or max(0, claim.start - 400)
    end = text.find("\n", claim.end, claim.end + 400)
    return shingles(text[start : end if end >= 0 else claim.end + 400])


def _alike(one: frozenset[int], two: frozenset[int]) -> bool:
    return min(len(one), len(two)) >= _LEAST_RUNS and overlap(one, two) >= _COPIED


def _by_copy(story: Story, claims: list[Claim]) -> list[tuple[int, int]]:
    """Claims whose surroundings share most of their runs of words; found through an index of the runs."""
    sets = [_around(story, claim) for claim in claims]
    holders: dict[int, list[int]] = defaultdict(list)
    for n, runs in enumerate(sets):
        for run in runs:
            holders[run].append(n)
    near: set[tuple[int, int]] = set()
    for rows in holders.values():
        near.update((rows[0], row) for row in rows[1:])
    return [(one, two) for one, two in sorted(near) if _alike(sets[one], sets[two])]


def _by_speaker(story: Story, claims: list[Claim]) -> list[tuple[int, int]]:
    """The same speaker saying the same: the same figure, or most of the same words."""
    roots = voices(story)
    by_voice: dict[str, list[int]] = defaultdict(list)
    for n, claim in enumerate(claims):
        if claim.speaker is not None:
            by_voice[voice(story, claim, roots)].append(n)
    joined: list[tuple[int, int]] = []
    for rows in by_voice.values():
        for first, second in pairwise(rows):
            if _same_words(claims[first], claims[second]) or _same_words(claims[rows[0]], claims[second]):
                joined.append((first, second))
    return joined


def _same_words(one: Claim, two: Claim) -> bool:
    if overlap(content(one.quote), content(two.quote)) >= _SAME_WORDS:
        return True
    return any(same_value(a, b) and a.measure == b.measure for a in figures_of(one) for b in figures_of(two))


def _origin(story: Story, claims: list[Claim]) -> Origin:
    outlets = [
        story.source_of(claim).title or story.source_of(claim).name or claim.document for claim in claims
    ]
    agency = next((name for claim in claims if (name := credited(story, claim))), None)
    families = {_family(story, claim) for claim in claims}
    speakers = (claim.speaker.name for claim in claims if claim.speaker is not None)
    speaker = next(speakers, None) if len(families) > 1 else None
    return Origin(
        name=agency or speaker or _family(story, claims[0]),
        claims=tuple(claim.id for claim in claims),
        documents=tuple(dict.fromkeys(claim.document for claim in claims)),
        outlets=tuple(dict.fromkeys(outlets)),
    )
