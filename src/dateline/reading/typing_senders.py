"""Who sent a dispatch, where its first line says so: "London, Monday, by Bell", "HARNE (Wire) - "."""

from __future__ import annotations

from dateline.reading.gazetteer import lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.names_titles import Found, span
from dateline.reading.tokens import Doc, Token

WIRED = frozenset({") -", ") --", ") –", ") —", ")--", ")-", ")—", ")–"})  # "HARNE (Wire) - "
DATELINE = 12  # tokens of "London, Monday, by"


def agency(doc: Doc, one: Found, before: Token | None) -> bool:
    """Whether one word names who sent a dispatch: "London, Monday, by Bell." is no sentence."""
    if before is None or before.low != "by" or one.end - one.start > 1 or one.title:
        return False
    first = before.sent.start
    if one.start - first > DATELINE or not any(lookup(span(doc, first, first + n)) for n in (1, 2, 3)):
        return False
    return not any(token.pos in ("VERB", "AUX") for token in doc[first : one.start])


def by_wire(doc: Doc, one: Found, before: Token | None) -> bool:
    """Whether a name in a dateline's brackets is an agency's: "BEIJING (Xinhua) -", though a town's too."""
    if before is None or before.text != "(" or doc[one.end : one.end + 2].text not in WIRED:
        return False
    return span(doc, one.start, one.end).casefold() in lexicon().agencies
