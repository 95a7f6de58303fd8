"""What a text says lies around a place, names of places in other names, and what is no place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline import plugins
from dateline.reading.gazetteer import lookup
from dateline.reading.names import names
from dateline.reading.places import places
from dateline.reading.places_inside import inside_a_name
from dateline.reading.positions import km_apart
from dateline.reading.text import parse
from dateline.records import Document, Place, Reading


def document(words: str) -> Document:
    return Document(id="d1", source="", text=words, captured=datetime(2026, 3, 1, tzinfo=UTC), capture="")


def read(words: str) -> dict[str, Place]:
    text = parse(document(words))
    return {p.as_written: p for p in places(text, names(text, text.tags))}


def whole(words: str) -> Reading:
    return plugins.reader("rules").read(document(words))


def near(place: Place, name: str, km: float = 60.0) -> bool:
    there = lookup(name)[0]
    return (
        place.lat is not None
        and place.lon is not None
        and km_apart(place.lat, place.lon, there.lat, there.lon) < km
    )


@pytest.mark.parametrize(
    ("words", "inner", "area"),
    [
        ("Troopers of the Ohio State Police closed the road.", "Ohio", "geonames:US.OH"),
        ("She teaches law at the University of Glasgow.", "Glasgow", "geonames:2648579"),
        ("The Hungarian Foreign Ministry did not reply.", "Hungarian", "geonames:719819"),
        ("Experts from Environment Canada were sent.", "Canada", "geonames:6251999"),
    ],
)
def test_the_place_in_an_organisations_name_is_a_place(words: str, inner: str, area: str) -> None:
    assert read(words)[inner].gazetteer == area


def test_a_newspapers_town_is_whole_and_a_university_named_for_a_person_is_nowhere() -> None:
    found = read("The New York Times asked a student of George Washington University.")
    assert "New York" in found
    assert not {"York", "George"} & set(found)


def test_nothing_is_claimed_to_be_in_an_organisations_name() -> None:
    found = whole("The Ohio State Police said that two people died in Toledo.")
    assert {p.as_written for p in found.places} >= {"Ohio", "Toledo"}
    assert {p.as_written for claim in found.claims for p in claim.places} == {"Toledo"}
    inner = next(p for p in found.places if p.as_written == "Ohio")
    assert inside_a_name(found.places, found.names) == {inner.id}


def test_a_place_of_several_words_is_one() -> None:
    found = read(
        "Floods hit Burkina Faso, French Guiana and KwaZulu-Natal. Women in Saudi Arabia gave money."
    )
    assert set(found) == {"Burkina Faso", "French Guiana", "KwaZulu-Natal", "Saudi Arabia"}


def test_two_places_joined_by_a_word_are_two() -> None:
    assert {"Dominican Republic", "Jamaica"} <= set(
        read("No case was seen in the Dominican Republic or Jamaica.")
    )


def test_the_town_of_a_dateline_is_a_place_and_the_agency_is_none() -> None:
    found = read(
        "VICTORIA, B.C. - A ferry ran aground on Monday.\nPORT SUDAN (Reuters) - Drones hit a depot."
    )
    assert found["VICTORIA"].country == "CA"
    assert near(found["PORT SUDAN"], "Port Sudan")
    assert "Reuters" not in found


def test_a_members_seat_is_a_place_without_the_party() -> None:
    found = read("The bill was backed by Sen. Ada Bell, D-Ohio, and Rep. Tom Reed, R-Iowa City.")
    assert found["Ohio"].gazetteer == "geonames:US.OH"
    assert near(found["Iowa City"], "Iowa City")


def test_in_after_a_name_decides_between_namesakes() -> None:
    assert read("Clashes broke out near Tripoli in Lebanon.")["Tripoli"].country == "LB"
    assert read("Clashes broke out near Tripoli in Libya.")["Tripoli"].country == "LY"


def test_an_area_once_written_holds_for_the_rest_of_the_text() -> None:
    words = (
        "The mayor of Paris, Texas, spoke on Friday. Firemen were called. Later the mayor returned to Paris."
    )
    text = parse(document(words))
    assert {p.country for p in places(text, names(text)) if p.as_written == "Paris"} == {"US"}


@pytest.mark.parametrize(
    ("words", "name", "at"),
    [
        ("Shells fell on the villages of Qwertgrad and Asdfgrad in Idlib.", "Qwertgrad", "Idlib"),
        ("Shells fell on the villages of Qwertgrad and Asdfgrad in Idlib.", "Asdfgrad", "Idlib"),
        ("Police searched Cairo's Qwerty district.", "Qwerty", "Cairo"),
        ("Soldiers raided the village of Qwerta, south of Nablus.", "Qwerta", "Nablus"),
        (
            "Bradford firemen came. The fire on Qwerty Road in Bradford was put out.",
            "Qwerty Road",
            "Bradford",
        ),
        ("Leeds is quiet. A man was hurt in Leeds. He fell on Qwerty Street.", "Qwerty Street", "Leeds"),
    ],
)
def test_what_no_list_has_is_put_where_the_text_says_it_is(words: str, name: str, at: str) -> None:
    place = read(words)[name]
    assert near(place, at)
    assert place.gazetteer is None
    assert place.precision is not None
    assert place.precision > 1
    assert "no list of places" in place.why


def test_a_village_far_from_all_that_a_text_names_is_not_meant() -> None:
    place = read("Rain fell in New South Wales and Victoria. Walkers from Australia met in Glenrock.")[
        "Glenrock"
    ]
    assert place.lat is None
    assert place.candidates
    assert "does not name" in place.why


@pytest.mark.parametrize(
    "words",
    [
        "Doctors feared an outbreak of the Marburg virus.",
        "A deal with the Obama administration failed.",
        "Pupils of St. Mary's went home.",
    ],
)
def test_what_is_written_as_a_place_and_is_none(words: str) -> None:
    assert read(words) == {}


def test_where_somebody_is_from_is_a_place() -> None:
    assert near(read("Tom Reed, 43, of Prattville, was charged.")["Prattville"], "Prattville")
    assert near(read("A Prattville man was charged.")["Prattville"], "Prattville")


def test_names_in_a_list_of_places_are_places() -> None:
    assert "Velykyi Burluk" in read("Fighting went on near Lyman, Siversk and Velykyi Burluk.")


def test_words_around_a_name_that_are_none_of_it() -> None:
    assert read("It was so in Nazi Germany.")["Nazi Germany"].country == "DE"
    assert near(read("The Yakima Valley is dry.")["Yakima Valley"], "Yakima")
