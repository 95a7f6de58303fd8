"""Which places of which names lie near one another: "Paris" and "Henry County" are both in Tennessee.

Nothing needs to be known of a text for this. That a place of a name lies near says the more, the fewer
places bear the name: hardly anything for "Springfield", much for "Plattsville".
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dateline.reading.gazetteer import Row

Cell = tuple[int, int]
Neighbours = Mapping[Cell, Mapping[str, float]]
LOCAL = frozenset({"town", "admin2", "district", "airport", "square", "street", "building", "park", "bridge"})
GRID = 2  # cells to a degree: a cell and those around it are 60 to 110 km across
CHANCE = 60.0  # one in so many places of a name lies near any given point by chance
CROWD = 30  # names of one cell that are looked at, so that no list of places takes long
KNOWN = 6.5  # weight from which nothing else of the name is thought of


def neighbours(named: Iterable[tuple[str, tuple[Row, ...]]]) -> Neighbours:
    """For every cell the names that have a place in it, with what that says (log10)."""
    out: dict[Cell, dict[str, float]] = defaultdict(dict)
    for name, rows in dict(named).items():
        if rows and rows[0].kind in LOCAL:  # "Indiana" is no village in Pennsylvania
            for row in rows[:1] if rows[0].weight >= KNOWN else rows:
                here = out[cell(row.lat, row.lon)]
                if row.kind in LOCAL and len(here) < CROWD:
                    here[name] = says(1 if rows[0].weight >= KNOWN else len(rows))
    return out


@lru_cache(maxsize=256)
def says(many: int) -> float:
    return math.log10(1 + CHANCE / many)


def cell(lat: float, lon: float) -> Cell:
    return math.floor(lat * GRID), math.floor(lon * GRID)


def company(row: Row, name: str, beside: Neighbours) -> float:
    """What the other names of a text say for a place of `name`: the sum over those with a place in its cell
    or one next to it."""
    if row.kind not in LOCAL or not beside:
        return 0.0
    found: dict[str, float] = {}
    lat, lon = cell(row.lat, row.lon)
    for a in (lat - 1, lat, lat + 1):
        for b in (lon - 1, lon, lon + 1):
            near = beside.get((a, b))
            if near:
                found.update(near)
    found.pop(name, None)
    return sum(found.values())
