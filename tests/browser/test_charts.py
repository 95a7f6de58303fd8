"""Charts, map and timeline in a real browser: words large enough to read, apart from each other, on a
phone, a tablet and a desk.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dateline.hooks import Site
from dateline.outputs.figures import Figures
from dateline.outputs.map import Map
from dateline.outputs.paper import STATIC
from dateline.outputs.timeline import Timeline
from tests.outputs import sunk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (320, 390, 768, 1000, 1280)
PAGES = (Figures(), Map(), Timeline())

pytestmark = pytest.mark.browser

# The drawn words that are seen: what they say, how large they come out, and where.
WORDS = """() => [...document.querySelectorAll('svg.chart text')].filter((t) => t.getClientRects().length)
  .map((t) => {
    const box = t.getBoundingClientRect();
    const scale = t.getScreenCTM().a;
    return {said: t.textContent, size: parseFloat(getComputedStyle(t).fontSize) * scale,
      x: box.x, y: box.y, w: box.width, h: box.height, svg: [...document.querySelectorAll('svg.chart')]
      .indexOf(t.ownerSVGElement)};
  }).filter((t) => t.w)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("charts")
    shutil.copytree(STATIC, root / "static")
    for output in PAGES:
        path = root / "sunk" / output.path / "index.html"
        path.parent.mkdir(parents=True)
        path.write_bytes(output.render(sunk.story(), Site()))
    return root


@pytest.fixture
def page(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    path, width = request.param
    opened = browser.new_page(viewport={"width": width, "height": 900})
    opened.goto((folder / "sunk" / path / "index.html").as_uri())
    yield opened
    opened.close()


CASES = [(output.path, width) for output in PAGES for width in WIDTHS]


@pytest.mark.parametrize("page", CASES, indirect=True, ids=lambda case: f"{case[0]}{case[1]}")
def test_drawn_words_are_large_enough(page: Page) -> None:
    small = [word for word in page.evaluate(WORDS) if word["size"] < 11.45]
    assert not small


@pytest.mark.parametrize("page", CASES, indirect=True, ids=lambda case: f"{case[0]}{case[1]}")
def test_drawn_words_do_not_lie_on_each_other(page: Page) -> None:
    words: list[dict[str, Any]] = page.evaluate(WORDS)
    over = [
        (one["said"], two["said"])
        for n, one in enumerate(words)
        for two in words[n + 1 :]
        if one["svg"] == two["svg"] and meets(one, two)
    ]
    assert not over


def meets(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Whether two lines of words share more than their ascenders' and descenders' space."""
    across = min(one["x"] + one["w"], two["x"] + two["w"]) - max(one["x"], two["x"])
    down = min(one["y"] + one["h"], two["y"] + two["h"]) - max(one["y"], two["y"])
    return bool(across > 2 and down > 0.34 * min(one["h"], two["h"]))


@pytest.mark.parametrize("page", CASES, indirect=True, ids=lambda case: f"{case[0]}{case[1]}")
def test_the_page_fits_its_width(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page", [("map/", 1280)], indirect=True)
def test_choosing_a_place_marks_it_in_the_list_and_on_the_map(page: Page) -> None:
    before = page.evaluate("getComputedStyle(document.querySelector('.for-wide .p-3 .site')).strokeWidth")
    page.locator(".for-wide a[href='#place-3']").first.click()
    after = page.evaluate("getComputedStyle(document.querySelector('.for-wide .p-3 .site')).strokeWidth")
    assert float(after.removesuffix("px")) > float(before.removesuffix("px"))
    assert page.evaluate("document.querySelector('#place-3').matches(':target')")


@pytest.mark.parametrize("page", [("map/", 1280)], indirect=True)
def test_a_filter_works_without_scripts(page: Page) -> None:
    page.locator("#only-confirmed").check(force=True)
    shown = page.locator(".mlist li:visible")
    classes = [shown.nth(n).get_attribute("class") or "" for n in range(shown.count())]
    assert classes
    assert all("has-confirmed" in found for found in classes)
    assert len(classes) < page.locator(".mlist li").count()
