"""Numbers as news writes them: "2,340", "2.3 bn", "twenty-five", "a dozen", "two and a half", "1/3"."""

from __future__ import annotations

import re


def listed(line: str) -> list[str]:
    """The words of a list written as one line."""
    return line.split()


UNITS = {
    word: n
    for n, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
}
TENS = {
    word: 10 * n
    for n, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "m": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
PARTS |= {"ninth": 9, "tenth": 10}
ORDINALS = {
    word: n
    for n, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
}

_SMALL = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion"
DIGITS = r"(?<!\d)(?:\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,6}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,9}(?!\d))?"
# "twenty-five", "two hundred and six", "a hundred", "one thousand two hundred"
WORDS = (
    rf"(?:(?:{_SMALL})(?:-(?:{_SMALL}))?|(?:an?|several|few)\s+(?={_BIG}))"
    rf"(?:[\s-]*(?:and\s+(?=(?:{_SMALL})\b))?(?:\b(?:{_SMALL}|{_BIG})\b)){{0,9}}"
)
NUMBER = rf"(?:(?:{DIGITS})(?:\s?[½¼¾⅓⅔]|\s\d/\d\b)?|[½¼¾⅓⅔]|\b(?:{WORDS})\b)"
MAGNITUDE = (
    r"(?:[\s-]?(?:hundred|thousand|million|billion|trillion|lakh|crore|bn|mn|mln|mil|tn)\b|[km](?![\w²³/]|\s?\(\d|-(?:long|high|wide|deep|tall))"
    r"|b(?![\w²³/]))"
)

_SPLIT = re.compile(r"[\s-]+")
_MIXED = re.compile(rf"({DIGITS})\s?(?:([½¼¾⅓⅔])|(\d)/(\d))")
_SCALED = re.compile(rf"({DIGITS})[\s-]?([a-z]+)", re.I)


def number(written: str) -> float | None:
    """The value of a number as written, None when it is none.

    >>> number("2,340"), number("2.3 bn"), number("two hundred and six"), number("1½")
    (2340.0, 2300000000.0, 206.0, 1.5)
    """
    words = written.strip().casefold().replace("\u00a0", ",").replace("\u202f", ",")
    if words in FRACTIONS:
        return FRACTIONS[words]
    plain = words.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain) if len(plain) < 30 else None
    mixed = _MIXED.fullmatch(words)
    if mixed:
        part = FRACTIONS[mixed[2]] if mixed[2] else int(mixed[3]) / max(int(mixed[4]), 1)
        return float(mixed[1].replace(",", "")) + part
    twice = re.fullmatch(rf"({DIGITS})\s(hundred|thousand|million)\s(thousand|million|billion)", words)
    if twice:
        return clean(float(twice[1].replace(",", "")) * MAGNITUDES[twice[2]] * MAGNITUDES[twice[3]])
    scaled = _SCALED.fullmatch(words)
    if scaled and scaled[2] in MAGNITUDES:
        whole = number(scaled[1])
        return None if whole is None else clean(whole * MAGNITUDES[scaled[2]])
    return _worded(words)


def ordinal(written: str) -> int | None:
    """The number of an ordinal: "3rd", "third", "twenty-first"."""
    words = written.strip().casefold()
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", words)
    if digits:
        return int(digits[1])
    if words in ORDINALS:
        return ORDINALS[words]
    tens, _, rest = words.partition("-")
    return TENS[tens] + ORDINALS[rest] if tens in TENS and ORDINALS.get(rest, 99) < 10 else None


def clean(value: float) -> float:
    """A product without the dust of binary fractions: 2.3 * 1e9 is 2300000000."""
    return float(round(value, 9)) if abs(value) < 1e15 else value


def _worded(words: str) -> float | None:
    """As in "two hundred and six", "a hundred", "one thousand two hundred"."""
    total, group, seen = 0.0, 0.0, False
    for word in _SPLIT.split(words):
        if word == "and":
            continue
        if word in ("a", "an"):
            group = group or 1.0
        elif word in UNITS or word in TENS:
            group += UNITS.get(word, TENS.get(word, 0))
            seen = True
        elif word == "hundred":
            group, seen = (group or 1.0) * 100, True
        elif word in MAGNITUDES and len(word) > 3:
            total, group, seen = total + (group or 1.0) * MAGNITUDES[word], 0.0, True
        else:
            return None
    return total + group if seen else None
