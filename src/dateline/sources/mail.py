"""A letter becomes a document: subject, sender, date, and the words of its readable part."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from email.header import decode_header, make_header
from email.message import Message
from typing import Any

from dateline.records import record
from dateline.sources.decoding import clean, decode
from dateline.sources.moments import Moment, moment
from dateline.sources.trees import text_of, tree

DEEPEST = 30  # parts inside parts
LONGEST = 4_000  # characters of a header that are read
_HEADERS = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[a-z-]+|reply-to"
    rb"|content-type|sender|cc|dkim-signature|authentication-results|arc-[a-z-]+|feedback-id)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)


@record
class Letter:
    """An e-mail as a reader would see it."""

    key: str  # Message-ID, or ""
    subject: str | None
    sender: str | None
    sent: Moment | None
    text: str
    language: str | None


def is_mail(body: bytes) -> bool:
    """Whether bytes begin like an e-mail: header lines, some of which every letter has."""
    head = body[:8000].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    first = head.split(b"\n", 1)[0]
    begins = first.startswith(b"From ") or re.match(rb"[A-Za-z][A-Za-z0-9-]*[ \t]*:", first) is not None
    names = {found.group(0).lower().rstrip(b": \t") for found in _HEADERS.finditer(head)}
    return begins and len(names & {b"from", b"to", b"subject", b"date", b"received", b"message-id"}) >= 2


def letter(body: bytes) -> Letter:
    """Read an e-mail; a broken one gives what can be read of it."""
    message = email.message_from_bytes(body, policy=email.policy.compat32)
    sent = moment(_header(message, "date"))
    return Letter(
        key=_header(message, "message-id").strip("<> "),
        subject=_header(message, "subject") or None,
        sender=_header(message, "from") or None,
        sent=sent,
        text=_text(message),
        language=_header(message, "content-language") or None,
    )


def _header(message: Message[str, str], name: str) -> str:
    """A header in Unicode on one line. The library's modern reader fails on some broken ones, where
    the older one still reads; it is slow on very long ones, which are cut."""
    raw = next((str(v) for k, v in message.raw_items() if k.lower() == name), "")[:LONGEST]
    try:
        value = str(email.policy.default.header_fetch_parse(name, raw)) if raw else ""
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        try:
            value = str(make_header(decode_header(raw)))
        except (ValueError, TypeError, LookupError):
            value = raw
    value = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(clean(value).split())


def _text(message: Message[str, str]) -> str:
    parts = _readable(message, 0)
    plain = [text for kind, text in parts if kind == "plain" and text.strip()]
    rich = [text for kind, text in parts if kind == "html" and text.strip()]
    return "\n\n".join(plain or rich).strip()


def _readable(message: Message[str, str], depth: int) -> list[tuple[str, str]]:
    """The text parts that are shown: not attachments, not letters inside the letter, and of several
    alternatives the plain one."""
    if depth > DEEPEST or message.get_content_disposition() == "attachment":
        return []
    kind = message.get_content_type()
    if message.is_multipart():
        if kind == "message/rfc822" and depth:
            return []
        payload: Any = message.get_payload()
        found = [_readable(part, depth + 1) for part in payload if isinstance(part, Message)]
        if kind == "multipart/alternative":
            plain = [parts for parts in found if any(k == "plain" and t.strip() for k, t in parts)]
            return next(iter(plain), next((parts for parts in reversed(found) if parts), []))
        return [part for parts in found for part in parts]
    if kind not in ("text/plain", "text/html") and not (depth == 0 and kind.startswith("text/")):
        return []
    text = _content(message)
    if kind != "text/html":
        return [("plain", clean(text))]
    root = tree(text)
    return [("html", text_of(root) if root is not None else "")]


def _content(part: Message[str, str]) -> str:
    try:
        body = part.get_payload(decode=True)
    except (ValueError, TypeError, AssertionError, LookupError):
        body = str(part.get_payload()).encode("utf-8", "surrogateescape")
    charset = part.get_content_charset()
    raw = body if isinstance(body, bytes) else b""
    return decode(raw, charset, markup=part.get_content_type() == "text/html")
