"""Comma-separated values as RFC 4180 has them: CRLF, quotes doubled, UTF-8 without a mark at its head.

A spreadsheet runs a cell that begins with =, +, -, @, a tab or a carriage return. Words from outside that
begin so get an apostrophe before them, which a spreadsheet hides and a program can take off. Numbers do
not: what is only a number, with or without a sign, or one sign alone, runs nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from dateline.outputs.times import utc

Cell = str | int | float | bool | datetime | None
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Cell) -> str:
    """One cell as text: times in UTC, unknown as nothing, words made safe.

    >>> cell('=HYPERLINK("x")'), cell(-50.5), cell("-50.5"), cell(None)
    ('\\'=HYPERLINK("x")', '-50.5', '-50.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    text = str(value).replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if len(text) > 1 and text.lstrip(" ").startswith(RUNS) and not NUMBER.fullmatch(text):
        return "'" + text
    return text


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A whole file, the names of the columns first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def joined(parts: Iterable[str]) -> str:
    """Several things in one cell."""
    return " | ".join(" ".join(part.split()) for part in parts)
