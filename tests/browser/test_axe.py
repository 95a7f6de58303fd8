"""axe-core over every page that a person sees: WCAG 2.2 A and AA, and its best practices."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from dateline.hooks import Site
from dateline.outputs.figures import Figures
from dateline.outputs.map import Map
from dateline.outputs.timeline import Timeline
from tests.browser.test_pages import Quiet
from tests.outputs import pages, sunk
from tests.web.desks import flooded, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PUBLIC = (
    "",
    "merrow/",
    "merrow/posts/p1/",
    "merrow/claims/",
    "merrow/claims/d1-c2/",
    "merrow/corrections/",
    "merrow/days/2026-03-04/",
    "past/",
    "empty/",
    "closed/",
    "error/",
    "sunk/figures/",
    "sunk/map/",
    "sunk/timeline/",
)
DESK = (
    "",
    "write/",
    "posts/",
    "summary/",
    "names/",
    "sources/",
    "history/",
    "documents",
    "documents/d1",
    "?claim=d1-c3#claim",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    pages.write(folder)
    for output in (Figures(), Map(), Timeline()):
        path = folder / "sunk" / output.path / "index.html"
        path.parent.mkdir(parents=True)
        path.write_bytes(output.render(sunk.story(), Site()))
    if not (folder / "sunk" / "static").exists():
        shutil.copytree(folder / "static", folder / "sunk" / "static")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, str]]:
    """A page that is signed in, and the desk's address."""
    room = flooded(tmp_path_factory.mktemp("desk"))
    with served(room) as (address, sign_in):
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(sign_in)
        page.get_by_label("Your name").fill("Ada")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/merrow/")
        yield page, f"{address}desk/merrow/"
        page.context.close()
    room.close()


def faults(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_readers_page(browser: Browser, site: str, path: str, width: int, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(site + path)
    assert [] == faults(page)
    page.close()


@pytest.mark.parametrize("path", DESK)
def test_a_page_of_the_desk(desk: tuple[Page, str], path: str) -> None:
    page, address = desk
    page.goto(address + path)
    assert [] == faults(page)
