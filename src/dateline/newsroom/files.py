"""Files named in a shell, read into a coverage beside its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import DatelineError, Unreadable
from dateline.hooks import Found
from dateline.newsroom.room import Newsroom
from dateline.newsroom.visits import Visit, take_in
from dateline.records import Source
from dateline.sources.file import documents, named

SOURCE = Source(name="files", type="file", url="", title="Files read by hand")


def found_in(
    path: Path, *, published: tuple[datetime, int] | None, timezone: str
) -> Iterator[tuple[str, Found | DatelineError]]:
    """What is in a file, or in every file of a folder; an error in the place of what cannot be read."""
    files = _files(path)
    if not files:
        yield (
            named(path),
            Unreadable(f"{named(path)} holds no file.", "Files whose names begin with a point are left out."),
        )
    for file in files:
        try:
            for found in documents(file, published=published[0] if published else None, timezone=timezone):
                yield named(file), _dated(found, published)
        except DatelineError as error:
            yield named(file), error


def read_files(
    room: Newsroom, slug: str, path: Path, *, published: tuple[datetime, int] | None, timezone: str
) -> list[Visit]:
    """Read a file or a folder into the coverage; one Visit for what went well, one for each error."""
    if SOURCE.name not in room.story(slug).sources:
        room.append(slug, "desk:shell", [SOURCE])
    done, failed = Visit(source=SOURCE), []
    for _, found in found_in(path, published=published, timezone=timezone):
        if isinstance(found, DatelineError):
            failed.append(Visit(source=SOURCE, error=found))
        else:
            done = take_in(room, slug, SOURCE, found, done)
    return [done, *failed]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p.relative_to(path)))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _dated(found: Found, published: tuple[datetime, int] | None) -> Found:
    """The date that was given holds where the file itself says none."""
    if published is None or found.document.published not in (None, published[0]):
        return found
    when = published[0].astimezone(UTC)
    return replace(found, document=replace(found.document, published=when, published_precision=published[1]))
