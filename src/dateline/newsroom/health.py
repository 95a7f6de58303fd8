"""How each source is doing: kept in the cache, since a lost memory only means one visit too many."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from dateline.cache import Cache
from dateline.errors import DatelineError
from dateline.fetch import Later
from dateline.records import Source, record

LONGEST = 3600  # seconds: a failing source is tried again after an hour at the latest


@record
class Visits:
    """What is remembered of one source's visits."""

    last_read: datetime | None = None
    last_new: datetime | None = None
    next_try: datetime | None = None
    failures: int = 0
    error: str = ""
    hint: str = ""


@record
class Health:
    """One source as an editor sees it."""

    source: Source
    state: Literal["ok", "silent", "failing", "new"]
    last_read: datetime | None = None
    last_new: datetime | None = None
    next_try: datetime | None = None
    error: str = ""
    hint: str = ""


def recall(cache: Cache, slug: str, name: str) -> Visits:
    kept = cache.get(f"visits {slug} {name}")
    if kept is None:
        return Visits()
    try:
        return msgspec.json.decode(kept, type=Visits)
    except msgspec.DecodeError:
        return Visits()


def remember(cache: Cache, slug: str, name: str, visits: Visits) -> None:
    cache.put(f"visits {slug} {name}", msgspec.json.encode(visits))


def went_well(visits: Visits, source: Source, now: datetime, added: int) -> Visits:
    return Visits(
        last_read=now,
        last_new=now if added else visits.last_new,
        next_try=now + timedelta(seconds=source.every),
    )


def went_wrong(visits: Visits, source: Source, now: datetime, error: DatelineError) -> Visits:
    """Back off: every failure in a row doubles the wait, up to an hour or the source's own pace."""
    wait = min(source.every * 2 ** min(visits.failures, 10), max(LONGEST, source.every))
    next_try = now + timedelta(seconds=wait)
    if isinstance(error, Later):  # the other side said when
        next_try = max(next_try, error.until)
    return replace(
        visits,
        next_try=next_try,
        failures=visits.failures + 1,
        error=error.message,
        hint=error.hint,
    )


def health(source: Source, visits: Visits, now: datetime) -> Health:
    """Silent: read without fault, but nothing new for a day and for twenty visits."""
    quiet = timedelta(seconds=max(86_400, 20 * source.every))
    since = visits.last_new or visits.last_read
    state: Literal["ok", "silent", "failing", "new"] = "ok"
    if visits.failures:
        state = "failing"
    elif visits.last_read is None:
        state = "new"
    elif since is not None and now - since > quiet:
        state = "silent"
    return Health(
        source=source,
        state=state,
        last_read=visits.last_read,
        last_new=visits.last_new,
        next_try=visits.next_try,
        error=visits.error,
        hint=visits.hint,
    )
