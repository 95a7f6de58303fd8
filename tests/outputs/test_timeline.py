"""The timeline: a time is drawn as exactly as it was stated, and always said with its zone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.hooks import Site
from dateline.outputs.moments import Moment, moments, shown_as, together
from dateline.outputs.timeline import Timeline
from dateline.outputs.timeline_drawing import clock_for, timeline_drawing
from dateline.outputs.times import Times
from dateline.records import Coverage, Entry
from dateline.story import Story, tell
from tests.outputs import flood, sunk
from tests.outputs.pages import read
from tests.outputs.sunk import at

TIMES = Times.of(sunk.story().coverage)


def moment(begin: datetime, **more: Any) -> Moment:
    given_: dict[str, Any] = {
        "key": f"m{begin:%d%H%M%S%f}",
        "shape": "minute",
        "words": "Something",
        "who": "One",
    }
    given_ |= {"said": None, "as_written": "then", "zone": "", "standing": "Unverified", "claim": "c1"}
    given_ |= {"path": "claims/c1/", "cited": False, "precision": 0, "finish": begin}
    return Moment(**{**given_, "begin": begin, **more})


def page(story: Story, **site: Any) -> Any:
    return read(Timeline().render(story, Site(**site)).decode())


def drawn(*found: Moment) -> Any:
    drawing = timeline_drawing(found, TIMES, at(18, 22), lambda path: f"../{path}", title="When", live=True)
    assert drawing
    return read(drawing.markup)


def test_a_stroke_for_a_minute_a_beam_for_an_unsettled_clock_a_soft_bar_for_a_part_of_a_day() -> None:
    shapes = {one.key: one.shape for one in moments(sunk.story())}
    assert shapes == {
        "c17-t1": "beam",
        "c18-t1": "beam",
        "c19-t1": "soft",
        "post-p2": "key",
        "post-p3": "key",
    }
    drawing = drawn(moment(at(15, 3)), moment(at(15, 4), finish=at(15, 5), shape="beam"))
    assert len(drawing.xpath("//path[@class='stroke']")) == 1
    assert len(drawing.xpath("//path[@class='beam']")) == 1
    soft = drawn(moment(at(15, 4), finish=at(15, 11), shape="soft", precision=1))
    assert soft.xpath("//rect[contains(@fill, 'tl-soft')]")
    assert not soft.xpath("//path[@class='stroke' or @class='beam']"), "no hour is invented"


def test_what_was_shown_false_is_hatched() -> None:
    false = drawn(moment(at(15, 4), finish=at(15, 11), shape="soft", precision=1, standing="False"))
    assert false.xpath("//rect[contains(@fill, 'tl-hatch')]")


def test_late_knowledge_looks_late() -> None:
    [ring] = drawn(moment(at(15, 3), said=at(18, 22))).xpath("//circle[@class='said']")
    [stroke] = drawn(moment(at(15, 3), said=at(18, 22))).xpath("//path[@class='stroke']")
    assert float(ring.get("cx")) > float(stroke.get("d")[1:].split()[0]) + 100


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (moment(at(15, 3, 5)), "03:05 New York (EST), Mon 15 April 1912"),
        (
            moment(at(14, 21, 40), finish=at(14, 22, 10), shape="beam"),
            "about 21:40 to 22:10 New York (EST), Sun 14 April 1912",
        ),
        (
            moment(at(15, 4), finish=at(15, 11), shape="soft", precision=1),
            "some time from 04:00 to 11:00 New York (EST), Mon 15 April 1912",
        ),
        (
            moment(at(15, 0), finish=at(16, 0), shape="soft", precision=1),
            "Mon 15 April 1912, New York day; no hour given",
        ),
        (
            moment(at(15, 0), finish=at(18, 0), shape="soft", precision=2),
            "Mon 15 April to Wed 17 April 1912, New York days",
        ),
    ],
)
def test_every_time_is_said_with_its_zone(one: Moment, words: str) -> None:
    assert shown_as(one, TIMES) == words


@given(st.lists(st.integers(0, 60 * 24 * 9), min_size=1, max_size=30), st.integers(0, 60 * 24 * 9))
def test_later_is_never_further_left(minutes: list[int], other: int) -> None:
    found = [moment(at(10, 0) + timedelta(minutes=n)) for n in minutes]
    clock = clock_for(found, TIMES, at(18, 22))
    ordered = sorted([*minutes, other])
    places = [clock(at(10, 0) + timedelta(minutes=n)) for n in ordered]
    assert places == sorted(places)


@given(st.lists(st.tuples(st.integers(0, 60 * 24 * 6), st.integers(0, 600)), min_size=1, max_size=40))
def test_marks_in_a_row_keep_apart(rows: list[tuple[int, int]]) -> None:
    found = [
        moment(at(12, 0) + timedelta(minutes=begin), finish=at(12, 0) + timedelta(minutes=begin + lasts),
               shape="soft", precision=1, key=f"m{n}")
        for n, (begin, lasts) in enumerate(sorted(rows))
    ]  # fmt: skip
    labels: dict[str, list[float]] = {}
    for text in drawn(*found).xpath("//text[contains(@class, 'paper') and contains(@class, 'strong')]"):
        x = float(text.get("x")) - (68 if text.get("text-anchor") == "end" else 0)
        labels.setdefault(text.get("y"), []).append(x)
    for row in labels.values():
        row.sort()
        assert all(b - a > 50 for a, b in itertools.pairwise(row))


def test_claims_that_state_the_very_same_time_are_told_together() -> None:
    same = [moment(at(15, 2, 20), key=f"m{n}", cited=n == 2) for n in range(3)]
    [group] = together([*same])
    assert [one.key for one in group] == ["m2", "m0", "m1"]
    drawing = drawn(*same)
    assert len(drawing.xpath("//path[@class='stroke']")) == 1
    assert "3 claims" in drawing.text_content()


def test_the_list_is_whole_by_itself() -> None:
    html = page(sunk.story())
    rows = html.xpath("//section[@class='tlist']//li")
    assert [row.get("id") for row in rows] == [one.key for one in moments(sunk.story())]
    for row in rows:
        assert "New York" in row.xpath("p")[0].text_content()
        assert row.xpath(".//time")[0].get("datetime").endswith("Z")
    assert "on a clock that is not settled" in rows[0].text_content()


def test_times_far_from_the_coverage_are_listed_and_not_drawn() -> None:
    claim = sunk.story().claim("c18")
    [when] = claim.times
    old = replace(
        when, begin=datetime(1898, 5, 1, tzinfo=at(15, 1).tzinfo), finish=None, precision=5, id="old"
    )
    entries = [*sunk.entries()]
    last = entries[-1]
    entries.append(replace(last, seq=last.seq + 1, fact=replace(claim, times=(when, old))))
    html = page(tell(entries))
    assert "Said of times long before" in html.text_content()
    assert "1898" not in html.xpath("//figure")[0].text_content()


def test_nothing_stated_is_said_plainly() -> None:
    quiet = tell([Entry(seq=1, at=at(15, 1), by="desk:a", story="s", fact=Coverage(slug="s", title="Quiet"))])
    html = page(quiet)
    assert "No time yet" in html.text_content()
    assert not html.xpath("//figure")


def test_the_same_story_gives_the_same_bytes() -> None:
    assert Timeline().render(sunk.story(), Site()) == Timeline().render(tell(sunk.entries()), Site())
    assert Timeline().render(flood.story(), Site(live=True))
