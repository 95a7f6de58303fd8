"""Which format a file is in, and its documents."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from typing import Any, TypeAlias

from markdown_it import MarkdownIt

from dateline.errors import Unreadable
from dateline.hooks import Found
from dateline.passages import passages
from dateline.records import Document, Passage, record
from dateline.sources.building import document, found, html_article, live, near
from dateline.sources.decoding import MARKS, clean, decode, wide
from dateline.sources.entries import entries, is_feed
from dateline.sources.mail import is_mail, letter
from dateline.sources.moments import Moment
from dateline.sources.stated import Stated
from dateline.sources.telegram import Chat, chat_text, chats, is_export, page_chat
from dateline.sources.trees import text_of, tree

KINDS = (  # what begins like this is no text; (bytes, what it is, what to do)
    (b"PK\x03\x04", "a ZIP or office file", "Save the document as text, HTML or PDF and read that."),
    (b"\xd0\xcf\x11\xe0", "an old office file", "Save the document as text, HTML or PDF and read that."),
    (b"\x89PNG", "a picture", "Run it through text recognition and read the result."),
    (b"\xff\xd8\xff", "a picture", "Run it through text recognition and read the result."),
    (b"GIF8", "a picture", "Run it through text recognition and read the result."),
    (b"\x1f\x8b", "a compressed file", "Unpack it and read what is in it."),
    (b"{\\rtf", "an RTF file", "Save it as plain text, HTML or PDF and read that."),
    (b"\x7fELF", "a program", "Only texts can be read."),
    (b"MZ\x90", "a program", "Only texts can be read."),
    (b"SQLite format 3", "a database", "Only texts can be read."),
)
PLAIN = (".txt", ".text", ".log", ".csv", ".tsv", ".srt", ".vtt")
MARKDOWN = (".md", ".markdown", ".mdown")
MOST_PICTURES = 2_000  # in one Markdown file
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)


@record
class Ask:
    """What is known of a file from outside."""

    file: str
    source: str = ""
    published: datetime | None = None
    timezone: str | None = None
    captured: datetime


Reading: TypeAlias = Callable[[bytes, Ask], Iterator[Found]]


def found_in(body: bytes, suffix: str, ask: Ask) -> Iterator[Found]:
    """The documents in a file's bytes; raises Unreadable."""
    yield from _format(body, suffix, ask)(body, ask)


def _format(body: bytes, suffix: str, ask: Ask) -> Reading:
    if b"%PDF-" in body[:1024]:
        return _pdf
    for mark, what, hint in KINDS:
        if body.startswith(mark):
            raise Unreadable(f"{ask.file} is {what}, not a text.", hint)
    if suffix in PLAIN:
        return _text
    if suffix in MARKDOWN:
        return _markdown
    if suffix in (".eml", ".mbox") or (suffix not in (".html", ".htm", ".xml", ".json") and is_mail(body)):
        return _mail
    start = body[:3000].decode("utf-16", "replace").encode() if _wide(body) else body[:3000]
    if is_feed(start if _wide(body) else body) or suffix in (".rss", ".atom", ".rdf"):
        return _feed
    if suffix == ".json" or (start.lstrip()[:1] == b"{" and suffix not in (".html", ".htm")):
        return _json
    if suffix in (".html", ".htm", ".xhtml") or _HTML.search(start):
        return _html
    if suffix == ".xml":
        return _feed
    if suffix == ".pdf":
        return _pdf  # it says what is wrong
    return _text


def _wide(body: bytes) -> bool:
    return body[:2] in (b"\xff\xfe", b"\xfe\xff")


def _text(body: bytes, ask: Ask) -> Iterator[Found]:
    """The decoded file, unchanged, line ends included."""
    marked = any(body.startswith(mark) for mark, _ in MARKS) or wide(body) is not None
    if not marked and body[:100_000].count(0) > 0:
        raise Unreadable(f"{ask.file} is a binary file, not a text.", "Save its words as plain text.")
    text = decode(body)
    if text.count("\ufffd") > max(3, len(text) // 100):
        raise Unreadable(
            f"{ask.file} is in no encoding that fits it; {text.count(chr(0xFFFD))} characters are lost.",
            "Save it as UTF-8.",
        )
    dated = passages(text, published=ask.published, timezone=ask.timezone)
    yield _found(ask, _document(ask, text, entries=dated), body, "text/plain")


def _markdown(body: bytes, ask: Ask) -> Iterator[Found]:
    source = clean(decode(body))
    markdown = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table")
    if source.count("![") > MOST_PICTURES:
        markdown.disable("image")  # its search for the end of each takes the product of their number
    root = tree(f"<div>{markdown.render(source)}</div>")
    text = text_of(root) if root is not None else ""
    if not text:
        raise Unreadable(f"{ask.file} has no words in it.", "Was it saved to its end?")
    heading = next(iter(root.iterfind(".//h1")), None)
    title = " ".join(text_of(heading).split()) if heading is not None else None
    dated = passages(text, published=ask.published, timezone=ask.timezone)
    yield _found(ask, _document(ask, text, title=title, entries=dated), body, "text/markdown")


def _html(body: bytes, ask: Ask) -> Iterator[Found]:
    article, said, root = html_article(decode(body, markup=True), None, ask.file)
    chat = page_chat(root, near(ask.timezone))
    if chat is not None:
        yield from _chats([chat], body, ask, "text/html")
        return
    text, published = article.text, article.published
    dated: tuple[Passage, ...] = ()
    if _live(said):
        text, dated, published = live(root, said, article, ask.timezone)
    if not text.strip():
        raise Unreadable(f"{ask.file} is a page without words.", "Was it saved before its script had run?")
    if not dated:
        stamp = published.at if published else ask.published
        dated = passages(text, published=stamp, timezone=ask.timezone)
    made = _document(
        ask,
        text,
        url=article.canonical,
        title=article.title,
        byline=article.byline,
        language=article.language,
        published=published,
        modified=article.modified,
        entries=dated,
    )
    yield _found(ask, made, body, "text/html")


def _live(said: Stated) -> bool:
    return any("LiveBlogPosting" in str(item.get("@type")) for item in said.items)


def _pdf(body: bytes, ask: Ask) -> Iterator[Found]:
    from dateline.sources.pdf import pdf  # its library takes a third of a second

    read = pdf(body, ask.file)
    stamp = read.created.at if read.created else ask.published
    dated = passages(read.text, published=stamp, timezone=ask.timezone)
    made = _document(
        ask,
        read.text,
        title=read.title,
        byline=read.author,
        language=read.language,
        published=read.created,
        entries=dated,
    )
    yield _found(ask, made, body, "application/pdf")


def _mail(body: bytes, ask: Ask) -> Iterator[Found]:
    read = letter(body)
    if not (read.text or read.subject or read.sender or read.sent):
        raise Unreadable(f"{ask.file} is no e-mail that can be read.", "Was it saved as a whole, as .eml?")
    text = read.text or read.subject or ""
    made = _document(
        ask, text, title=read.subject, byline=read.sender, language=read.language, published=read.sent
    )
    yield _found(ask, made, body, "message/rfc822")


def _feed(body: bytes, ask: Ask) -> Iterator[Found]:
    for entry in entries(body, name=ask.file):
        if not entry.text:
            continue
        made = _document(
            ask,
            entry.text,
            url=entry.link,
            title=entry.title,
            byline=entry.byline,
            language=entry.language,
            published=entry.published,
            modified=entry.modified,
        )
        yield _found(ask, made, body, "application/xml", f"{ask.file}#{entry.key}")


def _json(body: bytes, ask: Ask) -> Iterator[Found]:
    try:
        data = json.loads(decode(body), strict=False)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{ask.file} is not valid JSON ({error}).", "Was it cut short?") from None
    if is_export(data):
        yield from _chats(list(chats(data, near(ask.timezone))), body, ask, "application/json")
    elif isinstance(data, dict) and isinstance(data.get("items"), list):
        yield from _feed(body, ask)
    else:
        raise Unreadable(
            f"{ask.file} is JSON, but neither a JSON Feed nor an export of Telegram Desktop.",
            "Save its words as plain text, one entry under another.",
        )


def _chats(found_chats: list[Chat], body: bytes, ask: Ask, media_type: str) -> Iterator[Found]:
    several = len(found_chats) > 1
    for number, chat in enumerate(found_chats, 1):
        text, dated = chat_text(chat.messages)
        if not text.strip():
            continue
        stamps = [message.posted for message in chat.messages if message.posted is not None]
        first, last = (stamps[0], stamps[-1]) if stamps else (None, None)
        made = _document(ask, text, title=chat.name, published=first, modified=last, entries=dated)
        yield _found(ask, made, body, media_type, f"{ask.file}#{chat.name or number}" if several else "")


def _document(ask: Ask, text: str, **fields: Any) -> Document:
    if fields.get("published") is None and ask.published is not None:
        at = ask.published if ask.published.tzinfo else ask.published.replace(tzinfo=UTC)
        precision = 1 if ask.published.time() == time(0) else 0
        fields["published"] = Moment(at=at.astimezone(UTC), precision=precision)
    return document(
        text, captured=ask.captured, source=ask.source, file=ask.file, timezone=ask.timezone, **fields
    )


def _found(ask: Ask, made: Document, raw: bytes, media_type: str, key: str = "") -> Found:
    return found(key or ask.file, made, raw, media_type)
