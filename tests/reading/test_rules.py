"""The rules reader: pairs of files, and the laws that hold for any text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.reading.rules import RulesReader
from dateline.records import Document, Reading
from tests import pairs

HERE = Path(__file__).parent / "rules"
READER = RulesReader()
PIECES = (
    "“We will not leave,” ",
    "said Mayor Ada Bell",
    ". ",
    '"No," he told Radio Nine, "never."',
    "\n\n",
    "\n",
    "According to police, about 40 people died. ",
    "reportedly ",
    "She denied that ",
    "He added",
    "''Stop,'' ",
    "The video shows a fire",
    "a claim that Russia won",
    "Lee: it is over\n",
    "\x00",
    "\u2028",
    "\ud800",
    "İ",
    "e\u0301",
    "«Oui», ",
    "‘No,’ ",
    "41.46 N 50.14 W ",
    "who said that that that ",
    "POSTED: 12:20 PM EST—\n",
    "😀",
    "(",
    "”",
    "“",
)


def document(text: str, **more: Any) -> Document:
    when = datetime(2019, 5, 4, 12, tzinfo=UTC)
    return Document(id="d1", source="", text=text, captured=when, published=when, capture="", **more)


def spans(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Every place in the reading that claims to be verbatim."""
    for claim in reading.claims:
        yield claim.start, claim.end, claim.quote
        for part in (claim.speaker, claim.cue, claim.audience, claim.venue):
            if part is not None:
                yield part.start, part.end, part.as_written
    for group in (reading.figures, reading.places, reading.times, reading.hedges):
        for item in group:
            yield item.start, item.end, item.as_written
    for name in reading.names:
        for mention in name.mentions:
            yield mention.start, mention.end, mention.as_written


def holds(text: str, reading: Reading) -> None:
    for start, end, words in spans(reading):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == words
    ids = [c.id for c in reading.claims]
    assert ids == [f"d1-c{n}" for n in range(1, len(ids) + 1)]
    entities = {n.entity for n in reading.names}
    for claim in reading.claims:
        assert claim.via is None or claim.via in ids
        assert claim.via != claim.id
        assert claim.spans[0][0] == claim.start
        assert claim.spans[-1][1] == claim.end
        assert all(a < b for a, b in claim.spans)
        assert all(one[1] <= two[0] for one, two in pairwise(claim.spans))
        assert (claim.speaker is None) or claim.mode != "narrated"
        assert claim.speaker is None or claim.speaker.entity in entities or len(claim.speaker.entity) == 12
    for hedge in reading.hedges:
        assert hedge.claim is None or hedge.claim in ids


@pytest.mark.parametrize("path", pairs.inputs(HERE, ".txt"), ids=lambda p: p.stem)
def test_pairs(path: Path) -> None:
    text = path.read_text("utf-8")
    reading = READER.read(document(text))
    holds(text, reading)
    pairs.check(path, brief(text, reading))


def brief(text: str, reading: Reading) -> list[dict[str, Any]]:
    """A reading as a person checks it: words, not offsets (`holds` looks after those)."""
    return [
        {
            "quote": " … ".join(text[a:b] for a, b in c.spans),
            "speaker": c.speaker and c.speaker.name,
            "as written": c.speaker and c.speaker.as_written,
            "role": c.speaker and c.speaker.role,
            "cue": c.cue and c.cue.as_written,
            "reading": f"{c.mode} {c.act}{' negated' if c.negated else ''}, {c.confidence}",
            "audience": c.audience and c.audience.as_written,
            "venue": c.venue and c.venue.as_written,
            "via": c.via,
            "said": c.said and c.said.as_written,
            "hedges": [f"{h.as_written} ({h.by}, {h.sense})" for h in c.hedges],
            "figures": [f.as_written for f in c.figures],
        }
        for c in reading.claims
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14).map("".join))
def test_every_span_is_verbatim_in_any_text(text: str) -> None:
    reading = READER.read(document(text))
    holds(text, reading)
    assert READER.read(document(text)) == reading


def test_another_language_is_kept_and_not_read() -> None:
    text = (
        "Der Bürgermeister sagte am Freitag, dass die Brücke gesperrt ist und die Stadt nicht aufgibt. " * 3
    )
    assert READER.read(document(text)).claims == ()
    assert READER.read(document("The mayor said it is over.", language="de")).claims == ()
    assert READER.read(document("The mayor said it is over.", language="en-GB")).claims != ()
    assert READER.read(document("Мэр сказал, что мост закрыт. " * 5)).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "“",
        "\x00",
        "said",
        "“” said.",
        "..." * 50,
        "\ud800\ud800",
        "(" * 500,
        "said that " * 400,
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    holds(text, READER.read(document(text)))
