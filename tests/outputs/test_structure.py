"""What holds for every page: valid landmarks, headings in order, links that lead somewhere, no script."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Entry, Redaction
from dateline.story import tell
from tests.outputs import flood
from tests.outputs.pages import ALTERNATES, all_pages, read, site
from tests.outputs.wellformed import faults

STORY = flood.story()
PAGES = all_pages(STORY, site())
PAST = all_pages(flood.story(30), site(as_of=flood.story(30).at))
OTHERS = {"figures/", "map/", "timeline/", *(path for _, path, _ in ALTERNATES)}  # drawn elsewhere
EVERY = [
    *(pytest.param(html, path, id=path or "live") for path, html in PAGES.items()),
    *(pytest.param(html, path, id=f"past-{path or 'live'}") for path, html in PAST.items()),
]


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_every_element_is_closed_and_stands_where_it_may(html: str, path: str) -> None:
    assert faults(html) == []


def test_faults_are_found() -> None:
    assert len(faults("<ul><p>a</ul>")) == 2
    assert faults("<p><div></div></p>") != []
    assert faults("<a><b><a></a></b></a>") != []


@settings(max_examples=40, deadline=None)
@given(
    lost=st.sets(st.integers(2, len(flood.entries()))),
    redacted=st.sets(st.integers(2, len(flood.entries())), max_size=4),
)
def test_whatever_is_missing_every_page_can_still_be_drawn(lost: set[int], redacted: set[int]) -> None:
    kept = [entry for entry in flood.entries() if entry.seq not in lost]
    gone = [
        Entry(
            seq=900 + seq, at=kept[-1].at, by="desk:ada", story="merrow", fact=Redaction(seq=seq, reason="r")
        )
        for seq in sorted(redacted)
    ]
    for path, html in all_pages(tell([*kept, *gone]), site()).items():
        assert faults(html) == [], path


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_one_main_one_h1_and_headings_that_skip_no_level(html: str, path: str) -> None:
    page = read(html)
    assert len(page.xpath("//main")) == 1
    assert len(page.xpath("//h1")) == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1 or levels.index(1) >= 0
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_landmarks_have_names_and_the_first_link_skips_to_the_page(html: str, path: str) -> None:
    page = read(html)
    assert page.xpath("//a")[0].get("href") == "#main"
    assert page.xpath("//*[@id='main']")
    for nav in page.xpath("//nav"):
        assert nav.get("aria-label") or nav.get("aria-labelledby")
    for section in page.xpath("//section[not(contains(@class, 'day'))]"):
        assert page.xpath(f"//*[@id='{section.get('aria-labelledby')}']"), section.attrib


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_ids_are_given_once_and_labels_point_at_them(html: str, path: str) -> None:
    page = read(html)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
    for one in page.xpath("//@aria-labelledby | //label/@for"):
        assert one in ids


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_every_drawing_is_named_or_hidden_and_every_sign_is_in_the_sprite(html: str, path: str) -> None:
    page = read(html)
    symbols = {f"#{one}" for one in page.xpath("//symbol/@id")}
    for svg in page.xpath("//svg"):
        assert svg.get("aria-hidden") == "true" or (svg.get("role") == "img" and svg.get("aria-label"))
    assert set(page.xpath("//use/@href")) <= symbols


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_no_script_but_the_client_and_data_and_no_style_in_the_page(html: str, path: str) -> None:
    page = read(html)
    for script in page.xpath("//script"):
        assert script.get("src", "").partition("?")[0].endswith("static/live.js") or (
            script.get("type") == "application/ld+json"
        )
    assert not page.xpath("//@style | //@onclick | //style")


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_every_time_says_its_moment_in_utc(html: str, path: str) -> None:
    for moment in read(html).xpath("//time"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment.get("datetime"))
        assert moment.text_content().strip()


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_standing_is_never_a_colour_or_a_sign_alone(html: str, path: str) -> None:
    for sign in read(html).xpath("//*[contains(concat(' ', @class, ' '), ' st ')]"):
        word = sign.text_content().strip()
        assert f"st-{word.lower()}" in sign.get("class").split()


@pytest.mark.parametrize(("html", "path"), EVERY)
def test_links_inside_the_coverage_lead_to_pages_that_are_there(html: str, path: str) -> None:
    pages = PAGES if "as-of=" not in html else PAST
    page = read(html)
    for href in page.xpath("//a/@href"):
        parts = urlsplit(href)
        if parts.scheme:
            assert parts.scheme == "https", href
            continue
        if not parts.path:
            assert page.xpath(f"//*[@id='{parts.fragment}']"), href
            continue
        target = urljoin(f"/merrow/{path}", unquote(parts.path))
        if target == "/":
            continue
        inside = target.removeprefix("/merrow/")
        assert inside in pages or inside in OTHERS, href
        if parts.fragment and inside in pages:
            assert read(pages[inside]).xpath(f"//*[@id='{unquote(parts.fragment)}']"), href


def test_the_past_is_kept_in_every_link_and_said_on_every_page() -> None:
    for path, html in PAST.items():
        page = read(html)
        assert page.xpath("//*[@class='past']"), path
        for href in page.xpath("//main//a/@href | //main//nav//a/@href"):
            parts = urlsplit(href)
            if not parts.scheme and parts.path:
                assert parts.query.startswith("as-of="), href
        back = page.xpath("//*[contains(@class, 'pastbar')]//a/@href")
        assert back
        assert "as-of" not in back[0]
