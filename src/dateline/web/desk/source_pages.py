"""A long text in pages of bounded size, cut where a dated entry or a paragraph begins. Pure and linear."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.records import Document
from dateline.web.desk.source_marks import Numbered, spots

PAGE = 12_000  # characters
DENSE = 1_500  # places on one page where a mark begins or ends
LEAST = 3  # a page is cut at an entry or a paragraph only past a third of its length


def pages(document: Document, claims: Sequence[Numbered], most: int = PAGE) -> tuple[tuple[int, int], ...]:
    """Where each page begins and ends; together they are the whole text. At least one page."""
    text = document.text
    posts = [passage.start for passage in document.passages]
    edges = sorted({edge for one in claims for spot in spots(one.claim) for edge in spot[:2]})
    found, start = [], 0
    while start < len(text):
        dense = bisect_right(edges, start) + DENSE
        limit = min(start + most, edges[dense] if dense < len(edges) else len(text), len(text))
        end = limit if limit == len(text) else _cut(text, posts, start, limit)
        found.append((start, end))
        start = end
    return tuple(found) or ((0, 0),)


def _cut(text: str, posts: Sequence[int], start: int, limit: int) -> int:
    """The last good place to end a page in its later part: an entry, a paragraph, a word, or anywhere."""
    least = start + (limit - start) // LEAST
    i = bisect_right(posts, limit) - 1
    if i >= 0 and posts[i] > least:
        return posts[i]
    for sign in ("\n", " "):
        at = text.rfind(sign, least, limit)
        if at >= 0:
            return at + 1
    return max(limit, start + 1)


def page_of(cut: Sequence[tuple[int, int]], offset: int) -> int:
    """The number, from 1, of the page on which an offset stands."""
    return min(max(bisect_right(cut, offset, key=lambda page: page[0]), 1), len(cut))


def first_on(claims: Sequence[Numbered], start: int, end: int) -> list[Numbered]:
    """The claims whose words begin on a page. `claims` are in text order."""
    lower = bisect_left(claims, start, key=lambda one: one.claim.start)
    return list(claims[lower : bisect_left(claims, end, key=lambda one: one.claim.start)])
