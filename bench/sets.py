"""`make bench-reading SETS=FOLDER`: every reading benchmark on the public sets in one folder, one after
the other, and then one table of all of it: ours beside each peer, the bar, and whether it is met. A set that
is not there is said. Folders are laid out as the sets' publishers lay them out; docs/reading.md names each
set, its licence, and what each score means. `--rows FILE` keeps the table's rows as JSON Lines too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from bench.measure import ROWS, Row, console, kept

# Benchmark, and what it is given of the folder (a pattern).
RUNS: tuple[tuple[str, str], ...] = (
    ("attribution", "attribution/polnear/dev"),
    ("attribution", "attribution/polnear/test"),
    ("names", "ner"),
    ("places", "geoparsing"),
    ("times", "temporal"),
    ("times", "ner/gum_news/xml"),
    ("figures", "figures"),
    ("hedges", "hedges/conll2010-sample.csv"),
    ("events", "events/petrarch2"),
    ("clustering", "clustering/*"),
    ("reading", ""),
)
# What the table is to have: sub-task, set, and where it would lie.
WANTED: tuple[tuple[str, str, str], ...] = (
    ("attribution", "PolNeAR", "attribution/polnear/*/attributions"),
    ("names", "GUM news", "ner/gum_news/coref/gum/tsv"),
    ("names", "Worldwide", "ner/worldwide*/*.tsv"),
    ("names", "CoNLL++ 2020", "ner/conllpp/*"),
    ("names", "WNUT-17", "ner/wnut17/*"),
    ("places", "LGL", "geoparsing/[lL][gG][lL]*.xml"),
    ("places", "TR-News", "geoparsing/TR-News*.xml"),
    ("places", "GeoVirus", "geoparsing/GeoVirus*.xml"),
    ("places", "GeoWebNews", "geoparsing/GeoWebNews*.xml"),
    ("times", "TempEval-3", "temporal/**/*.tml"),
    ("figures", "NewsQuant", "figures/newsquant/NewsQuant.json"),
    ("figures", "ISAF", "figures/isaf/isaf.jsonl"),
    ("hedges", "CoNLL-2010", "hedges/conll2010-sample.csv"),
    ("events", "PETRARCH 2", "events/petrarch2/*.xml"),
    ("clustering", "ECB+", "clustering/ecb*/*"),
    ("clustering", "news_cluster", "clustering/news*/*"),
)
WIDE = 240  # columns that the table may take
SHARES = ("P", "R", "F", "accuracy")
RATES = ("words/s", "documents/s")
SHORT = {"words/s": "w/s", "documents/s": "docs/s", "accuracy": "acc."}
SMALLER = ("s", "MB")  # the less the better


def shown(name: str, value: float) -> str:
    if name in SHARES:
        return f"{value:.1f}"
    return f"{value:.2f} s" if name == "s" else f"{value:,.0f} {SHORT.get(name, name)}"


def plainly(scores: dict[str, float]) -> str:
    """A bar's or a peer's scores, shares with their names where there are several."""
    said = {name: shown(name, value).removesuffix(".0") for name, value in scores.items()}
    several = len(scores) > 1
    return ", ".join(
        f"{SHORT.get(name, name)} {one}" if several and name in SHARES else one for name, one in said.items()
    )


def verdict(row: Row) -> str:
    """Met or not, and by how much for each bar."""
    if not row.bars:
        return ""
    gaps = {
        name: (row.scores.get(name, 0.0) - bar) * (-1 if name in SMALLER else 1)
        for name, bar in row.bars.items()
    }
    said = [
        f"{gap:+,.0f}" if name not in (*SHARES, "s") else f"{gap:+.1f}" if abs(gap) >= 0.1 else f"{gap:+.2f}"
        for name, gap in gaps.items()
    ]
    return ("met " if all(gap >= 0 for gap in gaps.values()) else "NOT MET ") + ", ".join(said)


def main_score(scores: dict[str, float]) -> str:
    return next((f"{scores[name]:.1f}" for name in ("F", "accuracy") if name in scores), "")


def cells(row: Row) -> list[str]:
    has = row.scores
    if not has:
        return [row.task, row.set, "", row.seen or "absent", *[""] * 9]
    beside = {name: value for name, value in row.beside.items() if name not in ("P", "R")}
    return [
        row.task,
        row.set,
        row.part,
        row.seen,
        *(f"{has[name]:.1f}" if name in has else "" for name in ("P", "R")),
        main_score(has),
        main_score(row.whole),
        next((shown(name, has[name]) for name in (*RATES, "s") if name in has), ""),
        f"{has['MB']:,.0f}" if "MB" in has else "",
        f"{row.peer} {plainly(beside)}" if row.peer else "",
        plainly(row.bars),
        verdict(row),
    ]


def drawn(rows: list[Row]) -> Table:
    heads = (
        "sub-task",
        "set",
        "part",
        "while building",
        "P",
        "R",
        "F, acc.",
        "whole",
        "speed",
        "MB",
        "peer",
        "bar",
        "bar met, by",
    )
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, title_justify="left")
    table.title = "Reading: ours, and each peer in the same run"
    for head in heads:
        right = head in ("P", "R", "F, acc.", "whole", "speed", "MB")
        table.add_column(head, justify="right" if right else "left", no_wrap=True)
    last = ""
    for row in rows:
        if last and row.task.split(",")[0] != last:
            table.add_section()
        last = row.task.split(",")[0]
        table.add_row(*cells(row))
    return table


def absent(folder: Path, rows: list[Row]) -> list[Row]:
    """The rows, and a line for each set that is not there, beside its sub-task's."""
    order = list(dict.fromkeys(module for module, _ in RUNS))
    lines = [*rows, *(Row(task=task, set=name) for task, name, at in WANTED if not any(folder.glob(at)))]
    return sorted(lines, key=lambda row: order.index(row.task.split(",")[0]))


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path, nargs="?")
    asked.add_argument("--rows", type=Path, help="keep the table's rows in this file, as JSON Lines")
    given = asked.parse_args()
    if given.folder is None:
        console.print("Where are the sets? make bench-reading SETS=folder")
        return 2
    if not given.folder.is_dir():
        console.print(f"{given.folder} is no folder. make bench-reading SETS=folder")
        return 2
    failed, began = list[Row](), time.perf_counter()
    with tempfile.TemporaryDirectory() as room:
        file = given.rows or Path(room) / "rows.jsonl"
        file.write_text("", "utf-8")
        for module, within in RUNS:
            for at in sorted(given.folder.glob(within)) if within else [None]:
                console.rule(f"{module}: {at.relative_to(given.folder)}" if at else module)
                command = [sys.executable, "-m", f"bench.{module}", *([str(at)] if at else [])]
                done = subprocess.run(command, check=False, env={**os.environ, ROWS: str(file)})
                if done.returncode:
                    failed.append(Row(task=module, set=at.name if at else "", seen="FAILED, see above"))
        rows = absent(given.folder, [*kept(file), *failed])
    wide = Console(width=WIDE)
    wide.print(drawn(rows))
    wide.print(f"{time.perf_counter() - began:.0f} s. What each score means: docs/reading.md.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
