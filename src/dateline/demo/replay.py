"""The replay: the script's moments one after another, at a desk whose clock is in 1912.

Papers come out on the wire and are read by `Newsroom.visit`; the desk's acts go through
`newsroom.acts`. Nothing else writes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from dateline import config
from dateline.demo.desk import perform
from dateline.demo.script import Script
from dateline.demo.wire import Wire
from dateline.errors import Refused
from dateline.newsroom import Newsroom

PACE = 1.2  # seconds between two moments at speed 1


class Clock:
    """The replay's clock: it stands at each moment while the replay runs, and runs on from the last."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._since: float | None = None

    def __call__(self) -> datetime:
        gone = 0.0 if self._since is None else time.monotonic() - self._since
        return self._moment + timedelta(seconds=gone)

    def set(self, moment: datetime) -> None:
        self._moment = max(moment, self._moment)

    def run(self) -> None:
        """From now on the clock runs as clocks do, so that a person may go on where the script ends."""
        if self._since is None:
            self._since = time.monotonic()


def prepare(folder: Path, script: Script) -> Newsroom:
    """A new desk in `folder` for the sample: its settings written, its clock and its wire those of 1912.

    Raises Refused where the folder has a desk already.
    """
    path = folder / config.FILE
    if path.exists():
        raise Refused(f"{folder} is a desk already.", "The sample wants an empty folder.")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(script.settings, "utf-8")
    clock = Clock(script.started)
    room = Newsroom.open(folder, clock=clock)
    room.fetch = Wire(script, clock)
    return room


def replay(
    room: Newsroom,
    script: Script,
    *,
    speed: float = 1.0,
    stop: threading.Event | None = None,
    on_preloaded: Callable[[], None] | None = None,
) -> int:
    """Play the script into `room` and return the number of moments played.

    What is before `script.preload` is there at once, then `on_preloaded` is called, then a moment
    comes every 1.2 seconds divided by `speed` (0: without waiting) until the end or until `stop` is set.
    `room` is a fresh one from `prepare`. Raises DatelineError for a claim or name that no program found.
    """
    stop = stop or threading.Event()
    clock = room.clock if isinstance(room.clock, Clock) else Clock(script.started)
    room.clock, room.fetch = clock, Wire(script, clock)
    if room.story(script.slug).posts:
        raise Refused("The sample was played at this desk already.", "Start again with an empty folder.")
    played = 0
    waiting = False
    for step in script.steps:
        if not waiting and step.at > script.preload:
            waiting = True
            if on_preloaded is not None:
                on_preloaded()
        if stop.is_set() or (waiting and speed > 0 and stop.wait(PACE / speed)):
            return played
        clock.set(step.at)
        perform(room, script, step)
        played += 1
    clock.run()
    return played
