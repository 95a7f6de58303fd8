"""The stock that the source types share: bytes to text, trees, moments, data in pages, titles."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources.article import article, title
from dateline.sources.decoding import clean, decode
from dateline.sources.entries import entries
from dateline.sources.mail import is_mail, letter
from dateline.sources.moments import moment
from dateline.sources.stated import Stated, stated
from dateline.sources.structured import items, of_type, text, values
from dateline.sources.trees import fragment_text, tree

# Letters that every font has, without white space and controls, which extraction is meant to change.
LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z", "M"))
WORDS = st.lists(st.text(LETTERS, min_size=1), max_size=9)


@pytest.mark.parametrize(
    ("body", "charset", "markup", "wanted"),
    [
        ("Grüße".encode(), None, False, "Grüße"),
        ("Grüße".encode("utf-8-sig"), "koi8-r", False, "Grüße"),
        ("Grüße an alle".encode("utf-16"), None, False, "Grüße an alle"),
        ("Grüße an alle".encode("utf-16-be"), None, False, "Grüße an alle"),
        ("“Ja”, sagt er".encode("cp1252"), "iso-8859-1", False, "“Ja”, sagt er"),
        ("Порт закрыт".encode("koi8-r"), "koi8-r", False, "Порт закрыт"),
        ("<?xml version='1.0' encoding='windows-1251'?><a>Порт</a>".encode("cp1251"), None, True, ">Порт<"),
        ('<meta charset="x-sjis"><p>港は閉鎖</p>'.encode("cp932"), None, True, ">港は閉鎖<"),
        ('<meta content="text/html; charset=utf-16"><p>ü</p>'.encode(), None, True, ">ü<"),
        ("港は閉鎖".encode("iso2022_jp"), "no-such-charset", False, "港は閉鎖"),
        ("Zażółć gęślą".encode()[:-1], None, False, "Zażółć gęśl\ufffd"),
        ("Grüße ".encode() * 30 + b"\xff", None, False, "Grüße Grüße"),
    ],
)
def test_decode(body: bytes, charset: str | None, markup: bool, wanted: str) -> None:
    assert wanted in decode(body, charset, markup=markup)


@given(st.text(st.characters(codec="utf-8")))
def test_what_utf_8_wrote_is_read_as_it_was(words: str) -> None:
    if not words.startswith("\ufeff"):
        assert decode(words.encode(), "utf-8") == words


CHARSETS = [None, "utf-8", "gbk", "utf-16", "rot13", "hex", "x", "utf-7"]


@given(st.binary(max_size=400), st.sampled_from(CHARSETS))
def test_decode_never_fails(body: bytes, charset: str | None) -> None:
    assert isinstance(decode(body, charset, markup=True), str)


def test_clean_takes_controls_and_composes() -> None:
    assert clean("a\0b\x1b[0m\r\ncafe\u0301\r") == "ab[0m\ncafé\n"


@pytest.mark.parametrize(
    ("value", "wanted", "precision", "zone"),
    [
        ("2024-05-06T14:05:00+02:00", "2024-05-06 12:05", 0, "+02:00"),
        ("2024-05-06T14:05:00.123Z", "2024-05-06 14:05", 0, "UTC"),
        ("2024-05-06 14:05:00 +0200", "2024-05-06 12:05", 0, "+02:00"),
        ("2024-05-06", "2024-05-06 00:00", 1, None),
        ("20240506T140500Z", "2024-05-06 14:05", 0, "UTC"),
        ("Mon, 06 May 2024 14:05:00 +0200", "2024-05-06 12:05", 0, "+02:00"),
        ("Mon, 06 May 2024 14:05:00 GMT", "2024-05-06 14:05", 0, "UTC"),
        ("Mon, 06 May 2024 14:05:00 EST", "2024-05-06 19:05", 0, "EST"),
        (1714997100, "2024-05-06 12:05", 0, None),
        ("1714997100000", "2024-05-06 12:05", 0, None),
    ],
)
def test_moment(value: object, wanted: str, precision: int, zone: str | None) -> None:
    found = moment(value)
    assert found is not None
    assert (f"{found.at:%Y-%m-%d %H:%M}", found.precision, found.timezone) == (wanted, precision, zone)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "soon",
        "2024-13-45",
        0,
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        True,
        [],
        1e99,
        "9" * 90,
    ],
)
def test_no_moment(value: object) -> None:
    assert moment(value) is None


@given(st.one_of(st.text(max_size=60), st.floats(), st.integers()))
def test_moment_never_fails(value: object) -> None:
    found = moment(value)
    assert found is None or found.at.tzinfo is UTC


@given(WORDS, st.text(st.characters(codec="utf-8", exclude_characters="<>"), max_size=40))
def test_words_come_out_of_markup_as_they_went_in_and_script_never_does(words: list[str], junk: str) -> None:
    said = " ".join(words)
    markup = f"<p>{escape(said)}</p><script>{junk}</script><style>{junk}</style>"
    assert fragment_text(markup) == clean(said).strip()


@given(st.text(max_size=200))
def test_any_text_is_a_tree_or_none(words: str) -> None:
    root = tree(words)
    assert root is None or root.tag is not None


def test_blocks_lists_and_breaks_have_lines_of_their_own() -> None:
    markup = (
        "<h2>Night</h2><p>One<br>two <b>bold</b>,<i>slanted</i>.</p><ul><li>a</li><li>b <em>c</em></li></ul>"
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table><pre>x\n  y</pre><p hidden>no</p>"
        "<div style='display: none'>no</div><nav>no</nav>end"
    )
    assert fragment_text(markup) == ("Night\n\nOne\ntwo bold,slanted.\n\na\nb c\n\n1 2\n3\n\nx\n  y\n\nend")


SAME = [
    '<script type="application/ld+json">{"@type": "Report", "headline": "Fog", "author": {"@type": "Person",'
    ' "name": "Ada Bell"},}</script>',
    '<div itemscope itemtype="https://schema.org/Report"><h1 itemprop="headline">Fog</h1>'
    '<p itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Bell</b></p>'
    "</div>",
    '<div vocab="https://schema.org/" typeof="Report"><h1 property="headline">Fog</h1>'
    '<p property="author" typeof="schema:Person"><b property="schema:name">Ada Bell</b></p></div>',
]


@pytest.mark.parametrize("markup", SAME, ids=["json-ld", "microdata", "rdfa"])
def test_data_reads_the_same_in_all_three_forms(markup: str) -> None:
    found = items(tree(f"<html><body>{markup}</body></html>"))
    [report] = of_type(found, "Report")
    assert text(report, "headline") == "Fog"
    assert [text(person, "name") for person in values(report, "author")] == ["Ada Bell"]


LONG = "Fog holds the noon ferry for an hour"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (Stated(titles=("Fog holds ferry",), heading="Fog holds ferry"), "Fog holds ferry"),
        (Stated(titles=("Fog holds ferry | The Quay",), heading="Fog holds ferry"), "Fog holds ferry"),
        (Stated(titles=("Fog holds the noon ferry for…",), heading=LONG), LONG),
        (Stated(titles=(f"Weather - {LONG}", LONG)), LONG),
        (Stated(page_title="Fog holds ferry - The Quay", site="The Quay"), "Fog holds ferry"),
        (Stated(heading="Health centre", page_title="Fog holds ferry"), "Fog holds ferry"),
        (Stated(heading="Fog holds ferry", page_title="Fog holds ferry – news"), "Fog holds ferry"),
        (Stated(), None),
    ],
)
def test_title(said: Stated, wanted: str | None) -> None:
    assert title(said) == wanted


def test_a_byline_is_the_person_and_not_the_paper() -> None:
    root = tree(
        '<meta property="og:site_name" content="The Quay"><meta name="author" content="The Quay">'
        '<a rel="author" href="/ada">By Ada Bell and Tam Reyes</a>'
    )
    assert stated(root, None).authors == ("Ada Bell", "Tam Reyes")


def test_a_sentence_keeps_the_words_that_look_like_furniture() -> None:
    fill = "The harbour office gave no reason for the delay, which is the third within a week on this line."
    found = article(
        f"<html><body><article><h1>Fog</h1><p>{fill}</p><p>The ferry office said on Monday that "
        '<span class="link shortcode"><a href="/x">Ada Bell</a></span> had not ordered the ferry to wait.</p>'
        f"<p>{fill}</p><p>{fill} It will be told tomorrow.</p></article></body></html>"
    )
    assert "said on Monday that Ada Bell had not ordered the ferry to wait." in found.text


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (b"From: a@b.example\nTo: c@d.example\n\nWords", True),
        (b"Received: by x\r\n\tid 1\r\nSubject: x\r\n\r\nWords", True),
        (b"Note: this is prose.\n\nFrom: the bridge", False),
        (b"Subject: a heading only\n\nWords", False),
        (b"", False),
    ],
)
def test_is_mail(body: bytes, wanted: bool) -> None:
    assert is_mail(body) == wanted


@given(st.binary(max_size=300))
def test_any_bytes_are_a_letter(body: bytes) -> None:
    assert "\0" not in letter(b"From: a@b.example\n" + body).text


def test_a_feed_s_entry_without_a_zone_or_with_nonsense_for_a_time() -> None:
    feed = (
        b"<rss version='2.0'><channel><item><title>a</title><pubDate>2024-05-06 10:00</pubDate></item>"
        b"<item><title>b</title><pubDate>whenever</pubDate></item></channel></rss>"
    )
    first, second = entries(feed)
    assert first.published is not None
    assert first.published.at == datetime(2024, 5, 6, 10, 0, tzinfo=UTC)
    assert second.published is None
