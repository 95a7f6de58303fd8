"""How well places are found and put on the globe.

    python bench/places.py FOLDER [--half look|report|all] [--errors N]

FOLDER holds LGL, TR-News, GeoVirus and GeoWebNews as published (XML with toponyms and coordinates). Every
second article ("look") may be read for errors; figures are of the others. Two ways of counting:

- as published: every toponym that the set gives a point, demonyms ("Turkish") too, of GeoWebNews those with
  a GeoNames id. Ours with demonyms adds those that Dateline reads as a people's name, put on the country.
- places: demonyms left out of the gold, for Dateline does not say that they are places.

Two more figures stand beside, and are no bar's. LGL, TR-News and GeoWebNews mark places that they give no
point, or of GeoWebNews no GeoNames id (streets, schools, parks): a place found there is counted as wrong, for
the bars were measured so, though it is one; "unpointed left out" is without these. "Every point" takes those
of GeoWebNews with a point and no id as gold too.

Spans count where they overlap, points within 161 km. "Area" counts a country or a first-level area as right
where the gold point lies in it too (by the nearest town): sets disagree on where a country's point is.
spaCy's places, put where the most people live, stand beside ours in the same run.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import Watch, asked_for_rows, keep
from bench.places_areas import nearest_town
from bench.places_rows import Counts, rows
from bench.spacy_md import entities
from dateline.reading.gazetteer import Row, country_name, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.names import entity_id, names
from dateline.reading.places import places
from dateline.reading.positions import km_apart
from dateline.reading.text import Text, parse
from dateline.records import Document, Mention, Name, Place, record

KM = 161.0
NOWHERE = (91.0, 0.0)  # in place of a point that a set doesn't give
NO_TOPONYMS = frozenset({"Non_Toponym", "Literal_Expression", "Non_Lit_Expression"})  # of GeoWebNews
LABELS = ("GPE", "LOC", "FAC")  # spaCy's places


@record
class Toponym:
    """One of the gold: where it stands, and its point."""

    start: int
    end: int
    lat: float
    lon: float
    demonym: bool


@record
class Spot:
    """What a system found: a span, and the point and area it is put at."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    area: str = ""  # "FR" for a country, "FR.11" for a first-level area


def number(node: ET.Element, *paths: str) -> float | None:
    for path in paths:
        found = node.findtext(path)
        if found and re.fullmatch(r"-?\d+(\.\d+)?", found.strip()):
            return float(found)
    return None


def articles(path: Path) -> Iterator[tuple[str, list[Toponym], list[Toponym]]]:
    """The texts of one set with their toponyms that have coordinates, and those that have none or no id."""
    words = re.sub(r"&(?!#?\w+;)", "&amp;", path.read_text("utf-8"))
    for article in ET.fromstring(words).iter("article"):  # noqa: S314  a published research set
        text = article.findtext("text") or ""
        gold, bare = [], []
        for node in [*article.iter("toponym"), *article.iter("location")]:
            one = toponym(node, text)
            if one is not None:
                gold.append(one)
            elif (node.findtext("type") or "") not in NO_TOPONYMS:
                bare += [one] if (one := toponym(node, text, bare=True)) is not None else []
        if gold:
            yield text, gold, bare


def toponym(node: ET.Element, text: str, bare: bool = False) -> Toponym | None:
    """One of the gold; None without a point, or where GeoWebNews has no GeoNames id for it. `bare` ones need
    neither, and have NOWHERE for a point."""
    start, end = number(node, "start"), number(node, "end")
    lat = number(node, "gaztag/lat", "lat", "latitude")
    lon = number(node, "gaztag/lon", "lon", "longitude")
    unlisted = node.find("geonamesID") is not None and not (node.findtext("geonamesID") or "").strip()
    if bare and (lat is None or lon is None):
        lat, lon = NOWHERE
    if start is None or end is None or lat is None or lon is None or (unlisted and not bare):
        return None
    phrase = (node.findtext("phrase") or node.findtext("name") or "").strip()
    phrase = phrase or (node.findtext("extractedName") or "").strip()
    first = aligned(text, phrase, int(start))
    demonym = phrase in lexicon().demonyms.keys() | lexicon().peoples
    return Toponym(
        start=first, end=first + len(phrase) if phrase else int(end), lat=lat, lon=lon, demonym=demonym
    )


def aligned(text: str, phrase: str, start: int) -> int:
    """Where a phrase stands that the set says is at `start`: some count from 1, some from a title."""
    if not phrase or text[start : start + len(phrase)] == phrase:
        return start
    near = [m.start() for m in re.finditer(re.escape(phrase), text[max(0, start - 300) : start + 300])]
    return min((max(0, start - 300) + n for n in near), key=lambda n: abs(n - start), default=start)


def given_names(text: str, gold: list[Toponym]) -> tuple[Name, ...]:
    """The gold spans as names, for resolution alone."""
    out = []
    for one in gold:
        word = text[one.start : one.end]
        id_ = entity_id("place", word)
        mention = Mention(start=one.start, end=one.end, as_written=word, variant="canonical", of=id_)
        out.append(Name(entity=id_, document="d1", name=word, type="place", mentions=(mention,)))
    return tuple(out)


def spot(place: Place) -> Spot:
    ref = (place.gazetteer or "").removeprefix("geonames:")
    area = ref if ref.count(".") == 1 else place.country or "" if place.precision == 6 else ""
    return Spot(start=place.start, end=place.end, lat=place.lat, lon=place.lon, area=area)


def peoples(words: Iterable[tuple[int, int, str]]) -> Iterator[Spot]:
    """Demonyms, each on its country."""
    for start, end, word in words:
        row = of_people(word)
        if row is not None:
            yield Spot(start=start, end=end, lat=row.lat, lon=row.lon, area=row.country or "")


def of_people(word: str) -> Row | None:
    """The country of a demonym."""
    code = lexicon().demonyms.get(word)
    return next((row for row in lookup(country_name(code)) if row.kind == "country"), None) if code else None


def baseline(text: Text, labels: tuple[str, ...]) -> list[Spot]:
    return [populous(word, start, end) for word, start, end, _ in entities(text.text, labels)]


def populous(word: str, start: int, end: int) -> Spot:
    """A name put where the most people live."""
    row = of_people(word) or next(iter(lookup(word)), None)
    if row is None:
        return Spot(start=start, end=end)
    area = (row.country or "") if row.kind == "country" else ""
    return Spot(start=start, end=end, lat=row.lat, lon=row.lon, area=area)


def right(at: Spot, true: Toponym) -> tuple[bool, bool]:
    """Whether a spot is within 161 km of the gold, and whether it is, or is the area that holds it."""
    if at.lat is None or at.lon is None:
        return False, False
    near = km_apart(true.lat, true.lon, at.lat, at.lon) <= KM
    inside = bool(at.area) and not near and nearest_town(true.lat, true.lon).startswith(f"{at.area}.")
    return near, near or inside


def matched(found: list[Spot], gold: list[Toponym]) -> tuple[Counter[str], list[tuple[Toponym, Spot]]]:
    """How many of the gold are found, in the right spot, in the right area; and the wrong ones."""
    counts: Counter[str] = Counter(found=len(found), located=sum(f.lat is not None for f in found))
    wrong = []
    taken: set[int] = set()
    for one in gold:
        over = (i for i, f in enumerate(found) if f.start < one.end and one.start < f.end)
        hit = next((i for i in over if i not in taken), None)
        if hit is None:
            continue
        taken.add(hit)
        near, inside = right(found[hit], one)
        counts += Counter(seen=1, right=int(near), area=int(inside))
        if not near:
            wrong.append((one, found[hit]))
    return counts, wrong


def beside(spots: list[Spot], gold: list[Toponym], bare: list[Toponym]) -> Counter[str]:
    """How many are found where only a toponym without a point is; and what is right with every point."""
    lost = sum(any(over(at, one) for one in bare) and not any(over(at, one) for one in gold) for at in spots)
    pointed = [*gold, *(one for one in bare if (one.lat, one.lon) != NOWHERE)]
    every, _ = matched(spots, pointed)
    return Counter(unpointed=lost, every=every["right"], points=len(pointed))


def over(at: Spot, one: Toponym) -> bool:
    return at.start < one.end and one.start < at.end


def f1(right: int, found: int, gold: int) -> float:
    return 200 * right / max(1, found + gold)


MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def measure(path: Path, half: str, errors: int) -> tuple[Counts, Watch]:
    """What every system gets right in a set; prints so many of the errors with spans given."""
    counts: Counts = defaultdict(Counter)
    watch = Watch()
    for n, (words, gold, bare) in enumerate(articles(path)):
        of = "look" if n % 2 == 0 else "report"
        if half not in ("all", of):
            continue
        text = parse(Document(id="d1", source="", text=words, captured=MOMENT, capture=""))
        who = names(text, text.tags)
        with watch.over(len(words.split())):
            found = places(text, who)
        ours = [spot(p) for p in found]
        only = [one for one in gold if not one.demonym]
        known = [spot(p) for p in places(text, given_names(words, only))]
        of_peoples = [m for name in who if name.type == "people" for m in name.mentions]
        for way, golden in (("published", gold), ("places", only)):
            by = {
                "spaCy": baseline(text, LABELS),
                "ours": ours,
                "gold": known,
                "gold populous": [populous(words[t.start : t.end], t.start, t.end) for t in golden],
            }
            if way == "published":
                by["spaCy with NORP"] = baseline(text, (*LABELS, "NORP"))
                by["ours with demonyms"] = [
                    *ours,
                    *peoples((m.start, m.end, m.as_written) for m in of_peoples),
                ]
                marked = ((t.start, t.end, words[t.start : t.end]) for t in gold if t.demonym)
                by["gold"] = [*known, *peoples(marked)]
            for system, spots in by.items():
                seen, wrong = matched(spots, golden)
                counts[way, system, of] += seen + Counter(gold=len(golden)) + beside(spots, golden, bare)
                for one, at in wrong[: errors if (way, system) == ("places", "gold") else 0]:
                    errors -= 1
                    said = f"put at {at.lat:.1f},{at.lon:.1f}" if at.lat is not None else "not found"
                    print(f"  {words[one.start : one.end]!r} {said}, is at {one.lat:.1f},{one.lon:.1f}")
    return counts, watch


def tell(counts: Counts, way: str) -> None:
    systems = list(dict.fromkeys(system for w, system, _ in counts if w == way))
    for system in systems:
        c = counts[way, system, "look"] + counts[way, system, "report"]
        if system.startswith("gold"):
            shares = [
                f"{word} {100 * c[what] / max(1, c['gold']):.1f} % of all,"
                f" {100 * c[what] / max(1, c['located']):.1f} % of those listed"
                for what, word in (("right", f"within {KM:.0f} km"), ("area", "area"))
            ]
            print(f"  spans given{system.removeprefix('gold')}: {'; '.join(shares)}")
            continue
        print(
            f"  {system:18} recognition P {100 * c['seen'] / max(1, c['found']):.1f}"
            f" R {100 * c['seen'] / max(1, c['gold']):.1f} F {f1(c['seen'], c['found'], c['gold']):.1f};"
            f" end to end F {f1(c['right'], c['found'], c['gold']):.1f},"
            f" area {f1(c['area'], c['found'], c['gold']):.1f};"
            f" unpointed left out {f1(c['right'], c['found'] - c['unpointed'], c['gold']):.1f},"
            f" every point {f1(c['every'], c['found'], c['points']):.1f}"
        )


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure places on published sets.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--half", choices=("look", "report", "all"), default="report")
    asked.add_argument("--errors", type=int, default=0)
    given = asked.parse_args()
    half = "all" if asked_for_rows() else given.half
    for path in sorted(given.folder.glob("*.xml")):
        counts, watch = measure(path, half, given.errors)
        print(f"{path.stem}, {half}")
        for way in ("published", "places"):
            points = sum(counts[way, "ours", of]["gold"] for of in ("look", "report"))
            print(f" {way}: {points} toponyms")
            tell(counts, way)
        keep(*rows(path.stem, counts, watch))


if __name__ == "__main__":
    main()
