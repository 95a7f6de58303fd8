"""Which country and first-level area a point lies in, by the nearest town of the gazetteer."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from functools import cache

from dateline.reading.gazetteer import KINDS, bundled

Cell = tuple[int, int]


@cache
def towns() -> dict[Cell, list[tuple[float, float, str]]]:
    """Every town by its degree."""
    out: dict[Cell, list[tuple[float, float, str]]] = defaultdict(list)
    with sqlite3.connect(f"{bundled().path.as_uri()}?mode=ro&immutable=1", uri=True) as file:
        for lat, lon, country, admin1 in file.execute(
            "SELECT lat / 1e4, lon / 1e4, country, admin1 FROM place WHERE kind = ?", (KINDS.index("town"),)
        ):
            out[math.floor(lat), math.floor(lon)].append((lat, lon, f"{country}.{admin1}"))
    return out


@cache
def nearest_town(lat: float, lon: float) -> str:
    """ "FR.11" of the town nearest to a point, at most 25 degrees away; "" where there is none."""
    row, column = math.floor(lat), math.floor(lon)
    narrow = math.cos(math.radians(lat)) ** 2
    for reach in (1, 3, 8, 25):
        around = [
            ((lat - a) ** 2 + narrow * (lon - b) ** 2, area)
            for i in range(row - reach, row + reach + 1)
            for j in range(column - reach, column + reach + 1)
            for a, b, area in towns().get((i, j), ())
        ]
        if around:
            return min(around)[1]
    return ""
