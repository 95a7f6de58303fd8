"""The coast and the borders of the world, as drawn on one map.

From `data/coast.txt` (Natural Earth 1:50m, public domain; made by tools/coast.py). Good to about 2 km:
a map narrower than some 100 km shows where land is, not its shore.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from dateline.outputs.projection import Point, Projection
from dateline.outputs.svg import path
from dateline.records import record

CREDIT = "Coast and borders: Natural Earth, 1:50 million, public domain. Disputed borders are dotted"
PAD = 40.0  # px of land beyond the frame, so that no cut edge shows
FAR = 30.0  # degrees past the equator: further from the pole nothing is drawn


@record
class Shape:
    """A ring of land (L), a border (B) or a disputed one (D), in degrees and without jumps; `west` and so
    on are its bounds."""

    kind: str
    points: tuple[Point, ...]
    west: float
    east: float
    south: float
    north: float


@lru_cache(maxsize=1)
def shapes() -> tuple[Shape, ...]:
    """All shapes of the file, read once."""
    text = files("dateline.outputs").joinpath("data/coast.txt").read_text("ascii")
    return tuple(_shape(line) for line in text.splitlines() if not line.startswith("#"))


@record
class Ground:
    """What is under a map, as SVG path data."""

    land: str
    borders: str
    disputed: str

    @property
    def bare(self) -> bool:
        """Nothing by which a reader could tell where this is: all land or all sea."""
        return len(self.land) < 60 and not self.borders and not self.disputed


@lru_cache(maxsize=16)
def drawn(projection: Projection, width: float, height: float) -> Ground:
    """The ground inside `width` by `height` px."""
    found: dict[str, list[str]] = {"L": [], "B": [], "D": []}
    for shape in shapes():
        for points in _placed(shape, projection):
            if shape.kind != "L":
                found[shape.kind] += [path(_thinned(run)) for run in _runs(points, width, height)]
            elif len(thin := _thinned(_clipped(points, width, height))) > 3:
                found["L"].append(path(thin, close=True))
    land, borders, disputed = ("".join(found[kind]) for kind in "LBD")
    return Ground(land=land, borders=borders, disputed=disputed)


def _shape(line: str) -> Shape:
    kind, *found = line.split(" ")
    numbers = [int(n) for n in found]
    lon = lat = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        lon, lat = lon + dx, lat + dy
        points.append((lon / 100, lat / 100))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Shape(
        kind=kind,
        points=tuple(points),
        west=min(xs),
        east=max(xs),
        south=min(ys),
        north=max(ys),
    )


def _placed(shape: Shape, projection: Projection) -> Iterator[list[Point]]:
    """A shape on the paper, once for each turn of the world in which it may be seen."""
    points = shape.points
    if projection.kind == "polar":
        if max(shape.north * projection.cone, shape.south * projection.cone) < -FAR:
            return  # drawn in, it would be a ring round the whole map
        yield _polar(points, projection)
        return
    if shape.kind == "L" and abs(points[-1][0] - points[0][0]) > 180:  # round the pole: closed beyond it
        pole = -89.9 if shape.south < 0 else 89.9
        first, last = points[0][0], points[-1][0]
        points = (*points, *((last + (first - last) * n / 36, pole) for n in range(37)))
        turns: tuple[float, ...] = (-360.0, 0.0, 360.0)
    else:
        turns = (-720.0, -360.0, 0.0, 360.0, 720.0)
    limit = 180.0 if projection.kind in ("world", "mercator") else 120.0
    for turn in turns:
        off = turn - projection.middle
        if shape.west + off < limit and shape.east + off > -limit:
            near = [(min(limit + 9, max(-limit - 9, lon + off)), lat) for lon, lat in points]
            plane = (projection.plane(east, lat) for east, lat in near)
            yield [
                (projection.x + x * projection.scale, projection.y - y * projection.scale) for x, y in plane
            ]


def _polar(points: tuple[Point, ...], projection: Projection) -> list[Point]:
    """Round a pole: what lies in the other half of the world is drawn in to a circle out of sight."""
    pole = projection.cone
    return [projection(lon, max(-FAR, lat * pole) * pole) for lon, lat in points]


def _clipped(points: list[Point], width: float, height: float) -> list[Point]:
    """A ring cut to the frame and PAD (Sutherland and Hodgman)."""
    for axis, bound, keep_below in (
        (0, -PAD, False),
        (0, width + PAD, True),
        (1, -PAD, False),
        (1, height + PAD, True),
    ):
        if not points:
            break
        values = [point[axis] for point in points]
        outside = (max(values) > bound) if keep_below else (min(values) < bound)
        if outside:
            points = _cut_side(points, axis, bound, keep_below)
    return points


def _cut_side(points: list[Point], axis: int, bound: float, keep_below: bool) -> list[Point]:
    out: list[Point] = []
    before = points[-1]
    was = (before[axis] <= bound) == keep_below
    for here in points:
        inside = (here[axis] <= bound) == keep_below
        if inside != was:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            out.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if inside:
            out.append(here)
        before, was = here, inside
    return out


def _runs(points: list[Point], width: float, height: float) -> Iterator[list[Point]]:
    """The stretches of a line that are in the frame or within PAD of it, with a point to either side."""
    run: list[Point] = []
    before: Point | None = None
    for x, y in points:
        if -PAD <= x <= width + PAD and -PAD <= y <= height + PAD:
            if not run and before:
                run.append(before)
            run.append((x, y))
        elif run:
            yield [*run, (x, y)]
            run = []
        before = (x, y)
    if run:
        yield run


def _thinned(points: list[Point]) -> list[Point]:
    """Without points less than a px from the one before; an islet of less than that is gone."""
    out: list[Point] = []
    for x, y in points:
        if not out or abs(x - out[-1][0]) + abs(y - out[-1][1]) >= 1.0:
            out.append((x, y))
    return out
