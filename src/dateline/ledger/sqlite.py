"""The record: one SQLite file, written by one thread of one process, with group commit.

WAL with synchronous=FULL: what `append` has returned survives a kill and a power cut. Everything that
waits when the writer comes round is committed together, so that durable appends of many callers share one
fsync. Readers have connections of their own and never wait for the writer. Measured facts behind each
choice: docs/architecture.md, "The ledger".
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import apsw

from dateline.errors import LedgerError, Tampered
from dateline.ledger import Checked, Head
from dateline.ledger.chain import START, micros, moment, words
from dateline.ledger.codec import decode
from dateline.ledger.memory import refuse_redaction, utc_now
from dateline.ledger.proof import prove
from dateline.ledger.schema import MIGRATIONS
from dateline.ledger.writer import Job, Writer, as_ledger_error
from dateline.records import Entry, Fact, Redacted, Redaction

ROWS = """SELECT e.seq, e."at", e."by", s.slug, e.kind, lower(hex(e.hash)), w.fact
  FROM entry e JOIN story s ON s.id = e.story LEFT JOIN words w ON w.seq = e.seq"""
LAST = 2**63 - 1  # the greatest seq that SQLite can hold
CHUNK = 2000  # entries read at a time, so that no read holds a transaction open for long


class SQLiteLedger:
    """`Ledger` in one file. `write=False` opens it for reading only, beside a process that writes."""

    def __init__(self, path: Path, *, write: bool = True, now: Callable[[], datetime] = utc_now) -> None:
        self._path = path
        self._now = now
        self._local = threading.local()
        self._open: list[apsw.Connection] = []
        self._lock = threading.Lock()
        self._writer: Writer | None = None
        if not write and not path.exists():
            raise LedgerError(f"There is no ledger at {path}.", "Make a desk with: dateline init FOLDER")
        try:
            if write:
                connection = _connect(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
                migrate(connection)
                self._writer = Writer(connection)
            else:
                self._reader()
        except apsw.Error as error:
            raise as_ledger_error(error, path) from error

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
        job = Job(
            story=story,
            by=by,
            words=prepared,
            expect=dict(expect or {}),
            key=key,
            at=micros(at or self._now()),
        )
        placed = self._submit(job)
        if placed.again:  # the same key was appended before: those entries, not these
            return list(self.read(story, after=placed.first - 1, until=placed.last))
        return [
            Entry(seq=seq, at=moment(when), by=by, story=story, fact=word.fact, hash=hashed.hex())
            for word, (seq, when, hashed) in zip(prepared, placed.rows, strict=True)
        ]

    def read(
        self, story: str | None = None, *, after: int = 0, until: int | None = None
    ) -> Iterator[Entry[Fact]]:
        end = self.head().seq if until is None else min(until, LAST)
        after = min(after, LAST)
        story_id = None
        if story is not None:
            story_id = self._value("SELECT id FROM story WHERE slug = ?", (story,))
            if story_id is None:
                return
        where = "e.seq > ? AND e.seq <= ?" if story is None else "e.story = ? AND e.seq > ? AND e.seq <= ?"
        while True:
            bind = (after, end, CHUNK) if story is None else (story_id, after, end, CHUNK)
            rows = self._rows(f"{ROWS} WHERE {where} ORDER BY e.seq LIMIT ?", bind)
            for row in rows:
                yield _entry(row)
            if len(rows) < CHUNK:
                return
            after = rows[-1][0]

    def head(self) -> Head:
        row = self._rows("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
        return Head(seq=row[0][0], hash=row[0][1].hex()) if row else Head(seq=0, hash=START.hex())

    def stories(self) -> list[str]:
        return [row[0] for row in self._rows("SELECT slug FROM story ORDER BY id")]

    def seq_at(self, moment: datetime) -> int:
        """By binary search: `at` never decreases with seq."""
        low, high, wanted = 0, self.head().seq, micros(moment)
        while low < high:
            middle = (low + high + 1) // 2
            if self._value('SELECT "at" FROM entry WHERE seq = ?', (middle,)) <= wanted:
                low = middle
            else:
                high = middle - 1
        return low

    def last_about(self, story: str, subject: str) -> int:
        sql = "SELECT max(seq) FROM entry WHERE story = (SELECT id FROM story WHERE slug = ?) AND about = ?"
        return int(self._value(sql, (story, subject)) or 0)

    def redact(self, story: str, by: str, redaction: Redaction) -> Entry[Fact]:
        target = next(iter(self.read(after=redaction.seq - 1, until=redaction.seq)), None)
        refuse_redaction(redaction, target, story)
        word = words(redaction)
        job = Job(story=story, by=by, words=[word], at=micros(self._now()), redacts=redaction.seq)
        seq, when, hashed = self._submit(job).rows[0]
        return Entry(seq=seq, at=moment(when), by=by, story=story, fact=redaction, hash=hashed.hex())

    def check(self) -> Checked:
        try:
            return prove(self._reader(), self._path)
        except apsw.CorruptError as error:
            hint = "Keep the file as it is, and put the last backup in its place."
            raise Tampered(f"{self._path} is damaged ({error}).", hint) from error
        except apsw.Error as error:
            raise as_ledger_error(error, self._path) from error

    def backup(self, target: Path) -> None:
        """A consistent copy of the whole file at `target`, made while others write."""
        if target.exists():
            raise LedgerError(f"{target} exists already.", "Name a file that does not exist yet.")
        try:
            source = apsw.Connection(str(self._path), flags=apsw.SQLITE_OPEN_READONLY)
            source.set_busy_timeout(5000)
            source.execute("VACUUM INTO ?", (str(target),))
            source.close()
        except apsw.Error as error:
            raise as_ledger_error(error, target) from error

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()

    def _submit(self, job: Job) -> Any:
        if self._writer is None:
            raise LedgerError(
                f"{self._path} is open for reading only.",
                "Stop the other process that writes this desk first.",
            )
        try:
            return self._writer.submit(job)
        except apsw.Error as error:
            raise as_ledger_error(error, self._path) from error

    def _reader(self) -> apsw.Connection:
        """This thread's own read-only connection."""
        found: apsw.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = _connect(self._path, apsw.SQLITE_OPEN_READONLY)
            self._local.connection = found
            with self._lock:
                self._open.append(found)
        return found

    def _rows(self, sql: str, bind: tuple[object, ...] = ()) -> list[Any]:
        try:
            return self._reader().execute(sql, bind).fetchall()
        except apsw.Error as error:
            raise as_ledger_error(error, self._path) from error

    def _value(self, sql: str, bind: tuple[object, ...]) -> Any:
        rows = self._rows(sql, bind)
        return rows[0][0] if rows else None


def migrate(connection: apsw.Connection) -> None:
    """Run the migrations that have not run yet, each in its own transaction."""
    done: Any = connection.execute("PRAGMA user_version").fetchall()[0][0]
    if done > len(MIGRATIONS):
        hint = "Install the newest Dateline; nothing was changed."
        raise LedgerError(f"The ledger was written by a newer Dateline (schema {done}).", hint)
    for number in range(done, len(MIGRATIONS)):
        with connection:
            connection.execute(MIGRATIONS[number])
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _connect(path: Path, flags: int) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(5000)
    if flags & apsw.SQLITE_OPEN_READWRITE:
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "wal_autocheckpoint=4000",
            "recursive_triggers=ON",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    else:
        connection.execute("PRAGMA query_only=ON").fetchall()
    return connection


def _entry(row: Sequence[Any]) -> Entry[Fact]:
    seq, at, by, slug, kind, hashed, fact = row
    held: Fact = Redacted(kind=kind) if fact is None else decode(fact, seq)
    return Entry(seq=seq, at=moment(at), by=by, story=slug, fact=held, hash=hashed)
