"""`serve`: the newsroom behind an address, with what runs beside it, until somebody stops it."""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from types import FrameType

import uvicorn

from dateline.errors import DatelineError
from dateline.newsroom import Newsroom
from dateline.web.app import make_app
from dateline.web.bulletin import Bulletin
from dateline.web.desk.keys import Keys

HOSTS = "127.0.0.1 is this machine alone, 0.0.0.0 every address that it has."
Beside = Callable[[threading.Event], object]  # runs in a thread of its own until the event is set


class PortTaken(DatelineError):
    """The address cannot be listened on."""


class Server(uvicorn.Server):
    """uvicorn's server, which ends open streams before it waits for what is open."""

    def __init__(self, config: uvicorn.Config, bulletin: Bulletin, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.bulletin = bulletin
        self.ready = ready

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.bulletin.stop()
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.bulletin.stop()
        await super().shutdown(sockets)


def serve(
    room: Newsroom,
    *,
    host: str | None = None,
    port: int | None = None,
    ready: Callable[[str, str], None] | None = None,
    beside: Sequence[Beside] = (),
    stop: threading.Event | None = None,
) -> None:
    """Serve `room` until Ctrl-C, a TERM signal, or `stop` is set.

    `host` and `port` are the settings' own unless given; port 0 takes a free one. `ready(address,
    sign_in)` is called once it answers, with the address of all coverage and a link for one editor to sign
    in with, good once and for an hour. Each of `beside` runs in a thread of its own, beginning then, and is
    to end soon after the event it is given is set. Raises PortTaken.
    """
    stop = stop or threading.Event()
    listening = listen(room.config.host if host is None else host, room.config.port if port is None else port)
    shown, number = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(shown, shown)  # noqa: S104  where to go, not where to listen
    address = f"http://{shown}:{number}/"
    keys = Keys(room.folder)
    bulletin = Bulletin(room)
    threads: list[threading.Thread] = []

    def begin() -> None:
        for job in beside:
            thread = threading.Thread(target=job, args=(stop,), daemon=True)
            threads.append(thread)
            thread.start()
        if ready is not None:
            ready(address, sign_in_link(room, keys, address))

    config = uvicorn.Config(
        make_app(room, bulletin, keys),
        access_log=False,
        log_level="warning",
        server_header=False,
        backlog=4096,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=30,
        lifespan="on",
        ws="none",
    )
    server = Server(config, bulletin, begin)
    watch = threading.Thread(target=_until, args=(stop, server), daemon=True)
    watch.start()
    main = threading.current_thread() is threading.main_thread()
    old = signal.signal(signal.SIGTERM, lambda *_: stop.set()) if main else None
    try:
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    finally:
        if main:
            signal.signal(signal.SIGTERM, old)
        stop.set()
        listening.close()
        for thread in threads:
            thread.join(timeout=5)


def sign_in_link(room: Newsroom, keys: Keys, address: str) -> str:
    """A link that one editor signs in with, once."""
    return f"{room.config.base_url or address}desk/in/{keys.token()}"


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address, or PortTaken with what to do."""
    if not host.strip():  # which would listen on every address of this machine
        raise PortTaken("The address to listen on is empty.", HOSTS)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(4096)
    except (OSError, OverflowError) as error:
        made.close()
        another = (
            f"Another program may use port {port}: take another with --port {port + 1}, or stop that one."
        )
        nowhere = isinstance(error, socket.gaierror) or getattr(error, "errno", 0) == errno.EADDRNOTAVAIL
        hint = HOSTS if nowhere else another
        why = getattr(error, "strerror", None) or error
        raise PortTaken(f"Cannot listen on {host}, port {port}: {why}.", hint) from error
    return made


def _until(stop: threading.Event, server: Server) -> None:
    stop.wait()
    server.should_exit = True  # its loop looks ten times a second, then `shutdown` ends the streams
