"""The map: where things are said to have been, as exactly as it was said, with the same as a list."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from dateline.hooks import Site
from dateline.outputs.coast import CREDIT
from dateline.outputs.map_drawing import NUMBERED, framed, inside, map_drawing
from dateline.outputs.map_inset import inset, told
from dateline.outputs.paper import page
from dateline.outputs.places import WHERE_PREC, Places, Rivals, Spot, coordinates, places, rivals, same_name
from dateline.outputs.projection import Projection
from dateline.outputs.svg import Drawing
from dateline.records import Claim, record
from dateline.story import Story
from dateline.weigh.words import said_by

WIDE, PHONE = (800.0, 520.0), (300.0, 290.0)
INSETS = 3
LISTED = 300  # places in the list; places.geojson has all
CLAIMS = 3  # told under each place


@record
class Said:
    """A claim under its place."""

    claim: Claim
    who: str


@record
class Item:
    """A place in the list."""

    number: int
    spot: Spot
    where: str  # its coordinates where its name does not say them
    exactness: str
    said: tuple[Said, ...]
    more: int  # further claims
    outside: bool  # beyond the map's edge


@record
class Inset:
    title: str
    wide: Drawing
    phone: Drawing
    apart: list[str]


class Map:
    """The map page."""

    name = "map"
    path = "map/"
    media_type = "text/html"
    title = "Map"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        found = places(story)
        groups: list[Rivals] = []
        numbers = {spot.key: n for n, spot in enumerate(found.spots[:LISTED], 1)}
        wide = phone = None
        frame = None
        if found.spots:
            title = f"Places in {story.coverage.title}"
            frame, size = _framed(found.spots, WIDE)
            groups = [group for group in rivals(story, found.spots) if _close(group, frame)][:INSETS]
            wide = map_drawing(found.spots, groups, frame, *size, key="mw", title=title)
            small, size = _framed(found.spots, PHONE)
            phone = map_drawing(found.spots, groups, small, *size, key="mp", title=title)
        items = [item(story, number, spot, frame) for number, spot in enumerate(found.spots[:LISTED], 1)]
        return page(
            "map.html",
            story,
            site,
            self.path,
            wide=wide,
            phone=phone,
            items=items,
            unlisted=max(0, len(found.spots) - LISTED),
            numbered=NUMBERED,
            insets=[enlarged(group, numbers, n) for n, group in enumerate(groups, 1)],
            apart=_apart(found),
            places=found,
            credit=CREDIT,
        )


def _framed(spots: Sequence[Spot], size: tuple[float, float]) -> tuple[Projection, tuple[float, float]]:
    """The projection and the paper's size; the whole world is wider than it is high."""
    frame = framed(spots, *size)
    if frame.kind != "world":
        return frame, size
    lower = (size[0], size[0] * 0.52)
    return framed(spots, *lower), lower


def _close(group: Rivals, frame: Projection) -> bool:
    """Whether rivals lie so close on the map that a larger drawing shows more than the map does."""
    points = [frame(*spot.at) for spot in group.spots]
    return all(math.dist(one, two) < WIDE[0] / 4 for one in points for two in points)


def item(story: Story, number: int, spot: Spot, frame: Projection | None) -> Item:
    """A place with what was said of it."""
    shown = [story.claim(claim) for claim in spot.claims[:CLAIMS]]
    position = coordinates(spot.lon, spot.lat)
    return Item(
        number=number,
        spot=spot,
        where="" if same_name(spot.name, position) or spot.ends else position,
        exactness=exactness(spot),
        said=tuple(Said(claim=claim, who=said_by(story, claim)) for claim in shown),
        more=len(spot.claims) - len(shown),
        outside=frame is not None and not spot.ends and not inside(frame, spot, *WIDE),
    )


def exactness(spot: Spot) -> str:
    """How exactly a place was given, and how it is drawn, in a reader's words."""
    if spot.ends:
        return "a line between two places; the course itself is not known"
    word = WHERE_PREC.get(spot.precision, "near")
    if spot.kind == "region":
        return f"{word}: dots without an edge, not a point"
    if spot.radius_km > 0:
        return f"{word}: within {spot.radius_km:,.3g} km"
    return f"{word}: no radius given"


def enlarged(group: Rivals, numbers: dict[str, int], n: int) -> Inset:
    """Rivals side by side."""
    count = len(group.spots)
    title = f"{_word(count)} positions, enlarged"
    return Inset(
        title=title,
        wide=inset(group, numbers, 768, 330, key=f"i{n}w", title=title),
        phone=inset(group, numbers, 300, 280, key=f"i{n}p", title=title),
        apart=told(group),
    )


def _apart(found: Places) -> Sequence[tuple[str, int]]:
    """What is not drawn, most named first."""
    return [(wide.name, len(wide.claims)) for wide in found.wide]


def _word(count: int) -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return words[count] if count < len(words) else str(count)
