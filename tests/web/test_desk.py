"""The desk: every act, what it says before and after, two editors at once."""

from __future__ import annotations

import re

from dateline.newsroom import acts
from dateline.standing import standing
from tests.web.desks import Desk

SLUG = "merrow"


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_queue_says_why_and_a_judgement_moves_on(desk: Desk) -> None:
    desk.sign_in()
    page = desk.get()
    assert page.index("Cited by a post that is out") < page.index("Says the opposite of what we cite")
    page = desk.get("?claim=d1-c3")
    for kind, text in (("speaker", "Ada Quill"), ("cue", "said"), ("hedge", "believed")):
        assert re.search(rf'class="p[^"]* m-{kind}[^>]*>(<span class="l-{kind}">)?{text}<', page), kind
    assert "Readers will see" in page
    desk.send("judge", claim="d1-c3", credibility="5", reason="A list was found.")
    assert standing(desk.room.story(SLUG), "d1-c3") == "False"
    entry = desk.room.story(SLUG).assessments["d1-c3"][-1]
    assert (entry.by, entry.fact.reason) == ("desk:Ada", "A list was found.")


def test_a_reason_is_required_and_what_was_chosen_is_kept(desk: Desk) -> None:
    desk.sign_in()
    page = desk.send("judge", 400, claim="d1-c3", credibility="5", reason="  ", evidence="d5-c2")
    assert "reason is missing" in page
    assert re.search(r'value="5" required checked', page)
    assert 'value="d5-c2"' in page


def test_two_editors_both_answers_are_shown_and_nothing_is_lost(desk: Desk) -> None:
    desk.sign_in()
    seen = desk.room.story(SLUG).seq
    acts.judge(desk.room, SLUG, "desk:bo", claim="d1-c3", credibility=1, reason="Bo counted.", seen=seen)
    page = desk.send("judge", 409, claim="d1-c3", credibility="4", reason="I counted too.", seen=str(seen))
    told = words(page)
    assert "Bo counted." in told
    assert "I counted too." in told
    assert standing(desk.room.story(SLUG), "d1-c3") == "Confirmed"
    again = re.search(r'id="judge".*?name="seen" value="(\d+)"', page, re.S)
    assert again
    desk.send("judge", claim="d1-c3", credibility="4", reason="I counted too.", seen=again[1])
    assert standing(desk.room.story(SLUG), "d1-c3") == "Doubtful"


def test_the_same_form_twice_counts_once(desk: Desk) -> None:
    desk.sign_in()
    fields = {"claim": "d1-c3", "credibility": "2", "reason": "r", "key": "form-1"}
    seen = str(desk.room.story(SLUG).seq)
    desk.send("judge", seen=seen, **fields)
    desk.send("judge", seen=seen, **fields)
    assert len(desk.room.story(SLUG).assessments["d1-c3"]) == 1


def test_links_are_agreed_to_or_rejected(desk: Desk) -> None:
    desk.sign_in()
    link = {"claim": "d5-c2", "from": "d5-c2", "other": "d1-c3", "relation": "contradicts"}
    desk.send("link", answer="yes", **link)
    held = desk.room.story(SLUG).links["d5-c2", "d1-c3", "contradicts"][-1].fact
    assert (held.state, held.reason) == ("confirmed", "missing people, and none missing")
    desk.send("link", answer="no", why="No coach is missing.", **link)
    held = desk.room.story(SLUG).links["d5-c2", "d1-c3", "contradicts"][-1].fact
    assert (held.state, held.reason) == ("rejected", "No coach is missing.")
    desk.send("link", 400, answer="maybe", **link)


def test_a_post_is_composed_previewed_and_published(desk: Desk) -> None:
    desk.sign_in()
    page = desk.get("write?claim=d5-c1")
    assert "[[the wall had been leaking since November|d5-c1]]" in page
    fields = {"headline": "The wall <leaked>", "text": "It [[leaked|d5-c1]], she says.", "key_event": "on"}
    before = desk.room.story(SLUG).seq
    page = desk.send("write", 200, action="preview", **fields)
    assert desk.room.story(SLUG).seq == before
    assert "The wall &lt;leaked&gt;" in page
    assert 'class="post key"' in page
    desk.send("write", action="publish", **fields)
    story = desk.room.story(SLUG)
    post = story.post("1")
    assert (post.headline, post.cites, post.key_event, post.state) == (
        "The wall <leaked>", ("d5-c1",), True, "published",
    )  # fmt: skip
    assert "The wall &lt;leaked&gt;" in desk.client.get(f"/{SLUG}/").text


def test_what_is_missing_is_said_in_the_button(desk: Desk) -> None:
    desk.sign_in()
    page = desk.send("write", 400, action="publish", headline="", text="Words.")
    assert "Publish, headline missing" in page
    assert ">Words.</textarea>" in page
    page = desk.send("write", 400, action="publish", headline="H", text="It [[x|no-claim]].")
    assert "no claim here" in words(page)


def test_a_draft_is_kept_and_goes_out_later(desk: Desk) -> None:
    desk.sign_in()
    desk.send("write", action="draft", headline="Later", text="")
    assert desk.room.story(SLUG).post("1").state == "draft"
    assert "Later" not in desk.client.get(f"/{SLUG}/").text
    assert 'value="Later"' in desk.get("write?post=1")
    desk.send("write", action="publish", post="1", headline="Later", text="Now.")
    assert "Later" in desk.client.get(f"/{SLUG}/").text


def test_a_correction_stands_on_its_post(desk: Desk) -> None:
    desk.sign_in()
    fields = {
        "headline": "Power is out",
        "text": "[[1,640 homes|d6-c1]] have no power.",
        "kind": "correction",
    }
    page = desk.send("posts/p3/edit", 400, action="publish", note="", reason="", **fields)
    assert 'value="Power is out"' in page
    desk.send(
        "posts/p3/edit", action="publish", note="The headline named the valley.", reason="Wrong.", **fields
    )
    page = desk.client.get(f"/{SLUG}/").text
    assert "The headline named the valley." in page
    assert [entry.fact.kind for entry in desk.room.story(SLUG).corrections["p3"]][-1] == "correction"


def test_a_post_is_taken_back_with_words(desk: Desk) -> None:
    desk.sign_in()
    page = desk.send("posts/p3/withdraw", 200, action="preview", note="It said so.", reason="R")
    assert 'class="tomb"' in page
    assert desk.room.story(SLUG).post("p3").state == "published"
    desk.send("posts/p3/withdraw", 400, action="withdraw", note="", reason="")
    desk.send("posts/p3/withdraw", action="withdraw", note="It said so.", reason="It was not.")
    assert desk.room.story(SLUG).post("p3").state == "withdrawn"


def test_names_are_merged_and_parted_again(desk: Desk) -> None:
    desk.sign_in()
    page = desk.get("names")
    assert "A. Quill" in page
    assert "On its own this decides nothing" in desk.get(
        "names?entity=n-idris%20vane&other=n-idris%20vain"
    ) or ("On its own" in desk.get("names?entity=n-idris%20vain&other=n-idris%20vane"))
    fields = {"entity": "n-ada quill", "other": "n-quill", "variant": "initials"}
    desk.send("names", 400, answer="same", reason="", **fields)
    desk.send("names", answer="same", reason="Same office.", **fields)
    assert desk.room.story(SLUG).judgements["n-ada quill", "n-quill"][-1].fact.judgement == "positive"
    assert "Undo it" in desk.get("names")
    desk.send("names", answer="different", reason="A brother.", **fields)
    assert desk.room.story(SLUG).judgements["n-ada quill", "n-quill"][-1].fact.judgement == "negative"


def test_the_summary_is_written_a_line_each(desk: Desk) -> None:
    desk.sign_in()
    assert "The bridge at Sallow Ford stands. {d4-c2}" in desk.get("summary")
    desk.send("summary", known="The bridge stands. {d4-c2 p1}", claimed="", unknown="Why?\n\n")
    summary = desk.room.story(SLUG).summary
    assert [line.text for line in (*summary.known, *summary.unknown)] == ["The bridge stands.", "Why?"]
    assert summary.known[0].cites == ("d4-c2", "p1")
    page = desk.send("summary", 400, known="It is so. {d9-c9}", claimed="", unknown="")
    assert "It is so. {d9-c9}" in page


def test_sources_and_history(desk: Desk) -> None:
    desk.sign_in()
    assert "Not read yet" in desk.get("sources")
    desk.send("judge", claim="d1-c3", credibility="2", reason="As I said.")
    people = words(desk.get("history?who=desk"))
    assert "As I said." in people
    assert "Captured" not in people
    assert "Captured" in words(desk.get("history"))
    assert desk.client.get(f"/desk/{SLUG}/history?before=zzz").status_code == 200
