"""Compiles Natural Earth's coast and borders into `src/dateline/outputs/data/coast.txt`.

Natural Earth (public domain) comes through the npm package `world-atlas` 2.0.2 (ISC, Michael Bostock)::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/coast.py package/land-50m.json package/countries-50m.json

One line a ring (`L`, land, closed), a border (`B`, open) or a border that is disputed (`D`): the kind,
then longitude and latitude of the first point and the steps to each next one, in hundredths of a degree.
Text, so that a change shows in a diff. The steps never jump at the antimeridian: a ring that crosses it
goes on past 180.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Points = list[tuple[float, float]]
UNIT = 100  # steps in a degree: about 1.1 km, finer than a 1:50 million map is drawn
TOLERANCE = 0.018  # degrees a simplified line may stray: 2 km
OUT = Path(__file__).parent.parent / "src/dateline/outputs/data/coast.txt"
HEAD = (
    "# Coast and borders: Natural Earth 1:50m, public domain, through world-atlas 2.0.2 (ISC). "
    "Made by tools/coast.py; lon, lat and steps in hundredths of a degree.\n"
)
# Natural Earth draws who holds the ground. Which of its lines are disputed is not in the file: these are.
DISPUTED = frozenset(
    {"Kosovo", "N. Cyprus", "Palestine", "Siachen Glacier", "Somaliland", "W. Sahara", "Indian Ocean Ter."}
)
REGIONS = (  # west, south, east, north
    (33.2, 45.8, 35.7, 46.4),  # Crimea
    (73.4, 32.4, 81.2, 37.3),  # Kashmir, Aksai Chin
    (91.4, 26.4, 97.6, 29.7),  # Arunachal Pradesh
    (35.5, 32.6, 36.0, 33.4),  # Golan
    (23.4, 8.5, 33.2, 12.4),  # Sudan and South Sudan
    (33.0, 21.8, 37.2, 22.4),  # Halaib
    (33.8, 4.1, 36.1, 5.5),  # Ilemi
    (-61.5, 1.0, -59.0, 8.7),  # Essequibo
)


def arcs(topology: dict[str, Any]) -> list[Points]:
    """Every arc of a quantized TopoJSON file, in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        found.append(points)
    return found


def polygons(geometry: dict[str, Any]) -> Iterator[list[list[int]]]:
    """The polygons of a geometry, each as rings of arc numbers."""
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from polygons(part)
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "Polygon":
        yield geometry["arcs"]


def rings(topology: dict[str, Any]) -> Iterator[Points]:
    """The closed rings of the land, lakes and all."""
    known = arcs(topology)
    for polygon in polygons(topology["objects"]["land"]):
        for numbers in polygon:
            points: Points = []
            for number in numbers:
                arc = known[~number][::-1] if number < 0 else known[number]
                points += arc[1:] if points else arc
            if min(lat for _, lat in points) < -89.9 and len(points) < 1000:
                continue  # the seam left at the pole when the halves of Antarctica were joined
            yield points


def borders(topology: dict[str, Any]) -> Iterator[tuple[str, Points]]:
    """The arcs that two countries share, in stretches, each with its kind."""
    users: dict[int, list[str]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        own = {n if n >= 0 else ~n for polygon in polygons(country) for ring in polygon for n in ring}
        for number in own:
            users.setdefault(number, []).append(country["properties"]["name"])
    known = arcs(topology)
    for number, names in sorted(users.items()):
        if len(names) > 1:
            yield from stretches(known[number], bool(DISPUTED.intersection(names)))


def stretches(points: Points, disputed: bool) -> Iterator[tuple[str, Points]]:
    """A border cut where it enters or leaves a disputed region."""
    kinds = ["D" if disputed or any(_in(box, p) for box in REGIONS) else "B" for p in points]
    first = 0
    for n in range(1, len(points)):
        if kinds[n] != kinds[n - 1] or n == len(points) - 1:
            yield kinds[n - 1], points[first : n + 1]
            first = n


def _in(box: tuple[float, float, float, float], point: tuple[float, float]) -> bool:
    west, south, east, north = box
    return west <= point[0] <= east and south <= point[1] <= north


def unwrapped(points: Points) -> Points:
    """The same line without jumps from 180 to -180."""
    out = [points[0]]
    for lon, lat in points[1:]:
        turn = round((out[-1][0] - lon) / 360)
        out.append((lon + 360 * turn, lat))
    return out


def simplified(points: Points, tolerance: float = TOLERANCE) -> Points:
    """Douglas and Peucker's line: no dropped point lies further than `tolerance` from what is left."""
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        worst, at = tolerance, 0
        for i in range(first + 1, last):
            px, py = points[i][0] - ax, points[i][1] - ay
            away = abs(px * dy - py * dx) / length if length else (px * px + py * py) ** 0.5
            if away > worst:
                worst, at = away, i
        if at:
            keep[at] = True
            spans += [(first, at), (at, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def line(kind: str, points: Iterable[tuple[float, float]]) -> str:
    """One line of the file, or "" where nothing is left of the shape."""
    whole = [(round(lon * UNIT), round(lat * UNIT)) for lon, lat in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(whole)]
    steps = [step for step in steps if step != (0, 0)]
    if len(steps) < (3 if kind == "L" else 1):
        return ""
    numbers = [whole[0], *steps]
    return f"{kind} " + " ".join(f"{x} {y}" for x, y in numbers) + "\n"


def main(land: str, countries: str) -> None:
    shapes = [line("L", simplified(unwrapped(p))) for p in rings(json.loads(Path(land).read_bytes()))]
    known = borders(json.loads(Path(countries).read_bytes()))
    shapes += [line(kind, simplified(unwrapped(points))) for kind, points in known]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(HEAD + "".join(shapes), "ascii")
    print(f"{OUT.name}: {len(shapes)} shapes, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:3])
