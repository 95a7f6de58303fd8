"""The strip of key figures: the value that stands, in its own words, who gave it, and what it replaced."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from dateline.outputs.once import once
from dateline.outputs.speech import capital, judged
from dateline.records import record
from dateline.standing import Standing, standing
from dateline.story import Story
from dateline.weigh.series import Point, Series, series

STEPS = 40  # values in the small drawing, the newest
MOST = 4  # figures in the strip; the page of figures has all
FIRST = (
    "dead",
    "missing",
    "injured",
    "dead or missing",
    "dead or injured",
    "rescued",
    "displaced",
    "detained",
)
NUMBER = re.compile(r"(\D*?)(\d[\d,.]*(?:(?: ?[-–] ?| to | and | or )\d[\d,.]*)*)(.*)", re.S)
GONE = ("Replaced", "Withdrawn", "False")


@record
class Value:
    """One value that somebody gave, as written."""

    before: str  # "about"
    number: str  # "2,200"; "" where the value is only words
    after: str  # "homes"
    words: str  # all of it
    claim: str
    standing: Standing
    who: str
    at: datetime
    level: float | None  # where it is drawn; None where it has no bound at all
    gone: bool = False  # replaced, withdrawn or false, or the same speaker's same value is


@record
class KeyFigure:
    label: str
    key: str  # its anchor on the page of figures
    values: tuple[Value, ...]  # oldest first

    @property
    def now(self) -> Value | None:
        """The newest value that stands."""
        return next((value for value in reversed(self.values) if not value.gone), None)

    @property
    def others(self) -> list[Value]:
        """What other speakers' newest standing values are, where they differ."""
        now = self.now
        if now is None:
            return []
        newest = {value.who: value for value in self.values if not value.gone}
        return [value for who, value in newest.items() if who != now.who and value.level != now.level]

    @property
    def replaced(self) -> list[Value]:
        """Values that no longer stand, each once however it was written, oldest first."""
        found: dict[float | str, Value] = {}
        for value in self.values:
            if value.gone:
                found.setdefault(value.words.casefold() if value.level is None else value.level, value)
        return list(found.values())

    @property
    def steps(self) -> list[str]:
        """The way of the values as SVG paths in a box of 240 by 26: flat lines with dashed drops."""
        return _steps([value for value in self.values if value.level is not None][-STEPS:])


@once
def figure_series(story: Story) -> tuple[Series, ...]:
    """Every series of figures, as the page of figures shows them."""
    return series(story)


def key_figures(story: Story) -> list[KeyFigure]:
    """The figures that the desk has used: judged, or cited in a post; the gravest first."""
    found: list[tuple[int, KeyFigure]] = []
    for row in figure_series(story):
        used = [point for point in row.points if _used(story, point.claim.id)]
        if used:
            values = _settled([_value(story, point) for point in used])
            found.append((_weight(row.measure), KeyFigure(label=row.title, key=row.key, values=values)))
    found.sort(key=lambda item: (item[0], -len(item[1].values), item[1].label))
    return [figure for _, figure in found[:MOST]]


def _used(story: Story, claim_id: str) -> bool:
    return claim_id in story.cited_by or judged(story, claim_id)


def _settled(values: list[Value]) -> tuple[Value, ...]:
    """The values with those marked that no longer stand, copies of them too."""
    gone = {(value.who, value.level) for value in values if value.standing in GONE}
    return tuple(replace(value, gone=(value.who, value.level) in gone) for value in values)


def _weight(measure: str) -> int:
    return FIRST.index(measure) if measure in FIRST else len(FIRST)


def _value(story: Story, point: Point) -> Value:
    figure = point.figure
    parts = NUMBER.fullmatch(" ".join(figure.as_written.split()))
    level = figure.value
    if level is None and figure.low is not None and figure.high is not None:
        level = (figure.low + figure.high) / 2
    if level is None:
        level = figure.low if figure.low is not None else figure.high
    return Value(
        before=parts[1].strip() if parts else "",
        number=parts[2].strip() if parts else "",
        after=parts[3].strip() if parts else "",
        words=figure.as_written,
        claim=point.claim.id,
        standing=standing(story, point.claim.id),
        who=capital(point.said_by),
        at=point.at,
        level=level,
    )


def _steps(values: list[Value]) -> list[str]:
    if len(values) < 2:
        return []
    levels = [value.level or 0.0 for value in values]
    low, high = min(levels), max(levels)
    begin, end = values[0].at, values[-1].at
    whole = (end - begin).total_seconds() or 1.0

    def x(value: Value) -> float:
        return round(210 * (value.at - begin).total_seconds() / whole, 1)

    def y(level: float) -> float:
        return round(22 - 18 * (level - low) / ((high - low) or 1.0), 1)

    ends = [*(x(value) for value in values[1:]), 240.0]
    return [
        f"M{x(value)} {y(level)}H{until}" for value, level, until in zip(values, levels, ends, strict=True)
    ]
