"""The feeds, read back as a reader's program would."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import feedparser
import lxml.etree

from dateline.hooks import Site
from dateline.outputs.atom import Atom
from dateline.outputs.json_feed import JsonFeed
from dateline.records import Coverage, Entry, Fact, Post
from dateline.story import Story, tell
from tests.outputs import flood, sunk
from tests.outputs.sunk import at

BASE = "https://news.example/titanic/"
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "dl": "urn:dateline:1",
}


def atom(story: Story, base: str = BASE) -> Any:
    return lxml.etree.fromstring(Atom().render(story, Site(base_url=base)))


def data(story: Story, base: str = BASE) -> Any:
    return json.loads(JsonFeed().render(story, Site(base_url=base)))


def until(day: int, hour: int, minute: int = 0) -> Story:
    return tell(entry for entry in sunk.entries() if entry.at <= at(day, hour, minute))


def test_a_reader_of_feeds_reads_it() -> None:
    feed = feedparser.parse(Atom().render(sunk.story(), Site(base_url=BASE)))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "The loss of the Titanic"
    titles = [entry.title for entry in feed.entries]
    assert titles == ["Survivors aboard", "Withdrawn: a post of 15 April, 14:10 New York", "A call for help"]
    assert feed.entries[0].link == BASE + "posts/p2/"
    assert [tag.term for tag in feed.entries[2].tags] == ["wireless", "key event"]


def test_words_are_words_and_marks_are_links_with_their_standing() -> None:
    feed = feedparser.parse(Atom().render(sunk.story(), Site(base_url=BASE)))
    html = feed.entries[2].content[0].value
    assert f'<a href="{BASE}claims/c10/">41°46′ N 50°14′ W</a> <small>(Disputed)</small>' in html
    assert "&lt;b&gt;not&lt;/b&gt;" in html


def test_a_correction_updates_its_entry_and_stands_first() -> None:
    before, after = (
        feedparser.parse(Atom().render(s, Site(base_url=BASE))) for s in (until(16, 12), sunk.story())
    )
    [old] = [entry for entry in before.entries if entry.title == "Survivors aboard"]
    new = after.entries[0]
    assert old.id == new.id
    assert old.published == new.published
    assert old.updated < new.updated == "1912-04-17T16:20:00Z"
    html = new.content[0].value
    assert html.startswith("<p><strong>Correction, 17 April, 11:20 New York:</strong> The post said 866.")


def test_a_withdrawn_post_is_a_tombstone_and_its_words_are_gone() -> None:
    live = atom(until(15, 18))
    [entry] = live.xpath("//a:entry[a:title = 'All are saved, the line says']", namespaces=NAMES)
    key = entry.findtext("a:id", namespaces=NAMES)
    gone = atom(sunk.story())
    [stone] = gone.xpath("//at:deleted-entry", namespaces=NAMES)
    assert stone.get("ref") == key
    assert stone.get("when") == "1912-04-16T01:40:00Z"
    assert "Nobody was in tow" in stone.findtext("at:comment", namespaces=NAMES)
    assert key not in gone.xpath("//a:entry/a:id/text()", namespaces=NAMES)
    assert b"All are saved" not in Atom().render(sunk.story(), Site())
    assert b"All are saved" not in JsonFeed().render(sunk.story(), Site())


def test_ids_outlive_a_move_and_differ_between_coverages() -> None:
    here, there = (atom(sunk.story(), base).xpath("//a:id/text()", namespaces=NAMES) for base in (BASE, ""))
    assert here == there
    assert len(set(here)) == len(here)
    assert not set(here) & set(atom(flood.story()).xpath("//a:id/text()", namespaces=NAMES))
    assert [item["id"] for item in data(sunk.story())["items"] if not item["_dateline"]["withdrawn"]] == [
        key for key in here[1:] if key != here[2]
    ]


def test_the_head_of_the_chain_leaves_the_house() -> None:
    [head] = atom(sunk.story()).xpath("dl:head", namespaces=NAMES)
    assert (head.get("seq"), head.get("hash")) == (str(sunk.story().seq), sunk.story().hash)
    known = data(sunk.story())["_dateline"]
    assert (known["seq"], known["hash"]) == (sunk.story().seq, sunk.story().hash)


def test_json_feed_has_what_its_version_asks_for() -> None:
    feed = data(sunk.story())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == BASE + "feed.json"
    for item in feed["items"]:
        assert item["id"]
        assert item["content_html"]
        assert item["url"].startswith(BASE)
    withdrawn = [item for item in feed["items"] if item["_dateline"]["withdrawn"]]
    assert [item["_dateline"]["corrections"][-1]["kind"] for item in withdrawn] == ["withdrawal"]


def test_links_are_relative_where_the_address_is_not_known() -> None:
    links = atom(sunk.story(), "").xpath("//a:link/@href", namespaces=NAMES)
    assert "posts/p2/" in links
    assert not [link for link in links if "://" in link]


def test_drafts_stay_at_the_desk_and_hostile_words_are_words() -> None:
    start: Entry[Fact] = Entry(
        seq=1, at=at(15, 1), by="desk:a", story="s", fact=Coverage(slug="s", title="A \x00\x0b]]> <T>")
    )
    bad = Post(id="p1", headline="</title><script>\ud800", text="<img src=x> \x08 & [[gone|nothing]]")
    posts: list[Entry[Fact]] = [
        replace(start, seq=2, fact=bad),
        replace(start, seq=3, fact=Post(id="p2", headline="Secret", text="Draft.", state="draft")),
    ]
    story = tell([start, *posts])
    feed = feedparser.parse(Atom().render(story, Site()))
    assert not feed.bozo
    assert len(feed.entries) == 1
    assert b"Secret" not in Atom().render(story, Site()) + JsonFeed().render(story, Site())
    [item] = data(story)["items"]
    assert item["content_html"].startswith("<p>&lt;img src=x&gt;")
    assert item["content_text"].startswith("<img src=x>"), "plain text, as the format says"


def test_a_coverage_without_posts_is_a_feed() -> None:
    quiet = tell([Entry(seq=1, at=at(15, 1), by="desk:a", story="s", fact=Coverage(slug="s", title="Quiet"))])
    feed = feedparser.parse(Atom().render(quiet, Site(base_url=BASE)))
    assert not feed.bozo
    assert feed.feed.updated == "1912-04-15T06:00:00Z"
    assert data(quiet)["items"] == []
    assert feedparser.parse(Atom().render(Story(), Site())).version == "atom10"
