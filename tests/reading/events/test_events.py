"""Events: pairs of files, what did not happen, and the laws that hold for any text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.reading.events_lexicon import lexicon
from dateline.reading.rules import RulesReader
from dateline.records import Document, Reading
from tests import pairs

HERE = Path(__file__).parent
READER = RulesReader()
VERBAL = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
TYPES = VERBAL | {"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
PIECES = (
    "Norway ",
    "attacked ",
    "was shelled by ",
    "the shelling of Oslo by ",
    "Finland",
    " and ",
    " said that ",
    "threatened to ",
    "bomb ",
    "denied that ",
    '"We met them," ',
    "talks between ",
    ". ",
    "\n\n",
    "who ",
    "under attack ",
    "launched ",
    "😀",
    "“",
)


def read(text: str) -> Reading:
    when = datetime(2026, 3, 6, 12, tzinfo=UTC)
    return READER.read(Document(id="d1", source="", text=text, captured=when, published=when, capture=""))


def told(text: str) -> list[str]:
    """ "TYPE: who > whom" of each event."""
    return [
        f"{e.type}: {e.who.as_written if e.who else '-'} > {e.whom.as_written if e.whom else '-'}"
        for e in read(text).events
    ]


def brief(reading: Reading) -> list[dict[str, Any]]:
    names = {name.entity: name.name for name in reading.names}
    places = {place.id: place.as_written for place in reading.places}
    times = {when.id: when.as_written for when in reading.times}
    quotes = {claim.id: claim.quote for claim in reading.claims}
    return [
        {
            "event": f"{e.type}{'' if e.mode is None else ' ' + e.mode}",
            "as written": e.as_written,
            "who": e.who and e.who.as_written,
            "actor": names.get(e.actor or ""),
            "whom": e.whom and e.whom.as_written,
            "recipient": names.get(e.recipient or ""),
            "place": places.get(e.place or ""),
            "time": times.get(e.time or ""),
            "claim": quotes.get(e.claim or ""),
        }
        for e in reading.events
    ]


@pytest.mark.parametrize("path", pairs.inputs(HERE, ".txt"), ids=lambda p: p.stem)
def test_pairs(path: Path) -> None:
    pairs.check(path, brief(read(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Finland attacked Norway on Monday.", ["ASSAULT: Finland > Norway"]),
        ("Norway was attacked by Finland.", ["ASSAULT: Finland > Norway"]),
        ("The attack on Norway by Finland began at dawn.", ["ASSAULT: Finland > Norway"]),
        ("Finland launched an attack on Norway.", ["ASSAULT: Finland > Norway"]),
        ("Norway came under attack.", ["ASSAULT: - > Norway"]),
        ("Finland threatened to attack Norway.", ["THREATEN: Finland > -"]),
        ("Finland vowed to bomb Norway.", ["THREATEN: Finland > -"]),
        ("Finland agreed to meet Norway.", ["AGREE: Finland > -"]),
        ("Finland refused to attack Norway.", ["REJECT: Finland > -"]),
        ("Finland accused Norway on Friday of bombing Oslo.", ["ACCUSE: Finland > Norway"]),
        ("Finland will sign a treaty with Norway.", ["AGREE: Finland > Norway"]),
        ("Talks between Finland and Norway ended.", ["CONSULT: Finland > Norway"]),
        ("Finland recalled its ambassador from Norway.", ["SANCTION: Finland > Norway"]),
        ("Finland began shelling Norway.", ["ASSAULT: Finland > Norway"]),
    ],
)
def test_who_did_what_to_whom(text: str, events: list[str]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "Finland did not attack Norway.",
        "Finland denied attacking Norway.",
        "Finland denied that it had attacked Norway.",
        "Finland may attack Norway.",
        "Finland will attack Norway.",
        "If Finland attacks Norway, the bridge closes.",
        "Finland planned to attack Norway.",
        "Finland planned an attack on Norway.",
        "There were fears of an attack on Norway.",
        "A possible attack on Norway was discussed.",
        "Did Finland attack Norway?",
        "Finland never attacked Norway.",
        "Finland attacked the plan.",
        "An earthquake killed 40 people in Norway.",
        "Attack Norway!",
        "Norway has no talks with Finland.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert told(text) == []


def test_an_event_is_tied_to_the_claim_that_tells_of_it() -> None:
    reading = read("Mayor Ada Bell said Finland had attacked Norway. Norway attacked Oslo.")
    claims = {claim.id: claim for claim in reading.claims}
    first = claims[reading.events[0].claim or ""]
    assert first.speaker is not None
    assert first.speaker.name == "Ada Bell"


def test_the_lexicon_has_plovers_types_and_no_word_twice_alike() -> None:
    words = lexicon()
    for table in (words.verbs, words.nouns):
        for rules in table.values():
            assert {rule.type for rule in rules} <= TYPES
            assert len(set(rules)) == len(rules)
    assert {rule.type for rules in words.verbs.values() for rule in rules} == TYPES


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join))
def test_any_text(text: str) -> None:
    reading = read(text)
    entities = {name.entity for name in reading.names} | {
        claim.speaker.entity for claim in reading.claims if claim.speaker is not None
    }
    known = {one.id for part in (reading.claims, reading.places, reading.times) for one in part}
    assert [event.id for event in reading.events] == [f"d1-e{n + 1}" for n in range(len(reading.events))]
    for event in reading.events:
        assert event.type in TYPES
        assert text[event.start : event.end] == event.as_written != ""
        for words in (event.who, event.whom):
            assert words is None or text[words.start : words.end] == words.as_written != ""
        assert {event.actor, event.recipient} - {None} <= entities
        assert {event.claim, event.place, event.time} - {None} <= known
        assert event.actor or event.recipient or event.place or (event.who and event.whom)
