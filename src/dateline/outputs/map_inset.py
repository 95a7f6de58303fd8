"""Positions that contradict each other, enlarged side by side: each as its speaker gave it, none averaged."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.outputs import svg
from dateline.outputs.graticule import graticule, ground, scale_bar
from dateline.outputs.places import Rivals, Spot, coordinates, same_name
from dateline.outputs.projection import NAUTICAL_KM, circle, fitted, kilometres
from dateline.outputs.svg import Drawing, Room, tag, words


def inset(
    group: Rivals, numbers: Mapping[str, int], width: float, height: float, *, key: str, title: str
) -> Drawing:
    """The rivals of one group; `numbers` are those of the list, by Spot.key."""
    reach = [(spot.lon, spot.lat, max(spot.radius_km, 0.5)) for spot in group.spots]
    projection = fitted(reach, width, height, 44, least_km=4.0)
    room = Room(width, height)
    bar = scale_bar(projection, width, height, room)
    parts = ground(projection, width, height) + graticule(projection, width, height, room)
    shapes = []
    for spot in group.spots:
        x, y = projection(spot.lon, spot.lat)
        radius = spot.radius_km * projection.kilometre(spot.lon, spot.lat)
        room.take((x - radius, y - radius, x + radius, y + radius))
        edge = [projection(*p) for p in circle(spot.lon, spot.lat, max(spot.radius_km, 0.01))]
        shape = tag("path", d=svg.path(edge, close=True), class_="within ring") if radius >= 1 else ""
        shape += tag("path", d=f"M{x - 4:.1f} {y:.1f}h8M{x:.1f} {y - 4:.1f}v8", class_="cross")
        number = numbers.get(spot.key)
        body = svg.link(f"#place-{number}", shape, spot.name) if number else shape
        shapes.append(tag("g", body, class_=f"spot p-{number or 0} {spot.look}"))
    threads = []
    for a, b in group.pairs[:6]:
        threads += _thread(projection(*group.spots[a].at), projection(*group.spots[b].at), group, a, b, room)
    named = [_named(projection(*spot.at), spot, numbers, projection.kilometre(*spot.at), room, width)
             for spot in group.spots]  # fmt: skip
    about = "; ".join(told(group))
    clip = tag("clipPath", tag("rect", width=width, height=height), id=f"{key}-clip")
    body = tag("g", "".join([*parts, *threads, *shapes, *named, *bar]), clip_path=f"url(#{key}-clip)")
    return svg.drawing([tag("defs", clip), body], width, height, "chart map", title, about, key)


def told(group: Rivals) -> list[str]:
    """How far apart the rivals are, in words: one line for each pair."""
    return [
        f"{group.spots[a].name} and {group.spots[b].name}: {distance(group.spots[a], group.spots[b])} apart"
        for a, b in group.pairs
    ]


def distance(one: Spot, two: Spot) -> str:
    """As "56 km (30 nautical miles)"."""
    km = kilometres(one.at, two.at)
    miles = km / NAUTICAL_KM
    if km < 10:
        return f"{km:.1f} km ({miles:.1f} nautical miles)"
    return f"{km:,.0f} km ({miles:,.0f} nautical miles)"


def _thread(start: svg.Point, end: svg.Point, group: Rivals, a: int, b: int, room: Room) -> list[str]:
    """A dotted line between two rivals, with their distance."""
    parts = [tag("path", d=svg.path([start, end]), class_="thread apart")]
    said = distance(group.spots[a], group.spots[b]).partition(" (")
    need = svg.measure(said[0], 12.5)
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    boxes = [(x + 8, y - 8, x + 8 + need, y + 8), (x - 8 - need, y - 8, x - 8, y + 8)]
    box = room.first([*boxes, (x - need / 2, y - 24, x + need / 2, y - 8)])
    if box:
        parts.append(words(box[0], box[1] + 12, said[0], "ct halo"))
    return parts


def _named(
    at: svg.Point, spot: Spot, numbers: Mapping[str, int], kilometre: float, room: Room, width: float
) -> str:
    """A rival's number and name, its position under it."""
    x, y = at
    number = numbers.get(spot.key)
    lead = f"{number}  {spot.name}" if number else spot.name
    position = coordinates(spot.lon, spot.lat)
    word = spot.standing or ", ".join(spot.standings)
    second = word if same_name(spot.name, position) else f"{position}, {word}"
    most = 190.0 if width > 500 else 150.0
    lead, second = svg.shortened(lead, most, 12.5, bold=True), svg.shortened(second, most, 12.5)
    need = max(svg.measure(lead, 12.5, bold=True), svg.measure(second, 12.5))
    away = min(spot.radius_km * kilometre, 90.0) + 7
    spots = [(x + away, y - 20), (x - away - need, y - 20), (x - need / 2, y - away - 36)]
    spots += [(x - need / 2, y + away), (x + away, y - 44), (x + away, y + 6), (x - away - need, y + 6)]
    box = room.first([(left, top, left + need, top + 34) for left, top in spots])
    if not box and number:
        lead, second, need = str(number), "", 16.0
        spots = [
            (x + away, y - 9),
            (x - away - need, y - 9),
            (x - need / 2, y - away - 18),
            (x - 8, y + away),
        ]
        box = room.first([(left, top, left + need, top + 18) for left, top in spots])
    if not box:
        return ""
    shown = words(box[0], box[1] + 13, lead, "ct strong halo") + words(box[0], box[1] + 29, second, "ct halo")
    return tag("g", shown, class_=f"spot {spot.look}")
