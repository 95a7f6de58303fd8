"""Files that no newsroom should be given, and is."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.errors import Unreadable
from dateline.sources.building import LONGEST, document
from dateline.sources.file import LARGEST
from tests.hostile.shell import STORY, nobody, read, refused, run

DEEP = 10_000
JSON_ITEM = '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","content_text":'
LAUGHS = "".join(f'<!ENTITY l{n} "{("&l" + str(n - 1) + ";") * 10 if n else "lol"}">' for n in range(10))
RSS = '<rss version="2.0"><channel><title>x</title><item><guid>1</guid><title>%s</title><description>%s'
RSS_END = "</description></item></channel></rss>"
MAIL = "From: a@example.org\nSubject: River\nMIME-Version: 1.0\nContent-Type: "
RANDOM = random.Random(7).randbytes(20_000)

ODD = [  # names of files
    b"a\nb.txt",
    b"sur\xff\xfe.txt",
    "🌊.txt".encode(),
    "مرحبا.txt".encode(),
    "\u202etxt.exe.txt".encode(),
    b"-dash.txt",
    b"esc\x1b[31m.txt",
    b" .txt",
    b"n" * 240 + b".txt",
    b"[bold]x.txt",
    b"<script>.txt",
]

UNREADABLE = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\r\n", "is empty"),
    "nul.txt": (bytes(5000), "is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
    "binary.txt": (RANDOM, "binary"),
    "office.docx": (b"PK\x03\x04" + bytes(100), "office file"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R", "not a readable PDF"),
    "head.pdf": (b"%PDF-1.4\n", "not a readable PDF"),
    "cut.html": (b"<!doctype html><html><he", "without words"),
    "script-only.html": (b"<!doctype html><body><script>" + b"x=1;" * 500 + b"</script>", "without words"),
    "cut.json": (JSON_ITEM.encode() + b'"We will', "not valid JSON"),
    "deep.json": (b"[" * DEEP + b"]" * DEEP, "not valid JSON"),
    "deep-objects.json": (b'{"items":' * DEEP + b"[]" + b"}" * DEEP, "not valid JSON"),
    "deep.xml": (b'<?xml version="1.0"?>' + b"<a>" * DEEP + b"x" + b"</a>" * DEEP, "not a feed"),
    "laughs.xml": (f'<?xml version="1.0"?><!DOCTYPE l [{LAUGHS}]><l>&l9;</l>'.encode(), "not a feed"),
    "no-entry.rss": (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "nothing to read"),
    "page.rss": (b"<!doctype html><html><body><h1>Not found</h1></body></html>", "HTML page, not a feed"),
}

READABLE = {
    "cut-later.html": f"<!doctype html><html><body><article><p>{STORY * 5}<p>Officials sa".encode(),
    "cut.eml": f"{MAIL}text/plain\nContent-Transfer-Encoding: base64\n\nIldlIHdpbGwgbm90IGxlYXZl".encode(),
    "latin-1.txt": f"Café, naïve. {STORY}".encode("latin-1"),
    "utf-16.txt": STORY.encode("utf-16"),
    "utf-16-unmarked.txt": STORY.encode("utf-16-le"),
    "utf-32.txt": STORY.encode("utf-32"),
    "bad-utf-8.txt": STORY.encode() + b"\xff\xfe\x80 said the mayor\n",
    "windows-1251.txt": ("Мер Ада Белл заявила в пятницу: «Мы не уйдём». " * 5).encode("cp1251"),
    "deep.html": f"<!doctype html><body>{'<div>' * DEEP}{STORY}{'</div>' * DEEP}".encode(),
    "deep-inline.html": f"<!doctype html><body><p>{'<b><i>' * DEEP}{STORY}".encode(),
    "deep-data.html": (
        f'<!doctype html><script type="application/ld+json">{"[" * DEEP}{"]" * DEEP}</script><p>{STORY * 3}'
    ).encode(),
    "deep.rss": (RSS % ("River", "&lt;div&gt;" * DEEP + "We will not leave, she said." + RSS_END)).encode(),
    "laughs.rss": (
        f'<?xml version="1.0"?><!DOCTYPE l [{LAUGHS}]>' + RSS % ("River", "&l9; words" + RSS_END)
    ).encode(),
    "future.html": (
        b'<!doctype html><meta property="article:published_time" content="9999-12-31T23:59:59-12:00">'
        b"<article><p>" + STORY.encode() * 4 + b"<p>Tomorrow it will rain, she said.</article>"
    ),
    "first-year.html": (
        b'<!doctype html><meta property="article:published_time" content="0001-01-01T00:00:00+12:00">'
        b"<article><p>" + STORY.encode() * 4 + b"<p>Yesterday it rained, she said.</article>"
    ),
    "half-characters.json": JSON_ITEM.encode() + b'"Half \\ud800 a sign, said Mayor Ada Bell."}]}',
    "arabic.txt": ("قال رئيس البلدية أحمد سالم يوم الجمعة إن أكثر من ٤٠ منزلا غمرتها المياه.\n" * 9).encode(),
    "chinese.txt": ("市长李华星期五表示：“我们不会离开。”超过四十座房屋被淹。\n" * 9).encode(),
    "ukrainian.txt": ("Мер Ада Білик заявила у п’ятницю: «Ми не підемо».\n" * 9).encode(),
    "worn.txt": (
        "Tlie M4yor s-\nald th@t 4O h0uses vvere fl00ded. \"VVe w1ll n0t le@ve,'\n||| ~~ ^^\n" * 9
    ).encode(),
    "open-quotes.txt": ("He said “that “the ‘river \"rose and 'fell «again " * 200).encode(),
    "dates.txt": ("On 31 February 2026, 99/99/9999 at 25:61, she said on Friday the 45th. " * 9).encode(),
    "figures.txt": ("At least " + "9" * 5000 + " hurt. 1e999 dead. ½½½ hurt. " * 9).encode(),
    "one-word.txt": b"a" * 60_000,
    "quotes.txt": b'"' * 20_000,
    "brackets.md": b"[" * 20_000,
    "numbers.txt": b"1," * 20_000,
    "waves.txt": ("🌊" * 10_000).encode(),
    "marks.txt": ("Z" + "\u0301" * 20_000 + " said Mayor Bell.").encode(),
    "lines.txt": b"\n" * 50_000 + STORY.encode(),
    "long-sentence.txt": ("The mayor said that " + " and ".join(["the river rose"] * 5000)).encode(),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_one_line_with_a_reason_and_a_next_step(name: str, tmp_path: Path) -> None:
    body, why = UNREADABLE[name]
    (tmp_path / name).write_bytes(body)
    code, lines = read(tmp_path / name)
    assert (1, ["error"]) == (code, [line["kind"] for line in lines])
    assert name in lines[0]["error"]
    assert why in lines[0]["error"]
    assert lines[0]["hint"]
    assert len(lines[0]["error"]) < 1000


@pytest.mark.parametrize("name", READABLE)
def test_what_can_be_read_is_read_and_verbatim(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(READABLE[name])
    code, lines = read(tmp_path / name)
    assert 0 == code, lines
    texts = {line["id"]: line["text"] for line in lines if line["kind"] == "document"}
    assert texts
    for line in lines:
        if line["kind"] == "claim":
            assert line["quote"] == texts[line["document"]][line["start"] : line["end"]]
    ids = [(line["kind"], line["id"]) for line in lines if line["kind"] not in ("name", "time")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("filler", ["word ", "a"], ids=["words", "one line"])
def test_fifty_megabytes_are_refused_before_they_are_read(filler: str, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text(filler * (50_000_000 // len(filler)))
    code, lines = read(path)
    assert 1 == code
    assert "50.0 million characters" in lines[0]["error"]
    assert "Split" in lines[0]["hint"]
    with path.open("ab") as file:
        file.truncate(LARGEST + 1)
    assert "larger than 50 MB" in read(path)[1][0]["error"]


def test_the_longest_document_is_a_document_and_one_more_character_is_none() -> None:
    when = datetime(2026, 3, 6, tzinfo=UTC)
    assert LONGEST == len(document("a" * LONGEST, captured=when).text)
    with pytest.raises(Unreadable, match=r"b\.txt has 5\.0 million"):
        document("a" * (LONGEST + 1), captured=when, file="b.txt")


def test_script_everywhere_is_letters_or_nothing(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><title><script>alert(1)</script></title><body onload='alert(3)'><article>"
        f"<h1>River <img src=x onerror=alert(4)></h1><p>{STORY}<script>document.write('bad')</script>"
        "<a href='javascript:alert(5)'>go</a><svg onload=alert(6)><iframe src='javascript:alert(7)'>"
        "</iframe></p></article><script>var x='words said Ada Bell'</script>"
    )
    code, lines = read(page)
    text = next(line["text"] for line in lines if line["kind"] == "document")
    assert 0 == code
    assert "We will not leave" in text
    assert not [bad for bad in ("alert(", "document.write", "var x", "<", "javascript:") if bad in text]


def test_a_folder_of_odd_names(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path / "odd")
    os.mkdir(odd)
    for number, name in enumerate(ODD):
        Path(os.fsdecode(os.path.join(odd, name))).write_text(f"{STORY}{number}")
    folder = tmp_path / "odd"
    (folder / "loop").mkdir()
    (folder / "loop" / "back").symlink_to("..")
    (folder / "self").symlink_to("self")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    code, lines = read(folder)
    files = [line["file"] for line in lines if line["kind"] == "document"]
    assert (0, len(ODD)) == (code, len(files))
    assert any(name.endswith("sur\\xff\\xfe.txt") for name in files), "bytes that are no text, as \\xff"
    shown = run("read", folder, "--dry-run").output
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    desk = tmp_path / "desk"
    assert run("init", desk).exit_code == 0
    assert f"{len(ODD)} new or changed" in run("--desk", desk, "read", folder).output
    assert f"{len(ODD)} as before" in run("--desk", desk, "read", folder).output


@pytest.mark.parametrize(
    "name", ["pipe.txt", "self", "gone.txt", "/dev/zero", "/dev/null", "sur\udcff.txt", "\x1b[31m"]
)
def test_what_is_no_file_is_said_and_never_waited_for(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    said = refused("read", tmp_path / name, "--dry-run")
    assert "\x1b" not in said
    code, lines = read(tmp_path / name)
    assert (1, "error") == (code, lines[0]["kind"])


def test_a_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text(STORY)
    assert "holds no file" in refused("read", tmp_path, "--dry-run")


def test_an_empty_name_is_not_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "private.txt").write_text(STORY)
    monkeypatch.chdir(tmp_path)
    assert "empty" in refused("read", "", "--dry-run")


def test_a_file_that_this_user_may_not_read(open_folder: Path) -> None:
    path = open_folder / "closed.txt"
    path.write_text(STORY)
    assert read(path)[0] == 0
    path.chmod(0)
    with nobody():
        said = refused("read", path, "--dry-run")
    assert "closed.txt cannot be opened: Permission denied." in said


def test_letters_that_steer_a_terminal_are_shown_as_marks(tmp_path: Path) -> None:
    path = tmp_path / "steer.txt"
    path.write_text(
        '\x1b]0;owned\x07\x1b[31mMayor Ada Bell\x9b2J said on Friday: "We \u202ewill\u2066 not leave."\n'
    )
    shown = CliRunner().invoke(main, ["read", str(path), "--dry-run", "--published", "2026-03-06"])
    assert 0 == shown.exit_code
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(shown.output)
    code, lines = read(path)
    assert (0, path.read_text()) == (code, lines[0]["text"]), "kept as it was found"
