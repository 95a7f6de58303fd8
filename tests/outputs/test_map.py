"""The map: places fall where they are, and look no surer than they were said."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.hooks import Site
from dateline.outputs.coast import drawn
from dateline.outputs.map import Map
from dateline.outputs.map_drawing import NUMBERED, framed, inside, map_drawing
from dateline.outputs.places import Spot, coordinates, places, rivals
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
from dateline.records import Claim, Coverage, Document, Entry, Fact, Link, Place
from dateline.story import Story, tell
from tests.outputs import flood, sunk
from tests.outputs.pages import read

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


def spot(lon: float, lat: float, **more: Any) -> Spot:
    given_: dict[str, Any] = {"key": f"{lon},{lat}", "name": "Somewhere", "precision": 2, "radius_km": 20.0}
    given_ |= {"gazetteer": None, "country": None, "kind": "point", "ends": None, "claims": ("c1",)}
    return Spot(**{**given_, "lon": lon, "lat": lat, "cited": True, "standing": "Unverified", **more})


def one_map(*spots: Spot) -> Any:
    frame = framed(spots, WIDTH, HEIGHT)
    return read(map_drawing(spots, (), frame, WIDTH, HEIGHT, key="m", title="Here").markup)


def story_of(*found: Place) -> Story:
    """A coverage of one claim that names the places given."""
    text = "There."
    document = Document(id="d1", source="", text=text, captured=sunk.at(15, 1), capture="0")
    claim = Claim(
        id="c1", document="d1", start=0, end=6, spans=((0, 6),), quote=text, mode="narrated", places=found,
        reader="rules 1",
    )  # fmt: skip
    facts: list[Fact] = [Coverage(slug="s", title="Somewhere"), document, claim]
    return tell(Entry(seq=n, at=sunk.at(15, n), by="x", story="s", fact=f) for n, f in enumerate(facts, 1))


def place(lat: float | None, lon: float | None, **more: Any) -> Place:
    return Place(id="c1-l1", start=0, end=5, as_written="There", name="There", lat=lat, lon=lon, **more)


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
        if inside(frame, spot(*known), WIDTH, HEIGHT):
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


def test_precision_is_area() -> None:
    drawing = one_map(
        spot(2.0, 48.0, precision=1, radius_km=0.2),
        spot(3.0, 50.0, radius_km=30.0, name="Near"),
        spot(5.0, 47.0, kind="region", precision=4, radius_km=80.0),
        spot(0.0, 0.0, kind="line", ends=((2.0, 48.0), (3.0, 50.0))),
    )
    assert drawing.xpath("//rect[@class='site']")
    assert drawing.xpath("//path[@class='within ring']")
    [region] = drawing.xpath("//path[contains(@fill, 'dots')]")
    assert region.get("class") is None, "a region has no edge"
    assert drawing.xpath("//path[@class='course']")


def test_a_country_is_counted_and_never_drawn() -> None:
    story = story_of(place(60.0, -96.0, precision=6, radius_km=2500.0))
    html = read(Map().render(story, Site()).decode())
    assert not html.xpath("//figure")
    assert "There: 1 claim" in html.get_element_by_id("not-drawn").text_content()


@pytest.mark.parametrize(("lat", "lon"), [(None, None), (91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0)])
def test_a_position_that_is_none_is_named_and_not_drawn(lat: float | None, lon: float | None) -> None:
    found = places(story_of(place(lat, lon, precision=1)))
    assert not found.spots
    assert [name.name for name in found.unknown] == ["There"]


def test_rivals_stay_where_their_speakers_put_them() -> None:
    found = places(sunk.story())
    [group] = rivals(sunk.story(), found.spots)
    assert sorted(round(one.lat, 2) for one in group.spots) == [41.27, 41.73, 41.77]
    assert len(group.pairs) == 2
    html = read(Map().render(sunk.story(), Site()).decode())
    section = html.xpath("//section[@class='inset']")[0]
    assert "Three positions, enlarged" in section.text_content()
    assert "56 km (30 nautical miles) apart" in section.text_content()
    assert len(section.xpath(".//div[@class='for-wide']//path[@class='within ring']")) == 3


def test_only_a_person_makes_rivals() -> None:
    def suggested(entry: Entry[Fact]) -> Entry[Fact]:
        fact = entry.fact
        return replace(entry, fact=replace(fact, state="suggested")) if isinstance(fact, Link) else entry

    story = tell(suggested(entry) for entry in sunk.entries())
    assert places(story).spots
    assert not rivals(story, places(story).spots)


def test_the_list_is_whole_by_itself_and_shares_its_numbers() -> None:
    html = read(Map().render(sunk.story(), Site()).decode())
    listed = html.xpath("//section[@class='mlist']//li")
    assert [row.get("id") for row in listed] == [f"place-{n}" for n in range(1, len(listed) + 1)]
    assert len(listed) == len(places(sunk.story()).spots)
    for href in html.xpath("//svg//a/@href"):
        assert html.get_element_by_id(href.removeprefix("#")) is not None
    ids = html.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_crowd_of_places_is_numbered_in_part_and_labels_keep_apart() -> None:
    crowd = [spot(n % 20, 40 + n // 20 / 4, key=str(n), radius_km=1.0, claims=(f"c{n}",)) for n in range(300)]
    drawing = one_map(*crowd)
    tags = [
        (float(r.get("x")), float(r.get("y")), float(r.get("width")))
        for r in drawing.xpath("//rect[@class='tag']")
    ]
    assert 5 < len(tags) <= NUMBERED
    for n, (x, y, width) in enumerate(tags):
        for a, b, other in tags[n + 1 :]:
            assert x + width <= a or a + other <= x or y + 17 <= b or b + 17 <= y


def test_one_place_inland_is_shown_with_something_to_know_it_by() -> None:
    frame = framed([spot(36.8, -1.3, radius_km=1.0)], WIDTH, HEIGHT)
    assert not drawn(frame, WIDTH, HEIGHT).bare


def test_positions_are_written_as_sailors_do() -> None:
    assert coordinates(-50.2333, 41.7667) == "41°46′ N 50°14′ W"
    assert coordinates(0.0, 0.0) == "0° 0°"
    assert coordinates(151.9999, -33.5) == "33°30′ S 152° E"


def test_no_place_is_said_plainly() -> None:
    html = read(Map().render(story_of(), Site()).decode())
    assert "No place yet" in html.text_content()
    assert not html.xpath("//figure")


def test_the_same_story_gives_the_same_bytes() -> None:
    assert Map().render(sunk.story(), Site()) == Map().render(tell(sunk.entries()), Site())
    assert Map().render(flood.story(), Site(live=True))
