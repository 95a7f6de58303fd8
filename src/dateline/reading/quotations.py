"""Where words stand between quotation marks: found from the characters alone, before any parse.

Curly, straight and doubled marks, guillemets, low German marks, and single marks inside others; a
quotation that is never closed ends with its paragraph, so that one lost mark cannot swallow a page.
One pass over the marks: linear in the text.
"""

from __future__ import annotations

import re

from dateline.records import record


@record
class Quotation:
    """Words between quotation marks. `start`, `end` include the marks, `inner_*` do not; an unclosed one
    ends with its paragraph. Level 0 is outermost; one inside another is 1."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    level: int = 0
    closed: bool = True


MARKS = re.compile("``|''|[\"“”„‟«»‘’'＂〝〞]")
CLOSES: dict[str, tuple[str, ...]] = {
    "“": ("”", '"', "''"),
    "„": ("“", "”"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”"),
    "＂": ("＂",),
    "``": ("''", "”"),
    "''": ("''",),
    "〝": ("〞",),
}
SINGLES = "‘’'"
ENDS = ".,;:?!…—-)"
LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
WRAP = (40, 100)  # a hard-wrapped paragraph's lines are this long, its last one aside


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """The paragraphs, without the white space around them. A single line end inside a hard-wrapped
    block does not end one."""
    found: list[tuple[int, int]] = []
    previous: tuple[int, int] | None = None
    for line in LINE.finditer(text):
        start, end = _trim(text, line.start(), line.end())
        if start >= end:
            continue
        if previous is not None and _wrapped(text, previous, (start, end)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        previous = (start, end)
    return tuple(found)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _wrapped(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a line's end is only typesetting: of the wrapped length, mid-sentence, no empty line."""
    between = text[line[1] : following[0]]
    if between.count("\n") + between.count("\r") - between.count("\r\n") != 1:
        return False
    if not (WRAP[0] <= line[1] - line[0] <= WRAP[1] and following[1] - following[0] <= WRAP[1]):
        return False
    goes_on = text[following[0]].islower() or text[following[0]].isdigit()
    return text[line[1] - 1] not in '.:?!”"—' or goes_on


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, by start; see `Quotation`."""
    found: list[Quotation] = []
    for start, end in paragraphs(text):
        _paragraph(text, start, end, found)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _paragraph(text: str, start: int, end: int, found: list[Quotation]) -> None:
    stack: list[tuple[str, int, int]] = []  # mark, start, inner start
    for match in MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if stack and _closes(text, stack[-1][0], mark, at, end):
            _close(stack, at, match.end(), found)
        elif len(stack) > 1 and mark not in SINGLES and _closes(text, stack[-2][0], mark, at, end):
            stack.pop()  # a single mark that was an apostrophe after all
            _close(stack, at, match.end(), found)
        elif _opens(text, mark, at, match.end(), start, end, bool(stack)):
            if stack and stack[-1][0] == mark:  # the same mark opens again: the first was never closed
                _leave(text, stack, at, found)
            stack.append((mark, at, match.end()))
    while stack:
        _leave(text, stack, end, found)


def _close(stack: list[tuple[str, int, int]], at: int, end: int, found: list[Quotation]) -> None:
    _, start, inner = stack.pop()
    if inner < at:
        found.append(Quotation(start=start, end=end, inner_start=inner, inner_end=at, level=len(stack)))


def _leave(text: str, stack: list[tuple[str, int, int]], end: int, found: list[Quotation]) -> None:
    mark, start, inner = stack.pop()
    inner, stop = inner, _trim(text, start, end)[1]
    if mark in SINGLES or inner >= stop:
        return  # an apostrophe, or a mark with nothing after it
    found.append(
        Quotation(start=start, end=stop, inner_start=inner, inner_end=stop, level=len(stack), closed=False)
    )


def _closes(text: str, opened: str, mark: str, at: int, end: int) -> bool:
    if opened not in SINGLES:
        straight = mark in ('"', "''")
        return mark in CLOSES.get(opened, ()) and not (straight and _clearly_opens(text, at, len(mark), end))
    wanted = "’" if opened == "‘" else opened
    after = text[at + 1] if at + 1 < end else " "
    return mark == wanted and not after.isalnum()


def _clearly_opens(text: str, at: int, size: int, end: int) -> bool:
    """A straight mark with a space before and a letter after cannot close."""
    before, after = text[at - 1 : at], text[at + size : at + size + 1]
    return before.isspace() and after.isalpha() and at + size < end


def _opens(text: str, mark: str, at: int, past: int, start: int, end: int, inside: bool) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[past] if past < end else " "
    free = not before.isalnum() and not after.isspace()
    if mark in "“„‟«〝" or mark == "``":
        return True
    if mark in ('"', "＂", "''"):
        return free
    if mark in "‘'" and free and after.isalpha():
        return inside or _british(text, past, end, "’" if mark == "‘" else "'")
    return False


def _british(text: str, past: int, end: int, closing: str) -> bool:
    """Single marks as outer quotation: only where one that closes after a stop follows soon."""
    limit = min(end, past + 600)
    at = text.find(closing, past, limit)
    while at != -1:
        if text[at - 1] in ENDS and not text[at + 1 : at + 2].isalnum():
            return True
        at = text.find(closing, at + 1, limit)
    return False
