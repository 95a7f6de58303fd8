"""Where names stand: what the language model found, with its edges put right, and what it passed over.

Spans here are pairs of token numbers, half open, into `text.doc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading.gazetteer import lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.names_again import again, gone_on
from dateline.reading.names_capitals import in_capitals, shouting
from dateline.reading.names_places import apart_at_and, at_datelines, at_seats, wholes
from dateline.reading.names_titles import (
    Found,
    capital,
    forenames_on,
    span,
    title_before,
    titled,
    whole_person,
)
from dateline.reading.text import Text
from dateline.reading.tokens import Doc, Token

LONGEST = 14  # tokens of one name
KEPT = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "LAW", "EVENT", "WORK_OF_ART", "SHIP"}
)
ADDRESS = re.compile(r"[@#/\\]|https?:|www\.|\.(com|org|net|gov|html?)\b", re.IGNORECASE)
DASHED = re.compile(r"(?<=[—–])(?:[A-Z]\.\s?){1,4}[A-Z][a-z]{2,20}\b")
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
TAIL = TRIM | {"and", "or", "of", "in", "at", "for", "from", "by", "to"}
PARTIES = frozenset({"D", "R", "I"})  # before a member's seat: "Bell, R-Ohio"

SHIPS = frozenset(
    {"liner", "steamer", "steamship", "warship", "frigate", "destroyer", "cruiser", "tanker", "tug"}
)
SHIPS |= {
    "freighter",
    "trawler",
    "schooner",
    "yacht",
    "vessel",
    "flagship",
    "battleship",
    "collier",
    "sealer",
}
PARTICLES = frozenset(
    {"al", "el", "de", "da", "di", "du", "van", "von", "bin", "ibn", "der", "den", "ul", "ad"}
)


def found(text: Text) -> list[Found]:
    """Every name found, in order, none overlapping another."""
    doc = text.doc
    if shouting(text):
        return apart(sorted(in_capitals(doc), key=lambda f: f.start))
    kept = list(after_dash(text))
    for ent in doc.ents:
        if ent.label not in KEPT:
            continue
        for piece in pieces(doc, ent.start, ent.end):
            for part in owner_and_ship(doc, *piece, ent.label):
                kept.extend(trimmed(doc, *part))
    kept = gone_on(text, kept)
    kept = apart(sorted([*at_datelines(text), *at_seats(text), *kept], key=lambda f: f.start))
    kept = apart(sorted([*kept, *again(doc, kept), *wholes(doc, kept)], key=lambda f: f.start))
    kept = [part for one in kept for part in apart_at_and(doc, one)]
    taken = [False] * len(doc)
    for one in kept:
        for i in range(one.start, one.end):
            taken[i] = True
    kept += passed_over(doc, taken)
    return apart(sorted(kept, key=lambda f: f.start))


def after_dash(text: Text) -> Iterator[Found]:
    """Names that a dash joins to the date before them: "April 15.—A. B. Bell said"."""
    for match in DASHED.finditer(text.text):
        words = text.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if words is not None and words[0].idx < match.start():
            skip = match.start() - words[0].idx
            yield Found(start=words.start, end=words.end, label="PERSON", skip=skip)


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
                skip=last.skip or (one.skip if one.start == last.start else 0),
            )
        out.append(one)
    return out


def pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span cut at line ends: no name runs over one that ends a paragraph or a headline."""
    first = start
    for i in range(start, end):
        if doc[i].is_space and doc[i].text.count("\n"):
            if first < i:
                yield first, i
            first = i + 1
    if first < end:
        yield first, end


def trimmed(doc: Doc, start: int, end: int, label: str) -> Iterator[Found]:
    """A span with its edges put right: articles, possessives and marks off, titles apart, initials and
    lost forenames on."""
    start += 2 if end - start > 2 and doc[start].text in PARTIES and doc[start + 1].text == "-" else 0
    while start < end and (doc[start].low in TRIM or not starts_name(doc[start])):
        start += 1
    while start < end and (doc[end - 1].low in TAIL or not ends_name(doc[end - 1])):
        end -= 1
    if start >= end or end - start > LONGEST or (end - start == 1 and party(doc[start])):
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
    whole = end - start < 2 or lookup(words)
    if label in ("LOC", "FAC", "GPE") and nation and not whole and lookup(span(doc, start + 1, end)):
        start += 1  # "Syrian Golan Heights", and not "Saudi Arabia"
    if label == "PERSON":
        start, end = whole_person(doc, start, end)
    if re.fullmatch(r"(?:[A-Z]\.\s?){1,3}", span(doc, start, end)) and label == "PERSON":
        return  # "Cape Race, N. F."
    if (longer := installation(doc, start, end)) > end:
        end, label = longer, "FAC"
    before = title_before(doc, start)
    yield Found(start=start, end=end, label=label, title=span(doc, before, start).strip())


def no_name_alone(doc: Doc, start: int, end: int) -> bool:
    """Whether a span is one word that names nothing by itself, or a currency's: the US in "US$20"."""
    money = end < len(doc) and doc[end].text in ("$", "£", "€")
    return money or (end - start == 1 and doc[start].low in lexicon().common | lexicon().alone)


def owner_and_ship(doc: Doc, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """A span cut in two where it holds a ship's owner and the ship: "Cunard liner Corvina"."""
    ship = after_ship_word(doc, start, end)
    if not ship:
        yield start, end, label
        return
    if ship - 1 > start:
        yield start, ship - 1, "NORP" if doc[start].text in lexicon().demonyms else "ORG"
    yield ship, end, "SHIP"


def after_ship_word(doc: Doc, start: int, end: int) -> int:
    """Where the ship's name begins in "Liner Corvina" or "Cunard liner Corvina"; 0 where there is none."""
    lex = lexicon()
    for i in range(start, min(end - 1, start + 3)):
        rest = end - i - 1
        plain = i == start or doc[i].text.islower()
        if doc[i].low in SHIPS and rest <= 2 and capital(doc[i + 1]) and plain:
            other = doc[end - 1].low in lex.organisation_words | lex.facility_words | lex.place_words
            return 0 if other else i + 1
    return 0


def installation(doc: Doc, start: int, end: int) -> int:
    """The end of a name with the small words after it that make it a plant, airport or hospital known to
    the gazetteer: "Bell nuclear power plant"."""
    for last in range(min(len(doc), end + 3), end, -1):
        if doc[last - 1].low in lexicon().facility_words and all(t.text.islower() for t in doc[end:last]):
            rows = lookup(span(doc, start, last))
            return last if rows and rows[0].kind not in ("town", "admin1", "admin2") else end
    return end


def after_title(doc: Doc, start: int, title_end: int, end: int) -> Iterator[Found]:
    """The person whose title begins a span; the words after the span where it is all title."""
    if title_end < end and doc[title_end].low in ("of", "for", "to", "and"):
        return  # "Minister of Planning": a role, and no name
    title = span(doc, title_before(doc, start), title_end).strip()
    if title_end >= end:
        end = forenames_on(doc, title_end)
    if end > title_end:
        yield Found(start=title_end, end=end, label="PERSON", title=title)


def starts_name(token: Token) -> bool:
    """Capitalised, a number, a particle as in "von Bell", or capitalised inside as in "eBay"."""
    word = token.text
    if capital(token) or word[:1].isdigit():
        return True
    return word.casefold() in PARTICLES or (word[:1].isalpha() and any(c.isupper() for c in word))


def party(token: Token) -> bool:
    """Whether a letter stands for a member's party: the R of "R-Ohio"."""
    return token.text in PARTIES and token.i + 1 < len(token.doc) and token.nbor().text == "-"


def ends_name(token: Token) -> bool:
    return token.text[-1:].isalnum() or (token.text.endswith(".") and len(token.text) > 1)


def passed_over(doc: Doc, taken: list[bool]) -> list[Found]:
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
            joins = doc[j].low in INSIDE and j + 1 < len(doc) and not taken[j + 1] and namelike(doc[j + 1])
            if not (namelike(doc[j]) or (joins and doc[j].low not in ("and", "the", "for", "'", "’"))):
                break
            j += 1
        if len([t for t in doc[i:j] if t.low not in lex.common]):
            for part in owner_and_ship(doc, i, j, ""):
                out.extend(trimmed(doc, *part))
        i = j
    return out


def namelike(token: Token) -> bool:
    """Capitalised inside a sentence, tagged a proper noun, and not one of the words that always may be."""
    if not capital(token) or token.low in lexicon().common or token.is_space:
        return False
    if len(token.text) == 1 and (token.text != token.text.upper() or party(token)):
        return False
    return token.pos == "PROPN" or (not token.is_sent_start and token.pos in ("NOUN", "ADJ", "X"))
