"""What every map has round its places: the ground, meridians and parallels, a scale, north."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from dateline.outputs import svg
from dateline.outputs.coast import drawn
from dateline.outputs.places import angle
from dateline.outputs.projection import DEGREE_KM, Projection, relative
from dateline.outputs.svg import Room, tag, words

STEPS = (45.0, 30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 1 / 2, 1 / 3, 1 / 6, 1 / 12, 1 / 30, 1 / 60)  # degrees
LENGTHS = (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)  # km


def ground(projection: Projection, width: float, height: float) -> list[str]:
    """Sea, land and borders."""
    found = drawn(projection, width, height)
    parts = [tag("rect", width=width, height=height, class_="sea")]
    for data, class_ in (
        (found.land, "land"),
        (found.borders, "border"),
        (found.disputed, "border disputed"),
    ):
        if data:
            parts.append(tag("path", d=data, class_=class_))
    return parts


def graticule(projection: Projection, width: float, height: float, room: Room) -> list[str]:
    """Meridians and parallels about 130 px apart, with their degrees at the lower and the right edge."""
    west, east, south, north = seen(projection, width, height)
    lon0, lat0 = projection.back(width / 2, height / 2)
    pixels = projection.kilometre(lon0, lat0) * DEGREE_KM
    gap = 85.0 if min(width, height) < 400 else 125.0
    step = next((s for s in reversed(STEPS) if s * pixels >= gap), STEPS[0])
    across = max(pixels * 0.1, math.dist(projection(lon0 - 0.5, lat0), projection(lon0 + 0.5, lat0)))
    wide = next((s for s in reversed(STEPS) if s * across >= gap), STEPS[0])
    parts = []
    for lat in _every(south, north, step):
        line = [projection(projection.middle + e, lat) for e in _along(west, east)]
        parts.append(tag("path", d=svg.path(line), class_="rule"))
        parts += _mark(line, angle(lat, "NS"), width, height, room, side=True)
    for lon in _every(projection.middle + west, projection.middle + east, wide):
        line = [projection(lon, lat) for lat in _along(south, north)]
        parts.append(tag("path", d=svg.path(line), class_="rule"))
        name = angle(relative(lon, 0.0), "EW")
        parts += _mark(line, name, width, height, room, side=False)
    return [part for part in parts if part]


def seen(projection: Projection, width: float, height: float) -> tuple[float, float, float, float]:
    """What the paper shows: degrees east of the middle, west to east, and latitude, south to north."""
    spots = [projection.back(width * i / 12, height * j / 12) for i in range(13) for j in range(13)]
    easts = [relative(lon, projection.middle) for lon, _ in spots]
    lats = [lat for _, lat in spots]
    return min(easts), max(easts), max(-89.0, min(lats)), min(89.0, max(lats))


def scale_bar(projection: Projection, width: float, height: float, room: Room) -> list[str]:
    """A length in kilometres, true at the middle of the map, and north."""
    pixels = projection.kilometre(*projection.back(width / 2, height / 2))
    length = next((km for km in LENGTHS if km * pixels <= width / 5), LENGTHS[-1])
    x, y, long = width - 16 - length * pixels, height - 30, length * pixels
    room.take((x - 6, y - 20, width, y + 8))
    name = f"{length:,} km"
    bar = tag("path", d=f"M{x:.1f} {y - 5:.1f}v6h{long:.1f}v-6", class_="bar")
    north = tag("path", d=f"M{width - 22:.1f} 34V12m-4 7l4 -7 4 7", class_="bar")
    room.take((width - 34, 4, width, 52))
    return [
        bar,
        words(x + long, y - 10, name, "ct strong halo", "end"),
        north,
        words(width - 22, 48, "N", "ct strong halo", "middle"),
    ]


def _every(low: float, high: float, step: float) -> Iterator[float]:
    first = int(low // step)
    for n in range(first, first + 400):
        value = n * step
        if value > high + step * 0.01:
            return
        if value >= low - step * 0.01:
            yield round(value, 6)


def _along(low: float, high: float, count: int = 40) -> Iterator[float]:
    return (low + (high - low) * n / count for n in range(count + 1))


def _mark(
    line: list[tuple[float, float]], name: str, width: float, height: float, room: Room, *, side: bool
) -> list[str]:
    """A line's degrees where it leaves the paper: on the left side, or at the foot."""
    need = svg.measure(name, 12.5)
    axis, edge = (0, 5.0) if side else (1, height - 7.0)
    for a, b in itertools.pairwise(line):
        if (a[axis] - edge) * (b[axis] - edge) <= 0 and a[axis] != b[axis]:
            share = (edge - a[axis]) / (b[axis] - a[axis])
            x, y = a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
            box = (x, y - 15, x + need, y - 2) if side else (x + 3, y - 11, x + 3 + need, y + 3)
            if room.first([box]):
                return [words(box[0], box[3] - 2, name, "ct deg halo")]
    return []
