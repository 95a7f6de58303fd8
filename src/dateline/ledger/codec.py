"""Facts as bytes and back. What is stored is what is hashed; nothing is ever serialised again to compare.

The form is a JSON array `["Claim", {...}]`, so that any program can read the record without us.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, cast

import msgspec

from dateline.errors import LedgerError
from dateline.records import FACTS, Fact

_encoder = msgspec.json.Encoder()


def encode(fact: Fact) -> bytes:
    """The words of a fact, as they are stored."""
    try:
        return _encoder.encode((kind(fact), fact))
    except (TypeError, ValueError, UnicodeEncodeError) as error:
        hint = "Only the records of dateline.records may be appended, with text that is valid Unicode."
        raise LedgerError(f"A {kind(fact)} cannot be stored: {error}.", hint) from error


def decode(words: bytes | str, seq: int) -> Fact:
    """The fact in `words`, which entry `seq` holds; raises LedgerError when this version cannot read it."""
    text = words if isinstance(words, str) else words.decode()
    name = text[2 : text.find('"', 2)]
    try:
        return cast(Fact, _decoder(name).decode(text)[1])
    except (KeyError, msgspec.DecodeError) as error:
        hint = "It was written by another version of Dateline: install that version or a newer one."
        raise LedgerError(f"Entry {seq} holds a {name!r} that cannot be read: {error}.", hint) from error


def kind(fact: Fact) -> str:
    return type(fact).__name__


@cache
def _decoder(name: str) -> msgspec.json.Decoder[tuple[str, Any]]:
    wanted: Any = tuple[Literal[name], FACTS[name]]  # type: ignore[valid-type]
    return msgspec.json.Decoder(wanted)
