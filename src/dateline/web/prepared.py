"""Bytes ready to be sent: with their fingerprint and, for those who ask, compressed once."""

from __future__ import annotations

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from dateline.records import record

MOST_KEPT = 64_000_000  # bytes
COMPRESSED = ("text/", "application/json", "application/ld+json", "application/feed+json", "application/xml")


@record
class Prepared:
    """One answer's body in the forms it may be sent in."""

    body: bytes
    media_type: str
    etag: str  # without quotes
    packed: bytes | None = None  # gzip
    modified: datetime | None = None


def prepare(body: bytes, media_type: str, modified: datetime | None = None) -> Prepared:
    packs = media_type.startswith(COMPRESSED) or media_type.endswith(("+xml", "+json", "javascript"))
    packed = gzip.compress(body, 6, mtime=0) if packs and len(body) > 500 else None
    return Prepared(
        body=body,
        media_type=media_type,
        etag=sha256(body).hexdigest()[:20],
        packed=packed if packed is not None and len(packed) < len(body) else None,
        modified=modified,
    )


def answer(request: Request, found: Prepared, headers: Mapping[str, str], status: int = 200) -> Response:
    """The response: 304 for who has it already, compressed for who asks."""
    packed = found.packed if _unpacks(request.headers.get("accept-encoding", "")) else None
    etag = f'"{found.etag}{"-gz" if packed is not None else ""}"'
    sent = {"ETag": etag, **headers}
    sent["Vary"] = ", ".join(filter(None, [headers.get("Vary", ""), "Accept-Encoding"]))
    if found.modified is not None:
        sent["Last-Modified"] = http_date(found.modified)
    if status == 200 and _held(request, found.etag):
        return Response(status_code=304, headers=sent)
    if packed is not None:
        sent["Content-Encoding"] = "gzip"
    plain = found.media_type
    charset = "; charset=utf-8" if plain.startswith("text/") or plain.endswith("javascript") else ""
    body = found.body if packed is None else packed
    return Response(body, status, sent, media_type=None if not plain else plain + charset)


def _unpacks(accepted: str) -> bool:
    """Whether an Accept-Encoding names gzip, and not with the weight 0, which refuses it."""
    return bool(re.search(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", accepted, re.IGNORECASE))


def http_date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def _held(request: Request, etag: str) -> bool:
    said = request.headers.get("if-none-match")
    if said is None:
        return False
    held = [part.strip().removeprefix("W/").strip('"').removesuffix("-gz") for part in said.split(",")]
    return etag in held or "*" in held


class Shelf:
    """The answers prepared last, up to so many bytes; each is made once, whoever asks."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._size = 0
        self._turn = 0  # how often it was cleared
        self._held: OrderedDict[Hashable, Prepared] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Prepared]) -> Prepared:
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                return found
            turn = self._turn
        made = make()
        with self._lock:
            if key not in self._held and turn == self._turn:  # else it may hold what was taken out meanwhile
                self._held[key] = made
                self._size += _size(made)
            while self._size > self._most:
                _, dropped = self._held.popitem(last=False)
                self._size -= _size(dropped)
        return made

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._size = 0
            self._turn += 1


def _size(found: Prepared) -> int:
    return len(found.body) + len(found.packed or b"")
