"""Axes: which numbers and which moments to write beside a drawing, and where they fall."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from dateline.outputs.times import Times
from dateline.records import record
from dateline.zones import DAYS, MONTHS, there

HOURS = (1, 2, 3, 4, 6, 12)
DAY_STEPS = (1, 2, 4, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)


@record
class Axis:
    """From numbers or seconds to px: `low` lies at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.start + min(1.0, max(0.0, share)) * (self.end - self.start)


@record
class Tick:
    at: datetime
    label: str
    major: bool  # a day among hours, a year among months


def numbers(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers that embrace `low` to `high`, evenly apart, about `most` of them. Where the lowest
    value is under a third of the highest they begin at 0.

    >>> numbers(675, 866)
    [650.0, 700.0, 750.0, 800.0, 850.0, 900.0]
    """
    if low >= 0 and low < high * 0.34:
        low = 0.0
    if high - low <= 1e-9 * max(1.0, abs(high)):
        room = max(1.0, abs(high) * 0.1)
        low, high = (max(0.0, low - room) if low >= 0 else low - room), high + room
    rough = (high - low) / max(1, most - 1)
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * k for k in (1, 2, 2.5, 5, 10) if size * k >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]


def written(value: float) -> str:
    """A number as an axis has it: "1,800", "2.5", "3.2 million".

    >>> written(2500000)
    '2.5 million'
    """
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def seconds(moment: datetime) -> float:
    """A moment as a number that an Axis takes; any year."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1)


def moments(begin: datetime, end: datetime, times: Times, most: int) -> list[Tick]:
    """The moments to name between `begin` and `end`, at most about `most`, on the coverage's own clock."""
    hours = (end - begin) / timedelta(hours=1)
    step = next((h for h in HOURS if hours / h <= most), None)
    if step:
        return list(_hours(begin, end, times, step))
    days = next((d for d in DAY_STEPS if hours / 24 / d <= most), None)
    if days:
        return list(_days(begin, end, times, days))
    months = next((m for m in MONTH_STEPS if hours / 730 / m <= most), MONTH_STEPS[-1])
    return list(_months(begin, end, times, months))


def _hours(begin: datetime, end: datetime, times: Times, step: int) -> Iterator[Tick]:
    midnight = times.local(begin).replace(hour=0, minute=0, second=0, microsecond=0)
    for n in range(0, int((end - midnight) / timedelta(hours=1)) + 25, step):
        on = (midnight + timedelta(hours=n)).replace(tzinfo=None).replace(tzinfo=times.zone)
        if begin <= on <= end:
            label = f"{DAYS[on.weekday()]} {on.day}" if on.hour == 0 else f"{on:%H:%M}"
            yield Tick(at=there(on, UTC), label=label, major=on.hour == 0)


def _days(begin: datetime, end: datetime, times: Times, step: int) -> Iterator[Tick]:
    first = times.local(begin).date()
    for n in range(0, (times.local(end).date() - first).days + 1, step):
        date = first + timedelta(days=n)
        on = datetime(date.year, date.month, date.day, tzinfo=times.zone)
        if begin <= on <= end:
            weekday = f"{DAYS[date.weekday()]} {date.day}"
            label = weekday if step == 1 else f"{date.day} {MONTHS[date.month - 1][:3]}"
            yield Tick(at=there(on, UTC), label=label, major=True)


def _months(begin: datetime, end: datetime, times: Times, step: int) -> Iterator[Tick]:
    first, last = times.local(begin), times.local(end)
    start = first.year * 12 + first.month - 1
    start -= start % step
    for n in range(start, last.year * 12 + last.month, step):
        year, month = divmod(n, 12)
        if not 1 < year < 9999:
            continue
        on = datetime(year, month + 1, 1, tzinfo=times.zone)
        if begin <= on <= end:
            whole = step >= 12
            label = str(year) if whole else f"{MONTHS[month][:3]} {year}"
            yield Tick(at=there(on, UTC), label=label, major=month == 0 or whole)
