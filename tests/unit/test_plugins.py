"""The porter finds ours by the door that is there for anybody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline import plugins
from dateline.errors import NotFound
from dateline.records import Coverage, Entry
from dateline.story import tell


def test_every_room_opens() -> None:
    assert {"feed", "file", "liveblog", "page"} <= set(plugins.names("sources"))
    for name in plugins.names("sources"):
        assert name == plugins.source_type(name).name
    for name in plugins.names("readers"):
        assert name == plugins.reader(name).name
        assert plugins.reader(name).version


def test_a_name_that_is_nearly_right() -> None:
    with pytest.raises(NotFound) as caught:
        plugins.source_type("feeed")
    assert "Did you mean 'feed'?" == caught.value.hint


def test_no_two_outputs_share_a_path_and_all_say_their_keys() -> None:
    outputs = plugins.outputs()
    paths = [output.path for output in outputs]
    assert len(set(paths)) == len(paths)

    entry = Entry(
        seq=1, at=datetime(2026, 1, 1, tzinfo=UTC), by="config", story="s", fact=Coverage(slug="s", title="t")
    )
    story = tell([entry])
    for output in outputs:
        assert list(output.keys(story)) == ([] if "{key}" in output.path else [""]), output.name
