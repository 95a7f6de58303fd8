"""A desk to test the web door with: the made-up flood, played into a real newsroom in a folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from queue import Queue

from starlette.testclient import TestClient

from dateline.newsroom import Newsroom
from dateline.records import Coverage, Mention, Name
from dateline.web.desk.keys import Keys
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


def named(entity: str, document: str, name: str, start: int) -> Name:
    mention = Mention(start=start, end=start + len(name), as_written=name, variant="canonical", of=entity)
    return Name(entity=entity, document=document, name=name, type="person", mentions=(mention,))


NAMES = (
    named("n-ada quill", "d1", "Ada Quill", 90),
    named("n-quill", "d3", "A. Quill", 0),
    named("n-idris vane", "d4", "Idris Vane", 0),
    named("n-idris vain", "d5", "Idris Vain", 0),
)


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
    if until is None:
        room.append("merrow", "reader:rules 1", NAMES)
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


class Desk:
    """A browser at the desk."""

    def __init__(self, client: TestClient, room: Newsroom, keys: Keys) -> None:
        self.client, self.room, self.keys = client, room, keys

    def sign_in(self, name: str = "Ada") -> None:
        answer = self.client.post(f"/desk/in/{self.keys.token()}", data={"name": name})
        assert answer.status_code == 303

    def get(self, path: str = "") -> str:
        answer = self.client.get(f"/desk/merrow/{path}")
        assert answer.status_code == 200, answer.text[:400]
        return answer.text

    def send(self, path: str, status: int = 303, /, **fields: str) -> str:
        fields.setdefault("seen", str(self.room.story("merrow").seq))
        answer = self.client.post(f"/desk/merrow/{path}", data=fields)
        assert answer.status_code == status, answer.text[:400]
        return answer.text
