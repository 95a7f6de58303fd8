"""An open page in a real browser: it follows the newsroom without reloading, and nothing moves under the
reader. Needs Chromium; skipped without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.newsroom import Newsroom, acts
from dateline.records import Post
from tests.outputs import flood
from tests.web.desks import Clock, flooded, served

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
def address(room: Newsroom) -> Iterator[str]:
    with served(room) as (found, _):
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    found = browser.new_page(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    found.goto(f"{address}{SLUG}/")
    found.evaluate("window.sameDocument = true")
    found.wait_for_selector("#posts .ago")  # the stream has said what time it is
    yield found
    assert found.evaluate("window.sameDocument"), "the page was loaded anew"
    found.close()
    assert faults == []


def publish(room: Newsroom, headline: str, **fields: object) -> None:
    post = replace(Post(id="", headline=headline, text="Words."), **fields)  # type: ignore[arg-type]
    acts.publish(room, SLUG, "desk:bo", post=post, seen=room.story(SLUG).seq)


def correct(room: Newsroom, post_id: str, text: str) -> None:
    post = replace(room.story(SLUG).post(post_id), text=text, cites=())
    acts.change(
        room, SLUG, "desk:bo", post=post, kind="correction", text="It was put right.", reason="It was wrong.",
        seen=room.story(SLUG).seq,
    )  # fmt: skip


def test_new_posts_wait_behind_a_link_that_takes_the_reader_there(page: Page, room: Newsroom) -> None:
    page.evaluate("scrollTo(0, 900)")
    publish(room, "First of two")
    publish(room, "Second of two")
    link = page.get_by_role("link", name="2 new posts")
    link.wait_for()
    assert page.get_by_text("First of two").count() == 0
    page.locator("#status").get_by_text("new post").wait_for()
    link.click()
    assert page.evaluate("document.activeElement.textContent") == "Second of two"
    heads = page.locator("#posts .post h3").all_text_contents()
    assert heads[:2] == ["Second of two", "First of two"]
    assert link.is_hidden()
    assert page.locator("#posts .post.unread").count() == 2


def test_at_the_top_and_idle_a_post_comes_in_by_itself(page: Page, room: Newsroom) -> None:
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(3500)
    publish(room, "By itself")
    page.locator("#posts h3", has_text="By itself").wait_for()
    assert page.locator("#new-posts").is_hidden()


def test_a_correction_changes_in_place_and_is_said(page: Page, room: Newsroom) -> None:
    page.locator("#post-p3").scroll_into_view_if_needed()
    page.locator("#post-p3").evaluate("one => scrollBy(0, one.getBoundingClientRect().top - 200)")
    top = page.locator("#post-p3").bounding_box()
    correct(
        room, "p5", "Long words, first paragraph.\n\nSecond.\n\nThird.\n\nFourth, and the post above grows."
    )
    correct(room, "p3", "Nobody has power.")
    page.get_by_text("Nobody has power.").wait_for()
    page.get_by_text("the post above grows").wait_for(state="attached")
    page.locator("#status", has_text="corrected").wait_for()
    now = page.locator("#post-p3").bounding_box()
    assert top is not None
    assert now is not None
    assert abs(now["y"] - top["y"]) < 2
    assert page.locator("#post-p3 .corr.correction").count() == 1


def test_a_judgement_and_a_withdrawal_reach_the_open_page(page: Page, room: Newsroom) -> None:
    assert page.locator("#post-p4 .m-false").count() == 0
    seen = room.story(SLUG).seq
    acts.judge(room, SLUG, "desk:bo", claim="d1-c3", credibility=5, reason="A list was found.", seen=seen)
    page.locator("#post-p4 .m-false").wait_for()
    acts.withdraw(
        room, SLUG, "desk:bo", post_id="p3", text="It said that power was out.", reason="It was not.",
        seen=room.story(SLUG).seq,
    )  # fmt: skip
    page.locator("#post-p3.tombstone").wait_for()


def test_a_claim_opens_in_place_and_gives_the_focus_back(page: Page, room: Newsroom) -> None:
    mark = page.locator("#post-p4 a.m").first
    mark.focus()
    page.keyboard.press("Enter")
    opened = page.locator("#post-p4 article.claim")
    opened.wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H4"
    assert "statement" in (opened.text_content() or "").lower()
    assert opened.locator("a[href*='/claims/']").first.get_attribute("href", timeout=2000)
    page.keyboard.press("Escape")
    assert opened.count() == 0
    assert mark.evaluate("one => one === document.activeElement")


def test_a_claim_stays_open_while_its_post_is_corrected(page: Page, room: Newsroom) -> None:
    page.locator("#post-p3 a.m").last.click()
    page.locator("#post-p3 article.claim").wait_for()
    correct(room, "p3", "[[1,640 homes|d6-c1]] have no power at all.")
    page.get_by_text("have no power at all").wait_for()
    assert page.locator("#post-p3 article.claim").count() == 1


def test_polling_takes_over_where_streams_are_refused(browser: Browser, address: str, room: Newsroom) -> None:
    page = browser.new_page()
    page.route("**/events*", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{address}{SLUG}/")
    page.wait_for_selector("#posts .ago", timeout=20_000)
    page.evaluate("scrollTo(0, 900)")
    publish(room, "By polling")
    page.get_by_role("link", name="1 new post").wait_for(timeout=60_000)
    page.close()


def test_offline_is_said_and_what_was_missed_is_caught_up(page: Page, room: Newsroom) -> None:
    page.evaluate("scrollTo(0, 900)")
    page.route("**/merrow/events*", lambda route: route.abort())
    page.route("**/merrow/head.json", lambda route: route.abort())
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator("#connection", has_text="Trying again").wait_for()
    page.unroute("**/merrow/head.json")
    page.unroute("**/merrow/events*")
    publish(room, "While away")
    page.get_by_role("link", name="1 new post").wait_for(timeout=30_000)
    page.locator("#connection:not([hidden])").wait_for(state="detached", timeout=30_000)


@pytest.mark.parametrize(("zone", "said"), [("Europe/London", ""), ("Asia/Kolkata", "your time 06:10")])
def test_the_readers_own_zone_stands_once_beside_the_pages(
    browser: Browser, address: str, zone: str, said: str
) -> None:
    page = browser.new_page(timezone_id=zone)
    page.goto(f"{address}{SLUG}/")
    page.wait_for_selector("#posts .ago")
    assert (page.locator("#reader-time").text_content() or "").startswith(said)
    assert page.locator("#reader-time").is_visible() == bool(said)
    page.close()


def test_what_came_since_the_last_visit_is_red_on_the_rail(
    browser: Browser, address: str, room: Newsroom
) -> None:
    page = browser.new_page()
    page.goto(f"{address}{SLUG}/")
    assert page.locator("#posts .unread").count() == 0, "nothing is unread on a first visit"
    page.goto(f"{address}{SLUG}/claims/")
    publish(room, "While away")
    page.goto(f"{address}{SLUG}/?", wait_until="load")
    page.locator("#posts .unread").wait_for()
    assert page.locator("#posts .unread h3").all_text_contents() == ["While away"]
    page.close()


HELD = """() => [...document.querySelectorAll(
    '#posts .post, #summary, #keyfigures, #nav, #strip, #keyevents, #sources')].map((one) => {
    const copy = one.cloneNode(true);
    copy.classList.remove('unread', 'arrived');
    copy.querySelectorAll('.ago').forEach((added) => added.remove());
    copy.querySelectorAll('[tabindex="-1"]').forEach((head) => head.removeAttribute('tabindex'));
    return copy.outerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><').replace(/ </g, '<');
  })"""


def test_an_open_page_becomes_what_a_fresh_one_is(browser: Browser, tmp_path: Path) -> None:
    room = flooded(tmp_path, 30)
    with served(room) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}{SLUG}/")
        page.wait_for_selector("#posts .ago")
        page.evaluate("window.sameDocument = true")
        page.evaluate("scrollTo(0, 700)")
        assert isinstance(room.clock, Clock)
        for entry in flood.entries()[30:]:
            room.clock.moment = entry.at
            room.append(SLUG, entry.by, [entry.fact])
        seq = room.story(SLUG).seq
        page.wait_for_selector(f"body[data-seq='{seq}']")
        page.locator("#new-posts").click()
        fresh = browser.new_page()
        fresh.goto(f"{address}{SLUG}/")
        held = page.evaluate(HELD)
        assert len(held) > 8
        assert held == fresh.evaluate(HELD)
        assert page.evaluate("window.sameDocument")
        page.close()
        fresh.close()
    room.close()
