"""What an editor does: checked, appended, undone; two editors at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.errors import DatelineError, DeskBusy, NotFound, Refused, Stale
from dateline.newsroom import Newsroom, acts, desks
from dateline.records import Claim, Document, Line, Mention, Name, Post, Redacted, Redaction, Summary
from dateline.standing import standing
from dateline.story import same_as

NOW = datetime(2026, 3, 6, 12, tzinfo=UTC)
SLUG = "the-flood"


def claim(number: int) -> Claim:
    return Claim(
        id=f"d1.1-c{number}",
        document="d1.1",
        start=0,
        end=5,
        spans=((0, 5),),
        quote="Water",
        mode="narrated",
        reader="rules 1",
    )


def name(entity: str) -> Name:
    mention = Mention(start=0, end=5, as_written="Water", variant="canonical", of=entity)
    return Name(entity=entity, document="d1.1", name=entity, type="person", mentions=(mention,))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    desks.make(tmp_path, title="The flood")
    found = Newsroom.open(tmp_path, clock=lambda: NOW)
    document = Document(id="d1.1", source="notes", text="Water is high.", captured=NOW, capture="0" * 64)
    found.append(SLUG, "source:notes", [document, name("n-1"), name("n-2"), claim(1), claim(2)])
    yield found
    found.close()


def seen(room: Newsroom) -> int:
    return room.story(SLUG).seq


def test_judging_gives_the_public_word_and_wants_a_reason(room: Newsroom) -> None:
    acts.judge(room, SLUG, "desk:ada", claim="d1.1-c1", credibility=1, reason="two gauges", seen=seen(room))
    assert "Confirmed" == standing(room.story(SLUG), "d1.1-c1")
    with pytest.raises(Refused, match="reason is missing"):
        acts.judge(room, SLUG, "desk:ada", claim="d1.1-c1", credibility=1, reason="  ", seen=seen(room))
    with pytest.raises(Refused, match="credibility"):
        acts.judge(room, SLUG, "d", claim="d1.1-c1", credibility=7, reason="r", seen=seen(room))  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        acts.judge(room, SLUG, "desk:ada", claim="d9.1-c1", credibility=1, reason="r", seen=seen(room))


def test_two_editors_over_one_claim(room: Newsroom) -> None:
    page = seen(room)
    acts.judge(room, SLUG, "desk:ada", claim="d1.1-c1", credibility=1, reason="two gauges", seen=page)
    with pytest.raises(Stale, match="desk:ada"):
        acts.judge(room, SLUG, "desk:ben", claim="d1.1-c1", credibility=4, reason="no gauge", seen=page)
    acts.judge(room, SLUG, "desk:ben", claim="d1.1-c2", credibility=4, reason="no gauge", seen=page)


def test_what_a_program_suggests_makes_no_answer_stale(room: Newsroom) -> None:
    page = seen(room)
    room.append(SLUG, "source:notes", [name("n-1"), claim(3)])
    acts.merge(
        room, SLUG, "desk:ada", entity="n-1", other="n-2", variant="misspelling", reason="r", seen=page
    )


def test_a_form_sent_twice_counts_once(room: Newsroom) -> None:
    page = seen(room)
    post = Post(id="", headline="Water", text="[[Water|d1.1-c1]] is high.")
    first = acts.publish(room, SLUG, "desk:ada", post=post, seen=page, key="form-7")
    again = acts.publish(room, SLUG, "desk:ada", post=post, seen=page, key="form-7")
    assert [e.seq for e in first] == [e.seq for e in again]
    assert ["1"] == list(room.story(SLUG).posts)
    assert ("d1.1-c1",) == room.story(SLUG).post("1").cites


def test_published_words_change_only_with_a_note(room: Newsroom) -> None:
    post = Post(id="high", headline="Water", text="[[Water|d1.1-c1]] is high.")
    acts.publish(room, SLUG, "desk:ada", post=post, seen=seen(room))
    with pytest.raises(Refused, match="published already"):
        acts.publish(room, SLUG, "desk:ada", post=post, seen=seen(room))
    new = Post(id="high", headline="Water", text="Water is very high.")
    with pytest.raises(Refused, match="reason"):
        acts.change(
            room, SLUG, "d", post=new, kind="correction", text="It said high.", reason="", seen=seen(room)
        )
    acts.change(
        room,
        SLUG,
        "desk:ada",
        post=new,
        kind="correction",
        text="It said high.",
        reason="gauge",
        seen=seen(room),
    )
    with pytest.raises(Refused, match="as it was"):
        acts.change(room, SLUG, "d", post=new, kind="update", text="", reason="", seen=seen(room))
    versions = [entry.fact.text for entry in room.story(SLUG).posts["high"]]
    assert ["[[Water|d1.1-c1]] is high.", "Water is very high."] == versions
    acts.withdraw(
        room, SLUG, "desk:ada", post_id="high", text="It said so.", reason="no gauge", seen=seen(room)
    )
    assert "withdrawn" == room.story(SLUG).post("high").state
    with pytest.raises(Refused, match="withdrawn"):
        acts.withdraw(room, SLUG, "d", post_id="high", text="t", reason="r", seen=seen(room))


@pytest.mark.parametrize(
    "post",
    [
        Post(id="", headline=" ", text="\n"),
        Post(id="", headline="h", text="[[x|d9.1-c1]]"),
        Post(id="../x", headline="h", text="t"),
        Post(id="", headline="h" * 301, text="t"),
    ],
)
def test_posts_that_are_refused(room: Newsroom, post: Post) -> None:
    before = room.ledger.head()
    with pytest.raises(DatelineError) as caught:
        acts.publish(room, SLUG, "desk:ada", post=post, seen=seen(room))
    assert caught.value.hint
    assert before == room.ledger.head()


def test_a_merge_can_be_undone(room: Newsroom) -> None:
    acts.merge(room, SLUG, "d", entity="n-1", other="n-2", variant="misspelling", reason="r", seen=seen(room))
    assert "n-1" == same_as(room.story(SLUG))["n-2"]
    acts.unmerge(room, SLUG, "d", entity="n-1", other="n-2", reason="two people", seen=seen(room))
    assert "n-2" == same_as(room.story(SLUG))["n-2"]
    with pytest.raises(Refused):
        acts.merge(room, SLUG, "d", entity="n-1", other="n-9", variant="alias", reason="r", seen=seen(room))


def test_links_and_summaries_cite_what_is_there(room: Newsroom) -> None:
    acts.relate(
        room,
        SLUG,
        "d",
        claim="d1.1-c2",
        other="d1.1-c1",
        relation="denies",
        state="confirmed",
        reason="r",
        seen=seen(room),
    )
    assert "Disputed" == standing(room.story(SLUG), "d1.1-c1")
    with pytest.raises(Refused):
        acts.relate(
            room,
            SLUG,
            "d",
            claim="d1.1-c2",
            other="d1.1-c2",
            relation="denies",
            state="confirmed",
            reason="r",
            seen=seen(room),
        )
    known = Summary(known=(Line(text="Water is high.", cites=("d1.1-c1",)),))
    acts.summarise(room, SLUG, "d", summary=known, seen=seen(room))
    assert known == room.story(SLUG).summary
    bad = Summary(known=(Line(text="Water is high.", cites=("d9",)),))
    with pytest.raises(Refused, match="neither claim nor post"):
        acts.summarise(room, SLUG, "d", summary=bad, seen=seen(room))


def test_the_past_stays_and_a_redaction_reaches_it(tmp_path: Path) -> None:
    desks.make(tmp_path, title="The flood")
    moments = iter(NOW + timedelta(minutes=n) for n in range(100))
    room = Newsroom.open(tmp_path, clock=lambda: next(moments))
    first = acts.publish(
        room, SLUG, "d", post=Post(id="a", headline="14 Mill Lane", text="t"), seen=seen(room)
    )
    acts.publish(room, SLUG, "d", post=Post(id="b", headline="Water", text="t"), seen=seen(room))
    then = room.story_at(SLUG, first[0].at)
    assert ["a"] == list(then.posts)
    room.redact(SLUG, "d", Redaction(seq=first[0].seq, reason="a private address"))
    assert [] == list(room.story_at(SLUG, first[0].at).posts)
    assert ["b"] == list(room.story(SLUG).posts)
    assert isinstance(room.entries(SLUG)[first[0].seq - 1].fact, Redacted)
    room.close()


def test_one_process_writes_a_desk_and_others_read(room: Newsroom) -> None:
    with pytest.raises(DeskBusy):
        Newsroom.open(room.folder)
    reader = Newsroom.open(room.folder, write=False)
    before = reader.story(SLUG).seq
    acts.publish(room, SLUG, "d", post=Post(id="a", headline="Water", text="t"), seen=seen(room))
    assert before < reader.story(SLUG).seq
    reader.close()
