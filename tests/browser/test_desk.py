"""The desk in a real browser: signing in, keys, judging in one tab while another tab's page changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.newsroom import Newsroom
from dateline.standing import standing
from tests.web.desks import flooded, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SLUG = "merrow"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    found = flooded(tmp_path)
    yield found
    found.close()


@pytest.fixture
def links(room: Newsroom) -> Iterator[tuple[str, str]]:
    with served(room) as found:
        yield found


@pytest.fixture
def desk(browser: Browser, links: tuple[str, str]) -> Iterator[Page]:
    """A page at the queue, signed in with the printed link."""
    faults: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    page.goto(links[1])
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**/desk/{SLUG}/")
    yield page
    page.close()
    assert faults == []


def test_judging_by_keys_changes_the_open_page_in_another_tab(
    desk: Page, browser: Browser, links: tuple[str, str], room: Newsroom
) -> None:
    reader = browser.new_page()
    reader.goto(f"{links[0]}{SLUG}/")
    reader.evaluate("window.sameDocument = true")
    reader.wait_for_selector("#posts .ago")
    desk.goto(f"{links[0]}desk/{SLUG}/?claim=d1-c3#claim")
    desk.keyboard.press("5")
    assert desk.locator(".will .w5").is_visible()
    assert not desk.locator(".will .w1").is_visible()
    desk.keyboard.type("A list was found. 1 2 3")
    desk.keyboard.press("Enter")
    reader.locator("#post-p4 .m-false").wait_for()
    assert reader.evaluate("window.sameDocument")
    assert standing(room.story(SLUG), "d1-c3") == "False"
    desk.locator(".flash", has_text="readers see").wait_for()
    reader.close()


def test_moving_linking_and_writing_by_keys(desk: Page, room: Newsroom) -> None:
    desk.keyboard.press("j")
    desk.wait_for_url("**/?claim=*")
    first = desk.url
    desk.keyboard.press("j")
    desk.wait_for_url(lambda url: "claim=" in url and url != first)
    desk.keyboard.press("k")
    desk.wait_for_url(first)
    desk.goto(desk.url.split("?", 1)[0] + "?claim=d5-c2#claim")
    desk.keyboard.press("y")
    desk.get_by_text("How it stands to others").wait_for()
    assert room.story(SLUG).links["d5-c2", "d1-c3", "contradicts"][-1].fact.state == "confirmed"
    desk.keyboard.press("p")
    desk.wait_for_url("**/write?claim=d5-c2")


def test_keys_do_nothing_in_a_text_field_or_when_switched_off(desk: Page) -> None:
    desk.goto(desk.url + "?claim=d1-c3#claim")
    desk.locator("#reason").click()
    desk.keyboard.type("jk5yn?p")
    assert desk.locator("#reason").input_value() == "jk5yn?p"
    assert desk.locator("[name=credibility]:checked").count() == 0
    desk.get_by_label("keys on").uncheck()
    desk.locator("h1").click()
    desk.keyboard.press("5")
    assert desk.locator("[name=credibility]:checked").count() == 0
    desk.reload()
    assert not desk.get_by_label("keys on").is_checked()


def test_what_was_typed_survives_a_reload(desk: Page) -> None:
    desk.goto(desk.url + "write")
    desk.get_by_label("Headline").fill("Half a headl")
    desk.reload()
    assert desk.get_by_label("Headline").input_value() == "Half a headl"


def test_composing_with_the_picker_and_publishing(
    desk: Page, browser: Browser, links: tuple[str, str], room: Newsroom
) -> None:
    reader = browser.new_page()
    reader.goto(f"{links[0]}{SLUG}/")
    reader.wait_for_selector("#posts .ago")
    reader.evaluate("scrollTo(0, 900)")
    desk.goto(desk.url + "write")
    assert "headline missing" in (desk.locator("#publish").text_content() or "")
    desk.get_by_label("Headline").fill("The wall leaked, she says")
    desk.locator("#text").fill("Marta Teal says it leaked.")
    desk.locator("#text").evaluate("one => one.setSelectionRange(16, 25)")
    desk.locator("#find").fill("leaking")
    desk.get_by_role("button", name="Cite d5-c1").click()
    assert desk.locator("#text").input_value() == "Marta Teal says [[it leaked|d5-c1]]."
    desk.locator("#preview .m-disputed").wait_for()
    assert desk.locator("#publish").text_content() == "Publish"
    desk.locator("#text").press("Control+Enter")
    desk.wait_for_url("**/posts?done=1")
    reader.get_by_role("link", name="1 new post").click()
    reader.get_by_role("heading", name="The wall leaked, she says").wait_for()
    reader.close()
    desk.goto(desk.url.split("/posts")[0] + "/write")
    assert desk.get_by_label("Headline").input_value() == "", "what was sent is not offered again"


@pytest.mark.parametrize(
    "path", ["", "?claim=d5-c2", "write", "posts", "names", "summary", "sources", "history"]
)
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(desk: Page, path: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(desk.url + path)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


def test_the_desk_works_without_script(browser: Browser, links: tuple[str, str], room: Newsroom) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(links[1])
    page.get_by_label("Your name").fill("Bo")
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{links[0]}desk/{SLUG}/?claim=d1-c3")
    page.get_by_text("Probably true").click()
    assert page.locator(".will .w2").is_visible()
    page.locator("#reason").fill("Two of us counted.")
    page.get_by_role("button", name="Judge").click()
    assert room.story(SLUG).assessments["d1-c3"][-1].by == "desk:Bo"
