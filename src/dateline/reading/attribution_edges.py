"""Where words end that rules and tagger both found: at the rules' end, unless they broke off there, mostly
before an "and", and the tagger goes on in the same sentence, or on the other side of the cue ("The bridge,
she said, was closed").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.reading.attribution_spans import Ascribed, Marks, chars, squared
from dateline.reading.attribution_tags import SURE, Heard
from dateline.reading.text import Text
from dateline.reading.tokens import Doc

FINITE = ("VBD", "VBZ", "VBP", "MD")
ON = 0.8  # so much the tagger must see in what it goes on with, on average


def edged(text: Text, one: Ascribed, other: Heard, content: Sequence[float], marks: Marks) -> Ascribed:
    """The attribution, gone on with where the tagger does. `content` is, for each token, what speaks for its
    being content. What is nothing but quoted ends with its marks."""
    if one.mode == "direct" or not one.spans or not other.contents:
        return one
    doc, (start, end), past = text.doc, one.spans[-1], other.contents[-1].past
    last = doc.char_span(end - 1, end, alignment_mode="expand")
    if last is None or doc[past - 1].sent.start != last[-1].sent.start:
        return one
    begin = max(other.contents[-1].first, last[-1].i + 1)
    if not _content(doc, begin, past, content):
        return one
    if _content(doc, last[-1].i + 1, past, content):
        spans = [*one.spans[:-1], (start, chars(doc, past - 1, past)[1])]
    elif one.cue is not None and one.cue[1] <= doc[begin].idx and end <= one.cue[0]:
        spans = [*one.spans, chars(doc, begin, past)]
    else:
        return one
    words = squared(text.text, spans, marks, one.cue or (start, start))
    return replace(one, spans=words) if words else one


def whole(text: Text, one: Ascribed, other: Heard, marks: Marks) -> Ascribed:
    """The attribution with the subject of its clause, where the parse lost that ("says her plans for a tax |
    would fail") and the tagger, which is sure, begins with it."""
    start, end = one.spans[0]
    found = text.doc.char_span(start, start + 1, alignment_mode="expand")
    begin = other.contents[0].first
    if found is None or found[0].tag not in FINITE or not found[0].sent.start <= begin < found.start:
        return one
    if other.share < SURE or other.cue.past > begin:
        return one
    spans = [(text.doc[begin].idx, end), *one.spans[1:]]
    words = squared(text.text, spans, marks, one.cue or (start, start))
    return replace(one, spans=words) if words else one


def _content(doc: Doc, first: int, past: int, content: Sequence[float]) -> bool:
    """Whether the tagger sees content in these tokens, whose words there are some of."""
    words = [i for i in range(first, past) if any(c.isalnum() for c in doc[i].text)]
    return bool(words) and sum(content[i] for i in words) >= ON * len(words)
