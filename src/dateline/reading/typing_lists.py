"""Names in a list are of one kind: of "Harne, Bell and Ash" all are places where two are, and one that the
language model takes for a person is a place that it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.reading.gazetteer import lookup
from dateline.reading.lexicon import known_surnames, lexicon
from dateline.reading.names_places import HEADS
from dateline.reading.names_titles import Found, span
from dateline.reading.tokens import Doc
from dateline.records import NameType

JOINS = frozenset({",", "and", ", and", "or", ", or", "&", ";", "; and"})
MOST = 12  # names of one list
DOUBTFUL = frozenset({"person", "organisation", "equipment", "other", None})


def beside_places(doc: Doc, spans: Sequence[Found], types: Sequence[NameType | None]) -> Iterator[int]:
    """Which spans stand in a list of places and are none by their types."""
    n = 0
    while n < len(spans):
        last = n
        while last + 1 < len(spans) and last - n < MOST and joined(doc, spans[last], spans[last + 1]):
            last += 1
        yield from doubtful(doc, spans, types, range(n, last + 1))
        n = last + 1


def joined(doc: Doc, one: Found, other: Found) -> bool:
    return other.start - one.end <= 2 and span(doc, one.end, other.start) in JOINS


def doubtful(doc: Doc, spans: Sequence[Found], types: Sequence[NameType | None], run: range) -> Iterator[int]:
    """Those of a list that are places by the others: most of it is, or "the villages of" stands before it."""
    places = sum(types[n] == "place" for n in run)
    first = spans[run.start].start
    headed = first > 1 and doc[first - 1].low == "of" and doc[first - 2].low in HEADS
    if not places and not headed:
        return
    open_ = [n for n in run if types[n] in DOUBTFUL and not spans[n].title]
    open_ = [n for n in open_ if doc[spans[n].start].text not in lexicon().given]
    known = {n for n in open_ if lookup(span(doc, spans[n].start, spans[n].end))}
    all_known = places + len(known) == len(run) > 2
    for n in open_:
        one = spans[n]
        surname = types[n] == "person" and doc[one.end - 1].low in known_surnames()
        sure = all_known or (n in known and not surname and one.label != "ORG" and places * 2 >= len(run))
        likely = types[n] != "person" and len(doc[one.start]) > 3 and places > 1 and places * 2 >= len(run)
        if headed or sure or likely:
            yield n
