"""The readers' pages in a real browser: they fit a narrow phone, can be read, and work without a mouse."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.outputs import pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATHS = (
    "",
    "merrow/",
    "merrow/posts/p1/",
    "merrow/posts/p2/",
    "merrow/days/2026-03-04/",
    "merrow/claims/",
    "merrow/claims/d1-c2/",
    "merrow/corrections/",
    "past/",
    "past/claims/",
    "empty/",
    "closed/",
    "error/",
)

pytestmark = pytest.mark.browser

# Every piece of text with the contrast of its colour to what is painted behind it (WCAG 2.2).
CONTRAST = """() => {
  const channel = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = (rgb) => {
    const [r, g, b] = rgb.map((v) => channel(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const colour = parse(getComputedStyle(element).backgroundColor);
      if (colour.length === 3) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim();
    const element = walk.currentNode.parentElement;
    if (!text || !element.checkVisibility() || element.closest('script, .vh, .skip')) continue;
    const style = getComputedStyle(element);
    const ink = parse(element.closest('svg') ? style.fill : style.color).slice(0, 3);
    const [a, b] = [light(ink), light(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} ${text.slice(0, 40)}`);
  }
  return low;
}"""

# Controls that stand by themselves; links in running text are spaced by their lines.
SMALL_TARGETS = """() => {
  const running = 'p, li, td, h1, h2, h3, h4, dd, figcaption, .skip, details:not([open]) form';
  return [...document.querySelectorAll('a, button, input, summary')]
    .filter((element) => element.checkVisibility() && !element.closest(running))
    .map((element) => [element.getBoundingClientRect(), element.textContent.trim()])
    .filter(([box]) => box.width && (box.height < 24 || box.width < 24))
    .map(([box, text]) => `${text.slice(0, 30)} ${box.width.toFixed(0)}x${box.height.toFixed(0)}`);
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the library's own name
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The made-up coverage as static files behind a plain web server."""
    folder = tmp_path_factory.mktemp("site")
    pages.write(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def show(browser: Browser, address: str, path: str, width: int = 1280, **options: Any) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    page.goto(address + path)
    return page


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_the_screen(browser: Browser, address: str, path: str, width: int) -> None:
    page = show(browser, address, path, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_text_twice_as_large_still_fits(browser: Browser, address: str, path: str) -> None:
    page = show(browser, address, path, 720)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_every_word_can_be_told_from_its_ground(
    browser: Browser, address: str, path: str, scheme: str
) -> None:
    page = show(browser, address, path, color_scheme=scheme)
    assert page.evaluate(CONTRAST) == []
    page.close()


def test_the_measure_of_contrast_finds_grey_on_grey(browser: Browser, address: str) -> None:
    page = show(browser, address, "error/")
    page.evaluate("document.querySelector('h1').style.color = '#aaa'")
    assert page.evaluate(CONTRAST) == ["2.32 There is no such page"]
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_controls_are_large_enough_to_touch(browser: Browser, address: str, path: str) -> None:
    page = show(browser, address, path, 390)
    assert page.evaluate(SMALL_TARGETS) == []
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_headings_are_met_in_order(browser: Browser, address: str, path: str) -> None:
    page = show(browser, address, path)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => +h.tagName[1])")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    page.close()


def test_a_mark_is_reached_and_opened_by_keyboard(browser: Browser, address: str) -> None:
    page = show(browser, address, "merrow/", java_script_enabled=True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.post p.t') !== null"):
            break
    assert page.evaluate("document.activeElement.dataset.claim") == "d6-c2"
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(ring.removesuffix("px")) >= 2
    page.close()


def test_without_scripts_a_mark_leads_to_its_claim(browser: Browser, address: str) -> None:
    page = show(browser, address, "merrow/", java_script_enabled=False)
    page.click("#post-p5 a[data-claim=d6-c2]")
    assert page.url == address + "merrow/claims/d6-c2/"
    assert page.inner_text("mark").startswith("Between 20 and 25 people")
    page.close()


def test_without_scripts_filters_choose_posts(browser: Browser, address: str) -> None:
    page = show(browser, address, "merrow/", java_script_enabled=False)
    page.click("#filter a[href='#show-key']")
    assert [post.get_attribute("id") for post in page.query_selector_all(".post") if post.is_visible()] == [
        "post-p5",
        "post-p1",
    ]
    page.click("#filter a[href='#show-corrected']")
    visible = [post.get_attribute("id") for post in page.query_selector_all(".post") if post.is_visible()]
    assert visible == ["post-p3", "post-p2", "post-p1"]
    page.click("#filter a[href='#posts']")
    assert len([post for post in page.query_selector_all(".post") if post.is_visible()]) == 5
    page.close()


def test_without_scripts_a_standing_chooses_claims(browser: Browser, address: str) -> None:
    page = show(browser, address, "merrow/claims/", java_script_enabled=False)
    page.click("nav.shares a[href='#disputed']")
    rows = [row for row in page.query_selector_all("tbody tr") if row.is_visible()]
    assert len(rows) == 2
    assert all("Disputed" in row.inner_text() for row in rows)
    page.close()


def test_pages_print_their_posts_with_addresses_and_without_controls(browser: Browser, address: str) -> None:
    page = show(browser, address, "merrow/")
    page.emulate_media(media="print")
    assert not page.is_visible("#filter")
    assert not page.is_visible("#nav")
    assert page.is_visible(".printed")
    address_after = "getComputedStyle(document.querySelector('#post-p1 .permalink'), '::after').content"
    assert "/merrow/posts/p1/" in page.evaluate(address_after)
    page.close()
