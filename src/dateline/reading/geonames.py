"""GeoNames' dump, line by line: which features are places that a text would name, of what kind, under
which names. Figures and letters are checked, and what is wrong is named with its line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.reading.geonames_files import rows, wrong

DUMP, AREAS, NAMES = (19,), (4,), (8, 10)  # columns of the three kinds of file
NO_NAMES = frozenset({"link", "post", "iata", "icao", "faac", "wkdt", "unlc", "abbr", "phon", "piny", "tcid"})
GENERIC = frozenset(
    ["province", "oblast", "region", "district", "state", "governorate", "county", "krai", "kray"]
)
GENERIC |= {"department", "republic", "prefecture", "voivodeship", "municipality", "canton", "parish", "city"}
GENERIC |= {"territory", "island", "islands", "raion", "rayon"}
KIND: dict[str, tuple[str, float, float]] = {  # feature code: kind, weight, radius in km
    "PCL": ("country", 7.0, 200),
    "TERR": ("country", 5.0, 50),
    "ADM1": ("admin1", 0.0, 80),
    "ADM2": ("admin2", 0.0, 30),
    "ADM3": ("district", 0.0, 15),
    "PPLX": ("district", 0.0, 3),
    "CONT": ("continent", 9.0, 3000),
    "OCN": ("ocean", 8.0, 3000),
    "SEA": ("sea", 5.5, 300),
    "GULF": ("gulf", 5.0, 100),
    "BAY": ("gulf", 3.0, 15),
    "STRT": ("strait", 4.5, 30),
    "CNL": ("canal", 3.0, 50),
    "STM": ("river", 3.0, 60),
    "LK": ("lake", 3.0, 10),
    "LKS": ("lake", 2.5, 10),
    "RSV": ("lake", 3.0, 10),
    "ISL": ("island", 3.5, 10),
    "ISLS": ("island", 4.0, 50),
    "CAPE": ("cape", 2.5, 3),
    "MT": ("mountain", 3.0, 3),
    "VLC": ("mountain", 3.5, 5),
    "MTS": ("mountains", 4.0, 100),
    "PEN": ("region", 4.0, 60),
    "RGN": ("region", 4.0, 100),
    "PRK": ("park", 2.5, 10),
    "MILB": ("base", 3.0, 3),
    "AIRP": ("airport", 3.5, 3),
    "AIRB": ("base", 3.5, 3),
    "BDG": ("bridge", 2.5, 1),
    "HSP": ("hospital", 2.0, 1),
    "DAM": ("dam", 3.0, 2),
    "PS": ("power plant", 3.0, 2),
    "PSN": ("power plant", 3.5, 2),
    "PSH": ("power plant", 3.0, 2),
    "RSTN": ("station", 2.0, 1),
    "PIER": ("pier", 2.0, 1),
    "SQR": ("square", 2.0, 1),
}
Tick = Callable[[int], None]


class Feature(NamedTuple):
    """One place of the dump. `radius` 0: to be had from the people there."""

    id: int
    code: str  # what it is called in the gazetteer: "703448", for areas "UA.12"
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    radius: float
    weight: float
    others: tuple[str, ...]


def features(path: Path, tick: Tick, least: int = 0) -> Iterator[Feature]:
    """The places of a dump: allCountries, or a country's. Towns of fewer than `least` people are left
    out. `tick` is told how many bytes were read. Raises Unreadable, NotFound."""
    for number, cells in rows(path, DUMP, tick):
        kind = _kind(cells[6], cells[7])
        if kind is None:
            continue
        try:
            found = _feature(cells, *kind)
        except ValueError as error:
            raise wrong(path, number, str(error)) from None
        if found.kind not in ("town", "district") or found.population >= least:
            yield found


def areas(path: Path, tick: Tick) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Code, GeoNames id and names of first-level areas, from admin1CodesASCII.txt."""
    for number, (code, name, plain, id_) in rows(path, AREAS, tick):
        if not id_.isascii() or not id_.isdigit() or len(id_) > 10 or "." not in code:
            raise wrong(path, number, f"{code!r} and {id_[:20]!r} are not a code and an id")
        yield code, int(id_), tuple(n for n in (clean(name), clean(plain), *stripped(name, code)) if n)


def names(path: Path, tick: Tick) -> Iterator[tuple[int, str]]:
    """GeoNames id and another name, from alternateNamesV2.txt: names in Latin and Cyrillic letters."""
    for number, cells in rows(path, NAMES, tick):
        id_, language, name = cells[1:4]
        if not id_.isascii() or not id_.isdigit() or len(id_) > 10:
            raise wrong(path, number, f"{id_[:20]!r} is not an id")
        if language not in NO_NAMES and plausible(name, large=True):
            yield int(id_), clean(name)


def _kind(letter: str, code: str) -> tuple[str, float, float] | None:
    """Kind, weight and radius of a feature of a class and code; None for what is left out: what is no more,
    and what no text names."""
    if letter == "P":
        return KIND.get(code, ("town", 0.0, 0.0)) if code.startswith("PPL") else None
    if code.endswith("H"):
        return KIND.get(code) if code == "PSH" else None  # historical: ADM1H, PCLH
    return KIND["PCL"] if letter == "A" and code.startswith("PCL") else KIND.get(code)


def _feature(cells: list[str], kind: str, weight: float, radius: float) -> Feature:
    """Raises ValueError in words."""
    id_, lat, lon, country, population = _figures(cells)
    name, code = clean(cells[1]), str(id_)
    if not name:
        raise ValueError("it has no name")
    admin1, admin2 = (cells[n] if cells[n].isalnum() and len(cells[n]) <= 20 else "" for n in (10, 11))
    if kind == "admin1" and admin1:
        code = f"{country}.{admin1}"
    elif kind == "admin2" and admin1 and admin2:
        code = f"{country}.{admin1}.{admin2}"
    people = math.log10(population + 10)
    if kind == "town":
        weight = people + (1 if cells[7] == "PPLC" else -1 if cells[7] in ("PPLH", "PPLQ", "PPLW") else 0)
    elif kind in ("admin1", "admin2", "district"):
        weight = max(2.0, people - {"admin1": 1.0, "admin2": 1.5}.get(kind, 1.0))
    elif kind == "island":
        weight = max(weight, people)
    others = [n for part in cells[3].split(",") if plausible(part, large=True) and (n := clean(part))]
    others += [n for n in (clean(cells[2]), *(stripped(name, code) if kind.startswith("admin") else ())) if n]
    return Feature(
        id_, code, name, kind, lat, lon, country, admin1, population, radius, weight,
        tuple(dict.fromkeys(n for n in others if n != name)),
    )  # fmt: skip


def _figures(cells: list[str]) -> tuple[int, float, float, str, int]:
    id_, country, population = cells[0], cells[8], cells[14] or "0"
    if not (id_.isascii() and id_.isdigit() and len(id_) <= 10):
        raise ValueError(f"{id_[:20]!r} is not an id")
    try:
        lat, lon = float(cells[4]), float(cells[5])
    except ValueError:
        raise ValueError(f"{cells[4][:20]!r}, {cells[5][:20]!r} is not a point") from None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"{lat}, {lon} is not on the globe")
    if country and not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
        raise ValueError(f"{country[:20]!r} is not a country's code")
    if not (population.isascii() and population.isdigit() and len(population) <= 11):
        raise ValueError(f"{population[:20]!r} is not a number of people")
    return int(id_), lat, lon, country, int(population)


def clean(name: str) -> str:
    """A name without what cannot be printed, at most 120 letters of it."""
    return "".join(c for c in name[:120] if c.isprintable()).strip()


def plausible(name: str, large: bool) -> bool:
    """Whether an alternate name is one that a text in Latin or Cyrillic letters would use: no airport
    codes, no machine romanisations (those are lower case), nothing of one or two letters."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or not letters[0].isupper() or len(name) > 40:
        return False
    if len(letters) <= 4 and all(c.isupper() for c in letters):
        return False
    latin = all(c < "ɐ" or "Ḁ" <= c < "ἀ" for c in letters)
    cyrillic = all("Ѐ" <= c < "Ԁ" for c in letters)
    return latin or (cyrillic and large)


def stripped(name: str, code: str) -> Iterator[str]:
    """An area's name without the word for its kind. American counties keep theirs: "Cook" is a cook."""
    if code.startswith("US."):
        return
    words = name.replace("’", "'").split()
    if len(words) > 1 and words[-1].casefold().strip("'") in GENERIC:
        yield " ".join(words[:-1])
    if len(words) > 2 and words[1] in ("of", "de") and words[0].casefold() in GENERIC:
        yield " ".join(words[2:])
