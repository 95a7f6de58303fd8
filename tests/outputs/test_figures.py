"""The figures page: what was said is drawn as it was said, and nothing more."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.hooks import Site
from dateline.outputs.figure_values import fixes
from dateline.outputs.figures import Figures, by_importance
from dateline.outputs.paper import sheet
from dateline.outputs.steps import MOST, steps
from dateline.outputs.times import Times
from dateline.outputs.values import Fix, Value, stretches
from dateline.records import Coverage, Entry, Link
from dateline.story import Story, tell
from tests.outputs import flood, sunk
from tests.outputs.sunk import at

TIMES = Times.of(sunk.story().coverage)
NOW = at(18, 22)


def value(written: str, number: float | None, **more: Any) -> Value:
    given_: dict[str, Any] = {
        "claim": written,
        "comparator": "=",
        "low": number,
        "high": number,
        "who": "Somebody",
    }
    given_ |= {"at": at(15, 8), "until": None, "standing": "Unverified", "href": "../claims/c/"}
    return Value(**{**given_, "written": written, "value": number, **more})


def drawn(*values: Value, fixes: tuple[Fix, ...] = (), width: float = 1184) -> Any:
    made = steps(values, fixes, NOW, TIMES, key="k", title="Rescued", about="All of it.", width=width)
    return lxml.html.fromstring(made.markup)


def read_svg(markup: str) -> Any:
    return lxml.html.fromstring(markup)


def texts(drawing: Any) -> list[str]:
    return [node.text_content() for node in drawing.iter("text")]


def page(story: Story, **site: Any) -> Any:
    return lxml.html.fromstring(Figures().render(story, Site(**site)))


def numeric(drawing: Any) -> list[float]:
    """The heights of the lines of numbers."""
    return [
        float(node.get("d").split()[1].split("H")[0])
        for node in drawing.xpath("//path[contains(@class, 'step')]")
    ]


def test_each_speaker_has_a_step_and_a_label() -> None:
    drawing = drawn(value("700", 700.0, who="One"), value("900", 900.0, who="Two"))
    heights = numeric(drawing)
    assert len(heights) == 2
    assert heights[0] > heights[1], "more is higher"
    assert {"One", "Two", "700", "900"} <= set(texts(drawing))


@pytest.mark.parametrize("said", ["all", "dozens", "Dozens", "hundreds of them", "nobody", "several"])
def test_words_stand_in_the_strip_and_never_on_the_axis(said: str) -> None:
    """Even where a reader program has given the words bounds."""
    drawing = drawn(value(said, None, comparator=">=", low=24.0), value("40", 40.0))
    assert len(numeric(drawing)) == 1
    assert any(said in text for text in texts(drawing))
    assert "In words, not a number" in texts(drawing)


@pytest.mark.parametrize("said", ["twelve", "about seven hundred", "12"])
def test_a_number_in_letters_is_a_number(said: str) -> None:
    assert len(numeric(drawn(value(said, 12.0)))) == 1


def test_about_has_a_soft_edge_and_no_bound() -> None:
    drawing = drawn(value("about 675", 675.0, comparator="~", low=None, high=None))
    assert drawing.xpath("//rect[@class='soft']")
    assert not drawing.xpath("//rect[@class='within' or @class='band']")
    assert drawing.xpath("//circle[@class='hollow']")


@pytest.mark.parametrize(("comparator", "way"), [(">=", -1), (">", -1), ("<=", 1), ("<", 1)])
def test_a_bound_is_open_on_its_other_side(comparator: str, way: int) -> None:
    bound = {"low": 1200.0, "high": None} if way < 0 else {"low": None, "high": 1200.0}
    drawing = drawn(value("some 1,200", 1200.0, comparator=comparator, **bound))
    [arrows] = drawing.xpath("//path[@class='open']")
    assert float(re.findall(r"v(-?\d+)", arrows.get("d"))[0]) * way > 0
    assert len(numeric(drawing)) == 1, "the other bound is nowhere"


def test_a_range_has_both_its_ends() -> None:
    heights = numeric(drawn(value("3 to 5", None, comparator="range", low=3.0, high=5.0)))
    assert len(set(heights)) == 2


def test_only_what_was_replaced_or_withdrawn_is_struck() -> None:
    ended = {"until": at(16, 8)}
    drawing = drawn(
        value("1", 1.0, standing="Replaced", **ended),
        value("2", 2.0, standing="Withdrawn", **ended),
        value("3", 3.0, standing="False", **ended),
        value("4", 4.0, standing="Disputed"),
    )
    assert {node.text for node in drawing.xpath("//text[contains(@class, 'struck')]")} == {"1", "2"}


def test_our_own_correction_is_an_arrow_from_what_we_said() -> None:
    before = value("866", 866.0, standing="Replaced", until=at(17, 11))
    drawing = drawn(
        before, value("705", 705.0), fixes=(Fix(at=at(17, 11), before="866", after="705", href="#"),)
    )
    [arrow] = drawing.xpath("//path[@class='fix']")
    start, end = re.match(r"M\S+ (\S+)V([\d.]+)", arrow.get("d")).groups()  # type: ignore[union-attr]
    assert float(start) < float(end), "it leads down to the smaller number"
    assert "Wed 11:00" in texts(drawing)


def test_the_arrow_is_between_the_claims_that_changed_places() -> None:
    paper = sheet(sunk.story(), Site(), "figures/")
    assert [(fix.before, fix.after) for fix in fixes(sunk.story(), paper)] == [("c5", "c13")]
    last = sunk.story().posts["p2"][-1]
    both = replace(
        last.fact, text="Once [[about 675|c3]], [[866|c5]], now [[705|c13]].", cites=("c3", "c5", "c13")
    )
    old = replace(last.fact, text="Once [[about 675|c3]], now [[866|c5]].", cites=("c3", "c5"))
    entries = [replace(e, fact=both) if e == last else e for e in sunk.entries()]
    first = sunk.story().posts["p2"][0]
    struck = tell(replace(e, fact=old) if e == first else e for e in entries)
    assert {(fix.before, fix.after) for fix in fixes(struck, paper)} == {("c3", "c13"), ("c5", "c13")}
    unlinked = tell(e for e in entries if not isinstance(e.fact, Link))
    assert fixes(unlinked, paper) == []


def test_words_from_outside_are_words_in_a_drawing() -> None:
    drawing = drawn(
        value("<script>alert(1)</script>", 5.0, who='"><img src=x onerror=alert(1)>', href='"><b>')
    )
    assert not drawing.xpath("//script | //img | //b")
    assert not [n for n in drawing.iter() if any(name.startswith("on") for name in n.attrib)]


@pytest.mark.parametrize("width", [1184, 560, 340])
def test_labels_do_not_overlap_and_stay_inside(width: float) -> None:
    values = [value(str(700 + n * 7), 700.0 + n * 7, who=f"Speaker {n}", at=at(15, n)) for n in range(24)]
    drawing = drawn(*values, width=width)
    rows = [(float(t.get("x")), float(t.get("y"))) for t in drawing.xpath("//text[contains(@class, 'cv')]")]
    assert len(rows) >= 3
    assert len({(round(x / 30), round(y / 12)) for x, y in rows}) == len(rows)
    assert all(0 <= x <= width for x, _ in rows)


def test_a_very_long_series_is_drawn_in_part_and_told_whole() -> None:
    values = [value(str(n), float(n), at=at(15, 1) + timedelta(minutes=n), claim=f"c{n}") for n in range(900)]
    assert len(numeric(drawn(*values))) == MOST


@pytest.mark.parametrize("number", [0.0, 1e-9, 1e14, 1e300, -5.0, float("1e15")])
def test_any_number_can_be_drawn(number: float) -> None:
    assert drawn(value("so many", number)).get("viewbox") or True
    assert "nan" not in steps([value("7", number)], (), NOW, TIMES, key="k", title="t", about="a").markup


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40), st.integers(1, 9)), max_size=12))
def test_the_band_is_what_stood_at_each_moment(rows: list[tuple[int, int, int]]) -> None:
    start = at(15, 0)
    values = [
        value(
            str(n),
            float(level),
            at=start + timedelta(hours=begin),
            until=start + timedelta(hours=begin + lasts),
        )
        for n, (begin, lasts, level) in enumerate(rows)
    ]
    found = stretches(values, NOW)
    for hour in range(82):
        moment = start + timedelta(hours=hour, minutes=30)
        levels = [v.level for v in values if v.at <= moment < (v.until or NOW) and v.level is not None]
        bands = [band for band in found if band.begin <= moment < band.end]
        if len(set(levels)) > 1:
            assert [(band.low, band.high) for band in bands] == [(min(levels), max(levels))]
        else:
            assert not bands


def test_the_page_begins_with_what_posts_cite() -> None:
    html = page(sunk.story())
    assert html.xpath("//h1")[0].text == "People rescued"
    assert html.xpath("//b[@class='n']")[0].text_content() == "705"
    assert by_importance(sunk.story())[0].measure == "rescued"


def test_the_table_has_everything_with_its_zone() -> None:
    table = page(sunk.story()).xpath("//section[contains(@class, 'lead-chart')]//table")[0]
    assert "New York" in table.xpath(".//th")[0].text
    rows = [[cell.text_content().split() for cell in row.xpath("td")] for row in table.xpath(".//tbody/tr")]
    assert [row[1][0] for row in rows] == ["705", "868", "866", "about", "all"]
    assert rows[3][1] == ["about", "675", "about", "675"]
    assert rows[4][1] == ["all", "in", "words,", "no", "number"]
    assert rows[2][5] == ["Replaced", "by", "705"]
    assert all(time.get("datetime").endswith("Z") for time in table.xpath(".//time"))
    assert {a.get("href") for a in table.xpath(".//td[last()]//a")} == {
        f"../claims/c{n}/" for n in (1, 3, 5, 8, 13)
    }


def test_ids_are_unique_and_every_drawing_is_named() -> None:
    html = page(sunk.story())
    ids = html.xpath("//@id")
    assert len(ids) == len(set(ids))
    for drawing in html.xpath("//svg[@role='img' and contains(@class, 'chart')]"):
        assert html.get_element_by_id(drawing.get("aria-labelledby")).text
        assert html.get_element_by_id(drawing.get("aria-describedby")).text


def test_where_speakers_differ_and_none_is_confirmed_the_head_is_a_span() -> None:
    then = tell(entry for entry in sunk.entries() if entry.at <= at(17, 8, 30))
    html = page(then)
    assert html.xpath("//b[@class='n']")[0].text_content() == "675–868"
    assert "Speakers differ. Newest: 868, White Star Line" in html.text_content()


def test_those_who_say_the_same_share_a_soft_edge_and_a_label() -> None:
    same = {"comparator": "~", "low": None, "high": None}
    drawing = drawn(
        *(value("about 675", 675.0, who=f"S{n}", at=at(15, n), claim=f"c{n}", **same) for n in range(5))
    )
    assert len(drawing.xpath("//rect[@class='soft']")) == 1
    assert [text for text in texts(drawing) if text.endswith("and 4 more")] == ["S4 and 4 more"]


def test_words_alone_have_no_axis_of_numbers() -> None:
    drawing = drawn(value("dozens", None), value("all", None, at=NOW))
    assert not numeric(drawing)
    assert not [text for text in texts(drawing) if re.fullmatch(r"[\d,.]+", text)]


def test_a_value_of_long_ago_does_not_press_the_rest_together() -> None:
    old = value("1,500", 1500.0, at=at(15, 1) - timedelta(days=9000), who="History")
    made = steps([old, value("700", 700.0), value("705", 705.0, at=at(17, 9))], (), NOW, TIMES,
                 key="k", title="t", about="a", since=at(14, 0))  # fmt: skip
    drawing = read_svg(made.markup)
    dots = sorted(float(dot.get("cx")) for dot in drawing.xpath("//circle"))
    assert dots[2] - dots[1] > 200


def test_nothing_said_is_said_plainly() -> None:
    start = Entry(seq=1, at=NOW, by="desk:a", story="s", fact=Coverage(slug="s", title="Quiet"))
    html = page(tell([start]))
    assert "No figure yet" in html.text_content()
    assert not html.xpath("//table | //figure")


def test_the_same_story_gives_the_same_bytes() -> None:
    again = tell(sunk.entries())
    assert Figures().render(sunk.story(), Site()) == Figures().render(again, Site())


def test_another_coverage_is_drawn_too() -> None:
    assert page(flood.story(), live=True).xpath("//h1")


def test_the_past_is_what_was_known_then() -> None:
    then = tell(entry for entry in sunk.entries() if entry.at <= at(16, 12))
    html = page(then, as_of=at(16, 12))
    assert "705" not in html.xpath("//section")[0].text_content()
    assert sheet(then, Site(as_of=at(16, 12)), "figures/").past
    assert all("as-of=" in a for a in html.xpath("//svg//a/@href"))
