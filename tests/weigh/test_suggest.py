"""Suggested links: what is said of a pair, and the laws of suggesting."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Claim, Link
from dateline.story import Story
from dateline.weigh import suggest
from dateline.weigh.near import COMMON, SIDES, VOICES, WORDY, Index
from tests.weigh.stories import Desk, claim, counted


def two(
    first: dict[str, Any], second: dict[str, Any], names: tuple[str, ...] = (), hours: float = 2
) -> list[Link]:
    """The links between two claims of two papers, the second some hours later."""
    desk = Desk()
    desk.source("gazette")
    desk.source("herald")
    new = desk.document("gazette", 0, [first], names=names) + desk.document(
        "herald", hours, [second], names=names
    )
    return suggest(desk.story, new)


SAVED_866 = claim("866 people were rescued", "Line Agents", figures=[counted("866", "rescued")])
SAVED_705 = claim(
    "705 survivors came ashore", "Captain Orr", figures=[counted("705", "rescued", "survivors")]
)


@pytest.mark.parametrize(
    ("first", "second", "relation", "aspect", "words"),
    [
        (
            SAVED_866,
            SAVED_705,
            "contradicts",
            "figure",
            "Both count people rescued; 705 and 866 cannot both hold.",
        ),
        (
            claim(
                "about 670 souls were saved",
                "Captain Orr",
                figures=[counted("about 670", "rescued", "souls")],
            ),
            SAVED_705,
            "supersedes",
            "figure",
            "about 670 before, 705 now",
        ),
        (
            SAVED_866,
            claim(
                "866 persons had been saved", "Harbour Office", figures=[counted("866", "rescued", "persons")]
            ),
            "corroborates",
            "figure",
            "both say 866",
        ),
        (
            claim("The ferry Maud is under tow to Holt.", "Harbour Office"),
            claim("The Maud sank before dawn.", "Captain Orr"),
            "contradicts",
            "whole",
            "One says sunk, the other afloat",
        ),
        (
            claim("All the passengers of the Maud are safe.", "Harbour Office"),
            claim("more than 40 lives were lost", figures=[counted("more than 40", "dead", "lives")]),
            "contradicts",
            "whole",
            "both cannot hold",
        ),
        (
            claim("The mayor opened the Eastfield bridge before the storm.", "Mayor Bell"),
            claim("Nobody opened the Eastfield bridge before the storm.", "Governor Pike", act="deny"),
            "denies",
            "whole",
            "Governor Pike denies",
        ),
        (
            claim("The Maud struck in 41.30 N., 50.15 W.", "Captain Orr"),
            claim("The Maud struck in 41.00 N., 50.15 W.", "Harbour Office"),
            "contradicts",
            "place",
            "56 km apart",
        ),
        (
            claim("The council will rebuild the Eastfield bridge within a year.", "Mayor Bell"),
            claim("The Eastfield bridge will be rebuilt by the council within a year.", "Mayor Bell"),
            "repeats",
            "whole",
            "from the same speaker",
        ),
    ],
)
def test_what_is_said_of_a_pair(
    first: dict[str, Any], second: dict[str, Any], relation: str, aspect: str, words: str
) -> None:
    (link,) = two(first, second, names=("Maud",))
    assert ("d2-c1", "d1-c1", relation, aspect) == (link.claim, link.other, link.relation, link.aspect)
    assert words in link.reason
    assert "suggested" == link.state


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SAVED_866, claim("The weather was fair.", "Captain Orr")),
        (
            SAVED_866,
            claim("at least 700 were saved", "Captain Orr", figures=[counted("at least 700", "rescued")]),
        ),
        (SAVED_866, claim("705 died", "Captain Orr", figures=[counted("705", "dead")])),
        (SAVED_866, claim("705 crew were saved", "Captain Orr", figures=[counted("705", "rescued", "crew")])),
        (
            claim("866 were saved in Holt", "Line Agents", figures=[counted("866", "rescued", place="Holt")]),
            claim(
                "12 were saved in Eastfield",
                "Captain Orr",
                figures=[counted("12", "rescued", place="Eastfield")],
            ),
        ),
        (
            claim("The tug has picked up 20 boats of passengers near the bar", "Mayor Bell"),
            claim("The tug has picked up 24 boats of passengers near the bar", "Captain Orr"),
        ),
        (claim("It is open.", "Mayor Bell"), claim("The mine at Kell was closed.", "Governor Pike")),
    ],
)
def test_claims_that_have_nothing_to_say_to_each_other(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert [] == two(first, second)


def test_a_higher_count_hours_later_replaces_and_one_at_once_contradicts() -> None:
    low = claim("12 people were killed", "Police", figures=[counted("12", "dead")])
    high = claim("30 people were killed", "Ministry", figures=[counted("30", "dead")])
    assert ["supersedes"] == [link.relation for link in two(low, high, hours=9)]
    assert ["contradicts"] == [link.relation for link in two(low, high, hours=1)]
    assert ["contradicts"] == [link.relation for link in two(high, low, hours=9)]


def test_a_copy_repeats_and_does_not_corroborate() -> None:
    paragraph = (
        "Fog lay over the estuary all night and the pilots waited for the turn of the tide while the harbour "
        "office kept its lamps lit and its telephone open to the families. "
    )
    desk = Desk()
    desk.source("gazette")
    desk.source("herald")
    new = [
        *desk.document("gazette", 0, [SAVED_866], around=paragraph),
        *desk.document(
            "herald", 1, [claim(SAVED_866["quote"], figures=[counted("866", "rescued")])], around=paragraph
        ),
    ]
    (link,) = suggest(desk.story, new)
    assert "repeats" == link.relation
    assert "a copy" in link.reason


def test_one_agency_behind_two_papers_is_no_corroboration() -> None:
    desk = Desk()
    desk.source("herald", "wire")
    desk.source("courier", "wire")
    new = [
        *desk.document("herald", 0, [claim("866 were saved", figures=[counted("866", "rescued")])]),
        *desk.document("courier", 1, [claim("they saved 866", figures=[counted("866", "rescued")])]),
    ]
    (link,) = suggest(desk.story, new)
    assert ("repeats", True) == (link.relation, "both go back to wire" in link.reason)


def test_what_a_person_has_judged_is_left_alone() -> None:
    desk = Desk()
    desk.source("gazette")
    desk.source("herald")
    new = desk.document("gazette", 0, [SAVED_866]) + desk.document("herald", 1, [SAVED_705])
    (link,) = suggest(desk.story, new)
    for state in ("confirmed", "rejected"):
        judged = Desk()
        judged.entries = list(desk.entries)
        judged.add(
            Link(claim=link.claim, other=link.other, relation="contradicts", state=state, reason="seen")
        )
        assert [] == suggest(judged.story, new)


def test_nested_claims_and_one_voice_in_one_document_are_not_linked() -> None:
    desk = Desk()
    desk.source("gazette")
    words = "The council will rebuild the Eastfield bridge within a year"
    new = desk.document("gazette", 0, [claim(words, "Mayor Bell"), claim(words, "Mayor Bell", via="d1-c1")])
    assert [] == suggest(desk.story, new)


CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["gazette", "herald", "radio"]),
        st.integers(min_value=0, max_value=40),
        st.sampled_from([None, "Captain Orr", "Mayor Bell", "Police"]),
        st.sampled_from(["rescued", "dead", "missing"]),
        st.integers(min_value=0, max_value=5),
        st.sampled_from(
            ["The ferry is afloat.", "The ferry sank.", "All are safe.", "The mayor closed the old bridge."]
        ),
    ),
    max_size=9,
)


def _told(rows: list[tuple[str, int, str | None, str, int, str]]) -> tuple[Story, list[Claim]]:
    desk = Desk()
    for name in ("gazette", "herald", "radio"):
        desk.source(name)
    new: list[Claim] = []
    for source, hours, speaker, measure, value, words in rows:
        figures = [counted(str(value), measure)] if value else []
        new += desk.document(source, hours, [claim(words, speaker, figures=figures)])
    return desk.story, new


@settings(max_examples=60, deadline=None)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_laws_of_suggesting(rows: list[Any], chance: random.Random) -> None:
    story, new = _told(rows)
    links = suggest(story, new)
    assert all(link.claim != link.other and link.reason and link.state == "suggested" for link in links)
    pairs = [frozenset((link.claim, link.other)) for link in links]
    assert len(set(pairs)) == len(pairs)
    shuffled = list(new)
    chance.shuffle(shuffled)
    assert links == suggest(story, shuffled)


@settings(max_examples=30, deadline=None)
@given(CLAIMS)
def test_one_by_one_finds_what_all_at_once_finds(rows: list[Any]) -> None:
    story, new = _told(rows)
    together = {(link.claim, link.other, link.relation) for link in suggest(story, new)}
    apart = {(link.claim, link.other, link.relation) for one in new for link in suggest(story, [one])}
    assert together == apart


@pytest.mark.parametrize("many", [100, 400])
def test_a_claim_is_laid_beside_what_is_near_however_many_there_are(many: int) -> None:
    desk = Desk()
    desk.source("gazette")
    new: list[Claim] = []
    for n in range(many):
        figures = [counted(str(700 + n), "rescued")]
        words = f"The ferry is afloat and {700 + n} were rescued, quay {n} reports"
        new += desk.document("gazette", n / 10, [claim(words, f"Speaker {n}", figures=figures)])
    index = Index(desk.story)
    most = max(len(index.near(one.id)) for one in new)
    assert most <= VOICES + 2 * SIDES + WORDY
    assert COMMON < many


def test_what_was_denied_before_and_the_same_words_with_a_not() -> None:
    opened = claim("The mayor opened the Eastfield bridge before the storm.", "Mayor Bell")
    denied = claim("Nobody opened the Eastfield bridge before the storm.", "Governor Pike", act="deny")
    never = claim("The mayor had not opened the Eastfield bridge before the storm.", "Police", negated=True)
    (link,) = two(denied, opened)
    assert ("contradicts", True) == (link.relation, "had denied" in link.reason)
    (link,) = two(opened, never)
    assert ("contradicts", True) == (link.relation, "once with “not”" in link.reason)
