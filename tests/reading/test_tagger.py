"""The tagger: words as pieces, windows that lose nothing, shares that add up, weights that are checked."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading import tagger
from dateline.reading.tagger import WEIGHTS, WINDOW, WeightsAreWrong, tags, windows
from dateline.reading.text import Text, parse
from dateline.reading.wordpieces import MOST, SHAPES, UNKNOWN, WordPieces, shape
from dateline.records import Document

VOCABULARY = WordPieces.of(WEIGHTS / "vocab.txt")


def read(text: str) -> Text:
    when = datetime(2019, 5, 4, 12, tzinfo=UTC)
    return parse(Document(id="d1", source="", text=text, captured=when, capture=""))


def named(word: str) -> list[str]:
    by_number = {n: piece for piece, n in VOCABULARY.vocabulary.items()}
    return [by_number[n] for n in VOCABULARY.pieces(word)]


def test_words_are_cut_longest_first() -> None:
    assert named("said") == ["said"]
    assert named("reopenings") == ["re", "##open", "##ings"]
    assert named("Kyiv’s") == named("kyiv's".replace("'", "’"))
    assert named("Élysée") == named("elysee")
    assert named("\U000107ff") == [UNKNOWN]


@given(st.text(max_size=200))
def test_any_word_has_pieces_and_a_shape(word: str) -> None:
    assert 1 <= len(VOCABULARY.pieces(word)) <= MOST
    assert 0 <= shape(word) < SHAPES


def test_shapes() -> None:
    assert [shape(w) for w in ("the", "Bell", "UN", "eBay", "12", "—")] == [1, 2, 3, 4, 5, 0]


@given(
    st.lists(
        st.sampled_from(("Bell said", "“no”", "\n\n", "2,000 people.", "internationalisation", "a")),
        max_size=120,
    )
)
def test_every_word_is_in_one_window(parts: list[str]) -> None:
    text = read(" ".join(parts))
    found = windows(text, VOCABULARY)
    assert [i for w in found for i in w.tokens] == [t.i for t in text.doc if not t.is_space]
    for window in found:
        assert len(window.pieces) == len(window.shapes) == len(window.quoted) <= WINDOW
        assert window.at == sorted(window.at)


def test_shares_add_up_and_do_not_change() -> None:
    text = read('"We will stay," said the mayor.\n\nThe road was closed on Friday.')
    first, again = tags(text), tags(text)
    for table, same in zip(
        (first.roles, first.kinds, first.names), (again.roles, again.kinds, again.names), strict=True
    ):
        assert (table == same).all()
        for token in text.doc:
            assert float(table[token.i].sum()) == pytest.approx(0 if token.is_space else 1, abs=1e-4)


def test_other_weights_than_were_published_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "weights"
    shutil.copytree(WEIGHTS, copy)
    with (copy / "tagger.onnx").open("ab") as file:
        file.write(b"x")
    monkeypatch.setattr(tagger, "WEIGHTS", copy)
    with pytest.raises(WeightsAreWrong, match=r"tagger\.onnx") as refused:
        tagger.network.__wrapped__()
    assert "make model" in (refused.value.hint or "")


def test_absent_weights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "WEIGHTS", tmp_path)
    with pytest.raises(WeightsAreWrong, match=r"card\.json"):
        tagger.network.__wrapped__()
