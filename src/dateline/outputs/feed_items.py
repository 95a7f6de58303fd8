"""What both feeds say of each post: its words, its corrections first, and how its claims stand.

An item keeps its id whatever happens to it and wherever the site moves: it is made from the coverage, the
post and the hash of the post's first entry in the ledger, not from an address.
"""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from dateline.hooks import Site
from dateline.markup import Piece
from dateline.outputs.paper import segment
from dateline.outputs.times import Times
from dateline.outputs.views import Change, Shown, is_struck, posts, told
from dateline.records import record
from dateline.standing import standing
from dateline.story import Story

MOST = 100  # items in a feed: the newest, and the older ones that were last changed
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NAMESPACE = "urn:dateline:1"  # of the extension in both feeds


@record
class Item:
    """One post as a feed has it."""

    id: str  # urn:uuid:..., the same for ever
    notice: str  # the id of the notice of its withdrawal
    path: str
    url: str  # absolute where the site's address is known, else relative to the feed
    title: str  # of a withdrawn post only that it is: its words are taken back
    html: str
    text: str
    published: datetime
    updated: datetime
    author: str
    topics: tuple[str, ...]
    gone: bool
    reason: str  # of the withdrawal
    seq: int
    changes: tuple[Change, ...]


def items(story: Story, site: Site) -> list[Item]:
    """The posts that readers see, last changed first."""
    times = Times.of(story.coverage)
    found = [_item(story, site, times, post) for post in posts(story)]
    found.sort(key=lambda item: (item.updated, item.seq), reverse=True)
    return found[:MOST]


def updated(story: Story, found: list[Item]) -> datetime:
    """When the feed last changed: never the clock, so that the same story gives the same bytes."""
    if found:
        return found[0].updated
    return story.coverages[-1].at if story.coverages else EPOCH


def address(site: Site, path: str) -> str:
    """The address of a page of the coverage for a feed that lies at its root."""
    return (site.base_url + path) or "./"


def _item(story: Story, site: Site, times: Times, post: Shown) -> Item:
    last = max([post.versions[-1].at, *(change.at for change in post.changes)])
    name = f"dateline:{story.slug}:{post.id}:{post.first.hash}"
    withdrawal = post.withdrawal
    return Item(
        id=f"urn:uuid:{uuid5(NAMESPACE_URL, name)}",
        notice=f"urn:uuid:{uuid5(NAMESPACE_URL, name + ':withdrawn')}",
        path=post.path,
        url=address(site, f"posts/{segment(post.id)}/"),
        title=f"Withdrawn: a post of {times.brief(post.first.at)}" if post.gone else post.post.headline,
        html=_html(story, site, times, post),
        text="" if post.gone else told(story, post.post.text),
        published=post.first.at,
        updated=last,
        author=site.desk_title,
        topics=(*post.post.topics, *(("key event",) if post.key else ())),
        gone=post.gone,
        reason=" ".join(part for part in (withdrawal.text, withdrawal.reason) if part) if withdrawal else "",
        seq=post.seq,
        changes=post.changes,
    )


def _html(story: Story, site: Site, times: Times, post: Shown) -> str:
    """The post's words as HTML, what was corrected before them."""
    changes = [change for change in reversed(post.changes) if change.kind != "update"]
    notes = "".join(_note(change, times) for change in changes)
    if post.gone:
        return notes or "<p>This post was withdrawn.</p>"
    place = f"<strong>{escape(post.post.place)}</strong> — " if post.post.place else ""
    body = ""
    for n, pieces in enumerate(post.paragraphs):
        words = "".join(_piece(story, site, piece) for piece in pieces)
        body += f"<p>{place if n == 0 else ''}{words}</p>"
    return notes + body


def _note(change: Change, times: Times) -> str:
    said = escape(" ".join(part for part in (change.text, change.reason) if part))
    return f"<p><strong>{change.word}, {escape(times.brief(change.at))}:</strong> {said}</p>"


def _piece(story: Story, site: Site, piece: Piece) -> str:
    if piece.claim is None or piece.claim not in story.claims:
        return escape(piece.text)
    link = escape(address(site, f"claims/{segment(piece.claim)}/"))
    word = standing(story, piece.claim)
    words = escape(piece.text)
    shown = f"<s>{words}</s>" if is_struck(story, piece) else words
    return f'<a href="{link}">{shown or word}</a>' + (f" <small>({word})</small>" if shown else "")
