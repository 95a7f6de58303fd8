"""A page becomes one article: its words without menus, its title, byline and times."""

from __future__ import annotations

import logging
import re
from typing import Any

import trafilatura

from dateline.records import record
from dateline.sources.decoding import clean
from dateline.sources.moments import Moment, moment
from dateline.sources.stated import Stated, one_line, stated
from dateline.sources.trees import text_of, tree

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # their complaints about bad pages are not news

_SEPARATOR = re.compile(r"\s+[|\-–—·•:»«]\s+|\s*[|»]\s*")


@record
class Article:
    """What a page holds. `text` is "" where no words could be found."""

    text: str
    title: str | None = None
    byline: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    canonical: str | None = None
    feeds: tuple[str, ...] = ()


def article(html: str, url: str | None = None) -> Article:
    """Read the article in a decoded HTML page."""
    root = tree(html)
    if root is None:
        return Article(text="")
    return article_in(root, stated(root, url), url)


def article_in(root: Any, said: Stated, url: str | None = None) -> Article:
    """Read the article in a tree, of which `stated` has been read."""
    found = _extracted(root, url)
    words = main_text(root, found, said)
    return Article(
        text=words,
        title=title(said, found),
        byline=", ".join(said.authors) or _byline(found),
        published=said.published or _day(found),
        modified=said.modified,
        language=said.language,
        canonical=said.canonical,
        feeds=said.feeds,
    )


def main_text(root: Any, found: Any, said: Stated) -> str:
    words = clean(getattr(found, "text", None) or "").strip()
    return words or text_of(root)


def title(said: Stated, found: Any) -> str | None:
    """The title readers see: the heading where the page's data agree with it, else the data's."""
    stated_title = said.titles[0] if said.titles else None
    heading = said.heading
    if stated_title and heading and _alike(stated_title, heading):
        return heading
    got = stated_title or heading or said.page_title or getattr(found, "title", None)
    return _without_site(got, said) if got else None


def _alike(a: str, b: str) -> bool:
    a, b = a.casefold(), b.casefold()
    return a == b or (len(b) > 12 and (a.startswith(b) or b.startswith(a)))


def _without_site(words: str, said: Stated) -> str:
    """A title without " | The Paper" at its end."""
    pieces = _SEPARATOR.split(words)
    site = (said.site or "").casefold()
    if len(pieces) > 1 and site and pieces[-1].strip().casefold() == site:
        return words[: words.rfind(pieces[-1])].rstrip(" |-–—·•:»«")
    return words


def _byline(found: Any) -> str | None:
    said = getattr(found, "author", None)
    return one_line(said.replace("; ", ", ")) if said else None


def _day(found: Any) -> Moment | None:
    return moment(getattr(found, "date", None))


def _extracted(root: Any, url: str | None) -> Any:
    """trafilatura's Document, or None where it finds nothing or stumbles over a hostile page."""
    try:
        return trafilatura.bare_extraction(
            root, url=url, include_comments=False, include_tables=True, with_metadata=True, favor_recall=False
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError):
        return None
