"""The stream: frames, the ring, readers; then a real server with open streams."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.newsroom import Newsroom, acts
from dateline.records import Post
from dateline.web.events import MOST_WAITING, Connection
from dateline.web.stream import RESYNC, RING, Stream, frame
from tests.web.desks import flooded, served


class Listener:
    def __init__(self) -> None:
        self.had: list[bytes] = []
        self.ended = False

    def give(self, data: bytes) -> None:
        self.had.append(data)

    def end(self) -> None:
        self.ended = True


def test_a_line_break_in_the_data_begins_a_data_line() -> None:
    assert frame(b"a\nb", seq=3, event="x") == b"event: x\nid: 3\ndata: a\ndata: b\n\n"
    assert frame(b"", seq=3) == b"id: 3\ndata: \n\n"


def test_every_reader_is_given_the_same_bytes_once() -> None:
    stream, one, two = Stream(10), Listener(), Listener()
    stream.join(one, None)
    stream.publish(10, 11, b"x")
    stream.join(two, 10)
    stream.publish(11, 14, b"y")
    assert one.had == two.had
    assert one.had[0] is two.had[0]
    stream.leave(one)
    stream.publish(14, 15, b"z")
    assert len(one.had) == 2


def test_the_ring_leads_from_within_an_update_and_says_when_it_cannot() -> None:
    stream = Stream(10)
    stream.publish(10, 14, b"a")
    stream.publish(14, 15, b"b")
    assert stream.since(12) == [frame(b"a", seq=14), frame(b"b", seq=15)]
    assert stream.since(14) == [frame(b"b", seq=15)]
    assert stream.since(15) == ()
    assert stream.since(9) == (RESYNC,)
    assert stream.since(16) == (RESYNC,)
    for seq in range(15, 16 + RING):
        stream.publish(seq, seq + 1, b"c")
    assert stream.since(14) == (RESYNC,)
    assert len(stream.since(15 + 1)) == RING
    stream.forget()
    assert stream.since(20) == (RESYNC,)


def test_a_slow_reader_is_told_to_fetch_for_itself() -> None:
    reader = Connection()
    for _ in range(MOST_WAITING // 1000 + 2):
        reader.give(b"x" * 1000)
    assert next(iter(reader._waiting)) == RESYNC
    assert reader._size < 3000


@contextmanager
def listening(address: str, path: str, **headers: str) -> Iterator[http.client.HTTPResponse]:
    host = address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(host, timeout=15)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        yield connection.getresponse()
    finally:
        connection.close()


def event(answer: http.client.HTTPResponse) -> dict[str, str]:
    """The next event of a stream."""
    found: dict[str, str] = {}
    while line := answer.readline().decode().rstrip("\n"):
        name, _, value = line.partition(": ")
        found[name] = value
    return found


def say(room: Newsroom, headline: str) -> int:
    post = Post(id="", headline=headline, text="Words.")
    acts.publish(room, "merrow", "desk:ada", post=post, seen=room.story("merrow").seq)
    return room.story("merrow").seq


def test_a_reader_hears_of_a_post_and_comes_back_where_it_was(tmp_path: Path) -> None:
    room = flooded(tmp_path)
    held = room.story("merrow").seq
    with served(room) as (address, _):
        with listening(address, f"/merrow/events?after={held}") as answer:
            assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
            assert answer.headers["x-accel-buffering"] == "no"
            assert answer.headers["cache-control"] == "no-store"
            first = event(answer)
            assert 2000 <= int(first["retry"]) <= 7000
            assert first["event"] == "heartbeat"
            seq = say(room, "One")
            heard = event(answer)
            assert heard["id"] == str(seq)
            delta = json.loads(heard["data"])
            assert [post["headline"] for post in delta["posts"]] == ["One"]
            assert (delta["from"], delta["to"]) == (held, seq)
        then = say(room, "Two")
        with listening(address, f"/merrow/events?after={held}", Last_Event_ID=str(seq)) as answer:
            event(answer)
            heard = event(answer)
            assert heard["id"] == str(then), "the header wins over the address"
        with listening(address, "/merrow/events?after=1") as answer:
            event(answer)
            assert event(answer)["event"] == "resync"
        with listening(address, "/nowhere/events") as answer:
            assert answer.status == 404
    room.close()


def test_the_server_stops_with_streams_open(tmp_path: Path) -> None:
    room = flooded(tmp_path)
    with served(room) as (address, _), listening(address, "/merrow/events") as answer:
        event(answer)
        began = time.monotonic()
        # leaving `served` asserts that its thread ends
    assert time.monotonic() - began < 60
    room.close()
