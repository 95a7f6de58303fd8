"""`dateline stories`: which documents of a folder or of a coverage tell one story, and which are copies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

import click
from rich.console import Console
from rich.text import Text as Line

from dateline.cli.common import coverage, desk_option, letters, moment, opened
from dateline.errors import DatelineError, NotFound
from dateline.newsroom.files import found_in
from dateline.records import Document
from dateline.story import Story, same_as
from dateline.weigh.copies import Copies, copies
from dateline.weigh.stories import Text, gathered
from dateline.weigh.words import stem
from dateline.weigh.words import words as spelled

_LAST = datetime.max.replace(tzinfo=UTC)


class _Document(TypedDict):
    id: str
    title: str
    published: str | None


class _Copied(TypedDict):
    first: str
    origin: str | None
    documents: list[str]


class _Story(TypedDict):
    story: int
    about: list[str]
    first: str | None
    last: str | None
    documents: list[_Document]
    copies: list[_Copied]


@click.command()
@click.argument("what", nargs=-1, metavar="[FILE or FOLDER ...]")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines: one object a story.")
@click.option("--published", default="", help="When files that state no date were published.")
@click.option("--timezone", default="UTC", show_default=True, help="The zone of the files' times.")
@click.option("--coverage", "slug", default=None, help="The coverage meant, where the desk has several.")
@desk_option
def stories(
    what: Sequence[str], as_json: bool, published: str, timezone: str, slug: str | None, desk: Path | None
) -> None:
    """Group documents into stories, and name the copies of one text.

    Of the files and folders named, which needs no desk; else of the desk's coverage. Documents are taken in
    order of time; those without a date come last, in order of their names.

    \b
    Example: dateline stories clippings
             dateline stories --coverage flood --json
    """
    failed = False
    if what:
        when = moment(published, timezone) if published else None
        texts, failed = _files(what, when, timezone)
    else:
        with opened(desk, write=False) as room:
            texts = told(room.story(coverage(room, slug)))
    if not texts and not failed:
        raise NotFound("There is no document yet.", "dateline read, or: dateline stories FOLDER")
    texts.sort(key=lambda text: text.at or _LAST)
    rows = _grouped(texts)
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        _print(rows)
    if failed:
        raise SystemExit(1)


def told(story: Story) -> list[Text]:
    """The newest version of each document of a coverage, with the names that were read in it."""
    roots = same_as(story)
    names: dict[str, set[str]] = {}
    for (entity, document), history in story.names.items():
        root = roots.get(entity, entity)
        held = story.names.get((root, document), history)
        names.setdefault(document, set()).add(held[-1].fact.name)
    newest = [document_id for document_id in story.documents if document_id not in story.replaced_by]
    return [
        _text(document_id, story.document(document_id), tuple(sorted(names.get(document_id, ()))))
        for document_id in newest
    ]


def _text(name: str, document: Document, names: tuple[str, ...] = ()) -> Text:
    return Text(
        id=name,
        text=document.text,
        title=document.title or "",
        byline=document.byline,
        at=document.published,
        names=names,
    )


def _files(what: Sequence[str], when: tuple[datetime, int] | None, timezone: str) -> tuple[list[Text], bool]:
    """Every document in what is named, under its path; what cannot be read is said and passed over."""
    texts: list[Text] = []
    failed, taken = False, set[str]()
    for name in what:
        for path, found in found_in(Path(name), published=when, timezone=timezone):
            if isinstance(found, DatelineError):
                failed = True
                click.echo(f"Error: {letters(found.message)}", err=True)
                if found.hint:
                    click.echo(f"Try:   {letters(found.hint)}", err=True)
                continue
            number, key = 1, path
            while key in taken:  # a feed holds several documents
                number += 1
                key = f"{path}#{number}"
            taken.add(key)
            texts.append(_text(key, found.document))
    return texts, failed


def _grouped(texts: list[Text]) -> list[_Story]:
    """Each story as plain data, the largest first."""
    by_id = {text.id: text for text in texts}
    order = {text.id: n for n, text in enumerate(texts)}
    found = gathered(texts)
    copied = copies(texts)
    stories = sorted(
        zip(found.groups(), found.words(), strict=True), key=lambda row: -len(row[0])
    )  # stable: those of one size stay in order of time
    return [
        _row(n, sorted((by_id[one] for one in group), key=lambda text: order[text.id]), words, copied)
        for n, (group, words) in enumerate(stories, start=1)
    ]


def _row(n: int, texts: list[Text], words: tuple[str, ...], copied: list[Copies]) -> _Story:
    inside = {text.id for text in texts}
    moments = [text.at for text in texts if text.at is not None]
    return {
        "story": n,
        "about": _as_written(words, texts),
        "first": _written(moments[0]) if moments else None,
        "last": _written(moments[-1]) if moments else None,
        "documents": [{"id": text.id, "title": text.title, "published": _written(text.at)} for text in texts],
        "copies": [
            {"first": one.first, "origin": one.origin or None, "documents": list(one.documents)}
            for one in copied
            if one.first in inside
        ],
    }


def _as_written(terms: Sequence[str], texts: Sequence[Text]) -> list[str]:
    """The terms, cut to their stems for comparing, as whole words again."""
    whole: dict[str, str] = {}
    for text in texts:
        for word in spelled(f"{text.title} {text.text}"):
            whole.setdefault(stem(word), word)
    return list(dict.fromkeys(whole.get(term, term) for term in terms))


def _written(at: datetime | None) -> str | None:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at is not None else None


def _print(rows: list[_Story]) -> None:
    console = Console()
    for row in rows:
        documents, groups = row["documents"], row["copies"]
        words = ", ".join(row["about"])
        many = "1 document" if len(documents) == 1 else f"{len(documents)} documents"
        console.print(Line(letters(f"Story {row['story']}: {words} ({many})"), style="bold"), soft_wrap=True)
        copy_of = {one: group for group in groups for one in group["documents"]}
        for document in documents:
            when = document["published"] or "no date"
            title = f"  {document['title']}" if document["title"] else ""
            line = f"  {when}  {document['id']}{title}{_copy(document['id'], copy_of.get(document['id']))}"
            console.print(Line(letters(line)), soft_wrap=True)


def _copy(one: str, group: _Copied | None) -> str:
    if group is None:
        return ""
    if group["origin"]:
        return f"  [text of {group['origin']}]"
    return "" if one == group["first"] else f"  [copy of {group['first']}]"
