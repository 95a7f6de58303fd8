"""The vault: captured bytes, exactly as they were seen, under the SHA-256 of what they say.

One file a capture, zstd level 3, never changed. The hash is of the bytes before compression, the one that
WARC and RFC 3161 speak. A capture is durable before the entry that names it is appended.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import zstandard

from dateline.errors import DatelineError, NotFound, Tampered

LIMIT = 200_000_000  # bytes that one capture may open to; a small file can be made to open to gigabytes


class Vault:
    """Captures in one folder."""

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        self.folder = folder
        self.limit = limit

    def put(self, raw: bytes) -> str:
        """Keep `raw` durably; return its SHA-256 in hex. The same bytes again cost nothing."""
        sha = hashlib.sha256(raw).hexdigest()
        path = self.path(sha)
        if path.exists():
            return sha
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._write(path, zstandard.ZstdCompressor(level=3).compress(raw))
        except OSError as error:
            hint = "Free some space, or give yourself the right to write there; nothing was lost."
            raise DatelineError(
                f"A capture cannot be kept in {path.parent}: {error.strerror}.", hint
            ) from error
        return sha

    def get(self, sha: str) -> bytes:
        """The bytes under `sha`; raises NotFound, or Tampered when they are not what the name says."""
        path = self.path(sha)
        try:
            with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as reader:
                raw = reader.read(self.limit + 1)
        except FileNotFoundError:
            raise NotFound(
                f"There is no capture {sha}.", f"It is missing from {self.folder}: take it from a backup."
            ) from None
        except zstandard.ZstdError as error:
            raise Tampered(f"The capture {sha} is damaged: {error}.", "Take it from a backup.") from error
        if len(raw) > self.limit or hashlib.sha256(raw).hexdigest() != sha:
            raise Tampered(f"The capture {sha} is not what its name says.", "Take it from a backup.")
        return raw

    def __contains__(self, sha: str) -> bool:
        return self.path(sha).exists()

    def __iter__(self) -> Iterator[str]:
        """Every capture's SHA-256."""
        for path in sorted(self.folder.glob("??/*.zst")):
            yield path.stem

    def path(self, sha: str) -> Path:
        """Where the capture lies, if it is there."""
        if len(sha) != 64 or not set(sha) <= set("0123456789abcdef"):
            raise NotFound(f"{sha!r} is not the name of a capture.", "It is a SHA-256, 64 hex digits.")
        return self.folder / sha[:2] / f"{sha}.zst"

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".capture-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
