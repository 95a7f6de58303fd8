"""Figures over time: who counted what, when, and which count replaced which.

Figures belong to one series when they measure the same of the same kind of thing, in the same place and
over the same kind of time. Souls, persons, survivors and people are the same; passengers and crew are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from dateline.records import Act, Claim, Figure, record
from dateline.story import Story
from dateline.weigh.words import listed, said_at, said_by, voice, voices

_PEOPLE = frozenset(
    listed(
        "people person persons soul souls survivor survivors life lives others other victim victims "
        "human humans individual individuals everyone body bodies one more hand hands"
    )
)
_ONE_BY_ONE = {"men": "man", "women": "woman", "children": "child", "crewmen": "crew", "crewman": "crew"}
_OF_PEOPLE = frozenset(("dead", "injured", "missing", "detained", "displaced", "rescued", "aboard"))
_OF_PEOPLE |= {"dead or injured", "dead or missing"}
_COUNTED = _OF_PEOPLE | {"launched", "intercepted", "damaged", "destroyed", "captured", "area"}


@record
class Point:
    """One figure of a series: who said it and when (UTC, of saying or else of publishing)."""

    claim: Claim
    figure: Figure
    said_by: str
    at: datetime
    source: str  # Source.name
    supersedes: str | None = None  # the claim whose different figure the same speaker gave before


@record
class Series:
    """One thing that was counted, and every count of it, oldest first."""

    measure: str
    whom: str | None
    scope: str | None  # "in period" where it counts a stretch of time, None where it counts so far
    place: str | None
    key: str  # safe in an address
    title: str  # "People rescued"
    points: tuple[Point, ...]


@record
class Thing:
    """What a figure counts, with synonyms joined; equal Things make one series."""

    measure: str
    whom: str | None
    scope: str | None
    place: str | None


def series(story: Story) -> tuple[Series, ...]:
    """Every series of a story, the one with most points first."""
    roots = voices(story)
    points: dict[Thing, list[tuple[datetime, int, str, Point]]] = defaultdict(list)
    for claim, figure in _figures(story):
        thing = thing_of(figure)
        if thing is not None:
            at = said_at(story, claim) or story.claims[claim.id][0].at
            point = Point(
                claim=claim,
                figure=figure,
                said_by=said_by(story, claim),
                at=at,
                source=story.source_of(claim).name,
            )
            points[thing].append((at, story.claims[claim.id][0].seq, voice(story, claim, roots), point))
    found = [_series(thing, rows) for thing, rows in points.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.points), one.key)))


def thing_of(figure: Figure) -> Thing | None:
    """What a figure counts; None for money, ages and what no series is kept of."""
    if figure.measure not in _COUNTED or figure.scope in ("increase", "decrease"):
        return None
    whom = merged_whom(figure.whom, figure.measure)
    if whom is None and figure.measure not in _OF_PEOPLE:
        whom = figure.unit
        if whom is None:
            return None
    place = figure.place.strip().casefold().removeprefix("the ") if figure.place else None
    scope = "in period" if figure.scope == "in period" else None
    return Thing(measure=figure.measure, whom=whom, scope=scope, place=place)


def merged_whom(whom: str | None, measure: str) -> str | None:
    """The kind of thing counted, synonyms joined and in the singular.

    >>> merged_whom("souls", "rescued"), merged_whom(None, "dead"), merged_whom("passengers", "dead")
    ('people', 'people', 'passenger')
    """
    if whom is None:
        return "people" if measure in _OF_PEOPLE else None
    folded = whom.casefold().strip()
    if folded in _PEOPLE:
        return "people"
    last = folded.split(" ")[-1]
    if last in _ONE_BY_ONE:
        return _ONE_BY_ONE[last]
    if last.endswith("ies") and len(last) > 4:
        return last[:-3] + "y"
    return last[:-1] if last.endswith("s") and not last.endswith("ss") and len(last) > 3 else last


def same_value(one: Figure, two: Figure) -> bool:
    """Whether two figures say the same number with the same bound."""
    return (one.comparator, one.low, one.high, one.value) == (two.comparator, two.low, two.high, two.value)


def figures_of(claim: Claim) -> tuple[Figure, ...]:
    """A claim's figures of which series are kept."""
    return tuple(figure for figure in claim.figures if thing_of(figure) is not None)


UNSAID: frozenset[Act] = frozenset({"deny", "retract", "ask"})


def _figures(story: Story) -> list[tuple[Claim, Figure]]:
    """Every figure once: where a claim stands inside another (A said that B said), the inner one's. What
    somebody denies, takes back or asks is nobody's figure."""
    held: dict[tuple[str, int], tuple[Claim, Figure]] = {}
    unsaid: set[tuple[str, int]] = set()
    for history in story.claims.values():
        claim = history[-1].fact
        if claim.negated or claim.act in UNSAID:
            unsaid |= {(claim.document, figure.start) for figure in claim.figures}
        for figure in claim.figures:
            key = (claim.document, figure.start)
            before = held.get(key)
            if before is None or _inside(claim, before[0]):
                held[key] = (claim, figure)
    return [row for key, row in held.items() if key not in unsaid]


def _inside(claim: Claim, other: Claim) -> bool:
    if claim.via == other.id:
        return True
    return other.via != claim.id and (claim.end - claim.start) < (other.end - other.start)


def _series(thing: Thing, rows: list[tuple[datetime, int, str, Point]]) -> Series:
    rows.sort(key=lambda row: (row[0], row[1], row[3].claim.id, row[3].figure.start))
    last: dict[str, Point] = {}
    points: list[Point] = []
    for _, _, who, point in rows:
        before = last.get(who)
        if before and before.claim.id != point.claim.id and not same_value(before.figure, point.figure):
            point = replace(point, supersedes=before.claim.id)
        last[who] = point
        points.append(point)
    whom = next((p.figure.whom for p in points if p.figure.whom and thing.whom != "people"), thing.whom)
    place = next((p.figure.place for p in points if p.figure.place), None)
    return Series(
        measure=thing.measure,
        whom=whom,
        scope=thing.scope,
        place=place,
        key=_key(thing),
        title=title(thing.measure, whom, place, thing.scope),
        points=tuple(points),
    )


def title(measure: str, whom: str | None, place: str | None = None, scope: str | None = None) -> str:
    """A series' heading.

    >>> title("rescued", "people"), title("launched", "drones", "Odesa", "in period")
    ('People rescued', 'Drones launched in Odesa, over a period')
    """
    counted = (whom or "things").casefold() if not whom or whom.islower() else whom
    head = f"{counted[0].upper()}{counted[1:]} {measure}" if measure != "area" else f"Area in {counted}s"
    return head + (f" in {place}" if place else "") + (", over a period" if scope == "in period" else "")


def _key(thing: Thing) -> str:
    parts = [part for part in (thing.measure, thing.whom, thing.place, thing.scope) if part]
    plain = re.sub(r"[^a-z0-9]+", "-", " ".join(parts).casefold()).strip("-")
    if all(part.isascii() for part in parts) and len(plain) <= 60:
        return plain
    return f"{plain[:48]}-{sha256('|'.join(parts).encode()).hexdigest()[:8]}".strip("-")
