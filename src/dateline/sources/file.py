"""The source type "file": a file, or every file of a folder, on this machine.

Read are plain text (unchanged), HTML, Markdown, PDF, e-mail, feeds and chats that Telegram exported.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dateline.errors import Unreadable
from dateline.hooks import Fetch, Found
from dateline.records import Source
from dateline.sources.formats import Ask, found_in

LARGEST = 50_000_000  # bytes


class File:
    """Reads a path: of a folder every file in it, hidden ones aside."""

    name = "file"

    def read(self, source: Source, fetch: Fetch) -> Iterator[Found]:
        """What can be read is yielded first; then Unreadable names what cannot."""
        failed: list[Unreadable] = []
        paths = list(_files(_path(source.url)))
        for path in paths:
            try:
                yield from documents(path, source=source.name, timezone=source.timezone)
            except Unreadable as error:
                failed.append(error)
        if len(paths) == 1 and failed:
            raise failed[0]
        if failed:
            first = failed[0]
            hint = f"The first: {first.message} {first.hint}"
            raise Unreadable(f"{len(failed)} of {len(paths)} files in {source.url} cannot be read.", hint)


def documents(
    path: Path, *, source: str = "", published: datetime | None = None, timezone: str | None = None
) -> Iterator[Found]:
    """The documents in one file: several for a feed or an export of several chats, else one.

    `published` and `timezone` hold where the file states none. Raises Unreadable.
    """
    body = _bytes(path)
    ask = Ask(
        file=named(path), source=source, published=published, timezone=timezone, captured=datetime.now(UTC)
    )
    several = iter(found_in(body, path.suffix.lower(), ask))
    first = next(several, None)
    if first is None:
        raise Unreadable(f"{ask.file} holds nothing to read.", "It is a feed or a chat without words so far.")
    yield first
    yield from several


def named(path: Path) -> str:
    """The path as text that can be kept and shown: bytes of it that are no UTF-8 as \\xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable(
                f"{named(path)} is a folder.", "Name a file in it, or use it as a source of type file."
            )
        if path.exists() and not path.is_file():
            raise Unreadable(f"{named(path)} is not a regular file.", "Copy what is in it into one.")
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Unreadable(
            f"There is no file {named(path)}.", "Is the path right, and seen from here?"
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{named(path)} cannot be opened: {why}.", "May this user read it?") from None
    if len(body) > LARGEST:
        raise Unreadable(
            f"{named(path)} is larger than {LARGEST // 1_000_000} MB, the most that is read.",
            "Split it, or cut it down to the part that matters.",
        )
    if not body.strip(b"\0 \t\r\n"):
        raise Unreadable(f"{named(path)} is empty.", "Was it saved, or downloaded to its end?")
    return body


def _path(url: str) -> Path:
    """The path in a source's url, which may be written file:///..."""
    return Path(unquote(urlsplit(url).path) if url.startswith("file:") else url).expanduser()


def _files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return [path]
    inside = (each for each in path.rglob("*") if each.is_file())
    return sorted(p for p in inside if not any(x.startswith(".") for x in p.relative_to(path).parts))
