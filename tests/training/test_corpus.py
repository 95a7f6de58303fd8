"""The corpus is what its guideline says, and the trainer labels it as it stands."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from dateline.reading.tagger import KINDS, NAMES, ROLES
from training import written
from training.corpus import Article, Attribution, articles, occurrences
from training.examples import SKIP, name_labels, parsed, role_labels
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


def test_every_report_closes_its_marks() -> None:
    found = list(reports(CORPUS / "reports"))
    assert len(found) > 200
    for report in found:
        assert "{" not in report.text
        assert {code for code, _ in report.marked} <= written.ROLES.keys() | written.NAMES.keys()


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
    labels = role_labels(parsed(text), said)
    shown = [ROLES[n] for n in labels["roles"]]
    assert shown == ["B-source", "B-cue", "B-content", *["I-content"] * 3, "O"]
    assert [KINDS[k] for k in labels["kinds"] if k != SKIP] == ["statement"]


def test_a_longer_name_takes_the_shorter_one_in_it() -> None:
    labels = name_labels(
        parsed("The Orford Tribune is in Orford."), {(4, 10): "place", (4, 18): "organisation"}
    )
    assert [NAMES[n] for n in labels[:4]] == ["O", "B-organisation", "I-organisation", "O"]


def test_an_article_keeps_what_was_marked() -> None:
    article = FIRST["annotations.jsonl"][0]
    assert isinstance(article, Article)
    assert role_labels(parsed(article.text), article.attributions)["roles"].count(ROLES.index("B-cue")) > 0
