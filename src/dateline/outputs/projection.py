"""From longitude and latitude to a sheet of paper: which projection, how large, and where things fall.

The projection follows from what is shown. All but the world's are conformal: a small circle on the
ground is a circle on the paper, so that a stated radius may be drawn.

| what is shown | projection |
|---|---|
| more than half the world round | equirectangular, true at the middle latitude |
| about a pole | polar stereographic |
| middle latitudes | Lambert's conformal conic, standard parallels a sixth in from the edges |
| round the equator | Mercator |

Longitudes are counted from the middle meridian, which lies opposite the widest empty stretch, so the
antimeridian is a line like any other. Degrees in, px out, y downwards; north is up at the middle.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from dateline.records import record

Point: TypeAlias = tuple[float, float]
Kind: TypeAlias = Literal["world", "polar", "conic", "mercator"]

EARTH_KM = 6371.0088  # mean radius
DEGREE_KM = math.pi * EARTH_KM / 180
NAUTICAL_KM = 1.852
EDGE = 84.0  # Mercator goes no further


@record
class Projection:
    """A projection laid on paper: `scale` px to the radian at the middle, `x`, `y` the middle's px."""

    kind: Kind
    middle: float  # the meridian that runs straight up
    latitude: float  # the middle latitude
    cone: float = 1.0  # Lambert's n: how much of the turn the cone opens; a pole's sign
    stretch: float = 1.0  # Lambert's F
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def __call__(self, lon: float, lat: float) -> Point:
        """Where a place falls on the paper."""
        right, up = self.plane(relative(lon, self.middle), lat)
        return self.x + right * self.scale, self.y - up * self.scale

    def plane(self, east: float, lat: float) -> Point:
        """Where a place falls, in radians; `east` is degrees from the middle meridian, not turned back at
        180."""
        turn = math.radians(east)
        if self.kind == "world":
            return turn * math.cos(math.radians(self.latitude)), math.radians(lat)
        if self.kind == "mercator":
            return turn, _mercator(lat)
        if self.kind == "polar":
            pole = self.cone
            away = 2 * math.tan(math.pi / 4 - math.radians(max(-89.99, lat * pole)) / 2)
            return away * math.sin(turn), -pole * away * math.cos(turn)
        away = self.stretch * math.exp(-self.cone * _mercator(lat))
        return away * math.sin(self.cone * turn), -away * math.cos(self.cone * turn)

    def back(self, x: float, y: float) -> Point:
        """The place (longitude, latitude) at a spot of the paper; past the world's edge the nearest."""
        right, up = (x - self.x) / self.scale, (self.y - y) / self.scale
        if self.kind == "world":
            turn, lat = right / math.cos(math.radians(self.latitude)), math.degrees(up)
        elif self.kind == "mercator":
            turn, lat = right, _unmercator(up)
        elif self.kind == "polar":
            turn = math.atan2(right, -self.cone * up)
            lat = self.cone * (90 - 2 * math.degrees(math.atan(math.hypot(right, up) / 2)))
        else:
            way = math.copysign(1.0, self.cone)
            away = max(1e-9, math.hypot(right, up)) * way
            turn = math.atan2(way * right, -way * up) / self.cone
            lat = _unmercator(math.log(self.stretch / away) / self.cone)
        east = max(-180.0, min(180.0, math.degrees(turn)))
        return _turn(self.middle + east), max(-90.0, min(90.0, lat))

    def kilometre(self, lon: float, lat: float) -> float:
        """How many px a kilometre is at a place, measured northwards."""
        step = 0.05 if lat < 0 else -0.05
        east = relative(lon, self.middle)
        (ax, ay), (bx, by) = self.plane(east, lat), self.plane(east, lat + step)
        return math.hypot(bx - ax, by - ay) * self.scale / (abs(step) * DEGREE_KM)


def fitted(
    places: Sequence[tuple[float, float, float]],
    width: float,
    height: float,
    pad: float,
    *,
    least_km: float = 240.0,
) -> Projection:
    """The projection for `places` (longitude, latitude, radius in km) that fills `width` by `height` px
    with `pad` px to spare, and shows at least `least_km` across."""
    reach = [(lon, _clamp(lat), max(radius, 1.0)) for lon, lat, radius in places]
    middle, span = meridian([lon for lon, _, _ in reach])
    south = min(lat - radius / DEGREE_KM for _, lat, radius in reach)
    north = max(lat + radius / DEGREE_KM for _, lat, radius in reach)
    chosen = choose(middle, span, max(-90.0, south), min(90.0, north))
    corners = [chosen.plane(relative(lon, middle), lat) for place in reach for lon, lat in _round(*place)]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    least = least_km / EARTH_KM
    scale = min((width - 2 * pad) / max(right - left, least), (height - 2 * pad) / max(top - bottom, least))
    if chosen.kind == "world":
        whole = 2 * math.pi * math.cos(math.radians(chosen.latitude))
        scale, left, right = width / whole, -whole / 2, whole / 2
    return Projection(
        kind=chosen.kind,
        middle=middle,
        latitude=chosen.latitude,
        cone=chosen.cone,
        stretch=chosen.stretch,
        scale=scale,
        x=width / 2 - (left + right) / 2 * scale,
        y=height / 2 + (bottom + top) / 2 * scale,
    )


def choose(middle: float, span: float, south: float, north: float) -> Projection:
    """The projection for `span` degrees round `middle` between two latitudes, by the table above."""
    latitude = (south + north) / 2
    if span > 170 and not (south > 45 or north < -45):
        return Projection(kind="world", middle=middle, latitude=min(50.0, max(-50.0, latitude)))
    if latitude > 68 or latitude < -68 or span > 170:
        return Projection(kind="polar", middle=middle, latitude=latitude, cone=math.copysign(1.0, latitude))
    if abs(latitude) < 18 or (south < -12 and north > 12):
        return Projection(kind="mercator", middle=middle, latitude=latitude)
    sixth = (north - south) / 6
    one, two = _clamp(south + sixth), _clamp(north - sixth)
    cone = _cone(one, two)
    stretch = math.cos(math.radians(one)) * math.exp(cone * _mercator(one)) / cone
    return Projection(kind="conic", middle=middle, latitude=latitude, cone=cone, stretch=stretch)


def meridian(longitudes: Iterable[float]) -> tuple[float, float]:
    """The middle of longitudes and the degrees they cover, round by the shorter way.

    >>> meridian([170, -170])
    (180.0, 20.0)
    """
    turned = sorted({_turn(lon) for lon in longitudes})
    if not turned:
        return 0.0, 360.0
    gaps = [(b - a, b) for a, b in itertools.pairwise(turned)]
    gap, begin = max([*gaps, (turned[0] + 360 - turned[-1], turned[0])], key=lambda pair: pair[0])
    span = 360 - gap
    middle = begin + span / 2
    return (middle - 360 if middle > 180 else middle), span


def relative(lon: float, middle: float) -> float:
    """Degrees east of the middle meridian, from -180 to 180."""
    return _turn(lon - middle)


def kilometres(a: Point, b: Point) -> float:
    """The shortest way between two places (longitude, latitude) over the round earth.

    >>> round(kilometres((-50.24, 41.77), (-50.24, 41.27)))
    56
    """
    (lon1, lat1), (lon2, lat2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def circle(lon: float, lat: float, radius_km: float, count: int = 48) -> list[Point]:
    """The places `radius_km` away, all round, as longitude and latitude."""
    return [destination(lon, lat, 360 * n / count, radius_km) for n in range(count)]


def destination(lon: float, lat: float, bearing: float, km: float) -> Point:
    """Where one arrives from a place after `km` in a straight line, `bearing` degrees from north."""
    way, course = km / EARTH_KM, math.radians(bearing)
    phi = math.radians(lat)
    up = math.sin(phi) * math.cos(way) + math.cos(phi) * math.sin(way) * math.cos(course)
    across = math.sin(course) * math.sin(way) * math.cos(phi)
    east = math.atan2(across, math.cos(way) - math.sin(phi) * up)
    return _turn(lon + math.degrees(east)), math.degrees(math.asin(max(-1.0, min(1.0, up))))


def great_circle(a: Point, b: Point, count: int = 32) -> list[Point]:
    """The shortest way between two places, as places (longitude, latitude); straight where they are
    opposite each other and no way is the shortest."""
    angle = kilometres(a, b) / EARTH_KM
    if angle < 1e-9 or abs(angle - math.pi) < 1e-6:
        return [a, b]
    ends = []
    for lon, lat in (a, b):
        x, y = math.radians(lon), math.radians(lat)
        ends.append((math.cos(y) * math.cos(x), math.cos(y) * math.sin(x), math.sin(y)))
    out = []
    for n in range(count + 1):
        one, two = (math.sin(part * angle) / math.sin(angle) for part in (1 - n / count, n / count))
        x, y, z = (one * p + two * q for p, q in zip(*ends, strict=True))
        out.append((math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))))
    return out


def _round(lon: float, lat: float, radius: float) -> list[Point]:
    return [(lon, lat), *circle(lon, lat, radius, 8)]


def _cone(one: float, two: float) -> float:
    """Lambert's n for two standard parallels."""
    a, b = math.radians(one), math.radians(two)
    if abs(one - two) < 1e-6:
        return math.sin(a)
    return math.log(math.cos(a) / math.cos(b)) / (_mercator(two) - _mercator(one))


def _mercator(lat: float) -> float:
    return math.asinh(math.tan(math.radians(_clamp(lat))))


def _unmercator(up: float) -> float:
    return math.degrees(math.atan(math.sinh(max(-20.0, min(20.0, up)))))


def _clamp(lat: float) -> float:
    return max(-EDGE, min(EDGE, lat))


def _turn(lon: float) -> float:
    turned = (lon + 180.0) % 360.0 - 180.0
    return 180.0 if turned == -180.0 else turned
