"""The corpus is what its guideline says, and the trainer labels it as it stands."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from dateline.reading.network import KINDS, NAMES, ROLES
from training import written
from training.corpus import Article, Attribution, articles, occurrences
from training.examples import SKIP, corrected, name_labels, role_labels
from training.pieces import piece
from training.teacher import Taught
from training.written import reports, unmarked

CORPUS = Path(__file__).parents[2] / "corpus"
FIRST = {path: tuple(articles(CORPUS / "wikinews", path)) for path in ("annotations.jsonl", "second.jsonl")}


@pytest.mark.parametrize("path", FIRST)
def test_every_span_stands_in_its_article(path: str) -> None:
    assert FIRST[path]
    for article in FIRST[path]:
        for one in article.attributions:
            spans = [*one.content, *filter(None, (one.source, one.cue))]
            assert all(0 <= start < end <= len(article.text) for start, end in spans), article.id
            assert one.content
            assert one.kind in KINDS
            apart = sorted(spans)
            assert all(a[1] <= b[0] for a, b in pairwise(apart)), (article.id, apart)


@pytest.mark.parametrize("path", FIRST)
def test_every_name_stands_in_its_article_and_has_a_type(path: str) -> None:
    for article in FIRST[path]:
        for kind, names in article.names.items():
            assert f"B-{kind}" in NAMES
            assert all(any(occurrences(article.text, name)) for name in names), article.id
        assert article.places_marked or not article.names.get("place")


def test_the_second_annotation_is_of_a_tenth_of_the_first() -> None:
    first, second = ({a.id for a in every} for every in FIRST.values())
    assert second < first
    assert len(second) >= len(first) // 11


@pytest.mark.parametrize(
    ("folder", "least", "allowed"),
    [
        ("reports", 1_300, written.ROLES.keys() | written.NAMES.keys()),
        ("named", 100, written.NAMES.keys()),
        ("second", 70, written.ROLES.keys()),
    ],
)
def test_every_report_closes_its_marks(folder: str, least: int, allowed: set[str]) -> None:
    found = list(reports(CORPUS / folder))
    assert len(found) > least
    for report in found:
        assert "{" not in report.text
        assert {code for code, _ in report.marked} <= allowed
        parts = sorted(span for code, span in report.marked if code in written.ROLES)
        assert all(a[1] <= b[0] for a, b in pairwise(parts)), report.text[:60]


def test_what_was_annotated_twice_is_in_the_reports() -> None:
    assert {r.text for r in reports(CORPUS / "second")} <= {r.text for r in reports(CORPUS / "reports")}


@pytest.mark.parametrize("source", ["{s|Bell said", "Bell} said", "{s|{P|Bell} said"])
def test_a_mark_that_does_not_close_is_named(source: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        unmarked(source)


def test_labels_are_begin_and_inside_and_the_inner_attribution_is_left_out() -> None:
    text = "Bell said officials feared a flood."
    said = (
        Attribution(source=(0, 4), cue=(5, 9), content=((10, 34),), kind="statement"),
        Attribution(source=(10, 19), cue=(20, 26), content=((27, 34),), kind="attitude"),
    )
    labels = role_labels(piece(text), said)
    shown = [ROLES[n] for n in labels["roles"]]
    assert shown == ["B-source", "B-cue", "B-content", *["I-content"] * 3, "O"]
    assert [KINDS[k] for k in labels["kinds"] if k != SKIP] == ["statement"]


def test_a_longer_name_takes_the_shorter_one_in_it() -> None:
    labels = name_labels(
        piece("The Orford Tribune is in Orford."), {(4, 10): "place", (4, 18): "organisation"}
    )
    assert [NAMES[n] for n in labels[:4]] == ["O", "B-organisation", "I-organisation", "O"]


def test_an_article_keeps_what_was_marked() -> None:
    article = FIRST["annotations.jsonl"][0]
    assert isinstance(article, Article)
    assert role_labels(piece(article.text), article.attributions)["roles"].count(ROLES.index("B-cue")) > 0


def test_the_teacher_s_names_are_set_right_by_those_that_were_marked() -> None:
    text = "Ann Bell left Kell Orford on Friday, Lamb said."
    names = name_labels(piece(text), {(0, 8): "person", (14, 25): "facility", (37, 41): "person"})
    words = text.replace(",", " ,").replace(".", " .").split()
    said = ["B-ORG", "O", "O", "B-PERSON", "I-PERSON", "O", "B-DATE", "O", "O", "O", "O"]
    parse = Taught(words=words, heads=[], relations=[], entities=said, starts=[])
    assert corrected(parse, names).entities == (
        ["B-PERSON", "I-PERSON", "O", "B-FAC", "I-FAC", "O", "B-DATE", "O", "B-PERSON", "O", "O"]
    )


def test_a_word_that_nobody_looked_at_keeps_the_teacher_s_name() -> None:
    parse = Taught(words=["Orford"], heads=[], relations=[], entities=["B-GPE"], starts=[])
    assert corrected(parse, [SKIP]).entities == ["B-GPE"]
    assert corrected(parse, [0]).entities == ["O"]
