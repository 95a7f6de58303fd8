"""What a chart of steps is drawn on: its size, its axes and their words, its patterns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from dateline.outputs import scale, svg
from dateline.outputs.svg import tag, words
from dateline.outputs.times import Times
from dateline.outputs.values import Value
from dateline.records import record
from dateline.zones import DAYS

EARLIEST = datetime(1, 1, 2, tzinfo=UTC)  # before it no zone can be reckoned
SIZE = 12.5  # px of the words beside a line
LANE = 26.0  # px between rows of words


@record
class Plot:
    """What a chart is drawn on: its size, its axes, its clock."""

    width: float
    height: float
    left: float
    right: float
    top: float  # of the numbers, under the strip of words
    bottom: float
    x: scale.Axis
    y: scale.Axis
    ticks: tuple[float, ...]
    begin: datetime
    now: datetime
    times: Times
    key: str
    wide: bool

    def at(self, moment: datetime) -> float:
        return self.x(scale.seconds(moment))


def plot_for(
    numbers: Sequence[Value],
    shown: Sequence[Value],
    now: datetime,
    times: Times,
    width: float,
    height: float,
    key: str,
    rows: int,
    since: datetime | None = None,
) -> Plot:
    wide = width > 700
    levels = [level for value in numbers for level in (value.level, value.top) if level is not None]
    ticks = scale.numbers(min(levels), max(levels), 6 if height > 300 else 4) if levels else []
    if ticks and 0 < ticks[0] >= min(levels):  # nothing lies on the axis itself but 0
        ticks.insert(0, ticks[0] - (ticks[1] - ticks[0]))
    left = max([svg.measure(scale.written(tick), SIZE) for tick in ticks], default=10.0) + 12
    right = width - (236 if wide else 150 if width > 420 else 14)
    first = min(value.at for value in shown)
    if since and any(value.at >= since for value in shown):
        first = max(first, since)  # what is far older begins at the edge; the table has its time
    end = max(now, first + timedelta(minutes=30))
    begin = max(first - min((end - first) * 0.05, timedelta(days=first.toordinal() - 1)), EARLIEST)
    top = 34 + (rows * LANE + 36 if rows else 0)
    bottom = max(height - 30, top + 40) if numbers else top
    y = scale.Axis(low=ticks[0], high=ticks[-1], start=bottom, end=top + 10) if ticks else _flat(top)
    return Plot(
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        x=scale.Axis(
            low=scale.seconds(begin), high=scale.seconds(end + (end - first) * 0.012), start=left, end=right
        ),
        y=y,
        ticks=tuple(ticks),
        begin=begin,
        now=now,
        times=times,
        key=key,
        wide=wide,
    )


def _flat(at: float) -> scale.Axis:
    return scale.Axis(low=0, high=1, start=at, end=at)


def lanes_of(said: Sequence[Value], most: int = 6) -> dict[str, int]:
    """Which row of the strip each worded value stands in: the words need room to the right, so each has
    its own while there are few; then they share the last."""
    return {value.claim: min(n, most - 1) for n, value in enumerate(said)}


def axes(plot: Plot, numbers: bool) -> list[str]:
    parts = []
    for level in plot.ticks:
        y = plot.y(level)
        parts.append(tag("path", d=f"M{plot.left:.1f} {y:.1f}H{plot.right:.1f}", class_="rule"))
        parts.append(words(plot.left - 8, y + 4, scale.written(level), "ct", "end"))
    most = int((plot.right - plot.left) / (78 if plot.wide else 64))
    edge = plot.left - 60
    for tick in scale.moments(plot.begin, plot.now, plot.times, max(2, most)):
        x = plot.at(tick.at)
        top = 34 if plot.top > 34 else plot.top
        parts.append(tag("path", d=f"M{x:.1f} {top:.1f}V{plot.bottom:.1f}", class_="rule dotted"))
        parts.append(tag("path", d=f"M{x:.1f} {plot.bottom:.1f}v6", class_="axis"))
        if x - edge > 56 and x + svg.measure(tick.label, SIZE) < plot.width:
            parts.append(words(x + 3, plot.bottom + 19, tick.label, "ct strong" if tick.major else "ct"))
            edge = x
    parts.append(tag("path", d=f"M{plot.left:.1f} {plot.bottom:.1f}H{plot.right:.1f}", class_="axis"))
    if numbers and plot.top > 34:  # the axis is broken between words and numbers
        x, y = plot.left, plot.top - 8
        parts.append(
            tag("path", d=f"M{x - 6:.1f} {y - 2:.1f}l12 -5M{x - 6:.1f} {y + 4:.1f}l12 -5", class_="axis")
        )
    return parts


def when(plot: Plot, moment: datetime) -> str:
    local = plot.times.local(moment)
    if plot.now - plot.begin < timedelta(days=7):
        return f"{DAYS[local.weekday()]} {plot.times.clock(moment)}"
    return plot.times.day(moment, short=True)


def patterns(key: str) -> str:
    """The hatching of what was false and the soft edge of "about"."""
    hatch = tag(
        "pattern",
        tag("path", d="M0 0V7", class_="hatch"),
        id=f"{key}-hatch",
        width=7,
        height=7,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    fade = "".join(tag("stop", offset=at, class_="fade", stop_opacity=much) for at, much in
                   (("0", "0"), (".5", ".34"), ("1", "0")))  # fmt: skip
    soft = tag("linearGradient", fade, id=f"{key}-soft", x1=0, y1=0, x2=0, y2=1)
    return tag("defs", hatch + soft)
