"""Where: the places a text names, and what point or area on the globe each most likely is.

Recognised by the names (names.py), by figures of latitude and longitude, and as areas: "20 km south of
X", "off the coast of X". Resolved in the bundled gazetteer by what else the text names. What cannot be
resolved is still listed, without a point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.reading.gazetteer import Row, fold, in_use, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.places_candidates import area_named, named_for_town, only_side
from dateline.reading.places_context import Context, Toponym, context_of, pinned, ranked
from dateline.reading.places_neighbours import neighbours
from dateline.reading.positions import Position, away, moved, off, positions, telegraph_days
from dateline.reading.text import Text
from dateline.reading.vessels import seafaring
from dateline.records import Candidate, Name, Place

SHOWN = 5  # candidates of one place
AREA_AFTER = re.compile(r"\s?,\s|\s?\(")
AREA_KIND = re.compile(r"\s(province|region|oblast|district|governorate|county)\b")
CLOCK = re.compile(  # a zone and no place: "11.35 p.m. New York time"
    r"[’']?s?\s(?:standard\s|daylight\s|summer\s|local\s|mean\s|railway\s|civil\s)?time\b(?!\s(?:and\s|after\s|trial))",
    re.IGNORECASE,
)
SPACED = re.compile(r"(?<=[A-Z]\.)\s(?=[A-Z]\.)")  # "N. S." is looked up as "N.S."
INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
IN_SEA_KM = 40.0  # how far "off the coast of" reaches


def places(text: Text, names: Sequence[Name]) -> tuple[Place, ...]:
    """Every place named in the text, in text order."""
    points = list(positions(text.document))
    toponyms = list(without(toponyms_of(text.text, names), points))
    setting_ = replace(setting(text), beside=neighbours((t.name, pinned(t)) for t in toponyms))
    context = read_context(toponyms, demonyms_of(names), setting_)
    known: dict[tuple[str, str, bool], list[tuple[Row, float, str]]] = {}
    found = [at_position(point, text.text) for point in points]
    for toponym in toponyms:
        key = (toponym.name, toponym.area, toponym.facility)
        if key not in known:
            known[key] = ranked(toponym, context)
        found.append(placed(toponym, known[key], text.text, context))
    found.sort(key=lambda place: (place.start, place.end))
    return tuple(numbered(found, text.document.id))


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


def toponyms_of(text: str, names: Sequence[Name]) -> list[Toponym]:
    """The mentions of places and facilities in text order, each with the area written after it."""
    spans = sorted(
        (m.start, m.end, name.type == "facility")
        for name in names
        if name.type in ("place", "facility")
        for m in name.mentions
        if m.variant not in ("pronoun", "role") and not CLOCK.match(text, m.end)
    )
    spans = sides_joined(text, spans)
    out = []
    for n, (start, end, facility) in enumerate(spans):
        area = ""
        if n + 1 < len(spans):
            next_start, next_end, _ = spans[n + 1]
            after = text[next_start:next_end]
            if next_start - end <= 3 and AREA_AFTER.fullmatch(text[end:next_start]) and area_named(after):
                area = after
        name = SPACED.sub("", " ".join(text[start:end].split()))
        if INITIALS.fullmatch(name) and not lookup(name):
            continue  # "Cape Bell, N.F.": some area's, not known here
        if not area and "," in name:
            name, area = (part.strip() for part in name.rsplit(",", 1))
        area = area or abbreviated(text[end : end + 12])
        if kind := AREA_KIND.match(text, end):
            name = f"{name} {kind[1]}"
        out.append(Toponym(start=start, end=end, name=name, facility=facility, area=area))
    return out


def sides_joined(text: str, spans: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The spans, "South West" and "England" as the one place that they are together."""
    out: list[tuple[int, int, bool]] = []
    for start, end, facility in spans:
        before = out[-1] if out else (0, 0, False)
        if start - before[1] == 1 and text[before[1]] == " " and only_side(text[before[0] : before[1]]):
            out[-1] = (before[0], end, facility)
        else:
            out.append((start, end, facility))
    return out


def abbreviated(after: str) -> str:
    """ ", N.S." or ", Calif." after a place."""
    match = re.match(r",\s((?:[A-Z]\.\s?){2,3}|[A-Z][a-z]{1,5}\.|[A-Z]{2}\b)", after)
    return match[1].strip() if match and area_named(match[1].strip()) else ""


def without(toponyms: Sequence[Toponym], points: Sequence[Position]) -> Iterator[Toponym]:
    """The toponyms that are no part of a position: the N in "41.46 N"."""
    at = 0
    for toponym in toponyms:
        while at < len(points) and points[at].end <= toponym.start:
            at += 1
        if at >= len(points) or toponym.end <= points[at].start:
            yield toponym


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
    return Place(
        id="",
        start=point.start,
        end=point.end,
        as_written=text[point.start : point.end],
        name=point.name,
        lat=point.lat,
        lon=point.lon,
        precision=7 if point.sea else 1,
        radius_km=point.radius_km,
        why=f"{point.why}; {where}, within {point.radius_km:g} km",
    )


def placed(toponym: Toponym, rows: Sequence[tuple[Row, float, str]], text: str, context: Context) -> Place:
    """The place of a toponym, moved where the words before it say how far from it is meant."""
    if not rows:
        return Place(
            id="",
            start=toponym.start,
            end=toponym.end,
            as_written=text[toponym.start : toponym.end],
            name=toponym.name,
            why=f"in no list of places that {'this desk has' if in_use().said else 'comes with Dateline'}",
        )
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
    return Place(
        id="",
        start=start,
        end=toponym.end,
        as_written=text[start : toponym.end],
        name=name,
        lat=lat,
        lon=lon,
        gazetteer=None if best.part else best.ref,
        country=best.country,
        precision=precision,
        radius_km=radius,
        candidates=tuple(candidate(row) for row, _, _ in rows[:SHOWN]),
        why=why,
    )


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
