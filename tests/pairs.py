"""Pairs of files: data goes in, what must come out lies beside it.

A pair is `NAME.SUFFIX` and `NAME.json` in one folder. Dropping in a pair is writing a test. To write the
`.json` files anew from what the code now says, run pytest with DATELINE_WRITE_PAIRS=1 and read the diff.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import msgspec


def inputs(folder: Path, *suffixes: str) -> list[Path]:
    """The input files of the pairs in `folder`, in order; an empty folder is an error, not a pass."""
    found = sorted(p for p in folder.iterdir() if p.suffix in suffixes)
    assert found, f"no pairs in {folder}"
    return found


def check(path: Path, got: Any) -> None:
    """`got` (records or plain data) must be what `path` with the ending .json says."""
    plain = json.loads(msgspec.json.encode(got))
    beside = path.with_suffix(".json")
    if os.environ.get("DATELINE_WRITE_PAIRS"):
        beside.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert beside.exists(), f"{beside} is missing: write it with DATELINE_WRITE_PAIRS=1, then read it"
    expected = json.loads(beside.read_text("utf-8"))
    assert expected == plain, f"{path.name} reads differently from {beside.name}"
