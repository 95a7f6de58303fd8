"""The source type "liveblog": one address whose posts each have their own time."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import Unreadable
from dateline.hooks import Fetch, Found, Page
from dateline.records import Source
from dateline.sources.building import document, found, html_article, live
from dateline.sources.decoding import decode


class LiveBlog:
    """Reads a live page: by its data (LiveBlogPosting), its markup, or the times that it shows."""

    name = "liveblog"

    def read(self, source: Source, fetch: Fetch) -> Iterator[Found]:
        page = fetch.get(source.url)
        if not page.unchanged:
            yield coverage_of(page, source)


def coverage_of(page: Page, source: Source) -> Found:
    """The document that a fetched live page is: its posts as passages; raises Unreadable without words."""
    html = decode(page.body, page.charset, markup=True)
    article, said, root = html_article(html, page.url, page.url)
    text, entries, published = live(root, said, article, source.timezone)
    if not text.strip():
        raise Unreadable(
            f"{page.url} has no posts and no words in it.",
            "It may be drawn by script; look for its feed, or for another address of the same coverage.",
        )
    made = document(
        text,
        captured=page.fetched,
        source=source.name,
        url=page.url,
        title=article.title,
        byline=article.byline,
        language=article.language,
        published=published,
        modified=article.modified,
        timezone=source.timezone,
        entries=entries,
    )
    return found(article.canonical or page.url, made, page.body, page.media_type or "text/html")
