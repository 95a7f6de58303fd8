"""The one thread that writes, and what waits for it."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from dataclasses import field
from pathlib import Path
from typing import Any

import apsw

from dateline.errors import LedgerError, Stale
from dateline.ledger.chain import START, Words, link
from dateline.ledger.memory import refuse_stale
from dateline.records import record

MOST = 500  # appends that share one commit


@record
class Job:
    """One append as it waits: all of its words or none."""

    story: str
    by: str
    words: list[Words]
    at: int  # microseconds
    expect: dict[str, int] = field(default_factory=dict)
    key: str = ""
    redacts: int = 0  # the seq whose words go, with this append


@record
class Placed:
    """Where an append ended up: (seq, at, hash) of each entry. `again`: it had been appended before."""

    rows: tuple[tuple[int, int, bytes], ...] = ()
    again: bool = False
    first: int = 0
    last: int = 0


class Writer:
    """Owns the writing connection; commits whatever waits together."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._waiting: queue.SimpleQueue[tuple[Job, Future[Placed]] | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="ledger-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> Placed:
        """Wait until the job is durable. Raises what the job met: Stale, or an apsw.Error."""
        if self._closed:
            raise LedgerError("The ledger is closed.", "Open the desk again.")
        future: Future[Placed] = Future()
        self._waiting.put((job, future))
        return future.result()

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._waiting.put(None)
            self._thread.join()

    def _run(self) -> None:
        going = True
        while going:
            batch: list[tuple[Job, Future[Placed]]] = []
            item = self._waiting.get()
            while True:
                if item is None:
                    going = False
                    break
                batch.append(item)
                if len(batch) >= MOST:
                    break
                try:
                    item = self._waiting.get_nowait()
                except queue.Empty:
                    break
            if batch:
                self._commit(batch)
        self._connection.close()

    def _commit(self, batch: list[tuple[Job, Future[Placed]]]) -> None:
        results: list[Placed | Exception] = []
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for job, _ in batch:
                try:
                    results.append(self._place(job))
                except Stale as stale:
                    results.append(stale)
            self._connection.execute("COMMIT")
        except Exception as error:
            if not self._connection.get_autocommit():
                self._connection.execute("ROLLBACK")
            results = [error] * len(batch)
        if any(job.redacts for job, _ in batch):
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)  # the words leave the WAL
        for (_, future), result in zip(batch, results, strict=True):
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)

    def _place(self, job: Job) -> Placed:
        sql = self._rows
        if job.key:
            seen = sql("SELECT first, last FROM batch WHERE key = ?", (job.key,))
            if seen:
                return Placed(again=True, first=seen[0][0], last=seen[0][1])
        sql("INSERT INTO story (slug) VALUES (?) ON CONFLICT DO NOTHING", (job.story,))
        story_id = sql("SELECT id FROM story WHERE slug = ?", (job.story,))[0][0]
        for about, saw in job.expect.items():
            last = sql("SELECT max(seq) FROM entry WHERE story = ? AND about = ?", (story_id, about))
            refuse_stale(about, saw, last[0][0] or 0, self._who)
        found = sql('SELECT seq, "at", hash FROM entry ORDER BY seq DESC LIMIT 1')
        seq, at, before = found[0] if found else (0, job.at, START)
        at = max(at, job.at)  # a clock that stepped back is clamped to the last entry
        rows: list[tuple[int, int, bytes]] = []
        for word in job.words:
            seq += 1
            before = link(before, seq, at, job.by, job.story, word.kind, word.about, word.sha)
            header = (seq, at, job.by, story_id, word.kind, word.about, word.sha, before)
            sql("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", header)
            sql("INSERT INTO words VALUES (?, ?, ?)", (seq, word.salt, word.text.decode()))
            rows.append((seq, at, before))
        if job.redacts:
            sql("INSERT INTO redaction VALUES (?, ?)", (job.redacts, seq))
            sql("DELETE FROM words WHERE seq = ?", (job.redacts,))
        if job.key and rows:
            sql("INSERT INTO batch VALUES (?, ?, ?)", (job.key, rows[0][0], rows[-1][0]))
        return Placed(rows=tuple(rows))

    def _who(self, seq: int) -> str:
        return str(self._rows('SELECT "by" FROM entry WHERE seq = ?', (seq,))[0][0])

    def _rows(self, sql: str, bind: tuple[Any, ...] = ()) -> list[Any]:
        return self._connection.execute(sql, bind).fetchall()


def as_ledger_error(error: apsw.Error, path: Path) -> LedgerError:
    """The database's complaint, said so that a person knows what to do."""
    hints: tuple[tuple[type[apsw.Error], str, str], ...] = (
        (apsw.FullError, "the disk is full", "Free some space; nothing acknowledged was lost."),
        (apsw.ReadOnlyError, "it may not be written", "Give yourself the right to write file and folder."),
        (apsw.CantOpenError, "it cannot be opened", "Is the folder there, and may it be written?"),
        (apsw.NotADBError, "it is not a ledger", "Put the file from your last backup in its place."),
        (apsw.CorruptError, "the file is damaged", "Keep it, and put the last backup in its place."),
        (apsw.SQLError, "it is not a whole ledger", "Put the file from your last backup in its place."),
        (apsw.BusyError, "another process holds it", "Stop the other process that writes this desk."),
        (apsw.IOError, "the disk refuses", "Look at the disk and its free space."),
        (apsw.ConstraintError, "the ledger refused what is not an append", "This is a fault in Dateline."),
    )
    for kind, what, hint in hints:
        if isinstance(error, kind):
            return LedgerError(f"{path}: {what} ({error}).", hint)
    return LedgerError(f"{path}: {error}.", "Run: dateline check")
