"""Documents for the rooms that read times, figures and media: pairs of files with one line ahead of the
text, "1987-11-03T18:00:00+00:00 Europe/London", which says when and in which zone it was published."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from dateline.reading.text import Text, parse
from dateline.records import Document


def document(text: str, published: datetime | None = None, zone: str | None = "UTC") -> Document:
    """A document of made-up text."""
    moment = published or datetime(1987, 11, 3, 18, 0, tzinfo=UTC)
    return Document(
        id="d", source="", text=text, published=published, timezone=zone, captured=moment, capture="0" * 64
    )


def dated(path: Path) -> Text:
    """A pair's text, parsed as of the moment that its first line states."""
    stamp, _, text = path.read_text("utf-8").partition("\n")
    moment, zone = stamp.split(" ")
    return parse(document(text, datetime.fromisoformat(moment), zone))
