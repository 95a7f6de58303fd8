"""feed.atom: the posts as RFC 4287 has them; withdrawn ones as RFC 6721's tombstones.

A correction changes an entry's `updated` and stands first in its content. A withdrawn post is a
`deleted-entry` and a notice of its own, for readers whose program knows no tombstones. The head of the
ledger's chain is in the feed (`dl:head`), so that it leaves the house with every reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from uuid import NAMESPACE_URL, uuid5

from dateline.hooks import Site
from dateline.outputs.feed_items import NAMESPACE, Item, address, items, updated
from dateline.outputs.svg import clean, tag
from dateline.outputs.times import utc
from dateline.story import Story

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class Atom:
    """The Atom feed."""

    name = "atom"
    path = "feed.atom"
    media_type = "application/atom+xml"
    title = "Posts and corrections, as Atom"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        found = items(story, site)
        coverage = story.coverage
        parts = [
            _words("title", coverage.title),
            _words("subtitle", coverage.description) if coverage.description else "",
            tag("id", _feed_id(story)),
            tag("updated", utc(updated(story, found))),
            tag("author", _words("name", site.desk_title)),
            tag("generator", "Dateline", uri="urn:dateline"),
            tag("link", rel="self", type=self.media_type, href=address(site, self.path)),
            tag("link", rel="alternate", type="text/html", href=address(site, "")),
            *_alternates(site, self.path),
            tag("dl:head", seq=story.seq, hash=story.hash or None),
        ]
        for item in found:
            parts += [_tombstone(item), _notice(item)] if item.gone else [_entry(item)]
        names = {"xmlns": ATOM, "xmlns:at": TOMBSTONES, "xmlns:dl": NAMESPACE, "xml:lang": coverage.language}
        feed = tag("feed", "\n" + "\n".join(part for part in parts if part) + "\n", **names)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{feed}\n'.encode()


def _entry(item: Item) -> str:
    return tag(
        "entry",
        _words("title", item.title)
        + tag("id", item.id)
        + tag("link", rel="alternate", type="text/html", href=item.url)
        + tag("published", utc(item.published))
        + tag("updated", utc(item.updated))
        + "".join(tag("category", term=clean(topic)) for topic in item.topics)
        + tag("content", escape(clean(item.html)), type="html")
        + tag("dl:entry", seq=item.seq),
    )


def _tombstone(item: Item) -> str:
    comment = _words("at:comment", item.reason or "Withdrawn.")
    link = tag("link", rel="alternate", type="text/html", href=item.url)
    return tag("at:deleted-entry", comment + link, ref=item.id, when=utc(item.updated))


def _notice(item: Item) -> str:
    """An entry that says that the post was withdrawn, under an id of its own."""
    return tag(
        "entry",
        _words("title", item.title)
        + tag("id", item.notice)
        + tag("link", rel="related", type="text/html", href=item.url)
        + tag("link", rel="alternate", type="text/html", href=item.url)
        + tag("published", utc(item.updated))
        + tag("updated", utc(item.updated))
        + tag("category", term="withdrawal")
        + tag("content", escape(clean(item.html)), type="html")
        + tag("dl:entry", seq=item.seq),
    )


def _alternates(site: Site, own: str) -> list[str]:
    """The coverage's other outputs that a feed reader can use."""
    return [
        tag("link", rel="alternate", type=media_type, href=address(site, path), title=clean(title))
        for media_type, path, title in site.alternates
        if path != own and media_type != "text/html"
    ]


def _feed_id(story: Story) -> str:
    """The feed's id, the same for ever: from the coverage and its first entry's hash."""
    first = story.coverages[0].hash if story.coverages else ""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'dateline:{story.slug}:{first}')}"


def _words(name: str, said: str) -> str:
    return tag(name, escape(clean(said)) or "…")
