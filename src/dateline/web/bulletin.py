"""The bulletin: from what the newsroom wrote to what every open page is given.

The writing thread only rings a bell. One task then draws what changed, once, in a thread of its own, and
hands the bytes to the coverage's stream; what was written meanwhile goes into the next update.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from dateline.newsroom import Newsroom
from dateline.newsroom.publishing import site_for
from dateline.outputs.times import utc
from dateline.records import Entry, Fact, Redaction
from dateline.web.deltas import MOST_BYTES, Drawn, delta, drawn, encoded
from dateline.web.stream import Stream, frame

BEAT = 15.0  # seconds between two heartbeats


class Bulletin:
    """The streams of one newsroom, in one event loop."""

    def __init__(self, room: Newsroom, beat: float = BEAT) -> None:
        self.room = room
        self.beat = beat
        self.closing = False
        self._streams: dict[str, Stream] = {}
        self._drawn: dict[str, Drawn] = {}
        self._bell = asyncio.Event()
        self._rung: set[str] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._unsubscribe: Callable[[], None] = lambda: None

    async def open(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._unsubscribe = self.room.subscribe(self._heard)
        for slug in await asyncio.to_thread(self.room.slugs):
            self._drawn[slug] = await asyncio.to_thread(self._draw, slug)
            self._streams[slug] = Stream(self._drawn[slug].story.seq)
        self._tasks = [asyncio.create_task(self._work()), asyncio.create_task(self._heart())]

    def stop(self) -> None:
        """End every stream now. Called from the signal's place, in the loop's thread."""
        self.closing = True
        for stream in self._streams.values():
            stream.close()

    async def close(self) -> None:
        self._unsubscribe()
        self.stop()
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def stream(self, slug: str) -> Stream | None:
        return self._streams.get(slug)

    def readers(self) -> int:
        return sum(len(stream) for stream in self._streams.values())

    def _heard(self, slug: str, entries: list[Entry[Fact]]) -> None:
        """In the writing thread."""
        loop = self._loop
        redacted = any(isinstance(entry.fact, Redaction) for entry in entries)
        if loop is not None and not loop.is_closed():
            with contextlib.suppress(RuntimeError):  # the loop closed between the two lines
                loop.call_soon_threadsafe(self._ring, slug, redacted)

    def _ring(self, slug: str, redacted: bool) -> None:
        if redacted and slug in self._streams:
            self._streams[slug].forget()
        self._rung.add(slug)
        self._bell.set()

    async def _work(self) -> None:
        while True:
            await self._bell.wait()
            self._bell.clear()
            rung, self._rung = self._rung, set()
            for slug in sorted(rung):
                await self._update(slug)

    async def _update(self, slug: str) -> None:
        if slug not in self._streams:
            self._drawn[slug] = await asyncio.to_thread(self._draw, slug)
            self._streams[slug] = Stream(self._drawn[slug].story.seq)
            return
        old = self._drawn[slug]
        new, data = await asyncio.to_thread(self._make, slug, old)
        if new.story.seq > old.story.seq:
            self._drawn[slug] = new
            self._streams[slug].publish(old.story.seq, new.story.seq, data)

    def _draw(self, slug: str) -> Drawn:
        return drawn(self.room.story(slug), site_for(self.room, slug, live=True))

    def _make(self, slug: str, old: Drawn) -> tuple[Drawn, bytes]:
        """In a thread: draw what there now is, and the delta's bytes. A large one is named, not sent."""
        new = self._draw(slug)
        entries = self.room.entries(slug, after=old.story.seq, until=new.story.seq)
        site = site_for(self.room, slug, live=True)
        found: dict[str, Any] = delta(old, new, entries, site, self.room.clock())
        data = encoded(found)
        if len(data) > MOST_BYTES:
            data = encoded({"from": found["from"], "to": found["to"]})
        return new, data

    async def _heart(self) -> None:
        while True:
            await asyncio.sleep(self.beat)
            for stream in self._streams.values():
                stream.send(self.beating(stream))

    def beating(self, stream: Stream) -> bytes:
        """A heartbeat: that the server is there, its clock, and how far the stream is."""
        said = {"now": utc(self.room.clock()), "seq": stream.seq}
        return frame(encoded(said), event="heartbeat")
