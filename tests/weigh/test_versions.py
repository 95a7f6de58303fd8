"""What a new version did to the claims of the one before."""

from __future__ import annotations

from dateline.records import Assessment, Post
from dateline.web.desk.queue import queue
from dateline.weigh import changes, still_says, suggest
from tests.weigh.stories import Desk, claim, counted


def rewritten() -> Desk:
    desk = Desk()
    desk.source("gazette")
    first = [
        claim("The dam at Kell has burst above the town.", "Mayor Bell"),
        claim("12 people were killed below the dam", figures=[counted("12", "dead")]),
        claim("The road to Holt is under two feet of water.", "Police"),
        claim("A second wave is coming down the valley tonight.", "Police"),
    ]
    desk.document("gazette", 0, first)
    second = [
        claim("The dam at Kell has reportedly burst above the town.", "Mayor Bell", hedges=["reportedly"]),
        claim("9 people were killed below the dam", figures=[counted("9", "dead")]),
        claim("The road to Holt is under two feet of water.", "Police"),
    ]
    desk.document("gazette", 1, second, replaces="d1")
    return desk


def test_softened_changed_kept_and_dropped() -> None:
    found = {change.was: (change.kind, change.now) for change in changes(rewritten().story, "d2")}
    assert {
        "d1-c1": ("softened", "d2-c1"),
        "d1-c2": ("figure changed", "d2-c2"),
        "d1-c4": ("dropped", None),
    } == found


def test_changes_become_links_from_the_new_claim_to_the_old() -> None:
    desk = rewritten()
    new = [desk.story.claim(f"d2-c{n}") for n in (1, 2, 3)]
    links = [(link.claim, link.other, link.relation, link.aspect) for link in suggest(desk.story, new)]
    assert [
        ("d2-c1", "d1-c1", "clarifies", "whole"),
        ("d2-c2", "d1-c2", "supersedes", "figure"),
    ] == links


def test_reasons_say_what_changed() -> None:
    desk = rewritten()
    reasons = " ".join(change.reason for change in changes(desk.story, "d2"))
    assert "it adds “reportedly”" in reasons
    assert "says 9 where the earlier one said 12" in reasons


def test_a_first_version_changes_nothing() -> None:
    assert () == changes(rewritten().story, "d1")


def test_a_claim_carried_through_a_version_is_still_compared() -> None:
    """The third version drops what the first said and the second, which added no claim of its own, kept."""
    desk = rewritten()
    third = [claim("9 people were killed below the dam", figures=[counted("9", "dead")])]
    desk.document("gazette", 2, third, replaces="d2")
    found = {change.was: change.kind for change in changes(desk.story, "d3")}
    assert {"d2-c1": "dropped", "d1-c3": "dropped", "d2-c3": "dropped"} == found


def test_whether_the_newest_version_still_says_it() -> None:
    story = rewritten().story
    said = {claim_id: still_says(story, story.claim(claim_id)) for claim_id in story.claims}
    assert (False, True, None) == (said["d1-c4"], said["d1-c3"], said["d2-c1"])


def test_what_a_post_cites_and_its_source_dropped_waits_until_somebody_looks() -> None:
    desk = rewritten()
    desk.add(Post(id="1", headline="A second wave", text="[[A second wave|d1-c4]]", cites=("d1-c4",)))
    assert [("dropped", "d1-c4")] == [
        (g.why, i.claim.id) for g in queue(desk.story) for i in g.items if i.posts
    ]
    desk.add(Assessment(claim="d1-c4", credibility=4, reason="the page took it back"))
    assert [] == [i for g in queue(desk.story) for i in g.items if i.posts]


def test_a_version_that_is_less_careful_and_one_in_other_words() -> None:
    desk = Desk()
    desk.source("gazette")
    first = [
        claim("The dam at Kell has reportedly burst above the town.", "Mayor Bell", hedges=["reportedly"]),
        claim("The road to Holt is under two feet of water.", "Police"),
    ]
    second = [
        claim("The dam at Kell has burst above the town.", "Mayor Bell"),
        claim("Two feet of water stand on the road to Holt.", "Police"),
    ]
    desk.document("gazette", 0, first)
    desk.document("gazette", 1, second, replaces="d1")
    assert ["firmed", "reworded"] == [change.kind for change in changes(desk.story, "d2")]
