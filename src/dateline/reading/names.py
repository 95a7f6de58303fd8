"""Who and what is named: mentions, their types, and which of them are the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from dateline.reading.names_spans import found
from dateline.reading.text import Text
from dateline.reading.typing_votes import typed
from dateline.records import Mention, Name, NameType


def entity_id(type_: NameType, name: str) -> str:
    """The id of an entity: the same wherever the type and the canonical name are the same."""
    return "n-" + hashlib.sha256(f"{type_}|{name.casefold()}".encode()).hexdigest()[:10]


def names(text: Text) -> tuple[Name, ...]:
    """Every entity named in the text with all its mentions, in the order of their first mention."""
    groups: dict[tuple[NameType, str], list[tuple[int, int]]] = defaultdict(list)
    spans = found(text)
    for one, type_ in zip(spans, typed(text.doc, spans), strict=True):
        if type_ is None:
            continue
        start = text.doc[one.start].idx
        last = text.doc[one.end - 1]
        end = last.idx + len(last.text)
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
