"""Fixtures of the unit tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.town import Town


@pytest.fixture
def town() -> Iterator[Town]:
    found = Town()
    yield found
    found.going.set()
    found.server.shutdown()
    found.server.server_close()
