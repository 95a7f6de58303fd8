"""The reader that walks through the rooms: rules over a parse, the same words in, the same reading out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from dateline.reading.attribution import attributions
from dateline.reading.attribution_votes import voted
from dateline.reading.events import events
from dateline.reading.figures import figures
from dateline.reading.gazetteer import Gazetteer, bundled, found_in, using
from dateline.reading.hedges import hedges
from dateline.reading.media import media
from dateline.reading.names import names
from dateline.reading.narration import narrated
from dateline.reading.places import places
from dateline.reading.places_inside import inside_a_name
from dateline.reading.speakers import VERSION, numbered, voices
from dateline.reading.text import parse
from dateline.reading.times import times
from dateline.records import Claim, Document, Figure, Hedge, Media, Name, Place, Reading, When

STOP = re.compile(r"[.?!][\"”’]?\s|\n")
NEAR = 30  # characters between a cue and the time it was said at
Part = TypeVar("Part", Figure, Place, When, Hedge, Media)


class RulesReader:
    """The built-in reader (`hooks.Reader`): pure and deterministic. A document in another language than
    English is kept with its dated entries, and nothing is read from it."""

    name = "rules"
    version = VERSION

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or bundled()

    def at(self, desk: Path) -> RulesReader:
        """The reader as it reads at the desk in a folder: with the desk's own gazetteer, if it has one.
        Raises Unreadable where that is spoilt."""
        gazetteer = found_in(desk)
        return self if gazetteer is self.gazetteer else RulesReader(gazetteer)

    def read(self, document: Document) -> Reading:
        """Everything found in `document`; raises nothing but what running out of memory raises, and
        Unreadable where a desk's own gazetteer was spoilt meanwhile."""
        with using(self.gazetteer):
            return self._read(document)

    def _read(self, document: Document) -> Reading:
        text = parse(document)
        if not text.english:
            return Reading(document=document.id, posts=document.passages)
        labels = text.tags
        who = verbatim(document.text, names(text, labels))
        where = places(text, who)
        named_in = inside_a_name(where, who)  # "Ohio" in "Ohio National Guard": nothing happens there
        free = tuple(p for p in where if p.id not in named_in)
        when = times(text)
        counted = tuple(figure for figure in figures(text) if text.reads(figure.start))
        said = voted(text, attributions(text), labels)
        claims, who = voices(text, said, who)
        told = narrated(text, claims, counted, free, who)
        claims = numbered(document.id, [claim for claim in told if text.reads(claim.start)])
        doubts = hedges(text, claims)
        shown = media(text, doubts)
        return assemble(
            document.text,
            Reading(
                document=document.id,
                posts=document.passages,
                claims=claims,
                names=who,
                figures=counted,
                places=where,
                times=when,
                hedges=doubts,
                media=shown,
                events=events(text, who, free, when, claims),
            ),
            named_in,
        )


def verbatim(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names with every mention cut from the text again: a name broken by a line end is written so."""
    return tuple(
        replace(n, mentions=tuple(replace(m, as_written=text[m.start : m.end]) for m in n.mentions))
        for n in names
    )


def assemble(text: str, reading: Reading, without: frozenset[str] = frozenset()) -> Reading:
    """Give each claim the parts that stand in its words, other than the places `without`, and each figure
    its innermost claim's id."""
    claims = reading.claims
    owner = Owners(claims)
    begins = [t.start for t in reading.times]
    counted = tuple(replace(f, claim=owner.innermost(f.start, f.end)) for f in reading.figures)
    places = owner.shared([place for place in reading.places if place.id not in without])
    times = owner.shared(reading.times)
    numbers, shown = owner.shared(counted), owner.shared(reading.media)
    doubts: dict[str, list[Hedge]] = defaultdict(list)
    for hedge in reading.hedges:
        if hedge.claim is not None:
            doubts[hedge.claim].append(hedge)
    full = tuple(
        replace(
            claim,
            figures=tuple(numbers[n]),
            places=tuple(places[n]),
            times=tuple(times[n]),
            media=tuple(shown[n]),
            hedges=tuple(doubts[claim.id]),
            said=said(text, claim, reading.times, begins),
        )
        for n, claim in enumerate(claims)
    )
    return replace(reading, claims=full, figures=counted)


def said(text: str, claim: Claim, times: Sequence[When], begins: Sequence[int]) -> When | None:
    """When it was said: the time next to the cue, outside the claim's words ("said on Friday")."""
    if claim.cue is None:
        return None
    i = bisect_right(begins, claim.cue.start)
    for when in (*times[i : i + 1], *times[max(i - 1, 0) : i]):
        near = when.start - claim.cue.end <= NEAR and claim.cue.start - when.end <= NEAR
        outside = not any(s < when.end and when.start < e for s, e in claim.spans)
        first, last = min(when.end, claim.cue.end), max(when.start, claim.cue.start)
        crossed = any(first <= s < last for s, _ in claim.spans) or STOP.search(text, first, last)
        if near and outside and not crossed and when.type in ("DATE", "TIME"):
            return when
    return None


class Owners:
    """Which claims' words hold a stretch of text. Nesting deeper than `DEEP` is not looked through, so
    that no text can make this cost more than its length."""

    DEEP = 60

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.spans = sorted((s, e, n) for n, c in enumerate(claims) for s, e in c.spans)
        self.starts = [s for s, _, _ in self.spans]

    def around(self, start: int, end: int) -> list[int]:
        """Indexes of the claims with a span around start .. end, the innermost first."""
        i = bisect_right(self.starts, start)
        near = self.spans[max(i - self.DEEP, 0) : i]
        return [n for _, past, n in reversed(near) if end <= past]

    def innermost(self, start: int, end: int) -> str | None:
        """The id of the claim whose words these are."""
        found = self.around(start, end)
        return self.claims[found[0]].id if found else None

    def shared(self, parts: Sequence[Part]) -> dict[int, list[Part]]:
        """The parts by claim: an outer claim has what an inner one holds, for its words hold it too."""
        found: dict[int, list[Part]] = defaultdict(list)
        for part in parts:
            for n in self.around(part.start, part.end):
                found[n].append(part)
        return found
