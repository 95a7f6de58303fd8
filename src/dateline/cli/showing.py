"""`dateline show`: a coverage in the shell, now or as of a moment."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.common import coverage, desk_option, letters, moment, opened
from dateline.errors import NotFound, Refused
from dateline.markup import plain
from dateline.newsroom import Newsroom
from dateline.standing import standing
from dateline.story import Story
from dateline.zones import abbreviation, clock, day, zone


@click.command()
@click.argument("story", required=False, metavar="[STORY]")
@click.option(
    "--as-of", "as_of", default=None, help="A past moment, such as 1912-04-15T14:05 (in the page's zone)."
)
@click.option("--history", is_flag=True, help="Every entry: seq, time, who, what.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one object an entry with --history.")
@desk_option
def show(story: str | None, as_of: str | None, history: bool, as_json: bool, desk: Path | None) -> None:
    """Show a coverage's posts and claims, now or as of a moment.

    \b
    Example: dateline show flood --as-of 2026-11-24T14:05
    """
    with opened(desk, write=False) as room:
        slug = coverage(room, story)
        told = room.story(slug)
        if as_of is not None:
            told = _past(room, told, moment(as_of, told.coverage.timezone)[0])
        if history:
            _history(room, slug, told, as_json)
        elif as_json:
            click.echo(json.dumps(_plain(told), ensure_ascii=False, indent=1))
        else:
            _table(told)


def _past(room: Newsroom, now: Story, when: datetime) -> Story:
    if when > room.clock():
        raise Refused(
            "That moment has not come yet.", "Without --as-of the coverage is shown as it now stands."
        )
    past = room.story_at(now.slug, when)
    if not past.coverages:
        hint = f"It begins with {now.coverages[0].at:%Y-%m-%dT%H:%M:%SZ}."
        raise NotFound("This coverage had not begun at that moment.", hint)
    return past


def _history(room: Newsroom, slug: str, told: Story, as_json: bool) -> None:
    for entry in room.entries(slug, until=told.seq):
        kind = type(entry.fact).__name__
        if as_json:
            click.echo(msgspec.json.encode({"kind": kind, "entry": entry}).decode())
        else:
            click.echo(f"{entry.seq:>6}  {entry.at:%Y-%m-%dT%H:%M:%SZ}  {entry.by:<24}  {kind}")


def _plain(told: Story) -> dict[str, object]:
    return {
        "slug": told.slug,
        "title": told.coverage.title,
        "seq": told.seq,
        "hash": told.hash,
        "posts": [
            {
                "id": history[-1].fact.id,
                "posted": history[0].at.isoformat(),
                "state": history[-1].fact.state,
                "headline": history[-1].fact.headline,
                "text": plain(history[-1].fact.text),
                "cites": history[-1].fact.cites,
            }
            for history in told.public_posts()
        ],
        "claims": [
            {"id": claim, "standing": standing(told, claim), "quote": told.claim(claim).quote}
            for claim in told.claims
        ],
    }


def _table(told: Story) -> None:
    console = Console()
    local = zone(told.coverage.timezone)
    console.print(Text(letters(told.coverage.title), style="bold"))
    if told.at is not None:
        when = f"{clock(told.at, local)} {abbreviation(told.at, local)}, {day(told.at, local)}"
        console.print(Text(f"As of {when}; entry {told.seq}"))
    table = Table("Posted", "Post", show_lines=False)
    for history in told.public_posts():
        last = history[-1].fact
        at = history[0].at
        state = "" if last.state == "published" else f" ({last.state})"
        posted = f"{clock(at, local)} {abbreviation(at, local)}, {day(at, local)}"
        table.add_row(Text(posted), Text(letters(f"{plain(last.headline)}{state}")))
    console.print(table if told.posts else Text("No posts yet."))
    counts: dict[str, int] = {}
    for claim in told.claims:
        word = standing(told, claim)
        counts[word] = counts.get(word, 0) + 1
    said = ", ".join(f"{count} {word}" for word, count in sorted(counts.items())) or "none yet"
    console.print(Text(f"Claims: {said}"))
