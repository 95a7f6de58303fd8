"""Token ranges and character spans: cutting, trimming, and squaring what the parse says with the marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from dateline.reading.datelines import past_dateline
from dateline.reading.quotations import Quotation
from dateline.reading.tokens import Doc, Token
from dateline.records import Act, Mode, record

Chars = tuple[int, int]
Votes = Literal["rules", "tagger", "both", "both, not the speaker"]
LEFT = " \t\r\n\f\v\xa0,.;:)]}–—-…!?*•|"
STOPS = (".", "?", "!")
BESIDE = 60  # characters between a quotation and its cue: "said", a speaker and his office
RIGHT = " \t\r\n\f\v\xa0,;:([{–—-*•|"


@record
class Ascribed:
    """An attribution before its speaker is resolved. Spans are characters, `at` and `head` tokens:
    the cue's and the source's; `shape` is the frame that matched (t, q, o, a, i, m, :) or noun, clause,
    colon, heard; `floating` where the speaker was taken from an earlier sentence; `votes` who found it:
    the rules, the tagger, or both, with or without the same speaker (attribution_votes)."""

    at: int
    lemma: str
    act: Act
    kind: str
    shape: str
    cue: Chars | None
    spans: tuple[Chars, ...]
    source: Chars | None = None
    head: int | None = None
    negated: bool = False
    audience: Chars | None = None
    venue: Chars | None = None
    floating: bool = False
    mode: Mode = "indirect"
    votes: Votes = "rules"

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]

    @property
    def thin(self) -> bool:
        """An attitude, a topic instead of a statement, a speaker carried over or nobody's."""
        said = self.kind not in ("think", "move") and self.shape not in ("o", ":")
        return self.floating or not said or self.source is None


def subtree(token: Token) -> tuple[int, int]:
    """The tokens under `token`, as a half-open range."""
    return token.left_edge.i, token.right_edge.i + 1


def chars(doc: Doc, first: int, past: int) -> Chars:
    """The characters of the tokens first .. past (half open)."""
    last = doc[past - 1]
    return doc[first].idx, last.idx + len(last)


def without(ranges: Iterable[tuple[int, int]], hole: tuple[int, int]) -> list[tuple[int, int]]:
    """`ranges` with `hole` cut out."""
    left: list[tuple[int, int]] = []
    for start, end in ranges:
        if hole[1] <= start or hole[0] >= end:
            left.append((start, end))
            continue
        if start < hole[0]:
            left.append((start, hole[0]))
        if hole[1] < end:
            left.append((hole[1], end))
    return left


def trimmed(text: str, span: Chars) -> Chars | None:
    """`span` without white space and loose punctuation at its ends; None if no letter or digit is left."""
    start, end = span
    start = past_dateline(text, start, end)
    while start < end and text[start] in LEFT:
        start += 1
    while end > start and text[end - 1] in RIGHT:
        end -= 1
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def merged(spans: Iterable[Chars], text: str) -> tuple[Chars, ...]:
    """Spans in order, overlapping ones and ones with nothing but space between joined."""
    out: list[Chars] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


HANGING = re.compile(r"[,;]?\s+(?:and|but|or)\s*\Z")  # "..., and": what follows is not of it
REMARK = re.compile(
    r", an? (?:figure|claim|number|toll|allegation|accusation|assertion|statement|charge|report|account) "
    r"(?:that|which|it|he|she|they|denied|disputed|rejected)\b"
)


class Marks:
    """The outermost quotations of a text, asked by position."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        self.outer = [q for q in found if q.level == 0]
        self._starts = [q.start for q in self.outer]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that the character stands in, or None."""
        i = bisect_right(self._starts, offset) - 1
        return self.outer[i] if i >= 0 and offset < self.outer[i].end else None

    def touching(self, span: Chars) -> list[Quotation]:
        """The quotations that overlap `span`."""
        first = max(bisect_right(self._starts, span[0]) - 1, 0)
        found = []
        for q in self.outer[first:]:
            if q.start >= span[1]:
                break
            if q.end > span[0]:
                found.append(q)
        return found


def squared(text: str, spans: Iterable[Chars], marks: Marks, cue: Chars) -> tuple[Chars, ...]:
    """Content as the parse has it, squared with the marks: a cue inside a quotation stays inside it; a
    quotation that is half taken is taken whole; what is nothing but a quotation loses its marks."""
    inside = marks.at(cue[0])
    out: list[Chars] = []
    for span in spans:
        start, end = span
        if inside is not None:
            start, end = max(start, inside.inner_start), min(end, inside.inner_end)
        else:
            for q in marks.touching(span):
                start, end = min(start, q.start), max(end, q.end)
                if text[start : q.start].rstrip()[-1:] in STOPS and len(text[q.start : q.end].split()) > 3:
                    start = q.start  # a sentence before the quotation is not part of it
        if start < end and (cut := trimmed(text, (start, end))):
            out.append(cut)
    if inside is None:
        out = without(out, cue)
        out = _spoken(text, out, marks, cue)
    pieces = [p for s in out if (p := trimmed(text, _ended(text, s)))]
    return _rounded(text, merged((bare(text, p, marks) for p in pieces), text))


def _rounded(text: str, spans: tuple[Chars, ...]) -> tuple[Chars, ...]:
    """Without an "and" at the very end, and without a "that" before another."""
    if not spans:
        return spans
    twice = [text[slice(*one)] == "that" == text[two[0] : two[0] + 4] for one, two in pairwise(spans)]
    spans = tuple(span for span, again in zip(spans, [*twice, False], strict=True) if not again)
    hanging = HANGING.search(text, max(spans[-1][0], spans[-1][1] - 8), spans[-1][1])
    return (*spans[:-1], (spans[-1][0], hanging.start())) if hanging is not None else spans


def _spoken(text: str, spans: list[Chars], marks: Marks, cue: Chars) -> list[Chars]:
    """Where a whole quotation stands right beside the cue, bare words of other sentences, or after the cue,
    are the reporter's: "“Yes,” she said, and the lights went out"."""

    def quoted(span: Chars) -> bool:
        q = marks.at(span[0])
        return (
            q is not None and span[0] <= q.inner_start and not any(c.isalnum() for c in text[q.end : span[1]])
        )

    beside = [s for s in spans if quoted(s) and (0 <= cue[0] - s[1] < BESIDE or 0 <= s[0] - cue[1] < BESIDE)]
    if not beside:
        return spans
    first, last = min(cue[0], beside[0][0]), max(cue[1], beside[-1][1])

    def kept(span: Chars) -> bool:
        if quoted(span) or (first <= span[0] and span[1] <= last):
            return True
        between = text[span[1] : first] if span[1] <= first else text[last : span[0]]
        return span[1] <= cue[0] and not any(stop in between + text[span[1] - 1 : span[1]] for stop in STOPS)

    return [s for s in spans if kept(s)]


def _ended(text: str, span: Chars) -> Chars:
    """Without the reporter's remark on it (", a figure that could not be verified") and the full stop."""
    start, end = span
    remark = REMARK.search(text, start, end)
    if remark is not None:
        end = remark.start()
    if text[end - 1 : end] == "." and not (
        text[end - 2 : end - 1].isupper() and text[end - 3 : end - 2] in ". "
    ):
        end -= 1
    return start, max(end, start)


def bare(text: str, span: Chars, marks: Marks) -> Chars:
    """`span` without the marks around it, where it is one quotation and no more."""
    q = marks.at(span[0])
    if q is None and (near := marks.touching(span)):
        q = near[0]
    if q is None:
        return span
    if span[0] >= q.start and span[1] <= q.end:
        return max(span[0], q.inner_start), min(span[1], q.inner_end)
    whole = trimmed(text, span)
    if whole and whole[0] >= q.start and not any(c.isalnum() for c in text[q.end : span[1]]):
        return q.inner_start, q.inner_end
    return span


def mode(text: str, spans: Iterable[Chars], marks: Marks) -> Mode:
    """direct: all of it between marks; mixed: some words; indirect: none."""
    quoted = bare_words = 0
    for span in spans:
        left = [span]
        for q in marks.touching(span):
            quoted += len(text[max(q.start, span[0]) : min(q.end, span[1])].split())
            left = without(left, (q.start, q.end))
        bare_words += sum(1 for s, e in left for w in text[s:e].split() if any(c.isalnum() for c in w))
    if not bare_words:
        return "direct"
    return "mixed" if quoted else "indirect"
