"""Whatever the text: the reader ends, and everything it says is verbatim, in bounds, and of one name each."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import plugins
from dateline.format import encode, lines
from dateline.reading.text import SURROGATES, parse
from dateline.records import Document
from tests.hostile.alphabets import ANY

MOMENTS = st.sampled_from(
    [
        None,
        datetime(2026, 3, 6, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, tzinfo=UTC),
    ]
)


def document(text: str, published: datetime | None = None) -> Document:
    when = datetime(2026, 3, 6, 12, tzinfo=UTC)
    return Document(id="d1", source="", text=text, captured=when, published=published, capture="")


def holds(text: str, found: Any) -> None:
    """Every record at any depth: its span is in bounds, and what it says is written is written there."""
    if isinstance(found, tuple):
        for one in found:
            holds(text, one)
        return
    fields = getattr(found, "__dataclass_fields__", None)
    if fields is None:
        return
    if {"start", "end"} <= fields.keys() and found.start is not None:
        assert 0 <= found.start <= found.end <= len(text)
        for name in ("as_written", "quote"):
            if name in fields and getattr(found, name):
                assert getattr(found, name) == text[found.start : found.end], found
    for name in fields:
        holds(text, getattr(found, name))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, MOMENTS)
def test_any_text_is_read_verbatim(text: str, published: datetime | None) -> None:
    reader = plugins.reader("rules")
    asked = document(text, published)
    found = reader.read(asked)
    for name in found.__dataclass_fields__:
        holds(text, getattr(found, name))
    for kind in (
        found.claims,
        found.figures,
        found.places,
        found.media,
        found.times,
        found.hedges,
        found.events,
    ):
        ids = [one.id for one in kind]
        assert len(ids) == len(set(ids))
    for line in lines(asked, found, reader):
        assert json.loads(encode(line))["kind"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY)
def test_any_text_is_parsed_whole(text: str) -> None:
    """The tokens are the text, and sentences, paragraphs and quotations lie in it, in order."""
    read = parse(document(text))
    assert read.doc.text == SURROGATES.sub("\ufffd", text)
    assert all(0 <= start < end <= len(text) for start, end in (*read.sentences, *read.paragraphs))
    assert list(read.sentences) == sorted(read.sentences)
    assert list(read.paragraphs) == sorted(read.paragraphs)
    for one in read.quotations:
        assert 0 <= one.start <= one.inner_start <= one.inner_end <= one.end <= len(text)


@pytest.mark.parametrize("piece", ["1,", "[", '"', "🌊", "a-", "a/", "(1)", "…"])
def test_what_has_no_space_is_cut_and_stays_whole(piece: str) -> None:
    """The work on tokens grows with their number only if none of them can grow without end."""
    text = piece * 8000
    read = parse(document(text))
    assert text == read.doc.text
    assert max(len(token) for token in read.doc) <= 600


def test_a_long_word_does_not_move_what_stands_around_it() -> None:
    sentence = '"We will not leave," Mayor Ada Bell said on Friday. '
    text = f"{sentence}\n\n{'a' * 5000}\n\n{sentence}"
    claims = plugins.reader("rules").read(document(text)).claims
    quotes = [claim.quote for claim in claims]
    assert quotes[0].startswith("We will not leave")
    assert quotes[-1].startswith("We will not leave")
    assert claims[-1].start > 5000
