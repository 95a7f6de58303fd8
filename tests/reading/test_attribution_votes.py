"""Who found an attribution: the rules, the tagger, or both; each line of `votes.txt` by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.attribution import attributions
from dateline.reading.attribution_edges import whole
from dateline.reading.attribution_sources import source_of
from dateline.reading.attribution_spans import Ascribed, Marks
from dateline.reading.attribution_tags import Heard, Part, runs
from dateline.reading.attribution_votes import Ballot, voted
from dateline.reading.parsed import Parse, set_parse
from dateline.reading.text import Text, parse
from dateline.records import Document, Mode
from tests import pairs
from tests.reading.test_attribution import shown

HERE = Path(__file__).parent / "attribution"


def read(text: str) -> Text:
    when = datetime(2019, 5, 4, 12, tzinfo=UTC)
    return parse(Document(id="d1", source="", text=text, captured=when, capture=""))


def found(line: str) -> list[str]:
    text = read(line)
    every = voted(text, attributions(text), text.tags)
    return [f"{shown(line, one)} | {one.votes}" for one in every]


def test_votes() -> None:
    path = HERE / "votes.txt"
    lines = path.read_text("utf-8").splitlines()
    pairs.check(path, [{line: found(line)} for line in lines])


def test_a_clause_gets_its_subject_back() -> None:
    """Where the parse lost it, the rules' content begins with the verb; the tagger says where it begins."""
    text = read("Bell says her plans for a new tax would fail at once.")
    at = {token.text: token for token in text.doc}
    span = (at["would"].idx, at["once"].idx + len("once"))
    rules = Ascribed(
        at=1,
        lemma="say",
        act="assert",
        kind="say",
        shape="t",
        cue=(5, 9),
        spans=(span,),
        source=(0, 4),
        head=0,
    )

    def heard(begin: str, share: float) -> Heard:
        content = Part(role=3, first=at[begin].i, past=at["once"].i + 1, share=share)
        return Heard(cue=Part(role=2, first=1, past=2, share=1.0), source=None, contents=(content,), kind=0)

    def words(other: Heard) -> list[str]:
        return [text.text[a:b] for a, b in whole(text, rules, other, Marks(text.quotations)).spans]

    assert words(heard("her", 0.9)) == ["her plans for a new tax would fail at once"]
    assert words(heard("her", 0.6)) == ["would fail at once"]  # not sure
    assert words(heard("would", 0.9)) == ["would fail at once"]  # no more than the rules


def test_a_verb_of_saying_that_the_tagger_is_sure_of_needs_less() -> None:
    text = read("Bell said the road is shut. Bell fears another flood.")
    ballot = Ballot(text, text.tags)
    at = {token.text: token.i for token in text.doc}

    def needed(cue: str, share: float) -> float:
        parts = (Part(role=3, first=at[cue] + 1, past=at[cue] + 3, share=0.5),)
        heard = Heard(
            cue=Part(role=2, first=at[cue], past=at[cue] + 1, share=share),
            source=None,
            contents=parts,
            kind=0,
        )
        return ballot.sure(heard)

    assert needed("said", 0.9) < needed("fears", 0.9) == needed("said", 0.6)


@pytest.mark.parametrize(
    ("share", "mode", "speaker"),
    [(0.995, "indirect", "Bell"), (0.995, "direct", "The report"), (0.9, "indirect", "The report")],
)
def test_a_speaker_that_the_tagger_is_certain_of_is_taken_but_for_quotations(
    share: float, mode: Mode, speaker: str
) -> None:
    text = read("The report is late, Bell said, and the road is shut.")
    at = {token.text: token.i for token in text.doc}
    content = (Part(role=3, first=0, past=4, share=0.9),)
    cue = Part(role=2, first=at["said"], past=at["said"] + 1, share=0.99)
    source = Part(role=1, first=at["Bell"], past=at["Bell"] + 1, share=share)
    rules = Ascribed(
        at=at["said"], lemma="say", act="assert", kind="say", shape="t", cue=(25, 29), spans=((11, 18),),
        source=(0, 10), head=1, mode=mode,
    )  # fmt: skip
    one = Ballot(text, text.tags).agreed(rules, Heard(cue=cue, source=source, contents=content, kind=0))
    assert one.source is not None
    assert text.text[slice(*one.source)] == speaker


def test_a_participle_speaks_for_its_main_clause_and_a_possessive_for_no_verb() -> None:
    """As the parse may have it wrong: the main clause hangs on the participle, by the words between."""
    text = read("Bell confirmed Orr's report, stressing that the road is shut.")
    words = [token.text for token in text.doc]
    assert words[:7] == ["Bell", "confirmed", "Orr", "'s", "report", ",", "stressing"]
    heads = [1, 4, 4, 2, 6, 6, 6, 11, 9, 10, 11, 6, 6][: len(words)]
    tags = ["NNP", "VBD", "NNP", "POS", "NN", ",", "VBG", "IN", "DT", "NN", "VBZ", "VBN", "."]
    parts = [
        "PROPN",
        "VERB",
        "PROPN",
        "PART",
        "NOUN",
        "PUNCT",
        "VERB",
        "SCONJ",
        "DET",
        "NOUN",
        "AUX",
        "VERB",
        "PUNCT",
    ]
    deps = [
        "nsubj",
        "conj",
        "poss",
        "case",
        "dobj",
        "punct",
        "ROOT",
        "mark",
        "det",
        "nsubj",
        "auxpass",
        "ccomp",
        "punct",
    ]
    none = ["O"] * len(words)
    set_parse(
        text.doc, Parse(tags=tags, parts=parts, heads=heads, relations=deps, lemmas=words, entities=none)
    )
    verb = text.doc[6]
    source = source_of(verb, Marks(text.quotations))
    assert source is not None
    assert source.text == "Bell"
    possessive = Part(role=1, first=2, past=4, share=0.9)
    cue = Part(role=2, first=6, past=7, share=0.9)
    content = (Part(role=3, first=7, past=12, share=0.9),)
    heard = Heard(cue=cue, source=possessive, contents=content, kind=0)
    assert Ballot(text, text.tags).named(heard) is None


PARTS = st.sampled_from(
    (
        "Bell said",
        "that the road",
        "is closed",
        "“no”,",
        "he feared",
        "\n\n",
        "according to",
        "the board",
        ".",
        "a plan to",
    )
)


@given(st.lists(PARTS, max_size=40))
def test_spans_stand_in_the_text_and_cue_and_source_outside_the_content(parts: list[str]) -> None:
    text = read(" ".join(parts))
    labels = text.tags
    assert all(0 <= run.first < run.past <= len(text.doc) for run in runs(text, labels))
    for one in voted(text, attributions(text), labels):
        spans = [*one.spans, *filter(None, (one.source, one.cue))]
        assert all(0 <= start < end <= len(text.text) for start, end in spans)
        if one.votes == "tagger" and one.cue is not None:
            assert not any(s < one.cue[1] and one.cue[0] < e for s, e in one.spans)
