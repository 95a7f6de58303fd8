"""The desk's templates: the readers' own environment with the desk's folder in front."""

from __future__ import annotations

import secrets
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.responses import HTMLResponse, Response

from dateline.newsroom.publishing import site_for
from dateline.outputs.once import once
from dateline.outputs.paper import Sheet, environment, sheet
from dateline.story import Story
from dateline.web.desk.asked import Asked
from dateline.web.desk.queue import queue, waiting
from dateline.web.desk.same_names import suggestions

STATIC = Path(__file__).parent.parent / "static"
TABS = (
    ("", "Queue"),
    ("write", "Write"),
    ("posts", "Posts"),
    ("summary", "Summary"),
    ("names", "Names"),
    ("documents", "Documents"),
    ("sources", "Sources"),
    ("history", "History"),
)


@lru_cache(maxsize=1)
def desk_environment() -> Environment:
    made = environment().overlay(
        loader=ChoiceLoader([PackageLoader("dateline.web"), PackageLoader("dateline.outputs")])
    )
    made.globals = {**environment().globals, "desk_asset": desk_asset}
    return made


@lru_cache(maxsize=16)
def desk_asset(name: str) -> str:
    body = (STATIC / name).read_bytes()
    return f"/static/{name}?v={sha256(body).hexdigest()[:10]}"


def bare(template: str, status: int = 200, **values: Any) -> Response:
    """A page outside any coverage: signing in, the list of coverages."""
    text = desk_environment().get_template(template).render(**values)
    return HTMLResponse(text, status, {"Cache-Control": "no-store"})


def drawn(template: str, asked: Asked, tab: str, status: int = 200, **values: Any) -> Response:
    """A page of the desk. Every template has `asked`, `story`, `sheet`, `times`, `tabs` and `form_key`."""
    paper = desk_sheet(asked, asked.story)
    counts = counted(asked)
    text = (
        desk_environment()
        .get_template(template)
        .render(
            asked=asked,
            editor=asked.editor,
            story=asked.story,
            coverage=asked.story.coverage,
            sheet=paper,
            times=paper.times,
            tabs=[(path, title, counts.get(path), path == tab) for path, title in TABS],
            now=asked.room.clock(),
            form_key=secrets.token_urlsafe(12),
            **values,
        )
    )
    return HTMLResponse(text, status)


def desk_sheet(asked: Asked, story: Story) -> Sheet:
    """Paper whose links lead to the public page."""
    return sheet(story, site_for(asked.room, asked.slug, live=True), root=f"/{asked.slug}/")


@once
def in_queue(story: Story) -> int:
    return waiting(queue(story))


@once
def in_names(story: Story) -> int:
    return len(suggestions(story))


def counted(asked: Asked) -> dict[str, tuple[str, bool]]:
    """What stands beside the tabs: the number, and whether it wants looking at."""
    states = [row.state for row in asked.room.health(asked.slug)]
    found = {"": (str(in_queue(asked.story)), False), "names": (str(in_names(asked.story)), False)}
    for state in ("failing", "silent"):
        if states.count(state):
            found["sources"] = (f"{states.count(state)} {state}", True)
            break
    return {key: value for key, value in found.items() if value[0] != "0"}
