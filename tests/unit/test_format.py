"""The reading format: every kind, every field, held to the JSON Schema that ships."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.errors import Unreadable
from dateline.format import FORMAT, encode, error_line, lines
from dateline.records import (
    Candidate,
    Claim,
    Document,
    Event,
    Figure,
    Hedge,
    Media,
    Mention,
    Name,
    Passage,
    Place,
    Reading,
    Span,
    Speaker,
    When,
)

SCHEMA = json.loads(files("dateline").joinpath("format.schema.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA)
NOON = datetime(1987, 11, 3, 12, 0, tzinfo=UTC)
TEXT = "Mayor Bell told Radio Nine on Friday that about 40 men may be missing in Holt. A video shows smoke."


class Program:
    name = "made"
    version = "2"


def placed(words: str) -> dict[str, Any]:
    """Where words stand in TEXT."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "as_written": words}


DOCUMENT = Document(
    id="d1",
    source="",
    file="note.txt",
    text=TEXT,
    published=NOON,
    timezone="America/New_York",
    captured=NOON,
    capture="0" * 64,
    passages=(),
)
FIGURE = Figure(
    id="d1-f1", measure="missing", whom="men", comparator="~", value=40.0, place="Holt", **placed("about 40")
)
WHEN = When(
    id="d1-t1", type="DATE", value="1987-10-30", begin=NOON, finish=NOON, precision=1, **placed("on Friday")
)
HOLT = Candidate(
    name="Holt", lat=52.9, lon=1.1, gazetteer="geonames:1", country="GB", precision=2, radius_km=2.0
)
PLACE = Place(
    id="d1-l1",
    name="Holt",
    lat=52.9,
    lon=1.1,
    country="GB",
    precision=2,
    radius_km=2.0,
    candidates=(HOLT,),
    why="the only one",
    **placed("Holt"),
)
HEDGE = Hedge(id="d1-h1", by="speaker", sense="possible", **placed("may"))
MEDIA = Media(
    id="d1-m1",
    start=TEXT.index("A video"),
    end=len(TEXT),
    caption="A video shows smoke.",
    media_type="video",
    status="reported",
    shows=Span(**placed("smoke")),
)
CONTENT = "that about 40 men may be missing in Holt"
CLAIM = Claim(
    id="d1-c1",
    document="d1",
    post="d1-p1",
    start=placed(CONTENT)["start"],
    end=placed(CONTENT)["end"],
    spans=((placed(CONTENT)["start"], placed(CONTENT)["end"]),),
    quote=CONTENT,
    speaker=Speaker(entity="n-1", name="Ada Bell", role="Mayor", **placed("Mayor Bell")),
    cue=Span(**placed("told")),
    audience=Span(**placed("Radio Nine")),
    mode="indirect",
    hedges=(HEDGE,),
    figures=(FIGURE,),
    places=(PLACE,),
    times=(WHEN,),
    media=(MEDIA,),
    said=WHEN,
    reader="made 2",
)
READING = Reading(
    document="d1",
    posts=(Passage(id="d1-p1", start=0, end=len(TEXT), label="12 PM", posted=NOON, timezone="EST"),),
    claims=(CLAIM,),
    names=(
        Name(
            entity="n-1",
            document="d1",
            name="Ada Bell",
            type="person",
            mentions=(Mention(variant="surname", of="n-1", evidence="title", **placed("Bell")),),
        ),
    ),
    events=(Event(id="d1-e1", type="CONSULT", actor="n-1", claim="d1-c1", **placed("told")),),
)


def read(document: Document = DOCUMENT, reading: Reading = READING) -> list[dict[str, Any]]:
    return [json.loads(encode(line)) for line in lines(document, reading, Program())]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_kind_is_written_and_holds_to_the_schema() -> None:
    found = [*read(), error_line("x.pdf", Unreadable("x.pdf is locked.", "Unlock it."))]
    kinds = {str(line["kind"]) for line in found}
    assert {name for name, rule in SCHEMA["$defs"].items() if "kind" in rule["properties"]} == kinds
    for line in found:
        VALID.validate(line)


def test_no_field_is_ever_left_out() -> None:
    bare = Reading(
        document="d1", claims=(replace(CLAIM, speaker=None, cue=None, said=None, post=None, audience=None),)
    )
    for line in [*read(), *read(replace(DOCUMENT, published=None, timezone=None), bare)]:
        assert set(SCHEMA["$defs"][line["kind"]]["required"]) == set(line)


def test_spans_are_verbatim() -> None:
    checked = 0
    for line in read():
        for holder in _holders(line):
            words = holder.get("as_written") or holder.get("quote") or holder.get("caption")
            if words is not None and "start" in holder:
                assert TEXT[holder["start"] : holder["end"]] == words
                checked += 1
    assert checked > 10


def _holders(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _holders(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _holders(inner)


def test_every_id_that_a_claim_names_has_a_line() -> None:
    found = read()
    ids = {line["id"] for line in found if "id" in line}
    (claim,) = (line for line in found if line["kind"] == "claim")
    for field in ("hedges", "figures", "places", "times", "media"):
        assert claim[field]
        assert set(claim[field]) <= ids
    assert ["d1-c1", "d1-c1"] == [line["claim"] for line in found if line["kind"] in ("figure", "hedge")]


def test_times_are_told_in_the_zone_stated() -> None:
    found = {line["kind"]: line for line in read()}
    assert "1987-11-03T07:00:00-05:00" == found["document"]["published"]
    assert "1987-11-03T07:00:00-05:00" == found["post"]["posted"]
    assert "1987-11-03T12:00:00Z" == found["time"]["begin"]
    assert "1987-11-03" == read(replace(DOCUMENT, published_precision=1))[0]["published"]
    assert (
        "0987-11-03T12:00:00Z"
        == read(replace(DOCUMENT, published=NOON.replace(year=987), timezone=None))[0]["published"]
    )


def test_the_head_names_format_and_reader() -> None:
    head = read()[0]
    assert (FORMAT, {"name": "made", "version": "2"}) == (head["format"], head["reader"])
    assert {"name": "made", "version": "2"} == next(lines(DOCUMENT, READING))["reader"]


def test_a_failure_that_is_not_ours_still_gives_a_line() -> None:
    line = error_line("x", ValueError())
    VALID.validate(line)
    assert ("ValueError", None) == (line["error"], line["hint"])


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_goes_through_json_and_utf8_unharmed(words: str) -> None:
    line = encode({"kind": "error", "file": words, "error": "", "hint": None})
    assert "\n" not in line
    assert words == json.loads(line.encode("utf-8"))["file"]


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e300, -0.5, 3.0])
def test_numbers_are_plain(value: float) -> None:
    figure = replace(FIGURE, value=value)
    found = read(reading=Reading(document="d1", figures=(figure,)))[1]
    VALID.validate(found)
    assert found["value"] is None or float(found["value"]) == value


def test_records_have_no_field_that_the_format_forgets() -> None:
    dropped = {"source", "published_precision", "modified", "captured", "capture", "passages", "key"}
    names = {field.name for field in fields(Document)} - dropped
    assert names <= set(SCHEMA["$defs"]["document"]["properties"])
    for kind, record in (
        ("figure", Figure),
        ("place", Place),
        ("time", When),
        ("hedge", Hedge),
        ("event", Event),
    ):
        assert {field.name for field in fields(record)} <= set(SCHEMA["$defs"][kind]["properties"])
