"""The vault keeps bytes as they were, and says so when they are not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import zstandard

from dateline.errors import NotFound, Tampered
from dateline.vault import Vault


def test_bytes_come_back(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    raw = bytes(range(256)) * 100
    sha = vault.put(raw)
    assert hashlib.sha256(raw).hexdigest() == sha == vault.put(raw)
    assert raw == vault.get(sha)
    assert [sha] == list(vault)
    assert sha in vault
    assert [] == list(tmp_path.glob("**/.capture-*"))


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Vault(tmp_path).get("0" * 64)
    with pytest.raises(NotFound, match="not the name of a capture"):
        Vault(tmp_path).get("../../etc/passwd")


def test_a_changed_capture_and_a_bomb_are_refused(tmp_path: Path) -> None:
    vault = Vault(tmp_path, limit=1_000_000)
    sha = vault.put(b"as it was seen")
    path = tmp_path / sha[:2] / f"{sha}.zst"
    path.write_bytes(zstandard.compress(b"as it was not"))
    with pytest.raises(Tampered):
        vault.get(sha)
    path.write_bytes(zstandard.compress(bytes(300_000_000)))
    with pytest.raises(Tampered):
        vault.get(sha)
    path.write_bytes(b"not zstd")
    with pytest.raises(Tampered):
        vault.get(sha)
