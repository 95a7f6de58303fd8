"""A desk's own gazetteer: small dumps in GeoNames' published columns, made here, go in; places come out."""

from __future__ import annotations

import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import plugins
from dateline.cli import main
from dateline.errors import DatelineError, NotFound, Unreadable
from dateline.reading import gazetteer, geonames
from dateline.reading.gazetteer import FILE, bundled, found_in, lookup, using
from dateline.reading.gazetteer_file import Made, about, compile_dump
from dateline.records import Document, Place


def line(id_: int = 9_900_001, name: str = "Oberwindeck", **changed: str) -> str:
    """One line of GeoNames' table `geoname`, 19 columns."""
    cells = {
        "id": str(id_), "name": name, "ascii": name, "others": "", "lat": "47.5", "lon": "9.25", "class": "P",
        "code": "PPL", "country": "CH", "cc2": "", "admin1": "TG", "admin2": "", "admin3": "", "admin4": "",
        "population": "120", "elevation": "", "dem": "500", "zone": "Europe/Zurich", "day": "2026-11-20",
    }  # fmt: skip
    assert not changed.keys() - cells.keys()
    return "\t".join({**cells, **changed}.values()) + "\n"


DUMP = (
    line(others="Windegg,Виндек,WDK,obervindek")
    + line(9_900_002, "Brückfluh", population="9000", lat="47.51", others="Brueckfluh")
    + line(9_900_003, "Kanton Windland", code="ADM1", **{"class": "A"}, admin1="ZW")
    + line(9_900_004, "Windsee", code="LK", **{"class": "H"}, population="0")
    + line(9_900_005, "Old Windland", code="ADM1H", **{"class": "A"})
    + line(9_900_006, "Black Sea", code="SEA", **{"class": "H"}, lat="43.1", lon="34.2", country="")
    + line(
        703_448,
        "Kyiv",
        code="PPLC",
        country="UA",
        admin1="12",
        lat="50.45",
        lon="30.52",
        population="3000001",
    )
    + line(9_900_007, "Nowhere Street", code="ST", **{"class": "R"})
)
AREAS = "CH.ZW\tWindmark\tWindmark\t9900003\n"
NAMES = "1\t9900002\tfr\tPontfalaise\t1\t\t\t\t\t\n"
NAMES += "2\t9900002\tiata\tBRF\t\t\t\t\t\t\n3\t5\ten\tGone\t\t\t\t\t\t\n"


def packed(path: Path, text: str, name: str = "XX.txt") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("readme.txt", "of no use")
        made.writestr(name, text)
    return path


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def built(folder: Path, text: str = DUMP, least: int = 0) -> Made:
    return compile_dump(
        [packed(folder / "XX.zip", text)],
        folder / FILE,
        said="GeoNames XX.zip",
        areas=written(folder / "admin1CodesASCII.txt", AREAS),
        names=packed(folder / "alternateNamesV2.zip", NAMES, "alternateNamesV2.txt"),
        least=least,
    )


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    assert built(folder).taken == 6
    return folder


@pytest.mark.parametrize(
    ("name", "ref", "kind"),
    [
        ("Oberwindeck", "geonames:9900001", "town"),
        ("Windegg", "geonames:9900001", "town"),
        ("Виндек", "geonames:9900001", "town"),
        ("Pontfalaise", "geonames:9900002", "town"),
        ("Bruckfluh", "geonames:9900002", "town"),
        ("Kanton Windland", "geonames:CH.ZW", "admin1"),
        ("Windmark", "geonames:CH.ZW", "admin1"),
        ("Windsee", "geonames:9900004", "lake"),
        ("Kyiv", "geonames:703448", "town"),
        ("Donbass", "dateline:donbas", "region"),
        ("Texas", "geonames:US.TX", "admin1"),
    ],
)
def test_the_desks_places_are_found_and_so_are_the_bundled_ones(
    own: Path, name: str, ref: str, kind: str
) -> None:
    with using(found_in(own)):
        assert (lookup(name)[0].ref, lookup(name)[0].kind) == (ref, kind)


@pytest.mark.parametrize("name", ["WDK", "BRF", "obervindek", "Old Windland", "Nowhere Street", "Gone Qwert"])
def test_codes_romanisations_what_is_no_more_and_streets_are_left_out(own: Path, name: str) -> None:
    with using(found_in(own)):
        assert not [row for row in lookup(name) if row.ref.startswith("geonames:99")]


def test_a_landmark_is_not_there_twice_and_a_town_is_as_the_dump_has_it(own: Path) -> None:
    with using(found_in(own)):
        assert [row.ref for row in lookup("Black Sea") if row.kind == "sea"] == ["dateline:black-sea"]
        assert lookup("Kiev")[0].population == 3_000_001
    assert lookup("Kiev")[0].population != 3_000_001


def test_what_one_gazetteer_gave_is_not_remembered_for_another(own: Path, tmp_path: Path) -> None:
    assert lookup("Oberwindeck") == ()
    with using(found_in(own)):
        assert lookup("Oberwindeck")
        with using(bundled()):
            assert lookup("Oberwindeck") == ()


def test_a_second_import_takes_the_firsts_place_at_once_and_leaves_no_scratch_files(tmp_path: Path) -> None:
    built(tmp_path)
    with using(found_in(tmp_path)):
        assert lookup("Oberwindeck")
    assert built(tmp_path, DUMP + line(9_900_009, "Unterwindeck", population="1000"), least=1000).taken == 6
    with using(found_in(tmp_path)):
        assert (lookup("Oberwindeck"), lookup("Unterwindeck")[0].name) == ((), "Unterwindeck")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "XX.zip", "admin1CodesASCII.txt", "alternateNamesV2.zip", FILE,
    ]  # fmt: skip


def read(desk: Path) -> dict[str, Place]:
    words = "A fire broke out in Oberwindeck, near Brückfluh, on Monday. Paris was told. Qwertgrad was not."
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    document = Document(id="d1", source="", text=words, captured=moment, capture="")
    return {place.name: place for place in plugins.reader("rules", desk).read(document).places}


def test_a_reading_at_a_desk_with_its_own_gazetteer_says_so(own: Path, tmp_path: Path) -> None:
    with_own, without = read(own), read(tmp_path)
    assert (with_own["Oberwindeck"].lat, with_own["Oberwindeck"].precision) == (47.5, 2)
    assert with_own["Oberwindeck"].why == "the only town of that name known here (in GeoNames XX.zip)"
    assert with_own["Paris"].why.endswith("(in GeoNames XX.zip)")
    assert "GeoNames" not in without["Paris"].why
    assert without.get("Oberwindeck") is None or without["Oberwindeck"].lat is None


def taken(path: Path) -> list[geonames.Feature]:
    return list(geonames.features(path, lambda more: None))


WRONG = {
    "18 columns": (line().rsplit("\t", 1)[0] + "\n", "line 1: it has 18 columns, not 19"),
    "no point": (line() + line(lat="north"), "line 2: 'north', '9.25' is not a point"),
    "nan": (line(lat="nan"), "is not on the globe"),
    "far": (line(lat="91"), "91.0, 9.25 is not on the globe"),
    "no id": (line().replace("9900001", "99x"), "'99x' is not an id"),
    "country": (line(country="Chad"), "'Chad' is not a country's code"),
    "people": (line(population="-5"), "'-5' is not a number of people"),
    "nameless": (line(name="\u200b"), "it has no name"),
    "a page": ("<!doctype html><title>Not found</title>\n", "it has 1 columns, not 19"),
    "one long line": ("x" * 70_000, "it is longer than any"),
}


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        taken(written(tmp_path / "XX.txt", text))
    assert said in caught.value.message
    assert caught.value.hint


def test_when_nothing_comes_of_it_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"as it was")
    for text, said in ((line() + "spoilt\n", "line 2"), ("", "No place could be taken")):
        with pytest.raises(Unreadable, match=said):
            compile_dump([written(tmp_path / "XX.txt", text)], tmp_path / FILE, said="")
    assert (tmp_path / FILE).read_bytes() == b"as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["XX.txt", FILE]


def test_files_that_are_no_dump(tmp_path: Path) -> None:
    whole = packed(tmp_path / "whole.zip", DUMP * 50).read_bytes()
    spoilt = bytearray(whole)
    spoilt[200:210] = b"\xff" * 10
    files = {
        "cut.zip": whole[: len(whole) // 2],
        "spoilt.zip": bytes(spoilt),
        "latin.txt": line(name="Br\u00fcck").encode("latin-1"),
        "bomb.zip": packed(tmp_path / "bomb", "x" * 5_000_000).read_bytes(),
        "two.zip": packed(tmp_path / "two", DUMP, "also/readme.md").read_bytes(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Unreadable) as caught:
            taken(tmp_path / name)
        assert name in caught.value.message
        assert caught.value.hint
    with pytest.raises(NotFound):
        taken(tmp_path / "absent.zip")
    with pytest.raises(Unreadable, match="cannot be read"):
        taken(tmp_path)
    with pytest.raises(Unreadable, match="cannot be written"):
        compile_dump([tmp_path / "whole.zip"], tmp_path / "no" / FILE, said="")
    assert not (tmp_path / FILE).exists()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.binary(max_size=60), st.just(b"\t"), st.just(line().encode())), max_size=30))
def test_any_bytes_are_read_or_refused(tmp_path: Path, pieces: list[bytes]) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(b"".join(pieces))
    try:
        found = taken(path)
    except DatelineError as error:
        found = []
        hint = error.hint
    else:
        hint = "none needed"
    assert hint
    assert all(one.name.isprintable() and abs(one.lat) <= 90 for one in found)


@pytest.mark.parametrize("spoilt", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_spoilt_gazetteer_is_named(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / FILE).write_bytes(spoilt)
    with pytest.raises(Unreadable, match="is no gazetteer that Dateline made"):
        found_in(tmp_path)


def test_another_programs_database_is_no_gazetteer(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("CREATE TABLE about (key, value)")
    with pytest.raises(Unreadable):
        found_in(tmp_path)


def test_the_command(tmp_path: Path) -> None:
    shell, desk = CliRunner(), tmp_path / "desk"
    dump = str(packed(tmp_path / "XX.zip", DUMP))
    none = shell.invoke(main, ["gazetteer", dump, "--desk", str(tmp_path)])
    assert (none.exit_code, "is not a desk" in none.output) == (1, True)
    assert shell.invoke(main, ["init", str(desk)]).exit_code == 0
    before = shell.invoke(main, ["--desk", str(desk), "gazetteer"])
    assert "comes with Dateline" in before.output
    done = shell.invoke(main, ["--desk", str(desk), "gazetteer", dump])
    assert done.exit_code == 0, done.output
    assert "6 places taken" in done.output
    assert "CC BY 4.0" in done.output
    after = shell.invoke(main, ["gazetteer", "--desk", str(desk)])
    assert "GeoNames XX.zip, imported 20" in after.output
    assert about(desk / FILE)[1] > about(gazetteer.bundled().path)[1]
