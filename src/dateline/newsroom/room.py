"""The newsroom: one desk's folder, opened. Everything that happens at a desk goes through here."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dateline import plugins
from dateline.cache import Cache
from dateline.config import Config, load
from dateline.errors import LedgerError, NotFound
from dateline.fetch import Http
from dateline.hooks import Fetch
from dateline.ledger.sqlite import SQLiteLedger
from dateline.newsroom.desks import refuse_name
from dateline.newsroom.folding import fold
from dateline.newsroom.health import Health, health, recall
from dateline.newsroom.lock import Lock
from dateline.newsroom.visits import Visit, visit
from dateline.records import Coverage, Entry, Fact, Redaction, Source
from dateline.story import Story
from dateline.vault import Vault

Heard = Callable[[str, list[Entry[Fact]]], None]
LEDGER = "dateline.db"
PASTS = 32  # folded stories of past moments that are kept


def utc_now() -> datetime:
    return datetime.now(UTC)


class Newsroom:
    """A desk: its settings, its ledger, its captures, and the stories as they now stand."""

    def __init__(
        self, folder: Path, config: Config, *, write: bool = True, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.folder = folder
        self.config = config
        self.clock = clock
        self.writes = write
        self._lock = threading.RLock()
        self._stories: dict[str, Story] = {}
        self._pasts: OrderedDict[tuple[str, int], Story] = OrderedDict()
        self._heard: list[Heard] = []
        self._file_lock = Lock(folder)
        if write:
            self._file_lock.take()
        try:
            self.vault = Vault(folder / "captures")
            _refuse_loss(folder, self.vault)
            self.ledger = SQLiteLedger(folder / LEDGER, write=write)
            self.cache = Cache(folder / "cache.db" if write else None)
        except BaseException:
            self._file_lock.release()
            raise
        self.fetch: Fetch = Http(config, self.cache)
        if write:
            try:
                self._settle()
            except BaseException:
                self.close()
                raise

    @classmethod
    def open(cls, folder: Path, *, write: bool = True, clock: Callable[[], datetime] = utc_now) -> Newsroom:
        """The desk in `folder`. Raises ConfigError, DeskBusy, LedgerError."""
        refuse_name(folder)
        return cls(folder, load(folder), write=write, clock=clock)

    def close(self) -> None:
        self.ledger.close()
        self.cache.close()
        self._file_lock.release()

    def slugs(self) -> list[str]:
        """The coverages, those with the newest entries first."""
        return sorted(self.ledger.stories(), key=lambda slug: self.story(slug).seq, reverse=True)

    def story(self, slug: str) -> Story:
        """The story as it now stands; raises NotFound."""
        with self._lock:
            if slug not in self._stories or not self.writes:
                self._catch_up(slug)
            return self._stories[slug]

    def story_upto(self, slug: str, seq: int) -> Story:
        """The story as it stood after entry `seq` of the ledger; empty where it had not begun."""
        now = self.story(slug)
        if seq >= now.seq:
            return now
        with self._lock:
            past = self._pasts.get((slug, seq))
            if past is None:
                past = fold(self.ledger.read(slug, until=seq), Story(slug=slug))
                self._pasts[slug, seq] = past
                while len(self._pasts) > PASTS:
                    self._pasts.popitem(last=False)
            self._pasts.move_to_end((slug, seq))
            return past

    def story_at(self, slug: str, moment: datetime) -> Story:
        """The story as it stood at a moment."""
        return self.story_upto(slug, self.ledger.seq_at(moment))

    def entries(self, slug: str, after: int = 0, until: int | None = None) -> list[Entry[Fact]]:
        return list(self.ledger.read(slug, after=after, until=until))

    def append(
        self,
        slug: str,
        by: str,
        facts: Sequence[Fact],
        *,
        expect: Mapping[str, int] | None = None,
        key: str = "",
    ) -> list[Entry[Fact]]:
        """Append, fold, and tell those who listen. See `Ledger.append`."""
        entries = self.ledger.append(slug, by, facts, expect=expect, key=key, at=self.clock())
        self._catch_up(slug)
        return entries

    def redact(self, slug: str, by: str, redaction: Redaction) -> Entry[Fact]:
        """Take the words of one entry away for good, everywhere that this process keeps them."""
        entry = self.ledger.redact(slug, by, redaction)
        with self._lock:
            self._pasts.clear()
            self._catch_up(slug)
        return entry

    def subscribe(self, callback: Heard) -> Callable[[], None]:
        """Call `callback(slug, entries)` after entries are durable and folded, in order, in the thread
        that appended them; returns what ends it."""
        with self._lock:
            self._heard.append(callback)

        def end() -> None:
            with self._lock:
                if callback in self._heard:
                    self._heard.remove(callback)

        return end

    def sources(self, slug: str) -> list[Source]:
        """The sources of a coverage as they now stand."""
        return [history[-1].fact for history in self.story(slug).sources.values() if history]

    def health(self, slug: str) -> list[Health]:
        now = self.clock()
        return [
            health(source, recall(self.cache, slug, source.name), now)
            for source in self.sources(slug)
            if source.url
        ]

    def visit(self, slug: str, source: Source) -> Visit:
        """Read one source now. A failure is in the Visit and in its health, never raised."""
        return visit(self, slug, source)

    def due(self) -> list[tuple[str, Source]]:
        """The (slug, source) pairs whose next visit is due, the longest waiting first."""
        now, found = self.clock(), []
        for slug in self.ledger.stories():
            if self.story(slug).coverage.status != "live":
                continue
            for source in self.sources(slug):
                next_try = recall(self.cache, slug, source.name).next_try
                if source.url and (next_try is None or next_try <= now):
                    found.append((next_try or datetime.min.replace(tzinfo=UTC), slug, source))
        return [(slug, source) for _, slug, source in sorted(found, key=lambda row: row[:2])]

    def _catch_up(self, slug: str) -> None:
        with self._lock:
            old = self._stories.get(slug, Story(slug=slug))
            entries = list(self.ledger.read(slug, after=old.seq))
            if not entries:
                if not old.seq:
                    known = ", ".join(self.ledger.stories()) or "none yet"
                    raise NotFound(f"There is no coverage {slug!r}.", f"Known: {known}.")
                return
            self._stories[slug] = fold(entries, old)
            for callback in list(self._heard):
                callback(slug, entries)

    def _settle(self) -> None:
        """Bring the ledger up to what dateline.toml now says of coverages and sources."""
        held = set(self.ledger.stories())
        wanted: dict[str, list[Source]] = {coverage.slug: [] for coverage in self.config.coverages}
        for slug, source in self.config.sources:
            plugins.source_type(source.type)  # raises NotFound, with "did you mean"
            wanted[slug].append(source)
        for coverage in self.config.coverages:
            story = self.story(coverage.slug) if coverage.slug in held else Story(slug=coverage.slug)
            facts: list[Fact] = []
            settled = _settled(coverage, story, self.clock())
            if not story.coverages or settled != story.coverage:
                facts.append(settled)
            for source in wanted[coverage.slug]:
                history = story.sources.get(source.name)
                if not history or history[-1].fact != source:
                    facts.append(source)
            if facts:
                self.append(coverage.slug, "config", facts)


def _refuse_loss(folder: Path, vault: Vault) -> None:
    """Captures without a ledger: it was lost, and a new one in its place would hide that."""
    path = folder / LEDGER
    if (not path.exists() or not path.stat().st_size) and next(iter(vault), None) is not None:
        hint = f"Put {LEDGER} from your last backup there. To begin anew, move {vault.folder} away first."
        raise LedgerError(f"The ledger {path} is gone, but its captures are there.", hint)


def _settled(coverage: Coverage, story: Story, now: datetime) -> Coverage:
    """What the file says, with what only the desk says: whether it is live, when it began and ended."""
    if not story.coverages:
        return replace(coverage, started=coverage.started or now)
    held = story.coverage
    return replace(coverage, status=held.status, started=held.started, ended=held.ended)
