"""The map of a coverage as a drawing: precision is area, and nothing looks surer than it was said.

An exact place is a small square, a near one a circle of the stated radius, a region dots without an
edge, a course a line between its ends. Every mark carries the number that it has in the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.outputs import svg
from dateline.outputs.coast import CREDIT, drawn
from dateline.outputs.graticule import graticule, ground, scale_bar
from dateline.outputs.places import Rivals, Spot
from dateline.outputs.projection import Point, Projection, circle, fitted, great_circle, kilometres
from dateline.outputs.svg import Box, Drawing, Room, tag, words

NUMBERED = 24  # places with a number on the map; more would hide each other
DOTTED = 400  # further places, as dots alone
SMALL = 5.0  # px: a circle smaller than this is drawn as a square


def framed(spots: Sequence[Spot], width: float, height: float) -> Projection:
    """The projection for the places that most is said of, wide enough to be recognised."""
    reach = []
    for spot in heart([spot for spot in spots if spot.cited] or spots):
        reach += [(lon, lat, 1.0) for lon, lat in spot.ends] if spot.ends else []
        if not spot.ends:
            reach.append((spot.lon, spot.lat, min(spot.radius_km, 1500.0)))
    least = 240.0
    found = fitted(reach, width, height, 46, least_km=least)
    while drawn(found, width, height).bare and least < 4000:  # nothing to tell where this is
        least *= 2
        found = fitted(reach, width, height, 46, least_km=least)
    return found


def heart(spots: Sequence[Spot]) -> list[Spot]:
    """The places nearest to the one most spoken of that carry four fifths of what is said, and those not
    much further off. One name that was looked up wrongly does not make a map of the world."""
    if len(spots) < 4:
        return list(spots)
    weights = [float(len(spot.claims)) for spot in spots]
    most = spots[max(range(len(spots)), key=lambda n: weights[n])]
    ordered = sorted(
        ((kilometres(most.at, spot.at), n) for n, spot in enumerate(spots)), key=lambda pair: pair[0]
    )
    held, reach = 0.0, 0.0
    for away, n in ordered:
        if held >= 0.8 * sum(weights):
            break
        held, reach = held + weights[n], away
    limit = max(reach * 1.2, 200.0)
    return [spots[n] for away, n in ordered if away <= limit][:DOTTED]


def inside(projection: Projection, spot: Spot, width: float, height: float) -> bool:
    """Whether a place falls on the paper."""
    x, y = projection(spot.lon, spot.lat)
    back = projection.back(x, y)
    near = abs(back[0] - spot.lon) % 360 < 1 or abs(back[0] - spot.lon) % 360 > 359
    return near and abs(back[1] - spot.lat) < 1 and 0 <= x <= width and 0 <= y <= height


def map_drawing(
    spots: Sequence[Spot],
    groups: Sequence[Rivals],
    projection: Projection,
    width: float,
    height: float,
    *,
    key: str,
    title: str,
) -> Drawing:
    """The map of `spots`, numbered in their order; `groups` are framed, and enlarged elsewhere."""
    room = Room(width, height)
    bar = scale_bar(projection, width, height, room)
    parts = ground(projection, width, height) + graticule(projection, width, height, room)
    parts.insert(0, _dots(key))
    numbered = list(enumerate(spots[:NUMBERED], 1))
    for spot in spots[NUMBERED : NUMBERED + DOTTED]:
        x, y = projection(spot.lon, spot.lat)
        dot = tag("circle", cx=x, cy=y, r=2.5, class_="dot")
        parts.append(tag("g", dot, class_=f"spot {spot.look}"))
    order = {"region": 0, "line": 1, "point": 2}
    marks = sorted(numbered, key=lambda pair: order[pair[1].kind])
    for number, spot in marks:
        shape = _shape(projection, spot, key, room)
        parts.append(_linked(number, spot, shape))
    for group in groups:
        parts.append(_frame(projection, group, room))
    for number, spot in sorted(numbered, key=lambda pair: order[pair[1].kind], reverse=True):
        parts.append(_linked(number, spot, _label(projection, number, spot, room, width, height)))
    about = f"{len(spots)} places, drawn as exactly as they were given. The list beside it has all. {CREDIT}."
    clip = tag("clipPath", tag("rect", width=width, height=height), id=f"{key}-clip")
    body = tag("g", "".join([*parts, *bar]), clip_path=f"url(#{key}-clip)")
    return svg.drawing([tag("defs", clip), body], width, height, "chart map", title, about, key)


def _linked(number: int, spot: Spot, content: str) -> str:
    if not content:
        return ""
    class_ = f"spot p-{number} {spot.look}"
    return tag("g", svg.link(f"#place-{number}", content, f"{number}, {spot.name}"), class_=class_)


def _shape(projection: Projection, spot: Spot, key: str, room: Room) -> str:
    """A place drawn as exactly as it was given."""
    if spot.ends:
        return _line(projection, spot, room)
    x, y = projection(spot.lon, spot.lat)
    radius = spot.radius_km * projection.kilometre(spot.lon, spot.lat)
    if spot.kind == "region":
        edge = [projection(*p) for p in circle(spot.lon, spot.lat, max(spot.radius_km, 25.0))]
        return tag("path", d=svg.path(edge, close=True), fill=f"url(#{key}-dots)")
    if radius < SMALL:
        room.take((x - 5, y - 5, x + 5, y + 5))
        return tag("rect", x=x - 3.5, y=y - 3.5, width=7, height=7, class_="site")
    room.take((x - radius, y - radius, x + radius, y + radius))
    edge = [projection(*p) for p in circle(spot.lon, spot.lat, spot.radius_km)]
    return tag("path", d=svg.path(edge, close=True), class_="within ring")


def _line(projection: Projection, spot: Spot, room: Room) -> str:
    if not spot.ends:
        return ""
    way = [projection(*p) for p in great_circle(*spot.ends)]
    if any(abs(a[0] - b[0]) > 400 for a, b in zip(way[1:], way, strict=False)):
        return ""  # it leaves the paper on one side and returns on the other
    for x, y in way[4:-4:2]:
        room.take((x - 4, y - 4, x + 4, y + 4))
    middle = way[len(way) // 2]
    mark = svg.sign("false", middle[0] - 7, middle[1] - 7) if spot.standing == "False" else ""
    return tag("path", d=svg.path(way), class_="course") + mark


def _frame(projection: Projection, group: Rivals, room: Room) -> str:
    """A square round positions that are shown larger below."""
    points = [projection(spot.lon, spot.lat) for spot in group.spots]
    left, right = min(x for x, _ in points) - 12, max(x for x, _ in points) + 12
    top, bottom = min(y for _, y in points) - 12, max(y for _, y in points) + 12
    room.take((left, top, right, bottom))
    return tag("rect", x=left, y=top, width=right - left, height=bottom - top, class_="frame")


def _label(projection: Projection, number: int, spot: Spot, room: Room, width: float, height: float) -> str:
    """A number in a square, and on a wide map the name beside it, where there is room."""
    x, y = _anchor(projection, spot)
    if not (0 <= x <= width and 0 <= y <= height):
        return ""
    radius = spot.radius_km * projection.kilometre(spot.lon, spot.lat) if spot.kind == "point" else 4.0
    away = min(max(radius, 5.0), 60.0) + 3
    digits = str(number)
    box_width = 8.0 + 8 * len(digits)
    name = svg.shortened(spot.name, 150, 12.5, bold=True) if width > 500 else ""
    for said in [name, ""] if name else [""]:
        need = box_width + (svg.measure(said, 12.5, bold=True) + 5 if said else 0)
        found = room.first(_around(x, y, away, need, 17.0))
        if found:
            left, top = found[0], found[1]
            square = tag("rect", x=left, y=top, width=box_width, height=17, class_="tag")
            digit = words(left + box_width / 2, top + 13, digits, "ct strong", "middle")
            more = words(left + box_width + 4, top + 13, said, "ct strong halo") if said else ""
            return square + digit + more
    return ""


def _anchor(projection: Projection, spot: Spot) -> Point:
    if spot.ends:
        way = great_circle(*spot.ends)
        return projection(*way[len(way) // 2])
    return projection(spot.lon, spot.lat)


def _around(x: float, y: float, away: float, need: float, tall: float) -> list[Box]:
    """Where a label may stand: to the right, left, above, below, then the corners, then further off."""
    boxes: list[Box] = []
    for far in (away, away + 12, away + 30):
        spots = [
            (x + far, y - tall / 2),
            (x - far - need, y - tall / 2),
            (x - need / 2, y - far - tall),
            (x - need / 2, y + far),
            (x + far * 0.7, y - far * 0.7 - tall),
            (x + far * 0.7, y + far * 0.7),
            (x - far * 0.7 - need, y - far * 0.7 - tall),
            (x - far * 0.7 - need, y + far * 0.7),
        ]
        boxes += [(left, top, left + need, top + tall) for left, top in spots]
    return boxes


def _dots(key: str) -> str:
    """A region: dots, and no edge."""
    dot = tag("circle", cx=1.5, cy=1.5, r=1.1, class_="grain")
    return tag(
        "defs", tag("pattern", dot, id=f"{key}-dots", width=6, height=6, patternUnits="userSpaceOnUse")
    )
