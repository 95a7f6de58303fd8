"""The corridor's stock: paper, times, the strip, wordings, what is told without marks."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.hooks import Site
from dateline.outputs.grounds import WHO
from dateline.outputs.keyfigures import NUMBER
from dateline.outputs.once import once
from dateline.outputs.paper import glue, jsonld, outside, sheet
from dateline.outputs.strip import BARS, strip
from dateline.outputs.times import Times, spelt
from dateline.outputs.views import changes, posts, told
from dateline.outputs.wording import side_by_side
from dateline.records import Correction, Coverage, Entry, Fact, Post
from dateline.story import Story, tell
from tests.outputs import flood

NEW_YORK = Coverage(slug="x", title="x", timezone="America/New_York", timezone_name="New York")
EVENING = datetime(1912, 4, 19, 3, 41, tzinfo=UTC)


def test_times_are_shown_in_the_coverages_zone_and_name_it() -> None:
    times = Times.of(NEW_YORK)
    assert times.full(EVENING) == "22:41 New York (EST), Thu 18 April 1912"
    assert times.brief(EVENING) == "18 April, 22:41 New York"
    assert times.weekday(times.on(EVENING)) == "Thursday 18 April 1912"
    assert times.field(EVENING) == "1912-04-18T22:41"
    assert Times.of(Coverage(slug="x", title="x", timezone="Nowhere/Land")).place == "UTC"
    offset = Times.of(Coverage(slug="x", title="x", timezone="+03:00"))
    assert offset.full(EVENING).startswith("06:41 +03:00 (UTC+3)")


def test_durations_are_spelt() -> None:
    assert spelt(timedelta(seconds=20)) == "less than a minute"
    assert spelt(timedelta(hours=25, minutes=40)) == "25 h 40 min"
    assert spelt(timedelta(days=9, hours=2)) == "9 days"


def test_links_are_relative_and_keep_the_moment() -> None:
    story = flood.story()
    assert sheet(story, Site(), "").to("claims/") == "./claims/"
    assert sheet(story, Site(), "claims/d1-c1/").to("posts/p1/") == "../../posts/p1/"
    assert sheet(story, Site(), "claims/d1-c1/").static == "../../../static/"
    assert sheet(story, Site(), "").static == "../static/"
    past = sheet(story, Site(as_of=EVENING), "claims/")
    assert past.to("posts/p1/", "versions") == "../posts/p1/?as-of=1912-04-19T03:41:00Z#versions"
    assert past.now("claims/") == "../claims/"
    assert sheet(story, Site(), root="/merrow/").to("posts/p1/") == "/merrow/posts/p1/"


def test_only_web_addresses_become_links() -> None:
    assert outside("https://herald.example/a?b=c") == "https://herald.example/a?b=c"
    for hostile in ("javascript:alert(1)", "data:text/html,x", "//herald.example", "https://[", "", None):
        assert outside(hostile) is None


@given(st.text())
def test_data_never_closes_its_element(text: str) -> None:
    assert not re.search("[<>&\u2028\u2029]", str(jsonld({"a": text})))


@given(st.text(alphabet="ab \n\t", min_size=1))
def test_a_mark_is_glued_to_words_that_stay_the_same(words: str) -> None:
    before, last = glue(words)
    assert before + last == " ".join(words.split())
    assert " " not in last
    assert len(last) <= 14


WORDS = st.lists(st.sampled_from(["the", "river", "rose", "14", "31"]), min_size=1, max_size=30).map(" ".join)


@given(old=WORDS, new=WORDS)
def test_two_wordings_can_be_read_back_from_their_runs(old: str, new: str) -> None:
    left, right = side_by_side(
        Story(), Post(id="a", headline="", text=old), Post(id="a", headline="", text=new)
    )

    def text(side: object) -> str:
        return " ".join(run.text for runs in side.paragraphs for run in runs)  # type: ignore[attr-defined]

    assert (text(left), text(right)) == (("", "") if old == new else (old, new))
    kept = [[r.text for runs in side.paragraphs for r in runs if not r.changed] for side in (left, right)]
    assert " ".join(kept[0]) == " ".join(kept[1])


def test_very_long_wordings_are_shown_whole_rather_than_compared_for_ever() -> None:
    old = Post(id="a", headline="H", text=" ".join(f"a{n}" for n in range(30_000)))
    new = Post(id="a", headline="H", text=" ".join(f"b{n}" for n in range(30_000)))
    left, right = side_by_side(Story(), old, new)
    assert [len(runs) for runs in (*left.paragraphs, *right.paragraphs)] == [1, 1]


def test_struck_values_are_left_out_where_their_successor_stands_beside_them() -> None:
    story = flood.story()
    assert told(story, "Boats took [[14|d1-c2]] [[31 people|d4-c1]] off.") == "Boats took 31 people off."
    assert told(story, "Boats took [[14|d1-c2]] people.") == "Boats took 14 (replaced) people."
    assert told(story, "One.\n\nTwo [[words|no-claim]].") == "One.\n\nTwo words."


def test_wrong_words_stood_since_they_were_first_published_whatever_was_added_between() -> None:
    def at(minutes: int, seq: int, fact: Fact) -> Entry[Fact]:
        moment = flood.START + timedelta(minutes=minutes)
        return Entry(seq=seq, at=moment, by="desk:ada", story="x", fact=fact)

    wrong, right, more = "There were 14.", "There were 31.", "The river rose."
    story = tell(
        [
            at(0, 1, Post(id="a", headline="H", text=wrong)),
            at(60, 2, Post(id="a", headline="H", text=f"{wrong}\n\n{more}")),
            at(60, 3, Correction(post="a", kind="update", text="The river.", reason="")),
            at(90, 4, Post(id="a", headline="H", text=f"{right}\n\n{more}")),
            at(90, 5, Correction(post="a", kind="correction", text="31.", reason="A count.")),
        ]
    )
    (change,) = changes(story)
    assert change.stood == timedelta(minutes=90)


def test_a_summary_line_names_its_speaker_before_a_colon() -> None:
    def who(line: str) -> str | None:
        found = WHO.match(line)
        return found[1] if found else None

    assert who("Mr. Vane: it passed.") == "Mr. Vane"
    assert who("Some survivors: she broke.") == "Some survivors"
    assert who("The river rose. One thing is known: it fell.") is None
    assert who("At 12:40 she sank.") is None


def test_figures_are_split_into_words_and_numbers_as_written() -> None:
    def split(words: str) -> tuple[str, ...] | None:
        found = NUMBER.fullmatch(words)
        return tuple(part.strip() for part in found.groups()) if found else None

    assert split("About 2,200 homes") == ("About", "2,200", "homes")
    assert split("Between 20 and 25 people") == ("Between", "20 and 25", "people")
    assert split("$1.5 million") == ("$", "1.5", "million")
    assert split("dozens of cattle") is None


@given(st.lists(st.integers(min_value=0, max_value=40 * 365 * 24 * 60), min_size=1, max_size=40))
def test_the_strip_is_never_crowded_and_never_leaves_its_box(minutes: list[int]) -> None:
    entries = [
        Entry(
            seq=n, at=flood.START + timedelta(minutes=at), by="desk:ada", story="x",
            fact=Post(id=f"p{n}", headline="H", text="T"),
        )
        for n, at in enumerate(sorted(minutes), 1)
    ]  # fmt: skip
    story = tell(entries)
    line = strip(posts(story), Times.of(NEW_YORK), Site(), story.at)
    assert line is not None
    assert len(line.bars) <= BARS + 1
    assert sum(bar.posts for bar in line.bars) == len(minutes)
    assert all(0 <= bar.x and bar.x + bar.width <= 100.01 for bar in line.bars)
    labels = [tick.x for tick in line.days if tick.label]
    assert all(after - before >= 7 for before, after in pairwise(labels))
    assert all(0 <= x <= 100 for x in (*labels, line.now.x))


def test_what_is_counted_once_is_counted_once_for_each_story() -> None:
    counted: list[int] = []

    @once
    def posts_told(story: Story) -> int:
        counted.append(story.seq)
        return len(story.posts)

    early, late = flood.story(25), flood.story()
    assert [posts_told(story) for story in (early, late, early, late)] == [2, 6, 2, 6]
    assert counted == [early.seq, late.seq]
    posts_told(flood.story(25))  # an equal story is another one: comparing them would read them both
    assert counted == [early.seq, late.seq, early.seq]


def test_nothing_is_drawn_before_there_is_something() -> None:
    assert strip((), Times.of(NEW_YORK), Site(), EVENING) is None
