"""Zones as stated, and moments as shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError
from dateline.zones import OFFSETS, abbreviation, clock, day, offset_name, stated, zone

SPRING = datetime(1912, 4, 15, 3, 40, tzinfo=UTC)
SUMMER = datetime(2021, 7, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "near", "shown"),
    [
        ("EST", None, "07:00"),
        ("EDT", None, "08:00"),
        ("ET", None, "08:00"),
        ("Eastern Time", None, "08:00"),
        ("New York time", None, "08:00"),
        ("Kyiv time", None, "15:00"),
        ("Kiev time", None, "15:00"),
        ("GMT", None, "12:00"),
        ("G.M.T.", None, "12:00"),
        ("Greenwich mean time", None, "12:00"),
        ("UTC+2", None, "14:00"),
        ("UTC-3:30", None, "08:30"),
        ("+05:30", None, "17:30"),
        ("Z", None, "12:00"),
        ("BST", None, "13:00"),
        ("BST", "Asia/Dhaka", "18:00"),
        ("IST", None, "17:30"),
        ("IST", "Asia/Jerusalem", "14:00"),
        ("IST", "Europe/Dublin", "13:00"),
        ("CST", "America/Chicago", "06:00"),
        ("CST", "Asia/Shanghai", "20:00"),
        ("local time", "Africa/Nairobi", "15:00"),
        ("MSK", None, "15:00"),
    ],
)
def test_what_a_stated_zone_means(words: str, near: str | None, shown: str) -> None:
    found = stated(words, zone(near) if near else None)
    assert found is not None
    assert clock(SUMMER, found) == shown


@pytest.mark.parametrize(
    "words", ["", "ship's time", "this time", "et", "a.m.", "the first time", "UTC+19", "x" * 99]
)
def test_words_that_state_no_known_zone(words: str) -> None:
    assert stated(words, zone("Europe/Kyiv")) is None


def test_local_time_without_a_place_is_not_known() -> None:
    assert stated("local time", None) is None


def test_a_moment_of_1912_is_shown_in_its_own_clocks() -> None:
    assert (clock(SPRING, "America/New_York"), abbreviation(SPRING, "America/New_York")) == ("22:40", "EST")
    assert day(SPRING, "America/New_York") == "Sun 14 April 1912"
    assert day(SPRING, "Europe/London") == "Mon 15 April 1912"


def test_a_zone_without_letters_shows_its_offset() -> None:
    assert abbreviation(SUMMER, "+03:00") == "UTC+3"
    assert abbreviation(SUMMER, "Asia/Dubai") == "UTC+4"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Europe/Kyv", "Europe/Kyiv"),
        ("america/new york", "America/New_York"),
        ("../../etc/passwd", "Use a name"),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(DatelineError) as caught:
        zone(name)
    assert hint in caught.value.hint


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(DatelineError):
        clock(datetime(2021, 7, 1, 12, 0), "UTC")  # noqa: DTZ001


@given(st.integers(min_value=-14 * 60, max_value=14 * 60))
def test_an_offset_is_read_as_it_is_shown(minutes: int) -> None:
    offset = timedelta(minutes=minutes)
    found = stated(offset_name(offset))
    assert found is not None
    assert SUMMER.astimezone(found).utcoffset() == offset


@given(st.sampled_from(sorted(OFFSETS)))
def test_an_abbreviation_keeps_its_letters(letters: str) -> None:
    found = stated(letters)
    assert found is not None
    if isinstance(found, timezone) and found is not UTC:
        assert abbreviation(SUMMER, found) == letters


@given(st.text(max_size=80))
def test_any_words_at_all_are_answered(words: str) -> None:
    stated(words, zone("Europe/Kyiv"))
    if stated(words.strip()) is None and words.strip() not in available_timezones():
        with pytest.raises(DatelineError) as caught:
            zone(words)
        assert caught.value.hint
