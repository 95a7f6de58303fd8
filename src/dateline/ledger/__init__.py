"""The ledger: an append-only list of entries, and the few verbs that it has.

`Ledger` is the contract; `MemoryLedger` keeps nothing after the process ends, `SQLiteLedger` is the
record. Both pass tests/contract/test_ledger.py, and so must any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from dateline.records import Entry, Fact, Redaction, record


@record
class Head:
    """How far the ledger goes: the last seq (0 when empty) and the hash that proves all before it."""

    seq: int
    hash: str


@record
class Checked:
    """What `check` found: how many entries hold, how many of them are redacted."""

    entries: int
    redacted: int
    head: Head
    backend: str  # "SQLite 3.54.1"


class Ledger(Protocol):
    """An append-only record of facts."""

    def append(
        self,
        story: str,
        by: str,
        facts: Sequence[Fact],
        *,
        expect: Mapping[str, int] | None = None,
        key: str = "",
        at: datetime | None = None,
    ) -> list[Entry[Fact]]:
        """Append all of `facts` or none, durably; return their entries.

        `expect` maps a subject ("claim:c1", see `records.subject`) to the last seq about it in this
        story that the caller saw (0: none); a later one raises `Stale`, which names the subject and
        who changed it. `key` is an id made by the caller: appending again under the same key returns
        the entries of the first time and appends nothing. `at` is the time to record, now unless
        given; a time before the last entry's is clamped to it.
        """
        ...

    def read(
        self, story: str | None = None, *, after: int = 0, until: int | None = None
    ) -> Iterator[Entry[Fact]]:
        """Entries of one story (or all), in order, with after < seq <= until."""
        ...

    def head(self) -> Head: ...

    def stories(self) -> list[str]:
        """The slugs that have entries, in order of their first one."""
        ...

    def seq_at(self, moment: datetime) -> int:
        """The last seq whose time is not after `moment`; 0 if there is none."""
        ...

    def last_about(self, story: str, subject: str) -> int:
        """The last seq in `story` about `subject`; 0 if there is none."""
        ...

    def redact(self, story: str, by: str, redaction: Redaction) -> Entry[Fact]:
        """Take the words of one entry away for good and append the redaction. The chain still holds."""
        ...

    def check(self) -> Checked:
        """Prove the chain from the first entry to the last, or raise `Tampered` naming the seq."""
        ...

    def close(self) -> None: ...
