"""`make bench-reading SETS=FOLDER`: every reading benchmark on the public sets in one folder, one after
the other. A set that is not there is said and passed over. Folders are laid out as the sets' publishers
lay them out; docs/reading.md names each set, its licence, and what each score means.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.measure import console

SETS: tuple[tuple[str, str], ...] = (
    ("attribution", "attribution/polnear/dev"),
    ("hedges", "hedges/conll2010-sample.csv"),
    ("names", "ner"),
    ("places", "geoparsing"),
    ("times", "temporal"),
    ("figures", "figures"),
    ("events", "events/petrarch2"),
)


def main() -> int:
    if len(sys.argv) != 2:
        console.print("Where are the sets? make bench-reading SETS=folder")
        return 2
    failed = 0
    for module, within in SETS:
        folder = Path(sys.argv[1]) / within
        console.rule(f"{module}: {within}")
        if not folder.exists():
            console.print(f"{folder} is not there; passed over.")
            continue
        failed |= subprocess.run(
            [sys.executable, "-m", f"bench.{module}", str(folder)], check=False
        ).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
