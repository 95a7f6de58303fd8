"""Axes: round numbers that embrace the values, moments that lie in their time and are few."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs import scale
from dateline.outputs.times import Times
from tests.outputs import sunk

TIMES = Times.of(sunk.story().coverage)


@given(st.floats(0, 1e12), st.floats(0, 1e12), st.integers(3, 9))
def test_the_axis_embraces_its_values(one: float, two: float, most: int) -> None:
    low, high = min(one, two), max(one, two)
    ticks = scale.numbers(low, high, most)
    assert ticks[0] <= low + 1e-6 * max(1, low)
    assert ticks[-1] >= high - 1e-6 * max(1, high)
    assert 2 <= len(ticks) <= 2 * most + 2


@given(st.integers(3, 9989), st.integers(0, 365 * 24), st.floats(0.1, 2e7), st.integers(2, 12))
def test_ticks_of_time_lie_in_it_and_are_few(year: int, hour: int, hours: float, most: int) -> None:
    begin = datetime(year, 1, 1, tzinfo=TIMES.zone) + timedelta(hours=hour)
    last = datetime(9991, 1, 1, tzinfo=TIMES.zone)
    end = begin + min(timedelta(hours=hours), last - begin)
    ticks = scale.moments(begin, end, TIMES, most)
    assert all(begin <= tick.at <= end for tick in ticks)
    assert len(ticks) <= most + 12
    assert [tick.at for tick in ticks] == sorted({tick.at for tick in ticks})
