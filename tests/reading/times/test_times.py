"""Times: pairs of files, and what must hold for any text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.network import no_tags
from dateline.reading.text import Text, parse
from dateline.reading.times import times
from dateline.reading.times_values import add_months, interval, week
from dateline.reading.tokens import Doc
from dateline.records import Passage
from tests.pairs import check, inputs
from tests.reading.rooms import dated, document

HERE = Path(__file__).parent
SHOWN = ("as_written", "type", "value", "begin", "finish", "precision", "timezone")


@pytest.mark.parametrize("path", inputs(HERE, ".txt"), ids=lambda path: path.stem)
def test_pairs(path: Path) -> None:
    text = dated(path)
    found = times(text)
    assert all(text.text[when.start : when.end] == when.as_written for when in found)
    check(path, [{name: getattr(when, name) for name in SHOWN} for when in found])


def test_a_time_is_seen_from_its_own_passage() -> None:
    words = "Rain today.\nRain today."
    posts = tuple(
        Passage(
            id=f"d-p{n}",
            start=12 * n,
            end=12 * n + 11,
            label="",
            timezone="EST",
            posted=datetime(1987, 11, 4 - n, 3, 0, tzinfo=UTC),
        )
        for n in (0, 1)
    )
    made = parse(replace(document(words), passages=posts))
    assert ["1987-11-03", "1987-11-02"] == [when.value for when in times(made)]


def test_without_a_date_nothing_is_invented() -> None:
    found = times(parse(document("He left on Friday, or it was May 3; last year at 4 pm.", published=None)))
    assert ["XXXX-WXX-5", "XXXX-05-03"] == [when.value for when in found][:2]
    assert all(when.begin is None for when in found)


def test_a_zone_that_is_not_known_leaves_the_moment_open() -> None:
    moment = datetime(1987, 11, 3, 18, 0, tzinfo=UTC)
    found = times(parse(document("She struck at 11.40 pm ship's time.", moment)))
    assert [("ship's time", None)] == [(when.timezone, when.begin) for when in found]


def test_another_language_gives_only_what_is_written_alike_everywhere() -> None:
    moment = datetime(2021, 6, 9, tzinfo=UTC)
    words = "Вода піднялася о 14:30 дня 2021-06-08, і жодної допомоги не було, сказав міський голова."
    found = times(parse(document(words, moment)))
    assert "2021-06-08" in "".join(when.value for when in found)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            re.split(
                r"\|",
                "on Monday|at 4 pm|last week|the|two hours later|May|in 1999|(GMT)|12:20|.|, |every day|14th"
                "|next|a year ago|Friday night|midnight|2000|24-hour|\n|“|Q3 2011|31 February|00:00|99.99",
            )
        ),
        max_size=30,
    )
)
def test_spans_are_verbatim_apart_and_in_order(words: list[str]) -> None:
    text = Text(
        document=document(" ".join(words), datetime(2011, 5, 31, 12, 0, tzinfo=UTC)),
        doc=Doc(""),
        tags=no_tags(0),
    )
    last = 0
    for when in times(text):
        assert text.text[when.start : when.end] == when.as_written
        assert last <= when.start < when.end
        assert when.begin is None or when.finish is None or when.begin < when.finish
        last = when.end


@given(st.dates(), st.integers(min_value=-1000, max_value=1000))
def test_months_there_and_back(day: object, months: int) -> None:
    first = datetime.fromisoformat(f"{day}").date().replace(day=1)
    if 100 < first.year < 9800:
        assert first == add_months(add_months(first, months), -months)


@given(st.dates(min_value=datetime(1800, 1, 1, tzinfo=UTC).date()))
def test_a_day_lies_in_its_week(day: object) -> None:
    there = datetime.fromisoformat(f"{day}").replace(tzinfo=UTC)
    covers = interval(week(there.date()), UTC)
    if covers is not None and there.year < 9999:
        assert covers.begin <= there < covers.finish
        assert covers.finish - covers.begin == timedelta(days=7)


@pytest.mark.parametrize("year", [1, 1583, 9999])
def test_the_ends_of_the_calendar(year: int) -> None:
    words = (
        "He left yesterday, tomorrow at 4 pm, last year, next century, two weeks ago, at midnight on Sunday."
    )
    for zone in ("Asia/Tokyo", "America/New_York"):
        for day in (datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, 23, tzinfo=UTC)):
            times(Text(document=document(words, day, zone), doc=Doc(""), tags=no_tags(0)))


@pytest.mark.parametrize("path", inputs(HERE / "posts", ".txt"), ids=lambda path: path.stem)
def test_posts_with_zones_of_their_own(path: Path) -> None:
    """A live blog: each line has when it was posted, in which zone it tells its times, and its words."""
    lines = path.read_text("utf-8").splitlines()
    words = [line.split(" ", 2) for line in lines]
    whole = "\n\n".join(text for _, _, text in words)
    passages, at = [], 0
    for n, (moment, zone, text) in enumerate(words, start=1):
        posted = datetime.fromisoformat(moment)
        passages.append(
            Passage(id=f"d-p{n}", start=at, end=at + len(text), label="", timezone=zone, posted=posted)
        )
        at += len(text) + 2
    made = parse(replace(document(whole, zone="Europe/London"), passages=tuple(passages)))
    found = times(made)
    told = []
    for line, passage in zip(lines, passages, strict=True):
        inside = [when for when in found if passage.start <= when.start < passage.end]
        told.append({line: [f"{w.as_written} | {w.value} | {w.begin} | {w.precision}" for w in inside]})
    check(path, told)
