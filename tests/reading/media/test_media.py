"""Described media: pairs of files, hedges, and spans."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.reading.media import media
from dateline.reading.text import parse
from dateline.records import Hedge
from tests.pairs import check, inputs
from tests.reading.rooms import dated, document

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", inputs(HERE, ".txt"), ids=lambda path: path.stem)
def test_pairs(path: Path) -> None:
    text = dated(path)
    found = media(text)
    for one in found:
        assert text.text[one.start : one.end] == one.caption
        assert one.shows is None or text.text[one.shows.start : one.shows.end] == one.shows.as_written
    check(path, found)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Video reportedly shows smoke.", "reported"),
        ("The army published a video that it claims shows smoke.", "claimed"),
        ("A video shows smoke. The footage could not be independently verified.", "unconfirmed"),
        ("A video shows smoke. Reporters have verified the footage.", "confirmed"),
        ("A video said to show smoke is a fake.", "fake"),
        ("A video shows smoke, but officials disputed the images.", "disputed"),
    ],
)
def test_how_sure_the_text_is(words: str, status: str) -> None:
    (found,) = media(parse(document(words)))
    assert status == found.status


def test_hedges_of_the_sentence_and_of_the_one_after_belong_to_it() -> None:
    words = "A video reportedly shows smoke. The video is unverified. Rain is possible."
    hedges = [
        _hedge(f"d-h{n}", words, word) for n, word in ((1, "reportedly"), (2, "unverified"), (3, "possible"))
    ]
    (found,) = media(parse(document(words)), hedges)
    assert ("d-h1", "d-h2") == found.hedges


def _hedge(hedge_id: str, text: str, word: str) -> Hedge:
    start = text.index(word)
    return Hedge(
        id=hedge_id, start=start, end=start + len(word), as_written=word, by="reporter", sense="reported"
    )
