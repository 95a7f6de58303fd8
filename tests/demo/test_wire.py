"""The wire of 1912: each address serves what was out by the clock, in a form that programs read."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import feedparser
import pytest

from dateline.demo.replay import Clock
from dateline.demo.script import Script, load
from dateline.demo.wire import Wire
from dateline.errors import FetchError

END = datetime(1912, 4, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def script() -> Script:
    return load()


def served(script: Script, name: str, moment: datetime = END) -> str:
    page = Wire(script, lambda: moment).get(script.sources[name].url)
    assert page.status == 200
    return page.body.decode()


def test_every_feed_parses_and_holds_its_documents(script: Script) -> None:
    kinds = set()
    for source in script.sources.values():
        if source.type != "feed":
            continue
        keys = {paper.key for paper in script.papers.values() if paper.source == source.name}
        text = served(script, source.name)
        if source.url.endswith(".json"):
            entries = json.loads(text)["items"]
            kinds.add("json")
        else:
            parsed = feedparser.parse(text)
            assert not parsed.bozo, (source.name, parsed.get("bozo_exception"))
            entries = parsed.entries
            kinds.add(parsed.version)
            assert all(entry.published_parsed.tm_year == 1912 for entry in entries)
        assert {entry["id"].rpartition("/")[2] for entry in entries} == keys
    assert kinds == {"json", "rss20", "atom10"}


def test_nothing_is_out_before_its_moment(script: Script) -> None:
    for step in script.steps:
        for name in step.publish:
            paper = script.papers[name]
            words = paper.text.split("\n\n")[0][:60]
            try:
                before = served(script, paper.source, step.at - timedelta(seconds=1))
            except FetchError:
                before = ""
            after = served(script, paper.source, step.at)
            assert words.split("'")[0][:40] in after.replace("\\n", "\n")
            if paper.version == 1:
                assert f"/{paper.key}" not in before or paper.title not in before, name


def test_a_changed_document_keeps_its_address(script: Script) -> None:
    old = served(script, "reuter", datetime(1912, 4, 16, 1, 32, tzinfo=UTC))
    new = served(script, "reuter", datetime(1912, 4, 16, 1, 41, tzinfo=UTC))
    assert "No lives were lost" in old
    assert "No lives were lost" not in new
    assert "many lives had been lost" in new
    assert old.count("<entry>") == new.count("<entry>")


def test_the_live_blog_says_its_posts_as_data(script: Script) -> None:
    text = served(script, "times-bulletins")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert data["@type"] == "LiveBlogPosting"
    assert [post["datePublished"] for post in data["liveBlogUpdate"]][-1] == "1912-04-15T19:30:00-05:00"
    assert len(data["liveBlogUpdate"]) == 5


def test_the_notices_show_when_they_were_posted(script: Script) -> None:
    text = served(script, "white-star")
    assert "<p>POSTED: 9:25 AM EST—</p>" in text
    assert text.index("Monday, April 15, 1912") < text.index("9:25 AM EST") < text.index("Tuesday, April 16")


def test_what_is_not_there_says_so(script: Script) -> None:
    with pytest.raises(FetchError, match="Nothing is published at"):
        Wire(script, lambda: END).get("https://cape-race.example/nothing")
    with pytest.raises(FetchError, match="not come out yet"):
        served(script, "tribune", script.started)


def test_the_clock_stands_until_it_is_told_to_run() -> None:
    clock = Clock(END)
    assert clock() == clock() == END
    clock.set(END - timedelta(hours=1))
    assert clock() == END
    clock.run()
    assert clock() >= END
