"""The figures: every number that somebody gave, series by series, as a drawing and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from dateline.hooks import Site
from dateline.outputs.cites import cited_in
from dateline.outputs.figure_values import Row, bounds, fixes, rows, values
from dateline.outputs.paper import Sheet, count, page, sheet
from dateline.outputs.scale import written
from dateline.outputs.steps import MOST, height_for, steps
from dateline.outputs.svg import Drawing
from dateline.outputs.values import Fix, Value
from dateline.records import record
from dateline.standing import Standing
from dateline.story import Story
from dateline.weigh.series import Series, series

DRAWN = 9  # series with a chart, the first of them large
BEFORE = timedelta(days=30)  # what is older than that before the coverage began is drawn at the edge
LISTED = 200  # further series in the table of the rest


@record
class Chart:
    """One series on the page."""

    series: Series
    anchor: str
    lead: Row | None  # the value that stands before the others; None where none does
    standing: Standing | None  # of the series: its lead's, or Disputed where speakers differ
    span: str  # from the lowest to the highest that stands, where speakers differ and none is confirmed
    told: str  # the series in a sentence
    rows: tuple[Row, ...]  # newest first
    wide: Drawing | None = None
    mid: Drawing | None = None  # for a tablet, of the large one
    phone: Drawing | None = None


class Figures:
    """The figures page."""

    name = "figures"
    path = "figures/"
    media_type = "text/html"
    title = "Figures"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        paper = sheet(story, site, self.path)
        ordered = by_importance(story)
        mended = fixes(story, paper)
        charts = [
            chart(story, paper, one, n, mended, large=n == 1) for n, one in enumerate(ordered[:DRAWN], 1)
        ]
        rest = [
            chart(story, paper, one, n, mended, drawn=False)
            for n, one in enumerate(ordered[DRAWN : DRAWN + LISTED], DRAWN + 1)
        ]
        return page(
            "figures.html",
            story,
            site,
            self.path,
            charts=charts,
            rest=rest,
            left=max(0, len(ordered) - DRAWN - LISTED),
            whole=sum(len(one.points) for one in ordered),
            bounds=bounds,
        )


def by_importance(story: Story) -> list[Series]:
    """The series, most important first: what our posts cite, then what is said most often."""

    cites = cited_in(story)

    def weight(one: Series) -> tuple[int, int, str]:
        cited = sum(1 for point in one.points if point.claim.id in cites)
        return (-cited, -len(one.points), one.key)

    return sorted(series(story), key=weight)


def chart(
    story: Story,
    paper: Sheet,
    one: Series,
    number: int,
    mended: Sequence[Fix],
    *,
    large: bool = False,
    drawn: bool = True,
) -> Chart:
    """One series drawn (large or small) or only counted."""
    found = values(story, paper, one)
    listed = rows(story, paper, one, found)
    told = _told(found, paper)
    lead = _lead(listed)
    made = Chart(
        series=one,
        anchor=f"series-{number}",
        lead=lead,
        standing=_standing(lead, listed),
        span=_span(lead, found),
        told=told,
        rows=listed,
    )
    if not drawn or not found:
        return made
    now = _now(story, found)
    own = {value.claim for value in found}
    ours = [fix for fix in mended if fix.before in own and fix.after in own]
    last = "then" if paper.past else "now" if story.coverage.status == "live" else "last"
    started = story.coverage.started
    if len(found) > MOST:
        told += f" {MOST} are drawn."
    about = f"{told} The table under it has every value."

    def draw(kind: str, width: float, height: float) -> Drawing:
        return steps(
            found,
            ours,
            now,
            paper.times,
            key=f"f{number}{kind}",
            title=f"{one.title}, by speaker, {paper.times.row(found[0].at)} to {paper.times.full(now)}",
            about=about,
            width=width,
            height=height_for(found, height),
            last=last,
            since=started - BEFORE if started else None,
        )

    wide = draw("w", 1184, 400) if large else draw("w", 560, 190)
    return replace(
        made,
        told=told,
        wide=wide,
        mid=draw("m", 680, 380) if large else None,
        phone=draw("p", 340, 330 if large else 210),
    )


def _now(story: Story, found: Sequence[Value]) -> datetime:
    """The moment shown: the last thing that the story was told, and never before a value drawn."""
    moments = [value.at for value in found] + ([story.at] if story.at else [])
    return max(moments)


def _lead(listed: Sequence[Row]) -> Row | None:
    """The value to name first: confirmed before others, then the newest that stands and is a number."""
    standing = [row for row in listed if row.value.standing not in ("False", "Replaced", "Withdrawn")]
    return min(
        standing,
        key=lambda row: (
            row.value.standing != "Confirmed",
            row.value.standing == "Doubtful",
            row.value.worded,
            -row.value.at.timestamp(),
        ),
        default=None,
    )


def _standing(lead: Row | None, listed: Sequence[Row]) -> Standing | None:
    if lead and lead.value.standing != "Confirmed":
        words = {row.value.standing for row in listed}
        return "Disputed" if "Disputed" in words else lead.value.standing
    return lead.value.standing if lead else None


def _told(found: Sequence[Value], paper: Sheet) -> str:
    """A series in a sentence of counts, which needs no judgement."""
    if not found:
        return ""
    speakers = len({value.who for value in found})
    since = paper.times.day(found[0].at)
    parts = [f"{count(len(found), 'value')} from {count(speakers, 'speaker')} since {since}"]
    for word in ("Confirmed", "Disputed", "Doubtful", "False", "Replaced", "Withdrawn"):
        number = sum(1 for value in found if value.standing == word)
        if number:
            parts.append(f"{number} {word.lower()}")
    standing = _levels(found)
    apart = ""
    if len(standing) > 1:
        apart = f" Those that stand run from {standing[0]:,.10g} to {standing[-1]:,.10g}."
    return "; ".join(parts) + "." + apart


def _levels(found: Sequence[Value]) -> list[float]:
    """The numbers that stand, lowest first; one-sided bounds are none."""
    return sorted({v.level for v in found if v.level is not None and v.until is None and not v.open})


def _span(lead: Row | None, found: Sequence[Value]) -> str:
    levels = _levels(found)
    if lead is None or lead.value.standing == "Confirmed" or len(levels) < 2:
        return ""
    return f"{written(levels[0])}–{written(levels[-1])}"
