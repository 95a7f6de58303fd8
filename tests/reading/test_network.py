"""The network: words as pieces, windows that lose nothing, shares that add up, weights that are checked."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading import network
from dateline.reading.network import WEIGHTS, WINDOW, WeightsAreWrong, labels, windows
from dateline.reading.parser import words_of
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


@settings(deadline=None)  # the first of them loads the tokenizer
@given(
    st.lists(
        st.sampled_from(("Bell said", "“no”", "\n\n", "2,000 people.", "internationalisation", "a")),
        max_size=120,
    )
)
def test_every_word_is_in_one_window(parts: list[str]) -> None:
    text = read(" ".join(parts))
    words, at = words_of(text.doc, 0, text.quotations, text.paragraphs)
    assert at == [t.i for t in text.doc if not t.is_space]
    found = windows(words, VOCABULARY)
    assert [i for w in found for i in range(w.begin, w.begin + len(w.at))] == list(range(len(at)))
    for window in found:
        assert len(window.pieces) == len(window.shapes) == len(window.marks) <= WINDOW
        assert window.at == sorted(window.at)


def test_shares_add_up_and_do_not_change() -> None:
    words = '"We will stay," said the mayor.\n\nThe road was closed on Friday.'
    text, again = read(words), read(words)
    for task in ("roles", "kinds", "names"):
        table = getattr(text.tags, task)
        assert (table == getattr(again.tags, task)).all()
        for token in text.doc:
            assert float(table[token.i].sum()) == pytest.approx(0 if token.is_space else 1, abs=1e-4)


def test_windows_are_cut_after_a_stop() -> None:
    text = read("The road was closed. " * 60)
    words, _ = words_of(text.doc, 0, text.quotations, text.paragraphs)
    assert all(words.written[w.begin] == "The" for w in windows(words, VOCABULARY))


def test_the_labels_are_the_network_s() -> None:
    known = labels()
    assert all("|" in word for word in known["words"])
    assert {"nsubj", "ccomp", "ROOT"} <= set(known["relations"])
    assert {"O", "B-PERSON", "I-PERSON"} <= set(known["entities"])


def test_other_weights_than_were_published_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "weights"
    shutil.copytree(WEIGHTS, copy)
    with (copy / "network.onnx").open("ab") as file:
        file.write(b"x")
    monkeypatch.setattr(network, "WEIGHTS", copy)
    with pytest.raises(WeightsAreWrong, match=r"network\.onnx") as refused:
        network.network.__wrapped__()
    assert "make model" in (refused.value.hint or "")


def test_absent_weights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "WEIGHTS", tmp_path)
    with pytest.raises(WeightsAreWrong, match=r"card\.json"):
        network.network.__wrapped__()
