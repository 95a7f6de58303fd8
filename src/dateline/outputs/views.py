"""What a page says about a story, as plain records: posts, changes to them, days, tabs.

Pure, and the same for every page: the front, a post's own page, the corrections, a delta.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dateline.markup import Piece, cited, paragraphs
from dateline.outputs.keyfigures import figure_series
from dateline.outputs.once import once
from dateline.outputs.times import Times
from dateline.records import Correction, CorrectionKind, Entry, Post, record
from dateline.standing import standing
from dateline.story import History, Story, public

KINDS: dict[CorrectionKind, str] = {
    "update": "Update",
    "clarification": "Clarification",
    "correction": "Correction",
    "withdrawal": "Withdrawal",
}


@record
class Change:
    """One change to a post's published words, said to readers."""

    kind: CorrectionKind
    at: datetime
    by: str
    text: str
    reason: str
    post: str
    before: Post | None = None  # the wording that it replaced
    after: Post | None = None
    stood: timedelta | None = None  # how long the replaced wording could be read

    @property
    def word(self) -> str:
        return KINDS[self.kind]

    @property
    def key(self) -> str:
        """Its anchor on the corrections page, stable as long as its moment is."""
        return f"{self.post}-{self.at:%Y%m%dT%H%M%S}"


@record
class Shown:
    """A post as readers see it."""

    id: str
    post: Post
    versions: History[Post]
    changes: tuple[Change, ...]  # oldest first
    paragraphs: list[list[Piece]]
    cites: tuple[str, ...]
    seq: int  # of its newest entry

    @property
    def first(self) -> Entry[Post]:
        return self.versions[0]

    @property
    def path(self) -> str:
        return f"posts/{self.id}/"

    @property
    def gone(self) -> bool:
        return self.post.state == "withdrawn"

    @property
    def corrected(self) -> bool:
        return any(change.kind in ("correction", "clarification") for change in self.changes)

    @property
    def withdrawal(self) -> Change | None:
        """The last withdrawal, for a post that is withdrawn."""
        found = [change for change in self.changes if change.kind == "withdrawal"]
        return found[-1] if found and self.gone else None

    @property
    def stood(self) -> timedelta:
        """How long a withdrawn post could be read."""
        return self.versions[-1].at - self.first.at

    @property
    def key(self) -> bool:
        return self.post.key_event and not self.gone


def shown(story: Story, post_id: str) -> Shown | None:
    """A post as readers see it; None where there is none or it was never published."""
    versions = public(story.posts.get(post_id, ()))
    if not versions:
        return None
    post = versions[-1].fact
    corrections = story.corrections.get(post_id, ())
    marks = dict.fromkeys((*cited(post.text), *post.cites))
    return Shown(
        id=post_id,
        post=post,
        versions=versions,
        changes=tuple(_change(entry, versions) for entry in corrections),
        paragraphs=paragraphs(post.text),
        cites=tuple(claim for claim in marks if claim in story.claims),
        seq=max(entry.seq for entry in (*versions, *corrections)),
    )


@once
def posts(story: Story) -> tuple[Shown, ...]:
    """Every post that readers see, newest first."""
    found = (shown(story, history[0].fact.id) for history in story.public_posts())
    return tuple(post for post in found if post is not None)


@once
def changes(story: Story) -> tuple[Change, ...]:
    """What was corrected, clarified or withdrawn, newest first; updates only add and are not listed."""
    found = (c for post in posts(story) for c in post.changes if c.kind != "update")
    return tuple(sorted(found, key=lambda change: change.at, reverse=True))


def by_day(shown_posts: Iterable[Shown], times: Times) -> list[tuple[date, list[Shown]]]:
    """Posts in groups by the coverage's own days, in the order given."""
    days: dict[date, list[Shown]] = {}
    for post in shown_posts:
        days.setdefault(times.on(post.first.at), []).append(post)
    return list(days.items())


@record
class Tab:
    path: str
    title: str
    count: int | None = None
    current: bool = False


def tabs(story: Story, here: str) -> list[Tab]:
    """The coverage's pages with what is on them; `here` is the page that the reader is on."""
    first = here.partition("/")[0]
    rows: list[tuple[str, str, int | None]] = [
        ("", "Live" if story.coverage.status == "live" else "Posts", None),
        ("claims/", "Claims", len(story.claims)),
        ("figures/", "Figures", len(figure_series(story))),
        ("map/", "Map", None),
        ("timeline/", "Timeline", None),
        ("corrections/", "Corrections", len(changes(story))),
    ]
    return [
        Tab(path=path, title=title, count=number, current=path.rstrip("/") == first)
        for path, title, number in rows
    ]


def byline(by: str) -> str:
    """Who wrote an entry, as readers see it.

    >>> byline("desk:night desk")
    'Night desk'
    """
    kind, colon, name = by.partition(":")
    if kind != "desk":
        return (name if colon else by).strip()
    return name.strip()[:1].upper() + name.strip()[1:]


def told(story: Story, text: str, *, say: bool = True) -> str:
    """A post's text for those who see no marks: feeds, data, previews of links.

    A replaced or withdrawn value is struck in the page. Here it is left out where its successor stands
    beside it, and is followed by the word where it stands alone, unless `say` is False.
    """
    found: list[str] = []
    for pieces in paragraphs(text):
        words = ""
        for n, piece in enumerate(pieces):
            if not (piece.claim and is_struck(story, piece)):
                words += piece.text
            elif not _successor(story, pieces[n + 1 : n + 3]):
                words += piece.text + (f" ({standing(story, piece.claim).lower()})" if say else "")
        found.append(re.sub(r"(?<=\S)[ \t]+(?=[ \t])", "", words).strip())
    return "\n\n".join(found)


def is_struck(story: Story, piece: Piece) -> bool:
    """Whether marked words are shown struck: a value whose claim is replaced or withdrawn."""
    if piece.claim not in story.claims or not is_value(piece.text):
        return False
    return standing(story, piece.claim) in ("Replaced", "Withdrawn")


def _successor(story: Story, following: list[Piece]) -> bool:
    """Whether, after nothing but a space, the next marked words are a value that stands."""
    if len(following) < 2 or following[0].text.strip() or following[0].claim:
        return False
    return following[1].claim is not None and not is_struck(story, following[1])


def opening(text: str, limit: int = 200) -> str:
    """A text's first words, for a description of its page."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rpartition(" ")[0].rstrip(",;:") + " …"


def is_value(words: str) -> bool:
    """Whether marked words are a value that may be struck through: a figure, or a word or three.

    >>> is_value("about 675"), is_value("the captain had shot himself")
    (True, False)
    """
    return len(words.split()) <= 3 or (len(words.split()) <= 6 and re.search(r"\d", words) is not None)


def _change(entry: Entry[Correction], versions: History[Post]) -> Change:
    fact = entry.fact
    after = _beside(entry, versions)
    before = versions[after - 1] if after else None
    return Change(
        kind=fact.kind,
        at=entry.at,
        by=entry.by,
        text=fact.text,
        reason=fact.reason,
        post=fact.post,
        before=before.fact if before else None,
        after=versions[after].fact if after else None,
        stood=entry.at - _since(versions, after, fact.kind) if before else None,
    )


def _since(versions: History[Post], after: int, kind: CorrectionKind) -> datetime:
    """Since when readers could read the words that version `after` took away or changed."""
    if kind == "withdrawal":
        return versions[0].at
    gone = _parts(versions[after - 1].fact) - _parts(versions[after].fact)
    since = versions[after - 1].at
    for entry in reversed(versions[: after - 1]):
        if not gone or not gone <= _parts(entry.fact):
            break
        since = entry.at
    return since


def _parts(post: Post) -> set[str]:
    """The headline and the paragraphs."""
    return {post.headline, *(part.strip() for part in post.text.split("\n\n"))}


def _beside(entry: Entry[Correction], versions: History[Post]) -> int:
    """Which version a correction came with: the one written next to it. 0 where there is none."""
    later = range(1, len(versions))
    return min(later, key=lambda n: abs(versions[n].seq - entry.seq), default=0)
