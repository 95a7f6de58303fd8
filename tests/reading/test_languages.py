"""Which language a text is in: told from its own words, with what is declared where they don't tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language_names import language_name
from dateline.reading.languages import english, language, stated, told
from dateline.reading.rules import RulesReader
from tests.pairs import check
from tests.reading.rooms import document

HERE = Path(__file__).parent
UKRAINIAN = "Міський голова заявив, що міст тримається, але не для вантажівок."
ENGLISH = "The mayor said that the bridge was open, and that it had not been hit. " * 3
FOREIGN = "Kila mtu alisema maji yalipanda usiku kucha na daraja likafungwa mapema asubuhi hiyo " * 8


def test_pairs() -> None:
    path = HERE / "languages" / "sentences.txt"
    check(path, [[*told(line), line[:40]] for line in path.read_text("utf-8").splitlines()])


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (UKRAINIAN, None, "uk"),
        (UKRAINIAN, "en", "uk"),
        (ENGLISH, "de", "en"),
        (ENGLISH, "en-GB", "en-GB"),
        ("OK", "de-AT", "de-AT"),
        ("OK", None, ""),
        ("OK", "English", "en"),
        ("OK", "und", ""),
        (FOREIGN, None, "und"),
        (FOREIGN, "sw", "sw"),
        (FOREIGN, "en", "und"),
    ],
)
def test_the_text_goes_before_what_is_declared_where_it_is_clear(
    text: str, declared: str | None, expected: str
) -> None:
    found = replace(document(text), language=declared)
    assert language(found) == expected
    assert english(found) == (expected[:2] in ("en", ""))


@pytest.mark.parametrize("tag", ["", "x" * 90, "<script>", "en;drop", "en_US\n", "12"])
def test_a_declared_language_that_is_no_tag_is_none(tag: str) -> None:
    assert stated(tag) == ""


def test_a_long_text_is_judged_by_its_middle_and_end_too() -> None:
    menu = "Home News Contact About Terms Privacy " * 100
    assert told(menu + UKRAINIAN * 2000)[0] == "uk"
    assert told(ENGLISH * 300 + UKRAINIAN * 2)[0] == "en"


@given(st.text(max_size=300), st.none() | st.sampled_from(("en", "de", "uk-UA", "und", "x", "zh-Hant")))
def test_a_language_once_told_stays(text: str, declared: str | None) -> None:
    before = replace(document(text), language=declared)
    after = replace(before, language=language(before) or None)
    assert language(after) == language(before)
    assert english(after) == english(before)


def test_names_of_languages() -> None:
    assert language_name("uk") == "Ukrainian"
    assert language_name("pt_BR") == "Portuguese"
    assert language_name("") == language_name("und")


def test_a_paragraph_in_another_language_is_left_unread_and_the_rest_is_read() -> None:
    text = (
        "The mayor of Harne said on Monday that the bridge was open to lorries again.\n\n"
        "Der Bürgermeister sagte am Montag, dass die Brücke offen sei und dass 12 Menschen verletzt sind.\n\n"
        f"{UKRAINIAN}\n\n"
        "Twelve people were hurt, officials said later.\n"
    )
    found = RulesReader().read(document(text))
    assert [claim.quote for claim in found.claims] == [
        "that the bridge was open to lorries again",
        "Twelve people were hurt",
    ]
    assert [figure.as_written for figure in found.figures] == ["Twelve"]
    assert not [name for name in found.names if "Br" in name.name]
