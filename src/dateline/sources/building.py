"""Found documents, as every room builds them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dateline.errors import Unreadable
from dateline.hooks import Found
from dateline.passages import passages
from dateline.records import Document, Passage
from dateline.sources.article import Article, article_in
from dateline.sources.moments import Moment
from dateline.sources.posts import joined, live_posts
from dateline.sources.stated import Stated, stated
from dateline.sources.trees import tree

LONGEST = 5_000_000  # characters of one document: some three minutes of reading, and 1 GB of memory


def html_article(html: str, url: str | None, name: str) -> tuple[Article, Stated, Any]:
    """The article of a page with what the page states and its tree; raises Unreadable without a tree."""
    root = tree(html)
    if root is None:
        raise Unreadable(f"{name} has no readable HTML in it.", "Open it in a browser: is it the right page?")
    said = stated(root, url)
    return article_in(root, said, url), said, root


def live(
    root: Any, said: Stated, article: Article, timezone: str | None
) -> tuple[str, tuple[Passage, ...], Moment | None]:
    """A live page's text, its dated entries, and when it was first published: its posts, else its words
    with the times they show. Where no time of publication is stated, the first post's holds."""
    text, entries = joined(live_posts(root, said))
    published = article.published
    if not text:
        at = published.at if published else None
        return article.text, passages(article.text, published=at, timezone=timezone), published
    if said.published is None and entries:
        first = min(entries, key=lambda entry: entry.posted)
        published = Moment(at=first.posted, timezone=first.timezone)
    return text, entries, published


def document(
    text: str,
    *,
    captured: datetime,
    source: str = "",
    url: str | None = None,
    file: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    published: Moment | None = None,
    modified: Moment | None = None,
    timezone: str | None = None,
    entries: tuple[Passage, ...] = (),
) -> Document:
    """A Document whose id and capture are left to the newsroom. Its zone is the one that its time of
    publication is stated in, but for UTC, which machines write and people do not mean: then `timezone`."""
    if len(text) > LONGEST:
        hint = "Split it, or cut it down to the part that matters."
        said = (
            f"{len(text) / 1e6:.1f} million characters of text, more than the {LONGEST // 1_000_000} million"
        )
        raise Unreadable(f"{file or url or title or source} has {said} that are read at once.", hint)
    stated = published.timezone if published and published.timezone != "UTC" else None
    return Document(
        id="",
        source=source,
        url=url,
        file=file,
        title=title or None,
        byline=byline or None,
        text=text,
        language=language,
        published=published.at if published else None,
        published_precision=published.precision if published else 0,
        modified=modified.at if modified else None,
        timezone=stated or timezone or (published.timezone if published else None),
        captured=captured,
        capture="",
        passages=entries,
    )


def found(key: str, made: Document, raw: bytes, media_type: str) -> Found:
    return Found(key=key, document=made, raw=raw, media_type=media_type)


def near(timezone: str | None) -> Any:
    """The zone of times that state none; UTC where the source has none either."""
    try:
        return ZoneInfo(timezone or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")
