"""The bundled gazetteer: what places bear a name. Read-only SQLite beside this file; see tools/gazetteer.py.

Towns, areas and countries are from GeoNames (CC BY 4.0); seas, rivers, regions, capes, plants and the like
are written by hand in landmarks.tsv.
"""

from __future__ import annotations

import math
import sqlite3
import threading
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.records import record

KINDS = [
    "town",
    "country",
    "admin1",
    "admin2",
    "continent",
    "region",
    "ocean",
    "sea",
    "gulf",
    "strait",
    "canal",
    "river",
    "lake",
    "island",
    "cape",
    "lightship",
    "station",
    "pier",
    "building",
    "street",
    "square",
    "park",
    "bridge",
    "district",
    "mountain",
    "mountains",
    "base",
    "crossing",
    "hospital",
    "airport",
    "dam",
    "plant",
    "line",
    "power plant",
    "nuclear site",
]
WATER = frozenset({"ocean", "sea", "gulf", "strait"})
LINEAR = frozenset({"river", "canal", "line", "mountains", "lake"})
EXACT = frozenset(
    [
        "lightship",
        "station",
        "pier",
        "building",
        "street",
        "square",
        "bridge",
        "cape",
        "crossing",
        "hospital",
        "airport",
        "dam",
        "plant",
        "power plant",
        "nuclear site",
        "base",
        "mountain",
    ]
)
MOST = 60  # places of one name that are looked at; "San José" has hundreds


@record
class Row:
    """One place. `weight` orders places of one name: log10 of the people there, more for countries and
    capitals; `other` says that the name asked for is not its main one."""

    ref: str  # "geonames:703448", "dateline:black-sea"
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None
    admin1: str
    population: int
    radius_km: float
    weight: float
    other: bool = False

    @property
    def kind_name(self) -> str:
        """Its kind in words."""
        return {"admin1": "first-level area", "admin2": "second-level area"}.get(self.kind, self.kind)

    @property
    def precision(self) -> int:
        """UCDP where_prec for something said to be in it: 1 exact ... 7 sea or airspace."""
        if self.kind in WATER:
            return 7
        if self.kind in LINEAR or self.kind == "continent":
            return 5
        if self.kind in EXACT:
            return 1
        if self.kind in ("town", "admin2", "district", "park"):
            return 3 if self.kind == "admin2" else 2
        if self.kind == "country":
            return 6
        return 2 if self.radius_km <= 25 else 4 if self.radius_km <= 400 else 5


def fold(name: str) -> str:
    """A name as a key: no case, accents, apostrophes or points; other marks and spaces are one space."""
    if name.isascii():
        plain = name
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = plain.casefold().translate(_MARKS)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


_MARKS = {ord(c): None for c in "'’‘ʼʻ`´."} | {ord("ł"): "l", ord("ø"): "o", ord("đ"): "d", ord("ı"): "i"}
_local = threading.local()


@cache
def _where() -> str:
    path = Path(str(files("dateline.reading") / "data" / "gazetteer.sqlite"))
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def _file() -> sqlite3.Connection:
    """One connection a thread: SQLite's own pages are shared by the system's cache."""
    connection: sqlite3.Connection | None = getattr(_local, "connection", None)
    if connection is None:
        connection = sqlite3.connect(_where(), uri=True)
        _local.connection = connection
    return connection


@lru_cache(maxsize=20_000)
def _find(key: str) -> tuple[Row, ...]:
    found = _file().execute(
        "SELECT ref, name, kind, lat, lon, country, admin1, population, radius, weight, other"
        " FROM named JOIN place ON place.id = named.place WHERE key = ? ORDER BY place LIMIT ?",
        (key, MOST),
    )
    rows = [
        Row(
            ref=ref if ":" in ref else f"geonames:{ref}",
            name=name,
            kind=KINDS[kind],
            lat=lat / 1e4,
            lon=lon / 1e4,
            country=country or None,
            admin1=admin1,
            population=population,
            radius_km=radius / 10 if radius else town_radius(population),
            weight=weight / 100 - (0.5 if other else 0),
            other=bool(other),
        )
        for ref, name, kind, lat, lon, country, admin1, population, radius, weight, other in found
    ]
    return tuple(sorted(rows, key=lambda row: -row.weight))


@cache
def country_name(code: str) -> str:
    """A country's name by its ISO code; the code itself where there is none of it."""
    found = _file().execute(
        "SELECT name FROM place WHERE kind = ? AND country = ? AND id < 2000 LIMIT 1",
        (KINDS.index("country"), code),
    )
    row = found.fetchone()
    return str(row[0]) if row else code


def town_radius(population: int) -> float:
    """How far a town of so many people reaches, in km: 2 for a village, 30 for the largest."""
    return round(min(30.0, max(2.0, math.sqrt(population) / 100)), 1)


def lookup(name: str) -> tuple[Row, ...]:
    """The places that bear a name, most relevant first; () if there are none. Case, accents and
    apostrophes don't matter, "St." finds "Saint" and "Mt." finds "Mount".

    >>> lookup("Kiev")[0].name
    'Kyiv'
    """
    key = fold(name[:100])
    if not key:
        return ()
    found = _find(key)
    if not found:
        words = key.split()
        longer = [
            {"st": "saint", "mt": "mount", "ft": "fort", "saint": "st"}.get(word, word) for word in words
        ]
        if longer != words:
            found = _find(" ".join(longer))
        elif words[0] == "the" and len(words) > 1:
            found = _find(" ".join(words[1:]))
    return found
