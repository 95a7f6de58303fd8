"""What the tests of the web door share: a signed-in browser at a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.web.app import make_app
from dateline.web.bulletin import Bulletin
from dateline.web.desk.keys import Keys
from tests.web.desks import Desk, flooded


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    room = flooded(tmp_path)
    keys = Keys(tmp_path)
    app = make_app(room, Bulletin(room), keys)
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        yield Desk(client, room, keys)
    room.close()
