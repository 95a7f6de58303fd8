"""Moments as pages, feeds and letters write them in their data: ISO 8601, RFC 2822, epoch seconds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import Any

from dateline.records import record

EARLIEST = 1900  # no wire, no page
UNSET = datetime(1970, 1, 1, tzinfo=UTC)  # what programs write that have no date
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?\b"
)


@record
class Moment:
    """A moment in UTC, how exact it is (UCDP date_prec: 0 minute, 1 day), and its zone as stated: an
    offset like "+02:00", an abbreviation like "EST", or "UTC" however that was written."""

    at: datetime
    precision: int = 0
    timezone: str | None = None


def moment(value: Any, near: tzinfo = UTC) -> Moment | None:
    """The moment that a field of data states, or None. `near` is the zone of a time that states none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(float(value))
    if not isinstance(value, str) or not value.strip() or len(value) > 80:
        return None
    text = value.strip()
    found = _ISO.match(text)
    if found:
        return _iso(found, near)
    if re.fullmatch(r"\d{10}(?:\d{3})?", text):
        return _epoch(float(text))
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    stated = text.split()[-1] if when.tzinfo is not None else None
    return _made(when if when.tzinfo else when.replace(tzinfo=near), 0, stated)


def _iso(found: re.Match[str], near: tzinfo) -> Moment | None:
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        zoned = datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0) % 24,
            int(minute or 0),
            min(59, int(second or 0)),
            tzinfo=_zone(zone) if zone else (near if hour else UTC),
        )
    except ValueError:
        return None
    return _made(zoned, 0 if hour else 1, zone)


def _zone(text: str) -> tzinfo:
    if text in ("Z", "UTC", "GMT"):
        return UTC
    offset = text if len(text) > 3 else text + "00"
    zone = datetime.strptime(offset.replace(":", ""), "%z").tzinfo
    return zone or UTC


def _epoch(seconds: float) -> Moment | None:
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    try:
        return _made(datetime.fromtimestamp(seconds, UTC), 0, None)
    except (ValueError, OverflowError, OSError):
        return None


def _made(when: datetime, precision: int, stated: str | None) -> Moment | None:
    try:
        at = when.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    sound = at.year >= EARLIEST and at != UNSET
    return Moment(at=at, precision=precision, timezone=_tidy(stated)) if sound else None


def _tidy(stated: str | None) -> str | None:
    """A zone in one spelling.

    >>> _tidy("+0200"), _tidy("Z"), _tidy("EST")
    ('+02:00', 'UTC', 'EST')
    """
    if stated is None:
        return None
    words = stated.strip("()")
    if words.upper() in ("Z", "UT", "UTC", "GMT") or re.fullmatch(r"[+-]00:?(?:00)?", words):
        return "UTC"
    offset = re.fullmatch(r"([+-]\d\d):?(\d\d)?", words)
    return f"{offset[1]}:{offset[2] or '00'}" if offset else words
