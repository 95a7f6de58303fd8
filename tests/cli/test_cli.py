"""The shell door: what a newcomer types, what a program reads, what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.newsroom import Newsroom

STORY = '"We will not leave," Mayor Ada Bell told Radio Nine on Friday. More than 40 houses were flooded.\n'


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    assert run("init", tmp_path / "flood", "--timezone", "Europe/London").exit_code == 0
    return tmp_path / "flood"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_a_newcomers_road(desk: Path, story: Path, tmp_path: Path) -> None:
    read = run("--desk", desk, "read", story, "--published", "2026-03-06")
    assert read.exit_code == 0, read.output
    assert "1 new or changed" in read.output
    again = run("read", story, "--desk", desk)
    assert "0 new or changed, 1 as before" in again.output
    shown = run("show", "--desk", desk)
    assert "No posts yet." in shown.output
    assert "Unverified" in shown.output
    data = json.loads(run("show", "--json", "--desk", desk).output)
    assert any("We will not leave" in claim["quote"] for claim in data["claims"])
    history = run("show", "--history", "--desk", desk).output.splitlines()
    assert "Coverage" in history[0]
    exported = run("export", tmp_path / "site", "--desk", desk)
    assert exported.exit_code == 0, exported.output
    assert (tmp_path / "site" / "flood" / "claims" / "index.html").exists()
    checked = run("check", "--json", "--desk", desk)
    head = json.loads(checked.output)["head"]
    assert run("check", "--head", head, "--desk", desk).exit_code == 0
    assert run("check", "--head", head.split(":")[0] + ":" + "0" * 64, "--desk", desk).exit_code == 4
    assert run("backup", tmp_path / "b.tar", "--desk", desk).exit_code == 0
    with tarfile.open(tmp_path / "b.tar") as tar:
        names = tar.getnames()
    assert {"dateline.db", "dateline.toml"} <= set(names)
    assert any(name.startswith("captures/") for name in names)


def test_a_redaction_from_the_shell(desk: Path, story: Path) -> None:
    run("read", story, "--desk", desk)
    seqs = [line.split() for line in run("show", "--history", "--desk", desk).output.splitlines()]
    seq = next(words[0] for words in seqs if words[-1] == "Claim")
    assert run("redact", seq, "--reason", "an address", "--desk", desk).exit_code == 1  # nobody said yes
    done = run("redact", seq, "--reason", "an address", "--yes", "--desk", desk)
    assert done.exit_code == 0, done.output
    assert json.loads(run("check", "--json", "--desk", desk).output)["redacted"] == 1


def test_a_dry_run_shows_tables_and_keeps_nothing(story: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    shown = run("read", story, "--published", "2026-03-06", "--dry-run")
    assert shown.exit_code == 0, shown.output
    for word in ("Claims", "Figures", "Places", "Names", "Ada Bell"):
        assert word in shown.output
    assert before == sorted(tmp_path.rglob("*"))


def test_json_lines_of_a_folder_with_a_file_that_cannot_be_read(story: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, "utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.txt").write_text(STORY, "utf-8")
    result = run("read", folder, "--published", "2026-03-06", "--dry-run", "--json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert 1 == result.exit_code
    assert ["document", "error", "document"] == [
        line["kind"] for line in lines if line["kind"] in ("document", "error")
    ]
    error = next(line for line in lines if line["kind"] == "error")
    assert {"kind", "file", "error", "hint"} == set(error)
    ids = [line["id"] for line in lines if line["kind"] == "document"]
    assert len(set(ids)) == 2
    for line in lines:
        if line["kind"] == "claim":
            text = next(d["text"] for d in lines if d["kind"] == "document" and d["id"] == line["document"])
            assert line["quote"] == text[line["start"] : line["end"]]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("show",), 1, "is not a desk"),
        (("read", "nothing.txt", "--dry-run"), 1, "nothing.txt"),
        (("read", "--dry-run"), 1, "dateline read FILE"),
        (("reed",), 2, "No such command"),
        (("read", "x.txt", "--dry-run", "--published", "yesterday"), 1, "2022-03-10"),
        (
            ("read", "x.txt", "--dry-run", "--published", "2022-03-10", "--timezone", "Mars/Base"),
            1,
            "Mars/Base",
        ),
        (("init", "new", "--timezone", "Europe/Londn"), 1, "Europe/London"),
    ],
)
def test_what_goes_wrong_says_what_to_try(
    words: tuple[str, ...], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert (code, True) == (result.exit_code, said in result.output), result.output
    assert "Traceback" not in result.output
    assert [] == list(tmp_path.iterdir())


def test_a_desk_is_not_made_twice_nor_an_export_written_over_files(desk: Path, tmp_path: Path) -> None:
    assert "is a desk already" in run("init", desk).output
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("years of work", "utf-8")
    result = run("export", tmp_path / "mine", "--desk", desk)
    assert 1 == result.exit_code
    assert "not an export" in result.output
    assert ["thesis.doc"] == os.listdir(tmp_path / "mine")


def test_a_second_writer_is_told_who_writes(desk: Path, story: Path) -> None:
    room = Newsroom.open(desk)
    result = run("read", story, "--desk", desk)
    assert 3 == result.exit_code
    assert f"process {os.getpid()}" in result.output
    assert run("show", "--desk", desk).exit_code == 0  # reading goes on
    room.close()


def test_sources_and_coverages_are_found_by_name(desk: Path, story: Path) -> None:
    assert run("add", story, "--name", "notes", "--desk", desk).exit_code == 0
    assert "notes: 1 new" in run("read", "notes", "--desk", desk).output
    assert "Sources: notes" in run("read", "nots", "--desk", desk).output
    assert "no coverage 'flod'" in run("read", "notes", "--coverage", "flod", "--desk", desk).output
    twice = run("add", story, "--name", "x", "--type", "fede", "--desk", desk)
    assert "feed" in twice.output


def test_a_read_only_folder_is_said(desk: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    desk.chmod(0o500)
    result = run("read", "--desk", desk)
    desk.chmod(0o700)
    assert 1 == result.exit_code
    assert "cannot be written" in result.output


def test_the_command_is_installed() -> None:
    program = Path(sys.executable).with_name("dateline")
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert "dateline" in done.stdout
