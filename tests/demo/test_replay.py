"""The whole sample, played once through the real sources and the real reader at a real desk."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.demo.desk import claim_id, entity_id, perform
from dateline.demo.replay import Clock, prepare, replay
from dateline.demo.script import Ref, Script, load
from dateline.demo.wire import Wire
from dateline.errors import NotFound, Refused
from dateline.newsroom import Newsroom, acts
from dateline.records import Entry, Fact
from dateline.standing import standing
from dateline.story import same_as


@pytest.fixture(scope="module")
def script() -> Script:
    return load()


@pytest.fixture(scope="module")
def room(script: Script, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    played = prepare(tmp_path_factory.mktemp("sample") / "desk", script)
    assert replay(played, script, speed=0) == len(script.steps)
    yield played
    played.close()


def test_every_document_arrives_as_it_was_written(room: Newsroom, script: Script) -> None:
    story = room.story(script.slug)
    texts = [" ".join(history[-1].fact.text.split()) for history in story.documents.values()]
    for paper in script.papers.values():
        for paragraph in paper.text.split("\n\n"):
            assert any(paragraph in text for text in texts), (paper.id, paragraph)


def test_every_reference_is_a_claim_or_a_name_that_the_reader_found(room: Newsroom, script: Script) -> None:
    story = room.story(script.slug)
    for name in script.claims:
        assert claim_id(story, script, name) in story.claims
    for name in script.names:
        assert entity_id(story, script, name)


def test_how_the_main_claims_end(room: Newsroom, script: Script) -> None:
    story = room.story(script.slug)
    ends = {
        "admitted": "Confirmed",
        "iceberg": "Confirmed",
        "corrected-position": "Confirmed",
        "first-position": "Replaced",
        "latitude-16": "Doubtful",
        "unsinkable": "Withdrawn",
        "canso-tow": "False",
        "no-danger": "False",
        "none-lost": "Replaced",
        "saved-675": "Replaced",
        "saved-866": "Replaced",
        "saved-705": "Disputed",
        "saved-745": "Disputed",
    }
    assert {name: standing(story, claim_id(story, script, name)) for name in ends} == ends


def test_the_page_of_monday_afternoon_says_what_was_said_then(room: Newsroom, script: Script) -> None:
    story = room.story_at(script.slug, datetime(1912, 4, 15, 20, 30, tzinfo=UTC))
    assert story.post("all-safe").state == "published"
    assert "sunk" not in story.posts
    assert room.story(script.slug).post("all-safe").state == "withdrawn"


def test_the_ledger_has_the_times_of_1912_in_order(room: Newsroom, script: Script) -> None:
    entries: list[Entry[Fact]] = room.entries(script.slug)
    times = [entry.at for entry in entries]
    assert times == sorted(times)
    assert times[0] == script.started
    assert times[-1] == script.steps[-1].at
    assert room.story(script.slug).coverage.started == script.started
    assert room.story(script.slug).coverage.status == "live"


def test_changed_documents_replace_their_earlier_versions(room: Newsroom, script: Script) -> None:
    story = room.story(script.slug)
    changed = Counter(story.document(d).source for d in story.replaced_by)
    assert changed["reuter"] == changed["franconia"] == changed["manchester-guardian"] == 1


def test_names_are_one_where_the_desk_says_so(room: Newsroom, script: Script) -> None:
    story = room.story(script.slug)
    one = same_as(story)
    for right, wrong in (("gambell", "campbell"), ("thornton-davidson", "horton-davidson")):
        assert one[entity_id(story, script, right)] == one[entity_id(story, script, wrong)]
    smiths = [one[entity_id(story, script, name)] for name in ("captain-smith", "senator-smith")]
    assert len(set(smiths)) == 2


def test_no_source_fails(room: Newsroom, script: Script) -> None:
    assert [h.source.name for h in room.health(script.slug) if h.state in ("failing", "new")] == []


def test_words_in_which_nothing_was_read_are_named(room: Newsroom, script: Script) -> None:
    ref = Ref(name="nothing", paper="ap-16", words="by Associated Press. The")
    wrong = replace(script, claims={"nothing": replace(ref, words="no such words")})
    with pytest.raises(NotFound, match=r"claims.nothing.*'no such words' of ap-16"):
        claim_id(room.story(script.slug), wrong, "nothing")


def test_a_second_replay_at_the_same_desk_is_refused(room: Newsroom, script: Script) -> None:
    with pytest.raises(Refused, match="played at this desk already"):
        replay(room, script, speed=0)
    with pytest.raises(Refused, match="is a desk already"):
        prepare(room.folder, script)


def test_it_stops_when_told(script: Script, tmp_path: Path) -> None:
    stop = threading.Event()
    fresh = prepare(tmp_path / "desk", script)
    try:
        assert replay(fresh, script, stop=stop, on_preloaded=stop.set) == sum(
            step.at <= script.preload for step in script.steps
        )
    finally:
        fresh.close()


def test_a_visitor_who_acts_while_it_plays_does_not_stop_it(script: Script, tmp_path: Path) -> None:
    fresh = prepare(tmp_path / "desk", script)
    first = replace(script, steps=script.steps[:2])
    visitor = replace(script, steps=script.steps[2:4])
    try:
        replay(fresh, first, speed=0)
        seen = fresh.story(script.slug).seq
        acts.withdraw(
            fresh, script.slug, "desk:ada", post_id="distress-call", text="Gone.", reason="Trying.", seen=seen
        )
        assert isinstance(fresh.clock, Clock)
        fresh.fetch = Wire(script, fresh.clock)
        for step in visitor.steps:
            fresh.clock.set(step.at)
            perform(fresh, script, step)
        assert fresh.story(script.slug).post("distress-call").state == "withdrawn"
        assert "struck-ice" in fresh.story(script.slug).posts
    finally:
        fresh.close()
