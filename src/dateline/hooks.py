"""The contract: what a source type, a reader and an output are. Built-ins use nothing else.

| you want | you write | it is found by |
|---|---|---|
| a source type | a class with `name` and `read` (`SourceType`) | entry point group `dateline.sources` |
| a reader | a class with `name`, `version` and `read` (`Reader`) | entry point group `dateline.readers` |
| an output | a class with `name`, `path`, `media_type`, `keys`, `render` (`Output`) | `dateline.outputs` |
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from dateline.records import Document, Reading, Source, record
from dateline.story import Story


@record
class Page:
    """What a fetch brought: the bytes as served (decompressed), after redirects."""

    url: str
    status: int
    media_type: str  # "text/html", without parameters, lower case; "" if not said
    charset: str | None  # as the transport declared it
    body: bytes
    fetched: datetime
    unchanged: bool = False  # the other side said 304; body is empty


class Fetch(Protocol):
    """The one door to the network."""

    def get(self, url: str) -> Page:
        """The page at `url`, politely; raises `FetchError`."""
        ...


@record
class Found:
    """One document at a source, with the bytes it was read from.

    `key` is what stays the same when the document changes: a feed entry's id, a page's canonical
    address, a file's path. The newsroom compares `document.text` and title with the last version under
    the same key: equal adds nothing, different becomes a new Document that `replaces` it. The source
    leaves `document.id`, `capture` and `replaces` to the newsroom ("" and None).
    """

    key: str
    document: Document
    raw: bytes
    media_type: str


class SourceType(Protocol):
    """A kind of place that documents come from."""

    name: str

    def read(self, source: Source, fetch: Fetch) -> Iterable[Found]:
        """What is there now. Raises `FetchError` or `Unreadable`; yields nothing when unchanged."""
        ...


class Reader(Protocol):
    """A program that reads a document into claims: pure, deterministic, named and versioned."""

    name: str
    version: str

    def read(self, document: Document) -> Reading: ...


@record
class Site:
    """What an output may know beside the story. Links between pages are relative, so that the same
    bytes work behind `dateline serve` and as files on any web server."""

    base_url: str = ""  # absolute address of this coverage with a trailing slash, or "" when unknown
    desk_title: str = "Dateline"
    live: bool = False  # a server is behind the page: it may open a stream, and offers as-of and the desk
    as_of: datetime | None = None  # the moment shown, None for now
    key: str = ""  # which of the output's pages, where it has several
    alternates: tuple[tuple[str, str, str], ...] = ()  # (media type, path, title) of the other outputs
    earliest: datetime | None = None  # the ledger's range for this coverage, past `as_of` too
    latest: datetime | None = None


class Output(Protocol):
    """Something that is published about a story, under one path inside the coverage.

    `path` is "" for the front page, "claims/" for an HTML page (trailing slash: exported as
    claims/index.html), "claims.csv" for a file, "posts/{key}/" where there are several.
    """

    name: str
    path: str
    media_type: str
    title: str

    def keys(self, story: Story) -> Iterable[str]:
        """The pages it has: `("",)` for one; for a path with {key}, the keys."""
        ...

    def render(self, story: Story, site: Site) -> bytes:
        """The bytes of the page `site.key`; raises `NotFound` for a key that is not there."""
        ...
