"""Durable appends a second, beside the raw limits: a bare SQLite row with the same settings, and the disk.

.venv/bin/python -m bench.append
"""

from __future__ import annotations

import os
import tempfile
import threading
from pathlib import Path

import apsw

from bench.measure import alternately, table
from dateline.ledger.sqlite import SQLiteLedger
from dateline.records import Post

ROUNDS, SINGLE, BATCH, WRITERS = 7, 100, 1000, 64


def post(number: int) -> Post:
    return Post(id=f"p{number}", headline="Water is over the quay", text="The quay is under water. " * 8)


def main() -> None:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        where = Path(folder)
        ledger = SQLiteLedger(where / "dateline.db")
        bare = apsw.Connection(str(where / "bare.db"))
        bare.execute(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000"
        ).fetchall()
        bare.execute("CREATE TABLE row (seq INTEGER PRIMARY KEY, fact TEXT NOT NULL) STRICT")
        device = os.open(where / "device", os.O_CREAT | os.O_WRONLY)
        line = (
            b'["Post",{"id":"p1","headline":"Water is over the quay","text":"'
            + b"The quay is under water. " * 8
        )

        def disk() -> int:
            for _ in range(SINGLE):
                os.write(device, line)
                os.fsync(device)
            return SINGLE

        def bare_single() -> int:
            for _ in range(SINGLE):
                bare.execute("INSERT INTO row (fact) VALUES (?)", (line.decode(),))
            return SINGLE

        def ours_single() -> int:
            for number in range(SINGLE):
                ledger.append("s", "desk", [post(number)])
            return SINGLE

        def bare_batch() -> int:
            with bare:
                bare.executemany("INSERT INTO row (fact) VALUES (?)", [(line.decode(),)] * BATCH)
            return BATCH

        def ours_batch() -> int:
            ledger.append("s", "desk", [post(number) for number in range(BATCH)])
            return BATCH

        def ours_crowd() -> int:
            each = SINGLE // 10
            threads = [
                threading.Thread(target=lambda: [ledger.append("s", "d", [post(n)]) for n in range(each)])
                for _ in range(WRITERS)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return each * WRITERS

        device_rate, single_raw, single, crowd = alternately(
            ROUNDS, disk, bare_single, ours_single, ours_crowd
        )
        batch_raw, batch = alternately(ROUNDS, bare_batch, ours_batch)
        table(
            "Durable appends a second (medians; WAL, synchronous=FULL)",
            ("", "a second", "beside the raw limit"),
            [
                ("the disk: write and fsync", f"{device_rate:,.0f}", ""),
                (
                    "bare SQLite row, 1 a commit",
                    f"{single_raw:,.0f}",
                    f"{single_raw / device_rate:.2f} of the disk",
                ),
                ("ledger, 1 a commit", f"{single:,.0f}", f"{single / single_raw:.2f} of a bare row"),
                (
                    f"ledger, {WRITERS} callers, group commit",
                    f"{crowd:,.0f}",
                    f"{crowd / single_raw:.2f} of a bare row",
                ),
                (f"bare SQLite rows, {BATCH} a commit", f"{batch_raw:,.0f}", ""),
                (f"ledger, {BATCH} in one append", f"{batch:,.0f}", f"{batch / batch_raw:.2f} of bare rows"),
            ],
        )
        ledger.close()
        bare.close()
        os.close(device)


if __name__ == "__main__":
    main()
