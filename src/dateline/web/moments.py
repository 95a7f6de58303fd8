"""Which moment a reader asks for: `?as-of=` and `Accept-Datetime` (Memento, RFC 7089)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateline import zones
from dateline.errors import Refused
from dateline.outputs.times import utc
from dateline.records import Coverage


def asked(text: str, coverage: Coverage) -> datetime:
    """The moment that `as-of` names: RFC 3339, or as a form's field has it, in the coverage's zone."""
    try:
        found = datetime.fromisoformat(text.strip().replace(" ", "+"))  # a plus in an address is a space
        if found.tzinfo is None:
            found = found.replace(tzinfo=zones.zone(coverage.timezone))
        return found.astimezone(UTC)
    except (ValueError, OverflowError):
        hint = "Such as 2026-03-04T14:05Z, or 2026-03-04T14:05 for the coverage's own zone."
        raise Refused(f"{text[:60]!r} is not a moment.", hint) from None


def accepted(text: str) -> datetime:
    """The moment of an Accept-Datetime header."""
    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        hint = "As in RFC 7089: Thu, 18 Apr 1912 22:41:00 GMT"
        raise Refused(f"Accept-Datetime {text[:60]!r} is not a date.", hint) from None


def within(moment: datetime, first: datetime | None, last: datetime | None) -> datetime:
    """The nearest moment that there is a page of."""
    if first is not None and moment < first:
        return first
    return last if last is not None and moment > last else moment


def address(path: str, moment: datetime) -> str:
    return f"{path}?as-of={utc(moment)}"
