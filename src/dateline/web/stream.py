"""The live stream's plain half: frames, the ring of the last ones, and who reads.

One `bytes` object an update, built once; what is given to a reader is a reference to it. Nothing here
knows of a web framework: a reader is anything with `give` and `end`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Protocol

RING = 500  # frames that are kept for those who come back
RESYNC = b"event: resync\ndata: {}\n\n"
CLOSE = b"event: close\ndata: {}\n\n"


class Reader(Protocol):
    """One open connection."""

    def give(self, data: bytes) -> None:
        """Send `data` when it can; never waits."""
        ...

    def end(self) -> None:
        """Close it, after what it was given."""
        ...


def frame(data: bytes, *, seq: int | None = None, event: str = "") -> bytes:
    """One event of a `text/event-stream`; a line break in the data begins a line of its own.

    >>> frame(b"one", seq=7)
    b'id: 7\\ndata: one\\n\\n'
    """
    head = (f"event: {event}\n" if event else "") + (f"id: {seq}\n" if seq is not None else "")
    lines = b"".join(b"data: " + line + b"\n" for line in data.splitlines() or [b""])
    return head.encode() + lines + b"\n"


class Stream:
    """One coverage's updates. All of it runs in the event loop's thread."""

    def __init__(self, seq: int) -> None:
        self.seq = seq  # what a reader who has had everything holds
        self.reach = seq  # the oldest seq from which the ring leads to now
        self._ring: deque[tuple[int, int, bytes]] = deque()
        self._readers: dict[Reader, None] = {}

    def __len__(self) -> int:
        return len(self._readers)

    def publish(self, start: int, seq: int, data: bytes) -> None:
        """Give everyone the update that leads from `start` to `seq`."""
        made = frame(data, seq=seq)
        self._ring.append((start, seq, made))
        if len(self._ring) > RING:
            self._ring.popleft()
        self.reach = self._ring[0][0]
        self.seq = seq
        self.send(made)

    def send(self, made: bytes) -> None:
        """Give everyone a frame that is not kept: a heartbeat, an end."""
        for reader in list(self._readers):
            reader.give(made)

    def forget(self) -> None:
        """Empty the ring: words in it were taken out of the record."""
        self._ring.clear()
        self.reach = self.seq

    def join(self, reader: Reader, after: int | None) -> None:
        """Let `reader` follow, from `after` on (None: from now)."""
        for made in self.since(after):
            reader.give(made)
        self._readers[reader] = None

    def since(self, after: int | None) -> Sequence[bytes]:
        """The frames that lead from `after` to now, or a word that they are no longer here."""
        if after is None or after == self.seq:
            return ()
        if after < self.reach or after > self.seq:
            return (RESYNC,)
        return [made for _, seq, made in self._ring if seq > after]

    def leave(self, reader: Reader) -> None:
        self._readers.pop(reader, None)

    def close(self) -> None:
        """End all, for good: the coverage is closed or the server stops."""
        for reader in list(self._readers):
            reader.end()
        self._readers.clear()
