"""How well places are found and put on the globe.

    python bench/places.py FOLDER [--half look|report|all] [--errors N]

FOLDER holds LGL, TR-News, GeoVirus and GeoWebNews as published (XML with toponyms and coordinates). Three
figures a set: recognition (spans that overlap), end to end (and within 161 km), and resolution with the
gold spans given. Demonyms ("Turkish"), which some sets count as toponyms and Dateline does not, are left
out of the gold. Every second article ("look") may be read for errors; figures are of the others. spaCy's
places, put where the most people live, stand beside ours in the same run.
"""

from __future__ import annotations

import argparse
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.reading.gazetteer import lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.names import entity_id, names
from dateline.reading.places import places
from dateline.reading.positions import km_apart
from dateline.reading.text import Text, parse
from dateline.records import Document, Mention, Name

KM = 161.0
Gold = list[tuple[int, int, float, float]]
Spot = tuple[int, int, float | None, float | None]


def number(node: ET.Element, *paths: str) -> float | None:
    for path in paths:
        found = node.findtext(path)
        if found and re.fullmatch(r"-?\d+(\.\d+)?", found.strip()):
            return float(found)
    return None


def articles(path: Path) -> Iterator[tuple[str, Gold]]:
    """The texts of one set with their toponyms that have coordinates."""
    words = re.sub(r"&(?!#?\w+;)", "&amp;", path.read_text("utf-8"))
    for article in ET.fromstring(words).iter("article"):  # noqa: S314  a published research set
        text = article.findtext("text") or ""
        gold: Gold = []
        demonyms = lexicon().demonyms.keys() | lexicon().peoples
        for node in [*article.iter("toponym"), *article.iter("location")]:
            start, end = number(node, "start"), number(node, "end")
            lat = number(node, "gaztag/lat", "lat", "latitude")
            lon = number(node, "gaztag/lon", "lon", "longitude")
            if start is not None and end is not None and lat is not None and lon is not None:
                phrase = (node.findtext("phrase") or node.findtext("name") or "").strip()
                phrase = phrase or (node.findtext("extractedName") or "").strip()
                if phrase in demonyms:
                    continue
                first = aligned(text, phrase, int(start))
                gold.append((first, first + len(phrase) if phrase else int(end), lat, lon))
        if gold:
            yield text, gold


def aligned(text: str, phrase: str, start: int) -> int:
    """Where a phrase stands that the set says is at `start`: some count from 1, some from a title."""
    if not phrase or text[start : start + len(phrase)] == phrase:
        return start
    near = [m.start() for m in re.finditer(re.escape(phrase), text[max(0, start - 300) : start + 300])]
    return min((max(0, start - 300) + n for n in near), key=lambda n: abs(n - start), default=start)


def given_names(text: str, gold: Gold) -> tuple[Name, ...]:
    """The gold spans as names, for resolution alone."""
    out = []
    for start, end, _, _ in gold:
        word = text[start:end]
        id_ = entity_id("place", word)
        mention = Mention(start=start, end=end, as_written=word, variant="canonical", of=id_)
        out.append(Name(entity=id_, document="d1", name=word, type="place", mentions=(mention,)))
    return tuple(out)


def baseline(text: Text) -> list[Spot]:
    out: list[Spot] = []
    for ent in text.doc.ents:
        if ent.label_ in ("GPE", "LOC", "FAC"):
            row = next(iter(lookup(ent.text)), None)
            out.append((ent.start_char, ent.end_char, row.lat if row else None, row.lon if row else None))
    return out


def matched(found: list[Spot], gold: Gold) -> tuple[int, int, list[tuple[int, int, float, float]]]:
    """How many gold places are found, how many of those in the right spot, and the wrong ones."""
    seen = right = 0
    wrong = []
    taken: set[int] = set()
    for start, end, lat, lon in gold:
        hit = next((i for i, f in enumerate(found) if i not in taken and f[0] < end and start < f[1]), None)
        if hit is None:
            continue
        taken.add(hit)
        seen += 1
        at = found[hit]
        if at[2] is not None and at[3] is not None and km_apart(lat, lon, at[2], at[3]) <= KM:
            right += 1
        else:
            wrong.append((start, end, at[2] or 0.0, at[3] or 0.0))
    return seen, right, wrong


def f1(right: int, found: int, gold: int) -> float:
    return 200 * right / max(1, found + gold)


def measure(path: Path, half: str, errors: int) -> None:
    counts: Counter[str] = Counter()
    for n, (words, gold) in enumerate(articles(path)):
        if half != "all" and (n % 2 == 0) != (half == "look"):
            continue
        text = parse(
            Document(id="d1", source="", text=words, captured=datetime(2026, 1, 1, tzinfo=UTC), capture="")
        )
        spots = [(p.start, p.end, p.lat, p.lon) for p in places(text, names(text))]
        known = [(p.start, p.end, p.lat, p.lon) for p in places(text, given_names(words, gold))]
        for system, found in (("ours", spots), ("spaCy", baseline(text)), ("gold", known)):
            seen, right, wrong = matched(found, gold)
            counts[f"{system} found"] += len(found)
            counts[f"{system} seen"] += seen
            counts[f"{system} right"] += right
            counts[f"{system} located"] += sum(f[2] is not None for f in found)
            if system == "gold" and errors > 0:
                for start, end, lat, lon in wrong[:errors]:
                    errors -= 1
                    true = next(g for g in gold if g[:2] == (start, end))
                    print(
                        f"  {words[start:end]!r} put at {lat:.1f},{lon:.1f}, is at {true[2]:.1f},"
                        f"{true[3]:.1f}"
                    )
        counts["gold"] += len(gold)
    total = counts["gold"]
    print(f"{path.stem}: {total} toponyms with coordinates")
    for system in ("spaCy", "ours"):
        listed, seen, right = (counts[f"{system} {what}"] for what in ("found", "seen", "right"))
        print(
            f"  {system:6} recognition P {100 * seen / max(1, listed):.1f} "
            f"R {100 * seen / max(1, total):.1f} F {f1(seen, listed, total):.1f}; "
            f"end to end F {f1(right, listed, total):.1f}"
        )
    right, located = counts["gold right"], counts["gold located"]
    print(
        f"  gold spans: within {KM:.0f} km {100 * right / max(1, total):.1f} % of all, "
        f"{100 * right / max(1, located):.1f} % of those found in the gazetteer"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure places on published sets.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--half", choices=("look", "report", "all"), default="report")
    asked.add_argument("--errors", type=int, default=0)
    given = asked.parse_args()
    for path in sorted(given.folder.glob("*.xml")):
        measure(path, given.half, given.errors)


if __name__ == "__main__":
    main()
