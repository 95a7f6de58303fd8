"""What is near a claim: an index, so that a new claim is laid beside what it may meet and no more.

Near is: who counted the same thing just before or after (one claim a voice), who gave a position, who said
the opposite, and who used the same uncommon words. Building the index is linear in the claims; looking up
is bounded by `VOICES`, `SIDES` and `COMMON`, whatever the number of claims.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from dateline.records import Claim, record
from dateline.story import Story
from dateline.weigh.opposites import sides
from dateline.weigh.positions import position
from dateline.weigh.series import Thing, figures_of, thing_of
from dateline.weigh.words import content, said_at, voice, voices

VOICES = 6  # of those who counted the same thing, the nearest in time
SIDES = 2  # of those who took the other side; every further one says the same to an editor
COMMON = 24  # a word that more claims use says nothing about nearness
WORDY = 24  # claims that share uncommon words with a claim, the most first
_EARLY = datetime.min.replace(tzinfo=UTC)


@record
class Said:
    """A claim with what weighing needs to know of it."""

    claim: Claim
    at: datetime
    voice: str
    words: frozenset[str]
    plain: frozenset[str]  # those of `words` that are not names
    entities: frozenset[str]

    @property
    def order(self) -> tuple[datetime, str]:
        """Of two claims the later is the one that answers the other."""
        return self.at, self.claim.id


class Index:
    """The claims of a story by what they are about."""

    def __init__(self, story: Story, more: Iterable[Claim] = ()) -> None:
        claims = {claim_id: history[-1].fact for claim_id, history in story.claims.items()}
        claims.update({claim.id: claim for claim in more})
        roots = voices(story, claims.values())
        names = _mentions(story)
        self.said = {claim_id: _said(story, claims[claim_id], roots, names) for claim_id in sorted(claims)}
        self._by_topic: dict[object, dict[str, list[tuple[datetime, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for said in self.said.values():
            for topic in _topics(said.claim):
                insort(self._by_topic[topic][said.voice], said.order)
            for word in said.words:
                self._by_word[word].append(said.claim.id)

    def near(self, claim_id: str) -> list[Said]:
        """The claims to lay beside this one, each once, by id."""
        said = self.said[claim_id]
        found: set[str] = set(self._wordy(said))
        for topic in _topics(said.claim):
            found.update(self._voices(topic, said, VOICES if isinstance(topic, Thing) else SIDES))
        for topic in _opposite_topics(said.claim):
            found.update(self._voices(topic, said, SIDES))
        found.discard(claim_id)
        return [self.said[other] for other in sorted(found)]

    def _voices(self, topic: object, said: Said, most: int) -> Iterator[str]:
        """For each of the voices nearest in time, its last claim before this one and its first after."""
        voices = self._by_topic.get(topic)
        if not voices:
            return
        around: list[tuple[float, str]] = []
        for orders in voices.values():
            at = bisect_left(orders, said.order)
            for order in orders[max(0, at - 1) : at + 2]:
                if order[1] != said.claim.id:
                    around.append((abs((order[0] - said.at).total_seconds()), order[1]))
        yield from (claim_id for _, claim_id in sorted(around)[:most])

    def _wordy(self, said: Said) -> list[str]:
        shared: Counter[str] = Counter()
        for word in said.words:
            holders = self._by_word[word]
            if len(holders) <= COMMON:
                shared.update(holders)
        del shared[said.claim.id]
        ranked = sorted(((-count, other) for other, count in shared.items() if count >= 2))
        return [other for _, other in ranked[:WORDY]]


def _topics(claim: Claim) -> list[object]:
    things: list[object] = [thing_of(figure) for figure in figures_of(claim)]
    if position(claim.quote) is not None:
        things.append("position")
    things.extend(sides(claim.quote))
    return list(dict.fromkeys(things))


def _opposite_topics(claim: Claim) -> list[object]:
    """The other sides; "all saved" also meets whoever counts the dead, and the other way about."""
    found: list[object] = [(pair, not side) for pair, side in sides(claim.quote)]
    if ("saved or lost", True) in sides(claim.quote):
        found.append(Thing(measure="dead", whom="people", scope=None, place=None))
    if any(figure.measure == "dead" for figure in figures_of(claim)):
        found.append(("saved or lost", True))
    return found


@lru_cache(maxsize=65536)
def _content(quote: str) -> frozenset[str]:
    return content(quote)


@lru_cache(maxsize=65536)
def _plain(quote: str) -> frozenset[str]:
    return content(" ".join(word for word in quote.split() if word[:1].islower()))


def _said(
    story: Story, claim: Claim, roots: dict[str, str], names: dict[str, list[tuple[int, int, str]]]
) -> Said:
    mentions = names.get(claim.document, [])
    first = bisect_left(mentions, (claim.start, 0, ""))
    inside: set[str] = set()
    for start, end, entity in mentions[first:]:
        if start >= claim.end:
            break
        if end <= claim.end:
            inside.add(roots.get(entity, entity))
    return Said(
        claim=claim,
        at=said_at(story, claim) or _EARLY,
        voice=voice(story, claim, roots),
        words=_content(claim.quote),
        plain=_plain(claim.quote),
        entities=frozenset(inside),
    )


def _mentions(story: Story) -> dict[str, list[tuple[int, int, str]]]:
    """Where entities are named, by document and in text order."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for (entity, document), history in story.names.items():
        found[document].extend((m.start, m.end, entity) for m in history[-1].fact.mentions)
    for rows in found.values():
        rows.sort()
    return found
