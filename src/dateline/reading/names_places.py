"""Names of places that the language model cuts in two, passes over, or joins to what stands beside them:
what the gazetteer knows as a whole ("Burkina Faso"), a dispatch's dateline, a member's seat ("D-Harne").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.reading.gazetteer import by_gazetteer, fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.names_titles import Found, capital, span
from dateline.reading.text import Text
from dateline.reading.tokens import Doc, Token

LONGEST = 7  # tokens of one such name
LEAST = 3.3  # weight from which two words are a place: a town of 2,000
PLACES = frozenset({"GPE", "LOC", "FAC"})
SMALL = frozenset({"of", "de", "del", "la", "du", "au", "en", "sur", "upon", "al", "el", "es", "and", "da"})
SMALL |= {"i", "ash", "an", "as", "ar", "az", "ad", "bin", "oued", "sidi", "sous"}
SMALL |= {"-", "–", "do", "des", "le", "los", "las", "the", "e", "’s", "'s"}
DATELINE = re.compile(
    r"(?:^|\n[ \t]*|[.!?]\s+)(?P<place>[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+){0,3})"
    r"(?=(?:,[^\n—–]{2,40}?)?[ ]?(?:\([A-Za-z][A-Za-z ]{1,18}\))?[ ]?(?:--|[-—–])\s"
    r"|\s?\((?:AP|AFP|Reuters|RNS|CNN|dpa)\))"
)
HEADS = frozenset(
    {"villages", "towns", "cities", "districts", "provinces", "islands", "settlements", "states"}
)
SEAT = re.compile(r"(?<!\w)[DRI]-(?=[A-Z][a-z.])")
SEATED = re.compile(r"[A-Z][\w.]*(?:[ -][A-Z][\w.]*){0,2}")


def wholes(doc: Doc, kept: Sequence[Found]) -> list[Found]:
    """Runs of words that the gazetteer knows as one place, where the model saw none of them or only a part:
    the names found lie within them."""
    at: dict[int, Found] = {i: one for one in kept for i in range(one.start, one.end)}
    out: list[Found] = []
    i = 0
    while i < len(doc):
        many = known_run(doc, i, at) if begins(doc[i]) else 0
        if many:
            out.append(Found(start=i, end=i + many, label="GPE"))
        i += many or 1
    return out


def begins(token: Token) -> bool:
    """Whether a token may begin such a name."""
    common = token.low in lexicon().common or (token.low in lexicon().small and token.is_sent_start)
    return capital(token) and token.text[0].isalpha() and not common


def known_run(doc: Doc, i: int, at: dict[int, Found]) -> int:
    """How many tokens from the i-th on are a known place of several words; 0 where none are."""
    for many in range(min(LONGEST, len(doc) - i), 1, -1):
        if not capital(doc[i + many - 1]) or any(
            not (capital(t) or t.low in SMALL) or t.is_space for t in doc[i : i + many]
        ):
            continue
        within = list({id(f): f for n in range(i, i + many) if (f := at.get(n)) is not None}.values())
        if any(f.start < i or f.end > i + many or f.title for f in within):
            continue
        seen = any(f.label in PLACES for f in within)
        after = doc[i + many] if i + many < len(doc) else None
        more = after is not None and capital(after) and not at.get(i + many) and not after.is_sent_start
        if (more and not seen) or (doc[i].text in lexicon().given and not seen):
            continue
        if known_whole(span(doc, i, i + many)):
            return many
    return 0


@by_gazetteer(20_000)
def known_whole(name: str) -> bool:
    """Whether several words are together the name of a place that is not quite small."""
    rows = lookup(name)
    if not rows or " " not in fold(name):
        return False
    return rows[0].kind not in ("town", "admin2") or rows[0].weight >= LEAST


def at_datelines(text: Text) -> Iterator[Found]:
    """The towns in capitals that dispatches begin with, where the gazetteer knows them: "HARNE - The"."""
    for match in DATELINE.finditer(text.text):
        start, end = match.span("place")
        if not lookup(match["place"]) or len(match["place"]) < 3:
            continue
        words = text.doc.char_span(start, end, alignment_mode="expand")
        if words is not None and words[0].idx == start:
            yield Found(start=words.start, end=words.end, label="GPE")


def at_seats(text: Text) -> Iterator[Found]:
    """The places of members of parliament behind their party: the Ohio of "D-Ohio"."""
    for match in SEAT.finditer(text.text):
        named = SEATED.match(text.text, match.end())
        if named is None:
            continue
        words = (named[0].rstrip(".") if named[0].count(".") == 1 else named[0]).split(" ")
        for many in range(len(words), 0, -1):
            place = " ".join(words[:many])
            if lookup(place):
                start, end = match.end(), match.end() + len(place)
                run = text.doc.char_span(start, end, alignment_mode="expand")
                if run is not None and run.end_char <= end + 1:
                    yield Found(start=run.start, end=run.end, label="GPE", skip=start - run[0].idx)
                break


def apart_at_and(doc: Doc, one: Found) -> Iterator[Found]:
    """A place that is two, joined by "and" or "or": each apart, where the gazetteer knows both, or where
    "the villages of" stands before them."""
    headed = one.start > 1 and doc[one.start - 1].low == "of" and doc[one.start - 2].low in HEADS
    if one.label in PLACES or headed:
        for i in range(one.start + 1, one.end - 1):
            if doc[i].low in ("and", "or") and not lookup(span(doc, one.start, one.end)):
                first, second = span(doc, one.start, i), span(doc, i + 1, one.end)
                if headed or (lookup(first) and lookup(second)):
                    yield Found(start=one.start, end=i, label="GPE", skip=one.skip)
                    yield Found(start=i + 1, end=one.end, label="GPE")
                    return
    yield one
