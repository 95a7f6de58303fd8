"""A document in another language, in the shell: kept, found again, and said not to be read into claims."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from dateline.cli import main
from dateline.newsroom import Newsroom

GERMAN = "Der Pegel steigt, sagte die Bürgermeisterin von Harne. Die Brücke ist seit dem Morgen gesperrt.\n"
TOLD = "1 document in German (de) is kept, and not read into claims: only English is read."


def test_reading_a_german_text_says_so_and_keeps_it(tmp_path: Path) -> None:
    desk, file = tmp_path / "desk", tmp_path / "pegel.txt"
    file.write_text(GERMAN, "utf-8")
    run = CliRunner()
    assert run.invoke(main, ["init", str(desk)]).exit_code == 0
    said = run.invoke(main, ["--desk", str(desk), "read", str(file)])
    assert (said.exit_code, TOLD in said.output) == (0, True)
    again = run.invoke(main, ["--desk", str(desk), "read", str(file)])
    assert "not read into claims" not in again.output, "it is said once, of what is new"
    room = Newsroom.open(desk, write=False)
    story = room.story(room.slugs()[0])
    document = next(iter(story.documents.values()))[-1].fact
    assert (document.text, document.language, len(story.claims)) == (GERMAN, "de", 0)
    room.close()


def test_looking_only_says_so_too(tmp_path: Path) -> None:
    file = tmp_path / "pegel.txt"
    file.write_text(GERMAN, "utf-8")
    said = CliRunner().invoke(main, ["read", str(file), "--dry-run"])
    assert TOLD in " ".join(said.output.split())
    lines = CliRunner().invoke(main, ["read", str(file), "--dry-run", "--json"]).output.splitlines()
    assert len(lines) == 1
    assert '"language":"de"' in lines[0]
