"""Visible posting times: which lines are labels, which are prose, and on which day they fall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.passages import passages

DAY = datetime(2022, 3, 10, tzinfo=UTC)


def posted(text: str, zone: str | None = None, published: datetime = DAY) -> list[tuple[str, str]]:
    found = passages(text, published=published, timezone=zone)
    return [(each.label, f"{each.posted:%d %H:%M}") for each in found]


@pytest.mark.parametrize(
    ("text", "label", "when", "zone"),
    [
        ("POSTED: 12:20 PM EST—\nWords.", "POSTED: 12:20 PM EST", "10 17:20", "EST"),
        ("UPDATE 3:45 p.m. ET:\nWords.", "UPDATE 3:45 p.m. ET", "10 20:45", "ET"),
        ("UPDATED: 4:10 PM EST -- Words.", "UPDATED: 4:10 PM EST", "10 21:10", "EST"),
        ("14:05 GMT\nWords.", "14:05 GMT", "10 14:05", "GMT"),
        ("10.30am GMT\nWords.", "10.30am GMT", "10 10:30", "GMT"),
        ("3 p.m. ET: Words.", "3 p.m. ET", "10 20:00", "ET"),
        ("12 a.m. ET: Words.", "12 a.m. ET", "10 05:00", "ET"),
        ("Posted at 09:12\nWords.", "Posted at 09:12", "10 09:12", None),
        ("2022-03-09 14:05 UTC: words", "2022-03-09 14:05 UTC", "09 14:05", "UTC"),
        ("2022-03-09T14:05Z\nWords.", "2022-03-09T14:05Z", "09 14:05", "Z"),
        ("March 9, 2022, 11:58 PM ET – Words.", "March 9, 2022, 11:58 PM ET", "10 04:58", "ET"),
        ("Updated at 14.05 CET on 11 March\nWords.", "Updated at 14.05 CET on 11 March", "11 13:05", "CET"),
        ("14:05 UTC+2\nWords.", "14:05 UTC+2", "10 12:05", "UTC+2"),
        ("\u2022 14:05 GMT – Words.", "14:05 GMT", "10 14:05", "GMT"),
        ("14:05 GMT\r\nWords.\r\n", "14:05 GMT", "10 14:05", "GMT"),
    ],
)
def test_a_label_is_read(text: str, label: str, when: str, zone: str | None) -> None:
    [found] = passages(text, published=DAY, timezone=None)
    assert (found.label, f"{found.posted:%d %H:%M}", found.timezone) == (label, when, zone)
    assert text[found.start : found.end] == text[text.index(label) :]


@pytest.mark.parametrize(
    "text",
    [
        "At 12:20 PM EST the ship turned.",
        "12:20 p.m. EST—that was the hour when she turned.",
        "The bell rang. 14:05 GMT was the time.",
        "14:05 NATO: the alliance met.",
        "10.30 – 11.00 Registration\n11.00 – 12.00 First talk",
        "14:05\nOne bare time alone is no label.",
        "3.5 – a ratio",
        "25:10 GMT\nNo such hour.",
        "13:20 PM EST\nNo such hour either.",
        "Psalm 23:40 - x",
        "score 2:1 – Overton",
        "",
    ],
)
def test_prose_tables_and_nonsense_are_not_labels(text: str) -> None:
    assert posted(text) == []


def test_bare_times_count_where_there_are_several() -> None:
    assert posted("[14.05] The lamp is lit.\n[13.50] The lamp is out.") == [
        ("[14.05]", "10 14:05"),
        ("[13.50]", "10 13:50"),
    ]


def test_newest_first_past_midnight() -> None:
    text = "00:10 GMT\nc\n\n23:50 GMT\nb\n\n21:00 GMT\na\n"
    started = DAY.replace(hour=21)
    assert [when for _, when in posted(text, published=started)] == ["11 00:10", "10 23:50", "10 21:00"]


def test_newest_first_where_the_page_is_dated_by_its_last_post() -> None:
    text = "00:10 GMT\nc\n\n23:50 GMT\nb\n\n21:00 GMT\na\n"
    late = DAY.replace(day=11, hour=0, minute=12)
    assert [when for _, when in posted(text, published=late)] == ["11 00:10", "10 23:50", "10 21:00"]


def test_oldest_first_past_midnight() -> None:
    text = "21:00 GMT\na\n\n23:50 GMT\nb\n\n00:10 GMT\nc\n\n06:00 GMT\nd\n"
    assert [when for _, when in posted(text)] == ["10 21:00", "10 23:50", "11 00:10", "11 06:00"]


def test_a_day_said_once_holds_for_those_beside_it() -> None:
    text = "12:05 AM ET: D.\n11:58 PM ET, March 9: C.\n9:00 PM ET: B.\n"
    assert [when for _, when in posted(text)] == ["10 05:05", "10 04:58", "10 02:00"]


def test_a_line_with_the_day_dates_what_stands_below_it() -> None:
    text = "Friday, 11 March 2022\n08:00 GMT\nb\n\nThursday, 10 March 2022\n22:00 GMT\na\n"
    assert [when for _, when in posted(text)] == ["11 08:00", "10 22:00"]


def test_times_without_a_zone_are_in_the_document_s() -> None:
    assert posted("UPDATE 09:12\nWords.", "Europe/Kyiv") == [("UPDATE 09:12", "10 07:12")]


def test_a_zone_that_cannot_be_known_is_kept_as_stated_and_read_as_the_document_s() -> None:
    [found] = passages("22:41 ship's time: Words.", published=DAY, timezone="America/New_York")
    assert (found.timezone, f"{found.posted:%d %H:%M}") == ("ship's time", "11 03:41")


def test_summer_time_counts() -> None:
    summer = datetime(2022, 7, 10, tzinfo=UTC)
    assert posted("Posted: 12:20 PM ET\nWords.", published=summer) == [("Posted: 12:20 PM ET", "10 16:20")]


def test_without_any_date_there_are_no_passages() -> None:
    assert passages("14:05 GMT\nWords.", published=None, timezone="UTC") == ()
    [found] = passages("2022-03-10 14:05 GMT\nWords.", published=None, timezone=None)
    assert found.posted == DAY.replace(hour=14, minute=5)


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["\n", "\r\n", " - ", ": ", "—", "[", "]", "POSTED: ", "March 9", "Thursday", " ET", " GMT"]
    ),
    st.tuples(st.integers(0, 30), st.integers(0, 70)).map(lambda pair: f"{pair[0]}:{pair[1]:02}"),
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_passages_lie_side_by_side_in_any_text(text: str) -> None:
    found = passages(text, published=DAY, timezone="Europe/Kyiv")
    assert [each.id for each in found] == [f"-p{n}" for n in range(1, len(found) + 1)]
    edges = [each.start for each in found] + [len(text)]
    assert not found or [(each.start, each.end) for each in found] == list(pairwise(edges))
    assert all(text[each.start :].startswith(each.label) for each in found)


@given(
    st.lists(st.integers(31, 11 * 60), min_size=2, max_size=12),
    st.integers(0, 1439),
    st.booleans(),
)
def test_posts_less_than_half_a_day_apart_are_dated_right_in_either_order(
    gaps: list[int], first: int, reverse: bool
) -> None:
    """Whatever the order of the page, the times between its posts come out as they were."""
    moments = [DAY + timedelta(minutes=first)]
    for gap in gaps:
        moments.append(moments[-1] + timedelta(minutes=gap))
    shown = moments[::-1] if reverse else moments
    text = "\n".join(f"{moment:%H:%M} GMT\nWords." for moment in shown)
    found = [each.posted for each in passages(text, published=moments[0], timezone=None)]
    assert found == shown


@pytest.mark.parametrize("piece", ["12:20 -\n", "[14.05] x\n", "\n", "March ", "12:20 PM EST ", " \t", "at "])
def test_a_long_text_is_read_in_one_pass(piece: str) -> None:
    found = passages(piece * 20_000, published=DAY, timezone=None)
    assert len(found) in (0, 20_000)
