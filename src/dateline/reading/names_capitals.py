"""Names in texts that are all capitals, as telegrams are. Case says nothing there and the language model
little, so that only what the words themselves say counts: titles, initials, the gazetteer, a ship's mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading.gazetteer import fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.names_titles import Found, span
from dateline.reading.text import Text
from dateline.reading.tokens import Doc

INITIAL = re.compile(r"(?:[A-Z]\.){1,4}|[A-Z]\.?")
KNOWN = 5.3  # weight from which one word is a place without more ado: a town of a good 100,000
LONGEST = 4  # words of one place or company
ABOARD = frozenset({"aboard", "steamer", "liner", "steamship"})
MASTERS = frozenset({"captain", "capt", "capt.", "commander", "operator"})


def shouting(text: Text) -> bool:
    """Whether the text is written in capitals, as telegrams and some headlines are: case says nothing."""
    letters = [c for c in text.text[:20_000] if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def in_capitals(doc: Doc) -> Iterator[Found]:
    """Every name that can be told from the words alone."""
    i = 0
    surnames: set[str] = set()
    while i < len(doc):
        again = doc[i].low in surnames
        one = Found(start=i, end=i + 1, label="PERSON") if again else None
        one = one or person(doc, i) or company(doc, i) or vessel(doc, i) or known_place(doc, i)
        if one is None:
            i += 1
            continue
        if one.label == "PERSON":
            surnames.add(doc[one.end - 1].low)
        yield one
        i = one.end


def word(doc: Doc, i: int) -> bool:
    """Whether a token could be a name's last word."""
    if i >= len(doc) or not doc[i].is_alpha or len(doc[i].text) < 3:
        return False
    lex = lexicon()
    low = doc[i].low
    if low in lex.saying or low.removesuffix("s") in lex.saying or low in lex.ship_verbs:
        return False
    return not (low in lex.small or low in lex.common or low in lex.alone or low in lex.titles)


def person(doc: Doc, i: int) -> Found | None:
    """A title and the word after it, or initials and the word after them."""
    lex = lexicon()
    last, title = i, ""
    for length in (3, 2, 1):
        if i + length < len(doc) and doc[i : i + length].text.casefold().rstrip(".") in lex.titles:
            last, title = i + length, span(doc, i, i + length)
            last += doc[last].text == "."
            break
    first = last
    while last < len(doc) and INITIAL.fullmatch(doc[last].text) and doc[last].text not in ("A", "I"):
        last += 1
    initials = last - first
    if not title and initials == 1 and i and (doc[i - 1].like_num or len(doc[i - 1].text) < 3):
        return None  # the W. of "50.14 W."
    if not initials:
        last += last < len(doc) and doc[last].text.title() in lex.given and word(doc, last + 1)
    if last == i or not word(doc, last):
        return None
    return Found(start=first, end=last + 1, label="PERSON", title=title)


def company(doc: Doc, i: int) -> Found | None:
    """Words up to one that says what they are: "WHITE STAR LINE"."""
    if not word(doc, i) or known_place(doc, i):
        return None
    for last in range(i + 1, min(len(doc), i + LONGEST)):
        if doc[last].low in lexicon().organisation_words - {"office", "post", "times", "service"}:
            return Found(start=i, end=last + 1, label="ORG")
        if not word(doc, last):
            return None
    return None


def vessel(doc: Doc, i: int) -> Found | None:
    """What a ship's mark or the word for one stands before: "LINER CORVINA", "ABOARD CORVINA"."""
    before = doc[i - 1].low.rstrip(".") if i else ""
    sinks = i + 1 < len(doc) and doc[i + 1].low in lexicon().ship_verbs
    master = before == "of" and i > 2 and doc[i - 3].low in MASTERS
    if (sinks or master or before in ABOARD | lexicon().ship_marks) and word(doc, i):
        return Found(start=i, end=i + 1, label="PRODUCT")
    return None


def known_place(doc: Doc, i: int) -> Found | None:
    """The longest run of words that is a well-known place."""
    for length in range(min(LONGEST, len(doc) - i), 0, -1):
        run = doc[i : i + length]
        if not (run[0].is_alpha and run[-1].is_alpha) or any(not t.is_alpha and t.text != "." for t in run):
            continue
        name = span(doc, i, i + length)
        rows = lookup(name)
        if not rows or rows[0].weight < (KNOWN if length == 1 else 4.5) or len(fold(name)) < 4:
            continue
        if length == 1 and (not word(doc, i) or (rows[0].kind == "town" and rows[0].other)):
            continue
        return Found(start=i, end=i + length, label="GPE")
    return None
