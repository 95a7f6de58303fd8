"""The forms that a dictionary has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.lemmas import lemma, lists


@pytest.mark.parametrize(
    ("word", "part", "tag", "found"),
    [
        ("said", "VERB", "VBD", "say"),
        ("Denying", "VERB", "VBG", "deny"),
        ("accuses", "VERB", "VBZ", "accuse"),
        ("told", "VERB", "VBN", "tell"),
        ("left", "VERB", "VBD", "leave"),
        ("casualties", "NOUN", "NNS", "casualty"),
        ("bus", "NOUN", "NN", "bus"),
        ("women", "NOUN", "NNS", "woman"),
        ("worse", "ADJ", "JJR", "bad"),
        ("safest", "ADJ", "JJS", "safe"),
        ("Orford", "PROPN", "NNP", "Orford"),
        ("them", "PRON", "PRP", "they"),
        ("n’t", "PART", "RB", "not"),
        ("’s", "AUX", "VBZ", "be"),
        ("'ll", "AUX", "MD", "will"),
        ("blorped", "VERB", "VBD", "blorpe"),
        ("the", "DET", "DT", "the"),
    ],
)
def test_a_word_has_its_lemma(word: str, part: str, tag: str, found: str) -> None:
    assert lemma(word, part, tag) == found


@given(
    st.text(min_size=1),
    st.sampled_from(("NOUN", "VERB", "ADJ", "ADV", "PROPN", "X")),
    st.sampled_from(("NNS", "VBD", "JJR", "RB", "XX")),
)
def test_any_word_has_one(word: str, part: str, tag: str) -> None:
    assert lemma(word, part, tag)


def test_the_lists_say_whose_they_are() -> None:
    assert {"NOUN", "VERB", "ADJ"} <= lists().known.keys()
    assert lists().exceptions["VERB"]["went"] == "go"
