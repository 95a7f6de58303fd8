"""The programs that `bench.sources` compares: ours, and those of the field that are installed."""

from __future__ import annotations

import calendar
import email
import email.policy
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import charset_normalizer
import feedparser
import pypdf
import trafilatura

from dateline.errors import DatelineError
from dateline.sources.decoding import decode
from dateline.sources.entries import entries
from dateline.sources.file import documents


@dataclass
class Read:
    """What a program read from a file."""

    text: str = ""
    title: str | None = None
    byline: str | None = None
    published: datetime | None = None
    posts: list[datetime] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""


def ours(path: Path) -> Read:
    try:
        found = [each.document for each in documents(path)]
    except DatelineError as error:
        return Read(error=str(error))
    if not found:
        return Read()
    first = found[0]
    return Read(
        text="\n\n".join(part for each in found for part in (each.title or "", each.text))
        if found[1:]
        else first.text,
        title=first.title,
        byline=first.byline,
        published=first.published,
        posts=[passage.posted for each in found for passage in each.passages],
    )


def ours_entries(path: Path) -> Read:
    try:
        found = entries(path.read_bytes())
    except DatelineError as error:
        return Read(error=str(error))
    rows = [
        {
            "key": each.key,
            "title": each.title,
            "link": each.link,
            "published": each.published.at if each.published else None,
            "text": f"{each.title}\n{each.text}",
        }
        for each in found
    ]
    return Read(entries=rows)


def ours_text(path: Path) -> Read:
    return Read(text=decode(path.read_bytes(), markup=path.suffix in (".html", ".xml")))


def trafilatura_article(path: Path) -> Read:
    found: Any = trafilatura.bare_extraction(path.read_bytes(), include_comments=False, with_metadata=True)
    if found is None:
        return Read()
    when = datetime.fromisoformat(found.date).replace(tzinfo=UTC) if found.date else None
    return Read(text=found.text or "", title=found.title, byline=found.author, published=when)


def feedparser_entries(path: Path) -> Read:
    parsed = feedparser.parse(io.BytesIO(path.read_bytes()))
    rows: list[dict[str, Any]] = []
    for each in parsed.entries:
        when = each.get("published_parsed") or each.get("updated_parsed")
        at = datetime.fromtimestamp(calendar.timegm(when), UTC) if when else None
        text = f"{each.get('title')}\n{each.get('content') or each.get('summary')}"
        key = each.get("id") or each.get("link") or text
        rows.append(
            {"key": key, "title": each.get("title"), "link": each.get("link"), "published": at, "text": text}
        )
    return Read(entries=rows)


def pypdf_text(path: Path) -> Read:
    try:
        reader = pypdf.PdfReader(path)
        return Read(text="\n".join(page.extract_text() for page in reader.pages))
    except Exception as error:  # a peer may fail in any way it likes
        return Read(error=str(error) or type(error).__name__)


def email_letter(path: Path) -> Read:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        text = str(body.get_content()) if body is not None else ""
    except Exception:  # as above
        text = ""
    try:
        when = parsedate_to_datetime(str(message["date"])) if message["date"] else None
    except ValueError:
        when = None
    when = when.replace(tzinfo=UTC) if when is not None and when.tzinfo is None else when
    return Read(
        text=text, title=str(message["subject"] or ""), byline=str(message["from"] or ""), published=when
    )


def charset_normalizer_text(path: Path) -> Read:
    best = charset_normalizer.from_bytes(path.read_bytes()).best()
    return Read(text=str(best) if best is not None else "")


PEERS: dict[str, dict[str, Callable[[Path], Read]]] = {
    "articles": {"trafilatura": trafilatura_article},
    "dates": {"trafilatura": trafilatura_article},
    "feeds": {"feedparser": feedparser_entries},
    "pdf": {"pypdf": pypdf_text},
    "email": {"email": email_letter},
    "encodings": {"charset_normalizer": charset_normalizer_text, "dateline (as read)": ours},
    "versions/pages": {"trafilatura": trafilatura_article},
    "versions/feeds": {"feedparser": feedparser_entries},
}
