"""Figures: pairs of files, bounds, and what must hold for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.figures import figures
from dateline.reading.figures_grammar import quantities
from dateline.reading.numerals import number, ordinal
from dateline.reading.text import parse
from tests.pairs import check, inputs
from tests.reading.rooms import dated, document

HERE = Path(__file__).parent
SHOWN = ("as_written", "measure", "whom", "comparator", "low", "high", "value", "unit", "scope", "place")


@pytest.mark.parametrize("path", inputs(HERE, ".txt"), ids=lambda path: path.stem)
def test_pairs(path: Path) -> None:
    text = dated(path)
    found = figures(text)
    assert all(text.text[figure.start : figure.end] == figure.as_written for figure in found)
    check(path, [{name: getattr(figure, name) for name in SHOWN} for figure in found])


@pytest.mark.parametrize(
    ("words", "comparator", "low", "high", "value"),
    [
        ("more than 1,500 people", ">", 1500, None, 1500),
        ("at least 12 people", ">=", 12, None, 12),
        ("no fewer than 12 people", ">=", 12, None, 12),
        ("12 or more people", ">=", 12, None, 12),
        ("fewer than 700 people", "<", None, 700, 700),
        ("up to 90 people", "<=", None, 90, 90),
        ("nearly 90 people", "~", None, None, 90),
        ("about 90 people", "~", None, None, 90),
        ("90 or so people", "~", None, None, 90),
        ("40 to 60 people", "range", 40, 60, None),
        ("2 to 3 million people", "range", 2e6, 3e6, None),
        ("four to five thousand people", "range", 4e3, 5e3, None),
        ("dozens of people", ">=", 24, None, None),
        ("hundreds of people", ">=", 200, None, None),
        ("a dozen people", "=", 12, 12, 12),
        ("twenty-five people", "=", 25, 25, 25),
    ],
)
def test_bounds_are_kept_as_said(
    words: str, comparator: str, low: float | None, high: float | None, value: float | None
) -> None:
    (found,) = quantities(words, [])
    assert (comparator, low, high, value) == (found.comparator, found.low, found.high, found.value)


@pytest.mark.parametrize(
    "words",
    [
        "a TB2 drone",
        "Flight 17",
        "in 41.46 N",
        "the 3rd time",
        "S-300",
        "1. The first thing",
        "joe2@example.org",
    ],
)
def test_what_only_looks_like_a_figure(words: str) -> None:
    assert () == figures(parse(document(words)))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2,340", 2340),
        ("2.3 bn", 2.3e9),
        ("two hundred and six", 206),
        ("1½", 1.5),
        ("a hundred", 100),
        ("x", None),
    ],
)
def test_numbers(written: str, value: float | None) -> None:
    assert value == number(written)


def test_ordinals() -> None:
    assert [3, 3, 21, None] == [ordinal(word) for word in ("third", "3rd", "twenty-first", "thirst")]


@given(st.integers(min_value=0, max_value=10**12))
def test_any_number_with_commas_is_read(value: int) -> None:
    assert value == number(f"{value:,}")


PIECES = re.split(
    r"\|",
    "more than|at least|1,500|40 to 60|two|hundred|dozens of|people|killed|of|$5m|per cent|%|half"
    "|one in three|-|a|12.5|km|000|and|between|~|\n|.|“|million|0|٣"
    "|½|99999999999999999999999999999999|to 3|or more",
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_quantities_are_apart_and_in_order(words: list[str]) -> None:
    text, last = " ".join(words), 0
    for found in quantities(text, []):
        assert last <= found.start <= found.number_start < found.end <= len(text)
        assert found.low is None or found.high is None or found.low <= found.high
        last = found.end
