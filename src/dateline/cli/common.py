"""What several commands share: the --desk option, moments, progress."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.errors import Refused
from dateline.newsroom import Newsroom
from dateline.zones import zone

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
F = TypeVar("F", bound=Callable[..., object])


def desk_option(command: F) -> F:
    """--desk, after the command's name as well as before it."""
    return click.option(
        "--desk",
        "desk",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        help="The desk's folder; the current one unless given.",
    )(command)


def folder(desk: Path | None) -> Path:
    """The desk's folder: named after the command, before it, or the current one."""
    ctx = click.get_current_context(silent=True)
    outer = ctx.find_root().obj if ctx else None
    return desk or outer or Path()


@contextmanager
def opened(desk: Path | None, *, write: bool) -> Iterator[Newsroom]:
    """The newsroom, closed again however the command ends."""
    room = Newsroom.open(folder(desk), write=write)
    try:
        yield room
    finally:
        room.close()


def coverage(room: Newsroom, slug: str | None) -> str:
    """The coverage meant: the one named, or the only one there is."""
    slugs = room.ledger.stories()
    if slug is None and len(slugs) == 1:
        return slugs[0]
    if slug is None:
        known = ", ".join(slugs) or "none yet"
        raise Refused("Which coverage?", f"Name it with --coverage. There are: {known}.")
    room.story(slug)  # raises NotFound naming those there are
    return slug


def moment(text: str, timezone: str = "UTC") -> tuple[datetime, int]:
    """A moment as typed, and its precision (UCDP: 0 minute, 1 day); without a zone, in `timezone`."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        hint = "Such as 2022-03-10, 2022-03-10T14:05 or 2022-03-10T14:05+02:00."
        raise Refused(f"{text!r} is not a date or a time.", hint) from None
    precision = 1 if found.time() == time() and len(text.strip()) <= 10 else 0
    if found.tzinfo is None:
        found = found.replace(tzinfo=zone(timezone))
    return found, precision


def letters(text: str) -> str:
    """Text for a terminal: what would steer it, or turn its lines around, as a visible mark."""
    return STEERING.sub("\ufffd", text)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, if a person is looking at it."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
