"""How we behave towards another's server: robots.txt, a pace, and "not before".

What was learnt is kept in a memory between runs, so that a restart does not forget a Retry-After.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

from protego import Protego

from dateline.records import record

AGENT = "Dateline"  # the product token that a robots.txt may name
ROBOTS_BYTES = 512_000  # RFC 9309 asks for 500 KiB at least
ROBOTS_KEPT = timedelta(hours=24)  # RFC 9309: not longer than 24 hours
ROBOTS_RETRY = timedelta(minutes=5)  # when it could not be had
LONGEST_WAIT = timedelta(hours=1)  # of our own back-off
LONGEST_ASKED = timedelta(days=1)  # of a Retry-After
SLOWEST_PACE = 30.0  # seconds; a Crawl-delay above it counts as this


class Memory(Protocol):
    """Where small things are kept between runs; may be emptied at any time."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, value: bytes) -> None: ...


class Forgetful:
    """A memory that lasts as long as the process."""

    def __init__(self) -> None:
        self.rows: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.rows.get(key)

    def put(self, key: str, value: bytes) -> None:
        self.rows[key] = value


def recall(memory: Memory, key: str) -> dict[str, Any]:
    """A JSON object from the memory; {} where there is none or it is not readable."""
    raw = memory.get(key)
    if raw is None:
        return {}
    try:
        found = json.loads(raw)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def keep(memory: Memory, key: str, row: dict[str, Any]) -> None:
    memory.put(key, json.dumps(row).encode())


def moment(text: Any) -> datetime | None:
    """A moment that we wrote into the memory ourselves."""
    try:
        return datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None


@record
class Robots:
    """What one origin's robots.txt allows us. `rules` is None where everything is allowed."""

    rules: Any = None  # Protego
    barred: str = ""  # why nothing may be asked for now, or ""

    @classmethod
    def read(cls, status: int, text: str) -> Robots:
        """By the answer's status: 2xx its rules, other 4xx all is allowed, 5xx and 429 nothing for now."""
        if 200 <= status < 300:
            return cls(rules=Protego.parse(text))
        if status == 429 or status >= 500:
            return cls(barred=f"its robots.txt answered {status}")
        return cls()

    def allows(self, url: str) -> bool:
        return self.rules is None or bool(self.rules.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Seconds that the site wants between two requests."""
        said = self.rules.crawl_delay(AGENT) if self.rules is not None else None
        return min(float(said), SLOWEST_PACE) if said else 0.0


class Pace:
    """At most one request at a time to a host, and `seconds` from one to the next."""

    def __init__(self, seconds: float, sleep: Callable[[float], None] = time.sleep) -> None:
        self.seconds = seconds
        self.sleep = sleep
        self.last: dict[str, float] = {}
        self.lock = threading.Lock()

    def wait(self, host: str, delay: float = 0.0) -> None:
        """Returns when it is our turn; several waiting threads get turns one after the other."""
        with self.lock:
            now = time.monotonic()
            turn = max(now, self.last.get(host, float("-inf")) + max(self.seconds, delay))
            self.last[host] = turn
        if turn > now:
            self.sleep(turn - now)


def retry_after(header: str | None, now: datetime) -> datetime | None:
    """The moment that a Retry-After header names, in seconds or as a date; at most a day away."""
    if not header:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return now + min(timedelta(seconds=int(text[:9])), LONGEST_ASKED)
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(when.astimezone(UTC), now + LONGEST_ASKED)


def back_off(tries: int, first: float) -> timedelta:
    """How long to leave a failing address alone after its `tries`th failure in a row (from 1).

    >>> [back_off(n, 30).seconds for n in (1, 2, 3)]
    [30, 60, 120]
    """
    return min(timedelta(seconds=first * 2 ** min(tries - 1, 20)), LONGEST_WAIT)
