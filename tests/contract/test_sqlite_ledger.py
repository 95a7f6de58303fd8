"""What only the file can show: a killed writer, a forged row, a full disk, a newer schema."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import apsw
import pytest

from dateline.errors import LedgerError, Tampered
from dateline.ledger.sqlite import SQLiteLedger
from dateline.records import Post, Redaction

WRITER = """
import sys
from pathlib import Path
from dateline.ledger.sqlite import SQLiteLedger
from dateline.records import Post
ledger = SQLiteLedger(Path(sys.argv[1]))
n = ledger.head().seq
while True:
    n += 1
    ledger.append("a", "desk", [Post(id=f"p{n}", headline="h", text="t" * 200)])
    print(n, flush=True)
"""


def post(number: int, text: str = "Water is over the quay.") -> Post:
    return Post(id=f"p{number}", headline=f"Post {number}", text=text)


def test_kill_9_loses_nothing_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "dateline.db"
    chance = random.Random(1912)
    for _ in range(4):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0.01, 0.15))
            os.kill(writer.pid, signal.SIGKILL)
            said = writer.stdout.read().split()
        ledger = SQLiteLedger(path)
        acknowledged = int(said[-1]) if said else 1
        assert acknowledged <= ledger.head().seq
        assert ledger.check().entries == ledger.head().seq
        ledger.close()


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE entry SET \"by\" = 'nobody' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 2",
        "UPDATE words SET fact = replace(fact, 'quay', 'wall') WHERE seq = 2",
        "DELETE FROM words WHERE seq = 2",
        "INSERT OR REPLACE INTO words SELECT seq, salt, 'x' FROM words WHERE seq = 2",
        'INSERT OR REPLACE INTO entry SELECT seq, "at" + 1, "by", story, kind, about, sha, hash '
        "FROM entry WHERE seq = 2",
    ],
)
def test_a_forger_is_refused_and_without_triggers_found_out(tmp_path: Path, forgery: str) -> None:
    path = tmp_path / "dateline.db"
    ledger = SQLiteLedger(path)
    ledger.append("a", "desk", [post(1), post(2), post(3)])
    ledger.close()
    forger = apsw.Connection(str(path))
    with pytest.raises(apsw.ConstraintError):
        forger.execute(forgery)
    for (name,) in forger.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        forger.execute(f"DROP TRIGGER {name}")
    forger.execute(forgery)
    forger.close()
    reopened = SQLiteLedger(path, write=False)
    with pytest.raises(Tampered):
        reopened.check()
    reopened.close()


def test_redacted_words_are_in_no_file(tmp_path: Path) -> None:
    path = tmp_path / "dateline.db"
    ledger = SQLiteLedger(path)
    ledger.append("a", "desk", [post(1, "fourteen-mill-lane"), post(2)])
    ledger.redact("a", "desk:ada", Redaction(seq=1, reason="a private address"))
    held = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"fourteen-mill-lane" not in held
    ledger.close()


def test_a_full_disk_says_so_and_loses_nothing(tmp_path: Path) -> None:
    ledger = SQLiteLedger(tmp_path / "dateline.db")
    ledger.append("a", "desk", [post(1)])
    assert ledger._writer is not None
    ledger._writer._connection.execute("PRAGMA max_page_count = 20")
    many = [post(number, "t" * 2000) for number in range(2, 200)]
    with pytest.raises(LedgerError, match="disk is full") as caught:
        ledger.append("a", "desk", many)
    assert ledger.head().seq == 1
    assert "nothing acknowledged was lost" in caught.value.hint
    assert ledger.check().entries == ledger.head().seq
    ledger.close()


def test_what_is_not_a_ledger_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dateline.db"
    path.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(LedgerError, match="not a ledger"):
        SQLiteLedger(path)
    with pytest.raises(LedgerError, match="There is no ledger"):
        SQLiteLedger(tmp_path / "none.db", write=False)


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "dateline.db"
    SQLiteLedger(path).close()
    newer = apsw.Connection(str(path))
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(LedgerError, match="newer Dateline"):
        SQLiteLedger(path)


def test_a_backup_is_whole_and_proves_itself(tmp_path: Path) -> None:
    ledger = SQLiteLedger(tmp_path / "dateline.db")
    ledger.append("a", "desk", [post(n) for n in range(1, 50)])
    ledger.backup(tmp_path / "copy.db")
    with pytest.raises(LedgerError, match="exists already"):
        ledger.backup(tmp_path / "copy.db")
    copy = SQLiteLedger(tmp_path / "copy.db", write=False)
    assert copy.check().head == ledger.head()
    copy.close()
    ledger.close()
