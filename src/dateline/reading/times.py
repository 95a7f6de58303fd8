"""Times: when a text says that something was, is, or will be, resolved from when it was published.

`times(text)` finds TIMEX3 expressions with our own grammar (times_grammar), says what they mean
(times_resolve) and which moments they cover (times_values). An expression is seen from its dated passage,
or from the document; "today" is that day in the zone of the passage or document. A time of day belongs to
the day beside it, or the last one named in its sentence, or the day it is seen from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from dateline import zones
from dateline.errors import DatelineError
from dateline.reading.text import Text
from dateline.reading.times_clock import Clock, clock_of
from dateline.reading.times_days import Meaning, Seen
from dateline.reading.times_grammar import Match, matches
from dateline.reading.times_resolve import RESOLVERS
from dateline.reading.times_tense import looks_ahead
from dateline.reading.times_values import Interval, interval
from dateline.records import Document, When, record

_GAP = re.compile(r"(?:,?\s+(?:on|at|of|about|around|shortly\s+(?:before|after))?\s*|\s*,\s*)", re.I)
_BEGAN = re.compile(
    r"\b(?:war|invasion|conflict|siege|fighting|strike|offensive|protests?|outage|flood\w*|crisis|operation)\b"
    r"[^.;]{0,60}?\b(?:began|begun|started|erupted|broke\s+out|was\s+launched)\s+(?:on|in)\s*$",
    re.I,
)
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\w\w))?$")


@record
class _Piece:
    """One expression: a date, a clock, or both that stand side by side."""

    start: int
    end: int
    date: Match | None = None
    clock: Match | None = None


def times(text: Text) -> tuple[When, ...]:
    """Every time expression of a text, in order."""
    pieces = _pieces(text.text)
    if not text.english:
        pieces = [piece for piece in pieces if _kind(piece) in _ANY_LANGUAGE]
    began = _began(text, pieces)
    found: list[When] = []
    ref: tuple[int, date] | None = None  # where the last day was named, and which
    clock: datetime | None = None  # the last time of day that was named
    for piece in pieces:
        zone, at = _seen_from(text, piece.start)
        seen = Seen(
            at=at,
            ref=ref[1] if ref else None,
            future=looks_ahead(text, piece.start, piece.end),
            day_first=_day_first(text.document),
            began=began,
            clock=clock,
        )
        same = ref[1] if ref and _sentence(text, ref[0]) == _sentence(text, piece.start) else None
        try:
            when = _when(text, piece, seen, zone, same, len(found) + 1)
        except (OverflowError, ValueError):  # beyond the calendar's first or last year
            when = None
        if when is None:
            continue
        found.append(when)
        clock = _clock(when) or clock
        named = _DAYS.match(when.value[:10])
        if named and when.type in ("DATE", "TIME") and piece.date is not None:
            ref = (piece.start, date.fromisoformat(named[1]))
    return tuple(found)


def _clock(when: When) -> datetime | None:
    try:
        return datetime.strptime(when.value, "%Y-%m-%dT%H:%M")  # noqa: DTZ007  local, as values are
    except ValueError:
        return None


def zone_at(text: Text, offset: int) -> tzinfo:
    """The zone that times at an offset are told in: the passage's, the document's, or UTC."""
    document = text.document
    near = _named(document.timezone)
    passage = text.passage_at(offset)
    if passage is not None and passage.timezone:
        return zones.stated(passage.timezone, near) or _named(passage.timezone) or near or UTC
    return near or UTC


def _named(name: str | None) -> tzinfo | None:
    try:
        return zones.zone(name) if name else None
    except DatelineError:
        return None


def _seen_from(text: Text, offset: int) -> tuple[tzinfo, datetime | None]:
    """The zone and the local naive moment that an offset is seen from."""
    zone = zone_at(text, offset)
    passage = text.passage_at(offset)
    moment = passage.posted if passage is not None else text.document.published
    try:
        return zone, moment.astimezone(zone).replace(tzinfo=None) if moment else None
    except (OverflowError, ValueError):  # a date that a hostile page made up
        return zone, None


def _day_first(document: Document) -> bool:
    language = (document.language or "").casefold()
    return language != "en-us" and not (document.timezone or "").startswith("America/")


def _sentence(text: Text, offset: int) -> int:
    return bisect_right(text.sentences, (offset, len(text.text) + 1))


def _pieces(text: str) -> list[_Piece]:
    """The matches, a clock and a date side by side made one."""
    pieces: list[_Piece] = []
    for match in matches(text):
        is_clock = match.kind == "clock"
        piece = _Piece(
            start=match.start,
            end=match.end,
            clock=match if is_clock else None,
            date=None if is_clock else match,
        )
        last = pieces[-1] if pieces else None
        if last and _fits(last, piece) and _GAP.fullmatch(text, last.end, piece.start):
            pieces[-1] = replace(
                last, end=piece.end, date=last.date or piece.date, clock=last.clock or piece.clock
            )
        else:
            pieces.append(piece)
    return pieces


_DAY_KINDS = frozenset(
    (
        "iso",
        "calendar",
        "slashed",
        "weekday",
        "dayth",
        "today",
        "part",
        "near_day",
        "holiday",
        "every_weekday",
    )
)


_ANY_LANGUAGE = frozenset(("iso", "slashed", "clock"))


def _kind(piece: _Piece) -> str:
    match = piece.date or piece.clock
    return match.kind if match is not None else ""


def _fits(last: _Piece, piece: _Piece) -> bool:
    day = last.date or piece.date
    one_each = (last.clock is None) != (piece.clock is None) and (last.date is None) != (piece.date is None)
    return one_each and day is not None and day.kind in _DAY_KINDS


def _began(text: Text, pieces: list[_Piece]) -> date | None:
    """The day on which the text says that the war, siege, strike ... began."""
    for piece in pieces:
        if piece.date is None or piece.date.kind not in ("calendar", "iso"):
            continue
        if _BEGAN.search(text.text, max(0, piece.start - 80), piece.start):
            _, at = _seen_from(text, piece.start)
            meaning = RESOLVERS[piece.date.kind](piece.date.found, Seen(at=at, ref=None, future=False))
            if meaning and _DAYS.match(meaning.value):
                return date.fromisoformat(meaning.value[:10])
    return None


def _when(text: Text, piece: _Piece, seen: Seen, zone: tzinfo, same: date | None, n: int) -> When | None:
    clock = clock_of(piece.clock) if piece.clock else None
    if piece.clock and clock is None and piece.date is None:
        return None
    meaning = RESOLVERS[piece.date.kind](piece.date.found, seen) if piece.date else None
    if piece.date and meaning is None and clock is None:
        return None
    stated = clock.zone if clock else None
    if piece.date is not None and piece.date.kind == "iso":
        stated = piece.date.found["zone"]
    known = zones.stated(stated, zone) if stated else zone
    where = known or zone
    start, end = piece.start, piece.end
    if clock is not None:
        meaning = _at_clock(clock, meaning, seen, same, zone, where)
    if meaning is None:
        return None
    covers = (
        interval(meaning.value, where) if known is not None and meaning.type in ("DATE", "TIME") else None
    )
    return _record(text, n, start, end, meaning, covers, stated)


def _at_clock(
    clock: Clock, meaning: Meaning | None, seen: Seen, same: date | None, here: tzinfo, where: tzinfo
) -> Meaning:
    """A time of day on its day: the one beside it, its sentence's, or the one it is seen from."""
    day, part = None, None
    if meaning is not None:
        named = _DAYS.match(meaning.value)
        day, part = (date.fromisoformat(named[1]), named[2]) if named else (None, None)
    hour, minute = clock.on(part)
    if clock.either and part is None and meaning is None and seen.at is not None and not seen.future:
        hour = _either(hour, minute, seen.at.replace(tzinfo=here).astimezone(where))
    ends = clock.next_day
    if day is None and meaning is None:
        ends = ends and same is not None  # a midnight of no day named is the last one, or the next
        day = same or _seen_day(hour, minute, seen, here, where)
    elif day is not None and part == "NI" and hour < 6:
        day += timedelta(days=1)  # "2.20 last night" is after midnight
    if day is None:
        return Meaning(
            type="TIME",
            value=f"{meaning.value.partition('T')[0] if meaning else 'XXXX-XX-XX'}T{hour:02}:{minute:02}",
        )
    if ends:
        day += timedelta(days=1)
    return Meaning(type="TIME", value=f"{day.isoformat()}T{hour:02}:{minute:02}")


def _either(hour: int, minute: int, there: datetime) -> int:
    """Of morning and evening the last one before the text was published."""
    hours = (hour % 12, hour % 12 + 12)
    past = [h for h in hours if (h, minute) <= (there.hour, there.minute)]
    return past[-1] if past else hours[-1]


def _seen_day(hour: int, minute: int, seen: Seen, here: tzinfo, where: tzinfo) -> date | None:
    """The day of a bare time: today in the stated zone; yesterday where that is still to come and the
    tense looks back, tomorrow where midnight is past and the tense looks ahead."""
    if seen.at is None:
        return None
    there = seen.at.replace(tzinfo=here).astimezone(where).replace(tzinfo=None)
    moment = there.replace(hour=hour, minute=minute)
    if not seen.future and moment > there + timedelta(hours=1):
        moment -= timedelta(days=1)
    elif seen.future and (hour, minute) == (0, 0) and moment < there:
        moment += timedelta(days=1)
    return moment.date()


def _record(
    text: Text, n: int, start: int, end: int, meaning: Meaning, covers: Interval | None, stated: str | None
) -> When:
    return When(
        id=f"{text.document.id}-t{n}",
        start=start,
        end=end,
        as_written=text.text[start:end],
        type=meaning.type,
        value=meaning.value,
        begin=covers.begin if covers else None,
        finish=covers.finish if covers else None,
        precision=covers.precision if covers else None,
        timezone=stated,
    )
