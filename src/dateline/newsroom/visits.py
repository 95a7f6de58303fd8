"""A visit to a source: what is there now becomes documents, claims, names and suggested links.

Reading the same thing twice adds nothing. A document that changed is a new version that `replaces` the
old one, and only the claims that were not in an earlier version are added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import plugins
from dateline.errors import DatelineError, Unreadable
from dateline.fetch import Http
from dateline.hooks import Found
from dateline.newsroom.health import recall, remember, went_well, went_wrong
from dateline.reading.languages import english, language
from dateline.records import Claim, Document, Fact, Name, Reading, Source, record
from dateline.story import Story
from dateline.weigh import suggest

if TYPE_CHECKING:
    from dateline.newsroom.room import Newsroom


@record
class Visit:
    """What one visit brought."""

    source: Source
    documents: int = 0  # new or changed
    unchanged: int = 0
    claims: int = 0
    unread: tuple[str, ...] = ()  # languages (BCP 47) of new documents that were not read into claims
    error: DatelineError | None = None


def visit(room: Newsroom, slug: str, source: Source) -> Visit:
    """Read `source` into the coverage `slug`. What was found before a failure is kept."""
    before = recall(room.cache, slug, source.name)
    done = Visit(source=source)
    try:
        # A page counts as seen only when all of it was taken in: what fails here is asked for whole again.
        with room.fetch.visit() if isinstance(room.fetch, Http) else nullcontext(room.fetch) as fetch:
            for found in plugins.source_type(source.type).read(source, fetch):
                done = take_in(room, slug, source, found, done)
    except DatelineError as error:
        remember(room.cache, slug, source.name, went_wrong(before, source, room.clock(), error))
        return replace(done, error=error)
    remember(room.cache, slug, source.name, went_well(before, source, room.clock(), done.documents))
    return done


def take_in(room: Newsroom, slug: str, source: Source, found: Found, done: Visit) -> Visit:
    """Capture, read and append one found document, unless it says what its last version said."""
    story = room.story(slug)
    chain = versions(story, source.name, found.key)
    if chain and _same(story.document(chain[-1]), found.document):
        _restore(room, story.document(chain[-1]).capture, found.raw)
        return replace(done, unchanged=done.unchanged + 1)
    document = replace(
        named(found, f"{_stem(source.name, found.key)}.{len(chain) + 1}"),
        source=source.name,
        capture=room.vault.put(found.raw),
        replaces=chain[-1] if chain else None,
    )
    reading = _read(room.config.reader, room.folder, document)
    claims = [c for c in reading.claims if _saying(c) not in _said_before(story, chain)]
    names = _worth_keeping(reading.names, claims, story, chain)
    facts: list[Fact] = [document, *names, *claims]
    room.append(slug, f"source:{source.name}", facts)
    links = suggest(room.story(slug), claims)
    if links:
        room.append(slug, "weigh 1", links)
    unread = (
        done.unread if reading.claims or english(document) else (*done.unread, document.language or "und")
    )
    return replace(done, documents=done.documents + 1, claims=done.claims + len(claims), unread=unread)


def _restore(room: Newsroom, capture: str, raw: bytes) -> None:
    """Put a capture that was lost back in its place, when its very bytes come by again."""
    if capture not in room.vault and hashlib.sha256(raw).hexdigest() == capture:
        room.vault.put(raw)


def named(found: Found, id: str) -> Document:  # noqa: A002  the record's own word
    """The found document under its id, and its dated entries under theirs; with the language it is in."""
    passages = tuple(replace(passage, id=f"{id}{passage.id}") for passage in found.document.passages)
    tag = language(found.document) or None
    return replace(found.document, id=id, key=found.key, passages=passages, language=tag)


def _read(name: str, desk: Path, document: Document) -> Reading:
    """What the reader finds. A fault of its own fails this document only, and is shown with its source."""
    try:
        return plugins.reader(name, desk).read(document)
    except DatelineError:
        raise
    except Exception as error:
        where = document.url or document.file or document.key
        hint = "It is a fault in that reader: report it with the document. It is tried again later."
        raise Unreadable(f"The reader {name!r} failed on {where}: {error!r}.", hint) from error


def versions(story: Story, source: str, key: str) -> list[str]:
    """The ids of a document's versions so far, oldest first."""
    chain: list[str] = []
    at: str | None = f"{_stem(source, key)}.1"
    while at is not None and at in story.documents:
        chain.append(at)
        at = story.replaced_by.get(at)
    return chain


def _stem(source: str, key: str) -> str:
    return "d" + hashlib.sha256(f"{source}\n{key}".encode()).hexdigest()[:10]


def _same(old: Document, new: Document) -> bool:
    return (old.text, old.title) == (new.text, new.title)


Saying = tuple[str, str, str, bool, tuple[str, ...]]


def _saying(claim: Claim) -> Saying:
    """What makes a claim the same in a document's next version: words, speaker, act, doubts."""
    speaker = claim.speaker.entity if claim.speaker else ""
    hedges = tuple(sorted(hedge.as_written.casefold() for hedge in claim.hedges))
    return (" ".join(claim.quote.split()), speaker, claim.act, claim.negated, hedges)


def _said_before(story: Story, chain: Iterable[str]) -> set[Saying]:
    return {_saying(story.claim(claim)) for document in chain for claim in story.claims_in.get(document, ())}


def _worth_keeping(names: Iterable[Name], claims: list[Claim], story: Story, chain: list[str]) -> list[Name]:
    """A first version's names; of a later one only those that are new or are named in its new claims."""
    if not chain:
        return list(names)
    spoken = {claim.speaker.entity for claim in claims if claim.speaker}
    return [
        name
        for name in names
        if name.entity in spoken or not any((name.entity, document) in story.names for document in chain)
    ]
