"""What a desk keeps: its sources, its judgements, and what it publishes."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from dateline.records.terms import (
    Aspect,
    CorrectionKind,
    Credibility,
    Judgement,
    LinkState,
    PostState,
    Rank,
    Relation,
    Reliability,
    TaskStatus,
    Variant,
    record,
)


@record
class Source:
    """Where documents come from. `origin` is the owner, agency or release family that counts as one
    voice; `party` the side of the conflict, or None."""

    name: str
    type: str  # feed, page, liveblog, file
    url: str
    title: str = ""
    every: int = 300  # seconds between visits
    timezone: str = "UTC"
    language: str = "en"
    reliability: Reliability = "F"
    origin: str | None = None
    party: str | None = None


@record
class Coverage:
    """One rolling coverage (schema.org LiveBlogPosting)."""

    slug: str
    title: str
    description: str = ""
    notice: str = ""  # said at the top of every page: "A reconstruction ..."
    timezone: str = "UTC"
    timezone_name: str = ""  # as readers call it: "New York"
    language: str = "en"
    status: Literal["live", "closed"] = "live"
    started: datetime | None = None
    ended: datetime | None = None
    continues: str | None = None  # slug of the coverage before this one


@record
class NameJudgement:
    """Two entities are the same, are not, or cannot be told apart; a later judgement undoes it."""

    entity: str
    other: str
    judgement: Judgement
    variant: Variant = "alias"  # what `other`'s name is of `entity`'s
    state: LinkState = "confirmed"
    reason: str


@record
class Link:
    """How a claim stands to another: `claim` RELATION `other`, as in "claim denies other"."""

    claim: str
    other: str
    relation: Relation
    aspect: Aspect = "whole"
    state: LinkState = "suggested"
    reason: str


@record
class Assessment:
    """The desk's judgement of a claim: evidence (credibility) and preference (rank), never mixed."""

    claim: str
    credibility: Credibility
    rank: Rank = "normal"
    reason: str
    evidence: tuple[str, ...] = ()


@record
class Task:
    """Work on a claim or a document (Atlos)."""

    subject: str
    status: TaskStatus
    assignee: str | None = None


@record
class Post:
    """One post (schema.org BlogPosting). The same id again is its next version; a version that
    changes published words stands beside a Correction that says what kind of change it is."""

    id: str
    headline: str
    text: str  # plain paragraphs with [[words|claim-id]], see markup.py
    cites: tuple[str, ...] = ()
    key_event: bool = False
    pinned: bool = False
    topics: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    state: PostState = "published"
    place: str | None = None  # the dateline before the text: "Halifax"


@record
class Correction:
    """What was changed in a post, said to readers (schema.org CorrectionComment)."""

    post: str
    kind: CorrectionKind
    text: str
    reason: str


@record
class Line:
    """One line of a summary and what it rests on: claim or post ids."""

    text: str
    cites: tuple[str, ...] = ()


@record
class Summary:
    """What we know, what is claimed, what we don't know."""

    known: tuple[Line, ...] = ()
    claimed: tuple[Line, ...] = ()
    unknown: tuple[Line, ...] = ()


@record
class Redaction:
    """The words of entry `seq` are gone for a reason that is kept."""

    seq: int
    reason: str


@record
class Redacted:
    """What stands where words were taken away. Never appended; only read."""

    kind: str
