"""Names in Cyrillic letters and the Latin ones they are written with: tables, sounds, one entity for both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.cyrillic import forenames_same, is_cyrillic, languages, romanised, sounds
from tests.reading.test_names import by_name, read

PAIRS = [
    line.split("/")
    for line in """
Зеленський/Zelensky Zelenskyy Zelenskyi Zelenskiy
Зеленский/Zelensky Zelenskiy
Кулеба/Kuleba
Маріуполь/Mariupol
Мариуполь/Mariupol
Київ/Kyiv
Киев/Kiev
Харків/Kharkiv
Харьков/Kharkov
Одеса/Odesa Odessa
Миколаїв/Mykolaiv Mykolayiv
Запоріжжя/Zaporizhzhia Zaporizhzhya
Єрмак/Yermak
Рєзніков/Reznikov
Шмигаль/Shmyhal
Залужний/Zaluzhny Zaluzhnyi Zaluzhnyy
Подоляк/Podolyak Podoliak
Згурський/Zghurskyi Zgurskiy
Щербицький/Shcherbytsky
Хрущёв/Khrushchev
Горбачёв/Gorbachev
Шойгу/Shoigu Shoygu
Сергей/Sergei Sergey
Сергій/Serhiy Serhii
Юлія/Yulia Yuliia
""".strip().splitlines()
]


@pytest.mark.parametrize(("cyrillic", "latin"), PAIRS, ids=[one for one, _ in PAIRS])
def test_a_name_sounds_as_its_english_spellings(cyrillic: str, latin: str) -> None:
    assert [form for form in latin.split() if not sounds(form) & sounds(cyrillic)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Кулеба", "Kolomoisky"),
        ("Лавров", "Lvov"),
        ("Одеса", "Odra"),
        ("Сорока", "Surkov"),
        ("Львів", "Lyubov"),
    ],
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert not sounds(one) & sounds(other)


@pytest.mark.parametrize(
    ("name", "language", "latin"),
    [
        ("Знам'янка", "uk", "Znamianka"),
        ("Розгон", "uk", "Rozghon"),
        ("Їжакевич Йосип", "uk", "Yizhakevych Yosyp"),
        ("Костянтин-Юрій", "uk", "Kostiantyn-Yurii"),
        ("КИЇВ", "uk", "KYIV"),
        ("Ельцин", "ru", "Yeltsin"),
        ("Сергеев", "ru", "Sergeyev"),
        ("Подъячев", "ru", "Podyachev"),
        ("Щукин Артём", "ru", "Shchukin Artyëm"),
    ],
)
def test_the_tables(name: str, language: str, latin: str) -> None:
    assert romanised(name, language) == latin


def test_letters_tell_the_language() -> None:
    assert [languages(name) for name in ("Білик", "Быков", "Дубинський", "Сорока")] == [
        ("uk",), ("ru",), ("uk",), ("uk", "ru"),
    ]  # fmt: skip


def test_forenames_in_two_languages_are_one() -> None:
    assert forenames_same("Володимир", "Vladimir")
    assert forenames_same("Елена", "Olena")
    assert not forenames_same("Ольга", "Olena")


def test_a_lone_surname_of_two_people_is_joined_to_neither() -> None:
    words = "Maria Bilyk met Ivan Bilyk in Kyiv. Білик said it went well. Ivan Bilyk left."
    found = by_name(read(words))
    for who in ("Maria Bilyk", "Ivan Bilyk"):
        assert "transliteration" not in {m.variant for m in found[who].mentions}


def test_another_forename_is_another_person() -> None:
    found = by_name(read("Maria Bilyk said it was cold. Степан Білик said it was not."))
    assert [m.as_written for m in found["Maria Bilyk"].mentions] == ["Maria Bilyk"]


def test_a_place_that_is_only_in_cyrillic_has_the_id_of_its_english_name() -> None:
    english = by_name(read("The trains to Mariupol were late on Monday, officials said."))["Mariupol"]
    cyrillic = by_name(read("Shelling went on in Маріуполь on Monday, officials said."))["Mariupol"]
    assert cyrillic.entity == english.entity
    assert [(m.as_written, m.variant) for m in cyrillic.mentions] == [("Маріуполь", "transliteration")]


@given(st.text(max_size=60))
def test_any_text_has_a_sound_and_latin_letters(text: str) -> None:
    for language in ("uk", "ru"):
        assert is_cyrillic(romanised(text, language)) <= is_cyrillic(text)
    assert all(sounds(text))
