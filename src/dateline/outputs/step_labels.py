"""The values and their speakers beside the lines of a chart, as far as they have room."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.outputs import svg
from dateline.outputs.plot import SIZE, Plot
from dateline.outputs.svg import Room, tag, words
from dateline.outputs.values import Value

TALL = 35.0  # px of a label of two lines


def labels(plot: Plot, numbers: Sequence[Value], room: Room) -> list[str]:
    """A label for each line: what stands is told to the right of now, the rest where it begins. The
    table under the chart has all of them."""
    order = sorted(numbers, key=lambda value: (value.until is not None, -value.at.timestamp()))
    aside = plot.width - plot.right
    parts: list[str] = []
    if aside > 100:
        standing = [value for value in order if value.until is None]
        parts += _column(plot, standing, aside - 16)
        order = order[len(standing) :]
    went_on = {(value.who, value.level, value.at) for value in numbers}
    for value in order:
        if value.until and (value.who, value.level, value.until) in went_on:
            continue  # its speaker says the same again: one label, at the last
        label = _over(plot, value, room)
        if label:
            parts.append(svg.link(value.href, label))
    return parts


def _column(plot: Plot, standing: Sequence[Value], space: float) -> list[str]:
    """What stands, in a column to the right of now: each as near to its line as the others let it."""
    top, bottom = 32.0, plot.height
    alike: dict[tuple[object, ...], list[Value]] = {}
    for value in standing:
        alike.setdefault((value.level, value.top, value.comparator, value.standing), []).append(value)
    counts = {group[0].claim: len(group) for group in alike.values()}
    firsts = [group[0] for group in alike.values()]
    chosen = sorted(firsts, key=lambda value: value.standing != "Confirmed")[: int((bottom - top) / TALL)]
    chosen.sort(key=lambda value: plot.y(value.level or 0.0))
    tops = [plot.y(value.level or 0.0) - 14 for value in chosen]
    edge = top
    for n, at in enumerate(tops):
        tops[n] = edge = max(at, edge)
        edge += TALL
    edge = bottom
    for n in range(len(tops) - 1, -1, -1):
        tops[n] = min(tops[n], edge - TALL)
        edge = tops[n]
    return [
        svg.link(value.href, _beside(plot, value, at, space, counts[value.claim]))
        for value, at in zip(chosen, tops, strict=True)
    ]


def _beside(plot: Plot, value: Value, top: float, space: float, count: int) -> str:
    x, y = plot.right + 16, plot.y(value.level or 0.0)
    big = 26.0 if plot.wide and value.standing == "Confirmed" else 17.0
    if svg.measure(value.written, big, bold=True) > space - 22:
        big = 14.0
    written = svg.shortened(value.written, space - 22, big, bold=True)
    size = svg.measure(written, big, bold=True)
    base = top + 19 if big < 20 else top + 23
    class_ = {26.0: "cv big", 17.0: "cv", 14.0: "cv small"}[big]
    mark = svg.sign(value.standing.lower(), x + size + 4, base - 12)
    shown = words(x, base, written, class_) + tag("g", mark, class_=f"s-{value.standing.lower()}")
    shown += words(x, base + (15 if big < 20 else 19), _who(value, count, space))
    if abs(base - 5 - y) > 9:  # moved away from its line: a thread leads back
        shown += tag("path", d=f"M{plot.right:.1f} {y:.1f}L{x - 3:.1f} {base - 5:.1f}", class_="axis thread")
    return shown


def _over(plot: Plot, value: Value, room: Room) -> str:
    """A label above or below the line's beginning."""
    x, y = plot.at(value.at), plot.y(value.level or 0.0)
    top = plot.y(value.top or 0.0)
    edge = plot.right if plot.width - plot.right > 100 else plot.width
    most = min(230.0, max(60.0, plot.width - x)) if plot.wide else 118.0
    written = svg.shortened(value.written, most, 17, bold=True)
    who = svg.shortened(value.who, most, SIZE, bold=True)
    need = max(svg.measure(written, 17, bold=True), svg.measure(who, SIZE, bold=True))
    up = 14 if value.open == "up" else 0
    down = 14 if value.open == "down" else 0
    spots = [(left, top - 42 - up) for left in (x, x - need * 0.5, x - need)]
    spots += [(left, y + 6 + down) for left in (x, x - need * 0.5, x - need)]
    box = room.first([(a, b, a + need, b + 36) for a, b in spots if plot.left - 4 <= a <= edge - need])
    strike = " struck" if value.struck else ""
    if box:
        return words(box[0], box[1] + 16, written, f"cv{strike}") + words(
            box[0], box[1] + 32, who, "ct strong"
        )
    need = svg.measure(written, 17, bold=True)
    x = min(x, edge - need)
    box = room.first([(x, b, x + need, b + 20) for b in (top - 26 - up, y + 6 + down)])
    return words(box[0], box[1] + 16, written, f"cv{strike}") if box else ""


def _who(value: Value, count: int, space: float) -> str:
    """Who gives a value, and how many more give the same."""
    more = f" and {count - 1} more" if count > 1 else ""
    return svg.shortened(value.who, space - svg.measure(more, SIZE), SIZE) + more
