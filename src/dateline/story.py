"""`tell(entries)`: the story so far, as a pure fold over the ledger. What a reader sees is this.

Laws (tests/unit/test_story_laws.py): `tell(new, tell(old)) == tell(old + new)`; nothing here reads a
clock, a disk or a network; nothing that was told is ever changed, only added to. The state is plain
tables of histories, oldest first, so that any version of anything can still be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from dateline.errors import NotFound
from dateline.records import (
    Assessment,
    Claim,
    Correction,
    Coverage,
    Document,
    Entry,
    Fact,
    Link,
    Name,
    NameJudgement,
    Post,
    Redacted,
    Redaction,
    Source,
    Summary,
    Task,
    record,
)

F = TypeVar("F")
History: TypeAlias = tuple[Entry[F], ...]  # every version, oldest first; the last one holds
LinkKey: TypeAlias = tuple[str, str, str]  # claim, other, relation


@record
class Story:
    """Everything that one coverage's entries say, up to `seq`."""

    slug: str = ""
    seq: int = 0
    at: datetime | None = None  # of the last entry told
    hash: str = ""  # of the last entry told
    coverages: History[Coverage] = ()
    summaries: History[Summary] = ()
    sources: dict[str, History[Source]] = field(default_factory=dict)
    documents: dict[str, History[Document]] = field(default_factory=dict)
    claims: dict[str, History[Claim]] = field(default_factory=dict)
    names: dict[tuple[str, str], History[Name]] = field(default_factory=dict)  # (entity, document)
    judgements: dict[tuple[str, str], History[NameJudgement]] = field(default_factory=dict)
    links: dict[LinkKey, History[Link]] = field(default_factory=dict)
    assessments: dict[str, History[Assessment]] = field(default_factory=dict)  # by claim
    tasks: dict[str, History[Task]] = field(default_factory=dict)  # by subject
    posts: dict[str, History[Post]] = field(default_factory=dict)
    corrections: dict[str, History[Correction]] = field(default_factory=dict)  # by post
    redactions: dict[int, Entry[Redaction]] = field(default_factory=dict)  # by the seq redacted
    # indexes over the tables above
    cited_by: dict[str, tuple[str, ...]] = field(default_factory=dict)  # claim -> posts, any version
    links_of: dict[str, tuple[LinkKey, ...]] = field(default_factory=dict)  # claim -> links at either end
    claims_in: dict[str, tuple[str, ...]] = field(default_factory=dict)  # document -> claims
    replaced_by: dict[str, str] = field(default_factory=dict)  # document -> its next version

    @property
    def coverage(self) -> Coverage:
        return self.coverages[-1].fact if self.coverages else Coverage(slug=self.slug, title=self.slug)

    @property
    def summary(self) -> Summary:
        return self.summaries[-1].fact if self.summaries else Summary()

    def claim(self, claim_id: str) -> Claim:
        return _last(self.claims, claim_id, "claim")

    def document(self, document_id: str) -> Document:
        return _last(self.documents, document_id, "document")

    def post(self, post_id: str) -> Post:
        return _last(self.posts, post_id, "post")

    def source_of(self, claim: Claim) -> Source:
        """The source a claim was read in; a bare one where the document came from no listed source."""
        name = self.document(claim.document).source if claim.document in self.documents else ""
        return self.sources[name][-1].fact if name in self.sources else Source(name=name, type="file", url="")

    def assessment(self, claim_id: str) -> Assessment | None:
        history = self.assessments.get(claim_id)
        return history[-1].fact if history else None

    def links_at(self, claim_id: str) -> list[Link]:
        """The links of which the claim is one end, as they now stand."""
        return [self.links[key][-1].fact for key in self.links_of.get(claim_id, ())]

    def public_posts(self) -> list[History[Post]]:
        """The posts that readers see, tombstones of withdrawn ones too, newest first."""
        shown = [h for h in (public(history) for history in self.posts.values()) if h]
        return sorted(shown, key=lambda history: history[0].seq, reverse=True)


def tell(entries: Iterable[Entry[Fact]], story: Story | None = None) -> Story:
    """Fold `entries` (one coverage's, in order) into `story`. Neither argument is changed."""
    old = story or Story()
    tables: dict[str, Any] = {}  # the tables touched, copied once a call
    scalars: dict[str, Any] = {}
    last: Entry[Fact] | None = None

    def table(name: str) -> dict[Any, Any]:
        if name not in tables:
            tables[name] = dict(getattr(old, name))
        found: dict[Any, Any] = tables[name]
        return found

    for entry in entries:
        last = entry
        fact = entry.fact
        if isinstance(fact, Redaction):
            table("redactions")[fact.seq] = entry
            _take_out(fact.seq, old, tables, scalars)
        elif isinstance(fact, Coverage | Summary):
            name = "coverages" if isinstance(fact, Coverage) else "summaries"
            scalars.setdefault(name, list(getattr(old, name))).append(entry)
        elif not isinstance(fact, Redacted):
            name, key = _place(fact)
            rows = table(name)
            rows[key] = (*rows.get(key, ()), entry)
            _index(fact, table)
    if last is None:
        return old
    changed: dict[str, Any] = {**tables, **{name: tuple(rows) for name, rows in scalars.items()}}
    return replace(old, slug=last.story, seq=last.seq, at=last.at, hash=last.hash, **changed)


def public(history: History[Post]) -> History[Post]:
    """The versions of a post that readers may see: published ones, and the tombstone after them."""
    shown = [e for e in history if e.fact.state == "published" or e.fact.state == "withdrawn"]
    return tuple(shown) if shown and shown[0].fact.state == "published" else ()


def touched(story: Story, entries: Iterable[Entry[Fact]]) -> set[str]:
    """The posts whose drawing may differ because of `entries`, which `story` has been told."""
    found: set[str] = set()
    renamed: set[str] = set()
    judged: set[str] = set()
    for entry in entries:
        match entry.fact:
            case Post():
                found.add(entry.fact.id)
            case Correction():
                found.add(entry.fact.post)
            case Assessment():
                judged.add(entry.fact.claim)
            case Link():
                judged.update((entry.fact.claim, entry.fact.other))
            case NameJudgement():
                renamed.update((entry.fact.entity, entry.fact.other))
            case Redaction() | Source():
                found.update(story.posts)  # rare, and may reach anything
            case _:
                pass
    for claim in _with_copies(story, judged):
        found.update(story.cited_by.get(claim, ()))
    if renamed:
        for claim_id, posts in story.cited_by.items():
            history = story.claims.get(claim_id)
            speaker = history[-1].fact.speaker if history else None
            if speaker and speaker.entity in renamed:
                found.update(posts)
    return {post for post in found if post in story.posts}


def _with_copies(story: Story, claims: set[str]) -> set[str]:
    """The claims, and all that repeat them or repeat what repeats them: a copy stands as its original."""
    found, waiting = set(claims), list(claims)
    while waiting:
        for claim, other, relation in story.links_of.get(waiting.pop(), ()):
            for end in {claim, other} - found if relation == "repeats" else ():
                found.add(end)
                waiting.append(end)
    return found


def same_as(story: Story) -> dict[str, str]:
    """Every merged entity's id -> the id it is shown under (its own where nothing was merged)."""
    parent: dict[str, str] = {}

    def root(entity: str) -> str:
        while entity in parent:
            entity = parent[entity]
        return entity

    for (entity, other), history in story.judgements.items():
        judged = history[-1].fact
        if judged.judgement == "positive" and judged.state == "confirmed" and root(entity) != root(other):
            parent[root(other)] = root(entity)
    return {entity: root(entity) for entity in [*parent, *(e for e, _ in story.names)]}


def as_of(entries: Iterable[Entry[Fact]], moment: datetime) -> Iterator[Entry[Fact]]:
    """The entries that were there at `moment`."""
    return (entry for entry in entries if entry.at <= moment)


def _last(rows: dict[str, History[F]], key: str, kind: str) -> F:
    history = rows.get(key)
    if not history:
        raise NotFound(
            f"There is no {kind} {key!r} in this coverage.", "Its id may be from another coverage."
        )
    return history[-1].fact


def _place(fact: Fact) -> tuple[str, Any]:
    """The table a fact is kept in, and its key there."""
    match fact:
        case Source():
            return "sources", fact.name
        case Document():
            return "documents", fact.id
        case Claim():
            return "claims", fact.id
        case Name():
            return "names", (fact.entity, fact.document)
        case NameJudgement():
            return "judgements", (fact.entity, fact.other)
        case Link():
            return "links", (fact.claim, fact.other, fact.relation)
        case Assessment():
            return "assessments", fact.claim
        case Task():
            return "tasks", fact.subject
        case Post():
            return "posts", fact.id
        case Correction():
            return "corrections", fact.post
        case _:
            raise TypeError(f"no table for {type(fact).__name__}")


def _index(fact: Fact, table: Any) -> None:
    match fact:
        case Claim():
            _add(table("claims_in"), fact.document, fact.id)
        case Post():
            for claim in fact.cites:
                _add(table("cited_by"), claim, fact.id)
        case Link():
            for end in {fact.claim, fact.other}:
                _add(table("links_of"), end, (fact.claim, fact.other, fact.relation))
        case Document() if fact.replaces:
            table("replaced_by")[fact.replaces] = fact.id
        case _:
            pass


def _add(rows: dict[Any, Any], key: Any, value: Any) -> None:
    held = rows.get(key, ())
    if value not in held:
        rows[key] = (*held, value)


TABLES = (
    "sources",
    "documents",
    "claims",
    "names",
    "judgements",
    "links",
    "assessments",
    "tasks",
    "posts",
    "corrections",
)
INDEXES = ("cited_by", "links_of", "claims_in", "replaced_by")


def _take_out(seq: int, old: Story, tables: dict[str, Any], scalars: dict[str, Any]) -> None:
    """Take entry `seq` out as if its words had never been read, and index the rest anew."""
    for name in TABLES:
        rows = tables.get(name, getattr(old, name))
        keys = [key for key, history in rows.items() if any(entry.seq == seq for entry in history)]
        for key in keys:
            rows = tables.setdefault(name, dict(rows))
            rows[key] = tuple(entry for entry in rows[key] if entry.seq != seq)
            if not rows[key]:
                del rows[key]
    for name in ("coverages", "summaries"):
        scalars[name] = [e for e in scalars.get(name, getattr(old, name)) if e.seq != seq]
    for name in INDEXES:
        tables[name] = {}
    kept = (e for name in TABLES for h in tables.get(name, getattr(old, name)).values() for e in h)
    for entry in sorted(kept, key=lambda e: e.seq):
        _index(entry.fact, tables.__getitem__)
