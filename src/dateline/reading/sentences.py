"""What is known of where sentences begin before any parse: from paragraphs, quotations, datelines, stops."""

from __future__ import annotations

from bisect import bisect_left

from dateline.reading.datelines import past_dateline
from dateline.reading.quotations import Quotation
from dateline.reading.tokens import Doc

LONGEST = 300  # tokens without an end of sentence, after which one is set
STOPS = ".?!…"


def told_starts(
    doc: Doc, words: str, offset: int, found: tuple[Quotation, ...], blocks: tuple[tuple[int, int], ...]
) -> list[int]:
    """What is known of sentence starts before the parse, for each token: 1 yes, -1 no, 0 left open."""
    end = offset + len(words)
    near_blocks = _between(blocks, offset, end)
    starts = {start - offset for start, _ in near_blocks}
    starts |= {past_dateline(words, a - offset, min(b, end) - offset) for a, b in near_blocks}
    near = found[_first(found, offset) : _first(found, end)]
    marks = {q.start - offset for q in near if q.level == 0}
    opens = {q.inner_start - offset for q in near}
    closes = {
        q.end - offset: words[max(q.inner_end - offset - 1, 0) : q.inner_end - offset]
        for q in near
        if q.closed
    }
    run = 0
    stopped = number = compass = False
    before = 0  # where the last word ended
    told = [0] * len(doc)
    for token in doc:
        at, mark = token.idx, 0
        run += 1
        if at == 0:
            continue
        if at in starts or run > LONGEST or compass or (at in marks and stopped):
            mark = 1
        elif at in opens or token.is_space or (number and token.text[:1] in "NSEW" and len(token) < 3):
            mark = -1
        elif before in closes:
            mark = _after_quotation(token.text, closes[before])
        told[token.i] = mark
        if mark == 1 or token.text in STOPS:
            run = 0
        if not token.is_space:
            compass = token.text in ("N.", "S.", "E.", "W.") and number
            number = token.like_num
            before = at + len(token)
            stopped = token.text in STOPS or (before in closes and closes[before] in STOPS)
    return told


def _first(found: tuple[Quotation, ...], offset: int) -> int:
    return bisect_left(found, offset, key=lambda q: q.start)


def _between(blocks: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    return blocks[bisect_left(blocks, (start, 0)) : bisect_left(blocks, (end, 0))]


def _after_quotation(word: str, last: str) -> int:
    """After a closing mark: a comma or a small letter goes on; a stop and a capital letter begin."""
    if last == "," or word[:1].islower() or word in ",;:)—-":
        return -1
    if last == "." and (word[:1].isupper() or word[:1] in "“\"'‘«`"):
        return 1
    return 0
