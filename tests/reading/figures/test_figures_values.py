"""The values, units and bounds that news writes, each in a line of our own; and what only looks like one."""

from __future__ import annotations

import pytest

from dateline.reading.figures import figures
from dateline.reading.figures_grammar import quantities
from dateline.reading.text import parse
from tests.reading.rooms import document

ASKED = [
    # numbers
    ("a rate of .75 per cent", [0.75]),
    ("10 000 people and 2,50,000 rupees", [10_000, 250_000]),
    ("3,5 million litres", [3_500_000]),
    ("two and a half million homes", [2_500_000]),
    ("three-and-a-half hours and 2 1/2 cups", [3.5, 2.5]),
    ("a quarter of a million votes", [250_000]),
    ("half a million people", [500_000]),
    ("half an hour", [0.5]),
    ("one point five million", [1_500_000]),
    ("twelve hundred people", [1200]),
    ("half-a-dozen guns and three dozen tanks", [6, 36]),
    ("ages of ten and twelve", [10, 12]),
    ("1.1trn euros and 3 lakh crore", [1.1e12, 3e12]),
    # shares
    ("More than half said no.", [0.5]),
    ("less than a third; nearly two-thirds", [1 / 3, 2 / 3]),
    ("one in five children, nine out of 10 doctors", [0.2, 0.9]),
    ("One half of the herd", [0.5]),
    # ranges
    ("from 5 to 7 days", [(5, 7)]),
    ("between $3m and $5m", [(3e6, 5e6)]),
    ("3 or 4 cars", [(3, 4)]),
    ("a 0-to-60-mph time", [(0, 60)]),
    ("17.5%-18% of sales", [(17.5, 18)]),
    ("The price rose from $5 to $7.", [5, 7]),
    # "one"
    ("There is only one option.", [1]),
    ("one by one, and it is the only one", []),
    ("one of the towns", [1]),
    # votes and scores
    ("The Senate voted 52-48 to confirm.", [52, 48]),
    ("The court ruled 5-4.", [5, 4]),
    ("Harne beat Orre 3-1 on Saturday and drew 2-2 with Holt.", []),
    ("a 4-3-3 formation", []),
    # lengths are no millions
    ("a crater 10m deep", [10]),
    ("30 m wide", [30]),
    ("a budget of £45m", [45e6]),
    ("minus 5 degrees Celsius", [-5]),
    ("1.99×10^30 kilograms", [1.99e30]),
]


@pytest.mark.parametrize(("words", "values"), ASKED, ids=[words for words, _ in ASKED])
def test_values(words: str, values: list[float | tuple[float, float]]) -> None:
    found = [q.value if q.comparator != "range" else (q.low, q.high) for q in quantities(words, [])]
    assert (
        values == pytest.approx(found) if not any(isinstance(v, tuple) for v in values) else values == found
    )


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("20 Swiss francs", "CHF"),
        ("5 million US dollars", "USD"),
        ("4 billion Hong Kong dollars", "HKD"),
        ("300 kronor", "SEK"),
        ("Rs 500 crore", "INR"),
        ("NZ$ 5", "NZD"),
        ("₦200bn", "NGN"),
        ("RM3.06 million", "MYR"),
        ("3.5 million pounds", "GBP"),
        ("180 pounds", "lb"),
        ("50p", "pence"),
        ("450 horsepower", "hp"),
        ("250bhp", "hp"),
        ("a 5-square-mile area", "mi2"),
        ("6.1-inch", "in"),
        ("256 GB", "GB"),
        ("1.2 trillion cubic feet", "ft3"),
        ("104F", "°F"),
        ("3x", "times"),
        ("93 million miles", "mi"),
        ("500mg", "mg"),
        ("two Jordanian dinars", "dinar"),
        ("a wind of 90 km/h", "km/h"),
    ],
)
def test_units(words: str, unit: str) -> None:
    assert [unit] == [q.unit for q in quantities(words, [])]


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("upwards of 200 people", ">="),
        ("nothing less than 200", ">="),
        ("12 and older", ">="),
        ("200 and counting", ">="),
        ("100-plus", ">="),
        ("well in excess of 200", ">"),
        ("just shy of 200", "<"),
        ("kids 12 and under", "<="),
        ("as much as 4%", "<="),
        ("somewhere in the region of 200", "~"),
        ("200, give or take", "~"),
        ("a lead up to 3 August votes", "="),
        ("sub-7 nanometre chips", "<"),
    ],
)
def test_bounds(words: str, comparator: str) -> None:
    assert [comparator] == [q.comparator for q in quantities(words, [])]


@pytest.mark.parametrize(
    "words",
    [
        "the P5+1",
        "a Boeing 737 and a 737-800",
        "gates 3 and 4, Articles 2 and 3",
        "a 4K video in 1080p",
        "the gear ratio 3.5:1",
        "call +44 20 7946 0958 or 1-855-808-5160",
        "3D films",
        "No one must go; the old one will do, like the one used in May.",
        "below 2005 levels",
        "the Group of 20",
        "No. 10 and exit 12",
        "in 1991.[4] He left,[5] said",
        "the 49ers",
        "Resolutions 2254 and 2118",
        "won in straight sets 6-3, 6-2",
    ],
)
def test_no_figures(words: str) -> None:
    assert () == figures(parse(document(words)))


def test_several_and_few_before_a_scale() -> None:
    found = list(quantities("several thousand people, a few hundred cars, dozens of thousands of birds", []))
    assert [3000, 200, 24_000] == [q.low for q in found]
    assert [None] * 3 == [q.value for q in found]


def test_a_conversion_has_the_bound_of_what_it_converts() -> None:
    found = figures(parse(document("The road is just under 10 km (6 miles) long.")))
    assert [("<", 10.0), ("<", 6.0)] == [(figure.comparator, figure.high) for figure in found]


def test_the_text_in_lower_case_keeps_its_places() -> None:
    (found,) = quantities("İİİ 12 people İ", [])
    assert (4, 12.0) == (found.start, found.value)
