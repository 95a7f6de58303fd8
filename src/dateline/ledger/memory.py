"""A ledger that keeps nothing after the process ends: for tests, plug-in authors and trying things out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import RLock

from dateline.errors import LedgerError, NotFound, Stale, Tampered
from dateline.ledger import Checked, Head
from dateline.ledger.chain import START, Words, link, micros, moment, sha_of, words
from dateline.records import Entry, Fact, Redacted, Redaction

HINT = "Something in this process reached into the ledger's own lists; append is the only way in."


def utc_now() -> datetime:
    return datetime.now(UTC)


class MemoryLedger:
    """`Ledger` over two lists."""

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        self._now = now
        self._lock = RLock()
        self._entries: list[Entry[Fact]] = []
        self._words: list[Words | None] = []  # None: redacted
        self._headers: list[tuple[int, str, str, bytes]] = []  # at, kind, about, sha
        self._last: dict[tuple[str, str], int] = {}  # (story, subject) -> seq
        self._stories: dict[str, list[int]] = {}  # slug -> its seqs
        self._batches: dict[str, tuple[int, int]] = {}

    def append(
        self,
        story: str,
        by: str,
        facts: Sequence[Fact],
        *,
        expect: Mapping[str, int] | None = None,
        key: str = "",
        at: datetime | None = None,
    ) -> list[Entry[Fact]]:
        prepared = [words(fact) for fact in facts]
        with self._lock:
            if key and key in self._batches:
                first, last = self._batches[key]
                return self._entries[first - 1 : last]
            for about, seen in (expect or {}).items():
                refuse_stale(about, seen, self.last_about(story, about), self._who)
            first = len(self._entries) + 1
            for word in prepared:
                self._add(story, by, word, at or self._now())
            if key:
                self._batches[key] = (first, len(self._entries))
            return self._entries[first - 1 :]

    def read(
        self, story: str | None = None, *, after: int = 0, until: int | None = None
    ) -> Iterator[Entry[Fact]]:
        with self._lock:
            seqs: Sequence[int] = (
                range(1, len(self._entries) + 1) if story is None else self._stories.get(story, [])
            )
            end = len(seqs) if until is None else bisect_right(seqs, until)
            found = [self._entries[seq - 1] for seq in seqs[bisect_right(seqs, after) : end]]
        yield from found

    def head(self) -> Head:
        with self._lock:
            if not self._entries:
                return Head(seq=0, hash=START.hex())
            return Head(seq=len(self._entries), hash=self._entries[-1].hash)

    def stories(self) -> list[str]:
        return list(self._stories)

    def seq_at(self, moment: datetime) -> int:
        with self._lock:
            return bisect_right(self._headers, micros(moment), key=lambda header: header[0])

    def last_about(self, story: str, subject: str) -> int:
        return self._last.get((story, subject), 0)

    def redact(self, story: str, by: str, redaction: Redaction) -> Entry[Fact]:
        with self._lock:
            target = self._entries[redaction.seq - 1] if 0 < redaction.seq <= len(self._entries) else None
            refuse_redaction(redaction, target, story)
            entry = self.append(story, by, [redaction])[0]
            at = redaction.seq - 1
            self._words[at] = None
            self._entries[at] = replace(self._entries[at], fact=Redacted(kind=self._headers[at][1]))
            return entry

    def check(self) -> Checked:
        with self._lock:
            before, redacted = START, 0
            for entry, word, header in zip(self._entries, self._words, self._headers, strict=True):
                at, kind, about, sha = header
                if word is None:
                    redacted += 1
                elif sha_of(word.salt, word.text) != sha:
                    raise Tampered(f"The words of entry {entry.seq} are not those that were appended.", HINT)
                before = link(before, entry.seq, at, entry.by, entry.story, kind, about, sha)
                if before.hex() != entry.hash:
                    raise Tampered(f"The chain breaks at entry {entry.seq}.", HINT)
            return Checked(entries=len(self._entries), redacted=redacted, head=self.head(), backend="memory")

    def close(self) -> None:
        """Nothing to close."""

    def _add(self, story: str, by: str, word: Words, at: datetime) -> None:
        seq = len(self._entries) + 1
        when = max(micros(at), self._headers[-1][0]) if self._headers else micros(at)
        before = bytes.fromhex(self._entries[-1].hash) if self._entries else START
        hashed = link(before, seq, when, by, story, word.kind, word.about, word.sha)
        self._entries.append(
            Entry(seq=seq, at=moment(when), by=by, story=story, fact=word.fact, hash=hashed.hex())
        )
        self._words.append(word)
        self._headers.append((when, word.kind, word.about, word.sha))
        self._last[(story, word.about)] = seq
        self._stories.setdefault(story, []).append(seq)

    def _who(self, seq: int) -> str:
        return self._entries[seq - 1].by


def refuse_stale(about: str, seen: int, last: int, who: Callable[[int], str]) -> None:
    """Raise `Stale` if entry `last` about a subject is later than what the caller saw."""
    if last > seen:
        hint = "Look at it as it now stands, then decide again; what you wrote is kept."
        raise Stale(f"{about} was changed by {who(last)} (entry {last}) since you looked at it.", hint)


def refuse_redaction(redaction: Redaction, target: Entry[Fact] | None, story: str) -> None:
    """Raise if the words of `target` may not be taken away."""
    if target is None or target.story != story:
        raise NotFound(
            f"There is no entry {redaction.seq} in {story!r}.", "dateline show --history lists the entries."
        )
    if isinstance(target.fact, Redacted):
        raise LedgerError(f"Entry {redaction.seq} is redacted already.", "Nothing is left to take away.")
    if isinstance(target.fact, Redaction):
        raise LedgerError(f"Entry {redaction.seq} is itself a redaction.", "A redaction stays for good.")
