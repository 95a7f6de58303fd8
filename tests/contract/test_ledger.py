"""What every ledger must do. A new backend is added to `OPEN` and passes all of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.errors import LedgerError, NotFound, Stale
from dateline.ledger import Ledger
from dateline.ledger.memory import MemoryLedger
from dateline.ledger.sqlite import SQLiteLedger
from dateline.records import (
    Assessment,
    Claim,
    Correction,
    Coverage,
    Document,
    Fact,
    Link,
    Mention,
    Name,
    NameJudgement,
    Post,
    Redacted,
    Redaction,
    Source,
    Speaker,
    Summary,
    Task,
)

OPEN: dict[str, Callable[[Path], Ledger]] = {
    "memory": lambda folder: MemoryLedger(),
    "sqlite": lambda folder: SQLiteLedger(folder / "dateline.db"),
}
NOON = datetime(1912, 4, 15, 12, tzinfo=UTC)


@pytest.fixture(params=sorted(OPEN))
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    found = OPEN[request.param](tmp_path)
    yield found
    found.close()


def post(number: int, text: str = "Water is over the quay.") -> Post:
    return Post(id=f"p{number}", headline=f"Post {number}", text=text)


def test_entries_come_back_as_they_went_in(ledger: Ledger) -> None:
    speaker = Speaker(entity="n-1", name="Ada Bell", as_written="Mayor Bell", start=0, end=10, role="Mayor")
    facts: list[Fact] = [
        Source(name="county", type="feed", url="https://county.example/feed.xml", reliability="B"),
        Coverage(slug="flood", title="The flood", started=NOON),
        Document(id="d1", source="county", text="“Änd” 🌊", captured=NOON, capture="0" * 64),
        Claim(
            id="d1-c1",
            document="d1",
            start=0,
            end=5,
            spans=((0, 5),),
            quote="“Änd”",
            speaker=speaker,
            mode="direct",
            reader="rules 1",
        ),
        Name(
            entity="n-1",
            document="d1",
            name="Ada Bell",
            type="person",
            mentions=(Mention(start=0, end=3, as_written="“Än", variant="alias", of="n-1"),),
        ),
        NameJudgement(entity="n-1", other="n-2", judgement="positive", reason="one office"),
        Link(claim="d1-c1", other="d2-c1", relation="denies", reason="one says no"),
        Assessment(claim="d1-c1", credibility=2, reason="seen from the bridge"),
        Task(subject="claim:d1-c1", status="To Do"),
        post(1),
        Correction(post="p1", kind="correction", text="It was 12.", reason="a slip"),
        Summary(),
    ]
    appended = ledger.append("flood", "desk:ada", facts, at=NOON)
    assert facts == [entry.fact for entry in ledger.read("flood")]
    assert appended == list(ledger.read("flood"))
    assert list(range(1, len(facts) + 1)) == [entry.seq for entry in appended]
    assert {NOON} == {entry.at for entry in appended}


def test_reads_have_edges(ledger: Ledger) -> None:
    for number in range(1, 6):
        ledger.append("a" if number % 2 else "b", "desk", [post(number)])
    assert [3, 4] == [entry.seq for entry in ledger.read(after=2, until=4)]
    assert [3, 5] == [entry.seq for entry in ledger.read("a", after=1)]
    assert [1, 3] == [entry.seq for entry in ledger.read("a", until=4)]
    assert [] == list(ledger.read("nowhere"))
    assert ["a", "b"] == ledger.stories()
    assert 5 == ledger.head().seq


def test_all_or_none(ledger: Ledger) -> None:
    bad = Post(id="p2", headline="\ud800", text="half a surrogate pair")
    with pytest.raises(LedgerError):
        ledger.append("a", "desk", [post(1), bad])
    assert 0 == ledger.head().seq


def test_two_editors_over_one_claim(ledger: Ledger) -> None:
    judged = Assessment(claim="c1", credibility=2, reason="two saw it")
    ledger.append("a", "desk:ada", [judged], expect={"claim:c1": 0})
    with pytest.raises(Stale, match="desk:ada"):
        ledger.append("a", "desk:ben", [judged], expect={"claim:c1": 0})
    ledger.append("a", "desk:ben", [judged], expect={"claim:c2": 0})  # about another claim: no conflict
    ledger.append("b", "desk:ben", [judged], expect={"claim:c1": 0})  # in another story: no conflict
    assert 2 == ledger.last_about("a", "claim:c1")
    assert 0 == ledger.last_about("a", "claim:c9")


def test_the_same_key_appends_once(ledger: Ledger) -> None:
    first = ledger.append("a", "desk", [post(1), post(2)], key="form-1")
    assert first == ledger.append("a", "desk", [post(1), post(2)], key="form-1")
    assert 2 == ledger.head().seq


def test_a_clock_that_steps_back_is_clamped(ledger: Ledger) -> None:
    ledger.append("a", "desk", [post(1)], at=NOON)
    second = ledger.append("a", "desk", [post(2)], at=NOON - timedelta(hours=1))
    assert NOON == second[0].at
    assert 0 == ledger.seq_at(NOON - timedelta(microseconds=1))
    assert 2 == ledger.seq_at(NOON)
    assert 2 == ledger.seq_at(NOON + timedelta(days=40_000))


def test_a_redaction_takes_the_words_and_keeps_the_chain(ledger: Ledger) -> None:
    ledger.append("a", "desk", [post(1), post(2, "14 Mill Lane is where she lives")])
    ledger.append("a", "desk", [post(3)])
    hashes = [entry.hash for entry in ledger.read("a")]
    ledger.redact("a", "desk:ada", Redaction(seq=2, reason="a private address"))
    entries = list(ledger.read("a"))
    assert Redacted(kind="Post") == entries[1].fact
    assert hashes == [entry.hash for entry in entries[:3]]
    assert (4, 1) == (ledger.check().entries, ledger.check().redacted)
    assert ledger.check().head == ledger.head()
    for wrong in (Redaction(seq=2, reason="again"), Redaction(seq=4, reason="the redaction itself")):
        with pytest.raises(LedgerError):
            ledger.redact("a", "desk:ada", wrong)
    with pytest.raises(NotFound):
        ledger.redact("a", "desk:ada", Redaction(seq=99, reason="not there"))


def test_many_threads_append_without_holes(ledger: Ledger) -> None:
    def write(name: str) -> None:
        for number in range(20):
            ledger.append(name, name, [post(number)])

    threads = [threading.Thread(target=write, args=(f"s{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(range(1, 81)) == [entry.seq for entry in ledger.read()]
    assert [f"p{n}" for n in range(20)] == [e.fact.id for e in ledger.read("s2") if isinstance(e.fact, Post)]
    assert 80 == ledger.check().entries
