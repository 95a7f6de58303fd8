"""The wire of 1912 as a web of made-up addresses: what each office had published by the replay's moment.

`Wire` is a `hooks.Fetch`, so that the replay walks the whole road of a real source. What an address
serves follows from its source: a feed whose address ends in .json is a JSON Feed, in atom.xml Atom,
otherwise RSS; a live blog is an HTML page with its posts as JSON-LD; a page whose address ends in
/notices shows every notice under a visible posting time; any other page is its newest article. Each
document also has an article page of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import urljoin, urlsplit

from dateline import zones
from dateline.demo.script import Paper, Script, paragraphs
from dateline.errors import FetchError
from dateline.hooks import Page
from dateline.records import Source, record

XML = '<?xml version="1.0" encoding="utf-8"?>\n'


@record
class _Piece:
    """A document as it now stands: its newest version, and when the first one came out."""

    paper: Paper
    url: str
    first: datetime
    outlet: str

    @property
    def html(self) -> str:
        return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs(self.paper.text))


class Wire:
    """Serves the script's documents as they stood at `clock()`."""

    def __init__(self, script: Script, clock: Callable[[], datetime]) -> None:
        self.script = script
        self.clock = clock

    def get(self, url: str) -> Page:
        """The page at `url`; raises FetchError for what is not, or not yet, there."""
        now = self.clock()
        for source in self.script.sources.values():
            pieces = self._pieces(source, now)
            if url == source.url:
                return _page(url, now, *_drawn(source, pieces))
            for piece in pieces:
                if url == piece.url:
                    return _page(url, now, _article(piece), "text/html")
        raise FetchError(f"Nothing is published at {url}.", "The sample's addresses are in coverage.toml.")

    def _pieces(self, source: Source, now: datetime) -> list[_Piece]:
        """The source's documents, each once as it now stands, in order of first coming out."""
        held: dict[str, _Piece] = {}
        for paper in self.script.out(now):
            if paper.source == source.name:
                first = held[paper.key].first if paper.key in held else paper.published
                url = urljoin(source.url, f"/{paper.key}")
                held[paper.key] = _Piece(paper=paper, url=url, first=first, outlet=source.title)
        return list(held.values())


def _drawn(source: Source, pieces: list[_Piece]) -> tuple[str, str]:
    path = urlsplit(source.url).path
    if source.type == "liveblog":
        return _live_blog(source, pieces), "text/html"
    if source.type == "feed" and path.endswith(".json"):
        return _json_feed(source, pieces), "application/feed+json"
    if source.type == "feed" and path.endswith("atom.xml"):
        return _atom(source, pieces), "application/atom+xml"
    if source.type == "feed":
        return _rss(source, pieces), "application/rss+xml"
    if path.endswith("/notices"):
        return _notices(source, pieces), "text/html"
    if not pieces:
        raise FetchError(f"{source.title} has not come out yet.", "Its first page is in steps.toml.")
    return _article(pieces[-1]), "text/html"


def _page(url: str, now: datetime, text: str, media_type: str) -> Page:
    body = text.encode()
    return Page(url=url, status=200, media_type=media_type, charset="utf-8", body=body, fetched=now)


def _rss(source: Source, pieces: Iterable[_Piece]) -> str:
    items = "".join(
        f"<item><title>{escape(p.paper.title)}</title><link>{escape(p.url)}</link>"
        f'<guid isPermaLink="true">{escape(p.url)}</guid>'
        f"<pubDate>{format_datetime(p.first)}</pubDate>"
        f"{f'<dc:creator>{escape(p.paper.byline)}</dc:creator>' if p.paper.byline else ''}"
        f"<content:encoded>{escape(p.html)}</content:encoded></item>\n"
        for p in reversed(list(pieces))
    )
    return (
        f'{XML}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(source.title)}</title><link>{escape(source.url)}</link>"
        f"<description>{escape(source.title)}</description><language>en</language>\n{items}</channel></rss>\n"
    )


def _atom(source: Source, pieces: list[_Piece]) -> str:
    entries = "".join(
        f"<entry><id>{escape(p.url)}</id><title>{escape(p.paper.title)}</title>"
        f'<link rel="alternate" href="{escape(p.url)}"/>'
        f"<published>{p.first.isoformat()}</published><updated>{p.paper.published.isoformat()}</updated>"
        f"<author><name>{escape(p.paper.byline or source.title)}</name></author>"
        f'<content type="html">{escape(p.html)}</content></entry>\n'
        for p in reversed(pieces)
    )
    newest = max((p.paper.published for p in pieces), default=None)
    updated = f"<updated>{newest.isoformat()}</updated>" if newest else ""
    return (
        f'{XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>{escape(source.url)}</id>'
        f"<title>{escape(source.title)}</title>{updated}\n{entries}</feed>\n"
    )


def _json_feed(source: Source, pieces: list[_Piece]) -> str:
    items = [
        {
            "id": p.url,
            "url": p.url,
            "title": p.paper.title,
            "content_html": p.html,
            "date_published": p.first.isoformat(),
            "date_modified": p.paper.published.isoformat(),
            "authors": [{"name": p.paper.byline or source.title}],
        }
        for p in reversed(pieces)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": source.title,
        "feed_url": source.url,
        "language": "en",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _article(piece: _Piece) -> str:
    paper = piece.paper
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": paper.title,
        "datePublished": piece.first.isoformat(),
        "dateModified": paper.published.isoformat(),
        "publisher": {"@type": "Organization", "name": piece.outlet},
        **({"author": {"@type": "Person", "name": paper.byline}} if paper.byline else {}),
    }
    byline = f'<p class="byline">By <span class="author">{escape(paper.byline)}</span></p>\n'
    return _html(
        paper.title,
        piece.url,
        data,
        f"<article>\n<h1>{escape(paper.title)}</h1>\n{byline if paper.byline else ''}"
        f'<time datetime="{paper.published.isoformat()}">{_stated(paper.published)}</time>\n'
        f"{piece.html}\n</article>",
        f'<meta property="article:published_time" content="{piece.first.isoformat()}">\n'
        f'<meta property="og:site_name" content="{escape(piece.outlet)}">\n',
    )


def _live_blog(source: Source, pieces: list[_Piece]) -> str:
    updates = [
        {
            "@type": "BlogPosting",
            "@id": p.url,
            "url": p.url,
            "headline": p.paper.title,
            "datePublished": p.first.isoformat(),
            "dateModified": p.paper.published.isoformat(),
            "articleBody": p.paper.text,
        }
        for p in reversed(pieces)
    ]
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": source.title,
        "url": source.url,
        "coverageStartTime": pieces[0].first.isoformat() if pieces else None,
        "liveBlogUpdate": updates,
    }
    posts = "\n".join(
        f'<article id="{escape(p.paper.key)}"><h2>{escape(p.paper.title)}</h2>\n'
        f'<time datetime="{p.first.isoformat()}">{_stated(p.first)}</time>\n{p.html}</article>'
        for p in reversed(pieces)
    )
    return _html(source.title, source.url, data, f"<main>\n<h1>{escape(source.title)}</h1>\n{posts}\n</main>")


def _notices(source: Source, pieces: list[_Piece]) -> str:
    """Every notice under a visible label, oldest first, the days on lines of their own."""
    rows: list[str] = []
    day = ""
    for piece in pieces:
        here = piece.first
        written = f"{here:%A, %B} {here.day}, {here.year}"
        if written != day:
            rows.append(f"<h2>{written}</h2>")
            day = written
        rows.append(f"<p>POSTED: {_label(here)}—</p>\n{piece.html}")
    body = f"<article>\n<h1>{escape(source.title)}</h1>\n{chr(10).join(rows)}\n</article>"
    return _html(source.title, source.url, None, body)


def _html(title: str, url: str, data: object, body: str, head: str = "") -> str:
    written = json.dumps(data, ensure_ascii=False, indent=1).replace("</", "<\\/")
    script = f'<script type="application/ld+json">{written}</script>\n' if data else ""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<link rel="canonical" href="{escape(url)}">\n{head}{script}</head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _label(moment: datetime) -> str:
    """A time as a notice board shows it: 9:25 AM EST."""
    return f"{moment.hour % 12 or 12}:{moment:%M %p} {_zone(moment)}"


def _stated(moment: datetime) -> str:
    return f"{moment.day} {moment:%B} {moment.year}, {moment:%H:%M} {_zone(moment)}"


def _zone(moment: datetime) -> str:
    hours = moment.strftime("%z")
    return {"-0500": "EST", "+0000": "GMT", "-0400": "AST"}.get(hours) or zones.offset_name(
        moment.utcoffset() or moment - moment
    )
