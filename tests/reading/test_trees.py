"""Whatever the scores are, each sentence has one tree, and no head lies outside it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dateline.reading.trees import heads, sentence_starts


@st.composite
def scored(draw: st.DrawFn) -> tuple[np.ndarray, list[bool]]:
    words = draw(st.integers(1, 14))
    some = st.integers(-3, 3).map(float)  # few values, so that many are equal and circles are common
    scores = draw(arrays.arrays(np.float32, (words, words + 1), elements=some))
    starts = [True, *draw(st.lists(st.booleans(), min_size=words - 1, max_size=words - 1))]
    return scores, starts


@given(scored())
def test_every_sentence_is_one_tree(given_scores: tuple[np.ndarray, list[bool]]) -> None:
    scores, starts = given_scores
    found = heads(scores, starts)
    sentence = np.cumsum(starts).tolist()
    tops: dict[int, set[int]] = {}
    for i in range(len(found)):
        at, steps = i, 0
        while found[at] >= 0:
            assert sentence[found[at]] == sentence[i]
            at, steps = found[at], steps + 1
            assert steps <= len(found)
        tops.setdefault(sentence[i], set()).add(at)
    assert all(len(top) == 1 for top in tops.values())


def test_the_best_heads_are_taken_where_they_make_a_tree() -> None:
    scores = np.full((3, 4), -5.0, dtype=np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 5.0  # on the second, on nothing, on the second
    assert heads(scores, [True, False, False]) == [1, -1, 1]


def test_a_circle_is_broken_where_least_is_lost() -> None:
    scores = np.full((3, 4), -5.0, dtype=np.float32)
    scores[0, 0] = 9.0
    scores[1, 3], scores[2, 2] = 5.0, 5.0  # the second and the third on each other
    scores[2, 1] = 4.0
    assert heads(scores, [True, False, False]) == [-1, 2, 0]


def test_what_is_known_of_sentences_overrules_the_network() -> None:
    logits = np.array([[0, 1], [0, 1], [1, 0], [0, 1]], dtype=np.float32)
    assert sentence_starts(logits, [0, -1, 1, 0]) == [True, False, True, True]
