"""Where: the places a text names, and what point or area on the globe each most likely is."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading.text import Text
from dateline.records import Name, Place


def places(text: Text, names: Sequence[Name]) -> tuple[Place, ...]:
    """Every place named in the text, in text order."""
    spans = sorted(
        (mention.start, mention.end)
        for name in names
        if name.type in ("place", "facility")
        for mention in name.mentions
        if mention.variant != "pronoun"
    )
    return tuple(
        Place(
            id=f"{text.document.id}-l{n}",
            start=start,
            end=end,
            as_written=text.text[start:end],
            name=text.text[start:end],
        )
        for n, (start, end) in enumerate(spans, 1)
    )
