"""The manners of the network door: robots.txt, waiting when told to, backing off, the pace."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dateline.config import Config
from dateline.errors import FetchError
from dateline.fetch import Http, Later
from dateline.fetch.manners import Forgetful
from tests.unit.town import NOW, Town, answer, door


def test_robots_txt_is_kept_to_and_asked_for_once(town: Town) -> None:
    town.pages["/robots.txt"] = answer(200, b"User-agent: Dateline\nDisallow: /closed/\n")
    town.pages["/open"] = answer(200, b"come in")
    memory = Forgetful()
    assert door(memory).get(f"{town.url}/open").body == b"come in"
    with pytest.raises(FetchError, match=r"robots\.txt asks"):
        door(memory).get(f"{town.url}/closed/a")
    assert town.paths() == ["/robots.txt", "/open"]


def test_without_robots_txt_everything_is_allowed_and_with_a_broken_one_nothing_for_now(town: Town) -> None:
    town.pages["/a"] = answer(200, b"words")
    assert door().get(f"{town.url}/a").body == b"words"
    town.pages["/robots.txt"] = answer(500)
    with pytest.raises(Later, match=r"robots\.txt answered 500") as caught:
        door().get(f"{town.url}/a")
    assert caught.value.until > NOW


def test_the_longest_robots_txt_is_read_to_its_limit(town: Town) -> None:
    rules = b"User-agent: *\nDisallow: /closed/\n"
    town.pages["/robots.txt"] = answer(200, rules + b"# long\n" * 200_000)
    with pytest.raises(FetchError, match=r"robots\.txt asks"):
        door().get(f"{town.url}/closed/a")


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_kept_to_also_after_a_restart(town: Town, status: int) -> None:
    town.pages["/a"] = answer(status, Retry_After="600")
    memory = Forgetful()
    with pytest.raises(Later, match="fewer visits") as caught:
        door(memory).get(f"{town.url}/a")
    assert caught.value.until == NOW + timedelta(seconds=600)
    asked = len(town.asked)
    with pytest.raises(Later, match="fewer visits"):
        door(memory).get(f"{town.url}/another")
    assert len(town.asked) == asked


def test_failures_wait_longer_each_time_and_are_forgotten_when_it_answers(town: Town) -> None:
    memory, clock = Forgetful(), [NOW]
    config = Config(path=Path("dateline.toml"), pace_seconds=0.0, allow_private=("127.0.0.1",))
    http = Http(config, memory, clock=lambda: clock[0], sleep=lambda seconds: None)
    town.pages["/a"] = answer(502)
    waits = []
    for _ in range(4):
        with pytest.raises(Later, match="answered 502") as caught:
            http.get(f"{town.url}/a")
        waits.append((caught.value.until - clock[0]).total_seconds())
        clock[0] = caught.value.until
    assert waits == [30, 60, 120, 240]
    town.pages["/a"] = answer(200, b"well")
    assert http.get(f"{town.url}/a").body == b"well"
    town.pages["/a"] = answer(502)
    with pytest.raises(Later) as caught:
        http.get(f"{town.url}/a")
    assert (caught.value.until - clock[0]).total_seconds() == 30


def test_two_requests_to_a_host_keep_the_pace(town: Town) -> None:
    slept: list[float] = []
    config = Config(path=Path("dateline.toml"), pace_seconds=5.0, allow_private=("127.0.0.1",))
    http = Http(config, clock=lambda: NOW, sleep=slept.append)
    town.pages["/a"] = answer(200, b"x")
    http.get(f"{town.url}/a")
    http.get(f"{town.url}/a")
    assert len(slept) == 2  # before the page, after robots.txt; before the page again
    assert all(0 < each <= 10 for each in slept)
