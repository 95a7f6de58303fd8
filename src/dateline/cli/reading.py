"""`dateline read`: sources, addresses, files; into the desk, or only to look (`--dry-run`)."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import click
from rich.console import Console

from dateline import plugins
from dateline.cli.common import coverage, desk_option, folder, letters, moment, opened, progress
from dateline.cli.tables import not_read, tables
from dateline.config import FILE, load
from dateline.errors import DatelineError, NotFound, Refused
from dateline.format import encode, error_line, lines
from dateline.hooks import Found
from dateline.newsroom import Newsroom, Visit
from dateline.newsroom.files import found_in, read_files
from dateline.newsroom.guess import guess_source
from dateline.newsroom.visits import named
from dateline.records import Document, Source


@click.command()
@click.argument("what", nargs=-1, metavar="[SOURCE, URL or FILE ...]")
@click.option("--dry-run", is_flag=True, help="Only show what is read; needs no desk and keeps nothing.")
@click.option("--json", "as_json", is_flag=True, help="With --dry-run: the lines of the reading format.")
@click.option("--published", default="", help="When the files were published, such as 2022-03-10.")
@click.option("--timezone", default="UTC", show_default=True, help="The zone of the files' times.")
@click.option("--coverage", "slug", default=None, help="The coverage to read into, where there are several.")
@desk_option
def read(
    what: Sequence[str],
    dry_run: bool,
    as_json: bool,
    published: str,
    timezone: str,
    slug: str | None,
    desk: Path | None,
) -> None:
    """Read sources into the desk: all of them, or those named; or addresses, files and folders.

    \b
    Example: dateline read
             dateline read county report.pdf https://example.org/story
             dateline read report.txt --published 2022-03-10 --dry-run
    """
    when = moment(published, timezone) if published else None
    if "" in what:  # a shell's variable that is not set, which would else be the current folder
        raise Refused("One of the names is empty.", "Name a file, a folder, an address or a source.")
    if dry_run or as_json:
        if not what:
            raise Refused("Nothing to read is named.", "dateline read FILE ... --dry-run")
        failed = _json(what, when, timezone, desk) if as_json else _look(what, when, timezone, desk)
    else:
        with opened(desk, write=True) as room:
            failed = _into(room, coverage(room, slug), what, when, timezone)
    if failed:
        raise SystemExit(1)


def _found(
    what: Sequence[str], when: tuple[datetime, int] | None, timezone: str
) -> Iterator[tuple[str, Found | DatelineError]]:
    """Everything in the files and folders named, each with its path; an error in place of what fails."""
    for name in what:
        if re.match(r"https?://", name):
            yield (
                name,
                Refused(f"{name} is an address.", "Fetch it into a desk: dateline read without --dry-run."),
            )
        else:
            yield from found_in(Path(name), published=when, timezone=timezone)


def _documents(
    what: Sequence[str], when: tuple[datetime, int] | None, timezone: str
) -> Iterator[tuple[str, Document | DatelineError]]:
    number = 0
    for name, found in _found(what, when, timezone):
        if isinstance(found, DatelineError):
            yield name, found
        else:
            number += 1
            capture = sha256(found.raw).hexdigest()
            yield name, replace(named(found, f"d{number}"), capture=capture)


def _json(what: Sequence[str], when: tuple[datetime, int] | None, timezone: str, desk: Path | None) -> bool:
    reader = plugins.reader(_reader_name(desk), folder(desk))
    failed = False
    out = sys.stdout.buffer  # UTF-8 whatever the terminal says: a program reads it
    for name, document in _documents(what, when, timezone):
        if isinstance(document, DatelineError):
            failed = True
            out.write(encode(error_line(name, document)).encode() + b"\n")
        else:
            for line in lines(document, reader.read(document), reader):
                out.write(encode(line).encode() + b"\n")
        out.flush()
    return failed


def _look(what: Sequence[str], when: tuple[datetime, int] | None, timezone: str, desk: Path | None) -> bool:
    reader = plugins.reader(_reader_name(desk), folder(desk))
    console, failed = Console(), False
    for name, document in _documents(what, when, timezone):
        if isinstance(document, DatelineError):
            failed = True
            click.echo(f"Error: {letters(document.message)}", err=True)
            if document.hint:
                click.echo(f"Try:   {letters(document.hint)}", err=True)
        else:
            tables(console, name, document, reader.read(document))
    return failed


def _into(
    room: Newsroom, slug: str, what: Sequence[str], when: tuple[datetime, int] | None, timezone: str
) -> bool:
    sources = {source.name: source for source in room.sources(slug)}
    plan: list[Source | Path] = [_meant(room, sources, name) for name in what]
    if not plan:
        plan = [source for source in sources.values() if source.url]
        if not plan:
            raise NotFound("This desk has no source yet.", "dateline add URL, or: dateline read FILE")
    failed = False
    with progress("Reading") as tick:
        for done, one in enumerate(plan):
            tick(done, len(plan))
            visits = (
                read_files(room, slug, one, published=when, timezone=timezone)
                if isinstance(one, Path)
                else [room.visit(slug, one)]
            )
            for visit in visits:
                failed |= _say(visit)
    return failed


def _meant(room: Newsroom, sources: dict[str, Source], name: str) -> Source | Path:
    """A source by name, a file or folder, or an address to be read once."""
    if name in sources:
        return sources[name]
    if Path(name).exists():
        return Path(name)
    if re.match(r"https?://", name):
        return guess_source(room.config, name)
    known = ", ".join(sources) or "none yet"
    raise NotFound(f"{name!r} is no source, file or address.", f"Sources: {known}.")


def _say(visit: Visit) -> bool:
    if visit.error is not None:
        click.echo(f"{visit.source.name}: {letters(visit.error.message)}", err=True)
        if visit.error.hint:
            click.echo(f"  {letters(visit.error.hint)}", err=True)
    told = f"{visit.documents} new or changed, {visit.unchanged} as before, {visit.claims} claims"
    click.echo(f"{visit.source.name}: {told}")
    for tag, count in Counter(visit.unread).items():
        click.echo(f"{visit.source.name}: {not_read(tag, count)}")
    return visit.error is not None


def _reader_name(desk: Path | None) -> str:
    """The desk's reader where there is a desk, ours where there is none."""
    at = folder(desk)
    return load(at).reader if (at / FILE).exists() else "rules"
