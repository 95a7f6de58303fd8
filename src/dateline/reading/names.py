"""Who and what is named: mentions, their types, and which of them are the same.

The steps, each its own small module: where names stand (names_spans), what kind each is (typing_votes),
which are one (variants), slips of the pen (variants_spelling), roles and pronouns (variants_roles,
variants_pronouns).
"""

from __future__ import annotations

import hashlib
import re

from dateline.reading.lexicon import lexicon
from dateline.reading.names_spans import found
from dateline.reading.names_titles import Found
from dateline.reading.network import Tags
from dateline.reading.text import Text
from dateline.reading.tokens import Doc
from dateline.reading.typing_votes import typed
from dateline.reading.variants import Entity, Naming, join
from dateline.reading.variants_cyrillic import join_cyrillic
from dateline.reading.variants_forms import initialled, sound, surname
from dateline.reading.variants_pronouns import join_pronouns
from dateline.reading.variants_roles import join_roles
from dateline.reading.variants_spelling import join_slips
from dateline.records import Mention, Name, NameType, Variant

WORDS_OF = frozenset({"comments", "comment", "remarks", "words", "statement", "claim", "claims", "account"})
LED = re.compile(r"[-–](?:led|based|backed|born|run|held|controlled|occupied|bound|style|wide)$")
QUOTED = re.compile(r"“[^”\n]{1,3000}[”\n]|\"[^\"\n]{1,3000}[\"\n]")


def entity_id(type_: NameType, name: str) -> str:
    """The id of an entity: the same wherever the type and the canonical name are the same."""
    return "n-" + hashlib.sha256(f"{type_}|{name.casefold()}".encode("utf-8", "replace")).hexdigest()[:10]


def names(text: Text, tags: Tags | None = None) -> tuple[Name, ...]:
    """Every entity named in the text with all its mentions, in the order of their first mention."""
    spans = [one for one in found(text) if text.reads(text.doc[one.start].idx)]
    namings = [
        naming(text, one, type_)
        for one, type_ in zip(spans, typed(text, spans, tags), strict=True)
        if type_ is not None
    ]
    sentences = text.sentences or tuple((s.start_char, s.end_char) for s in text.doc.sents)
    entities = join_cyrillic(text.doc, join_slips(join(namings, text.text), sentences))
    people = [e for e in entities if e.type == "person"]
    taken = {i for n in namings if n.type == "person" for i in title_and_name(text.doc, n)}
    join_roles(text.doc, text.text, people, taken)
    ships = any(e.type == "equipment" for e in entities)
    join_pronouns(text.doc, people, quotes(text), ships)
    return tuple(name_of(entity, text.document.id, text.text) for entity in entities)


def quotes(text: Text) -> list[tuple[int, int]]:
    """Where words are quoted, in order; from the text's own quotations if they have been read."""
    if text.quotations:
        return sorted((q.start, q.end) for q in text.quotations if q.level == 0)
    return [m.span() for m in QUOTED.finditer(text.text)]


def naming(text: Text, one: Found, type_: NameType) -> Naming:
    start = text.doc[one.start].idx + one.skip
    end = text.doc[one.end - 1].idx + len(text.doc[one.end - 1].text)
    written = text.text[start:end]
    if written.endswith(("'s", "’s")) and type_ != "organisation":
        end -= 2
    if led := LED.search(written):  # "U.S.-led"
        end -= len(led[0])
    return Naming(
        start=start,
        end=end,
        first=one.start,
        last=one.end,
        written=" ".join(text.text[start:end].split()),
        type=type_,
        title=one.title,
        says=says(text.doc, one),
    )


def says(doc: Doc, one: Found) -> bool:
    """Whether a name is the subject of a verb of saying, or owns words: "Bell's comments"."""
    root = doc[one.start : one.end].root
    if root.dep in ("nsubj", "nsubjpass", "conj") and root.head.lemma.casefold() in lexicon().saying:
        return True
    return root.dep == "poss" and root.head.low in WORDS_OF


def title_and_name(doc: Doc, one: Naming) -> range:
    """The tokens of a name and of the title before it."""
    length = len(one.title)
    first = one.first
    while first > 0 and length > 0 and doc[one.first].idx - doc[first - 1].idx <= length + 1:
        first -= 1
    return range(first, one.last)


def name_of(entity: Entity, document: str, text: str) -> Name:
    """The record of an entity: its canonical name, and each mention with how it relates to that."""
    name = entity.name
    id_ = entity_id(entity.type, name)
    return Name(
        entity=id_,
        document=document,
        name=name,
        type=entity.type,
        mentions=tuple(mention(one, entity, name, id_, text) for one in entity.namings),
    )


def mention(one: Naming, entity: Entity, name: str, id_: str, text: str) -> Mention:
    variant, evidence = entity.why.get(one.start, ("canonical", ""))
    if variant not in ("misspelling", "role", "pronoun"):
        variant, evidence = against(one.written, name, entity.type, variant, evidence)
    if not evidence and one.title:
        evidence = f"after the title “{one.title}”"
    return Mention(
        start=one.start,
        end=one.end,
        as_written=text[one.start : one.end],
        variant=variant,
        of=id_,
        evidence=evidence,
    )


def against(written: str, name: str, type_: NameType, variant: Variant, evidence: str) -> tuple[Variant, str]:
    """How a form stands to the canonical name, which may not be the form it was joined to."""
    if written == name:
        return "canonical", ""
    if type_ == "person" and len(written.split()) == 1 and len(name.split()) > 1:
        if written.casefold() == surname(name):
            return "surname", evidence or f"surname of “{name}”"
        if sound(written) == sound(surname(name)):
            return "transliteration", evidence or f"sounds as the surname of “{name}”"
    if type_ == "person" and initialled(written):
        return "initials", evidence or f"initials and surname of “{name}”"
    return ("alias" if variant in ("canonical", "surname") else variant), evidence or f"written for “{name}”"
