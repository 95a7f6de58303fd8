"""A backup: the ledger as one consistent file, the captures it names, the settings; in one .tar."""

from __future__ import annotations

import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path

from dateline.config import FILE
from dateline.errors import DatelineError, Refused
from dateline.ledger import Checked
from dateline.ledger.sqlite import SQLiteLedger
from dateline.newsroom.room import Newsroom
from dateline.records import Document


def back_up(room: Newsroom, path: Path, progress: Callable[[int, int], None]) -> Checked:
    """Write the backup to `path` and prove the copy; nothing is left behind when it fails."""
    if path.exists():
        raise Refused(f"{path} exists already.", "Name a file that does not exist yet.")
    part = path.with_name(path.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=path.resolve().parent) as scratch:
            copy = Path(scratch) / "dateline.db"
            room.ledger.backup(copy)
            proven = SQLiteLedger(copy, write=False)
            checked = proven.check()
            captures = sorted({e.fact.capture for e in proven.read() if isinstance(e.fact, Document)})
            proven.close()
            with tarfile.open(part, "w") as tar:
                tar.add(copy, "dateline.db")
                tar.add(room.folder / FILE, FILE)
                for done, sha in enumerate(captures):
                    progress(done, len(captures))
                    room.vault.get(sha)  # whole, or the backup is not worth its name
                    tar.add(room.vault.path(sha), f"captures/{sha[:2]}/{sha}.zst")
        part.replace(path)
    except OSError as error:
        raise DatelineError(
            f"{path} cannot be written: {error.strerror}.", "Name a place with room where you may write."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return checked
