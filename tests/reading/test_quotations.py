"""Quotations: pairs, and what must hold in any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.quotations import paragraphs, quotations
from tests import pairs

HERE = Path(__file__).parent / "quotations"
MARKED = st.text(alphabet=st.sampled_from("ab .,\n\t“”‘’\"'«»„`\u2028\x85é"), max_size=60)


@pytest.mark.parametrize("path", pairs.inputs(HERE, ".txt"), ids=lambda p: p.stem)
def test_pairs(path: Path) -> None:
    text = path.read_text("utf-8")
    found = [
        f"{text[q.inner_start : q.inner_end]} | level {q.level}{'' if q.closed else ', never closed'}"
        for q in quotations(text)
    ]
    pairs.check(path, found)


@given(MARKED | st.text(max_size=40))
def test_a_quotation_stays_in_its_paragraph_and_in_order(text: str) -> None:
    blocks = paragraphs(text)
    assert all(a < b for a, b in blocks)
    assert all(one[1] <= two[0] for one, two in pairwise(blocks))
    previous = -1
    outer_end = 0
    for q in quotations(text):
        assert q.start < q.inner_start < q.inner_end <= q.end
        assert any(a <= q.start and q.end <= b for a, b in blocks)
        assert q.start >= previous
        previous = q.start
        if q.level == 0:
            assert q.start >= outer_end
            outer_end = q.end


@given(MARKED)
def test_no_word_of_a_text_is_lost_between_paragraphs(text: str) -> None:
    outside, at = "", 0
    for start, end in paragraphs(text):
        outside += text[at:start]
        at = end
    assert not (outside + text[at:]).strip()


def test_a_hard_wrapped_paragraph_is_one() -> None:
    text = (
        "The steamer struck a rock off the point at four in the\n"
        "morning, and the captain ordered the boats away at once\n"
        "while the band played.\n\n"
        "A second paragraph."
    )
    assert len(paragraphs(text)) == 2


def test_lines_that_end_sentences_are_paragraphs() -> None:
    assert len(paragraphs("The Latest\nPOSTED: 12:20 PM\nThey met today.\nThey talked.")) == 4
