"""Publishing: every output at its path, for the web door and for `dateline export` alike."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from dateline import plugins
from dateline.errors import DatelineError, NotFound, Refused
from dateline.hooks import Output, Site
from dateline.newsroom.room import Newsroom
from dateline.outputs import front as front_page

MARKER = ".dateline-export"


def render(
    room: Newsroom,
    slug: str,
    path: str,
    *,
    as_of: datetime | None = None,
    live: bool = True,
) -> tuple[bytes, str]:
    """The bytes at `path` of a coverage, and their media type; NotFound when nothing is there."""
    output, key = find(path)
    story = room.story(slug) if as_of is None else room.story_at(slug, as_of)
    return output.render(story, site_for(room, slug, live=live, as_of=as_of, key=key)), output.media_type


def site_for(room: Newsroom, slug: str, *, live: bool, as_of: datetime | None = None, key: str = "") -> Site:
    """What an output may know beside the story."""
    now = room.story(slug)
    base = f"{room.config.base_url}{slug}/" if room.config.base_url else ""
    return Site(
        base_url=base,
        desk_title=room.config.title,
        live=live,
        as_of=as_of,
        key=key,
        alternates=alternates(),
        earliest=now.coverage.started,
        latest=now.at,
    )


def front(room: Newsroom, *, live: bool = True) -> bytes:
    """The page of all coverage."""
    site = Site(base_url=room.config.base_url, desk_title=room.config.title, live=live)
    return front_page.front([room.story(slug) for slug in room.slugs()], site)


def find(path: str) -> tuple[Output, str]:
    """The output whose path this is, and its key."""
    for output in plugins.outputs():
        match = _pattern(output.path).fullmatch(path)
        if match:
            return output, match.group("key") if "{key}" in output.path else ""
    raise NotFound(f"There is nothing at {path!r}.", "Its address may have been mistyped.")


@cache
def alternates() -> tuple[tuple[str, str, str], ...]:
    """(media type, path, title) of the outputs that are files: what a page links as alternates."""
    return tuple(
        (output.media_type, output.path, output.title)
        for output in plugins.outputs()
        if output.path and not output.path.endswith("/")
    )


def pages(room: Newsroom, slug: str) -> Iterator[tuple[str, Output, str]]:
    """Every (path, output, key) of a coverage as it now stands."""
    story = room.story(slug)
    for output in plugins.outputs():
        for key in output.keys(story):
            yield output.path.replace("{key}", key), output, key


def export(
    room: Newsroom, folder: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Write all of it as static files that work from any web server; return how many.

    `progress(done, total)` is called along the way. The folder must be empty, new, or an earlier export.
    """
    hint = "Name an empty or new folder; an earlier export is written over."
    try:
        if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
            raise Refused(f"{folder} holds files that are not an export.", hint)
        return _export(room, folder, progress)
    except OSError as error:
        hint = "Name a folder with space in it that this user may write to; then export again."
        raise DatelineError(f"{folder} cannot be written: {error.strerror or error}.", hint) from error


def _export(room: Newsroom, folder: Path, progress: Callable[[int, int], None]) -> int:
    plan = [(slug, page) for slug in room.slugs() for page in pages(room, slug)]
    _write(folder / MARKER, b"Written by dateline export; it may be written again.\n")
    _write(folder / "index.html", front(room, live=False))
    for done, (slug, (path, output, key)) in enumerate(plan):
        progress(done, len(plan))
        body = output.render(room.story(slug), site_for(room, slug, live=False, key=key))
        _write(folder / slug / (path + "index.html" if path.endswith("/") or not path else path), body)
    with_static(folder / "static")
    progress(len(plan), len(plan))
    return len(plan) + 1


def with_static(folder: Path) -> None:
    """Copy the files that pages link to."""
    source = Path(str(files("dateline.outputs"))) / "static"
    shutil.copytree(source, folder, dirs_exist_ok=True)


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(body)
        part.replace(path)  # never half-written
    finally:
        part.unlink(missing_ok=True)


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.escape(path).replace(r"\{key\}", r"(?P<key>[A-Za-z0-9][A-Za-z0-9._:-]*)"))
