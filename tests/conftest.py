"""What every test may use: where Chromium is, a clean environment."""

from __future__ import annotations

import os
import shutil

import pytest


def chromium() -> str | None:
    """The browser to test with: $DATELINE_CHROMIUM, or one on the PATH."""
    named = os.environ.get("DATELINE_CHROMIUM")
    return (
        named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests run last, and are skipped with the reason where there is no browser."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    if chromium() is not None or os.environ.get("DATELINE_REQUIRE_BROWSER"):
        return
    skip = pytest.mark.skip(reason="no Chromium: apt install chromium, or set DATELINE_CHROMIUM to one")
    for item in items:
        if item.get_closest_marker("browser") is not None:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    found = chromium()
    if found is None:
        pytest.fail("Chromium is required here (DATELINE_REQUIRE_BROWSER) and is not installed")
    return found
