"""Places of a document: pairs of files, the gazetteer, positions."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.reading.gazetteer import lookup
from dateline.reading.names import names
from dateline.reading.places import places
from dateline.reading.positions import km_apart, moved, named, positions
from dateline.reading.text import parse
from dateline.records import Document, Place
from tests.pairs import check, inputs

HERE = Path(__file__).parent


def document(words: str, year: int | None = None) -> Document:
    published = datetime(year, 4, 15, tzinfo=UTC) if year else None
    captured = datetime(2026, 3, 1, tzinfo=UTC)
    return Document(id="d1", source="", text=words, captured=captured, capture="", published=published)


def read(words: str, year: int | None = None) -> tuple[Place, ...]:
    text = parse(document(words, year))
    return places(text, names(text))


@pytest.mark.parametrize("path", inputs(HERE / "places", ".txt"), ids=lambda p: p.stem)
def test_pairs(path: Path) -> None:
    check(path, read(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("Kiev", "geonames:703448"),
        ("Київ", "geonames:703448"),
        ("KYIV", "geonames:703448"),
        ("São Paulo", "geonames:3448439"),
        ("sao paulo", "geonames:3448439"),
        ("St. Petersburg", "geonames:498817"),
        ("the Black Sea", "dateline:black-sea"),
        ("Donbass", "dateline:donbas"),
    ],
)
def test_a_place_is_found_under_any_of_its_names(name: str, ref: str) -> None:
    assert lookup(name)[0].ref == ref


def test_what_is_no_place_is_not_found() -> None:
    assert lookup("Qwertgrad") == lookup("") == lookup("\u0000\ud800") == lookup("'" * 500) == ()


@pytest.mark.parametrize(
    ("words", "year", "name"),
    [
        ("in lat. 41.46 north, long. 50.14 west the ship", None, "41°46′N 50°14′W"),
        ("41.46 N., 50.14 W.", 1912, "41°46′N 50°14′W"),
        ("41-46 N., 50-14 W.", 1912, "41°46′N 50°14′W"),
        ("41°46′N 50°14′W", 2020, "41°46′N 50°14′W"),
        ("41° 43' 57\" N, 49° 56' 49\" W", 1985, "41°44′N 49°56.8′W"),
        ("41 degrees 46 minutes north, 50 degrees 14 minutes west", 1912, "41°46′N 50°14′W"),
        ("41.46 N 50.14 W", 2022, "41°27.6′N 50°08.4′W"),
        ("41.80 N 50.14 W", 1912, "41°48′N 50°08.4′W"),
        ("33.9 S 18.4 E", 2022, "33°54′S 18°24′E"),
    ],
)
def test_positions_in_every_way_of_writing(words: str, year: int | None, name: str) -> None:
    assert [p.name for p in positions(document(words, year))] == [name]


@pytest.mark.parametrize("words", ["95.10 N 50.14 W", "5 s 20 e", "41.46", "route 7 N", "10.20.30.40"])
def test_figures_that_are_no_position(words: str) -> None:
    assert list(positions(document(words, 1912))) == []


def test_an_area_written_after_a_name_decides() -> None:
    found = {
        p.as_written: p
        for p in read("The fair in Paris, Texas, drew thousands; Paris, France, did not care.")
    }
    assert found["Texas"].gazetteer == "geonames:US.TX"
    both = [p.country for p in read("The fair in Paris, Texas, drew many. Paris, France, did not care.")]
    assert both[0] == "US"
    assert both[2] == "FR"


def test_the_rest_of_the_text_decides_between_namesakes() -> None:
    canada = read(
        "Police in London said the bridge to Hamilton was shut. Ontario has no other, Toronto said."
    )
    england = read("Police in London said the bridge was shut. Ministers in England were told.")
    assert (canada[0].as_written, canada[0].country) == ("London", "CA")
    assert (england[0].as_written, england[0].country) == ("London", "GB")


def test_what_is_unknown_is_listed_without_a_point() -> None:
    found = next(p for p in read("Trains to the city of Qwertgrad were late.") if p.name == "Qwertgrad")
    assert (found.lat, found.lon, found.candidates) == (None, None, ())


def test_so_many_km_from_a_place_is_an_area_of_its_own() -> None:
    found = next(p for p in read("The camp lies 20 km south of Kharkiv.") if "Kharkiv" in p.name)
    kharkiv = lookup("Kharkiv")[0]
    assert found.as_written == "20 km south of Kharkiv"
    assert found.lat is not None
    assert found.lon is not None
    assert found.lat < kharkiv.lat
    assert round(km_apart(found.lat, found.lon, kharkiv.lat, kharkiv.lon)) == 20
    assert found.precision == 2


POINT = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


@given(POINT, st.floats(0.1, 2000), st.floats(0, 360))
def test_moving_goes_as_far_as_it_says(point: tuple[float, float], km: float, bearing: float) -> None:
    lat, lon = moved(*point, km, bearing)
    assert math.isclose(km_apart(*point, lat, lon), km, rel_tol=0.01, abs_tol=0.1)


@given(POINT)
def test_a_position_as_shown_reads_back(point: tuple[float, float]) -> None:
    (read_back,) = positions(document(named(*point)))
    assert km_apart(*point, read_back.lat, read_back.lon) < 0.3


PIECES = st.sampled_from(
    [
        "41.46 N",
        "50.14 W",
        "lat.",
        "off the coast of",
        "20 km south of",
        "Kharkiv",
        "Paris,",
        "Texas",
        "\n",
        "°",
        "′",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_reads_and_every_place_is_verbatim(words: str) -> None:
    for n, place in enumerate(read(words), 1):
        assert place.id == f"d1-l{n}"
        assert words[place.start : place.end] == place.as_written
        assert (place.lat is None) == (place.lon is None) == (place.precision is None)
