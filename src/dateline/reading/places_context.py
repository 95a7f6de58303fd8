"""Which of the places of one name a text means.

Each candidate starts with its weight in the gazetteer (people, capital, country) and gains by what the
rest of the text names: its country and its area, by name or by demonym; places near it; and above all the
area written after it ("Paris, Texas"). One name is one place throughout a document, unless an area after
it says otherwise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace

from dateline.reading.gazetteer import Row, by_gazetteer, country_name, fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.positions import km_apart
from dateline.records import record

SURE = 6.0  # weight from which a place is taken as known before the context is
ANCHORS = 25
NEAR_KM = 160.0
AREAS = frozenset({"country", "admin1"})
AT_SEA = 0.3  # the share of what neighbours say that counts in a text about ships
KINDS_AFTER = frozenset({"province", "region", "oblast", "state", "governorate", "district", "county"})
KINDS_AFTER |= {"prefecture", "krai", "republic", "department"}
KINDS_BEFORE = ("province of ", "state of ", "city of ", "town of ", "republic of ", "region of ")


@record
class Toponym:
    """A place's name where it stands. `area` is the country or first-level area written after it."""

    start: int
    end: int
    name: str
    facility: bool = False
    area: str = ""


@record
class Context:
    """What a document says of where it is: how often each country and area is named, and known points."""

    countries: Counter[str] = field(default_factory=Counter)
    areas: Counter[str] = field(default_factory=Counter)
    anchors: tuple[Row, ...] = ()
    own: Counter[tuple[str, str]] = field(
        default_factory=Counter
    )  # what each name has itself added to a country or area
    old: bool = False  # of the days of the telegram, when Cobh was Queenstown
    wide: bool = False  # about ships, whose ports lie far apart: what is near or of one country says little
    zone: str = ""  # the town its clock is named for, as a key: "halifax"


@by_gazetteer(20_000)
def candidates(name: str, facility: bool = False) -> tuple[Row, ...]:
    """The places a name may be of; for "X province" areas first, for "X airport" the town X if no airport
    of that name is known."""
    rows = lookup(name)
    words = name.split()
    last = fold(words[-1]) if words else ""
    if len(words) > 1 and last in KINDS_AFTER:
        areas = [
            r for r in lookup(" ".join(words[:-1])) if r.kind in ("admin1", "admin2", "region", "country")
        ]
        rows = (*rows, *areas) or lookup(" ".join(words[:-1]))
    for opening in KINDS_BEFORE:
        if not rows and name.casefold().startswith(opening):
            rows = lookup(name[len(opening) :])
    if not rows and facility and last in lexicon().facility_words:
        rows = tuple(r for n in range(1, len(words)) for r in lookup(" ".join(words[:n])) if r.kind == "town")
    return rows


@by_gazetteer(4096)
def area_named(name: str) -> Row | None:
    """The country or first-level area that a name is first of all, or by an abbreviation as in "Calif."."""
    return next((row for row in lookup(name)[:4] if row.kind in AREAS), None)


def context_of(
    toponyms: Sequence[Toponym],
    demonyms: Counter[str],
    chosen: dict[str, Row] | None = None,
    setting: Context | None = None,
) -> Context:
    """Countries and areas named, places that need no context, and those that an area makes sure. With
    `chosen`, a first reading's choices by name, those that were not sure count too."""
    countries: Counter[str] = Counter()
    areas: Counter[str] = Counter()
    for country, count in demonyms.items():
        countries[country] += min(3, count)
    own: Counter[tuple[str, str]] = Counter()
    anchors: dict[str, Row] = {}
    for toponym in toponyms:
        rows = candidates(toponym.name, toponym.facility)
        row = within(rows, toponym.area) if toponym.area else (rows[0] if rows else None)
        if row is None:
            continue
        sure = bool(toponym.area) or row.weight >= SURE or (len(rows) == 1 and row.weight > 4)
        if ambiguous_country(rows) and not toponym.area:
            sure = False
        elif not sure:
            sure = len(rows) > 1 and row.weight - rows[1].weight > 1.5 and row.weight > 5
        if not sure:
            if chosen is None or toponym.name not in chosen:
                continue
            row = chosen[toponym.name]
        if row.country:
            count = 3 if row.kind == "country" or toponym.area else 1
            countries[row.country] += count
            own[toponym.name, row.country] += count
            if row.admin1:
                areas[f"{row.country}.{row.admin1}"] += 2 if toponym.area else 1
                own[toponym.name, f"{row.country}.{row.admin1}"] += 2 if toponym.area else 1
        area = area_named(toponym.area) if toponym.area else None
        if area and area.country:
            countries[area.country] += 1
        if len(anchors) < ANCHORS and row.kind not in ("country", "continent", "ocean"):
            anchors.setdefault(row.ref, row)
    return replace(
        setting or Context(), countries=countries, areas=areas, anchors=tuple(anchors.values()), own=own
    )


def ambiguous_country(rows: Sequence[Row]) -> bool:
    """Georgia: a country, and a well-known part of another."""
    return (
        len(rows) > 1 and rows[0].kind == "country" and any(r.kind == "admin1" and r.weight > 5 for r in rows)
    )


def within(rows: Sequence[Row], area: str) -> Row | None:
    """The first of the rows that lies in a named area."""
    around = area_named(area)
    if around is None or not rows:
        return None
    doubtful = lookup(area)[0].kind not in AREAS  # "Washington": rather a town
    if (doubtful and rows[0].weight > 6.5) or (rows[0].kind == "country" and around.kind == "country"):
        return None  # "Moscow, Washington and Beijing", "China, Japan": a list
    for row in rows:
        same = row.country == around.country and row.ref != around.ref
        if same and (around.kind == "country" or row.admin1 == around.admin1):
            return row
    return None


def ranked(toponym: Toponym, context: Context) -> list[tuple[Row, float, str]]:
    """The candidates of a toponym, best first, each with its score and what spoke for it."""
    total = sum(context.countries.values()) or 1
    shared = context.countries
    rows = candidates(toponym.name, toponym.facility)
    inside = within(rows, toponym.area) if toponym.area else None
    unsure = (rows[0].country or "") if ambiguous_country(rows) else ""
    share = AT_SEA if context.wide else 1.0
    out = []
    for n, row in enumerate(rows):
        score, reasons = row.weight, []
        if inside is not None and row.ref == inside.ref:
            score += 20
            reasons.append(f"“{toponym.area}” stands after it")
        votes = shared[row.country] if row.country and row.kind != "country" else 0
        votes -= context.own[toponym.name, row.country or ""]
        score += 3 if context.old and row.ref.startswith("dateline:") else 0
        if votes > 0:
            score += share * (1.8 * votes / total + 0.35 * math.log2(1 + min(votes, 8)))
            reasons.append(f"the text speaks of {country_name(row.country or '')}")
        area_votes = context.areas[f"{row.country}.{row.admin1}"] if row.admin1 else 0
        area_votes -= context.own[toponym.name, f"{row.country}.{row.admin1}"]
        if area_votes > 0:
            nearer = 0.9 + 0.4 * math.log2(min(area_votes, 8)) + (0.8 if row.kind == "admin1" else 0)
            score += share * nearer
            reasons.append("of the area around it")
        if n == 0 and context.zone and fold(toponym.name) == context.zone:
            score += 2
            reasons.append("the document's clock is named for it")
        if row.kind == "admin1" and unsure and votes > shared[unsure] + 1:
            score += 5
        distance = nearest(row, context.anchors)
        if distance is not None and distance < NEAR_KM and row.kind in ("town", "admin2"):
            score += share * (1.2 * (1 - distance / NEAR_KM) + 0.3)
            reasons.append(f"{distance:.0f} km from another place named")
        out.append((row, score, ", ".join(reasons)))
    return sorted(out, key=lambda x: -x[1])


def nearest(row: Row, anchors: Sequence[Row]) -> float | None:
    """The distance in km to the nearest other place that the text names."""
    others = [
        km_apart(row.lat, row.lon, a.lat, a.lon)
        for a in anchors
        if a.ref != row.ref and fold(a.name) != fold(row.name)
    ]
    return min(others, default=None)
