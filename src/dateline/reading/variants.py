"""Which names are the same: mentions of a document joined into entities, each with why it was joined.

Joining goes from sure to doubtful: written alike; a surname, initials or a title for a full name; an
acronym; another spelling of the same sound; at last a slip of the pen (variants_spelling.py). Work is by
look-up under the surname, the sound or the acronym, never every name against every other.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.reading.cyrillic import is_cyrillic
from dateline.reading.gazetteer import fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.variants_forms import (
    acronym_of,
    forenames_agree,
    initialled,
    latin,
    sound,
    surname,
    titles_clash,
    words_of,
)
from dateline.records import NameType, Variant, record


@record
class Naming:
    """One place where a name is written, with its type: offsets, tokens, spaces made one."""

    start: int
    end: int
    first: int  # token numbers, half open
    last: int
    written: str
    type: NameType
    title: str = ""
    says: bool = False  # subject of a verb of saying, or owner of words: "Kubela's comments"


@dataclass
class Entity:
    """Namings joined so far. `why` holds, for a naming, the variant and evidence that joined it."""

    type: NameType
    namings: list[Naming] = field(default_factory=list)
    why: dict[int, tuple[Variant, str]] = field(default_factory=dict)  # by Naming.start

    titled: tuple[int, str] = (-1, "")  # the first title, and for how many namings it was found
    named: tuple[int, str] = (-1, "")  # the canonical name, and for how many namings it was found

    @property
    def name(self) -> str:
        """The canonical name: the fullest form that is well attested; written-out before initials."""
        if self.named[0] != len(self.namings):
            self.named = (len(self.namings), self.fullest())
        return self.named[1]

    def fullest(self) -> str:
        other = ("misspelling", "role", "pronoun")
        own = [n for n in self.namings if self.why.get(n.start, ("",))[0] not in other]
        own = [
            n for n in own if latin(n.written)
        ] or own  # a Cyrillic form is a variant, where there is another
        forms = Counter(n.written for n in own)
        if not forms:
            return self.namings[0].written if self.namings else ""
        first = {n.written: n.start for n in reversed(own)}
        many = {f: n for f, n in forms.items() if len(f.split()) > 1} or dict(forms)

        def rank(form: str) -> tuple[float, int]:
            whole = 0.0 if initialled(form) or form.isupper() else 0.6
            return many[form] + 0.5 * len(form.split()) + whole + 0.02 * len(form), -first[form]

        if self.type == "place" and all(form.isupper() or not latin(form) for form in many):
            rows = lookup(self.namings[0].written)  # "U.S.", "UK"; "Маріуполь"
            if rows and (rows[0].kind == "country" or not latin(next(iter(many)))):
                return rows[0].name
        if self.type != "person":
            return max(many, key=lambda f: (not f.isupper(), len(f.split()), many[f], -first[f]))
        return max(many, key=rank)

    def add(self, naming: Naming, variant: Variant, evidence: str) -> None:
        """Put one more naming in its order. What one word more cannot change is not worked out again: a
        name of several words, or that there is no title."""
        self.why[naming.start] = (variant, evidence)
        count = len(self.namings)
        insort(self.namings, naming, key=lambda n: n.start)
        if self.named[0] == count and len(naming.written.split()) == 1 and len(self.named[1].split()) > 1:
            self.named = (count + 1, self.named[1])
        if self.titled[0] == count and not naming.title:
            self.titled = (count + 1, self.titled[1])

    def latest(self, before: int) -> int | None:
        """Where it was last named before an offset."""
        at = bisect_left(self.namings, before, key=lambda n: n.start)
        return self.namings[at - 1].start if at else None

    @property
    def title(self) -> str:
        if self.titled[0] != len(self.namings):
            self.titled = (len(self.namings), next((n.title for n in self.namings if n.title), ""))
        return self.titled[1]

    def take(self, other: Entity, variant: Variant, evidence: str) -> None:
        """Join another entity's namings to this one."""
        for naming in other.namings:
            self.why[naming.start] = other.why.get(naming.start) or (variant, evidence)
            self.namings.append(naming)
        self.namings.sort(key=lambda n: n.start)
        other.namings = []


def join(namings: Sequence[Naming], text: str) -> list[Entity]:
    """The entities that namings are of, in the order of their first mention."""
    alike: dict[tuple[NameType, str], Entity] = {}
    for naming in namings:
        key = (naming.type, fold(naming.written))
        alike.setdefault(key, Entity(naming.type)).namings.append(naming)
    entities = list(alike.values())
    people = join_people([e for e in entities if e.type == "person"])
    others = [e for e in entities if e.type != "person"]
    join_acronyms(others, text)
    join_shorter([e for e in others if e.type in ("organisation", "equipment", "facility") and e.namings])
    join_places([e for e in others if e.type == "place" and e.namings])
    join_peoples([e for e in others if e.type == "people"])
    kept = [e for e in [*people, *others] if e.namings]
    return sorted(kept, key=lambda e: e.namings[0].start)


def join_people(people: Sequence[Entity]) -> list[Entity]:
    """Full names that agree, then single words that are a full name's surname or forename."""
    by_surname: dict[str, list[Entity]] = defaultdict(list)
    by_forename: dict[str, list[Entity]] = defaultdict(list)
    full = [e for e in people if len(words_of(e.namings[0].written)) > 1]
    single = [e for e in people if len(words_of(e.namings[0].written)) <= 1]
    for entity in sorted(full, key=lambda e: (-len(words_of(e.name)), e.namings[0].start)):
        home = sound(surname(entity.name))
        head = next((h for h in by_surname[home] if same_person(h, entity)), None)
        if head:
            join_full(head, entity)
        else:
            by_surname[home].append(entity)
            by_forename[words_of(entity.name)[0]].append(entity)
    out = [e for e in full if e.namings]
    for entity in single:
        out += join_single(entity, by_surname, by_forename)
    return out


def same_person(head: Entity, other: Entity) -> bool:
    return forenames_agree(head.name, other.name) and not titles_clash(head.title, other.title)


def join_full(head: Entity, entity: Entity) -> None:
    written = entity.name
    if surname(written) != surname(head.name):
        head.take(entity, "transliteration", f"“{written}” sounds as “{head.name}”")
    elif initialled(written) or initialled(head.name):
        head.take(entity, "initials", f"initials and surname of “{head.name}”")
    else:
        head.take(entity, "alias", f"same surname and forenames that agree with “{head.name}”")


def join_single(
    entity: Entity, by_surname: dict[str, list[Entity]], by_forename: dict[str, list[Entity]]
) -> list[Entity]:
    """A lone surname's namings, each given to the full name it fits best; what is left over, split by
    titles that no one person bears both."""
    word = fold(entity.namings[0].written)
    heads = [] if is_cyrillic(word) else by_surname.get(sound(word), [])  # those: variants_cyrillic
    alias = not heads
    if alias:
        heads = by_forename.get(word, [])
    rest: list[Entity] = []
    for naming in entity.namings:
        fitting = [h for h in heads if not titles_clash(h.title, naming.title)]
        head = nearest(fitting, naming)
        if head is None:
            place_apart(rest, naming)
            continue
        same = fold(surname(head.name)) == word
        variant: Variant = "alias" if alias else "surname" if same else "transliteration"
        told = f" after the title “{naming.title}”" if naming.title else ""
        among = f", the nearest of {len(fitting)} of that name" if len(fitting) > 1 else ""
        head.add(naming, variant, f"{said_of(variant)} of “{head.name}”{told}{among}")
    entity.namings = []
    return rest


def said_of(variant: Variant) -> str:
    return {"surname": "surname", "alias": "forename"}.get(variant, "another spelling of the surname")


def nearest(heads: Sequence[Entity], naming: Naming) -> Entity | None:
    """The head named last before a naming; if none was yet, the first named after it. A title that a head
    bears too decides before nearness does."""
    if len(heads) < 2:
        return heads[0] if heads else None
    shared = [
        h for h in heads if naming.title and fold(h.title).split()[-1:] == fold(naming.title).split()[-1:]
    ]
    heads = shared or heads

    def distance(head: Entity) -> int:
        before = head.latest(naming.start)
        return naming.start - before if before is not None else 1_000_000_000 + head.namings[0].start

    return min(heads, key=distance)


def place_apart(rest: list[Entity], naming: Naming) -> None:
    """Put a naming with the last entity of its word whose title does not clash with its own."""
    for entity in reversed(rest):
        if not titles_clash(entity.title, naming.title):
            entity.add(naming, "canonical", "")
            return
    rest.append(Entity("person", [naming]))


def join_acronyms(entities: Sequence[Entity], text: str) -> None:
    """ "International Atomic Energy Agency (IAEA)", and IAEA alone where the long name stands too."""
    long: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.type != "people" and len(entity.name.split()) > 1:
            long[acronym_of(entity.name)].append(entity)
    for entity in entities:
        short = entity.name.replace(".", "")
        if not (2 <= len(short) <= 8 and short.isupper()) or " " in short:
            continue
        heads = [h for h in long.get(short, []) if h is not entity and h.namings]
        if len(heads) != 1 and not (heads and bracketed(entity, heads[0], text)):
            continue
        if entity.type == "place" and heads[0].type != "place":
            continue
        stands = bracketed(entity, heads[0], text)
        evidence = "in brackets after the full name" if stands else f"initial letters of “{heads[0].name}”"
        heads[0].take(entity, "initials", evidence)


def bracketed(short: Entity, long: Entity, text: str) -> bool:
    first = short.namings[0].start
    return any(text[n.end : first].strip() == "(" for n in long.namings if 0 <= first - n.end < 4)


def join_shorter(entities: Sequence[Entity]) -> None:
    """A company's, ship's or building's shorter name: "White Star" for "White Star Line"."""
    by_first: dict[tuple[NameType, str], list[Entity]] = defaultdict(list)
    for entity in entities:
        words = fold(entity.name).split()
        if words:
            by_first[entity.type, words[0]].append(entity)
    for entity in entities:
        words = fold(entity.name).split() if entity.namings else []
        if not words or len(words[0]) < 3:
            continue
        same = by_first[entity.type, words[0]][:50]
        longer = [e for e in same if e.namings and longer_by_kind(fold(e.name).split(), words)]
        if len(longer) == 1:
            longer[0].take(entity, "alias", f"shorter form of “{longer[0].name}”")


def longer_by_kind(long: list[str], short: list[str]) -> bool:
    """Whether a name is another with one or two words more that only say what it is."""
    lex = lexicon()
    if len(long) <= len(short) or len(long) - len(short) > 2 or long[: len(short)] != short:
        return False
    kinds = lex.organisation_words | lex.facility_words | lex.ship_words
    return all(word in kinds for word in long[len(short) :])


def join_places(entities: Iterable[Entity]) -> None:
    """Two names of one place in the gazetteer: Kyiv and Kiev, the U.S. and the United States."""
    first: dict[str, Entity] = {}
    for entity in entities:
        rows = lookup(entity.name)
        if not rows or rows[0].weight < 4:
            continue
        head = first.setdefault(rows[0].ref, entity)
        if head is not entity:
            alike = sound(head.name)[:2] == sound(entity.name)[:2] and not entity.name.isupper()
            variant: Variant = "transliteration" if alike else "alias"
            head.take(entity, variant, f"both are names of {rows[0].name} in the gazetteer")


def join_peoples(entities: Iterable[Entity]) -> None:
    """ "Russian" and "Russians"."""
    first: dict[str, Entity] = {}
    for entity in entities:
        key = fold(entity.name)
        key = key[:-1] if key.endswith("s") and len(key) > 4 else key
        head = first.setdefault(key, entity)
        if head is not entity:
            head.take(entity, "alias", f"plural or singular of “{head.name}”")
