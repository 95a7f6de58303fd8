"""The parse: every character kept, quotations and paragraphs overrule sentences, long texts in pieces."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.reading.text import PIECE, Text, parse
from dateline.records import Document


def read(text: str, language: str | None = None) -> Text:
    when = datetime(2019, 5, 4, 12, tzinfo=UTC)
    return parse(Document(id="d1", source="", text=text, language=language, captured=when, capture=""))


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in read(text).sentences]


def test_a_cue_after_a_quotation_is_in_its_sentence() -> None:
    text = "“We stay,” he said. “Nobody leaves.” Orr nodded."
    assert sentences(text) == ["“We stay,” he said.", "“Nobody leaves.”", "Orr nodded."]


def test_a_heading_does_not_run_into_the_paragraph() -> None:
    text = "The Latest\nPOSTED: 12:20 PM EST—\nThey met on Monday."
    assert sentences(text) == ["The Latest", "POSTED: 12:20 PM EST—", "They met on Monday."]


def test_a_dateline_and_a_position_end_where_they_end() -> None:
    assert sentences("LONDON, May 3 (Reuters) - Two ships met.") == [
        "LONDON, May 3 (Reuters) -",
        "Two ships met.",
    ]
    assert sentences("POSITION 44.10 N 60.22 W. SEND HELP.")[0] == "POSITION 44.10 N 60.22 W."


@pytest.mark.parametrize(
    "filler", ["Lee said that it was over. ", "(", "x", "“a "], ids=["prose", "marks", "letters", "open"]
)
def test_a_text_longer_than_a_piece_keeps_every_character(filler: str) -> None:
    text = "Ann Orr left. " + filler * (int(1.5 * PIECE) // len(filler)) + "\n\nThe end came."
    parsed = read(text)
    assert parsed.doc.text == text
    assert parsed.sentences[-1][1] == len(text)


def test_a_declared_language_goes_first() -> None:
    assert not read("The mayor left.", "de").english
    assert read("The mayor left.", "en-US").english
    assert not read(
        "Le maire a dit que la ville est fermée et que les ponts sont ouverts pour la nuit. " * 2
    ).english
