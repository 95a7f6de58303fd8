"""Watching: every source is visited as it falls due, until somebody stops it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from dateline.errors import DatelineError
from dateline.newsroom.room import Newsroom
from dateline.newsroom.visits import Visit

PAUSE = 5.0  # seconds between two looks at what is due


def watch(
    room: Newsroom,
    stop: threading.Event,
    told: Callable[[str, Visit], None] = lambda slug, visit: None,
) -> None:
    """Visit what is due, one source after the other; `told(slug, visit)` hears of each.

    What fails is in the Visit and on the desk. A ledger that refuses (a full disk) is waited out: the
    source stays due.
    """
    while not stop.is_set():
        for slug, source in room.due():
            if stop.is_set():
                return
            try:
                told(slug, room.visit(slug, source))
            except DatelineError as error:
                told(slug, Visit(source=source, error=error))
        stop.wait(PAUSE)
