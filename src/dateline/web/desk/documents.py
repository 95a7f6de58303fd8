"""The documents of a coverage, and one of them with everything that was read in it marked in its text."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, tzinfo
from urllib.parse import quote, urlencode

from starlette.responses import Response

from dateline import zones
from dateline.errors import DatelineError, NotFound
from dateline.outputs.languages import why_unread
from dateline.records import Claim, Document, Source, record
from dateline.story import Story
from dateline.web.desk.asked import Asked
from dateline.web.desk.paper import drawn as on_paper
from dateline.web.desk.source_marks import KINDS, Numbered, numbered
from dateline.web.desk.source_pages import first_on, page_of, pages
from dateline.web.desk.source_text import Block, drawn

SHOWN = 60  # documents on one page of the list
LISTED = 300  # claims listed beside one page of text
POSTS = 200  # dated entries offered to jump to


@record
class Row:
    """A document in the list. `unread` says why nothing was read into claims, "" where it was read."""

    document: Document
    source: Source
    claims: int
    unread: str
    newest: bool
    title: str


@record
class Jump:
    """A dated entry and the page that it begins on."""

    posted: object
    page: int


def documents(asked: Asked) -> Response:
    """Every document, the newest first; with `?find=`, those that have all the words."""
    story = asked.story
    wanted = asked.query.get("find", "")[:200]
    rows = [_row(story, h[-1].fact) for h in reversed(story.documents.values())]
    unread = sum(1 for row in rows if row.unread)
    words = wanted.casefold().split()
    if words:
        rows = [row for row in rows if _has(row, words)]
    said = asked.query.get("page", "")
    page = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    last = max(1, -(-len(rows) // SHOWN))
    page = min(max(page, 1), last)
    return on_paper(
        "documents.html", asked, "documents", rows=rows[(page - 1) * SHOWN : page * SHOWN], found=len(rows),
        total=len(story.documents), unread=unread, wanted=wanted, page=page, last=last, link=_link,
    )  # fmt: skip


def show(asked: Asked) -> Response:
    """One document: a page of its text with its marks, and the claims that begin there."""
    story = asked.story
    document = _document(story, asked.path.get("document", ""))
    claims = numbered(story.claim(one) for one in story.claims_in.get(document.id, ()))
    chosen = _chosen(claims, asked.query.get("claim", ""))
    cut = pages(document, claims)
    page = page_of(cut, chosen.claim.start) if chosen else _page(asked.query.get("page", ""), len(cut))
    start, end = cut[page - 1]
    here = first_on(claims, start, end)
    blocks = drawn(document, claims, start, end, chosen=chosen.number if chosen else None)
    row = _row(story, document)
    if row.unread:  # said of the whole text, not of every paragraph
        blocks = tuple(replace(block, unread=False) for block in blocks)
    at = claims.index(chosen) if chosen else _before(claims, start)
    after = claims[at + 1] if at + 1 < len(claims) else None
    before = claims[at - 1] if at > 0 else None
    return on_paper(
        "document.html", asked, "documents", document=document, row=row, claims=claims,
        by_number={one.number: one for one in _named(claims, here, blocks)}, blocks=blocks,
        here=here[:LISTED], more=len(here) - LISTED, chosen=chosen, page=page, last=len(cut), after=after,
        before=before, start=start, end=end, low=sum(one.low for one in claims), KINDS=KINDS, link=_link,
        jumps=_jumps(document, cut), unread=sum(block.unread for block in blocks),
        readers=Counter(one.claim.reader for one in claims), earlier=_earlier(story, document),
        later=story.replaced_by.get(document.id), day=day_of(document),
    )  # fmt: skip


def _row(story: Story, document: Document) -> Row:
    history = story.sources.get(document.source)
    source = history[-1].fact if history else Source(name=document.source, type="file", url="")
    return Row(
        document=document,
        source=source,
        claims=len(story.claims_in.get(document.id, ())),
        unread=why_unread(story, document),
        newest=document.id not in story.replaced_by,
        title=title_of(document, source),
    )


def _has(row: Row, words: list[str]) -> bool:
    document = row.document
    parts = (row.title, document.text, document.url, document.file, document.byline, row.source.title)
    everything = "\n".join(part for part in parts if part).casefold()
    return all(word in everything for word in words)


def _document(story: Story, wanted: str) -> Document:
    if wanted not in story.documents:
        raise NotFound(
            f"There is no document {wanted!r} here.", "Its words may have been taken out of the record."
        )
    return story.document(wanted)


def _chosen(claims: tuple[Numbered, ...], wanted: str) -> Numbered | None:
    return next((one for one in claims if one.claim.id == wanted), None)


def _page(said: str, last: int) -> int:
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 1
    return min(max(number, 1), last)


def _before(claims: tuple[Numbered, ...], start: int) -> int:
    """The index of the last claim before a place; -1 where there is none."""
    return sum(1 for one in claims if one.claim.start < start) - 1


def _named(
    claims: tuple[Numbered, ...], here: list[Numbered], blocks: tuple[Block, ...]
) -> tuple[Numbered, ...]:
    """The claims whose numbers are printed on a page."""
    numbers = {one.number for one in here}
    for block in blocks:
        for piece in block.pieces:
            numbers.update(piece.opens, piece.again, piece.tags)
    return tuple(claims[number - 1] for number in sorted(numbers))


def _jumps(document: Document, cut: tuple[tuple[int, int], ...]) -> tuple[Jump, ...]:
    """The dated entries; of very many an even choice."""
    step = -(-len(document.passages) // POSTS) or 1
    return tuple(Jump(posted=p, page=page_of(cut, p.start)) for p in document.passages[::step])


def _earlier(story: Story, document: Document) -> Claim | None:
    """A claim of the version before, where there is one: what stood there already is shown there."""
    at = document.replaces
    while at is not None and at in story.documents:
        if story.claims_in.get(at):
            return story.claim(story.claims_in[at][0])
        at = story.document(at).replaces
    return None


def _link(document: str, anchor: str = "", **query: object) -> str:
    """The address of a document at the desk, as seen from another document's page."""
    asked = urlencode({name: value for name, value in query.items() if value})
    address = quote(document, safe=":@") + (f"?{asked}" if asked else "")
    return f"{address}#{quote(anchor)}" if anchor else address


def title_of(document: Document, source: Source) -> str:
    """What a document is called: its title, its file's name, its source, or how it begins."""
    file = (document.file or "").replace("\\", "/").rpartition("/")[2]
    return (document.title or file or source.title or document.text.strip()[:80] or document.id)[:300]


def day_of(document: Document) -> date | None:
    """The day a document bears, in its own zone, where it says no more than the day."""
    if document.published is None or not document.published_precision:
        return None
    zone: tzinfo = UTC
    with suppress(DatelineError):
        zone = zones.zone(document.timezone or "UTC")
    return zones.there(document.published, zone).date()
