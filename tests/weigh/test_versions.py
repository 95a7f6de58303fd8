"""What a new version did to the claims of the one before."""

from __future__ import annotations

from dateline.weigh import changes, suggest
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
