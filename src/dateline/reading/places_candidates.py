"""Which places of the gazetteer a name may be of: its bearers; areas for "X province"; a part of a place for
"South X"; a town for "X airport", where the gazetteer has no such airport.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.reading.gazetteer import Row, by_gazetteer, fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.positions import BEARINGS, moved

AREAS = frozenset({"country", "admin1"})
KINDS_AFTER = frozenset({"province", "region", "oblast", "state", "governorate", "district", "county"})
KINDS_AFTER |= {"prefecture", "krai", "republic", "department"}
KINDS_BEFORE = (
    "province of ",
    "state of ",
    "city of ",
    "town of ",
    "republic of ",
    "region of ",
    "county of ",
)
SHORT = {"co": "County", "cty": "County", "twp": "Township"}  # "Bell Co.", as American papers write
LIE_IN = frozenset({"valley", "beach", "heights", "hills", "township"})  # bear the name of a town in or at it
MIDDLE = frozenset({"central", "inner", "greater", "downtown", "mid", "metropolitan", "rural"})
WHOLE = frozenset({"town", "admin1", "admin2", "country", "region", "island"})
KNOWN = 4.0  # weight from which a place is known enough that a text names its parts


@by_gazetteer(20_000)
def candidates(name: str, facility: bool = False) -> tuple[Row, ...]:
    """The places a name may be of, most relevant first."""
    rows = lookup(name)
    words = name.split()
    last = fold(words[-1]) if words else ""
    if len(words) > 1 and last in KINDS_AFTER:
        areas = [
            r for r in lookup(" ".join(words[:-1])) if r.kind in ("admin1", "admin2", "region", "country")
        ]
        rows = (*rows, *areas) or lookup(" ".join(words[:-1]))
    if rows or len(words) < 2:
        return rows
    if last in SHORT:
        return candidates(" ".join([*words[:-1], SHORT[last]]), facility)
    for opening in KINDS_BEFORE:
        if name.casefold().startswith(opening):
            return lookup(name[len(opening) :])
    found = parts(name)
    if not found and (last in LIE_IN or (facility and last in lexicon().facility_words - lexicon().streets)):
        most = len(words) - 1
        found = next((r for n in range(most, 0, -1) if (r := here(lookup(" ".join(words[:n]))))), ())
    return found or lookup(f"{name} County") or loosened(name, words, facility)


def here(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Those in which a building may stand that bears their name."""
    return tuple(r for r in rows if r.kind in ("town", "admin2"))


def loosened(name: str, words: list[str], facility: bool) -> tuple[Row, ...]:
    """What "Nazi Germany" or "Enfield Borough" is of: the places of the name without its first or last
    word."""
    if len(words) < 2 or facility:
        return ()
    for dropped, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
        if dropped.casefold() in lexicon().loose or fold(dropped) in lexicon().loose:
            rows = candidates(" ".join(rest))
            return rows if rows and rows[0].weight >= KNOWN else ()
    return ()


def named_for_town(name: str) -> bool:
    """Whether a name is in no list and is put where the town is that it is named for: "Salinas Valley"."""
    return fold(name).rpartition(" ")[2] in LIE_IN and not lookup(name)


def parts(name: str) -> tuple[Row, ...]:
    """ "South West England", "northern Chad", "central Lagos": the side that is meant of the places of that
    name, half the way from the middle; () for anything else."""
    words = fold(name).split()
    said, rest = side(words)
    whole = " ".join(words[rest:])
    if not said or not whole or whole in lexicon().common or whole in lexicon().facility_words:
        return ()
    rows = (r for r in lookup(whole) if r.kind in WHOLE and r.weight >= KNOWN)
    return tuple(part(row, said, BEARINGS.get(said)) for row in rows)


def side(words: list[str]) -> tuple[str, int]:
    """The side that the first words say, and how many they are: "south west england" is ("southwest", 2)."""
    if words[0] in MIDDLE:
        return words[0], 1
    first, second = (word.removesuffix("ern") for word in [*words, ""][:2])
    if first in ("north", "south") and second in ("east", "west") and len(words) > 2:
        return first + second, 2
    return (first, 1) if first in BEARINGS else ("", 0)


def only_side(name: str) -> bool:
    """Whether a name is a side and nothing else: "South West", "Central"."""
    words = fold(name).split()
    return 0 < len(words) <= 2 and all(w in MIDDLE or w.removesuffix("ern") in BEARINGS for w in words)


def part(row: Row, said: str, bearing: float | None) -> Row:
    """One side of a place. It is no entry of the gazetteer; the whole's reference stays with it."""
    lat, lon = (
        moved(row.lat, row.lon, row.radius_km / 2, bearing) if bearing is not None else (row.lat, row.lon)
    )
    radius = round(max(2.0, row.radius_km / 2), 1)
    return replace(row, kind="region", lat=lat, lon=lon, radius_km=radius, part=f"{said} of {row.name}")


@by_gazetteer(4096)
def area_named(name: str) -> Row | None:
    """The country or first-level area that a name is first of all, or by an abbreviation as in "Calif."."""
    return next((row for row in lookup(name)[:4] if row.kind in AREAS), None)


def ambiguous_country(rows: tuple[Row, ...]) -> bool:
    """Georgia: a country, and a well-known part of another."""
    return (
        len(rows) > 1 and rows[0].kind == "country" and any(r.kind == "admin1" and r.weight > 5 for r in rows)
    )


def within(rows: tuple[Row, ...], area: str) -> Row | None:
    """The first of the rows that lies in a named area: Atlanta in the Georgia that has one."""
    bearers = lookup(area)[:4]
    if not rows or not bearers:
        return None
    doubtful = bearers[0].kind not in AREAS  # "Washington": rather a town
    for around in bearers:
        if around.kind not in AREAS:
            continue
        if (doubtful and rows[0].weight > 6.5) or (rows[0].kind == "country" and around.kind == "country"):
            return None  # "Moscow, Washington and Beijing", "China, Japan": a list
        for row in rows:
            same = row.country == around.country and row.ref != around.ref
            if same and (around.kind == "country" or row.admin1 == around.admin1):
                return row
    return None
