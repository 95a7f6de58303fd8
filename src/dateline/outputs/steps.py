"""A series as a drawing: a step for each speaker, from when it was said until it no longer stood.

"About" has a soft edge and no bound; "at least" is open upwards; words that are no number stand in a
strip above the broken axis; where speakers differ, the space between them is shaded. Red is now, blue
our own correction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from dateline.outputs import scale, svg
from dateline.outputs.svg import Drawing, Room, tag, words
from dateline.outputs.times import Times
from dateline.outputs.values import Fix, Stretch, Value, stretches
from dateline.records import record
from dateline.zones import DAYS

SIZE = 12.5  # px of the words beside a line
MOST = 150  # values drawn; the table has all of them
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


def steps(
    values: Sequence[Value],
    fixes: Sequence[Fix],
    now: datetime,
    times: Times,
    *,
    key: str,
    title: str,
    about: str,
    width: float = 1184,
    height: float = 430,
    last: str = "now",
) -> Drawing:
    """The chart of `values` (oldest first) as they stood at `now`; `last` is what that moment is called.
    `key` is unique on the page and a name in an address."""
    shown = values[-MOST:]
    numbers = [value for value in shown if not value.worded]
    said = [value for value in shown if value.worded]
    lanes = _lanes(said)
    plot = _plot(numbers, shown, now, times, width, height, key, max(lanes.values(), default=-1) + 1)
    room = Room(width, height)
    for value in numbers:
        y = plot.y(value.level or 0.0)
        room.take((plot.at(value.at), y - 4, plot.at(value.until or now), y + 4))
    room.take((0, plot.bottom, width, height))
    parts = [_patterns(key), *_axes(plot, bool(numbers)), *_words(plot, said, lanes, room)]
    parts += _band(plot, stretches(numbers, now), room)
    parts += [_line(plot, value) for value in numbers]
    parts += _fixes(plot, numbers, fixes, room)
    parts.append(_now(plot, last))
    parts += _labels(plot, numbers, room)
    return svg.drawing(parts, width, height, "chart", title, about, key)


def _plot(
    numbers: Sequence[Value],
    shown: Sequence[Value],
    now: datetime,
    times: Times,
    width: float,
    height: float,
    key: str,
    rows: int,
) -> Plot:
    wide = width > 700
    levels = [level for value in numbers for level in (value.level, value.top) if level is not None]
    ticks = scale.numbers(min(levels), max(levels), 6 if height > 300 else 4) if levels else []
    if ticks and 0 < ticks[0] >= min(levels):  # nothing lies on the axis itself but 0
        ticks.insert(0, ticks[0] - (ticks[1] - ticks[0]))
    left = max([svg.measure(scale.written(tick), SIZE) for tick in ticks], default=10.0) + 12
    right = width - (236 if wide else 140 if width > 420 else 14)
    first = min(value.at for value in shown)
    end = max(now, first + timedelta(minutes=30))
    begin = first - (end - first) * 0.05
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


def height_for(values: Sequence[Value], height: float) -> float:
    """`height`, with room for the strip of words; less where there are only words."""
    rows = max(_lanes([value for value in values[-MOST:] if value.worded]).values(), default=-1) + 1
    strip = rows * LANE + 36 if rows else 0
    return height + strip if any(not value.worded for value in values[-MOST:]) else 34 + strip + 30


def _lanes(said: Sequence[Value], most: int = 6) -> dict[str, int]:
    """Which row of the strip each worded value stands in: the words need room to the right, so each has
    its own while there are few; then they share the last."""
    return {value.claim: min(n, most - 1) for n, value in enumerate(said)}


def _axes(plot: Plot, numbers: bool) -> list[str]:
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


def _words(plot: Plot, said: Sequence[Value], lanes: dict[str, int], room: Room) -> list[str]:
    """The strip of values that are words."""
    if not said:
        return []
    low = 34 + LANE * (max(lanes.values()) + 1) + 8
    parts = [words(plot.left, 24, "In words, not a number", "ct strong")]
    for edge in (34.0, low):
        parts.append(tag("path", d=f"M{plot.left:.1f} {edge:.1f}H{plot.right:.1f}", class_="rule"))
    room.take((0, 0, plot.width, low + 2))
    for value in said:
        y = 38 + LANE * lanes[value.claim]
        x, end = plot.at(value.at), plot.at(value.until or plot.now)
        fill = f"url(#{plot.key}-hatch)" if value.standing == "False" else "none"
        class_ = f"s-{value.standing.lower()} word"
        bar = tag("rect", x=x, y=y + 2, width=max(6.0, end - x), height=18, fill=fill, class_="word")
        mark = svg.sign(value.standing.lower(), end - 7, y + 4) if value.until else ""
        parts.append(tag("g", bar + mark, class_=class_))
        after = end + 14
        if plot.width - after > 150:
            parts.append(_said(plot, value, after, y + 15, plot.width - after))
        else:
            parts.append(_said(plot, value, x + 6, y + 15, max(60.0, end - x - 20)))
    return parts


def _said(plot: Plot, value: Value, x: float, y: float, space: float) -> str:
    since = f", {value.standing.lower()} since {_when(plot, value.until)}" if value.until else ""
    quote = svg.shortened(f"“{value.written}”", space * 0.6, SIZE, bold=True)
    rest = svg.shortened(f"{value.who}{since}", space - svg.measure(quote, SIZE, bold=True) - 8, SIZE)
    shown = words(x, y, quote, "ct strong")
    if rest:
        shown += words(x + svg.measure(quote, SIZE, bold=True) + 6, y, rest)
    return svg.link(value.href, shown)


def _when(plot: Plot, moment: datetime) -> str:
    local = plot.times.local(moment)
    if plot.now - plot.begin < timedelta(days=7):
        return f"{DAYS[local.weekday()]} {plot.times.clock(moment)}"
    return plot.times.day(moment, short=True)


def _band(plot: Plot, found: Sequence[Stretch], room: Room) -> list[str]:
    parts = []
    boxes: list[tuple[float, Stretch, float, float, float, float]] = []
    for stretch in found:
        x, end = plot.at(stretch.begin), plot.at(stretch.end)
        top, low = plot.y(stretch.high), plot.y(stretch.low)
        parts.append(tag("rect", x=x, y=top, width=end - x, height=low - top, class_="band"))
        boxes.append((end - x, stretch, x, end, top, low))
    widest = max(boxes, key=lambda box: box[0], default=None)
    if widest:
        _, stretch, x, end, top, low = widest
        span = f"{scale.written(stretch.low)} to {scale.written(stretch.high)}"
        middle, y = (x + end) / 2, (top + low) / 2
        title = "Range of values standing"
        half = svg.measure(title, SIZE) / 2
        if end - x > 2 * half + 10 and room.first([(middle - half, y - 16, middle + half, y + 20)]):
            parts += [words(middle, y, title, "ct", "middle")]
            parts += [words(middle, y + 16, span, "ct strong", "middle")]
        elif room.first([(middle - half / 2.2, y - 10, middle + half / 2.2, y + 8)]):
            parts.append(words(middle, y + 4, span, "ct strong", "middle"))
    return parts


def _line(plot: Plot, value: Value) -> str:
    """One value's line, with what begins and ends it."""
    x, end = plot.at(value.at), max(plot.at(value.until or plot.now), plot.at(value.at) + 3)
    y, top = plot.y(value.level or 0.0), plot.y(value.top or 0.0)
    parts = []
    if value.about:
        fill = f"url(#{plot.key}-soft)"
        parts.append(tag("rect", x=x, y=y - 13, width=end - x, height=26, fill=fill, class_="soft"))
    if top != y:
        parts.append(tag("rect", x=x, y=top, width=end - x, height=y - top, class_="within"))
        parts.append(tag("path", d=f"M{x:.1f} {top:.1f}H{end:.1f}", class_="step"))
    style = "step about" if value.about else "step"
    parts.append(tag("path", d=f"M{x:.1f} {y:.1f}H{end:.1f}", class_=style))
    if value.open:
        parts.append(_arrows(x, end, y, -1 if value.open == "up" else 1))
    hollow = value.about or value.open
    parts.append(tag("circle", cx=x, cy=y, r=4.5, class_="hollow" if hollow else "dot"))
    if value.until and value.standing in ("Replaced", "Withdrawn", "False"):
        back = tag("rect", x=end - 8, y=y - 8, width=16, height=16, class_="back")
        parts.append(back + svg.sign(value.standing.lower(), end - 7.5, y - 7.5, 15))
    return tag("g", "".join(parts), class_=f"s-{value.standing.lower()}")


def _arrows(x: float, end: float, y: float, way: int) -> str:
    """Open upwards or downwards: arrows that lead away from the line and end nowhere."""
    gap = 26.0
    count = max(1, min(24, int((end - x) / gap)))
    gap = (end - x) / count
    marks = "".join(
        f"M{x + gap * (n + 0.5):.1f} {y + way * 3:.1f}v{way * 9}m-3 {-way * 3}l3 {way * 3} 3 {-way * 3}"
        for n in range(count)
    )
    return tag("path", d=marks, class_="open")


def _fixes(plot: Plot, numbers: Sequence[Value], fixes: Sequence[Fix], room: Room) -> list[str]:
    """Blue arrows: what our own posts said, and what they were corrected to."""
    levels = {value.claim: value.level for value in numbers}
    parts = []
    for fix in fixes[-12:]:
        before, after = levels.get(fix.before), levels.get(fix.after)
        if before is None or after is None or before == after:
            continue
        x, y, to = plot.at(fix.at), plot.y(before), plot.y(after)
        way = 1 if to > y else -1
        y, to = y + way * 9, to - way * 5
        shape = f"M{x:.1f} {y:.1f}V{to:.1f}m-4 {-way * 6}l4 {way * 6} 4 {-way * 6}"
        mark = tag("path", d=shape, class_="fix")
        first, second = "Corrected on our page,", _when(plot, fix.at)
        need = svg.measure(first, SIZE, bold=True)
        for left in (x + 8, x - 8 - need):
            box = (left, (y + to) / 2 - 16, left + need, (y + to) / 2 + 18)
            if room.first([box]):
                mark += words(left, box[1] + 12, first, "ct pen") + words(left, box[1] + 28, second, "ct pen")
                break
        parts.append(svg.link(fix.href, mark, f"Corrected on our page, {second}"))
    return parts


def _now(plot: Plot, last: str) -> str:
    x = plot.at(plot.now)
    clock = f"{last} {plot.times.clock(plot.now)}" if plot.wide else last
    mark = tag("path", d=f"M{x:.1f} 34V{plot.bottom:.1f}", class_="now")
    anchor = "middle" if plot.width - x > 60 else "end"
    return mark + words(x, 24, clock, "ct red", anchor)


def _labels(plot: Plot, numbers: Sequence[Value], room: Room) -> list[str]:
    """The value and its speaker beside each line, as far as they have room: what stands first, then the
    newest. The table under the chart has all of them."""
    parts = []
    order = sorted(numbers, key=lambda value: (value.until is not None, -value.at.timestamp()))
    aside = plot.width - plot.right
    for value in order:
        if value.until is None and aside > 100:
            label = _beside(plot, value, room, aside - 14)
        else:
            label = _over(plot, value, room)
        if label:
            parts.append(svg.link(value.href, label))
    return parts


def _beside(plot: Plot, value: Value, room: Room, space: float) -> str:
    """A value that stands, to the right of now."""
    x, y = plot.right + 14, plot.y(value.level or 0.0)
    big = 26.0 if plot.wide and value.standing == "Confirmed" else 17.0
    written = svg.shortened(value.written, space - 24, big * 0.95, bold=True)
    who = svg.shortened(value.who, space, SIZE)
    size = svg.measure(written, big, bold=True)
    boxes = [
        (x, y + off - big * 0.6, plot.width, y + off + big * 0.3 + 18)
        for off in (0, -14, 14, -28, 28, -46, 46, -64, 64, -90, 90)
    ]
    box = room.first(boxes)
    if not box:
        return ""
    base = box[1] + big * 0.9
    mark = tag(
        "g", svg.sign(value.standing.lower(), x + size + 7, base - 12), class_=f"s-{value.standing.lower()}"
    )
    return words(x, base, written, "cv big" if big > 20 else "cv") + mark + words(x, base + 16, who)


def _over(plot: Plot, value: Value, room: Room) -> str:
    """A label above or below the line's beginning."""
    x, y = plot.at(value.at), plot.y(value.level or 0.0)
    top = plot.y(value.top or 0.0)
    most = min(230.0, plot.width - x) if plot.wide else 118.0
    written = svg.shortened(value.written, most, 17, bold=True)
    who = svg.shortened(value.who, most, SIZE, bold=True)
    need = max(svg.measure(written, 17, bold=True), svg.measure(who, SIZE, bold=True))
    up = 14 if value.open == "up" else 0
    down = 14 if value.open == "down" else 0
    spots = [(left, top - 42 - up) for left in (x, x - need * 0.5, x - need)]
    spots += [(left, y + 6 + down) for left in (x, x - need * 0.5, x - need)]
    box = room.first([(a, b, a + need, b + 36) for a, b in spots if a >= plot.left - 4])
    strike = " struck" if value.struck else ""
    if box:
        return words(box[0], box[1] + 16, written, f"cv{strike}") + words(
            box[0], box[1] + 32, who, "ct strong"
        )
    need = svg.measure(written, 17, bold=True)
    box = room.first([(x, b, x + need, b + 20) for b in (top - 26 - up, y + 6 + down)])
    return words(box[0], box[1] + 16, written, f"cv{strike}") if box else ""


def _patterns(key: str) -> str:
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
