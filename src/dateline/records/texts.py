"""What a text holds: documents, and what a reader program finds in them.

Offsets `start`, `end` are Unicode code points into `Document.text`, half open, and `text[start:end]`
is the record's `as_written` (a claim's `quote`; where content is broken, `spans` lists the pieces).
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from dateline.records.terms import (
    Act,
    Comparator,
    Confidence,
    HedgeBy,
    MediaStatus,
    Mode,
    NameType,
    Sense,
    Variant,
    record,
)


@record
class Span:
    """Words at their place in a document."""

    start: int
    end: int
    as_written: str


@record
class Passage:
    """A dated entry inside a document: one post of a live blog, one message of a channel."""

    id: str
    start: int
    end: int
    label: str  # as written, such as "POSTED: 12:20 PM EST"; "" where the time came from the page's data
    posted: datetime
    timezone: str | None  # as stated
    headline: str = ""


@record
class Document:
    """One version of a text exactly as a source published it (PROV: `replaces` is wasRevisionOf)."""

    id: str
    source: str  # Source.name; "" for a document read without a desk
    key: str = ""  # what stays the same when the document changes: a feed entry's id, an address, a path
    url: str | None = None
    file: str | None = None  # path as given
    title: str | None = None
    byline: str | None = None
    text: str
    language: str | None = None  # BCP 47
    published: datetime | None = None
    published_precision: int = 0  # UCDP date_prec: 0 minute, 1 day
    modified: datetime | None = None
    timezone: str | None = None  # the zone its times are stated in: IANA name or offset
    captured: datetime
    capture: str  # SHA-256 of the bytes it was read from, hex; the vault's key
    replaces: str | None = None  # id of the earlier version
    passages: tuple[Passage, ...] = ()


@record
class Speaker:
    """Who said it. `entity` is the id of a Name; `name` its canonical form."""

    entity: str
    name: str
    as_written: str
    start: int
    end: int
    role: str | None = None


@record
class Figure:
    """A number with its bounds. "dozens" keeps its words and bounds and never becomes 12."""

    id: str
    start: int
    end: int
    as_written: str
    measure: str  # dead, injured, missing, detained, displaced, ... money, area, duration, other
    whom: str | None = None  # what is counted: "civilians", "passengers"
    comparator: Comparator
    low: float | None = None
    high: float | None = None
    value: float | None = None
    unit: str | None = None
    scope: str | None = None  # cumulative, in period, by area
    place: str | None = None  # name of the place it is counted for, where the text gives one
    claim: str | None = None


@record
class Candidate:
    """A place that a name may mean."""

    name: str
    lat: float
    lon: float
    gazetteer: str  # such as "geonames:703448"
    country: str | None  # ISO 3166-1 alpha-2
    precision: int
    radius_km: float


@record
class Place:
    """A place as written and as resolved (UCDP where_prec: 1 exact, 2 near, 3 district, 4 region,
    5 linear or fuzzy, 6 country, 7 sea or airspace). Unresolved: lat and lon are None."""

    id: str
    start: int
    end: int
    as_written: str
    name: str
    lat: float | None = None
    lon: float | None = None
    gazetteer: str | None = None
    country: str | None = None
    precision: int | None = None
    radius_km: float | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


@record
class When:
    """A time as written and as resolved (TIMEX3 type and value; UCDP date_prec: 0 minute, 1 day,
    2 a few days, 3 week, 4 month, 5 year)."""

    id: str
    start: int
    end: int
    as_written: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    begin: datetime | None = None
    finish: datetime | None = None
    precision: int | None = None
    timezone: str | None = None


@record
class Hedge:
    """Verbatim words of doubt, and whose: the speaker's, the reporter's or the medium's."""

    id: str
    start: int
    end: int
    as_written: str
    by: HedgeBy
    sense: Sense
    claim: str | None = None


@record
class Media:
    """A video, picture, sound or paper that a text describes (schema.org MediaReview)."""

    id: str
    start: int
    end: int
    caption: str
    media_type: Literal["video", "image", "audio", "document"]
    url: str | None = None
    by: str | None = None
    shows: Span | None = None
    status: MediaStatus
    hedges: tuple[str, ...] = ()


@record
class Event:
    """Who did what to whom (PLOVER type and mode); always a suggestion. `actor` and `recipient` are ids of
    names, `who` and `whom` the words in their places, which may be nobody's name ("gunmen")."""

    id: str
    start: int
    end: int
    as_written: str
    type: str
    mode: str | None = None
    actor: str | None = None
    recipient: str | None = None
    who: Span | None = None
    whom: Span | None = None
    place: str | None = None
    time: str | None = None
    claim: str | None = None


@record
class Claim:
    """Who said what, in which words, to whom, with which figures and which doubts."""

    id: str
    document: str
    post: str | None = None  # id of the Passage it stands in
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    quote: str
    speaker: Speaker | None = None  # None: nobody is named, the document itself narrates
    cue: Span | None = None
    mode: Mode
    act: Act = "assert"
    negated: bool = False
    audience: Span | None = None
    venue: Span | None = None
    via: str | None = None  # the outer claim's id: A said that B said
    hedges: tuple[Hedge, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    media: tuple[Media, ...] = ()
    said: When | None = None
    confidence: Confidence = "medium"
    reader: str  # name and version of the reader program: "rules 1"


@record
class Mention:
    """One place in a document where a name is written, and why it was joined to its entity."""

    start: int
    end: int
    as_written: str
    variant: Variant
    of: str  # the entity
    evidence: str = ""
    judgement: Literal["suggested"] = "suggested"


@record
class Name:
    """An entity of one document under its canonical name. `entity` is the same wherever the type and
    canonical name are the same, so that documents agree without being asked."""

    entity: str
    document: str
    name: str
    type: NameType
    mentions: tuple[Mention, ...] = ()


@record
class Reading:
    """All that a reader program found in one document. Figures, places, times, hedges and media that
    belong to a claim also stand in it."""

    document: str
    posts: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    names: tuple[Name, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    media: tuple[Media, ...] = ()
    events: tuple[Event, ...] = ()
