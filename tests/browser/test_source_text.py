"""A document at the desk in a browser: keys, clicks, the legend's switches, narrow screens, no script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.newsroom import Newsroom
from tests.web.desks import flooded, served
from tests.web.test_desk_documents import GERMAN, NASTY, paper

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    found = flooded(Path(tmp_path_factory.mktemp("desk")))
    odd = paper("d-odd", NASTY + "x" * 3000 + "\n" + "\u0301" * 500, title="Odd")
    found.append("merrow", "source:quill", [odd, paper("d-de", GERMAN, language="de")])
    yield found
    found.close()


@pytest.fixture(scope="module")
def links(room: Newsroom) -> Iterator[tuple[str, str]]:
    with served(room) as found:
        yield found


@pytest.fixture(scope="module")
def desk(browser: Browser, links: tuple[str, str]) -> Iterator[Page]:
    faults: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(links[1])
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/merrow/")
    yield page
    page.close()
    assert faults == []


def chosen(page: Page) -> list[str]:
    rows: list[str] = page.eval_on_selector_all(".told li.on", "rows => rows.map(row => row.id)")
    return rows


def test_keys_step_through_the_claims_and_enter_opens_one(desk: Page, links: tuple[str, str]) -> None:
    desk.goto(f"{links[0]}desk/merrow/documents/d1")
    desk.keyboard.press("j")
    assert chosen(desk) == ["r1"]
    desk.keyboard.press("j")
    assert chosen(desk) == ["r2"]
    numbers = desk.eval_on_selector_all(".stext .no.on", "all => all.map(one => one.id)")
    assert numbers == ["k2"]
    assert desk.locator(".stext .p.on").count() > 0
    desk.keyboard.press("k")
    assert chosen(desk) == ["r1"]
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/desk/merrow/?claim=d1-c1#claim")


def test_a_click_on_any_mark_shows_its_claim(desk: Page, links: tuple[str, str]) -> None:
    desk.goto(f"{links[0]}desk/merrow/documents/d1")
    desk.locator(".stext .m-speaker").first.click()
    assert len(chosen(desk)) == 1
    at = desk.evaluate("document.activeElement.closest('main, body').tagName")
    assert at in ("MAIN", "BODY"), "a click on words takes no focus"
    desk.locator("#k2").click()
    assert chosen(desk) == ["r2"]
    assert desk.evaluate("document.activeElement.closest('li').id") == "r2"


def test_each_kind_can_be_switched_off_and_stays_off(desk: Page, links: tuple[str, str]) -> None:
    desk.goto(f"{links[0]}desk/merrow/documents/d1")
    line = "getComputedStyle(document.querySelector('.stext .l-cue')).textDecorationLine"
    assert desk.evaluate(line) == "underline"
    desk.locator("#show-cue").uncheck()
    assert desk.evaluate(line) == "none"
    desk.reload()
    assert desk.evaluate(line) == "none"
    desk.locator("#show-cue").check()


def test_what_is_drawn_differs_without_colour(desk: Page, links: tuple[str, str]) -> None:
    desk.goto(f"{links[0]}desk/merrow/documents/d1")
    shapes = desk.eval_on_selector_all(
        ".lgd .p",
        """all => all.map(one => {
            const of = (style) => [style.textDecorationLine, style.textDecorationStyle, style.borderTopStyle,
                style.borderInlineStartStyle, style.borderBottomStyle, style.fontWeight].join(' ');
            return of(getComputedStyle(one)) + '|' + of(getComputedStyle(one.firstElementChild ?? one));
        })""",
    )
    assert len(set(shapes)) == len(shapes) == 9


@pytest.mark.parametrize("path", ["documents", "documents/d1", "documents/d-odd", "documents/d-de"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(desk: Page, links: tuple[str, str], path: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(f"{links[0]}desk/merrow/{path}")
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    desk.set_viewport_size({"width": 1280, "height": 900})


def test_a_document_without_script(browser: Browser, links: tuple[str, str], desk: Page) -> None:
    signed_in = desk.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=signed_in)
    page = context.new_page()
    page.goto(f"{links[0]}desk/merrow/documents/d1")
    page.locator("#k2").click()
    page.wait_for_url("**?claim=d1-c2#k2")
    assert page.locator("#k2.chosen").is_visible()
    page.locator("[data-after]").click()
    page.wait_for_url("**?claim=d1-c3#k3")
    page.locator("#show-content").uncheck()
    page.locator("#r3 a").first.click()
    page.wait_for_url("**/desk/merrow/?claim=d1-c3#claim")
    context.close()
