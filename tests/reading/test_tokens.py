"""Tokens: the text again, cut as spaCy cuts it (the network's teacher parses those tokens); and the tree over
them, held against spaCy's."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.parsed import Parse, set_parse
from dateline.reading.tokenizer import split
from dateline.reading.tokens import Doc, Token, begin_sentences, joined

SPACY = spacy.blank("en")
WRITTEN = """
said he'll don’t can't Bell's "No ” “yes Mr. U.S. a.m. 10a.m. e.g. and/or cannot -- — - – ... … . , ; : ! ?
( ) [ ] $5m £2.3bn 40% 1,500 3/4 +44 1990s 20-year-old state-run #tag @who_1 a@b.org x.org https://x.org/a?b=c
£ é.à -5 naïve Ödön № 15°C 5km/h km² O'Neill 'em ma'am I'd've Sen. Ph.D. St. No. Jan. 9/11 word.Word A.B.
"""
PIECES = [*WRITTEN.split(), " ", "  ", "\n", "\n\n\t"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We won’t,” Bell said.", ["“", "We", "wo", "n’t", ",", "”", "Bell", "said", "."]),
        ("20-year-old's £2bn, 40%", ["20", "-", "year", "-", "old", "'s", "£", "2bn", ",", "40", "%"]),
        ("The U.S. and Jan. 3 at 10a.m.", ["The", "U.S.", "and", "Jan.", "3", "at", "10", "a.m."]),
        ("on Wed, the id", ["on", "Wed", ",", "the", "id"]),
        ("see https://x.org/a,b?c or a@b.org.", ["see", "https://x.org/a,b?c", "or", "a@b.org", "."]),
        ("two\n\nlines  here", ["two", "\n\n", "lines", " ", "here"]),
        ("x" * 700, ["x" * 300, "x" * 300, "x" * 100]),
        ("", []),
    ],
)  # fmt: skip
def test_text_is_cut_into_words_and_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in Doc(text)] == words


@given(st.text(max_size=80))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    words, starts, spaced = split(text)
    assert "".join(word + " " * space for word, space in zip(words, spaced, strict=True)) == text
    assert all(text.startswith(word, at) for word, at in zip(words, starts, strict=True))


@settings(max_examples=600, derandomize=True)  # each cuts some heaps of marks in its own way
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(("", " ")))
def test_english_is_cut_as_spacy_cuts_it(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    assert split(text)[0] == [token.text for token in SPACY.make_doc(text)]


def trees(heads: list[int]) -> tuple[Doc, Any]:
    words = [f"w{i}" for i in range(len(heads))]
    ours = Doc(" ".join(words))
    same = ["x"] * len(words)
    set_parse(
        ours,
        Parse(tags=same, parts=same, heads=heads, relations=same, lemmas=same, entities=["O"] * len(words)),
    )
    return ours, spacy.tokens.Doc(SPACY.vocab, words, heads=heads, deps=same)  # fmt: skip


@st.composite
def projective(draw: st.DrawFn) -> list[int]:
    """The heads of some trees side by side, in which no branches cross."""
    heads: list[int] = []

    def grow(first: int, past: int, above: int | None) -> None:
        if first >= past:
            return
        top = draw(st.integers(first, past - 1))
        heads[top] = top if above is None else above
        middle = draw(st.integers(first, top))
        grow(first, middle, top)
        grow(middle, top, top)
        grow(top + 1, past, top)

    cuts = sorted({0, *draw(st.lists(st.integers(1, 13), max_size=2)), 14})
    heads += [0] * 14
    for first, past in pairwise(cuts):
        grow(first, past, None)
    return heads


def numbers(tokens: Any) -> list[int]:
    return [token.i for token in tokens]


@given(projective())
def test_a_tree_is_gone_over_as_spacys_is(heads: list[int]) -> None:
    ours, theirs = trees(heads)
    for one, two in zip(ours, theirs, strict=True):
        assert numbers(one.children) == numbers(two.children)
        assert numbers(one.lefts) == numbers(two.lefts)
        assert numbers(one.rights) == numbers(two.rights)
        assert numbers(one.subtree) == numbers(two.subtree)
        assert (one.left_edge.i, one.right_edge.i) == (two.left_edge.i, two.right_edge.i)
        assert one.is_sent_start == two.is_sent_start
        assert (one.sent.start, one.sent.end) == (two.sent.start, two.sent.end)
    for start in range(len(heads)):
        for end in range(start + 1, len(heads) + 1):
            assert ours[start:end].root.i == theirs[start:end].root.i


@given(st.text(alphabet="ab .\n", max_size=20), st.integers(-2, 22), st.integers(-2, 22))
def test_characters_are_found_again_as_tokens(text: str, start: int, end: int) -> None:
    doc = Doc(text)
    strict = doc.char_span(start, end)
    assert strict is None or (start < end and strict.text == text[start:end])
    wide = doc.char_span(start, end, alignment_mode="expand")
    if wide is not None and len(wide) and start < end:
        assert wide.start_char <= start or text[start].isspace()
        assert wide.end_char >= end or text[end - 1] == " "


def test_docs_are_joined_with_their_trees() -> None:
    ours, _ = trees([1, 1, 1, 2])
    other, _ = trees([0, 0])
    whole = joined(ours.text + other.text, [ours, other])
    assert numbers(token.head for token in whole) == [1, 1, 1, 2, 4, 4]
    assert [sent.text for sent in whole.sents] == ["w0 w1 w2 w3", "w0 w1"]
    assert all(whole.text.startswith(token.text, token.idx) and token.doc is whole for token in whole)


def test_sentences_may_be_told_without_a_tree() -> None:
    doc = Doc("One. Two three.")
    begin_sentences(doc, [False, False, True, False, False])
    assert [sent.text for sent in doc.sents] == ["One.", "Two three."]
    assert doc[3].sent.start == 2


@pytest.mark.parametrize(
    "word", ["1,500", "3/4", "seven", "Seventh", "21st", "~40", "A4", "half", "dozen", "/", "1/", "th"]
)
def test_what_looks_like_a_number_is_what_spacy_takes_for_one(word: str) -> None:
    token: Token = Doc.of([word])[0]
    assert token.like_num == spacy.tokens.Doc(SPACY.vocab, [word])[0].like_num


def test_neighbours_end_with_the_text() -> None:
    doc = Doc("a b")
    assert doc[0].nbor().text == "b"
    for token, steps in ((doc[0], -1), (doc[1], 1)):
        with pytest.raises(IndexError):
            token.nbor(steps)
