"""The places of a coverage: where its claims say that something was, how exactly, and what each rests on.

One Spot for each position that claims give, however many do. What is cited in a post comes first. A
country or an ocean is no position: it is counted in `Places.wide` and never drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from dateline.outputs.cites import cited_in
from dateline.outputs.projection import Point, kilometres
from dateline.records import Claim, Place, record
from dateline.standing import Standing, standing
from dateline.story import Story

Kind: TypeAlias = Literal["point", "region", "line"]

WHERE_PREC = {  # UCDP where_prec, in a reader's words
    1: "exact",
    2: "near",
    3: "district",
    4: "region",
    5: "a line or fuzzy",
    6: "country",
    7: "at sea or in the air",
}
SEA_DRAWN_KM = 400.0  # a sea or airspace larger than this is a country's like
SEA_POINT_KM = 60.0  # a position at sea up to this is a circle, a larger stretch of it a region


@record
class Spot:
    """A position and the claims that give it: cited ones first, then those that name the fewest places,
    then the newest."""

    key: str  # the same whatever else the coverage says
    name: str
    lat: float
    lon: float
    precision: int
    radius_km: float  # 0 where none is given
    gazetteer: str | None
    country: str | None
    kind: Kind
    ends: tuple[Point, Point] | None  # of a line: longitude and latitude
    claims: tuple[str, ...]
    cited: bool
    standing: Standing | None  # of the claims that say most of it; None where they are judged differently
    standings: tuple[Standing, ...]  # of all its claims, each once

    @property
    def look(self) -> str:
        """The classes that it is drawn with."""
        own = f"s-{self.standing.lower()}" if self.standing else "s-mixed"
        return own + (" has-confirmed" if "Confirmed" in self.standings else "")

    @property
    def at(self) -> Point:
        return self.lon, self.lat


@record
class Wide:
    """A country or an ocean that claims name, with how many do."""

    name: str
    claims: tuple[str, ...]


@record
class Places:
    spots: tuple[Spot, ...]
    wide: tuple[Wide, ...]
    unknown: tuple[Wide, ...]  # names that no position is known for


@record
class Rivals:
    """Positions that contradict each other, and which pairs do (numbers in `spots`)."""

    spots: tuple[Spot, ...]
    pairs: tuple[tuple[int, int], ...]


def places(story: Story) -> Places:
    """Every place that claims name, most cited first."""
    cited = cited_in(story)
    found: dict[str, list[tuple[Place, Claim, tuple[Point, Point] | None]]] = {}
    wide: dict[str, list[str]] = {}
    unknown: dict[str, list[str]] = {}
    for history in story.claims.values():
        claim = history[-1].fact
        for place in claim.places:
            if not located(place):
                unknown.setdefault(place.name, []).append(claim.id)
            elif not _drawn(place):
                wide.setdefault(place.name, []).append(claim.id)
            else:
                ends = _ends(place, claim)
                found.setdefault(_key(place, ends), []).append((place, claim, ends))
    spots = [_spot(story, key, rows, cited) for key, rows in found.items()]
    spots.sort(key=lambda spot: (not spot.cited, -len(spot.claims), spot.key))
    return Places(spots=tuple(spots), wide=_counted(wide), unknown=_counted(unknown))


def rivals(story: Story, spots: Sequence[Spot]) -> tuple[Rivals, ...]:
    """The groups of positions between which a person has confirmed a contradiction or a correction."""
    of_claim: dict[str, list[int]] = {}
    for n, spot in enumerate(spots):
        if spot.kind == "point":
            for claim in spot.claims:
                of_claim.setdefault(claim, []).append(n)
    root = list(range(len(spots)))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = n = root[root[n]]
        return n

    pairs: dict[tuple[int, int], None] = {}
    for history in story.links.values():
        link = history[-1].fact
        against = link.relation in ("contradicts", "denies", "corrects", "supersedes")
        if not against or link.state != "confirmed" or link.aspect not in ("whole", "place"):
            continue
        # Claims that contradict each other as a whole are about places only where they give positions.
        given = [
            [n for n in of_claim.get(end, ())[:8] if link.aspect == "place" or not spots[n].gazetteer]
            for end in (link.claim, link.other)
        ]
        nearest = min(
            ((a, b) for a in given[0] for b in given[1]),
            key=lambda pair: kilometres(spots[pair[0]].at, spots[pair[1]].at),
            default=None,
        )
        if nearest and nearest[0] != nearest[1]:
            pairs[min(nearest), max(nearest)] = None
            root[find(nearest[0])] = find(nearest[1])
    groups: dict[int, list[int]] = {}
    for n in sorted({n for pair in pairs for n in pair}):
        groups.setdefault(find(n), []).append(n)
    return tuple(
        Rivals(
            spots=tuple(spots[n] for n in group),
            pairs=tuple((group.index(a), group.index(b)) for a, b in pairs if find(a) == find(group[0])),
        )
        for group in groups.values()
        if len(group) <= 12  # more would be a scatter, not a comparison
    )


def located(place: Place) -> bool:
    """Whether a place has a position that there is on earth."""
    lat, lon = place.lat, place.lon
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)):
        return False
    return -90 <= lat <= 90 and -180 <= lon <= 180


def coordinates(lon: float, lat: float) -> str:
    """A position as sailors and readers have it.

    >>> coordinates(-50.2333, 41.7667)
    '41°46′ N 50°14′ W'
    """
    return f"{angle(lat, 'NS')} {angle(lon, 'EW')}"


def same_name(name: str, position: str) -> bool:
    """Whether a place's name is its position, however it is spaced."""
    return "".join(name.split()) == "".join(position.split())


def angle(degrees: float, signs: str) -> str:
    """Degrees and minutes with N, S, E or W."""
    minutes = round(abs(degrees) * 60)
    whole, rest = divmod(minutes, 60)
    letter = "" if minutes == 0 else " " + signs[degrees < 0]
    return f"{whole}°{rest:02}′{letter}" if rest else f"{whole}°{letter}"


def _drawn(place: Place) -> bool:
    if place.precision == 7:
        return place.radius_km is not None and place.radius_km <= SEA_DRAWN_KM
    return place.precision != 6


def _ends(place: Place, claim: Claim) -> tuple[Point, Point] | None:
    """A line's ends: the first and the last position that its claim names beside it."""
    if place.precision != 5:
        return None
    others = [
        (other.lon, other.lat)
        for other in claim.places
        if other.id != place.id and located(other) and (other.precision or 2) <= 4
    ]
    known = [(lon, lat) for lon, lat in others if lon is not None and lat is not None]
    return (known[0], known[-1]) if len(known) > 1 and known[0] != known[-1] else None


def _key(place: Place, ends: tuple[Point, Point] | None) -> str:
    if ends:
        return "line:" + ":".join(f"{number:.3f}" for end in ends for number in end)
    return place.gazetteer or f"{place.lat:.4f},{place.lon:.4f},{place.precision}"


def _spot(
    story: Story,
    key: str,
    rows: Sequence[tuple[Place, Claim, tuple[Point, Point] | None]],
    cited: Mapping[str, object],
) -> Spot:
    # A claim that names this place alone says more of it than one that passes through.
    ordered = sorted(
        {claim.id: (len(claim.places), -story.claims[claim.id][-1].seq) for _, claim, _ in rows}.items(),
        key=lambda pair: (pair[0] not in cited, pair[0] not in story.assessments, *pair[1]),
    )
    place, _, ends = rows[0]
    precision = place.precision or 2
    return Spot(
        key=key,
        name=place.name,
        lat=place.lat or 0.0,
        lon=place.lon or 0.0,
        precision=precision,
        radius_km=max(0.0, min(20000.0, place.radius_km or 0.0)),
        gazetteer=place.gazetteer,
        country=place.country,
        kind="line" if ends else _kind(precision, place.radius_km or 0.0),
        ends=ends,
        claims=tuple(claim for claim, _ in ordered),
        cited=ordered[0][0] in cited,
        standing=_shared(story, ordered),
        standings=tuple(dict.fromkeys(standing(story, claim) for claim, _ in ordered)),
    )


def _shared(story: Story, ordered: Sequence[tuple[str, tuple[int, int]]]) -> Standing | None:
    """The one word for a place, or None: what its claims were judged to be, those that name the fewest
    places before those that pass through. What nobody has judged has no say beside what was."""
    fewest = min(count for _, (count, _) in ordered)
    words = {standing(story, claim) for claim, (count, _) in ordered if count == fewest}
    judged = words - {"Unverified"}
    if len(judged) > 1:
        return None
    return next(iter(judged), "Unverified")


def _kind(precision: int, radius_km: float) -> Kind:
    if precision == 7:
        return "region" if radius_km > SEA_POINT_KM else "point"
    return "region" if precision in (4, 5) else "point"


def _counted(rows: dict[str, list[str]]) -> tuple[Wide, ...]:
    found: Iterable[Wide] = (Wide(name=n, claims=tuple(dict.fromkeys(c))) for n, c in rows.items())
    return tuple(sorted(found, key=lambda wide: (-len(wide.claims), wide.name)))
