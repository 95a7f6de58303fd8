"""What the places around say, as laws over made-up places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.gazetteer import Row
from dateline.reading.places_neighbours import company, neighbours


def row(lat: float = 10.1, lon: float = 20.1, kind: str = "town", weight: float = 3.0) -> Row:
    return Row(
        ref=f"x:{lat},{lon}", name="", kind=kind, lat=lat, lon=lon, country="XX", admin1="1",
        population=500, radius_km=2.0, weight=weight,
    )  # fmt: skip


NEAR, FAR = row(10.2, 20.2), row(-40.0, 100.0)


def test_a_place_is_in_the_company_of_what_lies_near_it_and_not_of_itself() -> None:
    beside = neighbours([("Ash", (row(),)), ("Birch", (NEAR, FAR))])
    assert company(row(), "Ash", beside) == company(row(), "Cedar", neighbours([("Birch", (NEAR, FAR))])) > 0
    assert company(row(), "Birch", beside) == company(row(), "Cedar", neighbours([("Ash", (row(),))]))
    assert company(row(0.0, 0.0), "Ash", beside) == 0


def test_a_name_that_many_places_bear_says_less() -> None:
    one, many = neighbours([("Birch", (NEAR,))]), neighbours([("Birch", (NEAR, *[FAR] * 40))])
    assert company(row(), "Ash", one) > company(row(), "Ash", many) > 0


def test_an_area_is_no_neighbour_and_has_none() -> None:
    assert company(row(), "Ash", neighbours([("Indiana", (row(kind="admin1"), NEAR))])) == 0
    assert company(row(kind="admin1"), "Ash", neighbours([("Birch", (NEAR,))])) == 0


def test_of_a_name_that_everybody_knows_only_the_known_place_counts() -> None:
    beside = neighbours([("London", (row(50.0, 0.0, weight=8.0), NEAR))])
    assert company(row(), "Ash", beside) == 0
    assert company(row(50.1, 0.1), "Ash", beside) > 0


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=40))
def test_the_order_of_names_changes_nothing_where_no_place_is_crowded(
    points: list[tuple[float, float]],
) -> None:
    named = [(str(n), (row(*point),)) for n, point in enumerate(points[:29])]
    ways = neighbours(named), neighbours(reversed(named))
    for name, (only,) in named:
        assert abs(company(only, name, ways[0]) - company(only, name, ways[1])) < 1e-9
