"""dateline.toml: what is wrong is named with its line and its fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.config import TEMPLATE, load, parse
from dateline.errors import ConfigError

GOOD = """
[desk]
title = "Night desk"

[[coverage]]
slug = "flood"
title = "The flood"
timezone = "Europe/London"

[[source]]
name = "county"
type = "feed"
url = "https://county.example/feed.xml"
reliability = "B"
"""


def wrong(text: str) -> tuple[str, str]:
    with pytest.raises(ConfigError) as caught:
        parse(text, Path("dateline.toml"))
    return caught.value.message, caught.value.hint


def test_a_good_file_is_read_whole() -> None:
    config = parse(GOOD, Path("dateline.toml"))
    assert ("Night desk", "flood") == (config.title, config.coverages[0].slug)
    assert [("flood", "county", "B")] == [(slug, s.name, s.reliability) for slug, s in config.sources]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("[desk]", "[dsk]", 2, "Did you mean 'desk'?"),
        ("reliability", "reliabilty", 14, "Did you mean 'reliability'?"),
        ('"B"', '"G"', 14, "Completely reliable"),
        ("Europe/London", "Europe/Londn", 8, "Did you mean 'Europe/London'?"),
        ('slug = "flood"', 'slug = "The Flood!"', 6, "Small letters"),
        ('slug = "flood"', 'slug = "desk"', 6, "Small letters"),
        ('title = "The flood"', "title = 7", 7, "It is now: 7"),
        ('name = "county"\n', "", 10, "Add a line: name"),
        ('type = "feed"', 'type = "feed"\nevery = 2', 13, "every = 300"),
        ('type = "feed"', 'type = "feed"\ncoverage = "floods"', 13, "Did you mean 'flood'?"),
    ],
)
def test_the_error_names_the_line_and_the_fix(old: str, new: str, line: int, said: str) -> None:
    message, hint = wrong(GOOD.replace(old, new, 1))
    assert f"line {line}:" in message
    assert said in hint


def test_what_is_not_toml_and_not_a_desk(tmp_path: Path) -> None:
    assert "key = value" in wrong("[desk\ntitle")[1]
    with pytest.raises(ConfigError, match="is not a desk"):
        load(tmp_path)
    (tmp_path / "dateline.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(tmp_path)


def test_two_coverages_may_not_share_an_address() -> None:
    message, _ = wrong(GOOD + '\n[[coverage]]\nslug = "flood"\ntitle = "Again"\n')
    assert "a second coverage 'flood'" in message
    assert "line 17" in message


def test_the_template_is_a_good_file() -> None:
    text = TEMPLATE.format(title="The flood", slug="flood", timezone="UTC", zone_name="UTC")
    assert parse(text, Path("dateline.toml")).coverages[0].slug == "flood"
