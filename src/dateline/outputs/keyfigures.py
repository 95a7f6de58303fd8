"""The strip of key figures: the value that stands, in its own words, who gave it, and what it replaced."""

from __future__ import annotations

import re
from datetime import datetime

from dateline.outputs.speech import published_at, speaker_name
from dateline.records import Claim, Figure, record
from dateline.standing import Standing, standing
from dateline.story import Story

MOST = 4  # figures in the strip; the page of figures has all
FIRST = ("dead", "injured", "missing", "displaced", "detained", "rescued", "survivors")
NUMBER = re.compile(r"(\D*?)(\d[\d,. ]*(?:(?:\s*[-–]\s*| to | and | or )\d[\d,.]*)*)(.*)", re.S)
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

    @property
    def gone(self) -> bool:
        return self.standing in GONE


@record
class KeyFigure:
    label: str
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
        """Values that no longer stand, each wording once, oldest first."""
        found: dict[str, Value] = {}
        for value in self.values:
            if value.gone:
                found.setdefault(value.words.casefold(), value)
        return list(found.values())

    @property
    def steps(self) -> list[str]:
        """The way of the values as SVG paths in a box of 240 by 26: flat lines with dashed drops."""
        return _steps([value for value in self.values if value.level is not None])


def key_figures(story: Story) -> list[KeyFigure]:
    """The figures that the desk has used: judged, or cited in a post; the gravest first."""
    rows: dict[tuple[str, str, str], list[tuple[Claim, Figure]]] = {}
    for claim_id, history in story.claims.items():
        if claim_id in story.assessments or claim_id in story.cited_by:
            for figure in history[-1].fact.figures:
                key = (figure.measure, (figure.whom or "").casefold(), figure.place or "")
                rows.setdefault(key, []).append((history[-1].fact, figure))
    found = [
        (key, KeyFigure(label=_label(*key), values=tuple(sorted(_values(story, row), key=lambda v: v.at))))
        for key, row in rows.items()
        if key[0] not in ("duration", "area")
    ]
    found.sort(key=lambda item: (_weight(item[0][0]), -len(item[1].values), item[1].label))
    return [figure for _, figure in found[:MOST]]


def _weight(measure: str) -> int:
    return FIRST.index(measure) if measure in FIRST else len(FIRST)


def _label(measure: str, whom: str, place: str) -> str:
    name = whom if measure == "other" and whom else measure
    whole = name + (f", {whom}" if whom and name != whom else "") + (f" in {place}" if place else "")
    return whole[:1].upper() + whole[1:]


def _values(story: Story, row: list[tuple[Claim, Figure]]) -> list[Value]:
    return [_value(story, claim, figure) for claim, figure in row]


def _value(story: Story, claim: Claim, figure: Figure) -> Value:
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
        claim=claim.id,
        standing=standing(story, claim.id),
        who=speaker_name(story, claim),
        at=published_at(story, claim),
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
