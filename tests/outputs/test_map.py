"""The map: places fall where they are, and look no surer than they were said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.hooks import Site
from dateline.outputs.coast import drawn
from dateline.outputs.map import Map, item
from dateline.outputs.map_drawing import NUMBERED, framed, inside, map_drawing
from dateline.outputs.places import Spot, coordinates, places, rivals
from dateline.records import Claim, Coverage, Document, Entry, Fact, Link, Place
from dateline.story import Story, tell
from tests.outputs import flood, sunk
from tests.outputs.pages import read

WIDTH, HEIGHT = 800.0, 520.0


def spot(lon: float, lat: float, **more: Any) -> Spot:
    given_: dict[str, Any] = {"key": f"{lon},{lat}", "name": "Somewhere", "precision": 2, "radius_km": 20.0}
    given_ |= {"gazetteer": None, "country": None, "kind": "point", "ends": None, "claims": ("c1",)}
    return Spot(
        **{
            **given_,
            "lon": lon,
            "lat": lat,
            "cited": True,
            "standing": "Unverified",
            "standings": ("Unverified",),
            **more,
        }
    )


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


def test_one_name_looked_up_wrongly_does_not_make_a_map_of_the_world() -> None:
    near = [spot(-60.0 - n, 43.0, key=str(n), claims=("c1", "c2")) for n in range(6)]
    far = spot(116.0, 24.0, key="far", claims=("c9",))
    frame = framed([*near, far], WIDTH, HEIGHT)
    assert all(inside(frame, one, WIDTH, HEIGHT) for one in near)
    assert not inside(frame, far, WIDTH, HEIGHT)
    assert item(sunk.story(), 1, far, frame).outside


def test_a_position_at_sea_is_a_circle_and_a_stretch_of_it_a_region() -> None:
    found = places(story_of(place(41.8, -50.2, precision=7, radius_km=25.0)))
    assert found.spots[0].kind == "point"
    assert places(story_of(place(43.0, -51.0, precision=7, radius_km=300.0))).spots[0].kind == "region"
    assert not places(story_of(place(43.0, -51.0, precision=7, radius_km=3000.0))).spots


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


def test_a_place_has_one_word_only_where_its_claims_agree() -> None:
    found = {one.name: one for one in places(sunk.story()).spots}
    assert found["41°46′ N 50°14′ W"].standing == "Disputed", "the course that passes through has no say"
    assert set(found["41°46′ N 50°14′ W"].standings) == {"Disputed", "Confirmed"}
    claim = sunk.story().claim("c2")
    entries = [*sunk.entries()]
    other = replace(entries[-1], seq=entries[-1].seq + 1, fact=replace(claim, id="c99"))
    told = replace(entries[-1], seq=entries[-1].seq + 2, fact=sunk.judged("c99", 1, "Seen there."))
    mixed = {one.name: one for one in places(tell([*entries, other, told])).spots}["Halifax"]
    assert mixed.standing is None
    assert mixed.look == "s-mixed has-confirmed"
