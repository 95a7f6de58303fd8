"""Documents put into stories, and near-copies found. Every text is made up."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.weigh.copies import copies
from dateline.weigh.likeness import Seen, bag
from dateline.weigh.stories import KEPT, LOOKED_UP, Stories, Text, gathered, stories
from tests.weigh.stories import at

DAM = (
    "The dam at Kell burst above the town on Monday, Mayor Ada Bell said, and the river Orr took a bridge.",
    "Engineers had warned of cracks in the Kell dam for years, Mayor Ada Bell told Kell by the river Orr.",
    "Families from Kell slept in the school after the dam burst, Mayor Ada Bell said, above the river Orr.",
)
FERRY = (
    "The ferry Maud ran aground off Holt in fog with ninety passengers, the harbour office reported.",
    "Captain Lind of the ferry Maud said she struck a sandbank that was on no chart of Holt harbour.",
    "All passengers of the ferry Maud, aground off Holt harbour, were landed by fishing boats before dark.",
)
STRIKE = (
    "Tram drivers in Vesk walked out over night pay, and the union Rail Hands said the strike would last.",
    "The Rail Hands union and the city of Vesk met a mediator about the tram strike and night pay.",
)


def texts(*given: tuple[str, ...]) -> list[Text]:
    rows = [one for story in given for one in story]
    return [Text(id=f"d{n}", text=text) for n, text in enumerate(rows)]


def test_three_events_are_three_stories_whatever_the_order() -> None:
    rows = texts(DAM, FERRY, STRIKE)
    wanted = {frozenset(("d0", "d1", "d2")), frozenset(("d3", "d4", "d5")), frozenset(("d6", "d7"))}
    for seed in range(6):
        shuffled = rows[:]
        random.Random(seed).shuffle(shuffled)
        assert wanted == {frozenset(group) for group in stories(shuffled)}


def test_a_folder_of_one_story_is_one_story() -> None:
    """What the few documents of a small folder share does not count as common."""
    assert [("d0", "d1", "d2")] == stories(texts(DAM))


def test_the_same_kind_of_event_elsewhere_is_another_story() -> None:
    there = (
        "A dam burst near Sorrow on Friday, Governor Tom Pike said, and the river Esk took the mill of Lane."
    )
    assert [("d0",), ("d1",)] == stories(texts((DAM[0], there)))


def test_words_say_what_a_story_is_about() -> None:
    about = gathered(texts(DAM, FERRY)).words()
    assert "kell" in about[0]
    assert "maud" in about[1]


def test_a_document_between_two_stories_joins_them() -> None:
    rows = [
        Text(id="a", text="Kell dam breach floods Orr valley. Kell dam breach, Orr valley."),
        Text(
            id="b", text="Ada Bell resigns as mayor. Kell dam inquiry blames Ada Bell, mayor of Orr valley."
        ),
        Text(
            id="c", text="Kell dam breach, Orr valley: inquiry blames mayor Ada Bell, who resigns. Kell dam."
        ),
    ]
    apart = Stories(alike=0.5)
    apart.add(rows[0])
    apart.add(rows[1])
    assert [("a",), ("b",)] == apart.groups()
    apart.add(rows[2])
    assert [("a", "b", "c")] == [tuple(sorted(group)) for group in apart.groups()]


def test_after_a_long_silence_a_story_must_be_more_alike() -> None:
    def two(days: float) -> int:
        late = at(0) + timedelta(days=days)
        return len(stories([Text(id="a", text=DAM[0], at=at(0)), Text(id="b", text=DAM[1], at=late)]))

    assert [1, 2] == [two(1), two(2000)]


def test_the_names_a_reader_found_are_used() -> None:
    terms = bag("bell spoke of the dam", names=("Ada Bell", "Kell Dam"))
    assert {"N ada bell", "N kell dam"} <= terms.keys()
    assert terms["bell"] > terms["spoke"]


@pytest.mark.parametrize("text", ["", "   ", "the and of", "\ud800", "ALL CAPS " * 3, "12 . . , 😀", "حريق"])
def test_texts_that_say_little_are_stories_of_their_own(text: str) -> None:
    found = stories([Text(id="a", text=text), *texts(DAM)])
    assert ("a",) in found


WORDS = st.lists(
    st.sampled_from(("Kell", "dam", "river", "Holt", "ferry", "Maud", "fog", "strike", "pay")), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_every_document_has_one_story_and_the_same_order_gives_the_same(rows: list[list[str]]) -> None:
    given = [Text(id=f"d{n}", text=" ".join(words)) for n, words in enumerate(rows)]
    once = stories(given)
    assert sorted(text.id for text in given) == sorted(one for group in once for one in group)
    assert once == stories(given)
    streamed = Stories()
    for text in given:
        streamed.add(text)
    assert sorted(text.id for text in given) == sorted(one for group in streamed.groups() for one in group)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=10), st.lists(WORDS, max_size=6))
def test_what_comes_later_moves_no_document_out_of_its_story(
    rows: list[list[str]], more: list[list[str]]
) -> None:
    found = Stories()
    for n, words in enumerate(rows):
        found.add(Text(id=f"d{n}", text=" ".join(words)))
    before = [set(group) for group in found.groups()]
    for n, words in enumerate(more):
        found.add(Text(id=f"e{n}", text=" ".join(words)))
    after = [set(group) for group in found.groups()]
    assert all(any(group <= later for later in after) for group in before)


def test_a_story_keeps_a_bounded_number_of_terms() -> None:
    found = Stories(alike=0.0)
    for n in range(30):
        found.add(Text(id=f"d{n}", text="Kell dam " * 20 + " ".join(f"w{n}x{k}" for k in range(60))))
    assert [30] == [len(group) for group in found.groups()]
    assert max(len(story.terms) for story in found._stories.values()) <= 2 * KEPT
    assert LOOKED_UP > 0


def test_rarity_falls_with_the_documents_that_have_a_term() -> None:
    seen = Seen()
    for n in range(10):
        seen.add(["dam", f"w{n}"])
    assert seen.rarity("w1") > seen.rarity("dam") > 0


PARAGRAPH = (
    "Fog lay over the estuary all night and the pilots waited for the turn of the tide by the lamps while "
    "the harbour office kept its telephone open to the families of those who were aboard the ferry Maud. "
    "Fishing boats from three villages went out before dawn without being asked and brought in the first "
    "forty passengers, most of them wet and cold, a doctor at the quay said, but none of them badly hurt."
)


def test_copies_are_found_with_the_agency_they_go_back_to() -> None:
    rows = [
        Text(id="radio", text=f"From our own desk this morning.\n{PARAGRAPH}", at=at(3)),
        Text(id="herald", text=f"HOLT, Nov 3 (Reuters) - {PARAGRAPH}", at=at(2)),
        Text(id="gazette", text=PARAGRAPH[:300], at=at(1)),
        Text(id="courier", text=" ".join(DAM), at=at(0)),
    ]
    (one,) = copies(rows)
    assert (("gazette", "herald", "radio"), "Reuters", "gazette") == (one.documents, one.origin, one.first)


def test_without_an_agency_the_first_is_all_that_is_known() -> None:
    rows = [Text(id="b", text=PARAGRAPH, at=at(2)), Text(id="a", text=f"Again: {PARAGRAPH}", at=at(1))]
    (one,) = copies(rows)
    assert ("a", "") == (one.first, one.origin)


def test_short_texts_and_the_same_subject_are_no_copies() -> None:
    assert [] == copies(texts(DAM, DAM))
    assert [] == copies([Text(id="a", text=" ".join(DAM * 3)), Text(id="b", text=" ".join(FERRY * 3))])


def test_a_text_that_everybody_printed_is_one_group() -> None:
    rows = [Text(id=f"d{n}", text=f"Paper {n} writes. {PARAGRAPH}") for n in range(120)]
    assert [120] == [len(one.documents) for one in copies(rows)]


def test_what_stands_under_every_page_makes_no_copies() -> None:
    notice = " ".join(f"notice{n}" for n in range(40))
    rows = [Text(id=f"d{n}", text=f"{' '.join(f'w{n}x{k}' for k in range(60))} {notice}") for n in range(60)]
    assert [] == copies(rows)
