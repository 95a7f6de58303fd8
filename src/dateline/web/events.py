"""`/{slug}/events`: the stream's other half, one open connection under uvicorn.

Only this file knows the web framework: a writer of the same frames on bare transports would take its place
and nothing else would change.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import deque

from starlette.datastructures import Headers, QueryParams
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from dateline.web.bulletin import Bulletin
from dateline.web.stream import CLOSE, RESYNC

MOST_WAITING = 256_000  # bytes that may wait for a slow reader before it is told to fetch for itself
MOST_READERS = 10_000
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Connection:
    """A reader: references to frames that wait until the socket takes them."""

    def __init__(self) -> None:
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._news = asyncio.Event()
        self.ended = False

    def give(self, data: bytes) -> None:
        if self._size + len(data) > MOST_WAITING:
            self._waiting.clear()
            self._size, data = 0, RESYNC
        self._waiting.append(data)
        self._size += len(data)
        self._news.set()

    def end(self) -> None:
        self.ended = True
        self._news.set()

    async def take(self) -> bytes:
        """What has come; b"" once it has ended."""
        while not self._waiting and not self.ended:
            await self._news.wait()
            self._news.clear()
        data = b"".join(self._waiting)
        self._waiting.clear()
        self._size = 0
        return data


class Events:
    """An ASGI app for one coverage's stream."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.bulletin = bulletin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        stream = self.bulletin.stream(str(scope["path_params"]["slug"]))
        refusal: Response | None = None
        if stream is None:
            refusal = JSONResponse({"error": "There is no such coverage."}, 404)
        elif scope["method"] not in ("GET", "HEAD"):
            refusal = JSONResponse({"error": "Only GET."}, 405, {"Allow": "GET"})
        elif self.bulletin.closing or self.bulletin.readers() >= MOST_READERS:
            refusal = JSONResponse({"error": "Full. Ask head.json."}, 503, {"Retry-After": "10"})
        if refusal is not None or stream is None:
            if refusal is not None:
                await refusal(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b""})
            return
        reader = Connection()
        wait = random.randint(2000, 7000)  # noqa: S311  spread, so that all don't come back at once
        reader.give(b"retry: %d\n" % wait + self.bulletin.beating(stream))  # at once, so that heads leave
        stream.join(reader, after(scope))
        watch = asyncio.create_task(_watch(receive, reader))
        try:
            while data := await reader.take():
                await send({"type": "http.response.body", "body": data, "more_body": True})
            if self.bulletin.closing:
                await send({"type": "http.response.body", "body": CLOSE, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            stream.leave(reader)
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch


def after(scope: Scope) -> int | None:
    """The seq that the reader holds. A browser's own reconnection repeats the address as it was, so the
    header wins over `?after=`."""
    said = Headers(scope=scope).get("last-event-id") or QueryParams(scope["query_string"]).get("after")
    if said is None or not said.isascii() or not said.isdigit() or len(said) > 18:
        return None
    return int(said)


async def _watch(receive: Receive, reader: Connection) -> None:
    """End the reader when the other side has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
    reader.end()
