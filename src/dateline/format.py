"""The reading format, version 1: a reading as JSON Lines, for `dateline read --json`, claims.jsonl and
whoever consumes them. `format.schema.json` beside this file says the same to a machine.

One object a line, each with a `kind`; every field is always there, null or [] where nothing is known.
Offsets are code points into the document's text, half open; times are RFC 3339.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Protocol

from dateline.errors import DatelineError
from dateline.records import (
    Claim,
    Document,
    Event,
    Figure,
    Hedge,
    Media,
    Mention,
    Name,
    Passage,
    Place,
    Reading,
    Span,
    Speaker,
    When,
)
from dateline.zones import zone

FORMAT = 1
Line = dict[str, object]


class Program(Protocol):
    """What is said of the reader program: its name and version."""

    name: str
    version: str


def lines(document: Document, reading: Reading, reader: Program | None = None) -> Iterator[Line]:
    """The document's line, then a line for everything that was read in it.

    `reader` is the program that read it; without one its name is taken from the claims.
    """
    name, version = _reader(reading, reader)
    yield document_line(document, name, version)
    posts = reading.posts or document.passages
    yield from (post_line(document, post) for post in posts)
    yield from (claim_line(claim, reading) for claim in reading.claims)
    yield from (name_line(found) for found in reading.names)
    owners = _owners(reading)
    yield from (figure_line(document, f, owners) for f in _all(reading.figures, _of(reading, "figures")))
    yield from (place_line(document, p) for p in _all(reading.places, _of(reading, "places")))
    said = tuple(claim.said for claim in reading.claims if claim.said is not None)
    yield from (time_line(document, t) for t in _all(reading.times, (*_of(reading, "times"), *said)))
    yield from (hedge_line(document, h, owners) for h in _all(reading.hedges, _of(reading, "hedges")))
    yield from (media_line(document, m) for m in _all(reading.media, _of(reading, "media")))
    yield from (event_line(document, event) for event in reading.events)


def encode(line: Line) -> str:
    """One line of JSON without its line end. A lone surrogate, which UTF-8 cannot carry, is escaped."""
    written = json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(line, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return written


def error_line(file: str, error: Exception) -> Line:
    """The line of a file that could not be read."""
    if isinstance(error, DatelineError):
        return {"kind": "error", "file": file, "error": error.message, "hint": error.hint or None}
    return {"kind": "error", "file": file, "error": str(error) or type(error).__name__, "hint": None}


def document_line(document: Document, reader: str, version: str) -> Line:
    published: str | None = None
    if document.published is not None:
        published = _moment(document.published, document.timezone)
        if document.published_precision:
            published = published[:10]
    return {
        "kind": "document",
        "format": FORMAT,
        **_fields(document, "id", "file", "url"),
        "sha256": document.capture,
        **_fields(document, "title", "byline", "language"),
        "published": published,
        **_fields(document, "timezone", "replaces", "text"),
        "reader": {"name": reader, "version": version},
    }


def post_line(document: Document, post: Passage) -> Line:
    return {
        "kind": "post",
        "id": post.id,
        "document": document.id,
        "start": post.start,
        "end": post.end,
        "label": post.label,
        "posted": _moment(post.posted, post.timezone or document.timezone),
        "timezone": post.timezone,
        "headline": post.headline or None,
    }


def claim_line(claim: Claim, reading: Reading) -> Line:
    return {
        "kind": "claim",
        **_fields(claim, "id", "document", "post", "start", "end"),
        "spans": [list(span) for span in claim.spans],
        "quote": claim.quote,
        "speaker": _speaker(claim.speaker),
        "cue": _span(claim.cue),
        **_fields(claim, "mode", "act", "negated"),
        "audience": _span(claim.audience),
        "venue": _span(claim.venue),
        "via": claim.via,
        "hedges": [hedge.id for hedge in claim.hedges],
        "figures": [figure.id for figure in claim.figures],
        "places": [place.id for place in claim.places],
        "times": [when.id for when in claim.times],
        "media": [media.id for media in claim.media],
        "said": _when(claim.said) if claim.said is not None else None,
        "confidence": claim.confidence,
        "reader": claim.reader,
    }


def name_line(name: Name) -> Line:
    return {
        "kind": "name",
        "entity": name.entity,
        "document": name.document,
        "name": name.name,
        "type": name.type,
        "mentions": [_mention(mention) for mention in name.mentions],
    }


def figure_line(document: Document, figure: Figure, owners: dict[str, str]) -> Line:
    return {
        **_head("figure", document, figure),
        **_fields(figure, "as_written", "measure", "whom", "comparator"),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "value": _number(figure.value),
        **_fields(figure, "unit", "scope", "place"),
        "claim": figure.claim or owners.get(figure.id),
    }


def place_line(document: Document, place: Place) -> Line:
    return {
        **_head("place", document, place),
        **_fields(
            place, "as_written", "name", "lat", "lon", "gazetteer", "country", "precision", "radius_km"
        ),
        "candidates": [_fields(one, *_CANDIDATE) for one in place.candidates],
        "why": place.why or None,
    }


def time_line(document: Document, when: When) -> Line:
    return {"kind": "time", "id": when.id, "document": document.id, **_when(when)}


def hedge_line(document: Document, hedge: Hedge, owners: dict[str, str]) -> Line:
    return {
        **_head("hedge", document, hedge),
        **_fields(hedge, "as_written", "by", "sense"),
        "claim": hedge.claim or owners.get(hedge.id),
    }


def media_line(document: Document, media: Media) -> Line:
    return {
        **_head("media", document, media),
        **_fields(media, "caption", "media_type", "url", "by"),
        "shows": _span(media.shows),
        "status": media.status,
        "hedges": list(media.hedges),
    }


def event_line(document: Document, event: Event) -> Line:
    return {
        **_head("event", document, event),
        **_fields(event, "as_written", "type", "mode", "actor", "recipient"),
        "who": _span(event.who),
        "whom": _span(event.whom),
        **_fields(event, "place", "time", "claim"),
    }


def _reader(reading: Reading, reader: Program | None) -> tuple[str, str]:
    if reader is not None:
        return reader.name, reader.version
    written = reading.claims[0].reader if reading.claims else ""
    name, _, version = written.partition(" ")
    return name, version


def _of(reading: Reading, field: str) -> tuple[Any, ...]:
    return tuple(found for claim in reading.claims for found in getattr(claim, field))


def _all(own: Sequence[Any], of_claims: Sequence[Any]) -> list[Any]:
    """The reading's own and its claims', each id once, in text order: every id a claim names has a line."""
    found = {one.id: one for one in (*of_claims, *own)}
    return sorted(found.values(), key=lambda one: (one.start, one.end, one.id))


def _owners(reading: Reading) -> dict[str, str]:
    """The claim that a figure or hedge stands in; of nested claims the innermost, which comes last."""
    return {
        found: claim.id
        for claim in reading.claims
        for found in (*(f.id for f in claim.figures), *(h.id for h in claim.hedges))
    }


def _speaker(speaker: Speaker | None) -> Line | None:
    return _fields(speaker, "entity", "name", "as_written", "start", "end", "role") if speaker else None


def _span(span: Span | None) -> Line | None:
    return _fields(span, "as_written", "start", "end") if span else None


def _mention(mention: Mention) -> Line:
    return {
        **_fields(mention, "start", "end", "as_written", "variant", "of"),
        "evidence": mention.evidence or None,
        "judgement": mention.judgement,
    }


_CANDIDATE = ("name", "lat", "lon", "gazetteer", "country", "precision", "radius_km")
_Placed = Claim | Figure | Place | When | Hedge | Media | Event


def _head(kind: str, document: Document, one: _Placed) -> Line:
    return {"kind": kind, "id": one.id, "document": document.id, "start": one.start, "end": one.end}


def _fields(one: object, *names: str) -> Line:
    """Fields of a record that go out as they are."""
    return {name: getattr(one, name) for name in names}


def _when(when: When) -> Line:
    return {
        **_fields(when, "start", "end", "as_written", "type", "value"),
        "begin": _moment(when.begin, None) if when.begin is not None else None,
        "finish": _moment(when.finish, None) if when.finish is not None else None,
        **_fields(when, "precision", "timezone"),
    }


def _moment(moment: datetime, timezone: str | None) -> str:
    """RFC 3339, in the stated zone where it is known and its offset is whole minutes, else in UTC."""
    there = moment.astimezone(UTC)
    where = _named(timezone) if timezone else None
    if where is not None and 1 < moment.year < 9999:
        local = moment.astimezone(where)
        if (local.utcoffset() or timedelta(0)).total_seconds() % 60 == 0:
            there = local
    written = there.isoformat(timespec="seconds")
    year, rest = written.split("-", 1)
    written = f"{year.zfill(4)}-{rest}"
    return written[:-6] + "Z" if written.endswith("+00:00") else written


def _named(name: str) -> tzinfo | None:
    try:
        return zone(name)
    except DatelineError:
        return None


def _number(value: float | None) -> float | int | None:
    """Whole numbers without ".0"; what JSON cannot carry (infinity) is not known."""
    if value is None or value != value or value in (float("inf"), float("-inf")):
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value
