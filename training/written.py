"""Reports written for this corpus, with their annotation in the text: `{s|Bell} {c|said} {x|that ...}`.

Codes: s source; c, ca, cp cue of a statement, an attitude, a plan; x content; P person, O organisation,
L place, F facility, N people, M other. Names may stand inside the parts of an attribution, not around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.records import record
from training.corpus import Span

MARK = re.compile(r"\{(?P<code>[a-zA-Z]+)\||\}")
ROLES = {"s": "source", "c": "cue", "ca": "cue", "cp": "cue", "x": "content"}
KINDS = {"c": "statement", "ca": "attitude", "cp": "plan"}
NAMES = {"P": "person", "O": "organisation", "L": "place", "F": "facility", "N": "people", "M": "other"}
BETWEEN = "\n===\n"


@record
class Report:
    """A report's plain text, and by code the spans marked in it."""

    text: str
    marked: tuple[tuple[str, Span], ...]


def reports(folder: Path) -> Iterator[Report]:
    """Every report of the `*.txt` files of a folder, in the files' order."""
    for path in sorted(folder.glob("*.txt")):
        for source in path.read_text("utf-8").split(BETWEEN):
            if source.strip():
                yield unmarked(source.strip())


def unmarked(source: str) -> Report:
    """The text without its marks. ValueError where a mark does not close."""
    text, spans = "", []
    open_: list[tuple[str, int]] = []
    at = 0
    for match in MARK.finditer(source):
        text += source[at : match.start()]
        at = match.end()
        if match["code"]:
            open_.append((match["code"], len(text)))
        elif open_:
            code, start = open_.pop()
            spans.append((code, (start, len(text))))
        else:
            raise ValueError(f"a mark closes that was never opened: {source[at - 60 : at]!r}")
    if open_:
        raise ValueError(f"a mark never closes: {text[open_[-1][1] :][:60]!r}")
    return Report(text=text + source[at:], marked=tuple(spans))
