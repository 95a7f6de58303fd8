"""The desk's pure parts: why a claim waits, what its words are, what would follow, where words outrun it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Line, NameJudgement
from dateline.standing import standing
from dateline.web.desk import foresight
from dateline.web.desk.outrun import missing, outruns
from dateline.web.desk.queue import after, queue, waiting
from dateline.web.desk.same_names import suggestions
from dateline.web.desk.upkeep import lines, written
from tests.outputs import flood
from tests.web.desks import named

STORY = flood.story()
NOW = flood.START


def groups() -> dict[str, list[str]]:
    return {group.why: [item.claim.id for item in group.items] for group in queue(STORY)}


def test_every_claim_waits_for_one_reason_at_most() -> None:
    found = groups()
    every = [claim for claims in found.values() for claim in claims]
    assert len(every) == len(set(every)) == waiting(queue(STORY))
    assert "d1-c3" in found["cited"]
    assert found["against"] == ["d5-c2"]
    assert found["same"] == ["d3-c1"]
    assert found["new"] == ["d2-c2"]
    assert "d1-c2" not in every, "judged, and no link of its own to answer"
    assert "d2-c1" not in every, "a confirmed repeat waits for nobody"


def test_the_next_claim_is_the_one_below_or_the_one_above_at_the_end() -> None:
    found = queue(STORY)
    ids = [item.claim.id for group in found for item in group.items]
    assert after(found, ids[0]) == ids[1]
    assert after(found, ids[-1]) == ids[-2]
    assert after(found, "judged-and-gone") == ids[0]
    assert after([], "x") is None


def test_what_readers_will_see_is_what_they_then_see() -> None:
    words = foresight.words(STORY, "d1-c3", NOW)
    assert (words[1], words[4], words[5]) == ("Confirmed", "Doubtful", "False")
    assert foresight.words(STORY, "d4-c4", NOW) == dict.fromkeys(range(1, 7), "Withdrawn")
    assert standing(STORY, "d1-c3") == "Unverified", "nothing was changed by asking"
    effects = foresight.effects(STORY, "d5-c1")
    assert [post.id for post in effects.posts] == ["p4"]
    assert effects.lines == 1


@pytest.mark.parametrize(
    ("headline", "text", "said"),
    [
        ("Council confirms 31", "[[31 people|d4-c1]] are safe.", [("confirms", "said")]),
        ("Power", "[[2,200 homes|d4-c4]]", [("2,200 homes", ""), ("2,200", "About 2,200")]),
        ("Power", "[[About 2,200 homes|d4-c4]]", [("About 2,200 homes", "")]),
        ("Boats", "[[35 people|d4-c1]] were taken off.", [("35", "")]),
        ("40 saved", "[[31 people|d4-c1]] were taken off.", [("40", "")]),
        ("Bridge stands", "The council confirmed that [[it stands|d4-c2]].", []),
        ("Gone", "[[gone|no-such]]", [("gone", "")]),
    ],
)
def test_where_words_say_more_than_the_claims(headline: str, text: str, said: list[tuple[str, str]]) -> None:
    assert [(one.words, one.instead) for one in outruns(STORY, headline, text)] == said


def test_what_is_missing() -> None:
    assert missing(" ", "\n") == ["headline missing", "text missing"]
    assert missing("H", "T") == []


def test_names_that_may_be_one_with_the_grounds() -> None:
    rows = [
        named("n-1", "d1", "Ada Quill", 0),
        named("n-2", "d2", "Quill", 0),
        named("n-3", "d3", "Ada Quil", 0),
        named("n-4", "d4", "Bea Quill", 0),
        replace(named("n-5", "d5", "the message", 0), type="other"),
        replace(named("n-6", "d6", "another message", 0), type="other"),
    ]
    story = foresight.supposed(STORY, rows, "reader:rules 1", NOW)
    found = {frozenset((p.entity.id, p.other.id)): p for p in suggestions(story)}
    assert frozenset(("n-5", "n-6")) not in found
    assert frozenset(("n-1", "n-4")) not in found, "another first name is another person"
    assert found[frozenset(("n-1", "n-3"))].variant == "misspelling"
    surname = found[frozenset(("n-1", "n-2"))]
    assert (surname.entity.id, surname.variant) == ("n-1", "surname")
    assert [ground.side for ground in surname.grounds] == ["for", "against"], "two people bear it"
    fact = NameJudgement(entity="n-1", other="n-3", judgement="negative", reason="two sisters")
    later = foresight.supposed(story, [fact], "desk:ada", NOW)
    assert frozenset(("n-1", "n-3")) not in {frozenset((p.entity.id, p.other.id)) for p in suggestions(later)}


def test_a_name_in_cyrillic_letters_and_its_english_form_may_be_one() -> None:
    rows = [
        named("n-1", "d1", "Ostap Hrynenko", 0),
        named("n-2", "d2", "Остап Гриненко", 0),
        named("n-3", "d3", "Гриненко", 0),
        named("n-4", "d4", "Марія Гриненко", 0),
        named("n-5", "d5", "Olha Bilyk", 0),
    ]
    story = foresight.supposed(STORY, rows, "reader:rules 1", NOW)
    found = {frozenset((p.entity.id, p.other.id)): p for p in suggestions(story)}
    pair = found[frozenset(("n-1", "n-2"))]
    assert (pair.variant, pair.grounds[0].weight) == ("transliteration", "strong")
    assert (
        pair.grounds[0].words == "“Остап Гриненко” is “Ostap Hrynenko” or “Ostap Grinenko” in Latin letters."
    )
    assert found[frozenset(("n-1", "n-3"))].grounds[0].weight == "fair"
    assert not {frozenset(("n-1", "n-4")), frozenset(("n-5", "n-2"))} & set(found)


def one_spaced(text: str) -> str:
    return " ".join(text.split())


@given(
    st.lists(
        st.builds(
            Line,
            text=st.from_regex(r"[A-Za-z0-9.,:' ]*[A-Za-z.]", fullmatch=True).map(
                lambda t: " ".join(t.split())
            ),
            cites=st.lists(st.from_regex(r"[a-z][a-z0-9.-]{0,8}", fullmatch=True), max_size=3).map(tuple),
        )
    )
)
def test_the_summary_reads_back_as_it_was_written(rows: list[Line]) -> None:
    assert lines(written(tuple(rows))) == tuple(rows)
