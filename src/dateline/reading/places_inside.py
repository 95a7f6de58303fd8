"""The place in the name of an organisation or an event: the Ohio of "Ohio National Guard", the Leeds of
"University of Leeds". It tells where a text is at home, and is no place where something is said to happen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dateline.reading.gazetteer import Row, by_gazetteer, fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.places_candidates import only_side, parts
from dateline.records import Name, Place

CONTINENTS = {"European": "Europe", "African": "Africa", "Asian": "Asia"}
BEFORE = frozenset({"the", "incoming", "former", "outgoing", "local", "late"})
STATES = frozenset({"country", "admin1", "continent", "region"})
TOWN = 5.0  # weight from which a town's name alone says that it is meant: of 100,000 people
LAST = 5.6  # the same at the end, where a firm's name may be a town's: "Lockheed Martin"
LONGEST = 4  # words of a place's name
WORD = re.compile(r"[^\s\-–/]+")
AFTER_OF = re.compile(r"\b(?:of|in|for)\s+(?:the\s+|greater\s+)?(?=[A-Z])")
Sure = Callable[[str, str], bool]


def inside(text: str, names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Where a place stands in the name of an organisation or an event."""
    placed = {fold(m.as_written) for n in names if n.type == "place" for m in n.mentions}
    for name in names:
        if name.type not in ("organisation", "event"):
            continue
        for m in name.mentions:
            if m.variant not in ("pronoun", "role"):
                yield from spans(text, m.start, m.end, placed)


def inside_a_name(places: Sequence[Place], names: Sequence[Name]) -> frozenset[str]:
    """The ids of the places that stand in the name of an organisation or an event, with more beside them."""
    spans = sorted(
        (m.start, m.end) for name in names if name.type in ("organisation", "event") for m in name.mentions
    )
    out, at = set(), 0
    for place in sorted(places, key=lambda p: p.start):
        while at < len(spans) and spans[at][1] <= place.start:
            at += 1
        if at < len(spans):
            start, end = spans[at]
            if start <= place.start and place.end <= end and (start, end) != (place.start, place.end):
                out.add(place.id)
    return frozenset(out)


def spans(text: str, start: int, end: int, placed: set[str]) -> list[tuple[int, int]]:
    """The places in one name: at its beginning, after "of", or at its end."""
    words = [(m.start(), m.end()) for m in WORD.finditer(text, start, end)]
    while words and text[slice(*words[0])].casefold() in BEFORE:
        words = words[1:]
    if len(words) < 2:
        return []
    found = []
    first_word = text[slice(*words[0])]
    if (first_word in lexicon().demonyms or first_word in CONTINENTS) and text[words[0][1]] == " ":
        found.append(words[0])
    first = longest(text, words, 0, placed, at_first=True)
    if first:
        found.append((words[0][0], words[first - 1][1]))
        if text[words[first - 1][1]] in "-–" and first < len(words):  # "Harne-Bell County EMS"
            second = longest(text, words, first, placed, at_first=True)
            if second:
                found.append((words[first][0], words[first + second - 1][1]))
    for match in AFTER_OF.finditer(text, words[0][1], end):
        n = next((i for i, word in enumerate(words) if word[0] == match.end()), None)
        many = longest(text, words, n, placed) if n is not None else 0
        if n is not None and many:
            found.append((words[n][0], words[n + many - 1][1]))
            if n + many == len(words) - 1 and text[words[n + many - 1][1]] in "-–":
                last = longest(text, words, n + many, placed)  # "University of Harne-Bell"
                found += [words[n + many]] if last else []
            break
    final = text[slice(*words[-1])]
    if not found and (at_last(final) or (fold(final) in placed and best_of(final))):
        found.append(words[-1])
    return [(a, owned(text, a, b)) for a, b in found]


def owned(text: str, start: int, end: int) -> int:
    """The end of a name without its "'s"."""
    return end - 2 if text[start:end].endswith(("'s", "’s")) and end - start > 2 else end


def longest(
    text: str, words: Sequence[tuple[int, int]], n: int, placed: set[str], at_first: bool = False
) -> int:
    """How many words from the n-th on are a place's name; 0 where none are. At the beginning of a name
    others have to follow, and a small town has to be named elsewhere or to have its police or council."""
    most = min(LONGEST, len(words) - n - at_first)
    for many in range(most, 0, -1):
        start, end = words[n][0], words[n + many - 1][1]
        phrase = text[start : owned(text, start, end)]
        if not phrase[:1].isupper() or phrase.casefold() in lexicon().common or only_side(phrase):
            continue
        after = text[slice(*words[n + many])] if n + many < len(words) else ""
        own = at_first and after.casefold().strip(".,'’") in lexicon().civic
        if place_named(phrase, own or fold(phrase) in placed):
            return many
    return 0


@by_gazetteer(20_000)
def place_named(phrase: str, likely: bool) -> bool:
    """Whether a phrase in a longer name is a place's. `likely`: the text says more for it."""
    best = best_of(phrase)
    if best is None:
        return False
    if best.kind == "admin2":
        return " " in phrase
    if best.kind in STATES:
        return not best.other or best.kind != "region" or len(phrase) > 3
    forename = phrase in lexicon().given  # "George Washington University"
    return best.weight >= (LAST if forename else TOWN) or (likely and not best.other)


def best_of(phrase: str) -> Row | None:
    """What a phrase names first of all, where that may be part of another name."""
    key = fold(phrase)
    rows = lookup(f"{key}unty" if key.endswith(" co") else phrase)  # "Bell Co. Sheriff"
    rows = rows or (lookup(f"{phrase} County") if "-" in phrase else parts(phrase) if " " in phrase else ())
    letters = [c for c in phrase if c.isalpha()]
    if not rows or len(letters) < 2:
        return None
    if key in lexicon().chance and rows[0].weight < TOWN:
        return None
    if len(letters) < 4 and not ("." in phrase or phrase.isupper()):
        return None
    return rows[0]


@by_gazetteer(20_000)
def at_last(word: str) -> bool:
    """Whether the last word of a name is a place's: "Environment Canada"."""
    best = best_of(word)
    if best is None or best.other or not word[:1].isupper() or word.isupper():
        return False
    return best.kind in ("country", "admin1", "continent") or (best.kind == "town" and best.weight >= LAST)
