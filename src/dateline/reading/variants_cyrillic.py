"""Names that an English text also has in Cyrillic letters: in brackets, in a signature, in a channel's post.

Each becomes a mention of the one entity that it sounds as, with how its letters are written in Latin ones.
Sound alone is weak for a lone word, so a lone surname goes to a person only if it is the surname of one
alone; a place goes by the gazetteer, which knows both spellings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.reading.cyrillic import (
    NAME,
    STANDARDS,
    WORD,
    forenames_same,
    is_cyrillic,
    languages,
    romanised,
    sounds,
)
from dateline.reading.gazetteer import lookup
from dateline.reading.tokens import Doc
from dateline.reading.variants import Entity, Naming

LATIN = re.compile("[A-Za-z]")
MOST = 40  # entities of one sound that are looked at


def join_cyrillic(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """The entities, with those in Cyrillic letters taken into their Latin ones, and namings added that
    nobody found."""
    text: str = doc.text
    if WORD.search(text) is None:
        return entities
    for entity in entities:
        trim(doc, entity)
    known = Known(e for e in entities if e.namings and not only(e))
    for entity in entities:
        if entity.namings and only(entity):
            written = max((n.written for n in entity.namings), key=len)
            head = known.match(written)
            if head is not None:
                head.take(entity, "transliteration", evidence(written, head))
    for start, end in unnamed(text, entities):
        head = known.match(text[start:end])
        span = doc.char_span(start, end, alignment_mode="expand") if head is not None else None
        if head is not None and span is not None:
            written = " ".join(text[start:end].split())
            found = Naming(
                start=start, end=end, first=span.start, last=span.end, written=written, type=head.type
            )
            head.add(found, "transliteration", evidence(written, head))
    for entity in entities:
        told(entity)
    return [e for e in entities if e.namings]


def trim(doc: Doc, entity: Entity) -> None:
    """Cut from a naming in Cyrillic letters the English words that were taken for a part of it."""
    for i, naming in enumerate(entity.namings):
        if not is_cyrillic(naming.written) or not LATIN.search(naming.written):
            continue
        match = NAME.search(doc.text, naming.start, naming.end)
        span = doc.char_span(*match.span(), alignment_mode="expand") if match else None
        if match is None or span is None or match.start() != naming.start:
            continue
        written = " ".join(match[0].split())
        entity.namings[i] = replace(naming, end=match.end(), first=span.start, last=span.end, written=written)


def only(entity: Entity) -> bool:
    """Whether an entity is named in Cyrillic letters alone."""
    return all(is_cyrillic(n.written) for n in entity.namings)


def told(entity: Entity) -> None:
    """Say of each naming in Cyrillic letters, whoever joined it, how it is written in Latin ones."""
    if is_cyrillic(entity.name):
        return
    for naming in entity.namings:
        if is_cyrillic(naming.written):
            entity.why[naming.start] = ("transliteration", evidence(naming.written, entity))


class Known:
    """The entities with Latin names, to be asked for one that a Cyrillic name may be of."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.whole: dict[str, list[Entity]] = defaultdict(list)
        self.last: dict[str, list[Entity]] = defaultdict(list)
        self.places: dict[str, Entity] = {}
        for entity in entities:
            for key in sounds(entity.name):
                self.whole[key].append(entity)
                if entity.type == "person":
                    self.last[key.split(" ")[-1]].append(entity)
            rows = lookup(entity.name) if entity.type == "place" else ()
            if rows:
                self.places.setdefault(rows[0].ref, entity)

    def match(self, written: str) -> Entity | None:
        """The one entity that a Cyrillic name is of; None where there is none, or a choice."""
        whole = self._one(entity for key in sounds(written) for entity in self.whole.get(key, ())[:MOST])
        if whole is not None:
            return whole
        words = written.split()
        near = [e for key in sounds(words[-1]) for e in self.last.get(key, ())[:MOST]]
        if len(words) == 1:
            found = self._one(near)
        else:
            found = self._one(e for e in near if fits(words[:-1], e.name.split()[:-1]))
        return found or self._place(written)

    def _one(self, found: Iterable[Entity]) -> Entity | None:
        some = {id(entity): entity for entity in found if entity.namings}
        return next(iter(some.values())) if len(some) == 1 else None

    def _place(self, written: str) -> Entity | None:
        """By the gazetteer: a country or town of that very name, where the text names it in Latin too."""
        return next((self.places[row.ref] for row in lookup(written)[:3] if row.ref in self.places), None)


def fits(forenames: Sequence[str], known: Sequence[str]) -> bool:
    """Whether forenames may be those of somebody known: one is the same, or an initial of it."""
    if not known:
        return True
    return any(
        forenames_same(one, other) or (len(other.strip(".")) == 1 and _initial(one, other))
        for one in forenames
        for other in known
    )


def _initial(one: str, letter: str) -> bool:
    return any(romanised(one, language)[:1] == letter[:1] for language in languages(one))


def evidence(written: str, head: Entity) -> str:
    """How the name is written in Latin letters and by which table: of two, the nearer to the known name."""
    forms: dict[str, str] = {}
    for language in languages(written):
        forms.setdefault(romanised(written, language), language)
    wanted = set(head.name.casefold())
    form = min(forms, key=lambda one: len(set(one.casefold()) - wanted))
    table = STANDARDS[forms[form]] if len(forms) == len(languages(written)) else "Ukrainian and Russian alike"
    said = f"“{written}” is “{form}” in Latin letters ({table})"
    if form.casefold() == head.name.casefold():
        return said
    if len(written.split()) == 1 < len(head.name.split()):
        return f"{said}, as the surname of “{head.name}”"
    alike = sounds(form.split()[-1]) & sounds(head.name.split()[-1])
    return (
        f"{said}, which sounds as “{head.name}”"
        if alike
        else f"{said}; the gazetteer has it as “{head.name}”"
    )


def unnamed(text: str, entities: Sequence[Entity]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised Cyrillic words that no entity has as a naming, in order; the longest first where
    names stand side by side."""
    taken = sorted((n.start, n.end) for e in entities for n in e.namings)
    starts = [start for start, _ in taken]
    for match in NAME.finditer(text):
        i = bisect_right(starts, match.end() - 1) - 1
        if i < 0 or taken[i][1] <= match.start():
            yield match.span()
