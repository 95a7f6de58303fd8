"""Who is said to have said what: every attribution of a text, before its speakers are resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.reading.attribution_nouns import from_nouns
from dateline.reading.attribution_quotes import Quotes
from dateline.reading.attribution_spans import Ascribed, Chars, Marks, mode
from dateline.reading.attribution_states import from_labels, from_misread, from_states
from dateline.reading.attribution_verbs import from_verbs
from dateline.reading.text import Text

ORDER = {"say": 0, "noun": 1, "show": 2, "act": 3, "move": 4, "think": 5}
SIGNED = re.compile(r"[ \t]*[—―–][ \t]*(?P<who>(?:[A-Z@][\w.'’-]*[ \t]*){1,6})")


def attributions(text: Text) -> tuple[Ascribed, ...]:
    """All attributions by where their words begin. Of two over the same words the more explicit stays,
    unless one stands inside what the other reports: then both stay, a chain."""
    marks = Marks(text.quotations)
    found: list[Ascribed] = []
    used: set[int] = set()
    for one, verb in from_nouns(text.doc, text.text, marks):
        found.append(one)
        used.update(() if verb is None else (verb,))
    found += from_verbs(text.doc, text.text, marks, used)
    found += from_states(text.doc, text.text, marks)
    found += from_misread(text.doc, text.text, marks)
    found += from_labels(text, marks)
    found = _distinct(found)
    found = Quotes(text, _signed(text, found, marks), marks).hand_out()
    order = sorted(found, key=lambda a: (a.start, -a.end, a.at))
    return tuple(a for a, outer in zip(order, chains(order), strict=True) if outer is None or _links(a))


def _links(one: Ascribed) -> bool:
    """Whether an attribution inside another is worth a claim of its own: somebody is said to say it."""
    return one.kind in ("say", "noun", "show") and one.shape in ("t", "q", "noun", "clause")


def chains(said: Sequence[Ascribed]) -> list[int | None]:
    """For attributions in text order, the index of the innermost one that reports each."""
    outers: list[int | None] = []
    open_: list[int] = []
    for n, one in enumerate(said):
        while open_ and said[open_[-1]].end <= one.start:
            open_.pop()
        outers.append(next((i for i in reversed(open_[-40:]) if inside(one, said[i])), None))
        open_.append(n)
    return outers


def inside(inner: Ascribed, outer: Ascribed) -> bool:
    """Whether `inner` is part of what `outer` reports."""
    at = inner.cue or inner.spans[0]
    return any(s <= at[0] and at[1] <= e for s, e in outer.spans)


def _distinct(found: list[Ascribed]) -> list[Ascribed]:
    kept: list[Ascribed] = []
    window: list[Ascribed] = []
    for one in sorted(found, key=lambda a: (a.start, ORDER[a.kind])):
        window = [w for w in window if w.end > one.start]
        rival = next((w for w in window if _clash(one, w)), None)
        if rival is None:
            kept.append(one)
            window.append(one)
        elif ORDER[one.kind] < ORDER[rival.kind]:
            kept[kept.index(rival, max(len(kept) - 400, 0))] = one
            window[window.index(rival)] = one
    return kept


def _clash(one: Ascribed, other: Ascribed) -> bool:
    if inside(one, other) or inside(other, one):
        return False
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one.spans for c, d in other.spans)
    size = min(sum(b - a for a, b in one.spans), sum(b - a for a, b in other.spans))
    return 2 * common > size


def _signed(text: Text, found: list[Ascribed], marks: Marks) -> list[Ascribed]:
    """A quotation with its speaker's name after a dash."""
    for q in marks.outer:
        match = SIGNED.match(text.text, q.end)
        if match is None or text.text[match.end() : match.end() + 1] not in ("", "\n", "\r", ",", "("):
            continue
        who: Chars = (match.start("who"), match.start("who") + len(match["who"].rstrip()))
        dash = next(i for i in range(q.end, match.end()) if text.text[i] in "—―–")
        spans = ((q.inner_start, q.inner_end),)
        found.append(
            Ascribed(
                at=-1_000_000 - q.start,
                lemma="",
                act="assert",
                kind="say",
                shape="colon",
                cue=(dash, dash + 1),
                spans=spans,
                source=who,
                mode=mode(text.text, spans, marks),
            )
        )
    return found
