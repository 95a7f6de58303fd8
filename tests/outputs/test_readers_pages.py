"""A post's page, the claims, one claim, the corrections, a day, all coverage, errors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.errors import NotFound
from dateline.outputs.claim import ClaimPage
from dateline.outputs.claims import Claims, OlderClaims
from dateline.outputs.corrections import Corrections
from dateline.outputs.day import DayPage
from dateline.outputs.front import error_page, front
from dateline.outputs.post import PostPage
from dateline.records import Entry, Post, Redaction
from dateline.story import Story, tell
from tests.outputs import flood
from tests.outputs.pages import read, render, site
from tests.outputs.test_live import words

STORY = flood.story()


def claim_page(key: str, story: Story = STORY) -> str:
    return words(read(render(ClaimPage(), story, site(), key)))


def test_a_claim_shows_its_words_where_they_were_read() -> None:
    page = read(render(ClaimPage(), STORY, site(), "d1-c2"))
    assert [words(mark) for mark in page.xpath("//mark")] == ["14 people had been taken from roofs by boat"]
    quote = words(page.xpath("//blockquote")[0])
    assert quote.startswith("The Merrow came over the wall")
    assert page.xpath("//figcaption//a/@href") == ["https://herald.example/d1"]


@pytest.mark.parametrize(
    ("changed", "begins"),
    [
        ({}, "14 people had been"),
        ({"act": "deny"}, "denied 14 people had been"),
        ({"act": "retract"}, "took back 14 people had been"),
        ({"negated": True}, "did not say 14 people had been"),
        ({"negated": True, "act": "deny"}, "did not deny 14 people had been"),
        ({"negated": True, "speaker": "No officer"}, "said 14 people had been"),
    ],
)
def test_a_list_never_shows_a_denial_as_what_it_denies(changed: dict[str, Any], begins: str) -> None:
    entry = STORY.claims["d1-c2"][-1]
    claim = replace(entry.fact, **{key: what for key, what in changed.items() if key != "speaker"})
    if "speaker" in changed:
        assert claim.speaker is not None
        claim = replace(claim, speaker=replace(claim.speaker, as_written=changed["speaker"]))
    story = replace(STORY, claims={**STORY.claims, "d1-c2": (replace(entry, fact=claim),)})
    link = read(render(Claims(), story, site())).xpath("//a[@data-claim='d1-c2']")[0]
    assert words(link).startswith(begins)


def test_a_long_text_is_shown_around_the_words_only() -> None:
    document = STORY.document("d1")
    long = replace(document, text=document.text + " More water." * 400)
    entry = replace(STORY.documents["d1"][0], fact=long)
    story = replace(STORY, documents={**STORY.documents, "d1": (entry,)})
    page = read(render(ClaimPage(), story, site(), "d1-c2"))
    quote = words(page.xpath("//blockquote")[0])
    assert quote.endswith("…")
    assert len(quote) < 900


def test_five_outlets_of_one_origin_are_drawn_as_one() -> None:
    page = read(render(ClaimPage(), STORY, site(), "d1-c2"))
    tree = page.xpath("//svg[@class='tree']")[0]
    assert tree.get("aria-label") == "One statement, 1 origin, 3 outlets"
    assert len(tree.xpath(".//*[@class='outlet']")) == 3
    assert len(tree.xpath(".//*[@class='origin']")) == 1


def test_what_says_otherwise_stands_apart_from_what_a_program_suggests() -> None:
    page = read(render(ClaimPage(), STORY, site(), "d1-c2"))
    rows = page.xpath("//ul[@class='rel']/li")
    assert words(rows[0]).startswith("Replaced by (figure) The county council: 31 people")
    suggested = page.xpath("//li[@class='suggested']")
    assert "Suggested by weigh 1, not judged yet: the same figure and speaker" in words(suggested[0])


def test_each_judgement_has_its_reason_its_author_and_its_time() -> None:
    text = claim_page("d1-c4")
    assert "Found by the reader program rules 1." in text
    assert "4 March, 05:45 Harne Cannot be judged. Ada: Nobody from the desk has seen the bridge." in text
    assert "4 March, 12:10 Harne Improbable. Ada: The bridge stands; we have seen it." in text
    assert "Contradicted by County council. Ada: It stands." in text


def test_a_claim_tells_its_hedges_figures_places_and_times() -> None:
    assert "Hedge “reportedly”, the reporter’s" in claim_page("d1-c4")
    assert "Figure “14 people”, rescued" in claim_page("d1-c2")
    text = claim_page("d1-c1")
    assert "Place Harne; near there" in text
    assert "“about 04:20 on Wednesday”, taken as 04:20 Harne (GMT), Wed 4 March 2026" in text


def test_a_speaker_without_a_name_is_called_as_the_text_does() -> None:
    page = read(render(ClaimPage(), STORY, site(), "d1-c4"))
    heading = words(page.xpath("//article/header/h2")[0])
    assert heading == "People living beside it said: The bridge at Sallow Ford was reportedly swept away"


def test_what_nobody_has_judged_is_said_to_be_a_programs_finding() -> None:
    assert "Unverified found by rules 1, not judged yet" in claim_page("d2-c2")
    assert "not judged yet" not in claim_page("d4-c2")


def test_a_claim_stays_when_its_document_was_taken_out_of_the_record() -> None:
    order = Redaction(seq=STORY.documents["d5"][0].seq, reason="A court's order.")
    gone = Entry(seq=STORY.seq + 1, at=flood.START, by="desk:ada", story="merrow", fact=order)
    text = claim_page("d5-c1", tell([gone], STORY))
    assert "The captured text was taken out of the record." in text
    assert "leaking since November" in text


def test_links_to_sources_are_web_addresses_only() -> None:
    document = replace(STORY.document("d1"), url="javascript:alert(1)")
    entry = replace(STORY.documents["d1"][0], fact=document)
    html = render(ClaimPage(), replace(STORY, documents={**STORY.documents, "d1": (entry,)}), site(), "d1-c2")
    assert "javascript:" not in html


def test_the_list_of_claims_counts_every_standing_and_marks_what_is_not_judged() -> None:
    page = read(render(Claims(), STORY, site()))
    share = page.xpath("//svg[@class='share']/@aria-label")[0]
    assert share == "2 Confirmed, 6 Unverified, 2 Disputed, 1 Doubtful, 1 False, 2 Replaced, 1 Withdrawn"
    rows = page.xpath("//tbody/tr")
    assert len(rows) == len(STORY.claims)
    found = [row for row in rows if "not judged yet" in words(row)]
    assert all("found" in row.get("class").split() for row in found)
    assert len(found) == 4
    replaced = next(row for row in rows if "Replaced" in words(row))
    assert "replaced by The county council: 31 people have been rescued" in words(replaced)
    assert "1 of 3 outlets" in words(replaced)
    anchors = page.xpath("//nav[contains(@class, 'shares')]//a/@href")
    targets = {anchor.removeprefix("#") for anchor in anchors}
    assert targets <= set(page.xpath("//@id"))


def test_a_long_list_of_claims_goes_on_on_pages_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.outputs.claims.MOST", 6)
    assert OlderClaims().keys(STORY) == ["2", "3"]
    pages = [read(render(Claims(), STORY, site()))]
    pages += [read(render(OlderClaims(), STORY, site(), key)) for key in ("2", "3")]
    listed = [claim for page in pages for claim in page.xpath("//td/a/@data-claim")]
    assert sorted(listed) == sorted(STORY.claims)
    assert "Showing 7 to 12 of 15" in words(pages[1])
    assert pages[1].xpath("//nav[@class='prevnext']//a/@href") == [
        "../../../claims/",
        "../../../claims/older/3/",
    ]
    for key in ("1", "4", "x"):
        with pytest.raises(NotFound):
            OlderClaims().render(STORY, site(key=key))


def test_corrections_show_both_wordings_and_how_long_the_first_stood() -> None:
    page = read(render(Corrections(), STORY, site()))
    kinds = [article.get("class") for article in page.xpath("//article")]
    assert kinds == ["cx clarification", "cx withdrawal", "cx correction"]
    right = page.xpath("//article[@class='cx correction']")[0]
    assert words(right.xpath(".//del")[0]) == "14"
    assert words(right.xpath(".//ins")[0]) == "31"
    assert "stood 6 h 27 min" in words(right)
    taken = page.xpath("//article[@class='cx withdrawal']")[0]
    assert words(taken.xpath(".//s")[0]) == "The bridge has been swept away and the road to Harne is cut."


def test_a_correction_names_the_other_posts_that_rest_on_what_was_given_up() -> None:
    again = Post(id="p9", headline="Fourteen saved", text="[[14 people|d1-c2]] saved.", cites=("d1-c2",))
    entry = Entry(seq=STORY.seq + 1, at=flood.START, by="desk:ada", story="merrow", fact=again)
    page = read(render(Corrections(), tell([entry], STORY), site()))
    right = words(page.xpath("//article[@class='cx correction']")[0])
    assert "Other posts that rest on the same claim: Fourteen saved." in right


def test_without_corrections_the_page_says_so() -> None:
    page = read(render(Corrections(), flood.story(28), site()))
    assert "No corrections so far 2 posts, none corrected, clarified or withdrawn." in words(page)


def test_a_posts_page_has_every_version() -> None:
    page = read(render(PostPage(), STORY, site(), "p1"))
    assert words(page.xpath("//h1")[0]) == "The Merrow is over the wall at Harne"
    versions = page.xpath("//article[@class='version']")
    assert words(versions[0]).startswith("Version 2 12:15 Harne (GMT), Wed 4 March 2026, Ada")
    assert words(versions[1]).startswith("Version 1 05:48 Harne")
    assert "It stood for 6 h 27 min".lower() in words(versions[0]).lower()
    assert "Boats have taken 14 people from roofs" in words(versions[1])


def test_a_withdrawn_posts_address_says_that_it_was_taken_back_and_what_it_said() -> None:
    html = render(PostPage(), STORY, site(), "p2")
    page = read(html)
    assert words(page.xpath("//title")[0]) == "Withdrawn post: Flood on the Merrow"
    assert "swept away" not in words(page.xpath("//article[@id='post-p2']")[0])
    struck = page.xpath("//article[@class='version']//s")
    assert "The bridge has been swept away" in " ".join(words(one) for one in struck)


@pytest.mark.parametrize("key", ["draft1", "no-such-post", "../secret"])
def test_a_post_that_readers_may_not_see_is_not_found(key: str) -> None:
    with pytest.raises(NotFound):
        PostPage().render(STORY, site(key=key))
    assert key not in PostPage().keys(STORY)


def test_claims_and_days_that_are_not_there_are_not_found() -> None:
    with pytest.raises(NotFound):
        ClaimPage().render(STORY, site(key="d9-c9"))
    with pytest.raises(NotFound):
        DayPage().render(STORY, site(key="2026-03-09"))


def test_a_day_has_its_posts_and_does_not_pass_for_the_live_page() -> None:
    page = read(render(DayPage(), STORY, site(), "2026-03-04"))
    assert page.xpath("//article/@id") == ["post-p4", "post-p3", "post-p2", "post-p1"]
    assert not page.xpath("//*[@id='posts']")  # what the client script follows


def test_all_coverage_puts_what_is_live_first() -> None:
    page = read(front([flood.closed(), STORY], site()).decode())
    rows = page.xpath("//ul[@class='coverages']/li")
    assert words(rows[0]).startswith("Live Last change")
    assert "Twenty to twenty-five sleep in the school hall" in words(rows[0])
    assert words(rows[1]).startswith("Closed")
    assert page.xpath("//h2/a/@href")[0] == "./merrow/"
    assert "No coverage yet" in words(read(front([], site()).decode()))


def test_an_error_says_what_is_so_and_what_to_do_next() -> None:
    page = read(error_page(404, "There is no post <p9> here", "It may still be a draft.").decode())
    assert words(page.xpath("//h1")[0]) == "There is no post <p9> here"
    assert "It may still be a draft." in words(page)
    assert page.xpath("//main//a/@href") == ["/"]
    assert "nothing is lost" in words(read(error_page(500, "This page cannot be made", "").decode()))
