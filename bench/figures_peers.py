"""What stands beside our figures in the same run: numbers, bounds and tolls by regular expressions alone, in
the fewest lines that give a fair score; and the lines of the table of all."""

from __future__ import annotations

import re

from bench.measure import LOOKED, Row, Watch

SCALE = {
    **dict.fromkeys(("thousand", "k"), 1e3),
    **dict.fromkeys(("million", "mn", "m"), 1e6),
    **dict.fromkeys(("billion", "bn", "b"), 1e9),
    "trillion": 1e12,
}
WORDS = {
    word: n
    for n, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1
    )
}
NUMBER = re.compile(
    rf"(?<![\w.,])(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:{'|'.join(WORDS)})\b)"
    rf"(?:[\s-]?({'|'.join(SCALE)})\b)?",
    re.I,
)
BOUNDS = (
    (">", r"more than|over|at least|above|exceed\w*"),
    ("<", r"less than|under|up to|below|at most"),
    ("~", r"about|around|nearly|almost|approximately|roughly|some"),
    ("up", r"rose|rise\w*|up|grew|gain\w*|climb\w*|increas\w*|jump\w*|surg\w*"),
    ("down", r"fell|fall\w*|down|drop\w*|declin\w*|lost|slid|decreas\w*|plung\w*"),
)
BEFORE = 25  # characters in which a bound's words stand
KILLED = re.compile(
    rf"\b(\d+|{'|'.join(WORDS)})\s+(?:\w+\s+){{0,4}}killed|killed\s+(\d+|{'|'.join(WORDS)})\b"
)


def amount(word: str) -> float:
    return float(WORDS.get(word.casefold()) or word.replace(",", ""))


def numbers(text: str) -> list[tuple[str, str]]:
    """Value and bound of every number or range; no years, and nothing after a capital ("March 3")."""
    found: list[tuple[str, str]] = []
    last: re.Match[str] | None = None
    for hit in NUMBER.finditer(text):
        before = text[max(0, hit.start() - BEFORE) : hit.start()]
        if re.fullmatch(r"(19|20)\d\d", hit[0]) or re.search(r"[^.?!\s] [A-Z][\w.&/]*\s$", before):
            last = None
            continue
        value = f"{amount(hit[1]) * SCALE.get((hit[2] or '').casefold(), 1):.6g}"
        if last and re.fullmatch(r"\s?(to|-|–)\s?\$?", text[last.end() : hit.start()]):
            found[-1] = (f"{found[-1][0]}-{value}", "=")
        else:
            sign = (sign for sign, words in BOUNDS if re.search(rf"\b(?:{words})\b", before, re.I))
            found.append((value, next(sign, "=")))
        last = hit
    return found


def killed(text: str) -> int:
    """The largest number beside "killed"."""
    return max((int(amount(hit[1] or hit[2])) for hit in KILLED.finditer(text.casefold())), default=0)


def of_all(
    task: str,
    name: str,
    ours: dict[str, float],
    whole: dict[str, float],
    beside: dict[str, float],
    bar: float,
    watch: Watch,
) -> Row:
    """A line of the table of all; `bar` is of F, or of accuracy where that is what is scored."""
    return Row(
        task=f"figures, {task}",
        set=name,
        part="odd half",
        seen=LOOKED,
        scores={**ours, **watch.rate()},
        whole=whole,
        peer="regex",
        beside=beside,
        bars={"F" if "F" in ours else "accuracy": bar},
    )
