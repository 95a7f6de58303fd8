"""The values of one series as a chart takes them: as written, who gave them, how long they stood."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import datetime

from dateline.records import Comparator, record
from dateline.standing import Standing

VAGUE = re.compile(
    r"\b(all|any|both|dozens?|each|every\w*|few|handful|hundreds|many|most|no|nobody|none|scores|several|some|"
    r"tens|thousands|millions|billions|numerous|countless|entire|whole|majority)\b",
    re.IGNORECASE,
)
AXIS_LIMIT = 1e15  # larger numbers are words to a chart


@record
class Value:
    """One figure as one speaker gave it. `until` is when it was replaced, withdrawn, shown false or
    followed by the same speaker's next; None while it stands."""

    claim: str
    written: str
    comparator: Comparator
    low: float | None
    high: float | None
    value: float | None
    who: str
    at: datetime
    until: datetime | None
    standing: Standing
    href: str

    @property
    def worded(self) -> bool:
        """Given in words that are no number: "all", "dozens"."""
        return self.level is None

    @property
    def level(self) -> float | None:
        """The number that its line is drawn at; a range's lower end; None for words."""
        if VAGUE.search(self.written) and not re.search(r"\d", self.written):
            return None
        upper = self.comparator in ("<", "<=")
        first = (self.high, self.value, self.low) if upper else (self.low, self.value, self.high)
        found = first if self.comparator in ("range", "<", "<=", ">", ">=") else (self.value, *first)
        level = next((number for number in found if number is not None), None)
        return level if level is not None and abs(level) < AXIS_LIMIT else None

    @property
    def top(self) -> float | None:
        """A range's upper end; the level of any other."""
        if self.comparator == "range" and self.high is not None and self.level is not None:
            return max(self.level, self.high) if self.high < AXIS_LIMIT else self.level
        return self.level

    @property
    def open(self) -> str:
        """ "up" for "at least", "down" for "at most", "" for the rest."""
        return {">": "up", ">=": "up", "<": "down", "<=": "down"}.get(self.comparator, "")

    @property
    def about(self) -> bool:
        return self.comparator == "~"

    @property
    def struck(self) -> bool:
        """Only a replaced or withdrawn value is struck through."""
        return self.standing in ("Replaced", "Withdrawn")


@record
class Fix:
    """A correction of ours: a post that rested on `before` and now rests on `after`."""

    at: datetime
    before: str  # claims
    after: str
    href: str


@record
class Stretch:
    """A time in which speakers differed, and from which number to which."""

    begin: datetime
    end: datetime
    low: float
    high: float


def stretches(values: Sequence[Value], now: datetime) -> list[Stretch]:
    """When more than one number stood, and how far apart they were. One-sided bounds and words are no
    part of it: an "at least 1,200" does not differ from 1,800."""
    edges: list[tuple[datetime, int, float]] = []
    for value in values:
        if value.level is None or value.open or (value.until or now) <= value.at:
            continue
        for level in {value.level, value.top or value.level}:
            edges += [(value.at, 1, level), (value.until or now, -1, level)]
    edges.sort(key=lambda edge: edge[0])
    standing: list[float] = []
    found: list[Stretch] = []
    for n, (moment, way, level) in enumerate(edges):
        if way > 0:
            insort(standing, level)
        else:
            standing.pop(bisect_left(standing, level))
        upto = edges[n + 1][0] if n + 1 < len(edges) else moment
        if upto > moment and standing and standing[0] < standing[-1]:
            _add(found, Stretch(begin=moment, end=upto, low=standing[0], high=standing[-1]))
    return found


def _add(found: list[Stretch], new: Stretch) -> None:
    last = found[-1] if found else None
    if last and last.end == new.begin and (last.low, last.high) == (new.low, new.high):
        found[-1] = Stretch(begin=last.begin, end=new.end, low=new.low, high=new.high)
    else:
        found.append(new)
