"""The live page: what a reader finds on it, in each of its states."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs.drawing import post_html, regions
from dateline.outputs.live import FIRST, LivePage
from dateline.records import Coverage, Entry, Fact, Post
from dateline.story import tell
from tests.outputs import flood
from tests.outputs.pages import read, render, site

STORY = flood.story()
HTML = render(LivePage(), STORY, site())
PAGE = read(HTML)


def words(node: object) -> str:
    return " ".join(str(node.text_content()).split())  # type: ignore[attr-defined]


def test_the_page_is_made_of_the_same_parts_as_its_deltas() -> None:
    for key, part in regions(STORY, site()).items():
        assert part in HTML, key
        assert PAGE.get_element_by_id(key) is not None
    for post in ("p1", "p2", "p3", "p4", "p5"):
        assert post_html(STORY, post, site()) in HTML


def test_posts_stand_newest_first_in_the_days_of_the_coverage() -> None:
    days = PAGE.xpath("//*[@id='posts']/section[contains(@class, 'day')]/@data-day")
    assert days == ["2026-03-05", "2026-03-04"]
    assert PAGE.xpath("//*[@id='posts']//article/@id") == [f"post-p{n}" for n in (5, 4, 3, 2, 1)]


def test_a_post_carries_the_numbers_that_deltas_need() -> None:
    post = PAGE.get_element_by_id("post-p1")
    first, last = int(post.get("data-first")), int(post.get("data-seq"))
    versions = [entry.seq for entry in STORY.posts["p1"]]
    assert first == versions[0]
    assert last == max(versions + [entry.seq for entry in STORY.corrections["p1"]])
    body = PAGE.xpath("//body")[0]
    assert (body.get("data-slug"), body.get("data-seq"), body.get("data-live")) == ("merrow", "56", "true")


def test_a_mark_is_one_link_that_is_heard_once_with_its_words() -> None:
    mark = PAGE.xpath("//article[@id='post-p4']//a[@data-claim='d5-c1']")[0]
    assert words(mark) == "had been leaking since November, Disputed"
    assert mark.get("href") == "./claims/d5-c1/"


def test_only_a_value_that_was_replaced_is_struck() -> None:
    post = PAGE.get_element_by_id("post-p1")
    assert [words(struck) for struck in post.xpath(".//s")] == ["14"]


def test_a_withdrawn_post_keeps_its_place_and_loses_its_words() -> None:
    gone = PAGE.get_element_by_id("post-p2")
    assert "tombstone" in gone.get("class")
    assert "swept away" not in words(gone)
    assert "Bridge at Sallow Ford gone" not in HTML
    assert "it stood for 6 h 15 min" in words(gone)
    assert "could not see the bridge" in words(gone)


def test_a_correction_stands_above_the_text_with_its_reason_and_how_long_the_wrong_words_stood() -> None:
    bar = PAGE.xpath("//article[@id='post-p1']//*[@class='corr correction']")[0]
    assert words(bar).startswith("Correction 4 March, 12:15 Harne; it stood for 6 h 27 min")
    assert "Why. The first figure" in words(bar)


def test_what_came_from_outside_stays_letters() -> None:
    post = PAGE.get_element_by_id("post-p5")
    assert '<script>alert("letters, not a script")</script>' in words(post)
    assert not post.xpath(".//script")
    assert "nothing rests here" in words(post)  # words on a claim that is not there are plain words


def test_drafts_are_nowhere() -> None:
    assert "draft1" not in HTML
    assert "Nothing of this is public" not in HTML


def test_the_summary_has_its_grounds() -> None:
    known, claimed, unknown = PAGE.xpath("//*[@id='summary']//section")
    assert "1 post 1 independent origin" in words(known)
    assert "Marta Teal: the wall had leaked since November. Disputed 1 post 1 origin" in words(claimed)
    assert "Asked since 4 March, 17:10 Harne" in words(unknown)


def test_key_figures_keep_their_words_and_what_they_replaced() -> None:
    rescued, displaced = PAGE.xpath("//*[@id='keyfigures']//figure[@class='fig']")
    assert words(rescued).startswith("People rescued Unverified 31 people was 14 people")
    assert "Between 20 and 25 people" in words(displaced)
    assert "cattle" not in words(PAGE.get_element_by_id("keyfigures"))  # no person has used that figure


def test_data_for_machines_closes_no_element_and_tells_corrections() -> None:
    script = PAGE.xpath("//script[@type='application/ld+json']")[0].text
    data = json.loads(script)
    assert data["@type"] == "LiveBlogPosting"
    assert data["coverageStartTime"] == "2026-03-03T22:10:00Z"
    posts = data["liveBlogUpdate"]
    assert "</script>" in posts[0]["articleBody"]
    assert "<" not in script
    assert posts[2]["articleBody"].startswith("1,640 homes have no power")
    assert posts[3]["creativeWorkStatus"] == "Withdrawn"
    assert "articleBody" not in posts[3]
    assert posts[4]["correction"][0]["@type"] == "CorrectionComment"


def test_the_past_is_told_in_the_past() -> None:
    story = flood.story()
    page = read(render(LivePage(), story, site(as_of=story.at)))
    assert "What we knew" in words(page)
    assert "What we know" not in words(page)
    assert "Was live" in words(page)
    assert page.xpath("//body/@data-live") == ["false"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//*[@id='since']")


def test_a_coverage_without_posts_says_what_is_awaited() -> None:
    story = flood.story(6)
    page = read(render(LivePage(), story, site()))
    assert "No posts yet 5 sources are being read." in words(page)


def test_a_closed_coverage_says_since_when_and_what_it_continues() -> None:
    page = read(render(LivePage(), flood.closed(), site(live=False)))
    assert "This coverage is closed since 5 March, 09:40 Harne" in words(page)
    assert page.xpath("//a[@href='./../october-rains/']")
    assert page.xpath("//body/@data-live") == ["false"]
    assert not page.xpath("//form")


def test_past_the_first_fifty_posts_every_day_is_linked() -> None:
    more = [
        Entry(
            seq=1000 + n, at=flood.START, by="desk:ada", story="merrow",
            fact=Post(id=f"x{n}", headline=f"Post {n}", text="Words."),
        )
        for n in range(FIRST)
    ]  # fmt: skip
    page = read(render(LivePage(), tell(more, STORY), site()))
    assert len(page.xpath("//*[@id='posts']//article")) == FIRST
    days = page.xpath("//nav[contains(@class, 'older')]//a/@href")
    assert days == ["./days/2026-03-03/", "./days/2026-03-05/", "./days/2026-03-04/"]


@given(text=st.text(), headline=st.text(), place=st.text())
def test_no_text_makes_an_element(text: str, headline: str, place: str) -> None:
    harmless = str.maketrans(dict.fromkeys("<>&\"'", "x"))
    meek = [words.translate(harmless) for words in (text, headline, place)]
    assert tags(text, headline, place) == tags(*meek)


def tags(text: str, headline: str, place: str) -> int:
    post = Post(id="h1", headline=headline, text=text, place=place, topics=(headline,))
    facts: tuple[Fact, ...] = (Coverage(slug="merrow", title=headline), post)
    numbered = enumerate(facts, 1)
    entries = [Entry(seq=n, at=flood.START, by="desk:ada", story="merrow", fact=fact) for n, fact in numbered]
    return post_html(tell(entries), "h1", site()).count("<")
