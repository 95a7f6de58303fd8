"""Near-copies: the documents that were printed from one text, and which one they go back to.

Two documents are copies when most runs of five words of the shorter stand in the other. A run is kept by
its hash, and only one in `ONE_IN` of them, the same ones in every document, so that a document is laid
beside no more than the `COMPARED` that share the most. A notice under every page makes no copies: it is a
small part of each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from zlib import crc32

from dateline.records import record
from dateline.weigh.groups import Groups
from dateline.weigh.origins import agency
from dateline.weigh.stories import Text
from dateline.weigh.words import words

RUN = 5  # words
COPIED = 0.6  # share of the shorter text's runs: an agency's text cut and given a new first sentence
LEAST = 30  # words; shorter texts may be alike by chance
ONE_IN = 4  # runs kept, of a text with more than `WHOLE`
WHOLE = 400
LATEST = 20  # of the documents that have a run, those looked at: the last ones
COMPARED = 12  # documents compared whole, those that share the most runs
_LAST = datetime.max.replace(tzinfo=UTC)


@record
class Copies:
    """Documents printed from one text, in order of time. `origin` is the agency that one of them credits;
    where none does, "" and `first` is all that is known."""

    documents: tuple[str, ...]
    origin: str

    @property
    def first(self) -> str:
        return self.documents[0]


def copies(texts: Sequence[Text]) -> list[Copies]:
    """The groups of near-copies among documents, each of two or more."""
    runs = [_runs(text.text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    groups = Groups(len(texts))
    for n, (few, every) in enumerate(runs):
        shared: Counter[int] = Counter()
        for run in few:
            shared.update(holders[run][-LATEST:])
            holders[run].append(n)
        for other in sorted(shared, key=lambda one: (-shared[one], one))[:COMPARED]:
            if groups.root(other) != groups.root(n) and _copied(every, runs[other][1]):
                groups.join(other, n)
    members: dict[int, list[Text]] = defaultdict(list)
    for n, text in enumerate(texts):
        members[groups.root(n)].append(text)
    return [_copies(found) for found in members.values() if len(found) > 1]


def _copies(found: list[Text]) -> Copies:
    found = sorted(found, key=lambda text: text.at or _LAST)
    credited = Counter(name for text in found if (name := agency(text.text, text.byline)))
    origin = min(credited, key=lambda name: (-credited[name], name)) if credited else ""
    return Copies(documents=tuple(text.id for text in found), origin=origin)


def _runs(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The runs to look up, and all of them; both empty for a text that is too short."""
    found = words(text)
    if len(found) < LEAST:
        return frozenset(), frozenset()
    every = frozenset(crc32(" ".join(found[n : n + RUN]).encode()) for n in range(len(found) - RUN + 1))
    few = frozenset(run for run in every if run % ONE_IN == 0) if len(every) > WHOLE else every
    return few, every


def _copied(one: frozenset[int], two: frozenset[int]) -> bool:
    return len(one & two) >= COPIED * min(len(one), len(two))
