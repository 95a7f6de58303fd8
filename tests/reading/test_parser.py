"""The parse on the tokens: one tree a sentence, white space on its word, entities that begin before they go
on, and every character kept, whatever the text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.network import labels
from dateline.reading.text import Text, parse
from dateline.records import Document


def read(text: str) -> Text:
    when = datetime(2019, 5, 4, 12, tzinfo=UTC)
    return parse(Document(id="d1", source="", text=text, language="en", captured=when, capture=""))


def test_a_sentence_is_read_as_people_read_it() -> None:
    doc = read("The mayor of Orford, Ann Bell, told reporters on Friday that two bridges were closed.").doc
    word = {token.text: token for token in doc}
    assert (word["told"].dep, word["told"].lemma, word["told"].tag) == ("ROOT", "tell", "VBD")
    assert (word["mayor"].dep, word["mayor"].head.text) == ("nsubj", "told")
    assert (word["closed"].dep, word["closed"].head.text) == ("ccomp", "told")
    assert (word["bridges"].pos, word["bridges"].lemma) == ("NOUN", "bridge")
    assert [e.text for e in doc.ents if e.label == "PERSON"] == ["Ann Bell"]
    assert word["Friday"].entity == "DATE"


def test_white_space_hangs_on_the_word_before_it() -> None:
    doc = read("Ann Bell\n\n  left.  The door\tclosed.").doc
    for token in doc:
        if token.is_space:
            assert (token.tag, token.pos, token.dep) == ("_SP", "SPACE", "dep")
            assert token.head.i < token.i
    assert [sent.text.strip() for sent in doc.sents] == ["Ann Bell", "left.", "The door\tclosed."]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "Bell said",
                "“no",
                "”",
                "\n\n",
                " ",
                "the U.S. Navy",
                "2,000",
                "\u200f",
                "«да»",
                "…",
                ".",
                "x" * 400,
            )
        ),
        max_size=60,
    )
)
def test_any_text_is_a_forest_of_its_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    parsed = read(text)
    doc = parsed.doc
    assert doc.text == text
    if not parsed.english:  # nothing but Cyrillic letters: tokens, and no parse
        return
    for sent in doc.sents:
        assert sum(token.head.i == token.i for token in sent) == 1
        assert all(sent.start <= token.head.i < sent.end for token in sent)
    assert all(entity.text.strip() for entity in doc.ents)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_nothing_is_read_in_nothing(text: str) -> None:
    read_text = read(text)
    assert read_text.doc.text == text
    assert len(read_text.tags.roles) == len(read_text.doc)


def test_the_network_has_the_relations_that_the_rules_ask_for() -> None:
    asked = {
        "nsubj",
        "nsubjpass",
        "ccomp",
        "xcomp",
        "advcl",
        "relcl",
        "acl",
        "appos",
        "dobj",
        "pobj",
        "agent",
    }
    assert asked <= set(labels()["relations"])
