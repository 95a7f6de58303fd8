"""`cache.db`: what is kept between runs and may be deleted at any time; nothing true is lost with it.

Etags and due times of the network door, and when each source was last visited. One table of keys and
values, not synchronised on every write.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import apsw

from dateline.errors import DatelineError

TABLE = """CREATE TABLE IF NOT EXISTS kept
  (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID"""


class Cache:
    """Bytes by key. Safe from several threads. `path` None keeps it in memory."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = threading.Lock()
        try:
            self._connection = apsw.Connection(str(path) if path else ":memory:")
            self._connection.set_busy_timeout(5000)
            self._connection.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL").fetchall()
            self._connection.execute(TABLE)
        except apsw.Error as error:
            raise DatelineError(
                f"{path} cannot be used: {error}.", "Delete it; it is only a cache."
            ) from error

    def get(self, key: str) -> bytes | None:
        with self._lock:
            rows: list[Any] = self._connection.execute(
                "SELECT value FROM kept WHERE key = ?", (key,)
            ).fetchall()
        return bytes(rows[0][0]) if rows else None

    def put(self, key: str, value: bytes) -> None:
        sql = "INSERT INTO kept VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        with self._lock:
            self._connection.execute(sql, (key, value))

    def close(self) -> None:
        with self._lock:
            self._connection.close()
