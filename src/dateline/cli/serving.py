"""`dateline serve` and `dateline demo`: the newsroom behind an address, until Ctrl-C."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import click

from dateline.cli.common import desk_option, opened
from dateline.demo.replay import prepare, replay
from dateline.demo.script import Script, load
from dateline.errors import DatelineError
from dateline.newsroom import Newsroom, Visit
from dateline.newsroom.watching import watch
from dateline.web.server import PortTaken
from dateline.web.server import serve as serve_room

PORT = 8000
PORTS = click.IntRange(0, 65_535)


@click.command()
@click.option("--host", default=None, help="The address to listen on; [web] host unless given.")
@click.option("--port", type=PORTS, default=None, help="The port to listen on; [web] port unless given.")
@click.option("--quiet", is_flag=True, help="Do not print each visit to a source.")
@desk_option
def serve(host: str | None, port: int | None, quiet: bool, desk: Path | None) -> None:
    """The live page, the desk, and visits to the sources as they fall due.

    Prints the addresses and a link that signs one editor in, once. Ctrl-C stops it.

    \b
    Example: dateline serve --port 8080
    """

    def told(slug: str, visit: Visit) -> None:
        if visit.error is not None:
            click.echo(f"{slug}: {visit.source.name}: {visit.error.message}", err=True)
        elif not quiet and visit.documents:
            click.echo(f"{slug}: {visit.source.name}: {visit.documents} new, {visit.claims} claims")

    with opened(desk, write=True) as room:

        def ready(address: str, sign_in: str) -> None:
            for slug in room.slugs():
                click.echo(f"Live page: {address}{slug}/")
            click.echo(f"Desk:      {sign_in}  (signs one editor in, once)")

        serve_room(room, host=host, port=port, ready=ready, beside=[lambda stop: watch(room, stop, told)])


@click.command()
@click.option("--port", type=PORTS, default=None, help=f"The port; {PORT}, or a free one, unless given.")
@click.option(
    "--speed",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="How fast; 0 plays all at once.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Keep the desk in this new folder; it is thrown away unless given.",
)
def demo(port: int | None, speed: float, folder: Path | None) -> None:
    """The sample coverage: the loss of the Titanic, replayed as it was reported.

    Sources are read, claims weighed, posts written and corrected before your eyes. Ctrl-C stops it.

    \b
    Example: dateline demo --speed 3
    """
    script = load()
    with tempfile.TemporaryDirectory(prefix="dateline-demo-") as scratch:
        room = prepare(folder or Path(scratch) / "desk", script)
        try:
            _play(room, script, port, speed)
        finally:
            room.close()


def _play(room: Newsroom, script: Script, port: int | None, speed: float) -> None:
    stop, opened_up = threading.Event(), threading.Event()
    failed: list[BaseException] = []

    def play() -> None:
        try:
            replay(room, script, speed=speed, stop=stop, on_preloaded=opened_up.set)
            if not stop.is_set():
                click.echo("The replay has come to its end; the page and the desk stay open.")
        except DatelineError as error:
            failed.append(error)
            stop.set()
        finally:
            opened_up.set()

    click.echo("Reading the first night's wire ...", err=True)
    thread = threading.Thread(target=play, daemon=True)
    thread.start()
    opened_up.wait()

    def ready(address: str, sign_in: str) -> None:
        click.echo(f"Live page: {address}{script.slug}/")
        click.echo(f"Desk:      {sign_in}  (signs you in, once)")

    try:
        if not failed:
            _serve(room, ready, port, stop)
    finally:
        stop.set()
        thread.join(timeout=10)
    if failed:
        raise failed[0]


def _serve(
    room: Newsroom, ready: Callable[[str, str], None], port: int | None, stop: threading.Event
) -> None:
    """On the port asked for; on the usual one or, where that is taken, on any, when none was."""
    try:
        serve_room(room, port=PORT if port is None else port, ready=ready, stop=stop)
    except PortTaken:
        if port is not None:
            raise
        serve_room(room, port=0, ready=ready, stop=stop)
