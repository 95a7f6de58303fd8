"""The source type "page": one address with one article (or PDF, or plain text), which may change."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import Unreadable
from dateline.hooks import Fetch, Found
from dateline.hooks import Page as Fetched
from dateline.passages import passages
from dateline.records import Source
from dateline.sources.building import document, found, html_article
from dateline.sources.decoding import clean, decode
from dateline.sources.pdf import pdf


class Page:
    """Reads a page; its words without menus are compared, so that a new advertisement is no new version."""

    name = "page"

    def read(self, source: Source, fetch: Fetch) -> Iterator[Found]:
        page = fetch.get(source.url)
        if not page.unchanged:
            yield article_of(page, source)


def article_of(page: Fetched, source: Source) -> Found:
    """The document that a fetched page holds; raises Unreadable where it holds no words."""
    if b"%PDF-" in page.body[:1024]:
        return _paper_of(page, source)
    if page.media_type == "text/plain":
        text = clean(decode(page.body, page.charset))
        entries = passages(text, published=None, timezone=source.timezone)
        made = document(
            text,
            captured=page.fetched,
            source=source.name,
            url=page.url,
            timezone=source.timezone,
            entries=entries,
        )
        return found(page.url, made, page.body, page.media_type)
    if page.media_type and "html" not in page.media_type and not page.body[:512].lstrip().startswith(b"<"):
        raise Unreadable(
            f"{page.url} is {page.media_type}, not a page.",
            'Save it and read it as a file: dateline read FILE, or type = "file".',
        )
    article, _, _ = html_article(decode(page.body, page.charset, markup=True), page.url, page.url)
    if not article.text.strip():
        raise Unreadable(
            f"{page.url} has no words in it.", "It may be drawn by script; is there a feed or a print page?"
        )
    published = article.published.at if article.published else None
    made = document(
        article.text,
        captured=page.fetched,
        source=source.name,
        url=page.url,
        title=article.title,
        byline=article.byline,
        language=article.language,
        published=article.published,
        modified=article.modified,
        timezone=source.timezone,
        entries=passages(article.text, published=published, timezone=source.timezone),
    )
    return found(article.canonical or page.url, made, page.body, page.media_type or "text/html")


def _paper_of(page: Fetched, source: Source) -> Found:
    """A PDF at an address, such as an office's daily report."""
    read = pdf(page.body, page.url)
    stamp = read.created.at if read.created else None
    made = document(
        read.text,
        captured=page.fetched,
        source=source.name,
        url=page.url,
        title=read.title,
        byline=read.author,
        language=read.language,
        published=read.created,
        timezone=source.timezone,
        entries=passages(read.text, published=stamp, timezone=source.timezone),
    )
    return found(page.url, made, page.body, "application/pdf")
