"""Who and what is named: mentions, their types, and which of them are the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from dateline.reading.text import Text
from dateline.records import Mention, Name, NameType

TYPES: dict[str, NameType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
    "PRODUCT": "equipment",
    "LAW": "law",
    "EVENT": "event",
}


def entity_id(type_: NameType, name: str) -> str:
    """The id of an entity: the same wherever the type and the canonical name are the same."""
    return "n-" + hashlib.sha256(f"{type_}|{name.casefold()}".encode()).hexdigest()[:10]


def names(text: Text) -> tuple[Name, ...]:
    """Every entity named in the text with all its mentions, in the order of their first mention."""
    groups: dict[tuple[NameType, str], list[tuple[int, int]]] = defaultdict(list)
    for ent in text.doc.ents:
        type_ = TYPES.get(ent.label_)
        if type_ is None:
            continue
        start, end = ent.start_char, ent.end_char
        if text.text[start:end].casefold().startswith("the "):
            start += 4
        if text.text[start:end].endswith(("’s", "'s")):
            end -= 2
        if start < end:
            groups[type_, " ".join(text.text[start:end].split())].append((start, end))
    return tuple(
        Name(
            entity=entity_id(type_, name),
            document=text.document.id,
            name=name,
            type=type_,
            mentions=tuple(
                Mention(
                    start=start,
                    end=end,
                    as_written=text.text[start:end],
                    variant="canonical",
                    of=entity_id(type_, name),
                )
                for start, end in spans
            ),
        )
        for (type_, name), spans in groups.items()
    )
