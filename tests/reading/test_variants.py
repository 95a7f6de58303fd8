"""What is the same name, and what never is."""

from __future__ import annotations

import pytest

from dateline.records import Mention
from tests.reading.test_names import by_name, read


def mentions(words: str, name: str) -> dict[str, Mention]:
    return {m.as_written: m for m in by_name(read(words))[name].mentions}


def test_a_slip_is_joined_and_marked_with_why() -> None:
    words = (
        "Foreign Minister Dorota Wiercinska said the border was open. Wiercinska said trucks had crossed. "
        "At noon Wierzinska said the queue was short."
    )
    slip = mentions(words, "Dorota Wiercinska")["Wierzinska"]
    assert slip.variant == "misspelling"
    assert "in no list of names" in slip.evidence
    assert slip.judgement == "suggested"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Governor Johnson said the dam held. Later Governor Johnston said it leaked.", "Johnston"),
        ("Aid reached Niger on Monday. On Tuesday aid reached Nigeria.", "Nigeria"),
        ("Iran signed the paper. Days later Iraq signed it.", "Iraq"),
        ("Talks opened in Austria. They will go on in Australia.", "Australia"),
    ],
)
def test_what_only_looks_alike_stays_apart(one: str, other: str) -> None:
    found = read(one)
    assert [n.name for n in found if other in [m.as_written for m in n.mentions]] == [other]


def test_a_captain_and_a_senator_of_one_surname_are_two() -> None:
    words = (
        "Captain Smith had the watch. Senator Smith asked why. Captain Smith slept, Senator Smith was told."
    )
    found = [n for n in read(words) if n.name == "Smith"]
    assert [[m.start for m in n.mentions] for n in found] == [[8, 62], [37, 83]]


def test_initials_stand_for_forenames() -> None:
    words = "Peter Adam Stone said so. P. A. Stone signed. Mr. Stone left."
    found = mentions(words, "Peter Adam Stone")
    assert found["P. A. Stone"].variant == "initials"
    assert found["Stone"].variant == "surname"


def test_an_acronym_is_its_long_name() -> None:
    words = "The North Coast Rescue Agency (NCRA) sent a boat. The NCRA said all were safe."
    assert mentions(words, "North Coast Rescue Agency")["NCRA"].variant == "initials"


def test_two_spellings_of_one_city_are_one_place() -> None:
    words = "Trains left Kyiv at dawn. The mayor of Kiev said trains would run all day in Kyiv."
    assert mentions(words, "Kyiv")["Kiev"].variant == "transliteration"


def test_a_role_is_the_person_who_has_it() -> None:
    words = (
        "French President Claire Moreau spoke first. Italian President Paolo Ricci spoke next. "
        "The French President left early. The Italian President stayed."
    )
    found = by_name(read(words))
    for who, role in (("Claire Moreau", "The French President"), ("Paolo Ricci", "The Italian President")):
        assert [m.as_written for m in found[who].mentions if m.variant == "role"] == [role]


def test_a_pronoun_goes_to_the_person_of_its_gender() -> None:
    words = "Maria Bell met John Stone in Bergen. She said it was cold. He said it was not."
    found = by_name(read(words))
    assert [m.as_written for m in found["Maria Bell"].mentions if m.variant == "pronoun"] == ["She"]
    assert [m.as_written for m in found["John Stone"].mentions if m.variant == "pronoun"] == ["He"]
