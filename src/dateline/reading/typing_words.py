"""What the words of a name say of its kind, wherever it stands: "Bell Line", "Cape Bell", "Ada Bell"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TypeAlias

from dateline.reading.cyrillic import is_cyrillic
from dateline.reading.gazetteer import by_gazetteer, lookup
from dateline.reading.lexicon import known_surnames, lexicon
from dateline.records import NameType

Votes: TypeAlias = defaultdict[NameType, float]
MODEL = re.compile(
    r"^[A-Za-z]{1,5}-?\d+[A-Za-z]*$|^(Buk|Grad|Kalibr|Iskander|Javelin|HIMARS|Bayraktar|Kinzhal)"
)
CITY = 5.3  # weight from which a common word is a city's name all the same
SLAVIC = re.compile(  # endings of surnames, in Latin and in Cyrillic letters
    r"(?:sky|skyi|skiy|ska|enko|vych|ovich|ova|eva|ov|ev|chuk|shvili|dze"
    r"|ський|ська|ский|ская|енко|ович|евич|чук|ова|ева|ов|ев|ін|іна|ин|ина|швили|дзе)$"
)
NATURAL = frozenset({"cape", "mount", "lake", "gulf", "isle"})


@by_gazetteer(20_000)
def standing(key: str, name: str) -> float:
    """How much a name is a place's: 0 in no list, 4 a country."""
    rows = lookup(name)
    if not rows or (key in lexicon().chance and rows[0].weight < CITY):
        return 0.0
    row = rows[0]
    if row.kind in ("country", "continent", "ocean", "sea", "region", "gulf", "strait"):
        return 4.0
    if row.kind not in ("town", "admin1", "admin2"):
        return 3.0
    return max(0.0, min(3.0, row.weight - 3.3))


def of_words(key: str, name: str) -> Votes:
    """What the words of a name say, wherever it stands."""
    lex = lexicon()
    votes: Votes = defaultdict(float)
    words = key.split()
    if not words:
        return votes
    last, first = words[-1], words[0]
    if name in lex.demonyms or name in lex.peoples:
        votes["people"] += 4
    if MODEL.match(name):
        votes["equipment"] += 2
    seat = lookup(name)[:1]
    if seat and seat[0].kind == "building":  # the Kremlin, the White House: mostly who sits there
        votes["facility"] += 1.8
    else:
        votes["place"] += standing(key, name)
    ends: tuple[tuple[NameType, frozenset[str], float], ...] = (
        ("organisation", lex.organisation_words, 3.0),
        ("facility", lex.facility_words, 3.0),
        ("place", lex.place_words, 2.0),
        ("law", lex.law_words, 3.0),
        ("event", lex.event_words, 3.0),
    )
    for kind, heads, weight in ends:
        of = first in heads and len(words) > 2 and words[1] in ("of", "for", "de")
        if of or (last in heads and len(words) > 1):
            votes[kind] += weight
        elif last in heads and kind == "organisation":
            votes[kind] += 1
    if re.fullmatch(r"[A-Z][A-Z&.]{1,6}", name) and not votes["place"]:
        votes["organisation"] += 0.9
    if len(words) > 1 and first in NATURAL and lookup(name):
        votes["place"] += 2  # Cape Bell, where "Cape Bell reported" is said of its station
    for kind, vote in of_forename(name, words, votes).items():
        votes[kind] += vote
    return votes


def of_forename(name: str, words: list[str], said: Votes) -> Votes:
    """A forename we know first, or a surname last where nothing else is known of a name."""
    given, forename = lexicon().given, name.split()[0]
    votes: Votes = defaultdict(float)
    known = forename in given or (forename.isupper() and forename.title() in given)
    if known and 2 <= len(words) <= 4:
        votes["person"] += 1.5 if said["organisation"] + said["facility"] < 3 else 0
    elif name in given:
        votes["person"] += 1
    elif 2 <= len(words) <= 3 and words[-1] in known_surnames() and not any(said.values()):
        votes["person"] += 0.8
    if not any(said.values()) and len(words) <= 3 and (len(words) > 1 or is_cyrillic(name)):
        votes["person"] += 1.5 if SLAVIC.search(words[-1]) else 1 if is_cyrillic(name) else 0
    return votes
