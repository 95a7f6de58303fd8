"""The data files: what they hold, and that nothing in them does anything."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.format import FORMAT
from dateline.hooks import Output, Site
from dateline.outputs import claims_csv, figures_csv
from dateline.outputs.atom import Atom
from dateline.outputs.cells import NUMBER, cell, table
from dateline.outputs.claims_csv import ClaimsCsv
from dateline.outputs.claims_jsonl import ClaimsJsonl
from dateline.outputs.figures_csv import FiguresCsv
from dateline.outputs.json_feed import JsonFeed
from dateline.outputs.map_inset import inset
from dateline.outputs.places import places, rivals
from dateline.outputs.places_geojson import PlacesGeoJson
from dateline.outputs.timeline import Timeline
from dateline.standing import standing
from dateline.story import Story
from tests.outputs import flood, sunk
from tests.outputs.pages import read

SITE = Site(base_url="https://news.example/titanic/")
GOLDEN = Path(__file__).parent / "golden_data"
STORY = sunk.story()


def rows(output: Output, story: Story = STORY) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output.render(story, SITE).decode(), newline="")))


def lines(story: Story = STORY) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ClaimsJsonl().render(story, SITE).splitlines()]


def features(story: Story = STORY) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(PlacesGeoJson().render(story, SITE))["features"]
    return found


def _inset() -> bytes:
    [group] = rivals(STORY, places(STORY).spots)
    numbers = {spot.key: n for n, spot in enumerate(places(STORY).spots, 1)}
    return inset(group, numbers, 300, 280, key="i", title="Three positions").markup.encode()


def _timeline() -> bytes:
    page = read(Timeline().render(STORY, SITE).decode())
    return "\n".join(" ".join(li.text_content().split()) for li in page.xpath("//section//li")).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "feed.atom": lambda: Atom().render(STORY, SITE),
    "feed.json": lambda: JsonFeed().render(STORY, SITE),
    "claims.csv": lambda: ClaimsCsv().render(STORY, SITE),
    "figures.csv": lambda: FiguresCsv().render(STORY, SITE),
    "claims.jsonl": lambda: ClaimsJsonl().render(STORY, SITE),
    "places.geojson": lambda: PlacesGeoJson().render(STORY, SITE),
    "inset.svg": _inset,
    "timeline.txt": _timeline,
}


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_what_it_was(name: str) -> None:
    """DATELINE_WRITE_PAIRS=1 writes them anew: read the difference."""
    got = FILES[name]()
    if os.environ.get("DATELINE_WRITE_PAIRS"):
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(got)
    assert (GOLDEN / name).read_bytes() == got


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(FILES)


@pytest.mark.parametrize(
    "output", [ClaimsCsv(), FiguresCsv(), ClaimsJsonl(), PlacesGeoJson()], ids=lambda o: o.name
)
def test_an_empty_story_has_files_too(output: Output) -> None:
    assert output.render(Story(), Site()).count(b"\n") <= 1


def test_every_claim_has_a_row_and_every_column_a_meaning() -> None:
    found = rows(ClaimsCsv())
    assert [row["id"] for row in found] == list(STORY.claims)
    assert list(found[0]) == list(claims_csv.COLUMNS)
    assert {row["id"]: row["standing"] for row in found} == {
        key: standing(STORY, key) for key in STORY.claims
    }
    assert all(claims_csv.COLUMNS.values())
    assert list(rows(FiguresCsv())[0]) == list(figures_csv.COLUMNS)


def test_a_value_keeps_its_words_and_its_missing_bounds() -> None:
    by_words = {row["as_written"]: row for row in rows(FiguresCsv())}
    about = by_words["about 675"]
    assert (about["comparator"], about["low"], about["high"], about["value"]) == ("~", "", "", "675")
    assert by_words["all"]["value"] == ""
    assert by_words["At least 1,200"]["high"] == ""
    assert by_words["866"]["replaced_by"] == "705"
    assert by_words["866"]["until"] == "1912-04-17T16:20:00Z"
    assert by_words["705"]["until"] == ""


def test_rows_end_as_the_rfc_has_them() -> None:
    body = ClaimsCsv().render(STORY, SITE)
    assert body.endswith(b"\r\n")
    assert body.count(b"\r\n") == len(STORY.claims) + 1
    assert not body.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "words", ["=1+1", "+1 +1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "+cmd|' /C calc'!A0"]
)
def test_a_spreadsheet_runs_nothing(words: str) -> None:
    assert cell(words).startswith("'")
    row = list(csv.reader(io.StringIO(table(["a"], [[words]]).decode(), newline="")))[1]
    assert row == ["'" + words]


@given(st.text(max_size=40))
def test_words_come_back_from_a_table(words: str) -> None:
    """What stands in a cell is the words, or an apostrophe and the words."""
    clean = words.replace("\x00", "").encode("utf-8", "replace").decode()
    found = list(csv.reader(io.StringIO(table(["a", "b"], [["x", words]]).decode(), newline="")))
    assert found[1][1] in (clean, "'" + clean)
    shown = found[1][1]
    assert NUMBER.fullmatch(shown) or len(shown) < 2 or shown.lstrip(" ")[:1] not in tuple("=+-@\t\r\n")


def test_numbers_are_left_alone() -> None:
    assert [cell(v) for v in (-50.25, -3, 0.1, True, None, "-50.25", "-", "=")] == [
        "-50.25", "-3", "0.1", "true", "", "-50.25", "-", "=",
    ]  # fmt: skip


def test_claims_are_the_reading_format_with_their_standing() -> None:
    found = lines()
    claims = [line for line in found if line["kind"] == "claim"]
    assert [line["id"] for line in claims] == list(STORY.claims)
    there = {line["id"] for line in found}
    for line in claims:
        assert line["format"] == FORMAT
        assert line["standing"] == standing(STORY, line["id"])
        assert line["permalink"] == f"https://news.example/titanic/claims/{line['id']}/"
        assert {*line["figures"], *line["places"], *line["times"], *line["hedges"], *line["media"]} <= there
    assert "text" not in {key for line in found for key in line}


def test_links_say_whether_a_person_confirmed_them() -> None:
    [line] = [line for line in lines() if line["id"] == "c3"]
    assert [(link["claim"], link["relation"], link["state"]) for link in line["links"]] == [
        ("c13", "supersedes", "confirmed")
    ]


def test_places_are_points_longitude_first_and_flat() -> None:
    found = features()
    points = [one for one in found if one["geometry"] and one["geometry"]["type"] == "Point"]
    assert {len(one["geometry"]["coordinates"]) for one in points} == {2}
    [race] = [one for one in points if one["properties"]["name"] == "Cape Race"]
    assert race["geometry"]["coordinates"] == [-53.07, 46.66]
    assert race["properties"]["precision"] == 1
    [canada] = [one for one in found if one["properties"]["name"] == "Canada"]
    assert canada["geometry"] is None
    [course] = [one for one in found if one["geometry"] and one["geometry"]["type"] == "LineString"]
    assert len(course["geometry"]["coordinates"]) == 2
    assert all(one["properties"]["claims"] for one in found)


def test_another_coverage_has_its_files() -> None:
    assert len(rows(ClaimsCsv(), flood.story())) == len(flood.story().claims)
    assert lines(flood.story())
    json.dumps(features(flood.story()))
