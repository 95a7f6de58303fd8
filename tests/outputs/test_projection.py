"""The geometry under a map: places fall where they are, land is land, and the way back leads there."""

from __future__ import annotations

import itertools
import math
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.outputs.coast import drawn
from dateline.outputs.projection import (
    Projection,
    choose,
    circle,
    destination,
    fitted,
    great_circle,
    kilometres,
    meridian,
)

WIDTH, HEIGHT = 800.0, 520.0
REGIONS = {
    "north atlantic": [(-74.0, 40.7), (-50.2, 41.8)],
    "fiji and tonga": [(178.4, -18.1), (-175.2, -21.1)],
    "arctic": [(0.0, 80.0), (90.0, 85.0), (-120.0, 78.0)],
    "antarctic": [(0.0, -80.0), (166.0, -77.8)],
    "world": [(139.7, 35.7), (-74.0, 40.7), (28.0, -26.2), (151.2, -33.9)],
    "black sea": [(30.5, 50.4), (34.0, 44.9)],
    "nairobi": [(36.8, -1.3)],
    "chile": [(-70.7, -33.4), (-68.3, -54.8)],
}
LAND = [(2.3, 48.9), (31.2, 30.0), (-47.9, -15.8), (133.9, -23.7), (-100.0, 60.0), (78.0, 22.0), (37.6, 55.8)]
LAND += [
    (34.2, 45.2),
    (31.0, 49.0),
    (-40.0, 72.0),
    (36.8, -1.3),
    (-70.0, -38.0),
    (-66.0, 46.5),
    (178.0, -17.8),
]
LAND += [(0.0, -80.0)]
SEA = [(-40.0, 30.0), (160.0, 20.0), (-120.0, -30.0), (80.0, -30.0), (5.0, -30.0), (0.0, 70.0), (34.0, 43.3)]
SEA += [
    (32.0, 45.2),
    (-60.0, 42.0),
    (-178.0, -19.5),
    (150.0, 85.0),
    (0.0, 83.0),
    (170.0, -75.5),
    (-78.0, -45.0),
]


def laid(name: str) -> Projection:
    return fitted([(lon, lat, 10.0) for lon, lat in REGIONS[name]], WIDTH, HEIGHT, 46)


@pytest.mark.parametrize("name", REGIONS)
def test_every_place_falls_on_the_paper(name: str) -> None:
    frame = laid(name)
    for lon, lat in REGIONS[name]:
        x, y = frame(lon, lat)
        assert 0 <= x <= WIDTH
        assert 0 <= y <= HEIGHT


@pytest.mark.parametrize("name", REGIONS)
@given(x=st.floats(1, WIDTH - 1), y=st.floats(1, HEIGHT - 1))
def test_the_way_back_leads_to_the_same_spot(name: str, x: float, y: float) -> None:
    frame = laid(name)
    lon, lat = frame.back(x, y)
    assume(abs(lat) < 83 and abs(lon - frame.middle) % 360 != 180)
    assert frame(lon, lat) == pytest.approx((x, y), abs=0.01)


@pytest.mark.parametrize("name", [name for name in REGIONS if name != "world"])
def test_a_small_circle_stays_a_circle(name: str) -> None:
    frame = laid(name)
    for lon, lat in REGIONS[name]:
        x, y = frame(lon, lat)
        radii = [math.dist((x, y), frame(*at)) for at in circle(lon, lat, 20.0)]
        assert max(radii) / min(radii) < 1.01
        assert radii[0] == pytest.approx(20.0 * frame.kilometre(lon, lat), rel=0.01)


def test_the_antimeridian_is_no_edge() -> None:
    assert meridian([178.4, -175.2]) == pytest.approx((-178.4, 6.4))
    frame = laid("fiji and tonga")
    (fiji, _), (tonga, _) = (frame(*at) for at in REGIONS["fiji and tonga"])
    assert fiji < tonga < fiji + WIDTH


@pytest.mark.parametrize("name", REGIONS)
def test_land_is_land_and_sea_is_sea(name: str) -> None:
    """Wherever the paper shows one of these places, its ground is right."""
    frame = laid(name)
    land = [ring(data) for data in drawn(frame, WIDTH, HEIGHT).land.split("Z") if data]
    tried = 0
    for known, wet in [*((at, False) for at in LAND), *((at, True) for at in SEA)]:
        if seen(frame, *known):
            tried += 1
            assert is_within(frame(*known), land) is not wet, known
    assert tried, name


def ring(data: str) -> list[tuple[float, float]]:
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", data)]
    x = y = 0.0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def is_within(at: tuple[float, float], rings: list[list[tuple[float, float]]]) -> bool:
    """By the even-odd rule."""
    crossings = 0
    for points in rings:
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
            if (ay > at[1]) != (by > at[1]) and at[0] < ax + (at[1] - ay) / (by - ay) * (bx - ax):
                crossings += 1
    return crossings % 2 == 1


@given(st.floats(-179, 179), st.floats(-88, 88), st.floats(0, 360), st.floats(1, 9000))
def test_going_a_distance_is_that_distance(lon: float, lat: float, bearing: float, km: float) -> None:
    assert kilometres((lon, lat), destination(lon, lat, bearing, km)) == pytest.approx(km, rel=1e-6, abs=1e-3)


@given(st.floats(-179, 179), st.floats(-85, 85), st.floats(-179, 179), st.floats(-85, 85))
def test_the_shortest_way_is_as_long_as_the_distance(a: float, b: float, c: float, d: float) -> None:
    way = great_circle((a, b), (c, d))
    whole = sum(kilometres(p, q) for p, q in itertools.pairwise(way))
    assert whole == pytest.approx(kilometres((a, b), (c, d)), rel=1e-3, abs=0.01)


@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90), st.floats(0, 5000)), min_size=1, max_size=6)
)
def test_any_places_can_be_laid_out(found: list[tuple[float, float, float]]) -> None:
    frame = fitted(found, WIDTH, HEIGHT, 46)
    for lon, lat, _ in found:
        assert all(math.isfinite(number) for number in frame(lon, max(-84.0, min(84.0, lat))))


def test_the_projection_follows_from_the_latitude() -> None:
    assert choose(0, 30, -5, 10).kind == "mercator"
    assert choose(0, 30, 40, 60).kind == "conic"
    assert choose(0, 30, 75, 85).kind == "polar"
    assert choose(0, 300, -40, 60).kind == "world"


def seen(frame: Projection, lon: float, lat: float) -> bool:
    """Whether the paper shows a place, and not its opposite on the far side of the world."""
    x, y = frame(lon, lat)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT and kilometres(frame.back(x, y), (lon, lat)) < 50
