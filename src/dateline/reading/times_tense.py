"""Whether a sentence looks ahead or back at the time it names, from the verb the time hangs on."""

from __future__ import annotations

import re

from dateline.reading.text import Text
from dateline.reading.tokens import Token

_AHEAD = re.compile(
    r"\b(?:will|won't|won’t|shall|'ll|’ll|going\s+to|due|scheduled|slated|set\s+to|plan(?:s|ned"
    r"|ning)?\s+(?:to|for)"
    r"|expected\s+to|expects?\s+to|upcoming|deadline|postponed)\b",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:until|till|by|no\s+later\s+than|starting|beginning|effective)\s+(?:the\s+)?$", re.I
)
_MODALS = frozenset(("will", "'ll", "’ll", "wo", "shall", "can", "may", "must", "should", "going", "due"))


def looks_ahead(text: Text, start: int, end: int) -> bool:
    """True where the verb over [start, end) is in the future, or the words before say "until", "due"."""
    before = text.text[max(0, start - 30) : start]
    verb = _verb(text, start, end)
    ahead = _BEFORE.search(before)
    if ahead and (verb is None or not ahead[0].lower().startswith("by")):
        return verb is None or not _simple_past(verb)
    if verb is None:
        return bool(_AHEAD.search(text.text[max(0, start - 80) : start]))
    return _future(verb)


def _verb(text: Text, start: int, end: int) -> Token | None:
    """The verb that governs the words; None where the document is not parsed or there is none."""
    span = text.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span) or not span[0].dep:
        return None  # asked of the word, for a document that is asked looks through all its words
    token = span.root
    for _ in range(12):
        if token.pos in ("VERB", "AUX") and not (span.start <= token.i < span.end):
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def _future(verb: Token) -> bool:
    helpers = {child.low for child in verb.children if child.dep in ("aux", "auxpass")}
    if helpers & _MODALS:
        return True
    if helpers & {"have", "has", "had", "did"}:
        return False
    if verb.lemma == "be" and verb.tag in ("VBZ", "VBP") and _is_due(verb):
        return True
    if (
        verb.tag == "VBN"
        and verb.lemma in ("expect", "schedule", "plan", "slate", "set")
        and helpers & {"is", "are"}
    ):
        return True
    if "to" in helpers or verb.tag == "VB":
        return not _past_over(verb)
    if verb.tag in ("VBD", "VBN"):
        return False
    if verb.tag == "VBG":
        return bool(helpers & {"is", "are", "am", "'s", "’s", "be", "'re", "’re"})
    return verb.tag in ("VBZ", "VBP") and verb.lemma not in ("be", "have", "say")


def _is_due(verb: Token) -> bool:
    """As in "a crew is due at 04:00"."""
    return any(
        child.dep in ("acomp", "oprd", "xcomp", "prep") and child.low in ("due", "set", "scheduled", "about")
        for child in verb.children
    )


def _past_over(verb: Token) -> bool:
    """Whether an infinitive hangs on the past: "wanted to leave on Monday" looks back, "plans to leave on
    Monday" and "was due to leave on Monday" look ahead."""
    token = verb
    for _ in range(4):
        head = token.head
        if head is token:
            return False
        if head.tag == "VBD" and head.lemma not in _AHEAD_VERBS:
            return not (head.lemma == "be" and token.low in _AHEAD_WORDS)
        if head.tag in ("VBZ", "VBP", "MD"):
            return False
        token = head
    return False


_AHEAD_VERBS = frozenset(
    ("plan", "expect", "hope", "say", "schedule", "set", "agree", "vow", "promise", "intend")
)
_AHEAD_WORDS = frozenset(("due", "set", "scheduled", "expected", "slated", "to", "going", "supposed"))


def _simple_past(verb: Token) -> bool:
    helpers = {child.low for child in verb.children if child.dep in ("aux", "auxpass")}
    return verb.tag == "VBD" and not helpers & {"was", "were", "has", "have"}
