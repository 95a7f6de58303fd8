"""`dateline stories` on a folder and on a desk's coverage."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from dateline.cli import main
from tests.weigh.test_stories import DAM, FERRY, PARAGRAPH


def _folder(path: Path) -> Path:
    for name, text in (
        ("dam-1.txt", DAM[0]),
        ("dam-2.txt", DAM[1]),
        ("ferry-1.txt", f"{FERRY[0]} {PARAGRAPH}"),
        ("ferry-2.txt", f"HOLT (Reuters) - {PARAGRAPH}"),
    ):
        (path / name).write_text(text, "utf-8")
    return path


def test_a_folder_as_json_lines(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["stories", str(_folder(tmp_path)), "--json"])
    assert 0 == done.exit_code, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    found = {frozenset(Path(one["id"]).stem for one in row["documents"]) for row in rows}
    assert {frozenset(("dam-1", "dam-2")), frozenset(("ferry-1", "ferry-2"))} == found
    (copied,) = [one for row in rows for one in row["copies"]]
    assert ("Reuters", 2) == (copied["origin"], len(copied["documents"]))


def test_a_folder_for_a_person(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["stories", str(_folder(tmp_path))])
    assert 0 == done.exit_code, done.output
    assert "(2 documents)" in done.output
    assert "[text of Reuters]" in done.output


def test_what_cannot_be_read_is_said_and_the_rest_grouped(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["stories", str(_folder(tmp_path)), str(tmp_path / "gone.txt")])
    assert 1 == done.exit_code
    assert "gone.txt" in done.output
    assert "Story 1" in done.output


def test_a_coverage_without_documents_says_what_to_do(tmp_path: Path) -> None:
    shell = CliRunner()
    desk = str(tmp_path / "flood")
    assert 0 == shell.invoke(main, ["init", desk]).exit_code
    done = shell.invoke(main, ["stories", "--desk", desk])
    assert 1 == done.exit_code
    assert "dateline read" in done.output


def test_a_coverage_with_the_names_that_were_read(tmp_path: Path) -> None:
    shell = CliRunner()
    desk, files = str(tmp_path / "flood"), tmp_path / "files"
    files.mkdir()
    assert 0 == shell.invoke(main, ["init", desk]).exit_code
    assert 0 == shell.invoke(main, ["--desk", desk, "read", str(_folder(files))]).exit_code
    done = shell.invoke(main, ["stories", "--desk", desk, "--json"])
    assert 0 == done.exit_code, done.output
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [2, 2] == [len(row["documents"]) for row in rows]
