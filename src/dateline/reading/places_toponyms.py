"""Which stretches of a text are names of places, each with what is written around it: an area after a comma,
a town after "in", whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.reading.gazetteer import country_name, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.places_around import AREA_KIND, REACH, said_around
from dateline.reading.places_candidates import area_named, only_side
from dateline.reading.places_context import Toponym
from dateline.reading.places_inside import CONTINENTS, inside
from dateline.reading.positions import Position
from dateline.records import Name

AREA_AFTER = re.compile(r"\s?,\s|\s?\(")
CLOCK = re.compile(  # a zone and no place: "11.35 p.m. New York time"
    r"[’']?s?\s(?:standard\s|daylight\s|summer\s|local\s|mean\s|railway\s|civil\s)?time\b(?!\s(?:and\s|after\s|trial))",
    re.IGNORECASE,
)
SPACED = re.compile(r"(?<=[A-Z]\.)\s(?=[A-Z]\.)")  # "N. S." is looked up as "N.S."
INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
LISTED = re.compile(r",?\s+and\s+|,\s+")
SAINT = re.compile(r"(?:St\.?|Saint)\s")
CITY = 5.3  # weight of a town of 200,000
DISEASE = re.compile(
    r"[\s-](?:(?:ha?emorrhagic|mosquito)\s)?(?:virus|ebolavirus|fever|encephalitis|disease|syndrome)\b",
    re.IGNORECASE,
)


def toponyms_of(text: str, names: Sequence[Name]) -> list[Toponym]:
    """The mentions of places and facilities in text order, each with the area written after it."""
    spans = sorted(
        (m.start, m.end, name.type == "facility")
        for name in names
        if name.type in ("place", "facility")
        for m in name.mentions
        if m.variant not in ("pronoun", "role") and not CLOCK.match(text, m.end)
    )
    spans = sides_joined(text, spans)
    spans = sorted({*spans, *((start, end, False) for start, end in inside(text, names))})
    out = []
    for n, (start, end, facility) in enumerate(spans):
        following = spans[n + 1][:2] if n + 1 < len(spans) else None
        area = area_after(text, end, following)
        name = SPACED.sub("", " ".join(text[start:end].split()))
        if no_place(name, text, end):
            continue
        if not area and "," in name:
            name, area = (part.strip() for part in name.rsplit(",", 1))
        area = area or abbreviated(text[end : end + 12])
        name = adjective(name)
        if kind := AREA_KIND.match(text, end):
            name = f"{name} {kind[1]}"
        around = "" if area else said_around(text, spans[n - 1][:2] if n else None, (start, end), following)
        out.append(Toponym(start=start, end=end, name=name, facility=facility, area=area, around=around))
    return shared(text, out)


def shared(text: str, toponyms: list[Toponym]) -> list[Toponym]:
    """The toponyms, those of a list with what stands around its last: both of "Harne and Ash in Kent"."""
    for n in range(len(toponyms) - 2, -1, -1):
        one, other = toponyms[n], toponyms[n + 1]
        listed = other.start - one.end <= REACH and LISTED.fullmatch(text, one.end, other.start)
        after = other.around and text.find(other.around.split(" ")[0], other.end, other.end + 2 * REACH) >= 0
        if listed and after and not (one.area or one.around):
            toponyms[n] = replace(one, around=other.around)
    return toponyms


def adjective(name: str) -> str:
    """The country of an adjective in an organisation's name: "Russian" in "Russian Foreign Ministry"."""
    code = lexicon().demonyms.get(name)
    return CONTINENTS.get(name) or (country_name(code) if code else name)


def area_after(text: str, end: int, following: tuple[int, int] | None) -> str:
    """The country or first-level area that stands after a name and a comma; "" where none does."""
    if following is None or following[0] - end > 3 or not AREA_AFTER.fullmatch(text[end : following[0]]):
        return ""
    after = text[slice(*following)]
    return after if area_named(after) else ""


def no_place(name: str, text: str, end: int) -> bool:
    """What is written as a place is and means none: "U.N.", a virus that bears a place's name, "South"."""
    rows = lookup(name)
    if INITIALS.fullmatch(name) and not any(r.kind in ("country", "admin1") for r in rows[:2]):
        return True  # "Cape Bell, N.F.": some area's, not known here
    if name.isupper() and len(name) < 5 and len(text) > 200 and rows and rows[0].kind == "town":
        return True  # "MENA", a news agency
    if SAINT.match(name) and text[end : end + 2] in ("'s", "’s") and not (rows and rows[0].weight > CITY):
        return True  # "St. Mary's students": a school or a church
    ill = DISEASE.match(text, end) and not (rows and rows[0].kind == "country")
    return bool(ill) or (only_side(name) and len(name.split()) == 1)


def sides_joined(text: str, spans: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The spans, "South West" and "England" as the one place that they are together."""
    out: list[tuple[int, int, bool]] = []
    for start, end, facility in spans:
        before = out[-1] if out else (0, 0, False)
        if start - before[1] == 1 and text[before[1]] == " " and only_side(text[before[0] : before[1]]):
            out[-1] = (before[0], end, facility)
        else:
            out.append((start, end, facility))
    return out


def abbreviated(after: str) -> str:
    """ ", N.S." or ", Calif." after a place."""
    match = re.match(r",\s((?:[A-Z]\.\s?){2,3}|[A-Z][a-z]{1,5}\.|[A-Z]{2}\b)", after)
    return match[1].strip() if match and area_named(match[1].strip()) else ""


def without(toponyms: Sequence[Toponym], points: Sequence[Position]) -> Iterator[Toponym]:
    """The toponyms that are no part of a position: the N in "41.46 N"."""
    at = 0
    for toponym in toponyms:
        while at < len(points) and points[at].end <= toponym.start:
            at += 1
        if at >= len(points) or toponym.end <= points[at].start:
            yield toponym
