"""Reading sources into a desk: what is new is added once, what changed replaces, what fails is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.newsroom import Newsroom, desks
from dateline.records import Claim, Coverage, Document, Source

STORY = (
    'The quay at Marsh End is under water. "We will not leave," Mayor Ada Bell told Radio Nine on Friday.\n'
)
MORE = STORY + "Bell said that 12 houses had been damaged.\n"


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 6, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(tmp_path: Path, clock: Clock) -> Iterator[Newsroom]:
    desks.make(tmp_path / "desk", title="The flood")
    found = Newsroom.open(tmp_path / "desk", clock=clock)
    yield found
    found.close()


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return Source(name="notes", type="file", url=str(tmp_path / "notes.txt"), every=300)


def test_the_same_again_adds_nothing(room: Newsroom, source: Source) -> None:
    Path(source.url).write_text(STORY, "utf-8")
    first = room.visit("the-flood", source)
    assert (1, 0, None) == (first.documents, first.unchanged, first.error)
    seq = room.ledger.head().seq
    again = room.visit("the-flood", source)
    assert (0, 1) == (again.documents, again.unchanged)
    assert seq == room.ledger.head().seq


def test_a_claim_stands_verbatim_in_a_kept_document(room: Newsroom, source: Source) -> None:
    Path(source.url).write_text(STORY, "utf-8")
    room.visit("the-flood", source)
    story = room.story("the-flood")
    said = [c for c in map(story.claim, story.claims) if c.speaker and c.mode == "direct"]
    assert ["Ada Bell"] == [c.speaker.name for c in said if c.speaker]
    document = story.document(said[0].document)
    assert document.text[said[0].start : said[0].end] == said[0].quote
    assert STORY.encode() == room.vault.get(document.capture)


def test_a_changed_document_replaces_and_adds_only_what_is_new(room: Newsroom, source: Source) -> None:
    Path(source.url).write_text(STORY, "utf-8")
    room.visit("the-flood", source)
    before = {c.quote for c in map(room.story("the-flood").claim, room.story("the-flood").claims)}
    Path(source.url).write_text(MORE, "utf-8")
    visit = room.visit("the-flood", source)
    story = room.story("the-flood")
    versions = [history[-1].fact for history in story.documents.values()]
    assert [None, versions[0].id] == [version.replaces for version in versions]
    assert versions[1].id == story.replaced_by[versions[0].id]
    added = [story.claim(c) for c in story.claims_in[versions[1].id]]
    assert visit.claims == len(added)
    assert any("12 houses" in claim.quote for claim in added)
    assert not before & {claim.quote for claim in added}


def test_document_and_claims_are_appended_together(room: Newsroom, source: Source) -> None:
    Path(source.url).write_text(STORY, "utf-8")
    heard: list[list[type]] = []
    room.subscribe(lambda slug, entries: heard.append([type(entry.fact) for entry in entries]))
    room.visit("the-flood", source)
    assert heard[0][0] is Document
    assert Claim in heard[0]


def test_a_failing_source_backs_off_and_recovers(room: Newsroom, source: Source, clock: Clock) -> None:
    room.append("the-flood", "config", [source])
    for failures in (1, 2):
        visit = room.visit("the-flood", source)
        assert visit.error is not None
        health = room.health("the-flood")[0]
        assert ("failing", visit.error.message) == (health.state, health.error)
        assert health.next_try == clock.now + timedelta(seconds=300 * 2 ** (failures - 1))
        assert [] == room.due()
    clock.now += timedelta(hours=1)
    assert [("the-flood", "notes")] == [(slug, found.name) for slug, found in room.due()]
    Path(source.url).write_text(STORY, "utf-8")
    room.visit("the-flood", source)
    assert "ok" == room.health("the-flood")[0].state
    clock.now += timedelta(days=2)
    room.visit("the-flood", source)
    assert "silent" == room.health("the-flood")[0].state


def test_a_closed_coverage_is_not_visited(room: Newsroom, source: Source) -> None:
    room.append("the-flood", "config", [source, Coverage(slug="the-flood", title="t", status="closed")])
    assert [] == room.due()


def test_a_lost_capture_comes_back_with_the_same_bytes(room: Newsroom, source: Source) -> None:
    Path(source.url).write_text(STORY, "utf-8")
    room.visit("the-flood", source)
    capture = next(iter(room.story("the-flood").documents.values()))[-1].fact.capture
    room.vault.path(capture).unlink()
    room.visit("the-flood", source)
    assert STORY.encode() == room.vault.get(capture)
