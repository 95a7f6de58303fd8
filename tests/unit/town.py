"""A server on this machine that behaves as badly as servers do, and a network door that may read it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from dateline.config import Config
from dateline.fetch import Http
from dateline.fetch.manners import Forgetful

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)


class Town:
    """A server: `pages` answers by path, `asked` is what was asked for, headers and all."""

    def __init__(self) -> None:
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.going = threading.Event()
        town = self

        class Answers(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                town.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                page = town.pages.get(self.path, answer(404))
                try:
                    page(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the library's name
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def answer(status: int, body: bytes = b"", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if status != 304:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return page


def door(memory: Forgetful | None = None, **settings: Any) -> Http:
    """A door to the test server: this machine allowed by name, no pace, a clock that stands still."""
    config = Config(
        path=Path("dateline.toml"),
        **{"allow_private": ("127.0.0.1",), "pace_seconds": 0.0, "contact": "desk@example.org", **settings},
    )
    return Http(config, memory, clock=lambda: NOW, sleep=lambda seconds: None)
