"""figures.csv: a row for each value of each series, with its bounds as they were given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.hooks import Site
from dateline.outputs.cells import Cell, table
from dateline.outputs.figure_values import rows, values
from dateline.outputs.paper import segment, sheet
from dateline.story import Story
from dateline.weigh.series import series

COLUMNS = {  # what each column is
    "series": "key of the series",
    "title": "what is counted, in words",
    "measure": "dead, injured, missing, rescued ...",
    "whom": "of whom or what",
    "scope": "cumulative, in period, by area",
    "place": "where it is counted",
    "as_written": "the value verbatim",
    "comparator": "= < > <= >= ~ range",
    "low": "lower bound; empty: none was given",
    "high": "upper bound; empty: none was given",
    "value": "the number; empty where there are only words or bounds",
    "unit": "of money, area, duration",
    "speaker": "who gave it, or the outlet that says so itself",
    "said": "when, UTC",
    "until": "when it was replaced, withdrawn, found false or followed by the next, UTC; empty: stands",
    "standing": "what its claim is called in front of readers",
    "replaced_by": "the value in its place, as written",
    "origins": "independent origins that carry its claim",
    "claim": "the claim's id",
    "figure": "the figure's id",
    "source": "title of the source",
    "url": "where it was read",
    "permalink": "the claim's page here",
}


class FiguresCsv:
    """All values as CSV."""

    name = "figures_csv"
    path = "figures.csv"
    media_type = "text/csv"
    title = "Figures as CSV"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        return table(tuple(COLUMNS), _rows(story, site))


def _rows(story: Story, site: Site) -> Iterator[list[Cell]]:
    paper = sheet(story, site, "figures.csv")
    for one in series(story):
        for row in reversed(rows(story, paper, one, values(story, paper, one))):
            value, figure = row.value, row.figure
            yield [
                one.key,
                one.title,
                one.measure,
                one.whom,
                one.scope,
                one.place,
                value.written,
                value.comparator,
                value.low,
                value.high,
                value.value,
                figure.unit,
                value.who,
                value.at,
                value.until,
                value.standing,
                row.replaced_by,
                row.origins,
                row.claim.id,
                figure.id,
                row.source,
                row.url,
                f"{site.base_url}claims/{segment(row.claim.id)}/",
            ]
