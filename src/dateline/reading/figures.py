"""Figures: the numbers of a text with their bounds, what they count, whom, where and over what time.

`figures(text)` is the room; figures_grammar.py finds quantities as written and figures_count.py says what
they count. Numbers are never invented: "dozens" is at least 24, "all" has words and no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading.figures_count import PEOPLE, Count, count_of
from dateline.reading.figures_grammar import Quantity, quantities
from dateline.reading.text import Text
from dateline.reading.times_grammar import matches
from dateline.records import Comparator, Figure

_DATES = frozenset(
    ("iso", "calendar", "month", "slashed", "weekday", "every_weekday", "dayth", "today", "part", "near_day")
)
_DATES |= {"near_unit", "season", "portion", "decade", "century", "holiday", "clock", "nth_unit"}
_MAYBE_DATES = frozenset(("year",))
_TAKEN = re.compile(
    r"https?://\S+|\bwww\.\S+|\S+@\S+|@\w+|#\w+|\+?\(?\d{2,4}\)?[\s-]\d{3}[\s-]\d{3,4}\b"
    r"|\d{1,3}(?:°|º|\.\d+|\s\d{1,2})?\s?(?:\d{1,2}(?:\.\d+)?\s?['′’]\s?)?(?:\d{1,2}(?:\.\d+)?\s?[\"″”]\s?)?[NSEW]\b(?![\s-]?\w)"
    r"|\d{1,3}\.\d+\s(?:north|south|east|west)\b|\b\d{1,2}-\d{1,2}(?=\s(?:win|defeat|victory|draw|down|up|loss|lead))"
    r"|\b\d+/\d+/\d+|\b9/11\b|\b\d{4}-\d\d-[A-Z]+-\d+|\b(?:one|two)\s?(?:day|another)\b|\b(?:no|any|every|some)\s?one\b"
    r"|\b(?:the|this|that|which|each|another|last|next|only)\sone\b(?!\s[a-z]+s?\s(?:was|were))|\bone(?:['’]s|self|\sanother)\b"
    r"|\bone\s(?:of|or|thing|way|point|side|hand|day)\b|\bat\sone\b|\bone-(?:on|time|sided|off|way)\S*|\b(?:zero|one)\s(?:can|has|is|must|might|would)\b",
    re.I,
)
_ALL = re.compile(
    r"(?<![Ii]n )(?<![Aa]t )\b(?P<all>all|every|none|no)(?:\s+(?:of\s+)?(?:the|its|their|her|his|those))?(?:\s+(?:\d[\d,]*|other|known))?"
    r"(?=\s+(?:(?:on\s+board|aboard)\b|(?P<noun>[a-z]+)\b))",
    re.I,
)
_VICTIM = re.compile(r"\b(?P<a>an?|another)\s+(?:[\w’'-]+\s+){0,4}?(?P<noun>[a-z]+)\b", re.I)
_VICTIMS = frozenset(("dead", "injured", "missing", "detained", "captured", "rescued"))


def figures(text: Text) -> tuple[Figure, ...]:
    """Every figure of a text, in order."""
    found: list[tuple[Quantity, Count]] = []
    if not text.english:  # the words that bound and name what is counted are English
        return ()
    for quantity in quantities(text.text, _taken(text.text)):
        count = count_of(text.doc, text.text, quantity)
        found.append((_aged(text.text, quantity), count))
    found.extend(_worded(text, [(q.start, q.end) for q, _ in found]))
    found.sort(key=lambda row: row[0].start)
    return tuple(_figure(text, n, quantity, count) for n, (quantity, count) in enumerate(found, start=1))


def _figure(text: Text, n: int, quantity: Quantity, count: Count) -> Figure:
    age = quantity.kind == "age"
    return Figure(
        id=f"{text.document.id}-f{n}",
        start=quantity.start,
        end=quantity.end,
        as_written=text.text[quantity.start : quantity.end],
        measure="age" if age else count.measure,
        whom=count.whom,
        comparator=quantity.comparator,
        low=quantity.low,
        high=quantity.high,
        value=quantity.value,
        unit=quantity.unit,
        scope=count.scope,
        place=count.place,
    )


def _taken(text: str) -> list[tuple[int, int]]:
    """What is not a figure however much it looks like one: dates, times, addresses, coordinates."""
    spans = [found.span() for found in _TAKEN.finditer(text)]
    for match in matches(text):
        if match.kind in _DATES or (match.kind in _MAYBE_DATES and _is_year(text, match.start, match.end)):
            spans.append((match.start, match.end))
    return spans


def _is_year(text: str, start: int, end: int) -> bool:
    """1912 is a year unless something counts with it: "1,912", "2000 troops", "more than 1500"."""
    before, after = text[max(0, start - 14) : start], text[end : end + 20]
    counted = re.match(r"\s[a-z]+(?:s|people|men)\b", after) and not re.search(
        r"\b(?:in|since|the|of|by)\s$", before
    )
    bound = (
        re.search(r"(?:than|least|about|over|nearly|some|to|[$£€])\s?$", before)
        and not 1850 <= int(text[start:end][-4:] if text[start:end][-4:].isdigit() else "1900") <= 2100
    )
    return not counted and not bound and not re.search(r"[$£€]$", before)


def _aged(text: str, quantity: Quantity) -> Quantity:
    """As in "aged 43" and "Bell, 43, said"."""
    if quantity.kind is None and quantity.value is not None and 0 < quantity.value < 120:
        before, after = (
            text[max(0, quantity.start - 24) : quantity.start],
            text[quantity.end : quantity.end + 2],
        )
        named = re.search(r"[A-Z][\w’'.-]+,\s$", before) and re.match(r",|\)?\s?[,.]", after)
        if re.search(r"\b(?:aged?|aged\sbetween)\s$", before, re.I) or (named and quantity.comparator == "="):
            return _as_age(quantity)
    return quantity


def _as_age(quantity: Quantity) -> Quantity:
    return Quantity(
        start=quantity.start,
        end=quantity.end,
        number_start=quantity.number_start,
        count_end=quantity.count_end,
        comparator=quantity.comparator,
        low=quantity.low,
        high=quantity.high,
        value=quantity.value,
        unit="year",
        kind="age",
    )


def _worded(text: Text, have: list[tuple[int, int]]) -> Iterator[tuple[Quantity, Count]]:
    """As in "all passengers were saved", "no lives were lost", "killed an insurgent"."""
    covered = sorted(have)
    for found in _ALL.finditer(text.text):
        word = found["all"].casefold()
        noun = (found["noun"] or "").casefold()
        if (
            noun
            and noun.rstrip("s") not in PEOPLE
            and noun not in ("people", "lives", "men", "women", "children")
        ):
            continue
        start = found.start("all")
        quantity = _plain(start, start + len(word), "=", 0.0 if word in ("no", "none") else None)
        count = count_of(text.doc, text.text, quantity)
        if count.measure in ("other", "share") or _over(covered, start, start + len(word)):
            continue
        yield (
            quantity,
            Count(
                measure=count.measure, whom=count.whom or noun or None, scope=count.scope, place=count.place
            ),
        )
    for found in _VICTIM.finditer(text.text):
        noun = found["noun"].casefold()
        if noun not in PEOPLE or noun in ("people", "other", "family", "crew", "life"):
            continue
        quantity = _plain(found.start("a"), found.end("noun"), "=", 1.0, found.end("a"))
        if _over(covered, quantity.start, quantity.end):
            continue
        count = count_of(text.doc, text.text, quantity)
        if count.measure in _VICTIMS:
            yield quantity, Count(measure=count.measure, whom=noun, scope=count.scope, place=count.place)


def _over(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in spans)


def _plain(
    start: int, end: int, comparator: Comparator, value: float | None, count_end: int | None = None
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        number_start=start,
        count_end=count_end or end,
        comparator=comparator,
        low=value,
        high=value,
        value=value,
    )
