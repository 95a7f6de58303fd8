"""What an HTML page states about itself: title, byline, times, language, address, feeds."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from dateline.records import record
from dateline.sources.moments import Moment, moment
from dateline.sources.structured import Item, items, of_type, text, values
from dateline.sources.trees import fragment_text

_ARTICLES_WORDS = (
    "NewsArticle Article ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle LiveBlogPosting BlogPosting Report PressRelease AdvertiserContentArticle "
    "ReviewNewsArticle SocialMediaPosting TechArticle ScholarlyArticle AskPublicNewsArticle"
)
ARTICLES = _ARTICLES_WORDS.split()
_PUBLISHED_WORDS = (
    "article:published_time og:article:published_time datepublished datecreated pubdate publishdate "
    "publish_date publish-date dc.date.issued dcterms.created dcterms.issued dc.date.created dc.date "
    "dcterms.date date sailthru.date parsely-pub-date cxenseparse:recs:publishtime article.published "
    "published_time article:publicationdate originalpublicationdate citation_publication_date "
    "bt:pubdate dc.issued release_date article_date_original"
)
PUBLISHED = _PUBLISHED_WORDS.split()
_MODIFIED_WORDS = "article:modified_time og:updated_time datemodified last-modified lastmod dcterms.modified"
MODIFIED = _MODIFIED_WORDS.split()
FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_BY = re.compile(r"^(?:by|von|par|por|di|da|door|av|af|написал[аи]?|автор)\b[:\s]+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\||/|\band\b|\bund\b|\bet\b|\by\b|&)\s+", re.IGNORECASE)


@record
class Stated:
    """A page's own words about itself; None or empty where it has none."""

    items: tuple[Item, ...] = ()
    titles: tuple[str, ...] = ()  # as data and meta elements have it, best first
    heading: str | None = None  # the one h1
    page_title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    canonical: str | None = None
    feeds: tuple[str, ...] = ()
    body: str = ""  # the article's text as data, where the page has that


def stated(root: Any, url: str | None) -> Stated:
    """Read what a page states; `url` is where it was had, against which addresses are resolved."""
    found = items(root)
    metas = _metas(root)
    article = _article(found)
    named = ("dc.title", "og:title", "twitter:title")
    titles = [text(article, "headline", "name"), *(metas.get(k, "") for k in named)]
    headings = [h for h in (fragment(e) for e in root.iterfind(".//h1")) if h]
    return Stated(
        items=tuple(found),
        titles=tuple(t for t in (one_line(fragment_text(each)) for each in titles) if t),
        heading=headings[0] if headings else None,
        page_title=one_line(root.findtext(".//title") or "") or None,
        site=metas.get("og:site_name") or None,
        authors=_authors(article, metas, root),
        published=_first(values(article, "datePublished"), [metas.get(k) for k in PUBLISHED]),
        modified=_first(values(article, "dateModified"), [metas.get(k) for k in MODIFIED]),
        language=_language(root, metas),
        canonical=_canonical(root, metas, url),
        feeds=_feeds(root, url),
        body=fragment_text(text(article, "articleBody")),
    )


def one_line(words: str) -> str:
    return " ".join(words.split())


def fragment(element: Any) -> str:
    return one_line(element.text_content())


def _article(found: list[Item]) -> Item:
    """The item that describes the page's article: the one that says most of title, author and date."""
    known = of_type(found, "LiveBlogPosting") or of_type(found, *ARTICLES)  # not one of its posts

    def worth(item: Item) -> int:
        return sum(bool(item.get(key)) for key in ("headline", "author", "datePublished", "articleBody"))

    return max(known, key=worth, default={})


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iterfind(".//meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = (meta.get("content") or "").strip()
        for each in (name or "").lower().split():
            if content:
                found.setdefault(each.replace("dc:", "dc.").replace("dcterms:", "dcterms."), content)
    return found


def _first(*groups: list[Any]) -> Moment | None:
    for group in groups:
        for value in group:
            found = moment(value)
            if found is not None:
                return found
    return None


def _authors(article: Item, metas: dict[str, str], root: Any) -> tuple[str, ...]:
    """The names in the byline; the paper's own name only where no person is named."""
    data = [n for value in values(article, "author") for n in _person(value)]
    keys = ("dc.creator", "author", "article:author", "parsely-author", "byl")
    head = [n for key in keys for n in _names(metas.get(key, ""))]
    marks = root.xpath(".//*[@rel='author'] | .//*[@itemprop='author']")[:8]
    body = [n for element in marks for n in _names(fragment(element))]
    site = metas.get("og:site_name", "").casefold()
    groups = [group for group in (data, head, body) if group]
    people = [group for group in groups if any(name.casefold() != site for name in group)]
    best = next(iter(people or groups), [])
    return tuple(dict.fromkeys(best))[:12]


def _person(value: Any) -> list[str]:
    if isinstance(value, list):
        return [n for each in value[:12] for n in _person(each)]
    if isinstance(value, dict):
        return [n for each in values(value, "name") for n in _person(each)]
    return _names(value) if isinstance(value, str) else []


def _names(words: str) -> list[str]:
    """The names in a byline; an address of a profile is none."""
    words = one_line(fragment_text(words))
    if not words or len(words) > 200 or words.lower().startswith(("http:", "https:", "www.", "@")):
        return []
    words = _BY.sub("", words)
    return [
        n for n in (each.strip(" ,;") for each in _AND.split(words)) if 1 < len(n) <= 80 and not n.isdigit()
    ]


def _language(root: Any, metas: dict[str, str]) -> str | None:
    said = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    said = said or metas.get("content-language") or metas.get("og:locale") or ""
    found = re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", said.strip())
    return found.group(0).replace("_", "-") if found else None


def _canonical(root: Any, metas: dict[str, str], url: str | None) -> str | None:
    for link in root.iterfind(".//link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return _joined(url, link.get("href"))
    return _joined(url, metas["og:url"]) if metas.get("og:url") else None


def _feeds(root: Any, url: str | None) -> tuple[str, ...]:
    found = [
        _joined(url, link.get("href"))
        for link in root.iterfind(".//link")
        if (link.get("type") or "").lower() in FEEDS and link.get("href")
    ]
    return tuple(dict.fromkeys(each for each in found if each))


def _joined(url: str | None, href: str) -> str | None:
    try:
        joined = urljoin(url or "", href.strip())
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) or not url else None
