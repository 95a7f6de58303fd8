"""The titles that stand before a person's name, and the forenames and initials that belong to it.

Numbers here are of a Doc's tokens.
"""

from __future__ import annotations

import re

from dateline.reading.lexicon import lexicon
from dateline.reading.tokens import Doc, Token
from dateline.records import record


@record
class Found:
    """A name before it has a type. `label` is the model's (spaCy's terms), "" where it saw none; `title`
    the words before it that say what a person is: "Ukrainian Foreign Minister"."""

    start: int
    end: int
    label: str
    title: str = ""
    skip: int = 0  # characters of the first token that are none of it: the "15.—" of "15.—A. Bell"


def capital(token: Token) -> bool:
    """Whether a token begins as a name does."""
    word = token.text
    return bool(word) and (word[0].isupper() or (len(word) > 2 and word[0] in "'’" and word[1].isupper()))


def span(doc: Doc, start: int, end: int) -> str:
    return str(doc[start:end].text) if start < end else ""


def titled(doc: Doc, start: int, end: int) -> int:
    """Where the leading title of a span ends: "Ukrainian Foreign Minister" in "Ukrainian Foreign Minister
    Dmytro Kuleba"; `start` where there is none, `end` where all of it is one."""
    lex = lexicon()
    i, after = start, start
    while i < end:
        for length in (3, 2, 1):
            words = doc[i : min(end, i + length)].text.casefold().rstrip(".")
            slip = words.endswith(" ministry") and person_at(doc, i + length)
            if i + length <= end and (words in lex.titles or slip):  # "Foreign Ministry Ada Bell"
                i += length
                after = i
                break
        else:
            word = doc[i].low.rstrip(".")
            nation = doc[i].text in lex.demonyms or doc[i].text in lex.peoples
            if not (nation or word in lex.before_titles):
                break
            i += 1
        if i < end and doc[i].text in (".", ",") and after == i:
            i += 1
            after = i
    return after


def person_at(doc: Doc, i: int) -> bool:
    """Whether a person's name begins at a token, by the model or by a known forename."""
    if i >= len(doc) or not capital(doc[i]):
        return False
    return bool(doc[i].entity == "PERSON" or doc[i].text in lexicon().given)


def title_before(doc: Doc, start: int) -> int:
    """Where the title that stands before a name begins; `start` where none does."""
    lex = lexicon()
    i = start
    while i > 0 and start - i < 8:
        hit = 0
        for length in (3, 2, 1):
            if i - length < 0:
                continue
            words = doc[i - length : i].text.casefold().rstrip(".")
            slip = i == start and length > 1 and words.endswith(" ministry") and person_at(doc, start)
            if words in lex.titles or slip:
                hit = length
                break
        if not hit and i < start:
            word = doc[i - 1]
            if word.text in lex.demonyms or word.low.rstrip(".") in lex.before_titles:
                hit = 1
            elif word.text in ("'s", "’s") and i >= 2 and capital(doc[i - 2]):
                hit = 2
        if not hit and i == start and doc[i - 1].text == "." and i >= 2:
            hit = 2 if doc[i - 2].low in lex.titles else 0
        if not hit or any("\n" in t.text for t in doc[i - hit : i]):
            break
        i -= hit
    return i


def whole_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A person's name with the initials and forenames that the model left outside."""
    lex = lexicon()
    while start > 0 and end - start < 6:
        before = doc[start - 1]
        initial = re.fullmatch(r"([A-Z]\.-?)+|[A-Z]", before.text) and before.text not in ("A", "I")
        given = before.text in lex.given and capital(before) and before.entity in ("", "PERSON")
        if not (initial or given) or (before.is_sent_start and not given and not initial):
            break
        start -= 1
    return start, max(end, forenames_on(doc, end)) if end - start == 1 else end


def forenames_on(doc: Doc, start: int) -> int:
    """The end of a run of capitalised words that could be the rest of a person's name."""
    lex = lexicon()
    i = start
    while i < len(doc) and i - start < 4:
        token = doc[i]
        word = token.text
        if not capital(token) or (not word[-1:].isalnum() and not re.fullmatch(r"([A-Z]\.)+", word)):
            break
        if word.casefold() in lex.common or word.casefold() in lex.titles or token.pos in ("VERB", "ADP"):
            break
        i += 1
    return i
