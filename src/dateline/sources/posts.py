"""A live page becomes its posts: from its data, from its markup, or from the times that it shows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from dateline.records import Passage, record
from dateline.sources.moments import Moment, moment
from dateline.sources.stated import Stated, one_line
from dateline.sources.structured import Item, of_type, text, types, values
from dateline.sources.trees import fragment_text, text_of

MOST = 5_000  # posts of one page
FEWEST = 3  # blocks of one kind with a time each before markup alone counts as posts
SHORTEST = 60  # characters that such blocks have on average; less is a list of links


@record
class LivePost:
    """One post of a live page, as the page has it."""

    key: str  # its id or address on the page, "" where it has none
    headline: str
    text: str
    posted: Moment | None


def live_posts(root: Any, said: Stated) -> list[LivePost]:
    """The posts of a page in page order, each once; [] where the page has none."""
    declared = max(
        (_declared(item) for item in of_type(list(said.items), "LiveBlogPosting")), key=_worth, default=[]
    )
    found = declared or _blocks(root)
    return list(_once(found))[:MOST]


def joined(posts: Iterable[LivePost]) -> tuple[str, tuple[Passage, ...]]:
    """One text of all posts, a blank line between them, and a passage for each that has a time."""
    pieces: list[str] = []
    passages: list[Passage] = []
    at = 0
    for post in posts:
        words = _words(post)
        if not words:
            continue
        if post.posted is not None:
            passages.append(
                Passage(
                    id=f"-p{len(passages) + 1}",
                    start=at,
                    end=at + len(words),
                    label="",
                    posted=post.posted.at,
                    timezone=post.posted.timezone,
                    headline=post.headline,
                )
            )
        pieces.append(words)
        at += len(words) + 2
    return "\n\n".join(pieces), tuple(passages)


def _words(post: LivePost) -> str:
    if post.text.startswith(post.headline):
        return post.text
    return f"{post.headline}\n\n{post.text}" if post.text else post.headline


def _worth(posts: list[LivePost]) -> tuple[int, int]:
    return len(posts), sum(len(post.text) for post in posts)


def _declared(item: Item) -> list[LivePost]:
    return [_post(each) for each in values(item, "liveBlogUpdate") if isinstance(each, dict)]


def _post(item: Item) -> LivePost:
    body = fragment_text(text(item, "articleBody", "text", "description"))
    headline = one_line(fragment_text(text(item, "headline", "name", "alternativeHeadline")))
    media = "" if body or headline else _media(item)
    stamp = next(
        (m for key in ("datePublished", "dateCreated", "dateModified") for m in _moments(item, key)), None
    )
    return LivePost(
        key=text(item, "@id", "url", "mainEntityOfPage"), headline=headline, text=body or media, posted=stamp
    )


def _moments(item: Item, key: str) -> list[Moment]:
    return [found for value in values(item, key) if (found := moment(value)) is not None]


def _media(item: Item) -> str:
    """The caption of a post that is only a picture or a video."""
    for key in ("image", "video", "sharedContent"):
        for value in values(item, key):
            if isinstance(value, dict) and types(value):
                found = fragment_text(text(value, "caption", "headline", "name", "description"))
                if found:
                    return found
    return ""


def _once(posts: Iterable[LivePost]) -> Iterable[LivePost]:
    """Each post once: a pinned one stands at the top and again in its place."""
    seen: set[Any] = set()
    for post in posts:
        same = post.key or (post.headline, post.text, post.posted.at if post.posted else None)
        if same in seen or not (post.headline or post.text):
            continue
        seen.add(same)
        yield post


def _blocks(root: Any) -> list[LivePost]:
    """Posts by markup alone: the largest family of like elements that hold a time and words each."""
    counts = _times_within(root)
    blocks: list[tuple[str, Any, Any]] = []
    for stamp in root.iterfind(".//time[@datetime]"):
        element = stamp
        parent = element.getparent()
        while parent is not None and counts.get(parent) == 1:
            element, parent = parent, parent.getparent()
        if element is not stamp:
            kind = f"{element.tag} {(element.get('class') or '').split()[:1]}"
            blocks.append((kind, element, stamp))
    blocks.sort(key=lambda block: block[0])  # stable: page order is kept inside a kind
    families = [list(group) for _, group in groupby(blocks, key=lambda block: block[0])]
    best = max(families, key=len, default=[])
    found = [_block(element, stamp) for _, element, stamp in best]
    long_enough = sum(len(post.text) for post in found) >= SHORTEST * len(found)
    return found if len(found) >= FEWEST and long_enough else []


def _times_within(root: Any) -> dict[Any, int]:
    counts: dict[Any, int] = {}
    for stamp in root.iterfind(".//time[@datetime]"):
        parent = stamp.getparent()
        while parent is not None:
            counts[parent] = counts.get(parent, 0) + 1
            if counts[parent] > 2 and counts.get(parent.getparent(), 0) > 2:
                break  # everything above is known to hold many
            parent = parent.getparent()
    return counts


def _block(element: Any, stamp: Any) -> LivePost:
    heading = next((e for name in ("h2", "h3", "h4", "h1") for e in element.iterfind(f".//{name}")), None)
    own = stamp.getparent()
    only_time = (
        own is not None
        and own is not element
        and one_line(own.text_content()) == one_line(stamp.text_content())
    )
    skip = frozenset(e for e in (heading, own if only_time else stamp) if e is not None)
    return LivePost(
        key=element.get("id") or "",
        headline=one_line(text_of(heading)) if heading is not None else "",
        text=text_of(element, skip),
        posted=moment(stamp.get("datetime")),
    )
