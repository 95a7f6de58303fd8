"""Commands about the desk itself: make one, add a source, export, prove, back up, redact."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dateline.cli.common import coverage, desk_option, folder, opened, progress
from dateline.config import load
from dateline.errors import NotFound, Refused, Tampered
from dateline.newsroom import Newsroom, desks, publishing
from dateline.newsroom.backups import back_up
from dateline.newsroom.guess import guess_source
from dateline.records import Document, Redaction


@click.command()
@click.argument("path", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="", help="The coverage's title; the folder's name unless given.")
@click.option("--timezone", default="UTC", show_default=True, help='The page\'s zone, as in "Europe/Kyiv".')
def init(path: Path, title: str, timezone: str) -> None:
    """Make a desk: one coverage ready to be read into, and a commented dateline.toml.

    \b
    Example: dateline init river-flood --title "The river flood" --timezone Europe/London
    """
    made = desks.make(path, title=title, timezone=timezone)
    Newsroom.open(path).close()  # its ledger begins with the coverage
    click.echo(f"A desk is in {path}. Its settings, each with a comment: {made}")
    click.echo(f"Next: dateline --desk {path} add https://example.org/feed.xml, or: read FILE, serve")


@click.command()
@click.argument("url", metavar="URL_OR_PATH")
@click.option("--type", "kind", default="", help="feed, page, liveblog or file; looked at unless given.")
@click.option("--name", default="", help="Short, yours; made from the address unless given.")
@click.option("--title", default="", help="As readers see it.")
@click.option("--coverage", "slug", default="", help="The coverage it belongs to; the first unless given.")
@click.option("--every", default=300, show_default=True, help="Seconds between visits.")
@desk_option
def add(url: str, kind: str, name: str, title: str, slug: str, every: int, desk: Path | None) -> None:
    """Add a source to the desk's settings.

    \b
    Example: dateline add https://example.org/feed.xml --name county --title "County office"
    """
    at = folder(desk)
    config = load(at)
    guessed = guess_source(config, url, kind=kind, name=name, title=title)
    block = desks.source_block(
        name=guessed.name, title=guessed.title, type=guessed.type, url=guessed.url, coverage=slug, every=every
    )
    desks.add_source(at, block)
    click.echo(f"Added {guessed.name} ({guessed.type}). Next: dateline read {guessed.name}")


@click.command()
@click.argument("path", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@desk_option
def export(path: Path, desk: Path | None) -> None:
    """Write everything that readers get as static files, which work from any web server.

    \b
    Example: dateline export ../site
    """
    with opened(desk, write=False) as room, progress("Writing pages") as tick:
        count = publishing.export(room, path, tick)
    click.echo(f"{count} pages and files are in {path}.")


@click.command()
@click.option(
    "--head", default="", metavar="SEQ:HASH", help="An earlier head that must still be in the chain."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@desk_option
def check(head: str, as_json: bool, desk: Path | None) -> None:
    """Prove that nothing in the record was changed or removed, and that every capture is whole.

    The chain shows a change, a gap or an insertion by itself; a tail cut off shows only against a head
    that left the house: `head.json`, the feeds, a backup's name, or the last `dateline check`.

    \b
    Example: dateline check --head 412:9f2c0d...
    """
    with opened(desk, write=False) as room:
        checked = room.ledger.check()
        captures = {e.fact.capture for e in room.ledger.read() if isinstance(e.fact, Document)}
        with progress("Reading captures") as tick:
            for done, sha in enumerate(sorted(captures)):
                tick(done, len(captures))
                _whole(room, sha)
        if head:
            _hold(room, head)
    if as_json:
        found = {
            "entries": checked.entries,
            "redacted": checked.redacted,
            "captures": len(captures),
            "head": f"{checked.head.seq}:{checked.head.hash}",
            "backend": checked.backend,
        }
        click.echo(json.dumps(found))
        return
    click.echo(f"{checked.entries} entries hold ({checked.redacted} redacted), {len(captures)} captures.")
    click.echo(f"Head {checked.head.seq}:{checked.head.hash}  ({checked.backend})")


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@desk_option
def backup(path: Path, desk: Path | None) -> None:
    """Copy the whole desk into one .tar file, proven, while it runs.

    \b
    Example: dateline backup flood-2026-11-24.tar
    """
    with opened(desk, write=False) as room, progress("Packing captures") as tick:
        checked = back_up(room, path, tick)
    click.echo(f"{path}: {checked.entries} entries, head {checked.head.seq}:{checked.head.hash}")


@click.command()
@click.argument("seq", type=int)
@click.option("--reason", required=True, help="Kept for good, and shown: a court order, a private address.")
@click.option("--coverage", "slug", default=None, help="The coverage, where there are several.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@desk_option
def redact(seq: int, reason: str, slug: str | None, yes: bool, desk: Path | None) -> None:
    """Take the words of one entry away for good. Its time, the reason and the proof stay.

    \b
    Example: dateline redact 412 --reason "a private address"
    """
    if not reason.strip():
        raise Refused("A reason is missing.", 'Such as: --reason "court order of 3 May"')
    with opened(desk, write=True) as room:
        story = coverage(room, slug)
        if not yes:
            click.confirm(f"Take the words of entry {seq} away for good?", abort=True)
        entry = room.redact(story, "desk:shell", Redaction(seq=seq, reason=reason.strip()))
    click.echo(f"The words of entry {seq} are gone; entry {entry.seq} says why.")
    click.echo("Copies remain in backups, exports and captures: take them out there too.")


def _whole(room: Newsroom, sha: str) -> None:
    try:
        room.vault.get(sha)
    except NotFound as error:
        raise Tampered(error.message, error.hint) from None


def _hold(room: Newsroom, head: str) -> None:
    seq, _, wanted = head.partition(":")
    if not seq.isdigit() or not wanted:
        raise Refused(f"{head!r} is not a head.", "It is SEQ:HASH, as `dateline check` prints it.")
    held = next(iter(room.ledger.read(after=int(seq) - 1, until=int(seq))), None)
    if held is None or held.hash != wanted.lower():
        raise Tampered(f"The chain does not go through {head}.", "Compare the ledger with your last backup.")
