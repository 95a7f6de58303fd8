"""The chain of hashes: each entry's header carries the hash of the one before.

    sha  = SHA-256(salt, the words' stored bytes)
    hash = SHA-256(JSON array [previous hash, seq, at, by, story, kind, about, sha])

The JSON is UTF-8 without white space, hashes as lower-case hex, `at` in microseconds since 1970 UTC, so
that anybody can prove the chain with a few lines of their own. The salt goes with the words when they are
redacted; the header stays, and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import UTC, datetime, timedelta

from dateline.ledger.codec import encode, kind
from dateline.records import Fact, record, subject

START = bytes(32)  # the hash before the first entry
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@record
class Words:
    """A fact ready to be appended: all of an entry that does not depend on its place."""

    kind: str
    about: str
    salt: bytes
    text: bytes
    sha: bytes
    fact: Fact


def words(fact: Fact) -> Words:
    """Encode a fact and salt it."""
    text, salt = encode(fact), secrets.token_bytes(16)
    return Words(
        kind=kind(fact), about=subject(fact), salt=salt, text=text, sha=sha_of(salt, text), fact=fact
    )


def sha_of(salt: bytes, text: bytes) -> bytes:
    return hashlib.sha256(salt + text).digest()


def link(
    before: bytes, seq: int, at: int, by: str, story: str, kind_name: str, about: str, sha: bytes
) -> bytes:
    """The hash of an entry, from the hash before it and its header."""
    header = [before.hex(), seq, at, by, story, kind_name, about, sha.hex()]
    return hashlib.sha256(json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def micros(moment: datetime) -> int:
    """Microseconds since 1970 UTC; negative before it."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment(at: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at)
