"""What kind of thing a name names: every mention in a document has a vote, and the words around it too.

The language model types the same person four ways on one page; a page seldom means four things by one
name. So all mentions written alike are typed together, by the sum of what speaks for each type.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from dateline.reading.cyrillic import is_cyrillic
from dateline.reading.gazetteer import by_gazetteer, fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.names_titles import Found, span
from dateline.reading.network import NAMES, Tags
from dateline.reading.places_around import is_facility
from dateline.reading.text import Text
from dateline.reading.tokens import Doc, Token
from dateline.reading.typing_lists import beside_places
from dateline.reading.typing_senders import agency, by_wire
from dateline.reading.typing_words import Votes, of_words
from dateline.reading.vessels import DOUBTFUL, ships
from dateline.records import NameType

LABELS: dict[str, NameType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
    "PRODUCT": "equipment",
    "SHIP": "equipment",
    "LAW": "law",
    "EVENT": "event",
    "WORK_OF_ART": "other",
}
TAGGED: dict[str, NameType] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "facility": "facility",
    "people": "people",
}
UNLISTED = 0.7  # the network guesses places; few real ones are not in the gazetteer
TAGGER = 1.5  # votes of a tagger that is sure
INDOORS = frozenset({"at", "inside", "outside", "near"})
CLOCKS = frozenset({"mean", "standard", "daylight", "summer", "local"})
INITIALS = re.compile(r"(?:[A-Z]\.\s?){2,3}")
NEAR = frozenset({"near", "outside", "towards", "toward"})
LEAST = 1.0  # less than this is nothing: a capitalised word after "in"


def typed(text: Text, spans: Sequence[Found], tags: Tags | None = None) -> list[NameType | None]:
    """The type of each span, in order; None where nothing speaks for its being a name at all."""
    doc = text.doc
    written = [span(doc, f.start, f.end) for f in spans]
    keys = [fold(name) for name in written]
    people = {key.split()[-1] for key, f in zip(keys, spans, strict=True) if surely_person(doc, f, key)}
    around: dict[str, list[Votes]] = defaultdict(list)
    first: dict[str, str] = {}
    for key, name, one in zip(keys, written, spans, strict=True):
        around[key].append(of_tags(doc, of_mention(doc, one), one, tags))
        first.setdefault(key, name)
    votes = {key: together(around[key], of_words(key, first[key])) for key in first}
    for key, name in first.items():
        if not lookup(name):
            votes[key]["place"] *= UNLISTED
            votes[key]["facility"] *= 1 if is_facility(name) else UNLISTED
    afloat = ships(text, spans, keys)
    for key, ship in afloat.items():
        for kind in votes[key]:
            votes[key][kind] *= 0.5 if ship.votes >= 5 else 1
        votes[key][ship.kind] += ship.votes
    types = [decided(votes[key], key, one, people) for key, one in zip(keys, spans, strict=True)]
    for n in beside_places(doc, spans, types):
        types[n] = "place"
    for key, ship in afloat.items():
        for n in ship.ashore if lookup(key) else ():
            types[n] = "place"
    return types


def of_tags(doc: Doc, votes: Votes, one: Found, tags: Tags | None) -> Votes:
    """The votes with the tagger's: its share for each type, over the words of the mention."""
    if tags is None or is_cyrillic(doc[one.start].text):
        return votes  # letters that the network has hardly seen
    shares = tags.names[one.start : one.end].mean(0).tolist()
    for label, share in zip(NAMES, shares, strict=True):
        kind = TAGGED.get(label[2:])
        if kind is not None:
            votes[kind] += TAGGER * share
    return votes


def together(mentions: list[Votes], words: Votes) -> Votes:
    """The mentions' mean, more where there are several, and what the name's own words say."""
    out: Votes = defaultdict(float, words)
    weight = (1 + min(len(mentions), 4) / 4) / len(mentions)
    for votes in mentions:
        for kind, vote in votes.items():
            out[kind] += vote * weight
    return out


def surely_person(doc: Doc, one: Found, key: str) -> bool:
    """A name of two words or more with a title, a known forename or initials before the last word."""
    words = key.split()
    if len(words) < 2:
        return bool(one.title) and one.label in ("PERSON", "ORG", "")
    first = doc[one.start].text
    known = first in lexicon().given or re.fullmatch(r"([A-Z]\.-?)+", first)
    return bool(one.label == "PERSON" and (known or one.title)) or bool(known and one.title)


def decided(votes: Votes, key: str, one: Found, people: set[str]) -> NameType | None:
    """The type with the most behind it; a surname known from a full name is that person's."""
    own: Votes = defaultdict(float, votes)
    words = key.split()
    if one.title and one.label in ("PERSON", "") and own["organisation"] < 6:
        own["person"] += 3
    forename = len(words) == 2 and words[0].title() in lexicon().given
    if (len(words) == 1 or forename) and words and words[-1] in people and own["people"] < 4:
        own["person"] += 3
    best: NameType = max(own, key=lambda kind: (own[kind], kind), default="other")
    if not own or own[best] < LEAST:
        return LABELS.get(one.label)
    return best


def of_mention(doc: Doc, one: Found) -> Votes:
    """What one mention says by its place in the sentence."""
    lex = lexicon()
    votes: Votes = defaultdict(float)
    if one.label in LABELS and not is_cyrillic(doc[one.start].text):
        votes[LABELS[one.label]] += 1.5 if one.label != "PERSON" or one.end - one.start < 4 else 1
    if one.title:
        votes["person"] += 2
    head = doc[one.start : one.end].root
    before = doc[one.start - 1] if one.start else None
    after = doc[one.end] if one.end < len(doc) else None
    verb = head.head if head.dep in ("nsubj", "nsubjpass", "csubj") else None
    if verb is not None and verb.lemma.casefold() in lex.saying:
        votes["person"] += 1.4 if one.end - one.start < 4 and not doc[one.start].text.isupper() else 0.5
        votes["organisation"] += 0.4
    if before is not None and kin(doc, one.start - 1):
        votes["person"] += 2
    if before is not None and before.low in lex.place_prepositions and before.pos == "ADP":
        votes["place"] += 1.5 if before.low in NEAR and not one.title else 0.5
    if after is not None and after.low in ("who", "whose"):
        votes["person"] += 1
    if after is not None and after.text == "," and one.end + 1 < len(doc) and aged(doc, one.end + 1):
        votes["person"] += 2
    if after is not None and after.low in ("administration", "presidency") and one.end - one.start == 1:
        votes["person"] += 2.5  # "the Obama administration", though a town bears the name
    if by_wire(doc, one, before) or agency(doc, one, before):
        votes["organisation"] += 3
    for more in (of_vessel(doc, one, before, verb), of_place_head(doc, one, before), of_seat(doc, one)):
        for kind, vote in more.items():
            votes[kind] += vote
    return votes


def of_seat(doc: Doc, one: Found) -> Votes:
    """ "the X office": a firm's; "at the X" where X is a building known to the gazetteer."""
    votes: Votes = defaultdict(float)
    if not one.start or doc[one.start - 1].low != "the":
        return votes
    if doc[one.end : one.end + 1].text in ("office", "company", "firm") and one.label in ("PERSON", ""):
        votes["organisation"] += 2.5
    if one.start > 1 and doc[one.start - 2].low in INDOORS:
        seat = lookup(span(doc, one.start, one.end))[:1]
        votes["facility"] += 1.5 if seat and seat[0].kind == "building" else 0
    return votes


def kin(doc: Doc, i: int) -> bool:
    """ "her daughter, Ada", "his brother Bell"."""
    if doc[i].text == "," and i:
        i -= 1
    return doc[i].low in lexicon().kin


def aged(doc: Doc, i: int) -> bool:
    """ "Ada Bell, 42,": an age follows."""
    return doc[i].like_num and len(doc[i].text) <= 2 and (i + 1 >= len(doc) or doc[i + 1].text in ",.")


def of_place_head(doc: Doc, one: Found, before: Token | None) -> Votes:
    """ "the port city of X", "X city", "X, Ontario"."""
    lex = lexicon()
    votes: Votes = defaultdict(float)
    if before is None:
        return votes
    if before.low == "of" and one.start > 1 and doc[one.start - 2].low in lex.place_heads:
        votes["place"] += 2.5
    if of_origin(doc, one) and lookup(span(doc, one.start, one.end)):
        votes["place"] += 2.5
    if before.low in ("city", "town", "village", "suburb", "island") and before.pos != "PROPN":
        votes["place"] += 2
    if one.end < len(doc):
        after = doc[one.end]
        clock = [token.low for token in doc[one.end : one.end + 2]]
        if clock[0] == "time" or (clock[0] in CLOCKS and clock[1:] == ["time"]):
            votes["place"] += 2.5  # Greenwich mean time: a town all the same
        if after.low in (
            "city",
            "province",
            "region",
            "district",
            "county",
            "oblast",
            "airport",
            "residents",
        ):
            votes["place"] += 1.5
        if after.text == "," and before.text == "," and INITIALS.fullmatch(span(doc, one.start, one.end)):
            of = one.start - 1
            known = any(lookup(span(doc, max(0, of - n), of)) for n in (1, 2))
            votes["place"] += 3.5 if known else 0  # "Cape Bell, N.F., April 15"
        if after.text == "," and one.end + 1 < len(doc) and areal(doc[one.end + 1].text):
            votes["place"] += 1
    return votes


def of_origin(doc: Doc, one: Found) -> bool:
    """Whether a name says where somebody is from: "Ada Bell, 42, of X", "a X man", "residents of X"."""
    i = one.start
    after = doc[one.end].low if one.end < len(doc) else ""
    if after in lexicon().folk and (doc[one.end].pos == "NOUN" or doc[one.end].text.islower()):
        return True
    if i < 2 or doc[i - 1].low not in ("of", "from"):
        return False
    if doc[i - 2].text == "," and i > 3:
        return bool(doc[i - 3].like_num and len(doc[i - 3].text) <= 2)
    return doc[i - 2].low in lexicon().folk


@by_gazetteer(4096)
def areal(name: str) -> bool:
    """Whether a name is first of all a country's or a first-level area's."""
    found = lookup(name)[:2]
    return bool(found) and any(row.kind in ("country", "admin1") for row in found)


def of_vessel(doc: Doc, one: Found, before: Token | None, verb: Token | None) -> Votes:
    """Ships: "the liner X", "SS X", "aboard the X", "the X sank"; and arms: "X missiles"."""
    lex = lexicon()
    votes: Votes = defaultdict(float)
    first = doc[one.start].low.rstrip(".")
    if first in lex.ship_marks and one.end - one.start > 1:
        votes["equipment"] += 4
    if before is None:
        return votes
    if before.low in lex.ship_words - DOUBTFUL or before.low in lex.ship_marks:
        votes["equipment"] += 3
    after = doc[one.end].low if one.end < len(doc) else ""
    if after in lex.ship_words - DOUBTFUL and one.label not in ("GPE", "NORP", "LOC"):
        votes["organisation"] += 3  # "a Cunard steamer": whose it is
    the = before.low == "the" and one.end - one.start <= 2
    if the and one.start > 2:
        words = doc[one.start - 3 : one.start - 1]
        owned = words[-1].low in ("of", "on", "from") and words[0].low in lex.ship_nouns
        if owned or words[-1].low in ("aboard", "onboard", "steamer"):
            votes["equipment"] += 2.5
    if the and verb is not None and (verb.low in lex.ship_verbs or verb.lemma.casefold() in lex.ship_verbs):
        votes["equipment"] += 2
    if the and one.end < len(doc) and doc[one.end].low in lex.ship_nouns - {"wireless"}:
        votes["equipment"] += 1
    following = doc[one.end + 1].low.rstrip(".") if one.end + 1 < len(doc) else ""
    if the and doc[one.end : one.end + 1].text == "," and following in ("captain", "capt", "commander"):
        votes["equipment"] += 3
    if the and one.label == "PERSON":
        votes["person"] -= 1
        votes["equipment"] += 0.6
    if one.end < len(doc) and doc[one.end].low in lex.arms_words and one.label not in ("NORP", "GPE"):
        votes["equipment"] += 1.5
    return votes
