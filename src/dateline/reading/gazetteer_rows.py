"""One place of the gazetteer, the kinds of place there are, and how a name becomes a key."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

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
    part: str = ""  # "southwest of England": only that side of the place of this reference

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


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """A name as a key: no case, accents, apostrophes or points; other marks and spaces are one space."""
    if name.isascii():
        plain = name
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = plain.casefold().translate(_MARKS)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


_MARKS = {ord(c): None for c in "'’‘ʼʻ`´."} | {ord("ł"): "l", ord("ø"): "o", ord("đ"): "d", ord("ı"): "i"}


def town_radius(population: int) -> float:
    """How far a town of so many people reaches, in km: 2 for a village, 30 for the largest."""
    return round(min(30.0, max(2.0, math.sqrt(population) / 100)), 1)
