"""Slips of the pen: a name that is nobody else's here and can only be another's, miswritten.

Spelling distance cannot tell: Johnson and Johnston are closer than Kuleba and Kubla. So a name is called
a misspelling only where all of this holds: it is rare here, in no list of names or places, never beside
the other in one sentence, near it in sound and first letter with no third as near, and stands in the same
role: it speaks as the other does, or bears the same title, while the other was named shortly before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import JaroWinkler

from dateline.reading.gazetteer import fold, lookup
from dateline.reading.lexicon import known_surnames, lexicon
from dateline.reading.variants import Entity, Naming
from dateline.reading.variants_forms import surname, title_words, titles_clash

NEAR = 0.88  # Jaro-Winkler
FURTHER = 0.02  # a third name this close makes it a toss-up
RARE = 2  # mentions
WITHIN = 4_000  # characters since the other was named
SPOKEN = 50  # mentions looked at for whether they speak
MOST = 200  # names of one first letter that are compared


def join_slips(entities: list[Entity], sentences: Sequence[tuple[int, int]]) -> list[Entity]:
    """The entities with misspelt ones taken into those they are slips for."""
    heads: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        word = key_word(entity)
        if len(word) >= 4 and entity.type in ("person", "place"):
            heads[entity.type, word[0]].append(entity)
    for entity in sorted(entities, key=lambda e: (len(e.namings), e.namings[0].start)):
        if not unknown(entity):
            continue
        kind = "place" if entity.type == "place" else "person"
        of_letter = heads.get((kind, key_word(entity)[0]), [])[:MOST]
        near = [(likeness(entity, h), h) for h in of_letter if h is not entity and h.namings]
        near = sorted((x for x in near if x[0] >= NEAR), key=lambda x: -x[0])
        fitting = [(score, h) for score, h in near if fits(entity, h, sentences)]
        if fitting and not (len(fitting) > 1 and fitting[0][0] - fitting[1][0] < FURTHER):
            head = fitting[0][1]
            head.take(entity, "misspelling", evidence(entity, head, fitting[0][0]))
    return [e for e in entities if e.namings]


def key_word(entity: Entity) -> str:
    return surname(entity.name) if entity.type != "place" else fold(entity.name)


def likeness(one: Entity, other: Entity) -> float:
    return float(JaroWinkler.similarity(key_word(one), key_word(other)))


def unknown(entity: Entity) -> bool:
    """Rare here, one word, and in no list: what a slip looks like."""
    word = key_word(entity)
    if len(entity.namings) > RARE or len(word) < 4 or len(fold(entity.name).split()) != 1:
        return False
    if entity.type not in ("person", "place", "organisation", "other"):
        return False
    if entity.type in ("organisation", "other") and not any(n.says for n in entity.namings):
        return False
    if word in known_surnames() or word.title() in lexicon().given:
        return False
    return not lookup(word)


def fits(slip: Entity, head: Entity, sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether the slip stands where the other would: named before, not beside it, in the same role."""
    if len(head.namings) < len(slip.namings) or titles_clash(slip.title, head.title):
        return False
    first = slip.namings[0]
    before = head.latest(first.start)
    if before is None or first.start - before > WITHIN or beside(first, head, sentences):
        return False
    if head.type == "place":
        return bool(lookup(head.name)) and likeness(slip, head) >= 0.93
    if slip.title:
        return bool(title_words(slip.title) & title_words(head.title))
    return any(n.says for n in slip.namings) and any(n.says for n in head.namings[:SPOKEN])


def beside(naming: Naming, head: Entity, sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether the other is named in the same sentence, as nobody who meant it would write."""
    at = bisect_right(sentences, naming.start, key=lambda s: s[0]) - 1
    start, end = sentences[at] if at >= 0 else (naming.start, naming.end)
    latest = head.latest(end)
    return latest is not None and latest >= start


def evidence(slip: Entity, head: Entity, score: float) -> str:
    role = "place of that spelling" if head.type == "place" else "other person of a like name"
    spoke = "; both speak here" if any(n.says for n in slip.namings) else ""
    return (
        f"written {len(slip.namings)} times and in no list of names; “{head.name}” was named shortly before, "
        f"{score:.0%} alike{spoke}; no {role} is near. Suspected, for a person to judge"
    ).replace("written 1 times", "written once")
