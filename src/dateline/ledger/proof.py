"""Proving a ledger file: that no entry was changed, removed or put in between."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw

from dateline.errors import Tampered
from dateline.ledger import Checked, Head
from dateline.ledger.chain import START, link, sha_of

HINT = "Somebody or something wrote to the file around Dateline. Compare it with your last backup."


def prove(connection: apsw.Connection, path: Path) -> Checked:
    """Walk the chain from the first entry to the last; raises `Tampered` naming the first seq that fails."""
    for row in connection.execute("PRAGMA quick_check(1)"):
        if row[0] != "ok":
            raise Tampered(f"{path} is damaged: {row[0]}.", HINT)
    rows = connection.execute(
        """SELECT e.seq, e."at", e."by", s.slug, e.kind, e.about, e.sha, e.hash, w.salt, w.fact, r.by_seq
           FROM entry e JOIN story s ON s.id = e.story LEFT JOIN words w ON w.seq = e.seq
           LEFT JOIN redaction r ON r.target = e.seq ORDER BY e.seq"""
    )
    before, count, redacted = START, 0, 0
    for seq, at, by, slug, kind, about, sha, hashed, salt, fact, by_seq in rows:
        count += 1
        if seq != count:
            raise Tampered(f"{path}: entry {count} is missing.", HINT)
        before = link(before, seq, at, by, slug, kind, about, sha)
        if before != hashed:
            raise Tampered(f"{path}: the chain breaks at entry {seq}.", HINT)
        if fact is None:
            redacted += 1
            if by_seq is None:
                raise Tampered(f"{path}: the words of entry {seq} are gone without a redaction.", HINT)
            _is_redaction(connection, path, seq, by_seq)
        elif sha_of(salt, fact.encode()) != sha:
            raise Tampered(f"{path}: the words of entry {seq} are not those that were appended.", HINT)
    total: Any = connection.execute("SELECT count(*) FROM entry").fetchall()[0][0]
    if total != count:
        raise Tampered(f"{path}: {total - count} entries belong to no story.", HINT)
    return Checked(
        entries=count,
        redacted=redacted,
        head=Head(seq=count, hash=before.hex()),
        backend=f"SQLite {apsw.sqlite_lib_version()}",
    )


def _is_redaction(connection: apsw.Connection, path: Path, seq: int, by_seq: int) -> None:
    found = connection.execute("SELECT kind, about FROM entry WHERE seq = ?", (by_seq,)).fetchall()
    if found != [("Redaction", f"entry:{seq}")]:
        raise Tampered(f"{path}: entry {by_seq}, said to redact entry {seq}, does not.", HINT)
