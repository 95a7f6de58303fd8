"""The source types, each by pairs of files: what is served or lies there, and the documents it becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.errors import Unreadable
from dateline.hooks import Fetch, Found, SourceType
from dateline.hooks import Page as Fetched
from dateline.records import Source
from dateline.sources.feed import Feed
from dateline.sources.file import File, documents
from dateline.sources.liveblog import LiveBlog
from dateline.sources.page import Page
from tests import pairs

HERE = Path(__file__).parent
NOW = datetime(2024, 5, 7, 9, 0, tzinfo=UTC)
TYPES = {
    ".pdf": "application/octet-stream",
    ".html": "text/html",
    ".xml": "application/xml",
    ".feed": "application/feed+json",
}


class Shelf:
    """A Fetch that serves one file."""

    def __init__(self, path: Path | None, *, unchanged: bool = False) -> None:
        self.path = path
        self.unchanged = unchanged

    def get(self, url: str) -> Fetched:
        body = self.path.read_bytes() if self.path is not None and not self.unchanged else b""
        return Fetched(
            url=url,
            status=304 if self.unchanged else 200,
            media_type=TYPES[self.path.suffix] if self.path is not None else "",
            charset=None,
            body=body,
            fetched=NOW,
            unchanged=self.unchanged,
        )


def read(room: SourceType, path: Path, fetch: Fetch | None = None) -> list[Found]:
    source = Source(name="quay", type=room.name, url="https://quay.example/x", timezone="Europe/London")
    return list(room.read(source, fetch or Shelf(path)))


def plain(found: list[Found]) -> list[dict[str, Any]]:
    """What is worth comparing: no bytes, no clock, no path of this machine, nothing that is not there."""
    rows = []
    for each in found:
        row = msgspec.to_builtins(each.document)
        kept = {k: v for k, v in row.items() if v not in (None, "", [], ()) and k not in ("captured", "file")}
        rows.append({"key": each.key.replace(str(HERE), ""), "media_type": each.media_type, "document": kept})
    return rows


def laws(found: list[Found]) -> None:
    """What holds of every document, whatever its format."""
    for each in found:
        text = each.document.text
        assert text.strip()
        assert "\0" not in text
        assert not any(word in text for word in ("steal()", "track(", "x()", "<script", "p{}"))
        assert (each.document.id, each.document.capture) == ("", "")
        for n, passage in enumerate(each.document.passages, 1):
            assert passage.id == f"-p{n}"
            assert 0 <= passage.start < passage.end <= len(text)
            assert text[passage.start : passage.end].startswith(passage.label)


@pytest.mark.parametrize("path", pairs.inputs(HERE / "feed", ".xml", ".feed"), ids=lambda path: path.name)
def test_feed(path: Path) -> None:
    found = read(Feed(), path)
    laws(found)
    pairs.check(path, plain(found))


@pytest.mark.parametrize("path", pairs.inputs(HERE / "page", ".html"), ids=lambda path: path.name)
def test_page(path: Path) -> None:
    found = read(Page(), path)
    laws(found)
    pairs.check(path, plain(found))


@pytest.mark.parametrize("path", pairs.inputs(HERE / "liveblog", ".html"), ids=lambda path: path.name)
def test_liveblog(path: Path) -> None:
    found = read(LiveBlog(), path)
    laws(found)
    pairs.check(path, plain(found))


FILES = (".txt", ".md", ".eml", ".export", ".html", ".pdf")


@pytest.mark.parametrize("path", pairs.inputs(HERE / "file", *FILES), ids=lambda path: path.name)
def test_file(path: Path) -> None:
    found = list(documents(path, published=datetime(2024, 5, 6, tzinfo=UTC), timezone="Europe/Berlin"))
    laws(found)
    assert all(each.document.file == str(path) for each in found)
    pairs.check(path, plain(found))


@pytest.mark.parametrize("room", [Feed(), Page(), LiveBlog()], ids=lambda room: str(room.name))
def test_what_is_unchanged_yields_nothing(room: SourceType) -> None:
    assert read(room, HERE, Shelf(HERE / "page" / "article.html", unchanged=True)) == []


@pytest.mark.parametrize("path", pairs.inputs(HERE / "page", ".html"), ids=lambda path: path.name)
def test_reading_again_gives_the_same(path: Path) -> None:
    assert read(Page(), path) == read(Page(), path)


def test_a_paper_at_an_address_is_read_like_one_in_a_file() -> None:
    path = HERE / "file" / "bulletin.pdf"
    [served], [lying] = read(Page(), path), list(documents(path))
    assert served.document.text == lying.document.text
    assert (served.key, served.media_type) == ("https://quay.example/x", "application/pdf")


def test_other_advertisements_are_no_new_version() -> None:
    first, again = (read(Page(), HERE / "page" / name)[0] for name in ("article.html", "article-again.html"))
    assert first.raw != again.raw
    assert (first.key, first.document) == (again.key, again.document)


def test_a_feed_that_is_a_page_is_unreadable_and_names_the_feed(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>'
        "<body><p>News</p></body></html>"
    )
    with pytest.raises(Unreadable, match="an HTML page, not a feed") as caught:
        read(Feed(), path)
    assert "https://quay.example/feed.xml" in caught.value.hint


def test_a_folder_is_read_to_its_end_before_it_says_what_failed(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b" / "c.txt").write_text("Two.")
    (tmp_path / "b" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / ".hidden.txt").write_text("Not read.")
    source = Source(name="folder", type="file", url=str(tmp_path))
    seen: list[str] = []

    def walk() -> None:
        for each in File().read(source, Shelf(None)):
            seen.append(each.document.text)

    with pytest.raises(Unreadable, match="1 of 3 files") as caught:
        walk()
    assert seen == ["One.", "Two."]
    assert "bad.pdf" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "body", "why", "hint"),
    [
        ("a.txt", b"", "is empty", "downloaded"),
        ("a.txt", b"\0\0\0\0", "is empty", "downloaded"),
        ("a.txt", bytes(range(256)) * 50, "is a binary file", "plain text"),
        ("a.docx", b"PK\x03\x04\0\0", "a ZIP or office file", "PDF"),
        ("a.txt", b"a" * 50_000_001, "larger than 50 MB", "Split"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<<", "not a readable PDF", "elsewhere"),
        (
            "a.json",
            b'{"version": "https://jsonfeed.org/version/1.1", "items": [',
            "not valid JSON",
            "cut short",
        ),
        ("a.json", b"[" * 100_000, "not valid JSON", "cut short"),
        ("a.json", b'{"a": 1}', "neither a JSON Feed", "plain text"),
        ("a.html", b"<html><script>words()</script></html>", "without words", "script"),
        ("a.xml", b"<notes><note>hello</note></notes>", "is not a feed", "RSS"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, body: bytes, why: str, hint: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(Unreadable, match=why) as caught:
        list(documents(path))
    assert name in caught.value.message
    assert hint in caught.value.hint


def test_a_scan_says_that_it_is_one(tmp_path: Path) -> None:
    body = (HERE / "file" / "bulletin.pdf").read_bytes()
    blank = body.replace(b"Tj", b"  ")
    path = tmp_path / "scan.pdf"
    path.write_bytes(blank)
    with pytest.raises(Unreadable, match="no text layer") as caught:
        list(documents(path))
    assert "text recognition" in caught.value.hint


def test_a_missing_file_and_a_folder_are_errors_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no file"):
        list(documents(tmp_path / "none.txt"))
    with pytest.raises(Unreadable, match="is a folder"):
        list(documents(tmp_path))


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 10_000 + b"The lamp is lit." + b"</div>" * 10_000,
        b"<b><i>" * 20_000 + b"The lamp is lit.",
        b"<p>The lamp is lit.</p>" + b"<table><tr><td>" * 5_000,
        b'<script type="application/ld+json">'
        + b'{"@graph":[' * 20_000
        + b"</script><p>The lamp is lit.</p>",
    ],
    ids=["divs", "spans", "tables", "data"],
)
def test_deeply_nested_pages_are_read(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "deep.html"
    path.write_bytes(b"<html><body>" + body + b"</body></html>")
    [found] = documents(path)
    assert "The lamp is lit." in found.document.text


@pytest.mark.parametrize("piece", ["![", "[", "> ", "*a ", "- "])
def test_markdown_of_one_sign_is_read(tmp_path: Path, piece: str) -> None:
    path = tmp_path / "signs.md"
    path.write_text(piece * 5_000 + "\n\nThe lamp is lit.\n")
    [found] = documents(path)
    assert found.document.text.endswith("The lamp is lit.")


def test_a_letter_of_many_parts_inside_parts_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.eml"
    head = b"From: a@b.example\nTo: c@d.example\nSubject: Deep\n"
    part = b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n'
    path.write_bytes(head + b"".join(part % (n, n) for n in range(300)) + b"\nWords")
    [found] = documents(path)
    assert found.document.title == "Deep"


def test_entities_of_a_feed_read_no_file_of_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2")
    path = tmp_path / "feed.xml"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<rss version="2.0"><channel>'
        "<item><title>Tide</title><description>High &x; water</description></item></channel></rss>"
    )
    [found] = documents(path)
    assert "hunter2" not in found.document.text


def test_bytes_that_are_a_path_are_not_opened() -> None:
    page = Shelf(HERE / "page" / "article.html").get("https://quay.example/x")
    source = Source(name="quay", type="feed", url="https://quay.example/x")

    class Swapped:
        def get(self, url: str) -> Fetched:
            return replace(page, body=str(HERE / "feed" / "atom.xml").encode())

    with pytest.raises(Unreadable, match="is not a feed"):
        list(Feed().read(source, Swapped()))
