"""A series as a drawing: a step for each speaker, from when it was said until it no longer stood.

"About" has a soft edge and no bound; "at least" is open upwards; words that are no number stand in a
strip above the broken axis; where speakers differ, the space between them is shaded. Red is now, blue
our own correction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dateline.outputs import scale, svg
from dateline.outputs.plot import LANE, SIZE, Plot, axes, lanes_of, patterns, plot_for, when
from dateline.outputs.step_labels import labels
from dateline.outputs.svg import Drawing, Room, tag, words
from dateline.outputs.times import Times
from dateline.outputs.values import Fix, Stretch, Value, stretches

MOST = 60  # values drawn; the table has all of them


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
    since: datetime | None = None,
) -> Drawing:
    """The chart of `values` (oldest first) as they stood at `now`; `last` is what that moment is called,
    `since` where the axis may begin at the earliest.
    `key` is unique on the page and a name in an address."""
    shown = chosen(values)
    numbers = [value for value in shown if not value.worded]
    said = [value for value in shown if value.worded]
    lanes = lanes_of(said)
    plot = plot_for(
        numbers, shown, now, times, width, height, key, max(lanes.values(), default=-1) + 1, since
    )
    room = Room(width, height)
    for value in numbers:
        y = plot.y(value.level or 0.0)
        room.take((plot.at(value.at), y - 4, plot.at(value.until or now), y + 4))
    room.take((0, plot.bottom, width, height))
    parts = [patterns(key), *axes(plot, bool(numbers)), *_words(plot, said, lanes, room)]
    parts += _band(plot, stretches(numbers, now), room)
    parts += _soft(plot, numbers)
    parts += [_line(plot, value) for value in numbers]
    parts += _fixes(plot, numbers, fixes, room)
    parts.append(_now(plot, last))
    parts += labels(plot, numbers, room)
    return svg.drawing(parts, width, height, "chart", title, about, key)


def chosen(values: Sequence[Value]) -> Sequence[Value]:
    """The values to draw, oldest first: what a person has judged or replaced before the rest, then the
    newest."""
    if len(values) <= MOST:
        return values
    order = sorted(values, key=lambda value: (value.standing == "Unverified", -value.at.timestamp()))
    return sorted(order[:MOST], key=lambda value: (value.at, value.claim))


def height_for(values: Sequence[Value], height: float) -> float:
    """`height`, with room for the strip of words; less where there are only words."""
    rows = max(lanes_of([value for value in chosen(values) if value.worded]).values(), default=-1) + 1
    strip = rows * LANE + 36 if rows else 0
    return height + strip if any(not value.worded for value in chosen(values)) else 34 + strip + 30


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
    since = f", {value.standing.lower()} since {when(plot, value.until)}" if value.until else ""
    quote = svg.shortened(f"“{value.written}”", space * 0.6, SIZE, bold=True)
    rest = svg.shortened(f"{value.who}{since}", space - svg.measure(quote, SIZE, bold=True) - 8, SIZE)
    shown = words(x, y, quote, "ct strong")
    if rest:
        shown += words(x + svg.measure(quote, SIZE, bold=True) + 6, y, rest)
    return svg.link(value.href, shown)


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


def _soft(plot: Plot, numbers: Sequence[Value]) -> list[str]:
    """The soft edges of "about", once where several speakers say the same."""
    spans: dict[float, list[list[float]]] = {}
    for value in numbers:
        if value.about and value.level is not None:
            x, end = plot.at(value.at), plot.at(value.until or plot.now)
            held = spans.setdefault(value.level, [])
            if held and x <= held[-1][1]:
                held[-1][1] = max(held[-1][1], end)
            else:
                held.append([x, max(end, x + 3)])
    fill = f"url(#{plot.key}-soft)"
    return [
        tag("rect", x=x, y=plot.y(level) - 13, width=end - x, height=26, fill=fill, class_="soft")
        for level, held in spans.items()
        for x, end in held
    ]


def _line(plot: Plot, value: Value) -> str:
    """One value's line, with what begins and ends it."""
    x, end = plot.at(value.at), max(plot.at(value.until or plot.now), plot.at(value.at) + 3)
    y, top = plot.y(value.level or 0.0), plot.y(value.top or 0.0)
    parts = []
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
        first, second = "Corrected on our page,", when(plot, fix.at)
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
