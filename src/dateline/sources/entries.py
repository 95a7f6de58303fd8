"""A feed becomes entries: RSS, Atom and RDF by feedparser, JSON Feed by its own few rules."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from dateline.errors import Unreadable
from dateline.records import record
from dateline.sources.decoding import clean, codec_of, declared, decode
from dateline.sources.moments import Moment, moment
from dateline.sources.stated import one_line, stated
from dateline.sources.trees import fragment_text, tree

MOST = 10_000  # entries of one feed
STUMBLES = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, AssertionError)

_DECLARED = re.compile(r"^(\s*<\?xml[^>]{0,200}?)\sencoding\s*=\s*[\"'][^\"']*[\"']")


@record
class Entry:
    """One entry of a feed, its content as text."""

    key: str  # its id, else its link, else a digest of its words
    title: str | None
    link: str | None
    byline: str | None
    text: str
    published: Moment | None
    modified: Moment | None
    language: str | None


def entries(
    body: bytes, *, charset: str | None = None, media_type: str = "", url: str = "", name: str = ""
) -> list[Entry]:
    """The entries of a feed, in its order. Raises Unreadable, naming `name`, for what is not a feed."""
    name = name or url or "The file"
    if not body.strip():
        raise Unreadable(f"{name} is empty.", "A feed is an XML or JSON file; is the address complete?")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return _json_feed(decode(body), name, url)
    parsed = _parsed(body, charset, media_type, url)
    if not parsed.get("version") and not parsed.get("entries"):
        raise _not_a_feed(body, charset, name, url)
    language = _language(parsed.get("feed", {}).get("language"))
    return [_entry(raw, url, language) for raw in parsed.entries[:MOST]]


def is_feed(body: bytes) -> bool:
    """Whether bytes look like a feed (for files, which say nothing of their type)."""
    start = body[:3000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start[:1] == b"{":
        return b"jsonfeed.org/version" in body[:3000].lower()
    return any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"<channel"))


def _parsed(body: bytes, charset: str | None, media_type: str, url: str) -> Any:
    headers = {"content-location": url} if url else {}
    if charset or media_type:
        kind = media_type or "application/xml"
        headers["content-type"] = f"{kind}; charset={charset}" if charset else kind
    found = _by_feedparser(body, headers, url)
    said = codec_of(charset or declared(body))
    if said is None or not found.get("bozo") or codec_of(found.get("encoding")) == said:
        return found
    # feedparser gave up on the declared encoding at the first bad byte; we read past it.
    text = decode(body, charset, markup=True)
    whole = _DECLARED.sub(r"\1", text, count=1).encode("utf-8", "replace")
    again = _by_feedparser(whole, {**headers, "content-type": "application/xml; charset=utf-8"}, url)
    return again if len(again.entries) >= len(found.entries) > 0 else found


def _by_feedparser(body: bytes, headers: dict[str, str], url: str) -> Any:
    try:
        # A stream only: text or bytes that look like an address or a path feedparser would open.
        stream = io.BytesIO(body)
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False)
    except STUMBLES as error:
        raise Unreadable(
            f"{url or 'The file'} cannot be read as a feed ({type(error).__name__}).",
            "Check it with a feed validator; tell its owner.",
        ) from None


def _entry(raw: Any, url: str, language: str | None) -> Entry:
    title = one_line(fragment_text(str(raw.get("title") or ""))) or None
    link = str(raw.get("link") or "").strip() or None
    text = _words(raw)
    published = _time(raw, "published") or _time(raw, "created")
    updated = _time(raw, "updated")
    said = raw.get("content") or [{}]
    return Entry(
        key=clean(str(raw.get("id") or "")).strip() or link or _digest(title, text),
        title=title,
        link=_absolute(url, link),
        byline=_authors(raw),
        text=text or title or "",
        published=published or updated,
        modified=updated,
        language=_language(said[0].get("language")) or language,
    )


def _words(raw: Any) -> str:
    """An entry's words: its fullest content. Russian news feeds have theirs in yandex:full-text."""
    contents = [str(each.get("value") or "") for each in raw.get("content") or []]
    fullest = max([*contents, str(raw.get("yandex_full-text") or "")], key=len)
    summary = str(raw.get("summary") or "")
    return fragment_text(fullest) or fragment_text(summary)


def _time(raw: Any, name: str) -> Moment | None:
    """feedparser's reading of the time, with the zone as it was written; ours where it has none."""
    written = str(raw.get(name) or "") if name in raw else ""  # get() alone takes one time for another
    parsed = raw.get(f"{name}_parsed") if f"{name}_parsed" in raw else None
    ours = moment(written)
    if not parsed:
        return ours
    try:
        year, month, day, hour, minute, second = (int(n) for n in parsed[:6])
        at = datetime(year, month, day, hour, minute, min(59, second), tzinfo=UTC)
    except (ValueError, TypeError):
        return ours
    precision = ours.precision if ours is not None else 0
    return Moment(at=at, precision=precision, timezone=ours.timezone if ours is not None else None)


def _authors(raw: Any) -> str | None:
    names = [one_line(str(each.get("name") or "")) for each in raw.get("authors") or [] if each]
    names = names or [one_line(str(raw.get("author") or ""))]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _absolute(url: str, link: str | None) -> str | None:
    try:
        return urljoin(url, link) if link and url else link
    except ValueError:
        return link


def _language(said: Any) -> str | None:
    words = str(said or "").strip().replace("_", "-")
    return words if 2 <= len(words) <= 35 and words.replace("-", "").isalnum() else None


def _digest(title: str | None, text: str) -> str:
    return "sha256:" + hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:32]


def _json_feed(text: str, name: str, url: str) -> list[Entry]:
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{name} is not valid JSON ({error}).", "Was it cut short?") from None
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise Unreadable(
            f"{name} is JSON but no JSON Feed: it has no items.", "See jsonfeed.org for the format."
        )
    language = _language(data.get("language"))
    return list(_json_entries(items[:MOST], url, language))


def _json_entries(items: list[Any], url: str, language: str | None) -> Iterator[Entry]:
    for item in items:
        if not isinstance(item, dict):
            continue
        title = one_line(clean(str(item.get("title") or ""))) or None
        words = item.get("content_html")
        text = fragment_text(str(words)) if words else clean(str(item.get("content_text") or "")).strip()
        text = text or clean(str(item.get("summary") or "")).strip()
        link = item.get("url") or item.get("external_url")
        authors = item.get("authors") or [item.get("author")]
        names = [str(a["name"]) for a in authors if isinstance(a, dict) and a.get("name")]
        modified = moment(item.get("date_modified"))
        yield Entry(
            key=str(item.get("id") or link or _digest(title, text)),
            title=title,
            link=_absolute(url, str(link)) if link else None,
            byline=", ".join(names) or None,
            text=text or title or "",
            published=moment(item.get("date_published")) or modified,
            modified=modified,
            language=_language(item.get("language")) or language,
        )


def _not_a_feed(body: bytes, charset: str | None, name: str, url: str) -> Unreadable:
    start = body[:5000].lower()
    if b"<html" not in start and b"<!doctype html" not in start:
        what = f"declared as {declared(body)}" if declared(body) else "of no known feed format"
        return Unreadable(f"{name} is not a feed ({what}).", "RSS, Atom, RDF and JSON Feed are read.")
    root = tree(decode(body, charset, markup=True))
    feeds = stated(root, url or None).feeds if root is not None else ()
    hint = (
        f"The page names this feed: {feeds[0]}"
        if feeds
        else 'It names no feed either; read it as a page instead: type = "page".'
    )
    return Unreadable(f"{name} is an HTML page, not a feed.", hint)
