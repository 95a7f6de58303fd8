"""Where names stand: what the language model found, with its edges put right, and what it passed over.

Spans here are pairs of token numbers, half open, into `text.doc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.reading.gazetteer import lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.text import Text
from dateline.records import record

LONGEST = 14  # tokens of one name
KEPT = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "SHIP"}
)
ADDRESS = re.compile(r"[@#/\\]|https?:|www\.|\.(com|org|net|gov|html?)\b", re.IGNORECASE)
INSIDE = frozenset(
    {"of", "the", "and", "for", "de", "la", "del", "da", "do", "dos", "di", "du", "des", "von"}
)
INSIDE |= {
    "van",
    "der",
    "den",
    "bin",
    "ibn",
    "al",
    "el",
    "ben",
    "abu",
    "ul",
    "ur",
    "y",
    "e",
    "-",
    "’",
    "'",
    "&",
}
TRIM = frozenset(
    {"the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my", "'s", "’s", "s"}
)


PARTICLES = frozenset(
    {"al", "el", "de", "da", "di", "du", "van", "von", "bin", "ibn", "der", "den", "ul", "ad"}
)


@record
class Found:
    """A name before it has a type. `label` is the model's (spaCy's terms), "" where it saw none; `title`
    the words before it that say what a person is: "Ukrainian Foreign Minister"."""

    start: int
    end: int
    label: str
    title: str = ""


def capital(token: Any) -> bool:
    """Whether a token begins as a name does."""
    word = token.text
    return bool(word) and (word[0].isupper() or (len(word) > 2 and word[0] in "'’" and word[1].isupper()))


def shouting(text: Text) -> bool:
    """Whether the text is written in capitals, as telegrams and some headlines are: case says nothing."""
    letters = [c for c in text.text[:20_000] if c.isalpha()]
    return len(letters) > 20 and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def found(text: Text) -> list[Found]:
    """Every name found, in order, none overlapping another."""
    doc = text.doc
    kept: list[Found] = []
    for ent in doc.ents:
        if ent.label_ not in KEPT:
            continue
        for piece in pieces(doc, ent.start, ent.end):
            kept.extend(trimmed(doc, *piece, ent.label_))
    kept = apart(kept)
    taken = [False] * len(doc)
    for one in kept:
        for i in range(one.start, one.end):
            taken[i] = True
    if not shouting(text):
        kept += passed_over(doc, taken)
    return apart(sorted(kept, key=lambda f: f.start))


def apart(spans: list[Found]) -> list[Found]:
    """Overlapping spans joined under the label of the longer."""
    out: list[Found] = []
    for one in spans:
        if out and one.start < out[-1].end:
            last = out.pop()
            longer = last if last.end - last.start >= one.end - one.start else one
            one = Found(
                start=min(last.start, one.start),
                end=max(last.end, one.end),
                label=longer.label,
                title=last.title or one.title,
            )
        out.append(one)
    return out


def pieces(doc: Any, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span cut at line ends: no name runs over one that ends a paragraph or a headline."""
    first = start
    for i in range(start, end):
        if doc[i].is_space and doc[i].text.count("\n"):
            if first < i:
                yield first, i
            first = i + 1
    if first < end:
        yield first, end


def trimmed(doc: Any, start: int, end: int, label: str) -> Iterator[Found]:
    """A span with its edges put right: articles, possessives and marks off, titles apart, initials and
    lost forenames on."""
    while start < end and (doc[start].lower_ in TRIM or not starts_name(doc[start])):
        start += 1
    while start < end and (doc[end - 1].lower_ in TRIM or not ends_name(doc[end - 1])):
        end -= 1
    if start >= end or end - start > LONGEST:
        return
    words = span(doc, start, end)  # doc.text is made anew from all tokens each time it is asked for
    if ADDRESS.search(words) or not any(c.isalpha() for c in words):
        return
    if no_name_alone(doc, start, end):
        return
    if label == "NORP":
        yield Found(start=start, end=end, label=label)
        return
    title_end = titled(doc, start, end)
    if title_end > start:
        yield from after_title(doc, start, title_end, end)
        return
    nation = doc[start].text in lexicon().demonyms
    if label in ("LOC", "FAC", "GPE") and nation and end - start > 1 and lookup(span(doc, start + 1, end)):
        start += 1  # "Syrian Golan Heights"
    if label == "PERSON":
        start, end = whole_person(doc, start, end)
    if re.fullmatch(r"(?:[A-Z]\.\s?){1,3}", span(doc, start, end)) and label == "PERSON":
        return  # "Cape Race, N. F."
    if (longer := installation(doc, start, end)) > end:
        end, label = longer, "FAC"
    before = title_before(doc, start)
    yield Found(start=start, end=end, label=label, title=span(doc, before, start).strip())


def no_name_alone(doc: Any, start: int, end: int) -> bool:
    """Whether a span is one word that names nothing by itself, or a currency's: the US in "US$20"."""
    money = end < len(doc) and doc[end].text in ("$", "£", "€")
    return money or (end - start == 1 and doc[start].lower_ in lexicon().common | lexicon().alone)


def installation(doc: Any, start: int, end: int) -> int:
    """The end of a name with the small words after it that make it a plant, airport or hospital known to
    the gazetteer: "Bell nuclear power plant"."""
    for last in range(min(len(doc), end + 3), end, -1):
        if doc[last - 1].lower_ in lexicon().facility_words and all(t.is_lower for t in doc[end:last]):
            rows = lookup(span(doc, start, last))
            return last if rows and rows[0].kind not in ("town", "admin1", "admin2") else end
    return end


def after_title(doc: Any, start: int, title_end: int, end: int) -> Iterator[Found]:
    """The person whose title begins a span; the words after the span where it is all title."""
    if title_end < end and doc[title_end].lower_ in ("of", "for", "to", "and"):
        return  # "Minister of Planning": a role, and no name
    title = span(doc, title_before(doc, start), title_end).strip()
    if title_end >= end:
        end = forenames_on(doc, title_end)
    if end > title_end:
        yield Found(start=title_end, end=end, label="PERSON", title=title)


def starts_name(token: Any) -> bool:
    """Capitalised, a number, a particle as in "von Bell", or capitalised inside as in "eBay"."""
    word = token.text
    if capital(token) or word[:1].isdigit():
        return True
    return word.casefold() in PARTICLES or (word[:1].isalpha() and any(c.isupper() for c in word))


def ends_name(token: Any) -> bool:
    return token.text[-1:].isalnum() or (token.text.endswith(".") and len(token.text) > 1)


def span(doc: Any, start: int, end: int) -> str:
    return str(doc[start:end].text) if start < end else ""


def titled(doc: Any, start: int, end: int) -> int:
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
            word = doc[i].lower_.rstrip(".")
            nation = doc[i].text in lex.demonyms or doc[i].text in lex.peoples
            if not (nation or word in lex.before_titles):
                break
            i += 1
        if i < end and doc[i].text in (".", ",") and after == i:
            i += 1
            after = i
    return after


def person_at(doc: Any, i: int) -> bool:
    """Whether a person's name begins at a token, by the model or by a known forename."""
    if i >= len(doc) or not capital(doc[i]):
        return False
    return bool(doc[i].ent_type_ == "PERSON" or doc[i].text in lexicon().given)


def title_before(doc: Any, start: int) -> int:
    """Where the title that stands before a name begins; `start` where none does."""
    lex = lexicon()
    i = start
    while i > 0 and start - i < 8:
        hit = 0
        for length in (3, 2, 1):
            if i - length < 0:
                continue
            words = doc[i - length : i].text.casefold().rstrip(".")
            if words in lex.titles:
                hit = length
                break
        if not hit and i < start:
            word = doc[i - 1]
            if word.text in lex.demonyms or word.lower_.rstrip(".") in lex.before_titles:
                hit = 1
            elif word.text in ("'s", "’s") and i >= 2 and capital(doc[i - 2]):
                hit = 2
        if not hit and i == start and doc[i - 1].text == "." and i >= 2:
            hit = 2 if doc[i - 2].lower_ in lex.titles else 0
        if not hit or any("\n" in t.text for t in doc[i - hit : i]):
            break
        i -= hit
    return i


def whole_person(doc: Any, start: int, end: int) -> tuple[int, int]:
    """A person's name with the initials and forenames that the model left outside."""
    lex = lexicon()
    while start > 0 and end - start < 6:
        before = doc[start - 1]
        initial = re.fullmatch(r"([A-Z]\.-?)+|[A-Z]", before.text) and before.text not in ("A", "I")
        given = before.text in lex.given and capital(before) and before.ent_type_ in ("", "PERSON")
        if not (initial or given) or (before.is_sent_start and not given and not initial):
            break
        start -= 1
    return start, max(end, forenames_on(doc, end)) if end - start == 1 else end


def forenames_on(doc: Any, start: int) -> int:
    """The end of a run of capitalised words that could be the rest of a person's name."""
    lex = lexicon()
    i = start
    while i < len(doc) and i - start < 4:
        token = doc[i]
        word = token.text
        if not capital(token) or (not word[-1:].isalnum() and not re.fullmatch(r"([A-Z]\.)+", word)):
            break
        if word.casefold() in lex.common or word.casefold() in lex.titles or token.pos_ in ("VERB", "ADP"):
            break
        i += 1
    return i


def passed_over(doc: Any, taken: list[bool]) -> list[Found]:
    """Runs of capitalised words that the model named nothing, where they are no sentence's first word."""
    lex = lexicon()
    out: list[Found] = []
    i = 0
    while i < len(doc):
        if taken[i] or not namelike(doc[i]):
            i += 1
            continue
        j = i + 1
        while j < len(doc) and not taken[j] and j - i < LONGEST:
            joins = doc[j].lower_ in INSIDE and j + 1 < len(doc) and not taken[j + 1] and namelike(doc[j + 1])
            if not (namelike(doc[j]) or (joins and doc[j].lower_ not in ("and", "the", "for", "'", "’"))):
                break
            j += 1
        if len([t for t in doc[i:j] if t.lower_ not in lex.common]):
            out.extend(trimmed(doc, i, j, ""))
        i = j
    return out


def namelike(token: Any) -> bool:
    """Capitalised inside a sentence, tagged a proper noun, and not one of the words that always may be."""
    if not capital(token) or token.lower_ in lexicon().common or token.is_space:
        return False
    if len(token.text) == 1 and token.text != token.text.upper():
        return False
    return token.pos_ == "PROPN" or (not token.is_sent_start and token.pos_ in ("NOUN", "ADJ", "X"))
