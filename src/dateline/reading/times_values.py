"""From a TIMEX3 value to the moments it covers, and arithmetic on days, weeks, months and years.

An interval is half open: a day begins at its midnight and finishes at the next, a minute lasts a minute.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dateline.records import record

PARTS_OF_DAY = {"MO": (0, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18)}
SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}  # months, northern


@record
class Interval:
    """UTC, half open; `precision` is UCDP's: 0 minute, 1 day, 2 a few days, 3 week, 4 month, 5 year."""

    begin: datetime
    finish: datetime
    precision: int


def interval(value: str, zone: tzinfo) -> Interval | None:
    """The moments that a DATE or TIME value covers in `zone`; None for a value without a calendar date.

    >>> interval("2022-02-24", UTC).finish.isoformat()
    '2022-02-25T00:00:00+00:00'
    """
    try:
        found = _local(value)
        if found is None:
            return None
        begin, finish, precision = found
        return Interval(begin=_utc(begin, zone), finish=_utc(finish, zone), precision=precision)
    except (ValueError, OverflowError):
        return None


def week(day: date) -> str:
    """The ISO week of a day.

    >>> week(date(2022, 3, 10))
    '2022-W10'
    """
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last one where it has fewer."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def moved(day: datetime, amount: float, unit: str) -> str | None:
    """The value some units away from a moment, as precise as the unit: years to a year, days to a day.

    `unit` is a TIMEX3 letter, lower case for those after the T (h, m, s), "D", "W", "M", "Y", "DE", "CE".
    """
    try:
        if unit in ("h", "m", "s"):
            step = timedelta(**{{"h": "hours", "m": "minutes", "s": "seconds"}[unit]: amount})
            return f"{day + step:%Y-%m-%dT%H:%M}".zfill(16)
        if unit in ("D", "W"):
            there = day.date() + timedelta(days=amount * (7 if unit == "W" else 1))
            return week(there) if unit == "W" else there.isoformat()
        if unit == "M":
            return add_months(day.date(), round(amount)).isoformat()[:7]
        year = day.year + round(amount * {"Y": 1, "DE": 10, "CE": 100}[unit])
    except (ValueError, OverflowError):
        return None
    return f"{year:04}" if 1 <= year <= 9999 else None


def _utc(moment: datetime, zone: tzinfo) -> datetime:
    return moment.replace(tzinfo=zone).astimezone(UTC)


def _local(value: str) -> tuple[datetime, datetime, int] | None:
    day, _, rest = value.partition("T")
    if rest:
        return _within(day, rest)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        start = datetime.combine(date.fromisoformat(day), time())
        return start, start + timedelta(days=1), 1
    weeks = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day)
    if weeks:
        start = datetime.combine(date.fromisocalendar(int(weeks[1]), int(weeks[2]), 1), time())
        return (start + timedelta(5 if weeks[3] else 0), start + timedelta(7), 2 if weeks[3] else 3)
    if re.fullmatch(r"\d{4}-\d\d", day):
        return _months(int(day[:4]), int(day[5:]), 1, 4)
    named = re.fullmatch(r"(\d{4})-(?:(SP|SU|FA|WI)|Q([1-4])|H([12]))", day)
    if named:
        first, last = SEASONS.get(named[2] or "", (0, 3))
        if named[3]:
            first = 3 * int(named[3]) - 2
        if named[4]:
            first, last = 6 * int(named[4]) - 5, 6 * int(named[4]) + 1
        return _months(int(named[1]), first, last - first if named[4] else 3, 5)
    if re.fullmatch(r"\d{2,4}", day):
        years = 10 ** (4 - len(day))
        opens, closes = date(int(day) * years or 1, 1, 1), date(int(day) * years + years, 1, 1)
        return datetime.combine(opens, time()), datetime.combine(closes, time()), 5
    return None


def _within(day: str, rest: str) -> tuple[datetime, datetime, int] | None:
    start = datetime.combine(date.fromisoformat(day), time())
    if rest in PARTS_OF_DAY:
        first, last = PARTS_OF_DAY[rest]
        return start + timedelta(hours=first), start + timedelta(hours=last), 1
    clock = re.fullmatch(r"(\d\d)(?::(\d\d)(?::(\d\d))?)?", rest)
    if not clock:
        return None
    seconds = 3600 * int(clock[1]) + 60 * int(clock[2] or 0) + int(clock[3] or 0)
    begin = start + timedelta(seconds=seconds)
    return begin, begin + timedelta(minutes=1), 0


def _months(year: int, month: int, months: int, precision: int) -> tuple[datetime, datetime, int]:
    first = date(year, month, 1)
    return datetime.combine(first, time()), datetime.combine(add_months(first, months), time()), precision
