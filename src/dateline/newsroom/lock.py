"""One process writes a desk. The lock goes with the process, however it ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

from dateline.errors import DatelineError, DeskBusy


class Lock:
    """Held from `take` to `release` on `folder`/dateline.lock."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "dateline.lock"
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Take it, or raise DeskBusy naming the process that has it."""
        hint = "Give yourself the right to write in the desk's folder, or only read: dateline show, export."
        if not os.access(self._path.parent, os.W_OK):
            raise DatelineError(f"{self._path.parent} cannot be written: Permission denied.", hint)
        try:
            file = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            raise DatelineError(f"{self._path} cannot be written: {error.strerror}.", hint) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            holder = file.read().strip() or "another process"
            file.close()
            hint = "One process writes a desk at a time: use its pages, or stop it first."
            raise DeskBusy(f"This desk is being written by {holder}.", hint) from None
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()}")
        file.flush()
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
