"""Figures over time, and independent origins."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Figure, NameJudgement
from dateline.weigh import origin_of, origins, series
from dateline.weigh.rivals import bounds, disjoint
from dateline.weigh.series import merged_whom, thing_of
from tests.weigh.stories import Desk, claim, counted


def ferry() -> Desk:
    desk = Desk()
    desk.source("gazette")
    desk.source("herald", "wire")
    desk.source("courier", "wire")
    for source, hours, number, who, whom in (
        ("gazette", 5, "866", "Line Agents", "persons"),
        ("herald", 1, "about 670", "Captain Orr", "souls"),
        ("courier", 9, "705", "Captain Orr", "survivors"),
    ):
        desk.document(
            source, hours, [claim(f"{number} saved", who, figures=[counted(number, "rescued", whom)])]
        )
    desk.document("courier", 9, [claim("12 crew saved", figures=[counted("12", "rescued", "crew")])])
    desk.document("herald", 9, [claim("£5 each", figures=[counted("5", "money", None)])])
    return desk


def test_one_series_for_souls_persons_and_survivors_in_order_of_time() -> None:
    first, second = series(ferry().story)
    assert ("rescued-people", "People rescued") == (first.key, first.title)
    assert ["about 670", "866", "705"] == [point.figure.as_written for point in first.points]
    assert [None, None, "d2-c1"] == [point.supersedes for point in first.points]
    assert ["Captain Orr", "Line Agents", "Captain Orr"] == [point.said_by for point in first.points]
    assert ("rescued-crew", "Crew rescued", ["Courier"]) == (
        second.key,
        second.title,
        [point.said_by for point in second.points],
    )


def test_what_is_denied_taken_back_or_asked_is_nobodys_figure() -> None:
    desk = ferry()
    before = [point.figure.as_written for one in series(desk.story) for point in one.points]
    for number, more in (
        ("900", {"act": "deny"}),
        ("901", {"act": "retract"}),
        ("902", {"act": "ask"}),
        ("903", {"negated": True}),
    ):
        figures = [counted(number, "rescued", "persons")]
        desk.document("gazette", 11, [claim(f"{number} saved", "Line Agents", figures=figures, **more)])
    assert [point.figure.as_written for one in series(desk.story) for point in one.points] == before


def test_merged_speakers_are_one_voice() -> None:
    desk = ferry()
    desk.add(
        NameJudgement(
            entity="n-Captain Orr", other="n-Line Agents", judgement="positive", reason="his agents"
        )
    )
    first = series(desk.story)[0]
    assert [None, "d2-c1", "d1-c1"] == [point.supersedes for point in first.points]


def test_a_figure_inside_a_nested_claim_counts_once() -> None:
    desk = Desk()
    desk.source("gazette")
    outer = claim("Bell said that Orr counted 40 saved", "Mayor Bell", figures=[counted("40", "rescued")])
    desk.document("gazette", 0, [outer])
    story = desk.story
    whole = story.claim("d1-c1")
    inner = type(whole)(
        id="d1-c2",
        document="d1",
        start=whole.start + 10,
        end=whole.end,
        spans=whole.spans,
        quote="Orr counted 40 saved",
        mode="indirect",
        reader="test 1",
        via="d1-c1",
        figures=whole.figures,
    )
    desk.add(inner)
    (only,) = series(desk.story)
    assert ["d1-c2"] == [point.claim.id for point in only.points]


def test_a_place_and_a_stretch_of_time_are_series_of_their_own() -> None:
    desk = Desk()
    desk.source("gazette")
    for more in ({}, {"place": "Mariupol"}, {"scope": "in period"}, {"place": "Тулча"}):
        desk.document("gazette", 1, [claim("9 drones", figures=[counted("9", "launched", "drones", **more)])])
    found = series(desk.story)
    titles = {
        "Drones launched",
        "Drones launched in Mariupol",
        "Drones launched, over a period",
        "Drones launched in Тулча",
    }
    assert titles == {one.title for one in found}
    assert 4 == len({one.key for one in found})
    assert all(re.fullmatch(r"[a-z0-9-]+", one.key) for one in found)


@pytest.mark.parametrize(
    ("whom", "measure", "merged"),
    [
        ("souls", "rescued", "people"),
        (None, "dead", "people"),
        (None, "launched", None),
        ("passengers", "dead", "passenger"),
        ("women", "dead", "woman"),
        ("bodies", "dead", "people"),
        ("Buk missiles", "launched", "missile"),
    ],
)
def test_whom(whom: str | None, measure: str, merged: str | None) -> None:
    assert merged == merged_whom(whom, measure)


def test_money_ages_and_rises_have_no_series() -> None:
    assert [None, None, None] == [
        thing_of(counted("5", "money", None)),
        thing_of(counted("43", "age", None)),
        thing_of(counted("12", "dead", scope="increase")),
    ]


BOUNDS = ("", "more than ", "at least ", "fewer than ", "up to ", "about ")
FIGURES = st.builds(
    lambda words, n: counted(f"{words}{n}", "dead"),
    st.sampled_from(BOUNDS),
    st.integers(min_value=0, max_value=50),
)


@given(FIGURES, FIGURES)
def test_disjoint_is_symmetric_and_no_number_satisfies_both(one: Figure, two: Figure) -> None:
    assert disjoint(one, two) == disjoint(two, one)
    assert not disjoint(one, one)
    (low1, high1), (low2, high2) = bounds(one), bounds(two)
    if disjoint(one, two):
        assert not any(_holds(one, n) and _holds(two, n) for n in range(120))
    else:
        assert max(low1, low2) <= min(high1, high2)


def _holds(figure: Figure, n: float) -> bool:
    low, high = bounds(figure)
    strict = figure.comparator in (">", "<")
    return low < n < high if strict else low <= n <= high


def test_outlets_of_one_family_are_one_origin() -> None:
    story = ferry().story
    found = origins(story, ["d1-c1", "d4-c1", "d5-c1"])
    assert [("Gazette", ("d1-c1",)), ("wire", ("d4-c1", "d5-c1"))] == [
        (one.name, one.claims) for one in found
    ]
    assert ("Courier", "Herald") == found[1].outlets
    assert "wire" == origin_of(story, "d4-c1")


def test_a_credited_agency_and_a_copy_are_one_origin_each() -> None:
    desk = Desk()
    for name in ("gazette", "herald", "radio", "courier"):
        desk.source(name)
    desk.document("gazette", 0, [claim("The quay is shut.")], around="HOLT, Nov 3 (Reuters) - ")
    desk.document("herald", 1, [claim("They closed the quay.")], around="According to Reuter, this is so. ")
    text = "Fog lay over the estuary all night and the pilots waited for the turn of the tide by the lamps. "
    desk.document("radio", 2, [claim("The quay is shut, a guard said.")], around=text)
    desk.document("courier", 3, [claim("The quay is shut, a guard said.")], around=text)
    found = origins(desk.story, ["d1-c1", "d2-c1", "d3-c1", "d4-c1"])
    assert [("Reuters", 2), ("Radio", 2)] == [(one.name, len(one.claims)) for one in found]


def test_one_speaker_quoted_twice_is_one_origin() -> None:
    desk = Desk()
    for name in ("gazette", "herald", "radio"):
        desk.source(name)
    words = "The gate was shut long before the water came over the wall"
    desk.document("gazette", 0, [claim(words, "Mayor Bell")])
    desk.document("herald", 1, [claim("the gate was shut long before the water came", "Mayor Bell")])
    desk.document("radio", 2, [claim("the water came over the wall first", "Governor Pike")])
    found = origins(desk.story, ["d1-c1", "d2-c1", "d3-c1"])
    assert [2, 1] == [len(one.claims) for one in found]
