"""Figures: the numbers of a text with their bounds, what they count, whom, where and over what time.

`figures(text)` is the room; figures_grammar.py finds quantities as written and figures_count.py says what
they count. Numbers are never invented: "dozens" is at least 24, "all" has words and no value.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.reading.figures_bounds import bounded
from dateline.reading.figures_count import Count, count_of
from dateline.reading.figures_grammar import quantities
from dateline.reading.figures_names import is_named
from dateline.reading.figures_people import IRREGULAR, worded
from dateline.reading.figures_units import Quantity
from dateline.reading.figures_words import PEOPLE
from dateline.reading.figures_words import PEOPLE_ONLY as SHARED
from dateline.reading.numerals import listed
from dateline.reading.text import Text
from dateline.reading.times_days import Seen
from dateline.reading.times_grammar import Match, matches
from dateline.reading.times_resolve import RESOLVERS
from dateline.records import Figure

_DATES = frozenset(
    ("iso", "calendar", "month", "slashed", "weekday", "every_weekday", "dayth", "today", "part", "near_day")
)
_DATES |= {"near_unit", "season", "portion", "decade", "century", "holiday", "clock", "nth_unit"}
_NOWHERE = Seen(at=None, ref=None, future=False)
_ADDRESS = re.compile(
    r"\bhttps?://\S{1,400}|\bwww\.\S{1,400}|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}|[@#]\w+"
)


def figures(text: Text) -> tuple[Figure, ...]:
    """Every figure of a text, in order."""
    found: list[tuple[Quantity, Count]] = []
    if not text.english:  # the words that bound and name what is counted are English
        return ()
    for quantity in quantities(text.text, _taken(text.text)):
        if is_named(text.doc, quantity, text.text):
            continue
        count = count_of(text.doc, text.text, quantity)
        found.append((_aged(text.text, quantity), count))
    found.extend(worded(text, found))
    found.sort(key=lambda row: row[0].start)
    found = _shared(text.text, found)
    return tuple(_figure(text, n, quantity, count) for n, (quantity, count) in enumerate(found, start=1))


_AND = re.compile(r"\s+[\w-]+(?:\s[\w-]+)?,?\s+(?:and|or)\s+(?:an?\s+)?(?:\w+\s+of\s+)?", re.I)
_PART = re.compile(r",?\s+(?:[\w-]+,?\s+){0,3}includ(?:ing|ed)\s+(?:the\s+)?", re.I)
_WHOLE = re.compile(r"\s+of\s+(?:the|its|their|those|these)?\s*|\s+out\s+of\s+(?:the\s+)?", re.I)
_KILLED = re.compile(  # right after the people, and not "two of the five suspects were arrested"
    r"\s+(?:(?!(?:were|was|are|is|have|had|has|who)\b)[\w-]+\s+){0,3}"
    r"(?:killed|dead|wounded|injured|hurt|arrested|detained|missing|kidnapped)\b"
)
_SAME = re.compile(r"\s+points?,?\s+or\s+", re.I)
_AS_OLD = re.compile(r"(?:,|,?\s(?:and|or|to))\s")
_NOTHING_MORE = re.compile(r"\s*(?:[.,;)]|$|(?:were|was|are|is|have|had|and|or|in|from|at|on|to|who)\b)")
_BRACKET = re.compile(r"\s?[(/]\s?")
_OR = re.compile(r"[^.;]{0,40},?\s+or\s+", re.I)


def _shared(text: str, found: list[tuple[Quantity, Count]]) -> list[tuple[Quantity, Count]]:
    """What stands side by side is counted alike: "1,300 passengers and a crew of 860 on board", "12 dead,
    including three children"; "12 of 17 drones" says nothing of the 17 but that there were as many."""
    made = list(found)
    for n in range(len(made) - 1):
        (one, first), (two, second) = made[n], made[n + 1]
        gap = (one.end, two.start)
        if (
            first.measure == "other"
            and second.measure in SHARED
            and _people(first)
            and _AND.fullmatch(text, *gap)
        ):
            made[n] = one, replace(first, measure=second.measure, scope=second.scope)
        elif (
            second.measure == "other"
            and first.measure in SHARED
            and _people(second)
            and (_OR.fullmatch(text, *gap) or _PART.fullmatch(text, *gap))
        ):
            made[n + 1] = two, replace(second, measure=first.measure, scope=first.scope)
        elif one.kind is None and two.kind is None and _WHOLE.fullmatch(text, *gap):
            made[n] = one, replace(first, whom=first.whom or second.whom)
            if not _KILLED.match(text, two.count_end):  # "one of five people killed" says it of the five
                made[n + 1] = two, replace(second, measure="other")
            elif second.measure == "other":
                made[n + 1] = two, replace(second, measure=first.measure)
        elif _is_converted(text, one, two):
            low, high = bounded(one.comparator, two.value or 0.0)
            made[n + 1] = replace(two, comparator=one.comparator, low=low, high=high), second
        elif one.kind == "age" and two.kind is None and _AS_OLD.fullmatch(text, *gap) and _bare(text, two):
            made[n + 1] = _as_age(two), second
        elif second.scope is None and first.scope in ("increase", "decrease") and _SAME.fullmatch(text, *gap):
            made[n + 1] = two, replace(second, scope=first.scope)
    return made


def _is_converted(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether a quantity says the one before it in another unit, with its bound: "under 10 km (6 miles)"."""
    if one.unit is None or two.unit is None or one.unit == two.unit or one.kind != two.kind:
        return False
    bounds = one.comparator not in ("=", "range") and two.comparator == "=" and two.value is not None
    return bounds and _BRACKET.fullmatch(text, one.end, two.start) is not None


def _bare(text: str, quantity: Quantity) -> bool:
    """Whether nothing that could be counted follows: "two boys aged 15 and 17"."""
    old = quantity.value is not None and quantity.value < 120
    return old and _NOTHING_MORE.match(text, quantity.end) is not None


def _people(count: Count) -> bool:
    whom = (count.whom or "").rpartition(" ")[2]
    return whom in IRREGULAR or whom.rstrip("s") in PEOPLE


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
    addressed = "://" in text or "@" in text or "#" in text or "www." in text
    spans = [found.span() for found in _ADDRESS.finditer(text)] if addressed else []
    for match in matches(text):
        if match.kind in _DATES or (match.kind == "year" and _is_year(match, text)):
            spans.append((match.start, match.end))
    return spans


_OF_A_YEAR = frozenset(
    listed(
        "levels level prices dollars figures models model elections election games attacks riots floods "
        "protests standards rules results sales estimates data season wars war crisis crash budget "
        "census edition vintage talks accords accord agreement treaty earthquake tsunami hurricane "
        "invasion coup genocide massacre uprising"
    )
)


def _is_year(match: Match, text: str) -> bool:
    """1912 is a year unless something counts with it: "2000 troops", "more than 1950"."""
    before, after = text[max(0, match.start - 14) : match.start], text[match.end : match.end + 20]
    counted = re.match(r"\s[a-z]+(?:s|people|men)\b", after)
    bound = re.search(r"\b(?:than|least|about|over|nearly|some)\s?$", before)
    yearly = re.match(r"\s([a-z]+)\b", after)
    if yearly and yearly[1] in _OF_A_YEAR and not bound and 1900 <= int(match.found["year"]) <= 2099:
        return True
    if (bound and counted) or re.search(r"[$£€]\s?$", before):
        return False
    if RESOLVERS["year"](match.found, _NOWHERE) is not None:
        return True
    return not counted and not bound and 1900 <= int(match.found["year"]) <= 2100


_AGED = re.compile(r"\b(?:aged?|ages|aged\sbetween|aged\sfrom)\s$", re.I)
_AGED_BETWEEN = re.compile(  # "Bell, 43, said", "Bell (43)", "who is 43,"
    r"[A-Z][\w’'.-]+,\s\0(?:,|\)?\s?[,.;)])|[A-Z][\w’'-]+\s[A-Z][\w’'-]+\s\(\0\)|\bwho\s(?:is|was|turned"
    r"|turns)\s\0[,.;]"
)


def _aged(text: str, quantity: Quantity) -> Quantity:
    """As in "aged 43" and "Bell, 43, said"."""
    if quantity.kind is None and quantity.value is not None and 0 < quantity.value < 120:
        before = text[max(0, quantity.start - 24) : quantity.start]
        after = text[quantity.end : quantity.end + 2]
        if _AGED.search(before) or (
            quantity.comparator == "=" and _AGED_BETWEEN.search(before + "\0" + after)
        ):
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
