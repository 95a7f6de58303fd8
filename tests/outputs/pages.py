"""Every page of a story, rendered as a static site in memory, and read back as a reader's browser would."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import lxml.html

from dateline.hooks import Output, Site
from dateline.outputs.claim import ClaimPage
from dateline.outputs.claims import Claims
from dateline.outputs.corrections import Corrections
from dateline.outputs.day import DayPage
from dateline.outputs.front import error_page, front
from dateline.outputs.live import LivePage
from dateline.outputs.paper import STATIC
from dateline.outputs.post import PostPage
from dateline.story import Story
from tests.outputs import flood

OUTPUTS: tuple[Output, ...] = (LivePage(), PostPage(), DayPage(), Claims(), ClaimPage(), Corrections())
ALTERNATES = (
    ("application/atom+xml", "feed.atom", "Atom feed"),
    ("application/feed+json", "feed.json", "JSON feed"),
    ("text/csv", "claims.csv", "Claims as CSV"),
)


def site(**fields: Any) -> Site:
    story = flood.story()
    known = Site(alternates=ALTERNATES, earliest=flood.START, latest=story.at, live=True)
    return replace(known, **fields)


def render(output: Output, story: Story, at: Site, key: str = "") -> str:
    return output.render(story, replace(at, key=key)).decode()


def all_pages(story: Story, at: Site) -> dict[str, str]:
    """Every page of the outputs here: path inside the coverage -> HTML."""
    return {
        output.path.replace("{key}", key): render(output, story, at, key)
        for output in OUTPUTS
        for key in output.keys(story)
    }


def read(html: str) -> Any:
    """The page as a tree."""
    return lxml.html.document_fromstring(html)


def write(folder: Path) -> None:
    """A static site with the made-up coverage: now, the past, empty and closed."""
    now = flood.story()
    past = flood.story(30)
    empty = flood.story(1)
    closed = flood.closed()
    pages = {f"merrow/{path}": html for path, html in all_pages(now, site()).items()}
    then = site(as_of=(past.at or flood.START) + timedelta(minutes=10))
    pages |= {f"past/{path}": html for path, html in all_pages(past, then).items()}
    pages["empty/"] = render(LivePage(), empty, site(latest=empty.at))
    pages["closed/"] = render(LivePage(), closed, site(live=False, latest=closed.at))
    pages[""] = front([now, closed], site()).decode()
    pages["error/"] = error_page(404, "There is no such page", "It may have moved.").decode()
    for path, html in pages.items():
        file = folder / path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, "utf-8")
    for asset in STATIC.iterdir():
        if asset.is_file():
            (folder / "static").mkdir(exist_ok=True)
            (folder / "static" / asset.name).write_bytes(asset.read_bytes())
