"""Which of the places of one name a text means.

Each candidate starts with its weight in the gazetteer (people, capital, country) and gains by what the
rest of the text names: its country and its area, by name or by demonym; places near it; and above all the
area written after it ("Paris, Texas"). One name is one place throughout a document, unless an area after
it says otherwise.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import field, replace

from dateline.reading.gazetteer import Row, country_name, fold
from dateline.reading.places_around import lies_in
from dateline.reading.places_candidates import ambiguous_country, candidates, within
from dateline.reading.places_neighbours import LOCAL, Neighbours, company
from dateline.reading.positions import km_apart
from dateline.records import record

SURE = 6.0  # weight from which a place is taken as known before the context is
ANCHORS = 25
NEAR_KM = 160.0
COMPANY = 3.0  # the most that places of other names nearby count
BEHIND = 0.4  # the share of what lies near that counts for Palestine in Texas, which is an area first, and
# for a village Dallas where the text names Texas
PINNED = 4.0  # for the place that the same name is elsewhere in the text, where an area stands after it
OTHER = 2.0  # against a town for which the name is another's: Korolev was once a Kaliningrad
STATE = 5.0  # weight of an area that everybody knows: Oklahoma is no suburb of Pittsburgh
STATE_SHARE = 0.4  # the share of what country and area say that counts for a town with the name of such
FAR_BEHIND = 1.5  # by how much a namesake is lighter that counts as behind what everybody knows
AT_SEA = 0.3  # the share of what neighbours say that counts in a text about ships


@record
class Toponym:
    """A place's name where it stands. `area` is the country or first-level area written after it, `around`
    what the text says it is in otherwise: "in Y" after it, "Y's" before it."""

    start: int
    end: int
    name: str
    facility: bool = False
    area: str = ""
    around: str = ""


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
    beside: Neighbours = field(default_factory=dict)  # which places of which names lie near one another
    zone: str = ""  # the town its clock is named for, as a key: "halifax"
    pinned: dict[str, frozenset[str]] = field(default_factory=dict)  # names with an area after them somewhere


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
    said: dict[str, set[str]] = defaultdict(set)
    for toponym in toponyms:
        rows = candidates(toponym.name, toponym.facility)
        inside = said_inside(toponym, rows)
        row = inside if inside or toponym.area else (rows[0] if rows else None)
        if row is None:
            continue
        if inside is not None:
            said[fold(toponym.name)].add(row.ref)
        if inside is None and not known_alone(rows):
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
        if toponym.area and row.country:
            countries[row.country] += 1
        if len(anchors) < ANCHORS and row.kind not in ("country", "continent", "ocean"):
            anchors.setdefault(row.ref, row)
    return replace(
        setting or Context(),
        countries=countries,
        areas=areas,
        anchors=tuple(anchors.values()),
        own=own,
        pinned={name: frozenset(refs) for name, refs in said.items()},
    )


def known_alone(rows: tuple[Row, ...]) -> bool:
    """Whether the first of the rows is meant before anything else of a text is known."""
    row = rows[0]
    if ambiguous_country(rows):
        return False
    if row.weight >= SURE or (len(rows) == 1 and row.weight > 4):
        return True
    return len(rows) > 1 and row.weight - rows[1].weight > 1.5 and row.weight > 5


def said_inside(toponym: Toponym, rows: tuple[Row, ...]) -> Row | None:
    """The candidate that lies in what the text says is around the toponym."""
    if toponym.area:
        return within(rows, toponym.area)
    return lies_in(rows, toponym.around) if toponym.around else None


def pinned(toponym: Toponym) -> tuple[Row, ...]:
    """The places a toponym may be of; only one where an area is written after it."""
    rows = candidates(toponym.name, toponym.facility)
    inside = said_inside(toponym, rows)
    return (inside,) if inside is not None else rows


Speaks = tuple[float, str]  # how much something speaks for a candidate, and in words what; 0 and "" nothing


def ranked(toponym: Toponym, context: Context) -> list[tuple[Row, float, str]]:
    """The candidates of a toponym, best first, each with its score and what spoke for it."""
    rows = candidates(toponym.name, toponym.facility)
    inside = said_inside(toponym, rows)
    share = AT_SEA if context.wide else 1.0
    said = context.pinned.get(fold(toponym.name), frozenset())
    out = []
    for n, row in enumerate(rows):
        score, reasons = row.weight, []
        if inside is not None and row.ref == inside.ref:
            score += 20
            reasons.append(f"“{toponym.area}” stands after it" if toponym.area else f"in “{toponym.around}”")
        elif inside is None and row.ref in said:
            score += PINNED / len(said)
            reasons.append("so it is where its area stands after it")
        score -= OTHER if another(row, toponym.name) and not rows[0].other else 0
        around = [of_country(row, toponym, context), of_area(row, toponym, context)]
        if row.kind in LOCAL and rows[0].kind == "admin1" and rows[0].weight >= STATE:
            around = [(STATE_SHARE * points, words) for points, words in around]
        if n == 0 and context.zone and fold(toponym.name) == context.zone:
            score += 2
            reasons.append("the document's clock is named for it")
        score += 3 if context.old and row.ref.startswith("dateline:") else 0
        score += 5 if rather_state(row, rows, toponym, context) else 0
        around += of_neighbours(row, rows, toponym, context)
        score += share * sum(points for points, _ in around)
        reasons += [words for _, words in around if words]
        out.append((row, score, ", ".join(reasons)))
    return sorted(out, key=lambda x: -x[1])


def another(row: Row, name: str) -> bool:
    """Whether a name is not only another form of a town's own, as Karak is of Al-Karak."""
    asked, own = fold(name), fold(row.name)
    return row.other and row.kind == "town" and asked not in own and asked[:2] != own[:2]


def of_country(row: Row, toponym: Toponym, context: Context) -> Speaks:
    """What the countries named say for a place."""
    votes = country_votes(row, toponym, context)
    if votes <= 0:
        return 0.0, ""
    total = sum(context.countries.values()) or 1
    points = 1.8 * votes / total + 0.35 * math.log2(1 + min(votes, 8))
    return points, f"the text speaks of {country_name(row.country or '')}"


def country_votes(row: Row, toponym: Toponym, context: Context) -> int:
    """How often its country is named, other than by the name itself."""
    votes = context.countries[row.country] if row.country and row.kind != "country" else 0
    return votes - context.own[toponym.name, row.country or ""]


def of_area(row: Row, toponym: Toponym, context: Context) -> Speaks:
    """What the first-level areas named say for a place."""
    code = f"{row.country}.{row.admin1}"
    votes = (context.areas[code] if row.admin1 else 0) - context.own[toponym.name, code]
    if votes <= 0:
        return 0.0, ""
    points = 0.9 + 0.4 * math.log2(min(votes, 8)) + (0.8 if row.kind == "admin1" else 0)
    return points, "of the area around it"


def rather_state(row: Row, rows: Sequence[Row], toponym: Toponym, context: Context) -> bool:
    """Georgia of the United States, in a text that is about them more than about the rest of the world."""
    if row.kind != "admin1" or not ambiguous_country(tuple(rows)):
        return False
    votes, other = country_votes(row, toponym, context), context.countries[rows[0].country or ""]
    return votes > other + 1 and votes >= sum(context.countries.values()) - votes - other


def of_neighbours(row: Row, rows: Sequence[Row], toponym: Toponym, context: Context) -> tuple[Speaks, Speaks]:
    """What places near it say: those that are sure, and those that are no surer than it is."""
    best = rows[0]
    far = best.weight - row.weight > FAR_BEHIND
    known = best.weight >= SURE and (far or of_area(best, toponym, context)[0] > 0)
    behind = best.kind not in LOCAL or (known and row is not rows[0])
    part = BEHIND if behind else 1.0
    sure: Speaks = (0.0, "")
    distance = nearest(row, context.anchors)
    if distance is not None and distance < NEAR_KM and row.kind in ("town", "admin2"):
        points = part * (1.2 * (1 - distance / NEAR_KM) + 0.3)
        sure = points, f"{distance:.0f} km from another place named"
    together = part * min(COMPANY, company(row, toponym.name, context.beside))
    return sure, (together, "others named lie around it" if together > 1 and not sure[1] else "")


def nearest(row: Row, anchors: Sequence[Row]) -> float | None:
    """The distance in km to the nearest other place that the text names."""
    name = fold(row.name)
    others = [
        km_apart(row.lat, row.lon, a.lat, a.lon) for a in anchors if a.ref != row.ref and fold(a.name) != name
    ]
    return min(others, default=None)
