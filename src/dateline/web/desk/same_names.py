"""Names that may be one: suggestions with the evidence for and against. Pure; spelling alone is weak."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from dateline.reading.cyrillic import forenames_same, is_cyrillic, languages, romanised, sounds
from dateline.records import Name, NameJudgement, Variant, record
from dateline.story import Story, same_as

CROWD = 40  # names in one block that are compared with each other
MOST = 60  # suggestions
Weight = Literal["strong", "fair", "weak"]


@record
class Entity:
    """One entity as the coverage's documents have it."""

    id: str
    name: str
    type: str
    documents: tuple[str, ...]
    spellings: tuple[str, ...]
    claims: int
    roles: tuple[str, ...]


@record
class Ground:
    """One piece of evidence: for, against, or spelling alone."""

    side: Literal["for", "against", "spelling"]
    words: str
    weight: Weight


@record
class Pair:
    """Two entities that may be one; `other` would be shown under `entity`."""

    entity: Entity
    other: Entity
    variant: Variant
    grounds: tuple[Ground, ...]
    by: str = "names 1"

    @property
    def score(self) -> int:
        worth = {"strong": 3, "fair": 2, "weak": 1}
        return sum(worth[g.weight] * (-1 if g.side == "against" else 1) for g in self.grounds)


def entities(story: Story) -> dict[str, Entity]:
    """Every entity, with how often it speaks."""
    rows: dict[str, list[Name]] = defaultdict(list)
    for (entity, _), history in story.names.items():
        rows[entity].append(history[-1].fact)
    speaks: Counter[str] = Counter()
    roles: dict[str, dict[str, None]] = defaultdict(dict)
    for told in story.claims.values():
        speaker = told[-1].fact.speaker
        if speaker:
            speaks[speaker.entity] += 1
            if speaker.role:
                roles[speaker.entity][speaker.role] = None
    return {
        entity: Entity(
            id=entity,
            name=names[0].name,
            type=names[0].type,
            documents=tuple(name.document for name in names),
            spellings=tuple(dict.fromkeys(m.as_written for name in names for m in name.mentions))[:12],
            claims=speaks[entity],
            roles=tuple(roles[entity]),
        )
        for entity, names in rows.items()
    }


def suggestions(story: Story) -> list[Pair]:
    """Pairs that nobody has answered, the best grounds first."""
    known = entities(story)
    roots = same_as(story)
    answered = {frozenset(pair) for pair, h in story.judgements.items() if h[-1].fact.state == "confirmed"}
    blocks: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    surnames: dict[str, set[str]] = defaultdict(set)
    for entity in known.values():
        if entity.type == "other" or not entity.name[:1].isupper():
            continue  # a common noun: what is called "the message" is another one each time
        if entity.type == "person" and " " in entity.name:
            surnames[entity.name.casefold().split()[-1]].add(roots.get(entity.id, entity.id))
        for key in _keys(entity.name):
            blocks[entity.type, key].append(entity)
    found: dict[frozenset[str], Pair] = {}
    for block in blocks.values():
        crowd = sorted(block, key=lambda e: (-e.claims, e.name))[:CROWD]
        for one, two in combinations(crowd, 2):
            both = frozenset((one.id, two.id))
            if both in found or both in answered or roots.get(one.id, one.id) == roots.get(two.id, two.id):
                continue
            pair = _pair(one, two, surnames)
            if pair is not None and pair.score >= 0:  # what speaks against it weighs more: not worth asking
                found[both] = pair
    return sorted(found.values(), key=lambda p: (-p.score, -(p.entity.claims + p.other.claims)))[:MOST]


def done(story: Story) -> list[tuple[NameJudgement, str, str, str]]:
    """What has been answered, newest first: the judgement, the two names, who."""
    known = entities(story)
    rows = sorted((h[-1] for h in story.judgements.values()), key=lambda e: -e.seq)
    names = {key: entity.name for key, entity in known.items()}
    return [
        (e.fact, names.get(e.fact.entity, e.fact.entity), names.get(e.fact.other, e.fact.other), e.by)
        for e in rows
        if e.fact.state == "confirmed"
    ]


def _keys(name: str) -> set[str]:
    """Where a name is filed, so that only those that might be one are compared."""
    words = [word for word in re.findall(r"\w+", name.casefold()) if len(word) > 1]
    if not words:
        return set()
    last = words[-1]
    heard = {f"sounds {key.split()[-1]}" for key in sounds(name)}
    return heard | {
        f"surname {last}",
        f"start {last[:3]}",
        f"near {words[0][:1]} {last[:2]}",
        f"ends {len(words)} {words[0][:2]} {last[-3:]}",
    }


def _pair(one: Entity, two: Entity, surnames: Mapping[str, set[str]]) -> Pair | None:
    """The evidence for and against two entities being one; None where none of it is for."""
    first, second = (one, two) if len(one.name) >= len(two.name) else (two, one)
    a, b = first.name.casefold().split(), second.name.casefold().split()
    letters = DamerauLevenshtein.distance(" ".join(a), " ".join(b))
    grounds: list[Ground] = []
    variant: Variant = "alias"
    person = one.type == "person"
    if is_cyrillic(first.name) != is_cyrillic(second.name):
        ground = _transliterated(first.name, second.name, person)
        if ground is None:
            return None
        grounds.append(ground)
        variant = "transliteration"
    elif person and a[-1] == b[-1] and len(b) == 1 < len(a):
        grounds.append(Ground(side="for", words="The shorter is the other’s surname.", weight="fair"))
        variant = "surname"
        if len(surnames.get(b[-1], ())) > 1:
            said = f"{len(surnames[b[-1]])} people here bear the surname."
            grounds.append(Ground(side="against", words=said, weight="fair"))
    elif person and a[-1] == b[-1] and _initials(a, b):
        grounds.append(Ground(side="for", words="Same surname, and the initials agree.", weight="strong"))
        variant = "initials"
    elif 0 < letters <= (1 if len(second.name) < 8 else 2) and not re.search(r"\d", first.name + second.name):
        differ = "1 letter differs" if letters == 1 else f"{letters} letters differ"
        said = f"{differ}. On its own this decides nothing."
        grounds.append(Ground(side="spelling", words=said, weight="weak"))
        variant = "misspelling"
    else:
        return None
    roles = set(map(str.casefold, first.roles)) & set(map(str.casefold, second.roles))
    if roles:
        grounds.append(Ground(side="for", words=f"Both are called {sorted(roles)[0]}.", weight="strong"))
    shared = set(first.documents) & set(second.documents)
    if shared:
        said = f"Both stand in {len(shared)} of the same documents, which keep them apart."
        grounds.append(Ground(side="against", words=said, weight="fair"))
    if len(a) > 1 and len(b) > 1 and a[-1] == b[-1] and a[0][0] != b[0][0]:
        grounds.append(Ground(side="against", words="The first names differ.", weight="strong"))
    return Pair(entity=first, other=second, variant=variant, grounds=tuple(grounds))


def _transliterated(one: str, two: str, person: bool) -> Ground | None:
    """A name in Cyrillic letters and one in Latin: how the first is written in Latin, if they agree."""
    there, here = (one, two) if is_cyrillic(one) else (two, one)
    whole = bool(sounds(there) & sounds(here))
    a, b = there.split(), here.split()
    if not whole and not (person and sounds(a[-1]) & sounds(b[-1])):
        return None
    if not whole and len(a) > 1 and len(b) > 1 and not forenames_same(a[0], b[0]):
        return None
    forms = dict.fromkeys(romanised(there, language) for language in languages(there))
    said = f"“{there}” is {' or '.join(f'“{form}”' for form in forms)} in Latin letters"
    if whole:
        return Ground(side="for", words=f"{said}.", weight="strong")
    return Ground(side="for", words=f"{said}; the surnames are one.", weight="fair")


def _initials(a: list[str], b: list[str]) -> bool:
    """Whether two names of one surname may be one: "p. a. s." and "phillip"."""
    if len(a) < 2 or len(b) < 2 or a == b:
        return False
    one, two = a[0].strip("."), b[0].strip(".")
    return one[0] == two[0] and (len(one) == 1 or len(two) == 1 or one == two)
