"""A small coverage to draw: the loss of the Titanic as it was first told, in our own words.

What was said of the rescued, the lost and the place changed for four days; every kind of mark on a chart
and a map has its case here. `story()` is the whole, `entries()` its ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

from dateline.records import (
    Assessment,
    Claim,
    Correction,
    Coverage,
    Document,
    Entry,
    Fact,
    Figure,
    Link,
    Place,
    Post,
    Source,
    Speaker,
    When,
)
from dateline.story import Story, tell

SLUG = "titanic"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of April 1912 in New York (EST) as UTC."""
    return datetime(1912, 4, day + (hour + 5) // 24, (hour + 5) % 24, minute, tzinfo=UTC)


TEXTS: dict[str, tuple[str, datetime, str]] = {  # document -> source, published, text
    "d1": (
        "evening",
        at(15, 14),
        "The White Star Line says that all of her passengers are saved. She is in tow for Halifax. "
        "The news came by way of Montreal in Canada.",
    ),
    "d2": (
        "wireless",
        at(15, 18, 16),
        "Captain Haddock of the Olympic reports about 675 souls saved, crew and passengers. "
        "Loss likely total 1,800 souls. Position given as 41°16′ N 50°14′ W.",
    ),
    "d3": (
        "morning",
        at(16, 7),
        "The Carpathia has 866 survivors aboard. Probably 1,250 lives are lost, this paper reckons. "
        "At least 1,200 are lost, the agent at Montreal said. About 2,200 were aboard.",
    ),
    "d4": ("line", at(17, 8), "The line's office now gives 868 saved."),
    "d5": (
        "reporter",
        at(17, 9, 30),
        "A reporter on the Franconia, who spoke with the Carpathia by wireless, gives 705 saved. "
        "The Carpathia is on her way from 41°46′ N 50°14′ W to New York.",
    ),
    "d6": (
        "wireless",
        at(14, 22, 25),
        "Cape Race hears a first call from 41°44′ N 50°24′ W. The ship's operator then gives "
        "41°46′ N 50°14′ W. Dozens of ships are within call off the Grand Banks.",
    ),
    "d7": (
        "survivors",
        at(18, 22),
        "She struck ice at 23:40 by her own clock on Sunday. She sank at 02:20 by her own clock. The boats "
        "were taken up on Monday morning. Passengers put the lost at over 1,500.",
    ),
}


class Writer:
    """Writes entries in order, each a second after the one before in the same minute."""

    def __init__(self) -> None:
        self.seq = 0

    def __call__(self, moment: datetime, by: str, fact: Fact) -> Entry[Fact]:
        self.seq += 1
        return Entry(seq=self.seq, at=moment, by=by, story=SLUG, fact=fact, hash=f"{self.seq:064x}")


def claim(
    key: str,
    document: str,
    quote: str,
    speaker: str = "",
    *,
    figures: tuple[dict[str, Any], ...] = (),
    places: tuple[dict[str, Any], ...] = (),
    times: tuple[dict[str, Any], ...] = (),
    **more: Any,
) -> Claim:
    """A claim at the words `quote` of a document; what stands in it is found by its words."""
    text = TEXTS[document][2]
    start = text.index(quote)

    def put(kind: Any, letter: str, number: int, fields: dict[str, Any]) -> Any:
        first = text.index(fields["as_written"], start)
        where = {"id": f"{key}-{letter}{number}", "start": first, "end": first + len(fields["as_written"])}
        return kind(**where, **fields)

    return Claim(
        id=key,
        document=document,
        start=start,
        end=start + len(quote),
        spans=((start, start + len(quote)),),
        quote=quote,
        speaker=Speaker(entity=f"n-{speaker}", name=speaker, as_written=speaker, start=0, end=0)
        if speaker
        else None,
        mode="indirect" if speaker else "narrated",
        figures=tuple(put(Figure, "f", n, f) for n, f in enumerate(figures, 1)),
        places=tuple(put(Place, "l", n, f) for n, f in enumerate(places, 1)),
        times=tuple(put(When, "t", n, f) for n, f in enumerate(times, 1)),
        reader="rules 1",
        **more,
    )


def number(as_written: str, measure: str, value: float | None = None, **more: Any) -> dict[str, Any]:
    found = {"as_written": as_written, "measure": measure, "comparator": "=", "value": value}
    return {**found, "low": value, "high": value, **more}


WRECK = {"name": "41°46′ N 50°14′ W", "as_written": "41°46′ N 50°14′ W", "lat": 41 + 46 / 60}
WRECK |= {"lon": -50 - 14 / 60, "precision": 2, "radius_km": 9.3}
FIRST = WRECK | {"name": "41°44′ N 50°24′ W", "as_written": "41°44′ N 50°24′ W"}
FIRST |= {"lat": 41 + 44 / 60, "lon": -50.4}
SOUTH = WRECK | {"name": "41°16′ N 50°14′ W", "as_written": "41°16′ N 50°14′ W", "lat": 41 + 16 / 60}
HALIFAX = {"name": "Halifax", "as_written": "Halifax", "lat": 44.65, "lon": -63.57, "precision": 1}
HALIFAX |= {"radius_km": 8.0, "gazetteer": "geonames:6324729", "country": "CA"}
RACE = HALIFAX | {"name": "Cape Race", "as_written": "Cape Race", "lat": 46.66, "lon": -53.07}
RACE |= {"gazetteer": "geonames:5917600", "radius_km": 2.0}
YORK = HALIFAX | {"name": "New York", "as_written": "New York", "lat": 40.71, "lon": -74.01}
YORK |= {"gazetteer": "geonames:5128581", "country": "US"}
BANKS = {"name": "Grand Banks", "as_written": "off the Grand Banks", "lat": 43.6, "lon": -51.5}
BANKS |= {"precision": 4, "radius_km": 260.0}
CANADA = {"name": "Canada", "as_written": "Canada", "lat": 60.0, "lon": -96.0, "precision": 6}
CANADA |= {"radius_km": 2500.0, "country": "CA"}
COURSE = {"name": "course to New York", "as_written": "on her way", "lat": 41.5, "lon": -62.0, "precision": 5}
COURSE |= {"radius_km": 900.0}


def claims() -> list[tuple[Claim, datetime]]:
    """The claims, each with the moment it was read."""
    return [
        (claim("c9", "d6", "Cape Race hears a first call from 41°44′ N 50°24′ W", "Cape Race",
               places=(RACE, FIRST)), at(14, 22, 40)),
        (claim("c10", "d6", "The ship's operator then gives 41°46′ N 50°14′ W", "Titanic",
               places=(WRECK,)), at(14, 22, 50)),
        (claim("c11", "d6", "Dozens of ships are within call off the Grand Banks", figures=(
            number("Dozens", "other", None, whom="ships", comparator=">=", low=24.0, high=None),
        ), places=(BANKS,)), at(14, 23)),
        (claim("c1", "d1", "all of her passengers are saved", "White Star Line",
               figures=(number("all", "rescued"),)), at(15, 14)),
        (claim("c2", "d1", "She is in tow for Halifax", "White Star Line", places=(HALIFAX,)), at(15, 14)),
        (claim("c14", "d1", "The news came by way of Montreal in Canada", places=(CANADA,)), at(15, 14)),
        (claim("c3", "d2", "about 675 souls saved", "Herbert Haddock", figures=(
            number("about 675", "rescued", 675.0, comparator="~", low=None, high=None),)), at(15, 18, 16)),
        (claim("c4", "d2", "Loss likely total 1,800 souls", "Herbert Haddock",
               figures=(number("1,800", "dead", 1800.0),)), at(15, 18, 16)),
        (claim("c12", "d2", "Position given as 41°16′ N 50°14′ W", "Herbert Haddock", places=(SOUTH,)),
         at(15, 18, 20)),
        (claim("c5", "d3", "The Carpathia has 866 survivors aboard",
               figures=(number("866", "rescued", 866.0),)), at(16, 7)),
        (claim("c6", "d3", "Probably 1,250 lives are lost",
               figures=(number("1,250", "dead", 1250.0),)), at(16, 7)),
        (claim("c7", "d3", "At least 1,200 are lost", "Montreal agent", figures=(
            number("At least 1,200", "dead", 1200.0, comparator=">=", high=None),)), at(16, 7)),
        (claim("c15", "d3", "About 2,200 were aboard", figures=(
            number("About 2,200", "aboard", 2200.0, comparator="~", low=None, high=None),)), at(16, 7)),
        (claim("c8", "d4", "868 saved", "White Star Line", figures=(number("868", "rescued", 868.0),)),
         at(17, 8)),
        (claim("c13", "d5", "gives 705 saved", "Franconia reporter",
               figures=(number("705", "rescued", 705.0),)), at(17, 9, 30)),
        (claim("c16", "d5", "The Carpathia is on her way from 41°46′ N 50°14′ W to New York",
               "Franconia reporter", places=(COURSE, WRECK, YORK)), at(17, 9, 30)),
        (claim("c17", "d7", "She struck ice at 23:40 by her own clock on Sunday", times=(
            {"as_written": "23:40 by her own clock on Sunday", "type": "TIME", "value": "1912-04-14T23:40",
             "begin": at(14, 21, 40), "finish": at(14, 22, 10), "precision": 0, "timezone": None},)),
         at(18, 22)),
        (claim("c18", "d7", "She sank at 02:20 by her own clock", times=(
            {"as_written": "02:20 by her own clock", "type": "TIME", "value": "1912-04-15T02:20",
             "begin": at(15, 0, 20), "finish": at(15, 0, 50), "precision": 0, "timezone": None},)),
         at(18, 22)),
        (claim("c19", "d7", "The boats were taken up on Monday morning", times=(
            {"as_written": "Monday morning", "type": "TIME", "value": "1912-04-15TMO",
             "begin": at(15, 4), "finish": at(15, 11), "precision": 1, "timezone": "America/New_York"},)),
         at(18, 22)),
        (claim("c20", "d7", "Passengers put the lost at over 1,500", "passengers", figures=(
            number("over 1,500", "dead", 1500.0, comparator=">", high=None),)), at(18, 22)),
    ]  # fmt: skip


def judged(key: str, credibility: Any, reason: str) -> Assessment:
    return Assessment(claim=key, credibility=credibility, reason=reason)


def tied(key: str, relation: Any, other: str, aspect: Any = "figure", state: Any = "confirmed") -> Link:
    return Link(
        claim=key, other=other, relation=relation, aspect=aspect, state=state, reason="read side by side"
    )


def desk() -> list[tuple[datetime, Fact]]:
    """What the desk did."""
    saved = Post(
        id="p1", headline="All are saved, the line says", text="[[All are saved|c1]], it says.", cites=("c1",)
    )
    gone = Post(id="p1", headline=saved.headline, text=saved.text, cites=("c1",), state="withdrawn")
    count = Post(
        id="p2", headline="Survivors aboard", cites=("c5",), text="She has [[866|c5]] aboard.", key_event=True
    )
    fewer = Post(
        id="p2",
        headline="Survivors aboard",
        cites=("c13",),
        text="She has [[705|c13]] aboard.",
        key_event=True,
    )
    call = Post(
        id="p3",
        headline="A call for help",
        text="The place is [[41°46′ N 50°14′ W|c10]], & <b>not</b> [[further south|c12]].\n\nMore soon.",
        cites=("c10", "c12", "c16"),
        key_event=True,
        topics=("wireless",),
    )
    return [
        (at(14, 23, 30), call),
        (at(14, 23, 40), tied("c10", "corrects", "c9", "place")),
        (at(15, 14, 10), saved),
        (at(15, 18, 40), tied("c12", "contradicts", "c10", "place")),
        (at(15, 20, 38), judged("c1", 5, "The line has since said that she sank.")),
        (at(15, 20, 38), judged("c2", 5, "No ship had her in tow.")),
        (at(15, 20, 40), gone),
        (
            at(15, 20, 40),
            Correction(post="p1", kind="withdrawal", text="Nobody was in tow.", reason="Untrue."),
        ),
        (at(16, 8), count),
        (at(16, 9), tied("c6", "contradicts", "c4")),
        (at(17, 11, 20), tied("c13", "supersedes", "c3")),
        (at(17, 11, 20), tied("c13", "supersedes", "c5")),
        (at(17, 11, 20), tied("c13", "supersedes", "c8")),
        (at(17, 11, 20), judged("c13", 1, "Two ships bear it out.")),
        (at(17, 11, 20), judged("c16", 1, "The line and the pier say the same.")),
        (at(17, 11, 20), fewer),
        (
            at(17, 11, 20),
            Correction(post="p2", kind="correction", text="The post said 866.", reason="Newer."),
        ),
        (at(18, 9), judged("c12", 4, "One digit differs.")),
    ]


def entries() -> Iterator[Entry[Fact]]:
    """The ledger of the coverage, in the order of its moments."""
    write = Writer()
    start = at(14, 22, 30)
    yield write(start, "desk:night", Coverage(
        slug=SLUG, title="The loss of the Titanic", description="As it was first told.",
        timezone="America/New_York", timezone_name="New York", started=start,
    ))  # fmt: skip
    for name in ("evening", "wireless", "morning", "line", "reporter", "survivors"):
        source = Source(name=name, type="file", url=f"https://{name}.example/", title=name.capitalize())
        yield write(start, "desk:night", source)
    rows: list[tuple[datetime, str, Fact]] = []
    for key, (source_name, published, text) in TEXTS.items():
        document = Document(
            id=key, source=source_name, url=f"https://{source_name}.example/{key}", title=f"Report {key}",
            text=text, language="en", published=published, timezone="America/New_York",
            captured=published, capture=f"{key:0>64}",
        )  # fmt: skip
        rows.append((published, f"source:{source_name}", document))
    rows += [(moment, "reader:rules 1", found) for found, moment in claims()]
    rows += [(moment, "desk:night", fact) for moment, fact in desk()]
    for moment, by, fact in sorted(rows, key=lambda row: row[0]):
        yield write(moment, by, fact)


@cache
def story() -> Story:
    """The whole coverage."""
    return tell(entries())
