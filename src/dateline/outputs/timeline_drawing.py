"""The timeline as a drawing: exact times are strokes, unsettled clocks beams, parts of a day soft bars.

Days in which more is said to have happened are drawn wider. A dotted thread leads from when something
was to when it was said, so that late knowledge looks late.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from dateline.outputs import svg
from dateline.outputs.moments import Moment, brief, together
from dateline.outputs.svg import Drawing, tag, words
from dateline.outputs.times import Times
from dateline.records import record
from dateline.zones import DAYS, MONTHS, there

WIDTH, LEFT, TOP = 1184.0, 118.0, 26.0
ROW = 36.0
MOST = 60  # moments drawn; the list has all
ROWS = 12  # in each group
LONGEST = 120  # days drawn each with a width of its own; a longer time is even


@record
class Day:
    begin: datetime
    x: float
    width: float


@record
class Clock:
    """Where moments fall: day by day, each as wide as its part of what happened."""

    days: tuple[Day, ...]
    starts: tuple[datetime, ...]

    def __call__(self, moment: datetime) -> float:
        n = max(0, bisect_right(self.starts, moment) - 1)
        day = self.days[n]
        last = self.starts[n + 1] if n + 1 < len(self.days) else day.begin + (day.begin - self._before(n))
        share = (moment - day.begin) / (last - day.begin)
        return day.x + day.width * min(1.0, max(0.0, share))

    def _before(self, n: int) -> datetime:
        return self.starts[n - 1] if n else self.days[0].begin - timedelta(days=1)


def window(found: Sequence[Moment], started: datetime | None, now: datetime) -> tuple[datetime, datetime]:
    """What is drawn: a week to either side of the coverage; the rest is in the list alone."""
    begin = started or min([now, *(moment.begin for moment in found)])
    return begin - timedelta(days=7), now + timedelta(days=7)


def timeline_drawing(
    found: Sequence[Moment],
    times: Times,
    now: datetime,
    to: Callable[[str], str],
    *,
    title: str,
    live: bool,
) -> Drawing | None:
    """The drawing of `found` (in order), or None for nothing; `to` gives the address of a path."""
    alike = together(found)
    counts = {group[0].key: len(group) for group in alike}
    chosen = sorted(
        (group[0] for group in alike), key=lambda m: (m.shape != "key", not m.cited, -m.begin.timestamp())
    )[:MOST]
    chosen.sort(key=lambda m: (m.begin, m.key))
    if not chosen:
        return None
    clock = clock_for(chosen, times, now)
    groups = [
        ("Key events", [m for m in chosen if m.shape == "key"]),
        ("As told", [m for m in chosen if m.shape != "key"]),
    ]
    parts: list[str] = []
    y = TOP
    for name, members in groups:
        if not members:
            continue
        rows = _rows(members, clock)
        parts.append(tag("path", d=f"M0 {y:.1f}H{WIDTH:.0f}", class_="rule"))
        parts.append(words(0, y + 22, name, "ct strong"))
        for moment, row in rows:
            at = y + 8 + row * ROW
            parts.append(_mark(moment, clock, at, times, to, counts[moment.key]))
        y += 12 + ROW * (max((row for _, row in rows), default=0) + 1)
    axis = _axis(clock, times, y)
    x = clock(now)
    red = tag("path", d=f"M{x:.1f} {TOP:.1f}V{y:.1f}", class_="now") if live else ""
    parts = [_soft(), *axis, tag("path", d=f"M0 {y:.1f}H{WIDTH:.0f}", class_="rule"), red, *parts]
    about = f"{len(chosen)} moments. The list under it has the same, each with its zone."
    return svg.drawing(parts, WIDTH, y + 4, "chart", title, about, "tl")


def clock_for(chosen: Sequence[Moment], times: Times, now: datetime) -> Clock:
    """The days from the first moment to the last, each as wide as its share of the moments."""
    first = times.local(min(m.begin for m in chosen)).date()
    last = max(times.local(max(m.finish for m in chosen)).date(), first)
    today = times.local(now).date()
    if today > last:
        last = min(today, last + timedelta(days=7))
    count = (last - first).days + 1
    step = max(1, -(-count // LONGEST))
    dates = [first + timedelta(days=n) for n in range(0, count, step)]
    starts = [there(datetime(d.year, d.month, d.day, tzinfo=times.zone), UTC) for d in dates]
    held = [0] * len(starts)
    for moment in chosen:
        held[max(0, bisect_right(starts, moment.begin) - 1)] += 1
    weights = [1.0 + min(8.0, number * 1.1) for number in held]
    unit = (WIDTH - LEFT - 12) / sum(weights)
    days, x = [], LEFT
    for start, weight in zip(starts, weights, strict=True):
        days.append(Day(begin=start, x=x, width=weight * unit))
        x += weight * unit
    return Clock(days=tuple(days), starts=tuple(starts))


def _rows(members: Sequence[Moment], clock: Clock) -> list[tuple[Moment, int]]:
    """Each moment in the first row where it and its words keep clear of the one before."""
    ends: list[float] = []
    placed = []
    for moment in members:
        left, right = _reach(moment, clock)
        row = next((n for n, end in enumerate(ends) if end + 10 < left), len(ends))
        if row >= ROWS:
            continue
        if row == len(ends):
            ends.append(right)
        ends[row] = right
        placed.append((moment, row))
    return placed


def _room(moment: Moment, clock: Clock) -> tuple[float, str]:
    """How wide a moment's words are, and the words."""
    said = svg.shortened(moment.words, 250, 12.5, bold=True)
    return max(svg.measure(said, 12.5, bold=True), 60.0), said


def _reach(moment: Moment, clock: Clock) -> tuple[float, float]:
    need, _ = _room(moment, clock)
    begin, finish = clock(moment.begin), clock(moment.finish)
    if finish + 8 + need > WIDTH:
        return begin - 8 - need, finish
    return begin, finish + 8 + need


def _mark(moment: Moment, clock: Clock, y: float, times: Times, to: Callable[[str], str], count: int) -> str:
    begin, finish = clock(moment.begin), clock(moment.finish)
    false = moment.standing == "False"
    parts = []
    if moment.said and moment.said > moment.finish and moment.shape != "key":
        x = clock(moment.said)
        if x > _reach(moment, clock)[1] + 4:  # clear of its own words
            parts.append(tag("path", d=f"M{finish:.1f} {y + 7:.1f}H{x - 3:.1f}", class_="thread apart"))
            parts.append(tag("circle", cx=x, cy=y + 7, r=3, class_="said"))
    parts.append(_shape(moment, begin, finish, y, false))
    need, said = _room(moment, clock)
    word = f", {moment.standing}" if moment.standing not in (None, "Unverified") else ""
    word += f", {count} claims" if count > 1 else ""
    under = svg.shortened(brief(moment, times) + word, max(need, 120), 12.5)
    if finish + 8 + need > WIDTH:
        x, anchor = begin - 8, "end"
    else:
        x, anchor = finish + 8, None
    parts.append(words(x, y + 11, said, "ct strong halo paper", anchor))
    parts.append(words(x, y + 26, under, "ct halo paper", anchor))
    class_ = f"s-{moment.standing.lower()}" if moment.standing else "s-key"
    return tag("g", svg.link(to(moment.path), "".join(parts)), class_=class_)


def _shape(moment: Moment, begin: float, finish: float, y: float, false: bool) -> str:
    if moment.shape == "key":
        return tag("rect", x=begin - 4.5, y=y + 2, width=9, height=9, class_="keyed")
    if moment.shape == "minute":
        return tag("path", d=f"M{begin:.1f} {y:.1f}v14", class_="stroke")
    if moment.shape == "beam":
        finish = max(finish, begin + 6)
        shape = f"M{begin:.1f} {y:.1f}v14M{finish:.1f} {y:.1f}v14M{begin:.1f} {y + 7:.1f}H{finish:.1f}"
        return tag("path", d=shape, class_="beam")
    width = max(10.0, finish - begin)
    if false:
        return tag("rect", x=begin, y=y + 2, width=width, height=10, fill="url(#tl-hatch)", class_="word")
    soft = tag("rect", x=begin, y=y + 2, width=width, height=10, fill="url(#tl-soft)")
    return soft + tag("path", d=f"M{begin:.1f} {y + 7:.1f}h{width:.1f}", class_="softline")


def _axis(clock: Clock, times: Times, bottom: float) -> list[str]:
    """Days, and hours in those that are wide enough."""
    parts: list[str] = []
    free = 0.0
    for n, day in enumerate(clock.days):
        local = times.local(day.begin)
        month = f" {MONTHS[local.month - 1]}" if (n == 0 or local.day == 1) and day.width > 100 else ""
        label = f"{DAYS[local.weekday()]} {local.day}{month}"
        parts.append(tag("path", d=f"M{day.x:.1f} {TOP:.1f}V{bottom:.1f}", class_="rule"))
        if day.x > free:
            parts.append(words(day.x + 3, 18, label, "ct strong"))
            free = day.x + svg.measure(label, 12.5, bold=True) + 14
        every = 4 if day.width > 330 else 6 if day.width > 230 else 12 if day.width > 130 else 0
        for hour in range(every, 24, every) if every else ():
            x = clock(day.begin + timedelta(hours=hour))
            parts.append(tag("path", d=f"M{x:.1f} {TOP:.1f}V{bottom:.1f}", class_="rule dotted"))
            if x > free:
                parts.append(words(x + 3, 18, f"{hour:02}:00"))
                free = x + 44
    return parts


def _soft() -> str:
    stops = "".join(
        tag("stop", offset=at, class_="fade ink", stop_opacity=much)
        for at, much in (("0", "0"), (".5", ".5"), ("1", "0"))
    )
    soft = tag("linearGradient", stops, id="tl-soft", x1=0, y1=0, x2=1, y2=0)
    line = tag("path", d="M0 0V7", class_="hatch")
    hatch = tag("pattern", line, id="tl-hatch", width=7, height=7, patternUnits="userSpaceOnUse",
                patternTransform="rotate(45)")  # fmt: skip
    return tag("defs", soft + hatch)
