"""`cache.db`: what is kept between runs and may be deleted at any time; nothing true is lost with it.

Etags and due times of the network door, and when each source was last visited. One table of keys and
values, not synchronised on every write.
"""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import Any

import apsw

from dateline.errors import DatelineError

TABLE = """CREATE TABLE IF NOT EXISTS kept
  (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID"""


class Cache:
    """Bytes by key. Safe from several threads. `path` None keeps it in memory.

    A damaged file is begun anew; what cannot be read or kept is as if it had never been kept.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._lock = threading.Lock()
        try:
            self._connection = _opened(path)
        except apsw.Error as error:
            raise DatelineError(
                f"{path} cannot be used: {error}.", "Delete it; it is only a cache."
            ) from error

    def get(self, key: str) -> bytes | None:
        rows: list[Any] = []
        with self._lock, contextlib.suppress(apsw.Error):
            rows = self._connection.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchall()
        return bytes(rows[0][0]) if rows else None

    def put(self, key: str, value: bytes) -> None:
        sql = "INSERT INTO kept VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        with self._lock, contextlib.suppress(apsw.Error):  # a full disk is for the ledger to say
            self._connection.execute(sql, (key, value))

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def _opened(path: Path | None) -> apsw.Connection:
    try:
        return _connected(path)
    except (apsw.NotADBError, apsw.CorruptError):
        for name in ("", "-wal", "-shm"):
            Path(f"{path}{name}").unlink(missing_ok=True)
        return _connected(path)
    except (apsw.IOError, apsw.FullError):  # a full disk, which is for the ledger to say
        return _connected(None)


def _connected(path: Path | None) -> apsw.Connection:
    made = apsw.Connection(str(path) if path else ":memory:")
    try:
        made.set_busy_timeout(5000)
        made.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL").fetchall()
        made.execute(TABLE)
        made.execute("SELECT count(*) FROM kept").fetchall()
    except apsw.Error:
        made.close()
        raise
    return made
