"""Captured text as the desk draws it: nothing is lost, every mark is on its words, nothing is obeyed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Claim, Document, Passage, Span, Speaker
from dateline.web.desk.source_marks import KINDS, marks, numbered, spots, tags
from dateline.web.desk.source_pages import DENSE, PAGE, first_on, page_of, pages
from dateline.web.desk.source_text import STEERING, Block, drawn, excerpt
from tests.outputs import flood

STORY = flood.story()
TEXT = "The mayor said the gate held. “It leaked,” she told us, “all night.”\nNobody had counted the boats."


def document(text: str) -> Document:
    return Document(id="d", source="", text=text, captured=flood.START, capture="0" * 64)


def claim(n: int, start: int, end: int, **more: object) -> Claim:
    fields = {
        "id": f"d-c{n}", "document": "d", "start": start, "end": end, "spans": ((start, end),),
        "quote": "", "mode": "indirect", "reader": "rules 1",
    }  # fmt: skip
    return Claim(**(fields | more))  # type: ignore[arg-type]


def words(blocks: tuple[Block, ...]) -> str:
    return "".join(piece.text for block in blocks for piece in block.pieces if not piece.control)


@pytest.mark.parametrize("claim_id", sorted(STORY.claims))
def test_the_pieces_are_the_text_and_every_mark_is_on_its_words(claim_id: str) -> None:
    found = STORY.claim(claim_id)
    text = STORY.document(found.document).text
    blocks = excerpt(found, STORY.document(found.document)).blocks
    assert words(blocks) == text
    at = 0
    for piece in (piece for block in blocks for piece in block.pieces):
        kinds = {k for start, end, k in spots(found) if start <= at and at + len(piece.text) <= end}
        assert set(piece.kinds) == kinds
        at += len(piece.text)
    assert [bool(piece.opens) for block in blocks for piece in block.pieces].count(True) == 1


def test_a_long_text_is_cut_around_the_claim() -> None:
    found = STORY.claim("d1-c3")
    near = STORY.document("d1")
    far = replace(near, text="x" * 9000 + near.text + "y" * 9000)
    moved = replace(
        found, start=found.start + 9000, end=found.end + 9000, spans=((found.start + 9000, found.end + 9000),)
    )
    cut = excerpt(moved, far)
    assert cut.before == moved.start - 3000
    assert cut.after == len(far.text) - moved.end - 3000


def test_numbers_tie_a_speaker_to_the_words_and_stand_only_where_they_are_apart() -> None:
    speaker = Speaker(entity="n", name="Ada", as_written="The mayor", start=0, end=9)
    cue = Span(start=10, end=14, as_written="said")
    one = claim(1, 15, 28, speaker=speaker, cue=cue)
    two = claim(2, 31, 40, speaker=speaker, cue=Span(start=47, end=51, as_written="told"))
    assert tags(numbered([two, one])) == {9: (2,), 51: (2,)}


def test_a_claim_in_a_claim_is_drawn_in_it_with_the_chain() -> None:
    outer, inner = claim(1, 0, 28), claim(2, 15, 28, via="d-c1", confidence="low")
    both = numbered([inner, outer])
    assert [(one.number, one.via) for one in both] == [(1, None), (2, 1)]
    blocks = drawn(document(TEXT), both, 0, len(TEXT), chosen=2)
    held = next(p for p in blocks[0].pieces if p.text == "the gate held")
    assert (held.claims, held.depth, held.chosen, held.low) == ((2, 1), 2, True, False)
    assert held.ends == ("content",)
    first = blocks[0].pieces[0]
    assert (first.claims, first.opens, first.low) == ((1,), (1,), False)
    alone = drawn(document(TEXT), numbered([inner]), 0, len(TEXT))
    assert next(p for p in alone[0].pieces if p.kinds).low


def test_broken_words_go_on_with_their_number() -> None:
    found = claim(1, 31, 67, spans=((31, 40), (57, 66)))
    blocks = drawn(document(TEXT), numbered([found]), 0, len(TEXT))
    assert [(p.text, p.opens, p.again) for p in blocks[0].pieces if p.kinds] == [
        ("It leaked", (1,), ()),
        ("all night", (), (1,)),
    ]


def test_a_paragraph_without_a_claim_says_so_if_it_is_long_enough_to_hold_one() -> None:
    text = f"{TEXT}\n{'Rain fell on the quay all day and all night. ' * 3}\n"
    blocks = drawn(document(text), numbered([claim(1, 15, 28)]), 0, len(text))
    assert [block.unread for block in blocks] == [False, False, True]


def test_a_dated_entry_begins_with_its_time() -> None:
    passage = Passage(id="d-p1", start=68, end=98, label="12:05 GMT", posted=flood.START, timezone="GMT")
    blocks = drawn(replace(document(TEXT), passages=(passage,)), (), 0, len(TEXT))
    assert [block.posted for block in blocks] == [None, passage, None]


def test_what_would_steer_the_page_is_named() -> None:
    blocks = drawn(document("safe\u202eevil\x00\x00\ud800end"), (), 0, 15)
    assert [(p.text, p.control) for p in blocks[0].pieces] == [
        ("safe", False),
        ("U+202E", True),
        ("evil", False),
        ("U+0000 and 2 more", True),
        ("end", False),
    ]


@st.composite
def marked(draw: st.DrawFn) -> tuple[Document, list[Claim]]:
    text = draw(st.text(st.characters(), max_size=120))
    size = len(text)
    span = st.tuples(st.integers(0, size + 3), st.integers(0, size + 3)).map(sorted)
    claims = []
    for n, spans in enumerate(draw(st.lists(st.lists(span, min_size=1, max_size=3), max_size=8))):
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
        cue = draw(span)
        claims.append(
            claim(
                n, start, end,
                spans=tuple(map(tuple, spans)),
                cue=Span(start=cue[0], end=cue[1], as_written=""),
                confidence=draw(st.sampled_from(("low", "high"))),
            )
        )  # fmt: skip
    return document(text), claims


@given(marked())
def test_whatever_overlaps_the_text_comes_out_whole_with_its_marks(
    case: tuple[Document, list[Claim]],
) -> None:
    paper, claims = case
    text, all_ = paper.text, numbered(claims)
    blocks = drawn(paper, all_, 0, len(text))
    plain = STEERING.sub("", text)
    assert [line.strip() for line in words(blocks).split("\n") if line.strip()] == [
        line.strip() for line in plain.split("\n") if line.strip()
    ]
    for block, (start, line) in zip(blocks, _lines(text), strict=True):
        at = start
        for piece in block.pieces:
            size = _named(piece.text) if piece.control else len(piece.text)
            here = [m for one in all_ for m in marks(one) if m.start <= at and at + size <= m.end]
            assert set(piece.kinds) == {m.kind for m in here}
            assert piece.low == (bool(here) and all(m.low for m in here))
            assert set(piece.claims) <= {m.number for m in here}
            at += size
        assert at == start + len(line)


def _named(words: str) -> int:
    """How many characters a name stands for: "U+202E and 2 more"."""
    return 1 + int(words.split()[2].replace(",", "")) if " and " in words else 1


def _lines(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for line in text.split("\n"):
        whole = line + "\n" if at + len(line) < len(text) else line
        if whole.strip(" \t\r\n"):
            found.append((at, whole))
        at += len(whole)
    return found


@given(st.text(st.sampled_from("ab \n"), max_size=400), st.integers(1, 40))
def test_pages_are_the_whole_text_and_each_has_its_bound(text: str, size: int) -> None:
    cut = pages(document(text), (), most=size)
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(0 < end - start <= size for start, end in cut) or not text
    assert all(cut[page_of(cut, at) - 1][0] <= at < cut[page_of(cut, at) - 1][1] for at in range(len(text)))


def test_a_line_with_thousands_of_marks_is_cut_into_pages() -> None:
    text = "he said no. " * 20_000
    claims = numbered(claim(n, at, at + 10) for n, at in enumerate(range(0, len(text) - 12, 12)))
    cut = pages(document(text), claims)
    assert cut[0][1] <= PAGE
    assert sum(len(first_on(claims, *page)) for page in cut) == len(claims)
    start, end = cut[3]
    blocks = drawn(document(text), claims, start, end)
    assert sum(len(block.pieces) for block in blocks) <= 2 * DENSE + 2


def test_ten_thousand_claims_on_one_word_are_counted_not_drawn_over_each_other() -> None:
    claims = numbered(claim(n, 0, 5) for n in range(10_000))
    blocks = drawn(document("Alarm at sea."), claims, 0, 13)
    first = blocks[0].pieces[0]
    assert (len(first.claims), first.depth, len(first.opens)) == (6, 10_000, 10_000)


def test_every_kind_is_known() -> None:
    assert {kind for c in STORY.claims for _, _, kind in spots(STORY.claim(c))} <= set(KINDS)
