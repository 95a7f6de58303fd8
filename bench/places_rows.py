"""The lines that places have in the table of all reading benchmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bench.measure import TOTALS, TRAINED, Row, Watch, prf

Counts = dict[tuple[str, str, str], Counter[str]]  # by way of counting, system, and half
BARS = {"lgl": (58.0, 85.0), "trnews": (75.0, 90.0), "geovirus": (80.0, None), "geowebnews": (72.0, 95.0)}


def rows(name: str, counts: Counts, watch: Watch) -> Iterator[Row]:
    """The lines of the table of all: end to end, and with spans given, of those that are listed."""
    bars = next((b for key, b in BARS.items() if name.lower().replace("-", "").startswith(key)), (None, None))
    what = "area" if "geovirus" in name.lower() else "right"
    points = [
        sum(counts[way, "ours", h]["gold"] for h in ("look", "report")) for way in ("published", "places")
    ]
    marked = points[0] - points[1] > points[0] / 50
    way, plus = ("published", (" with demonyms", " with NORP")) if marked else ("places", ("", ""))

    def scores(system: str, *halves: str) -> dict[str, float]:
        c = sum((counts[way, system, half] for half in halves), Counter[str]())
        if system.startswith("gold"):
            return {"accuracy": 100 * c[what] / max(1, c["located"])}
        return prf(c[what], c["found"], c["gold"])

    both = ("look", "report")
    for task, ours, peer, title, bar in (
        ("end to end", f"ours{plus[0]}", f"spaCy{plus[1]}", "spaCy, most people", bars[0]),
        ("resolution", "gold", "gold populous", "most people", bars[1]),
    ):
        yield Row(
            task=f"places, {task}" + (" (area)" if what == "area" else ""),
            set=name,
            part="odd half",
            seen=TRAINED if "geovirus" in name.lower() else TOTALS,
            scores={**scores(ours, "report"), **watch.rate()},
            whole=scores(ours, *both),
            peer=title,
            beside=scores(peer, "report"),
            bars={} if bar is None else {"F" if task == "end to end" else "accuracy": bar},
        )
