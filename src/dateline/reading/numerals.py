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
    "mio": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "tln": 1e12,
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

TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth"
NUMBER_WORDS = frozenset(
    {*UNITS, *TENS, *ORDINALS, *TENTHS.split(), "millionth", "billionth", "trillionth"}
    | {"hundred", "thousand", "million", "billion", "trillion"}
)

_ONES = "|".join(sorted((word for word, n in UNITS.items() if 0 < n < 10), key=len, reverse=True))
_TEENS = "|".join(sorted((word for word, n in UNITS.items() if not 0 < n < 10), key=len, reverse=True))
_TENS = "|".join(TENS)
_BIG = "thousand|million|billion|trillion|lakh|crore"
DIGITS = r"(?<!\d)(?:\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,6}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,9}(?!\d))?"
# as DIGITS, and "10 000", "1'000", "2,50,000", ".75", and "3,5 million" where the comma is the point
_DIGITS = (
    r"(?<!\d)(?:\d{1,3}(?:[,'’\u00a0\u202f\u2009]\d{3}){1,6}(?![\d'’])(?:\.\d{1,9}(?!\d))?"
    r"|[1-9]\d{0,2}(?: \d{3}){1,4}(?![\d,.'’-]*\d)"
    r"|\d{1,2}(?:,\d\d){1,4},\d{3}(?!\d)|\d{1,3},\d{1,2}(?=\s?(?:%|per\s?cent|[mb]illion|bn\b))"
    r"|\d{1,18}(?!\d)(?:\.\d{1,9}(?!\d))?|\.\d{1,9}(?!\d))"
)
# "twenty-five", "two hundred and six", "a hundred", "one thousand two hundred", "one point five million"
_BELOW_100 = rf"(?:(?:{_TENS})(?:-(?:{_ONES})\b|\s(?:{_ONES})\b(?!-))?|{_TEENS}|{_ONES})\b"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?)[\s-]hundred\b(?:(?:\s+and)?[\s-]+{_BELOW_100})?|{_BELOW_100})"
WORDS = (
    rf"(?:(?:{_ONES}|zero)\spoint(?:\s(?:{_ONES}|zero)\b){{1,4}}(?:[\s-](?:{_BIG})\b)?"
    rf"|(?:{_BELOW_1000}|an?(?=[\s-](?:{_BIG})\b))"
    rf"(?:(?:[\s-](?:{_BIG})\b){{1,2}}(?:(?:\s+and)?\s+{_BELOW_1000}(?:[\s-](?:{_BIG})\b)?){{0,3}})?)"
)
_AND_PART = r"(?:[\s-]and[\s-](?:an?|one|three)[\s-](?:half|quarters?|third)\b)"
NUMBER = rf"(?:(?:(?:{_DIGITS})(?:\s?[½¼¾⅓⅔]|[\s-]\d/\d\b)?|[½¼¾⅓⅔]|\b(?:{WORDS}))(?:{_AND_PART})?)"
MAGNITUDE = (
    r"(?:(?:[\s-]?(?:hundred|thousand|million|billion|trillion|lakhs?|crores?|bn|bln|mn|mln|mio|mil|tn|trn"
    r"|tln)\b){1,2}"
    r"|[km](?![\w²³/])|b(?![\w²³/])|(?-i:\s[BM])(?=\s[a-z]))"
    rf"(?:{_AND_PART})?"
)

_SPLIT = re.compile(r"[\s-]+")
_GROUPED = re.compile(r"(?<=\d)[,'’\s](?=\d{3}(?!\d)|\d\d,)")
_VALUE = re.compile(
    r"(?P<digits>\d+(?:\.\d+)?|\.\d+)?(?:[\s-]?(?P<sign>[½¼¾⅓⅔])"
    r"|[\s-](?P<over>\d)/(?P<under>\d))?(?P<rest>(?:[\s-]?[a-z]+)*)"
)
_HALVED = re.compile(rf"{_AND_PART}$")
_HALF_OF = re.compile(rf"{_AND_PART}(?=[\s-](?:hundred|thousand|{_BIG}|bn|mn)\b)")
_COMMA = re.compile(r"^(\d{1,3}),(\d{1,2})(?!\d)")
_PARTS_OF_ONE = {"half": 0.5, "quarter": 0.25, "quarters": 0.25, "third": 1 / 3}
_POINT = re.compile(r"([a-z]+) point((?: [a-z]+)+)")


def looks_like_number(word: str) -> bool:
    """Whether one word is a number or an ordinal, in figures or in letters.

    >>> [looks_like_number(word) for word in ("1,500", "3/4", "seven", "12th", "~40", "A4")]
    [True, True, True, True, True, False]
    """
    bare = word.lstrip("+-±~").replace(",", "").replace(".", "").lower()
    over, slash, under = bare.partition("/")
    ordinal = bare[-2:] in ("st", "nd", "rd", "th") and bare[:-2].isdigit()
    return bare in NUMBER_WORDS or ordinal or (over.isdigit() and (not slash or under.isdigit()))


def number(written: str) -> float | None:
    """The value of a number as written, None when it is none.

    >>> number("2,340"), number("2.3 bn"), number("two hundred and six"), number("1½")
    (2340.0, 2300000000.0, 206.0, 1.5)
    >>> number("10 000"), number(".75"), number("two and a half million"), number("3,5 million")
    (10000.0, 0.75, 2500000.0, 3500000.0)
    """
    words = " ".join(written.casefold().split())
    words = _GROUPED.sub("", words)
    more = _HALVED.search(words)
    if more is None:
        inner = _HALF_OF.search(words) if " and " in words or "-and-" in words else None
        if inner:
            return _with_part(words[: inner.start()], inner[0], words[inner.end() :])
        return _plain(words)
    return _with_part(words[: more.start()], more[0], "")


def _with_part(whole: str, part: str, scale: str) -> float | None:
    """As in "two and a half million" and "a million and a half": the half is of what stands before it."""
    value = _plain(whole)
    if value is None:
        return None
    words = _SPLIT.split(part.strip(" -"))
    share = _PARTS_OF_ONE[words[-1]] * (3 if words[-2] == "three" else 1)
    last = _SPLIT.split(whole)[-1]
    value += share * (MAGNITUDES.get(last, 1.0) if len(last) > 3 else 1.0)
    for word in _SPLIT.split(scale.strip(" -")):
        value *= MAGNITUDES.get(word, 1.0)
    return clean(value)


def _plain(words: str) -> float | None:
    if words in FRACTIONS:
        return FRACTIONS[words]
    words = _COMMA.sub(r"\1.\2", words)
    found = _VALUE.fullmatch(words)
    if found is None or len(words) > 400:
        return None
    if found["digits"] is None and found["sign"] is None:
        return _pointed(words)
    value = float(found["digits"] or 0)
    if found["sign"]:
        value += FRACTIONS[found["sign"]]
    elif found["over"]:
        value = float(found["digits"] or 0) + int(found["over"]) / max(int(found["under"]), 1)
    for word in _SPLIT.split(found["rest"].strip(" -")):
        if word:
            scale = MAGNITUDES.get(word) or MAGNITUDES.get(word.rstrip("s"))
            if scale is None:
                return None
            value *= scale
    return clean(value)


def _pointed(words: str) -> float | None:
    """As in "one point five million", and numbers in words without a point."""
    found = _POINT.fullmatch(words)
    if found is None:
        return _worded(words)
    after = found[2].split()
    scale = MAGNITUDES[after.pop()] if after[-1] in MAGNITUDES else 1.0
    if found[1] not in UNITS or not after or any(UNITS.get(word, 10) > 9 for word in after):
        return None
    return clean(float(f"{UNITS[found[1]]}.{''.join(str(UNITS[word]) for word in after)}") * scale)


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
            scale = MAGNITUDES[word]
            # "two thousand million" is one group, "two million three thousand" two
            total, group, seen = (
                (total + group * scale, 0.0, True) if group else ((total or 1.0) * scale, 0.0, True)
            )
        else:
            return None
    return total + group if seen else None
