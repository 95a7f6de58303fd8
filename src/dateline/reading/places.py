"""Where: the places a text names, and what point or area on the globe each most likely is.

Recognised by the names (names.py), by figures of latitude and longitude, and as areas: "20 km south of
X", "off the coast of X". Resolved in the bundled gazetteer by what else the text names. What cannot be
resolved is still listed, without a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.reading.gazetteer import Row, country_name, fold, in_use
from dateline.reading.lexicon import lexicon
from dateline.reading.places_around import holders
from dateline.reading.places_candidates import named_for_town
from dateline.reading.places_context import Context, Toponym, context_of, pinned, ranked
from dateline.reading.places_neighbours import neighbours
from dateline.reading.places_toponyms import toponyms_of, without
from dateline.reading.positions import Position, away, moved, off, positions, telegraph_days
from dateline.reading.text import Text
from dateline.reading.vessels import seafaring
from dateline.records import Candidate, Name, Place

FOREIGN = 2  # how often other countries are named, where no place in them is
VILLAGE = 4.5  # weight of a town of 30,000
SHOWN = 5  # candidates of one place
IN_SEA_KM = 40.0  # how far "off the coast of" reaches


def places(text: Text, names: Sequence[Name]) -> tuple[Place, ...]:
    """Every place named in the text, in text order."""
    points = list(positions(text.document))
    toponyms = list(without(toponyms_of(text.text, names), points))
    setting_ = replace(setting(text), beside=neighbours((t.name, pinned(t)) for t in toponyms))
    context = read_context(toponyms, demonyms_of(names), setting_)
    read = ranked_all(toponyms, context)
    meant = [[] if elsewhere(t, rows, context) else rows for t, rows in zip(toponyms, read, strict=True)]
    found = [at_position(point, text.text) for point in points]
    for toponym, rows, all_, holder in zip(toponyms, meant, read, holders(toponyms, meant), strict=True):
        found.append(
            placed(toponym, rows, text.text, holder) if rows or holder else nowhere(toponym, all_, text.text)
        )
    found.sort(key=lambda place: (place.start, place.end))
    return tuple(numbered(found, text.document.id))


Ranked = list[tuple[Row, float, str]]


def ranked_all(toponyms: Sequence[Toponym], context: Context) -> list[Ranked]:
    """The candidates of every toponym, those written alike with the same around them ranked once."""
    known: dict[tuple[str, str, str, bool], Ranked] = {}
    out = []
    for toponym in toponyms:
        key = (toponym.name, toponym.area, toponym.around, toponym.facility)
        if key not in known:
            known[key] = ranked(toponym, context)
        out.append(known[key])
    return out


def elsewhere(toponym: Toponym, rows: Ranked, context: Context) -> bool:
    """Whether all places of a name are villages in countries that the text says nothing of, and it speaks of
    another: no list has the one that is meant."""
    if not rows or toponym.area or any(reasons for _, _, reasons in rows):
        return False
    own = sum(context.own[toponym.name, country] for country in {row.country or "" for row, _, _ in rows})
    others = any(anchor.country and fold(anchor.name) != fold(toponym.name) for anchor in context.anchors)
    if sum(context.countries.values()) - own < (1 if others else FOREIGN):
        return False
    return all(row.kind in ("town", "district") and row.weight < VILLAGE for row, _, _ in rows)


def setting(text: Text) -> Context:
    """What is known of a document before its places are read."""
    return Context(
        old=telegraph_days(text.document),
        wide=seafaring(text),
        zone=fold((text.document.timezone or "").rpartition("/")[2].replace("_", " ")),
    )


def read_context(toponyms: Sequence[Toponym], demonyms: Counter[str], known: Context) -> Context:
    """The context read twice: what the first reading makes of unsure names counts in the second."""
    first = context_of(toponyms, demonyms, setting=known)
    chosen: dict[str, Row] = {}
    for toponym in toponyms:
        if toponym.name not in chosen:
            rows = ranked(toponym, first)
            if rows:
                chosen[toponym.name] = rows[0][0]
    return context_of(toponyms, demonyms, chosen, known)


def numbered(found: Sequence[Place], document: str) -> Iterator[Place]:
    for n, p in enumerate(found, 1):
        yield Place(
            id=f"{document}-l{n}",
            start=p.start,
            end=p.end,
            as_written=p.as_written,
            name=p.name,
            lat=p.lat,
            lon=p.lon,
            gazetteer=p.gazetteer,
            country=p.country,
            precision=p.precision,
            radius_km=p.radius_km,
            candidates=p.candidates,
            why=p.why,
        )


def demonyms_of(names: Sequence[Name]) -> Counter[str]:
    """How often each country's people or its adjective are named: weak evidence, and no place."""
    known = lexicon().demonyms
    return Counter(
        known[m.as_written]
        for name in names
        if name.type == "people"
        for m in name.mentions
        if m.as_written in known
    )


def at_position(point: Position, text: str) -> Place:
    where = "at sea, by a ship's reckoning" if point.sea else "a point on the map"
    return replace(
        unplaced(point.start, point.end, point.name, text),
        lat=point.lat,
        lon=point.lon,
        precision=7 if point.sea else 1,
        radius_km=point.radius_km,
        why=f"{point.why}; {where}, within {point.radius_km:g} km",
    )


def placed(toponym: Toponym, rows: Sequence[tuple[Row, float, str]], text: str, holder: Row | None) -> Place:
    """The place of a toponym, moved where the words before it say how far from it is meant."""
    if holder is not None:
        return held(toponym, rows, text, holder)
    best, _, reasons = rows[0]
    start, lat, lon = toponym.start, best.lat, best.lon
    precision, radius, why = best.precision, best.radius_km, told(best, rows, reasons)
    name = best.name
    if best.part:
        name, why = toponym.name, f"the {best.part}, half the way from its middle"
    if in_use().said:
        why += f" (in {in_use().said})"
    if best.kind == "town" and (toponym.facility or named_for_town(toponym.name)):
        precision, radius, name = 2, max(10.0, radius), toponym.name
        why = f"near {best.name}, by its name; {why}"
    before = text[max(0, toponym.start - 120) : toponym.start]
    offset = toponym.start - len(before)
    far, coast = away(before), off(before)
    if far is not None:
        begins, km, bearing = far
        start, (lat, lon) = offset + begins, moved(lat, lon, km, bearing)
        sea = best.kind in ("cape", "lightship", "sea", "ocean", "island")
        precision = 7 if sea else 2 if km <= 25 else 5
        radius = round(max(2.0, km * 0.2), 1)
        name = " ".join(text[start : toponym.end].split())
        why = f"{km:.0f} km from {best.name} ({why})"
    elif coast is not None and text[toponym.end : toponym.end + 2] not in ("'s", "’s"):
        start, precision, radius = offset + coast, 7, round(max(IN_SEA_KM, best.radius_km), 1)
        name = " ".join(text[start : toponym.end].split())
        why = f"the sea off {best.name} ({why})"
    return replace(
        unplaced(start, toponym.end, name, text, rows),
        lat=lat,
        lon=lon,
        gazetteer=None if best.part else best.ref,
        country=best.country,
        precision=precision,
        radius_km=radius,
        why=why,
    )


def nowhere(toponym: Toponym, rows: Ranked, text: str) -> Place:
    """A place without a point: in no list, or only far from all that the text speaks of."""
    why = f"in no list of places that {'this desk has' if in_use().said else 'comes with Dateline'}"
    if rows:
        country = country_name(rows[0][0].country or "")
        why = f"known here only as a {rows[0][0].kind_name} of {country}, which the text does not name"
    return replace(unplaced(toponym.start, toponym.end, toponym.name, text, rows), why=why)


def held(toponym: Toponym, rows: Sequence[tuple[Row, float, str]], text: str, holder: Row) -> Place:
    """A place that no list has, put where the text says that it is, or what the text is about."""
    said = "by the words around it" if toponym.area or toponym.around else "which the text is about"
    return replace(
        unplaced(toponym.start, toponym.end, toponym.name, text, rows),
        lat=holder.lat,
        lon=holder.lon,
        country=holder.country,
        precision=max(2, holder.precision),
        radius_km=max(10.0, holder.radius_km),
        why=f"in or at {holder.name}, {said}; itself in no list of places",
    )


def unplaced(
    start: int, end: int, name: str, text: str, rows: Sequence[tuple[Row, float, str]] = ()
) -> Place:
    """A place as it stands in the text and in the lists, without a point."""
    candidates = tuple(candidate(row) for row, _, _ in rows[:SHOWN])
    return Place(id="", start=start, end=end, as_written=text[start:end], name=name, candidates=candidates)


def told(best: Row, rows: Sequence[tuple[Row, float, str]], reasons: str) -> str:
    """In words, why this one."""
    if len(rows) == 1:
        return f"the only {best.kind_name} of that name known here"
    first = f"{best.kind_name}, the likeliest of {len(rows)} places of that name"
    return f"{first}: {reasons or 'the best known'}"


def candidate(row: Row) -> Candidate:
    return Candidate(
        name=row.name,
        lat=row.lat,
        lon=row.lon,
        gazetteer=row.ref,
        country=row.country,
        precision=row.precision,
        radius_km=row.radius_km,
    )
