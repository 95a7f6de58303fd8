"""Where a dispatch's dateline ends: "LONDON, March 3 (Reuters) - ", "New York, 8.40 p.m. — "."""

from __future__ import annotations

import re

WORD = r"(?:[A-Z][\w.'’]*|\d[\w.:]*|[ap]\.?m\.?|\([A-Z][A-Za-z ]{1,18}\))"
LINE = re.compile(rf"(?P<place>{WORD}(?:,?[ \t]{{1,2}}{WORD}){{0,9}})[ \t]*(?:--|[-—–])[ \t]+(?=\S)")
REACH = 90  # characters in which the dash must stand


def past_dateline(text: str, start: int, end: int) -> int:
    """Where the dispatch itself begins; `start` where there is no dateline."""
    if not text[start : start + 1].isupper():
        return start
    match = LINE.match(text, start, min(end, start + REACH))
    if match is None:
        return start
    place = match["place"]
    first = place.split()[0].strip(",.")
    marked = "," in place or "(" in place or (len(first) > 2 and first.isupper())
    return match.end() if marked else start
