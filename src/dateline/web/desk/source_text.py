"""A stretch of captured text as it is drawn: paragraphs of pieces, each with the marks that lie on it.

The text is anybody's: what would steer a page (controls, turns of direction) is named instead of obeyed,
and the work is linear in the text and its marks, however they overlap.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from dateline.records import Claim, Document, Passage, record
from dateline.web.desk.source_marks import KINDS, Mark, Numbered, marks, numbered, tags

AROUND = 3_000  # characters shown before and after a claim in the queue
LONGEST = 9_000  # characters of a claim that the queue shows
DEEP = 6  # numbers named at one place; more are counted
LINES = ("cue", "hedge", "figure", "place", "time")  # kinds drawn as lines: each its own, one above another
STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]+"
)
SHORT = 60  # characters of a paragraph that nobody expects a claim in


@record
class Piece:
    """Text with the same marks all along. `kinds` are a few of KINDS."""

    text: str
    kinds: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()  # whose marks these are, the innermost first
    low: bool = False  # every claim that marks it was read with low confidence
    depth: int = 0  # claims whose words hold it: 2 where one is told in another
    begins: tuple[str, ...] = ()  # kinds of which a mark begins here
    ends: tuple[str, ...] = ()
    opens: tuple[int, ...] = ()  # claims whose words begin here
    again: tuple[int, ...] = ()  # claims whose words go on here, after a break
    tags: tuple[int, ...] = ()  # numbers printed after it
    chosen: bool = False  # it belongs to the claim before the editor
    control: bool = False  # `text` names characters that are not shown themselves

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(kind for kind in LINES if kind in self.kinds)


@record
class Block:
    """A paragraph; or, where `posted` is set, the beginning of a dated entry, before its paragraph."""

    pieces: tuple[Piece, ...] = ()
    posted: Passage | None = None
    unread: bool = False  # long enough to say something, and no claim was read in it


@record
class Excerpt:
    blocks: tuple[Block, ...]
    before: int  # characters left out
    after: int
    number: int  # of the claim, in its document
    by_number: dict[int, Numbered]


def excerpt(claim: Claim, document: Document, others: Iterable[Claim] = ()) -> Excerpt:
    """The text around a claim with its marks; of other claims only where their words begin."""
    claims = numbered({one.id: one for one in (*others, claim)}.values())
    text = document.text
    own = next(one for one in claims if one.claim.id == claim.id)
    low = max(0, claim.start - AROUND)
    high = min(len(text), max(claim.start, min(claim.end, claim.start + LONGEST)) + AROUND)
    low = text.rfind("\n", low, claim.start) + 1 or low if low else 0
    found = drawn(document, claims, low, high, chosen=own.number, alone=True)
    return Excerpt(
        blocks=found,
        before=low,
        after=len(text) - high,
        number=own.number,
        by_number={one.number: one for one in claims},
    )


def drawn(
    document: Document,
    claims: Sequence[Numbered],
    start: int,
    end: int,
    *,
    chosen: int | None = None,
    alone: bool = False,
) -> tuple[Block, ...]:
    """The blocks of `document.text[start:end]`. With `alone`, only the chosen claim's marks are drawn."""
    near = [one for one in claims if _reach(one.claim, start, end)]
    found = [m for one in near for m in marks(one) if m.start < m.end and m.start < end and start < m.end]
    if alone:
        found = [mark for mark in found if mark.number == chosen or mark.opens]
    sweep = Sweep(document.text, found, tags(near), start, end, chosen=chosen, alone=alone)
    passages = {p.start: p for p in document.passages if start <= p.start < end}
    return tuple(_blocks(document.text, sweep, passages, start, end))


def _reach(claim: Claim, start: int, end: int) -> bool:
    """Whether a claim, or a mark of it, may stand here: speaker and hedges stand near its words."""
    first, last = claim.start, claim.end
    for part in (claim.speaker, claim.cue, claim.said, *claim.hedges):
        if part:
            first, last = min(first, part.start), max(last, part.end)
    return first < end and start < last


def _blocks(
    text: str, sweep: Sweep, passages: Mapping[int, Passage], start: int, end: int
) -> Iterator[Block]:
    cuts = sorted({start, end, *passages, *(start + m.end() for m in re.finditer("\n", text[start:end]))})
    for here, there in pairwise(cuts):
        if here in passages:
            yield Block(posted=passages[here])
        pieces = tuple(sweep.pieces(here, there))
        words = text[here:there].strip(" \t\r\n")
        if words:
            read = any(piece.claims for piece in pieces)
            yield Block(pieces=pieces, unread=not read and len(words) >= SHORT)


class Sweep:
    """Goes once through a stretch of text, and knows at each place which marks lie on it."""

    def __init__(
        self,
        text: str,
        found: Sequence[Mark],
        printed: Mapping[int, tuple[int, ...]],
        start: int,
        end: int,
        *,
        chosen: int | None,
        alone: bool,
    ) -> None:
        self.text, self.printed, self.chosen, self.alone = text, printed, chosen, alone
        self.begin: dict[int, list[Mark]] = defaultdict(list)
        self.end: dict[int, list[Mark]] = defaultdict(list)
        for mark in sorted(found, key=lambda mark: (mark.start, -mark.end, mark.number)):
            self.begin[max(mark.start, start)].append(mark)
            self.end[min(mark.end, end)].append(mark)
        printing = {at for at in printed if start < at < end}
        self.edges = sorted({start, end, *self.begin, *self.end, *printing})
        self.at = 0
        self.open: dict[Mark, None] = {}  # in the order in which they began
        self.kinds: Counter[str] = Counter()
        self.sure = self.own = 0  # of the open marks: read with more than low confidence; the chosen claim's

    def pieces(self, here: int, there: int) -> Iterator[Piece]:
        """The pieces of one paragraph; to be asked for in order."""
        edges = [here]
        while self.at < len(self.edges) and self.edges[self.at] <= here:
            self.at += 1
        while self.at < len(self.edges) and self.edges[self.at] < there:
            edges.append(self.edges[self.at])
            self.at += 1
        for a, b in pairwise([*edges, there]):
            yield from self._piece(a, b)

    def _piece(self, start: int, end: int) -> Iterator[Piece]:
        begun = self._turn(start)
        drawn = [mark for mark in begun if not self.alone or mark.number == self.chosen]
        ending = {mark.kind for mark in self.end.get(end, ()) if not self.alone or mark.number == self.chosen}
        numbers = dict.fromkeys(mark.number for mark in islice(reversed(self.open), 4 * DEEP))
        piece = Piece(
            text="",
            kinds=tuple(kind for kind in KINDS if self.kinds[kind]),
            claims=tuple(numbers)[:DEEP],
            low=bool(self.kinds.total()) and not self.sure,
            depth=self.kinds["content"],
            begins=tuple(kind for kind in KINDS if any(mark.kind == kind for mark in drawn)),
            chosen=self.own > 0,
        )
        opens = tuple(mark.number for mark in begun if mark.opens and mark.start == start)
        again = tuple(m.number for m in drawn if m.kind == "content" and m.number not in opens)
        runs = list(_named(self.text[start:end]))
        for n, (words, control) in enumerate(runs):
            first, last = n == 0, n == len(runs) - 1
            yield Piece(
                text=words,
                control=control,
                kinds=piece.kinds,
                claims=piece.claims,
                low=piece.low,
                depth=piece.depth,
                chosen=piece.chosen,
                begins=piece.begins if first else (),
                opens=opens if first else (),
                again=again if first else (),
                ends=tuple(kind for kind in KINDS if kind in ending) if last else (),
                tags=self._tags(end) if last else (),
            )

    def _turn(self, at: int) -> list[Mark]:
        """Close what ends at a place and open what begins there; what began is returned."""
        for mark in self.end.pop(at, ()):
            if mark in self.open:
                del self.open[mark]
                self._count(mark, -1)
        begun = self.begin.pop(at, [])
        for mark in begun:
            if mark not in self.open and (not self.alone or mark.number == self.chosen):
                self.open[mark] = None
                self._count(mark, 1)
        return begun

    def _count(self, mark: Mark, by: int) -> None:
        self.kinds[mark.kind] += by
        self.sure += 0 if mark.low else by
        self.own += by if mark.number == self.chosen else 0

    def _tags(self, at: int) -> tuple[int, ...]:
        numbers = self.printed.get(at, ())
        return tuple(n for n in numbers if n == self.chosen) if self.alone else numbers


def _named(text: str) -> Iterator[tuple[str, bool]]:
    """The text in runs; characters that would steer the page are named: "U+202E", "U+0000 and 3 more"."""
    at = 0
    for match in STEERING.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        more = len(match[0]) - 1
        yield f"U+{ord(match[0][0]):04X}" + (f" and {more:,} more" if more else ""), True
        at = match.end()
    if at < len(text):
        yield text[at:], False
