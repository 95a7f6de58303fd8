"""Folders that anybody may look into, which pytest's own are not; a room, and a browser at its desk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.newsroom import Newsroom
from dateline.web.app import make_app
from dateline.web.bulletin import Bulletin
from dateline.web.desk.keys import Keys
from tests.hostile.shell import STORY, run
from tests.web.desks import Desk, flooded


@pytest.fixture
def open_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dateline-hostile-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def desk(open_folder: Path) -> Path:
    """A desk with one document read into it, closed."""
    (open_folder / "story.txt").write_text(STORY, "utf-8")
    assert run("init", open_folder / "flood").exit_code == 0
    read = run(
        "--desk", open_folder / "flood", "read", open_folder / "story.txt", "--published", "2026-03-06"
    )
    assert read.exit_code == 0, read.output
    return open_folder / "flood"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    room = flooded(tmp_path)
    yield room
    room.close()


@pytest.fixture
def browser(room: Newsroom) -> Iterator[Desk]:
    keys = Keys(room.folder)
    with TestClient(
        make_app(room, Bulletin(room), keys), "http://localhost", follow_redirects=False
    ) as client:
        yield Desk(client, room, keys)
