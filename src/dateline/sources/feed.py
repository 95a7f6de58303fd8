"""The source type "feed": RSS, Atom, RDF or JSON Feed; each entry is a document."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.hooks import Fetch, Found, Page
from dateline.records import Source
from dateline.sources.building import document, found
from dateline.sources.entries import entries


class Feed:
    """Reads a feed; an entry is known by its id, so that an edited one is a new version of itself."""

    name = "feed"

    def read(self, source: Source, fetch: Fetch) -> Iterator[Found]:
        page = fetch.get(source.url)
        if not page.unchanged:
            yield from entries_of(page, source)


def entries_of(page: Page, source: Source) -> Iterator[Found]:
    """The documents in a feed that was fetched, in the feed's order; raises Unreadable."""
    for entry in entries(page.body, charset=page.charset, media_type=page.media_type, url=page.url):
        made = document(
            entry.text,
            captured=page.fetched,
            source=source.name,
            url=entry.link,
            title=entry.title,
            byline=entry.byline,
            language=entry.language,
            published=entry.published,
            modified=entry.modified,
            timezone=source.timezone,
        )
        if entry.text:
            yield found(entry.key, made, page.body, page.media_type or "application/xml")
