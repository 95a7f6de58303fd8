"""How well figures are read: `python bench/figures.py FOLDER`.

FOLDER holds `newsquant/NewsQuant.json` (values with their bound or change) and `isaf/isaf.jsonl` (press
releases with the least number killed and captured), as published. Printed: NewsQuant values found (P, R,
F), the same with the right bound or change, and the share of releases whose numbers come out exactly; in the
table of all those of the odd half, beside regular expressions alone (bench/figures_peers.py).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figures_peers import killed, numbers, of_all
from bench.measure import Watch, keep, prf
from dateline.reading.figures import figures
from dateline.reading.text import Text, parse
from dateline.records import Document, Figure

NOW = datetime(2012, 1, 1, tzinfo=UTC)
Pair = tuple[str, str]  # value, bound


def parsed(text: str) -> Text:
    return parse(
        Document(id="d", source="", text=text, language="en", published=NOW, captured=NOW, capture="0" * 64)
    )


def read(text: str, watch: Watch) -> tuple[Figure, ...]:
    """The figures; the watch sees the room alone, without the parse."""
    ready = parsed(text)
    with watch.over(len(text.split())):
        return figures(ready)


def number(value: float) -> str:
    return f"{value:.6g}"


def ours(figure: Figure) -> list[Pair]:
    """Our figure in the set's terms: up and down for changes, < and > for bounds either way."""
    bound = {">=": ">", "<=": "<", "range": "="}.get(figure.comparator, figure.comparator)
    if bound in ("=", "~") and figure.scope in ("increase", "decrease"):
        bound = "up" if figure.scope == "increase" else "down"
    if figure.comparator == "range" and figure.low is not None and figure.high is not None:
        return [(f"{number(figure.low)}-{number(figure.high)}", "=")]
    if figure.value is None:
        if figure.low in (2e6, 2e3, 2e2, 2e9):  # "millions": the set writes 1000000-10000000
            low = figure.low / 2
            return [(f"{number(low)}-{number(low * 10)}", "=")]
        if figure.low in (2e4, 2e5, 2e7, 2e8):
            low = figure.low / 2
            return [(f"{number(low)}-{number(low * 10)}", "=")]
        return [("12", "=")] if figure.low == 24 else []  # "dozens", as the set writes it
    return [(number(figure.value), bound)]


def in_terms(figures: tuple[Figure, ...], text: str) -> list[Pair]:
    """Our figures in the set's terms: "rose from 5 to 7" is two figures to us and one range to the set."""
    pairs: list[Pair] = []
    before: Figure | None = None
    for figure in figures:
        moved = before is not None and _moved(before, figure, text)
        if moved and before is not None and before.value is not None and figure.value is not None:
            pairs[-1] = (f"{number(before.value)}-{number(figure.value)}", "=")
            before = None
            continue
        pairs.extend(ours(figure))
        before = figure if figure.comparator == "=" and figure.value is not None else None
    return pairs


def _moved(one: Figure, two: Figure, text: str) -> bool:
    lead, gap = text[max(0, one.start - 6) : one.start].split(), text[one.end : two.start].strip()
    return two.comparator == "=" and two.value is not None and gap == "to" and lead[-1:] == ["from"]


def gold_pairs(row: dict[str, Any]) -> list[Pair]:
    found = []
    for quantity in row["quantities"]:
        parts = re.findall(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", quantity["value"])
        found.append(("-".join(number(float(part)) for part in parts), quantity["change"]))
    return found


def score(gold: list[list[str]], got: list[list[str]]) -> dict[str, float]:
    hits = sum(sum((Counter(g) & Counter(o)).values()) for g, o in zip(gold, got, strict=True))
    return prf(hits, sum(map(len, got)), sum(map(len, gold)))


def newsquant(path: Path, errors: bool, half: int | None) -> None:
    rows = [row for n, row in enumerate(json.loads(path.read_text("utf-8"))) if half in (None, n % 2)]
    gold, got, beside = [gold_pairs(row) for row in rows], [], [numbers(row["text"]) for row in rows]
    watch = Watch()
    parsed("One.")  # loads the model
    for row in rows:
        got.append(in_terms(read(row["text"], watch), row["text"]))
    for row, g, o in zip(rows, gold, got, strict=True):
        missed, extra = Counter(g) - Counter(o), Counter(o) - Counter(g)
        if errors and (missed or extra):
            print(f"missed {list(missed)} extra {list(extra)} | {row['text'][:400]}")
    for name, first, bar in (("value", True, 90.0), ("value and bound", False, 82.0)):
        as_scored = [
            [[p[0] if first else " ".join(p) for p in pairs] for pairs in s] for s in (gold, got, beside)
        ]
        whole = score(as_scored[0], as_scored[1])
        said = "  ".join(f"{share} {value:.1f}" for share, value in whole.items())
        print(f"NewsQuant, {len(rows)} sentences, {name}: {said}")
        odd = [each[1::2] for each in as_scored]
        if half is None:
            keep(of_all(name, "NewsQuant", score(odd[0], odd[1]), whole, score(odd[0], odd[2]), bar, watch))


def isaf(path: Path, errors: bool, half: int | None) -> None:
    exact: dict[str, list[tuple[bool, bool, bool, bool]]] = defaultdict(list)  # ours, peer, above 0, odd
    watch = Watch()
    for n, (release, gold) in enumerate(releases(path)):
        if half not in (None, n % 2):
            continue
        found = read(release, watch)
        for field, measures in (("min_killed", ("dead",)), ("min_captured", ("detained", "captured"))):
            least = least_of(found, measures)
            if not least and field == "min_killed":  # the set: a killing without a number is at least one
                least = int(bool(_KILLED.search(release)))
            other = killed(release) if field == "min_killed" else 0
            exact[field].append((least == gold[field], other == gold[field], gold[field] > 0, n % 2 == 1))
            if errors and least != gold[field] and field == "min_killed":
                seen = [
                    (f.as_written, f.measure, f.whom)
                    for f in found
                    if f.measure in ("dead", "injured", "other")
                ]
                print(f"{field} gold {gold[field]} got {least} {seen} | {' '.join(release.split())[:900]}")
    for field, rights in exact.items():
        for some, bar in ((False, 90.0), (True, 70.0)):
            counted = [each for each in rights if each[2] or not some]
            odd = [each for each in counted if each[3]]
            whole, half_, other_ = share(counted, 0), share(odd, 0), share(odd, 1)
            name = f"{field}{' when > 0' if some else ''}"
            print(f"ISAF, {len(counted)} releases, {name} exact: {whole['accuracy']:.1f} %")
            if half is None and field == "min_killed":
                keep(of_all(name, "ISAF", half_, whole, other_, bar, watch))
    print(f"words/s without the parse: {watch.done / watch.spent:,.0f}")


def share(rights: list[tuple[bool, bool, bool, bool]], system: int) -> dict[str, float]:
    return {"accuracy": 100 * sum(each[system] for each in rights) / max(len(rights), 1)}


def releases(path: Path) -> Iterator[tuple[str, dict[str, int]]]:
    for line in path.read_text("utf-8").splitlines():
        turns = {turn["from"]: turn["value"] for turn in json.loads(line)["conversations"]}
        yield turns["human"].removeprefix("PRESS RELEASE TEXT: "), json.loads(turns["gpt"])


def least_of(found: tuple[Figure, ...], measures: tuple[str, ...]) -> int:
    """The least number that a release's figures allow: those of one measure and kind said again (the same
    value, and of single people the same word for them) count once, a number that earlier ones add up to is
    those again, and what sums up a day ("over the past 24 hours") is told of below; the others add up."""
    seen: dict[tuple[float, str | None], float] = {}
    vague = 0
    counted = [f for f in found if f.measure in measures and not _not_people(f) and not _not_targets(f)]
    told = [f for f in counted if f.scope != "in period" or f.comparator != ">"]
    for figure in told or counted:
        low = figure.low if figure.low is not None else figure.value
        low = 3 if figure.as_written.casefold() == "multiple" else low  # as the set counts it
        if figure.as_written.casefold() == "numerous":  # a summary of what is counted below it
            vague = 3
            continue
        least = (low or 0) + (1 if figure.comparator == ">" else 0)
        if least and not (len(seen) > 1 and least == sum(seen.values())):
            seen[least, figure.whom if least == 1 else None] = least
    return int(sum(seen.values())) or vague


_KILLED = re.compile(
    r"\b(?:(?i:killed|killing|shot and killed)\s+(?:him|the\s+(?:\w+\s+)?"
    r"(?:insurgent|individual|man|commander|leader|militant)|[A-Z]\w+|an?\s+(?:\w+\s+){0,3}"
    r"(?:leader|commander|facilitator)))\b|\b(?:he|who|commander|leader|individual)\s+was\s+"
    r"(?:\w+\s+){0,3}killed\b|death\s+of\s+(?:the|an?)\b"
)


def _not_people(figure: Figure) -> bool:
    return bool(
        re.search(
            r"rifle|weapon|pound|gun|round|grenade|cache|kilo|vehicle|material|compound", figure.whom or ""
        )
    )


def _not_targets(figure: Figure) -> bool:
    """The set counts the operation's targets, not the soldiers and civilians it mentions."""
    return bool(
        re.search(r"soldier|civilian|child|women|woman|service|personnel|police|officer", figure.whom or "")
    )


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    given.add_argument("--errors", action="store_true", help="list what differs from the gold")
    given.add_argument("--half", type=int, choices=(0, 1), help="even or odd sentences and releases only")
    options = given.parse_args()
    sets = {"newsquant/NewsQuant.json": newsquant, "isaf/isaf.jsonl": isaf}
    present = [name for name in sets if (options.folder / name).exists()]
    if not present:
        print(f"{options.folder} holds neither {' nor '.join(sets)}", file=sys.stderr)
        return 2
    for name in present:
        sets[name](options.folder / name, options.errors, options.half)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
