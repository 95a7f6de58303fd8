"""Drawings as SVG text: tags whose every attribute and word is escaped, and how wide words will be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape

from dateline.records import record

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@record
class Drawing:
    """A finished drawing. A template prints it as it is: all its words were escaped when it was made."""

    markup: str

    def __html__(self) -> str:
        return self.markup


def tag(name: str, /, content: str = "", **attributes: object) -> str:
    """One element. `content` is markup already; `class_` is class, `stroke_width` stroke-width; numbers
    are written to a tenth; None leaves the attribute out.

    >>> tag("path", d="M0 0H9", stroke_width=1.25)
    '<path d="M0 0H9" stroke-width="1.2"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value: object) -> str:
    """A number to a tenth without an idle ".0"; other things as text."""
    if isinstance(value, float):
        short = f"{value:.1f}".removesuffix(".0")
        return "0" if short == "-0" else short
    return str(value)


def words(x: float, y: float, said: str, class_: str = "ct", anchor: str | None = None) -> str:
    """A line of words; `anchor` is "middle" or "end"."""
    return tag("text", escape(clean(said)), x=x, y=y, class_=class_, text_anchor=anchor)


def sign(name: str, x: float, y: float, size: float = 14) -> str:
    """A sign of the page's sprite, in the colour of what it stands in."""
    return tag("use", href=f"#g-{name}", x=x, y=y, width=size, height=size)


def link(href: str, content: str, label: str = "") -> str:
    """A link round drawn things."""
    return tag("a", (tag("title", escape(clean(label))) if label else "") + content, href=href)


def path(points: Iterable[tuple[float, float]], *, close: bool = False) -> str:
    """Path data through points, in relative steps of a tenth, which is a third shorter."""
    out: list[str] = []
    at: tuple[int, int] | None = None
    for x, y in points:
        here = (round(x * 10), round(y * 10))
        if at is None:
            out.append(f"M{_tenth(here[0])} {_tenth(here[1])}l")
        elif here != at:
            out.append(f"{_tenth(here[0] - at[0])} {_tenth(here[1] - at[1])} ")
        else:
            continue
        at = here
    if len(out) < 2:
        return ""
    return "".join(out).rstrip() + ("Z" if close else "")


def drawing(
    parts: Iterable[str], width: float, height: float, class_: str, title: str, about: str, key: str
) -> Drawing:
    """A whole drawing with its name and description for those who hear it; `key` is unique on the page."""
    head = tag("title", escape(clean(title)), id=f"{key}-t")
    head += tag("desc", escape(clean(about)), id=f"{key}-d")
    body = "".join(parts)
    whole = tag(
        "svg",
        head + body,
        class_=class_,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group" if "<a " in body else "img",  # an image's parts cannot be reached
        aria_labelledby=f"{key}-t",
        aria_describedby=f"{key}-d",
    )
    return Drawing(markup=whole)


def clean(said: str) -> str:
    """Words without what XML does not know, and without what turns the direction of the words beside them.
    Joiners stay: Persian and Hindi need them."""
    return _UNFIT.sub("", said)


def measure(said: str, size: float, *, bold: bool = False) -> float:
    """About how wide words will be in a sans of `size` px: on the wide side, for keeping them apart.

    >>> round(measure("Halifax", 12.5))
    42
    """
    ems = 0.0
    for sign_ in said:
        if unicodedata.east_asian_width(sign_) in "WF":
            ems += 1.0
        elif sign_ in "iljtf.,:;'|! ’I()":
            ems += 0.32
        elif sign_ in "mwMW—%":
            ems += 0.88
        else:
            ems += 0.66 if sign_.isupper() else 0.56
    return ems * size * (1.06 if bold else 1.0) + 0.1 * size


def shortened(said: str, room: float, size: float, *, bold: bool = False) -> str:
    """Words cut to fit `room` px, at a word's end, with an ellipsis where something is gone."""
    said = " ".join(said[:400].split())
    if measure(said, size, bold=bold) <= room:
        return said
    while said and measure(said + "…", size, bold=bold) > room:
        before, space, _ = said.rpartition(" ")
        said = before if space and len(before) > 3 else said[:-1]
    return said.rstrip(",;: ") + "…" if said else ""


class Room:
    """Where labels already are, so that the next one keeps clear. Boxes are kept in cells of a grid, so
    that asking takes the same time however many there are."""

    CELL = 64.0

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def free(self, box: Box) -> bool:
        """Whether nothing is there and it lies inside."""
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        return not any(
            left < east and right > west and top < south and bottom > north
            for cell in self._covered(box)
            for west, north, east, south in self._cells.get(cell, ())
        )

    def take(self, box: Box) -> None:
        for cell in self._covered(box):
            self._cells.setdefault(cell, []).append(box)

    def first(self, boxes: Iterable[Box]) -> Box | None:
        """The first of `boxes` that is free, now taken; None where none is."""
        for box in boxes:
            if self.free(box):
                self.take(box)
                return box
        return None

    def _covered(self, box: Box) -> list[tuple[int, int]]:
        left, top, right, bottom = (int(max(-9999.0, min(9999.0, edge)) // self.CELL) for edge in box)
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _tenth(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    sign_ = "-" if tenths < 0 else ""
    return f"{sign_}{whole or ('' if part else 0)}" + (f".{part}" if part else "")
