"""Desks that were damaged, closed or filled up: nothing acknowledged is lost, nothing is half-written."""

from __future__ import annotations

import json
import os
import resource
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.newsroom import Newsroom
from tests.hostile.shell import STORY, nobody, refused, run


def settle(desk: Path) -> None:
    """Put what is in the write-ahead log into the file itself, so that damage is damage."""
    import apsw

    connection = apsw.Connection(str(desk / "dateline.db"))
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    connection.close()


def head(desk: Path) -> str:
    return str(json.loads(run("check", "--json", "--desk", desk).output)["head"])


@pytest.mark.parametrize("damage", ["garbage", "cut", "page", "gone", "empty"])
def test_a_damaged_cache_heals_by_itself(desk: Path, damage: str) -> None:
    before = head(desk)
    path = desk / "cache.db"
    whole = path.read_bytes()
    for beside in desk.glob("cache.db-*"):
        beside.unlink()
    spoilt = {
        "garbage": b"not a database at all" * 50,
        "cut": whole[:2000],
        "page": whole[:4096] + bytes([0xAA]) * (len(whole) - 4096),
        "empty": b"",
    }
    path.unlink()
    if damage in spoilt:
        path.write_bytes(spoilt[damage])
    again = run("--desk", desk, "read", desk.parent / "story.txt")
    assert again.exit_code == 0, again.output
    assert "0 new or changed, 1 as before" in again.output
    assert before == head(desk)
    assert path.read_bytes()[:15] == b"SQLite format 3"


def test_lost_and_spoilt_captures_are_found_and_no_backup_is_made_of_them(desk: Path) -> None:
    capture = next((desk / "captures").glob("??/*.zst"))
    whole = capture.read_bytes()
    for body in (b"", b"x", whole[:-3], None):
        if body is None:
            capture.unlink()
        else:
            capture.write_bytes(body)
        assert "from a backup" in refused("check", "--desk", desk, code=4).lower()
        refused("backup", desk.parent / "b.tar", "--desk", desk, code=4 if body is not None else 1)
        assert not list(desk.parent.glob("b.tar*"))
        assert run("show", "--desk", desk).exit_code == 0, "what was read of it is still there"
    capture.write_bytes(whole)
    assert run("check", "--desk", desk).exit_code == 0


@pytest.mark.parametrize("damage", ["cut", "text", "empty", "folder", "gone"])
def test_a_spoilt_ledger_is_named_and_left_as_it_is(desk: Path, damage: str) -> None:
    settle(desk)
    path = desk / "dateline.db"
    whole = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage != "gone":
        path.write_bytes(
            {"cut": whole[: len(whole) // 2], "text": b"My dear diary,\n" * 50, "empty": b""}[damage]
        )
    for words in (
        ("show",),
        ("check",),
        ("read", desk.parent / "story.txt"),
        ("backup", desk.parent / "b.tar"),
    ):
        code = 4 if (words[0], damage) == ("check", "cut") else 1
        assert "dateline.db" in refused(*words, "--desk", desk, code=code)
    assert not list(desk.parent.glob("b.tar*"))
    if damage == "folder":
        path.rmdir()
    else:
        assert not path.exists() or len(path.read_bytes()) <= len(whole)
    path.write_bytes(whole)
    for beside in desk.glob("dateline.db-*"):
        beside.unlink()
    assert run("check", "--desk", desk).exit_code == 0, "put back from a backup, it works again"


def test_captures_without_a_ledger_are_not_begun_anew_in_silence(desk: Path) -> None:
    for path in desk.glob("dateline.db*"):
        path.unlink()
    assert "captures are there" in refused("read", desk.parent / "story.txt", "--desk", desk)
    shutil.move(desk / "captures", desk.parent / "old")
    assert run("read", desk.parent / "story.txt", "--desk", desk).exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[desk]\ntitel = "x"\n', "Did you mean 'title'?"),
        ("[desk\n", "line 1"),
        ('[web]\nport = "x"\n', "port is not a number"),
        ("[web]\nport = 99999\n", "not a port"),
        ('[coverage]\nslug = "a"\n', "[[coverage]]"),
        ('[[coverage]]\nslug = "../x"\ntitle = "t"\n', "cannot be a slug"),
        ('[[coverage]]\nslug = "desk"\ntitle = "t"\n', "cannot be a slug"),
        ('[[coverage]]\nslug = "a"\ntitle = "t"\ntimezone = "Mars/Base"\n', "no time zone 'Mars/Base'"),
        ('[[coverage]]\nslug = "a"\ntitle = "t"\ntimezone = "../../etc/passwd"\n', "no time zone"),
        ('[[coverage]]\nslug = "a"\ntitle = "t"\ntimezone = ""\n', "no time zone"),
        ('[[source]]\nname = "a\\nb"\ntype = "feed"\nurl = "https://a.example/"\n', "cannot be a name"),
        ('[[source]]\nname = "a"\ntype = "feed"\nurl = "x"\ncoverage = "b"\n', "no coverage 'b'"),
        ('[[source]]\nname = "a"\ntype = "feed"\nurl = "x"\nevery = 0\n', "10 or more"),
    ],
)
def test_settings_that_are_not_so(text: str, said: str, desk: Path) -> None:
    (desk / "dateline.toml").write_text(text, "utf-8")
    shown = refused("show", "--desk", desk)
    assert said in shown
    assert "dateline.toml" in shown


@pytest.mark.parametrize("state", ["bytes", "folder", "closed"])
def test_settings_that_cannot_be_read(desk: Path, state: str) -> None:
    path = desk / "dateline.toml"
    if state == "closed":
        path.chmod(0)
    else:
        path.unlink()
        path.mkdir() if state == "folder" else path.write_bytes(b"\xff\xfe\x00")
    with nobody():
        assert "dateline.toml" in refused("show", "--desk", desk)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "nosuch"), "Known: flood."),
        (("read", "--coverage", "nosuch"), "Known: flood."),
        (("read", "nosuch"), "Sources: files."),
        (("show", "--as-of", ""), "2022-03-10T14:05"),
        (("show", "--as-of", "yesterday"), "2022-03-10T14:05"),
        (("show", "--as-of", "1800-01-01"), "had not begun"),
        (("show", "--as-of", "0001-01-01T00:00+14:00"), "had not begun"),
        (("show", "--as-of", "2999-01-01"), "not come yet"),
        (("show", "--as-of", "9999-12-31T23:59-12:00"), "not come yet"),
        (("read", "x", "--published", "2026-13-45"), "not a date"),
        (("redact", "0", "--reason", "x", "--yes"), "no entry 0"),
        (("redact", "9" * 30, "--reason", "x", "--yes"), "no entry 999"),
        (("redact", "2", "--reason", "  ", "--yes"), "reason is missing"),
        (("check", "--head", "nonsense"), "SEQ:HASH"),
        (("add", "javascript:alert(1)"), "https://"),
        (("add", "http://"), "https://"),
        (("add", "http://[::1"), "https://"),
        (("add", "http://127.0.0.1:9/feed"), "allow_private"),
        (("add", "/no/such/thing"), "nothing at /no/such/thing"),
        (("add", "https://a.example/f", "--type", "feed", "--every", "-5"), "10 or more"),
        (("add", "https://a.example/f", "--type", "feed", "--name", "x\ny"), "cannot be a name"),
        (("init", "."), "cannot be made"),
        (("export", "."), "not an export"),
    ],
)
def test_words_that_name_nothing(
    words: tuple[str, ...], said: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if words[0] == "init":
        words, said = ("init", str(desk)), "is a desk already"
    monkeypatch.chdir(desk)
    before = (desk / "dateline.toml").read_bytes()
    assert said in refused(*words)
    assert before == (desk / "dateline.toml").read_bytes()


def test_a_head_of_more_entries_than_there_can_be(desk: Path) -> None:
    assert "does not go through" in refused("check", "--head", "9" * 30 + ":abc", "--desk", desk, code=4)


@pytest.mark.parametrize("folder", ["/dev/null", "nosuch", "/proc"])
def test_a_desk_that_is_none(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (("show",), ("serve",), ("read", "x.txt"), ("export", "site"), ("backup", "b.tar")):
        result = run("--desk", folder, *words)
        assert result.exit_code in (1, 2)
        assert "dateline.toml" in result.output or "is a file" in result.output
    assert [] == list(tmp_path.iterdir())


def test_a_folder_that_may_only_be_read(desk: Path) -> None:
    run("export", desk.parent / "warm", "--desk", desk)  # everything that it takes is loaded
    settle(desk)
    for path in (desk, *desk.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    with nobody():
        shown = run("show", "--desk", desk)
        reading = refused("read", desk.parent / "story.txt", "--desk", desk)
        adding = refused("add", "https://a.example/f", "--type", "feed", "--desk", desk)
        exporting = refused("export", desk / "site", "--desk", desk)
        packing = refused("backup", desk / "b.tar", "--desk", desk)
        making = refused("init", desk / "new")
    desk.chmod(0o755)
    assert shown.exit_code == 0, shown.output
    for said in (reading, adding, exporting, packing, making):
        assert str(desk) in said
        assert "Permission denied" in said


LITTLE = 6000  # bytes that a file may have, in the stead of a full disk


def on_a_full_disk(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """A command in a process whose files cannot grow."""

    def full() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (LITTLE, LITTLE))

    command = [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=full, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_a_full_disk_leaves_nothing_half_written(desk: Path) -> None:
    before, settings = head(desk), (desk / "dateline.toml").read_bytes()
    (desk.parent / "other.txt").write_text(STORY.replace("Friday", "Sunday") * 400)
    for words in (
        ("read", desk.parent / "other.txt", "--desk", desk),
        ("export", desk.parent / "site", "--desk", desk),
        ("backup", desk.parent / "b.tar", "--desk", desk),
        ("add", "https://a.example/" + "f" * LITTLE, "--type", "feed", "--desk", desk),
        ("init", desk.parent / "new", "--title", "t" * LITTLE),
    ):
        done = on_a_full_disk(*words)
        assert done.returncode == 1, (words[0], done.stdout, done.stderr)
        assert "Try:" in done.stderr or "  " in done.stderr
    assert not list(desk.parent.rglob("*.part"))
    assert not list(desk.parent.glob("b.tar*"))
    assert not (desk.parent / "new" / "dateline.toml").exists()
    assert settings == (desk / "dateline.toml").read_bytes()
    assert before == head(desk), "all or nothing"
    assert run("read", desk.parent / "other.txt", "--desk", desk).exit_code == 0, (
        "with space again it goes on"
    )


def test_a_taken_port_and_a_second_server(desk: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = str(held.getsockname()[1])
        said = refused("serve", "--port", port, "--desk", desk)
        assert port in said
        assert "--port" in said
    for host in ("", "999.1.1.1", "203.0.113.7"):
        assert "127.0.0.1 is this machine" in refused("serve", "--host", host, "--port", "0", "--desk", desk)
    refused("serve", "--port", "99999", "--desk", desk, code=2)
    refused("demo", "--speed", "-1", code=2)
    refused("serve", "--port", "-1", "--desk", desk, code=2)
    room = Newsroom.open(desk)
    assert f"process {os.getpid()}" in refused("serve", "--port", "0", "--desk", desk, code=3)
    room.close()


def test_names_of_folders_that_are_no_text(open_folder: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(open_folder) + b"/sur\xff"))
    for words in (("init", odd), ("--desk", odd, "show"), ("--desk", odd, "serve")):
        assert "sur\\xff is not UTF-8" in refused(*words)
    assert not odd.exists()
    assert run("init", open_folder / "t", "--title", "<script>\udcff\x00\x1b").exit_code == 0
    assert run("show", "--desk", open_folder / "t").exit_code == 0
