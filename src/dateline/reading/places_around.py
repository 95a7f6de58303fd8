"""What a text says lies around a place: "Qana in Lebanon", "Cairo's Maadi", "the mill, Harne".

It decides between namesakes as an area written after a comma does, and it is where a place is put that no
list has: a village in its county, a school in its town; a street, too, in the town that the text is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from dateline.reading.gazetteer import Row, fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.places_candidates import within
from dateline.reading.positions import km_apart

Ranked = Sequence[tuple[Row, float, str]]


class Toponymic(Protocol):
    """What is asked of a toponym here."""

    @property
    def name(self) -> str: ...
    @property
    def facility(self) -> bool: ...
    @property
    def area(self) -> str: ...
    @property
    def around(self) -> str: ...


SIDE = r"(?:(?:central|(?:north|south)(?:-?\s?(?:east|west))?|east|west)(?:ern)?\s+)"
KIND = (
    r"(?:\s(?:city|town|village|district|area|county|neighbou?rhood|suburb|quarter|camp|governorate|province|region|"
    r"municipality|airport|hospital|road|street|prison|school|university|church|mosque|base))"
)
COURSE = r"(?:,?\s(?:just\s)?(?:north|south)?-?(?:east|west|north|south)\sof\s)"
AREA_KIND = re.compile(r"\s(province|region|oblast|district|governorate|county)\b")
BETWEEN = re.compile(
    rf"(?:{KIND}?,?\s+(?:in|near|outside)\s+(?:the\s+)?(?:{SIDE})?(?:(?:city|town|village|province|state|region|county|"
    rf"district|governorate|oblast|suburb|capital|port)\s(?:city\s)?(?:of\s)?)?)|{KIND}\s+of\s+|{COURSE}|\s?,\s+|\s?\("
)
OWNER = re.compile(r"(?:'s|’s)\s+(?:\w{2,8}ern\s+)?")
REACH = 60  # characters between the two
LOCAL = frozenset({"town", "admin2", "district", "island", "region", "admin1", "country"})
AROUND = 30.0  # km: what lies in a town lies so near its middle
WIDEST = 500.0  # km: a place in something wider is not put anywhere
WELL_KNOWN = 4.7  # weight from which a place is meant, whatever stands around it
OPENS = frozenset({"university", "college", "hotel", "avenue", "rue"})
ROUTE = re.compile(r"(?:[A-Z]{1,3}|Route|Highway|Interstate|County Road|Avenue|Gate)[ -]?\d+\w?|[A-Z]\d{1,4}")


def said_around(
    text: str, before: tuple[int, int] | None, at: tuple[int, int], after: tuple[int, int] | None
) -> str:
    """The name that a text puts a place in by "in" after it, or by "'s" before it; "" for none."""
    if after is not None and after[0] - at[1] <= REACH and BETWEEN.fullmatch(text, at[1], after[0]):
        kind = AREA_KIND.match(text, after[1])
        return f"{text[slice(*after)]} {kind[1]}" if kind else text[slice(*after)]
    if before is not None and at[0] - before[1] <= REACH and OWNER.fullmatch(text, before[1], at[0]):
        return text[slice(*before)]
    return ""


def lies_in(rows: Sequence[Row], around: str) -> Row | None:
    """The first of the rows that lies in or at what is said to be around it."""
    inside = within(tuple(rows), around)
    if inside is not None:
        return inside
    for bearer in lookup(around)[:5]:
        if bearer.kind not in LOCAL or bearer.kind in ("country", "admin1"):
            continue
        reach = max(AROUND, bearer.radius_km if bearer.kind != "town" else 0)
        others = (r for r in rows if r.kind != "country" and fold(r.name) != fold(bearer.name))
        for row in others:
            if km_apart(row.lat, row.lon, bearer.lat, bearer.lon) <= reach:
                return row
    return None


def is_facility(name: str) -> bool:
    """Whether a name is of a building, a street or the like, which lie where a text's other places do."""
    words, lex = fold(name).split(), lexicon()
    if len(words) > 1 and any(words[-1] in kinds for kinds in (lex.sites, lex.streets, lex.facility_words)):
        return True
    return (len(words) > 1 and words[0] in OPENS) or ROUTE.fullmatch(name) is not None


def holders(toponyms: Sequence[Toponymic], read: Sequence[Ranked]) -> list[Row | None]:
    """For each toponym the place that it is put in, where none of its own candidates is it; else None."""
    best = {t.name: rows[0][0] for t, rows in zip(toponyms, read, strict=True) if rows}
    main = centre(Counter(t.name for t in toponyms if t.name in best and not building(t)), best)
    out: list[Row | None] = []
    said: dict[str, Row] = {}
    for toponym, rows in zip(toponyms, read, strict=True):
        around = around_it(toponym, rows, best)
        if around is not None:
            said.setdefault(toponym.name, around)
        out.append(around)
    for n, (toponym, rows) in enumerate(zip(toponyms, read, strict=True)):
        if out[n] is None and not toponym.area:
            again = said.get(toponym.name)
            if again is not None and unsure(rows, again):
                out[n] = again
            elif main is not None and building(toponym) and unsure(rows, main):
                out[n] = main
    return out


def around_it(toponym: Toponymic, rows: Ranked, best: Mapping[str, Row]) -> Row | None:
    """What the words next to a toponym say that it is in, where that is small enough, and no candidate is."""
    name = toponym.area or toponym.around
    if not name:
        return None
    row = best.get(name) or next(iter(lookup(name)), None)
    if row is None or row.kind not in LOCAL or row.radius_km > WIDEST:
        return None
    if row.kind == "country" and row.radius_km > AROUND * 2:
        return None
    if rows and row.kind == "town" and not building(toponym):
        best_row = rows[0][0]
        if (best_row.country, best_row.admin1) == (row.country, row.admin1):
            return None  # "Izmail in Odesa": rather the region of that name
    return row if unsure(rows, row) else None


def unsure(rows: Ranked, around: Row) -> bool:
    """Whether none of the candidates lies in what is around them, and none is so well known that it is
    meant all the same."""
    if not rows:
        return True
    best = rows[0][0]
    if best.kind not in ("town", "admin2", "district") or best.weight >= WELL_KNOWN or best.ref == around.ref:
        return False
    reach = max(AROUND * 2, around.radius_km)
    return all(km_apart(row.lat, row.lon, around.lat, around.lon) > reach for row, _, _ in rows)


def building(toponym: Toponymic) -> bool:
    return toponym.facility or is_facility(toponym.name)


def centre(counts: Mapping[str, int], best: Mapping[str, Row]) -> Row | None:
    """The town or county that a text is about: named more often than any other that is not near it."""
    local = Counter[str]()
    rows: dict[str, Row] = {}
    for name, count in counts.items():
        row = best[name]
        if row.kind in ("town", "admin2", "district"):
            local[row.ref] += count
            rows[row.ref] = row
    if not local:
        return None
    top = max(local, key=lambda ref: (local[ref], rows[ref].kind == "town", rows[ref].weight))
    here = rows[top]
    far = (r for r in rows.values() if km_apart(r.lat, r.lon, here.lat, here.lon) > 2 * AROUND)
    return here if all(local[row.ref] < local[top] for row in far) else None
