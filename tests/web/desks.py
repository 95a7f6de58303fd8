"""A desk to test the web door with: the made-up flood, played into a real newsroom in a folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from queue import Queue

from dateline.newsroom import Newsroom
from dateline.records import Coverage
from dateline.web.server import serve
from tests.outputs import flood

SETTINGS = """
[desk]
title = "Dateline"
[[coverage]]
slug = "merrow"
title = "Flood on the Merrow"
description = "The river came over the wall at Harne before dawn. What is known, and who says so."
notice = "A made-up coverage: no such river, town or flood exists."
timezone = "Europe/London"
timezone_name = "Harne"
"""


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def on(self, **by: float) -> None:
        self.moment += timedelta(**by)


def flooded(folder: Path, until: int | None = None) -> Newsroom:
    """A desk with the flood's entries, or the first `until` of them, each at its own time."""
    (folder / "dateline.toml").write_text(SETTINGS, "utf-8")
    clock = Clock(flood.START)
    room = Newsroom.open(folder, clock=clock)
    for entry in flood.entries()[:until]:
        if not isinstance(entry.fact, Coverage):
            clock.moment = entry.at
            room.append("merrow", entry.by, [entry.fact])
    clock.on(minutes=5)
    return room


@contextmanager
def served(room: Newsroom) -> Iterator[tuple[str, str]]:
    """The newsroom behind a free port of this machine: its address, and a link to sign in with."""
    stop, said = threading.Event(), Queue[tuple[str, str]]()
    thread = threading.Thread(
        target=serve,
        args=(room,),
        kwargs={"port": 0, "stop": stop, "ready": lambda *links: said.put(links)},
        daemon=True,
    )
    thread.start()
    try:
        yield said.get(timeout=20)
    finally:
        stop.set()
        thread.join(timeout=10)
        assert not thread.is_alive(), "the server did not stop"
