"""Hedges: each line of the files by itself, and that the lexicon says what it may say."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from dateline.reading.hedges_lexicon import lexicon
from dateline.reading.rules import RulesReader
from dateline.records import Document, Sense
from tests import pairs

HERE = Path(__file__).parent / "hedges"


@pytest.mark.parametrize("path", pairs.inputs(HERE, ".txt"), ids=lambda path: path.stem)
def test_each_doubt(path: Path) -> None:
    got = []
    for line in path.read_text("utf-8").splitlines():
        when = datetime(2019, 5, 4, 12, tzinfo=UTC)
        reading = RulesReader().read(Document(id="d1", source="", text=line, captured=when, capture=""))
        quotes = {claim.id: " ".join(claim.quote.split()[:4]) for claim in reading.claims}
        found = [
            f"{h.as_written} | {h.by} | {h.sense} | {quotes[h.claim] if h.claim else '-'}"
            for h in reading.hedges
        ]
        got.append({line: found})
    pairs.check(path, got)


def test_the_lexicon_keeps_to_the_records_terms() -> None:
    phrases = [phrase for some in lexicon().values() for phrase in some]
    assert len(phrases) > 250
    assert {phrase.sense for phrase in phrases} == set(get_args(Sense))
    assert all(phrase.by in ("-", "reporter", "medium") for phrase in phrases)
    assert all(word == word.lower() for phrase in phrases for word in phrase.words)
