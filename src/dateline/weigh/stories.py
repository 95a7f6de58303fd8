"""Which documents tell one story: each is laid beside the stories there are, in the order in which they come.

One pass, and the same result for the same order. A document joins the story that it is most like, if it is
like enough, or begins one; where it is nearly as like a second story and the two are like each other, they
were one all along and are joined. What a document is laid beside comes out of an index of uncommon terms
and is bounded by `LOOKED_UP` and `WEIGHED`, whatever the number of stories.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from dateline.records import record
from dateline.weigh.likeness import Seen, bag

ALIKE = 0.22  # cosine of a document and a story; bench/clustering.py shows how little hangs on it
ONE_STORY = 0.25  # cosine of two stories that a document has brought together
ASKED = 48  # terms of a document that are looked up, those that weigh most
LOOKED_UP = 3000  # stories looked up for them, those of the terms with the fewest first
WEIGHED = 8  # stories weighed to the end
KEPT = 240  # terms of a story, those that count most; it is cut back when it has twice as many
MONTH = 30.0  # days after which a story that was silent must be twice as like
GRACE = 3.0  # days in which a story does not grow old


@record
class Text:
    """A document to be put into a story. `names` are entities' names where a reader found them."""

    id: str
    text: str
    title: str = ""
    byline: str | None = None
    at: datetime | None = None
    names: tuple[str, ...] = ()


class _Told:
    """A story so far: what its documents say, added up; when it was last heard of."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.terms: dict[str, float] = {}
        self.documents: list[str] = []
        self.first: datetime | None = None
        self.last: datetime | None = None

    def take(self, terms: Mapping[str, float]) -> None:
        for term, count in terms.items():
            self.terms[term] = self.terms.get(term, 0.0) + count

    def heard(self, *moments: datetime | None) -> None:
        for at in moments:
            if at is not None:
                self.first = min(self.first or at, at)
                self.last = max(self.last or at, at)


class Stories:
    """The stories of the documents added so far."""

    def __init__(self, seen: Seen | None = None, alike: float = ALIKE) -> None:
        self._seen = seen or Seen()
        self._counts = seen is None  # with `seen` given, how common terms are is known beforehand
        self._alike = alike
        self._stories: dict[int, _Told] = {}
        self._by_term: dict[str, dict[int, None]] = defaultdict(dict)
        self._next = 0

    def add(self, text: Text, terms: Mapping[str, float] | None = None) -> None:
        """Put a document into the story that it tells. `terms` is its bag, where it is made already."""
        found = terms if terms is not None else bag(text.text, text.title, text.names)
        if self._counts:
            self._seen.add(found)
        vector = self._seen.weighed(found)
        near = self._near(vector, text.at)
        if near and near[0][0] >= self._alike:
            story = self._stories[near[0][1]]
        else:
            story = self._stories[self._next] = _Told(self._next)
            self._next += 1
        length = math.sqrt(sum(count * count for count in found.values())) or 1.0
        self._give(story, {term: count / length for term, count in found.items()})
        story.documents.append(text.id)
        story.heard(text.at)
        for likeness, other in near[1:]:
            if likeness >= self._alike and other != story.number:
                story = self._joined(story, self._stories[other])

    def groups(self) -> list[tuple[str, ...]]:
        """The documents' ids, story by story; the story that began first comes first."""
        return [tuple(story.documents) for _, story in sorted(self._stories.items())]

    def words(self) -> list[tuple[str, ...]]:
        """For each of `groups`, the words and names that tell it from other stories, the strongest first."""
        return [self._telling(story) for _, story in sorted(self._stories.items())]

    def _near(self, vector: dict[str, float], at: datetime | None) -> list[tuple[float, int]]:
        """The stories most like a document, the most like first."""
        asked = sorted(vector, key=lambda term: (-vector[term], term))[:ASKED]
        asked.sort(key=lambda term: (len(self._by_term.get(term, ())), term))
        left = LOOKED_UP
        shared: dict[int, float] = defaultdict(float)
        for term in asked:
            holders = self._by_term.get(term, {})
            left -= len(holders)
            if left < 0:
                break
            for number in holders:
                shared[number] += vector[term] * vector[term]
        likely = sorted(shared, key=lambda number: (-shared[number], number))[:WEIGHED]
        weighed = [
            (self._likeness(vector, self._stories[n]) * _fresh(self._stories[n], at), n) for n in likely
        ]
        return sorted(weighed, key=lambda row: (-row[0], row[1]))

    def _likeness(self, vector: Mapping[str, float], story: _Told) -> float:
        """The cosine of a vector of length 1 and a story, under the rarity that terms have by now."""
        dot = squares = 0.0
        for term, count in story.terms.items():
            weight = count * max(self._seen.rarity(term), 0.0)
            squares += weight * weight
            if term in vector:
                dot += weight * vector[term]
        return dot / math.sqrt(squares) if squares else 0.0

    def _give(self, story: _Told, terms: Mapping[str, float]) -> None:
        story.take(terms)
        for term in terms:
            self._by_term[term][story.number] = None
        if len(story.terms) > 2 * KEPT:
            ranked = sorted(
                story.terms, key=lambda term: (-story.terms[term] * self._seen.rarity(term), term)
            )
            for term in ranked[KEPT:]:
                del story.terms[term]
                self._forget(term, story.number)

    def _forget(self, term: str, number: int) -> None:
        holders = self._by_term.get(term)
        if holders is not None:
            holders.pop(number, None)
            if not holders:
                del self._by_term[term]

    def _joined(self, one: _Told, two: _Told) -> _Told:
        """Two stories as one, under the older number, if they are like each other."""
        older, newer = (one, two) if one.number < two.number else (two, one)
        if self._likeness(self._seen.weighed(newer.terms), older) < ONE_STORY:
            return one
        for term in newer.terms:
            self._forget(term, newer.number)
        del self._stories[newer.number]
        self._give(older, newer.terms)
        older.documents.extend(newer.documents)
        older.heard(newer.first, newer.last)
        return older

    def _telling(self, story: _Told, most: int = 6) -> tuple[str, ...]:
        vector = self._seen.weighed(story.terms)
        ranked = sorted(vector, key=lambda term: (-vector[term], term))
        return tuple(term.removeprefix("N ") for term in ranked[:most])


def stories(texts: Sequence[Text], alike: float = ALIKE) -> list[tuple[str, ...]]:
    """The stories of documents that are all there, in order of time; how common a word is, all say."""
    return gathered(texts, alike).groups()


def gathered(texts: Iterable[Text], alike: float = ALIKE) -> Stories:
    """As `stories`, for what else `Stories` knows."""
    bags = [(text, bag(text.text, text.title, text.names)) for text in texts]
    seen = Seen()
    for _, terms in bags:
        seen.add(terms)
    found = Stories(seen, alike)
    for text, terms in bags:
        found.add(text, terms)
    return found


def _fresh(story: _Told, at: datetime | None) -> float:
    """What likeness is worth after a silence: 1 within three days, half after a month more."""
    if at is None or story.first is None or story.last is None:
        return 1.0
    silent = max((at - story.last).total_seconds(), (story.first - at).total_seconds(), 0.0) / 86400
    return 1.0 / (1.0 + max(0.0, silent - GRACE) / MONTH)
