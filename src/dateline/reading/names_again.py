"""Names that are whole: one of several words that stands whole in one place of a text is so wherever the same
words stand; and what the network cut in two with one of its answers is whole where the other goes on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.reading.names_titles import Found, capital
from dateline.reading.network import NAMES
from dateline.reading.text import Text
from dateline.reading.tokens import Doc

MOST = 50  # names that begin with the same word: no text may make this cost more than its length


def again(doc: Doc, kept: Sequence[Found]) -> list[Found]:
    """The other places where the words of a name of `kept` stand."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for one in kept:
        words = tuple(token.text for token in doc[one.start : one.end])
        if len(words) > 1 and all(capital(token) for token in doc[one.start : one.end]):
            same = known[words[0]]
            if len(same) < MOST and (words, one.label) not in same:
                same.append((words, one.label))
    out: list[Found] = []
    for token in doc if known else ():
        for words, label in known.get(token.text, ()):
            end = token.i + len(words)
            if tuple(t.text for t in doc[token.i : end]) == words:
                out.append(Found(start=token.i, end=end, label=label))
    return out


def gone_on(text: Text, kept: Sequence[Found]) -> list[Found]:
    """The names in order, those side by side as one where the tagger says that the second goes on from the
    first: "Hungarian" and "Foreign Ministry"."""
    inside = [NAMES[n][0] == "I" for n in text.tags.names.argmax(-1).tolist()]
    out: list[Found] = []
    for one in kept:
        if out and out[-1].end == one.start and inside[one.start] and not one.skip:
            one = replace(out.pop(), end=one.end, label=one.label)
        out.append(one)
    return out
