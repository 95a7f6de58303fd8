"""Who found an attribution: the rules, the tagger, or both; each line of `votes.txt` by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.attribution import attributions
from dateline.reading.attribution_tags import runs
from dateline.reading.attribution_votes import voted
from dateline.reading.text import Text, parse
from dateline.records import Document
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
