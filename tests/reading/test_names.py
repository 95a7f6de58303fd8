"""Names of a document: pairs of files, and laws that hold for any text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.reading.gazetteer import fold
from dateline.reading.names import entity_id, names
from dateline.reading.text import parse
from dateline.records import Document, Name
from tests.pairs import check, inputs

HERE = Path(__file__).parent


def read(words: str) -> tuple[Name, ...]:
    document = Document(id="d1", source="", text=words, captured=datetime(2026, 3, 1, tzinfo=UTC), capture="")
    return names(parse(document))


def by_name(found: tuple[Name, ...]) -> dict[str, Name]:
    return {name.name: name for name in found}


@pytest.mark.parametrize("path", inputs(HERE / "names", ".txt"), ids=lambda p: p.stem)
def test_pairs(path: Path) -> None:
    check(path, read(path.read_text("utf-8")))


def test_a_title_is_no_part_of_a_name_but_is_told() -> None:
    found = by_name(read("Deputy Prime Minister Ada Bell told reporters on Monday that the bridge was shut."))
    assert found["Ada Bell"].mentions[0].evidence == "after the title “Deputy Prime Minister”"


def test_types_are_voted_on_by_the_whole_document() -> None:
    words = (
        "Mayor Irina Kovalska said the road was open. Kovalska added that repairs went on. "
        "“It will hold,” Kovalska told the council. The statement by Kovalska came at noon."
    )
    found = by_name(read(words))
    assert [n.type for n in found.values() if "Kovalska" in n.name] == ["person"]
    assert len([m for m in found["Irina Kovalska"].mentions if m.variant in ("canonical", "surname")]) == 4


def test_mail_addresses_and_links_are_no_names() -> None:
    found = read("Write to Desk@Example.org or see https://Example.org/Bell and @AdaBell for more.")
    assert not any("@" in n.name or "example" in n.name.casefold() for n in found)


def test_ids_agree_wherever_type_and_name_do() -> None:
    assert (
        entity_id("person", "Ada Bell") == entity_id("person", "ADA BELL") != entity_id("place", "Ada Bell")
    )


PIECES = """Ada Bell Mr. Captain said the The “ ” ( ) , . Ж Київ London U.S. he She NATO A. B. ’s 5 km of"""
WORDS = st.sampled_from([*PIECES.split(), "\n\n", " "])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_reads_and_every_mention_is_verbatim(words: str) -> None:
    starts: set[tuple[int, int]] = set()
    for name in read(words):
        assert name.entity == entity_id(name.type, name.name)
        assert name.mentions
        for mention in name.mentions:
            assert mention.of == name.entity
            assert words[mention.start : mention.end] == mention.as_written
            assert (mention.start, mention.end) not in starts
            starts.add((mention.start, mention.end))


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The steamer Halifax sailed on Monday. The Halifax had a crew of 40.", "Halifax"),
        ("Liner Corvina hit a reef, and the Corvina sank with her lifeboats.", "Corvina"),
        (
            "The ship sank off the coast. The Parisian picked up her crew, and the captain is safe.",
            "Parisian",
        ),
        ("The cruisers Chester and Salem were sent to meet the ship.", "Salem"),
        ("The Olympic, sister ship of the Corvina, was towed into port.", "Olympic"),
    ],
)
def test_a_ship_named_for_a_town_or_a_people_is_a_ship(words: str, name: str) -> None:
    assert [n.type for n in read(words) if n.name == name] == ["equipment"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The ship lay in the Solent, and its captain waited for the crew in Halifax.", "Solent"),
        ("The fleet left the Crimea on Monday; a warship sank in the Black Sea.", "Crimea"),
        ("The ship reached The Hague, and the Hague pilots went home by boat.", "Hague"),
        ("A boat crossed the Thames. The crew of the boat lived by the Thames.", "Thames"),
    ],
)
def test_a_place_that_takes_the_article_is_no_ship(words: str, name: str) -> None:
    assert [n.type for n in read(words) if n.name == name] == ["place"]


def test_a_people_named_beside_ships_is_no_ship() -> None:
    words = "The Houthis fired at a tanker, and the crew left the ship. A tug picked up the Briton on board."
    types = {n.name: n.type for n in read(words)}
    assert types["Houthis"] in ("people", "organisation")  # an armed group is either
    assert types["Briton"] == "people"
