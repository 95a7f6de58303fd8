"""A post's marks: what is not a mark is text, whatever it looks like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.markup import cited, paragraphs, plain


def test_marks_and_paragraphs() -> None:
    text = "He said [[866|d1.1-c2]] were saved.\n\nThen [[705|d2.1-c1]]. [[d3.1-c9]]"
    assert ("d1.1-c2", "d2.1-c1", "d3.1-c9") == cited(text)
    assert [["He said ", "866", " were saved."], ["Then ", "705", ". ", ""]] == [
        [piece.text for piece in found] for found in paragraphs(text)
    ]
    assert "He said 866 were saved." == plain(text).split("\n")[0]


def test_what_only_looks_like_a_mark_stays_text() -> None:
    for text in ("[[]]", "[[|]]", "[[a b]]", "[words](claim:1)", "<script>alert(1)</script>", "[[x|<b>]]"):
        assert () == cited(text)
        assert text == paragraphs(text)[0][0].text


@given(st.text())
def test_any_text_is_kept(text: str) -> None:
    whole = "".join(piece.text for paragraph in paragraphs(text) for piece in paragraph)
    assert "".join(whole.split()) == "".join(plain(text).split())
