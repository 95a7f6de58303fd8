"""The server: a port that is taken, what runs beside it, and an end that is clean."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dateline.web.server import PortTaken, serve
from tests.web.desks import flooded

ROOT = Path(__file__).parents[2]


def test_a_taken_port_is_named_with_the_next_step(tmp_path: Path) -> None:
    room = flooded(tmp_path, 6)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        with pytest.raises(PortTaken, match=str(port)) as caught:
            serve(room, port=port)
    assert f"--port {port + 1}" in caught.value.hint
    room.close()


def test_what_runs_beside_begins_with_it_and_is_told_to_end(tmp_path: Path) -> None:
    room = flooded(tmp_path, 6)
    stop, told, said = threading.Event(), list[str](), list[tuple[str, str]]()

    def beside(end: threading.Event) -> None:
        told.append("began")
        stop.set()
        assert end.wait(10)
        told.append("ended")

    serve(room, port=0, stop=stop, beside=[beside], ready=lambda *links: said.append(links))
    assert told == ["began", "ended"]
    ((address, link),) = said
    assert link.startswith(f"{address}desk/in/")
    assert len(link.rsplit("/", 1)[1]) >= 43
    room.close()


PROGRAM = """
import sys
from pathlib import Path
from dateline.web.server import serve
from tests.web.desks import flooded
room = flooded(Path(sys.argv[1]), 6)
serve(room, port=0, ready=lambda address, link: print(address, flush=True))
print("ended", flush=True)
"""


@pytest.mark.parametrize("said", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_at_once_with_a_stream_open(tmp_path: Path, said: signal.Signals) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert program.stdout is not None
        address = program.stdout.readline().strip()
        connection = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=10)
        connection.request("GET", "/merrow/events")
        assert connection.getresponse().readline()
        program.send_signal(said)
        out, _ = program.communicate(timeout=20)
        assert (out.strip(), program.returncode) == ("ended", 0)
        connection.close()
    finally:
        program.kill()
