"""How two ways of writing a name compare: their sound across alphabets, initials, surnames, acronyms."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.reading.gazetteer import fold
from dateline.reading.lexicon import lexicon

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ye",
            "yo",
            "zh",
            "z",
            "y",
            "i",
            "yi",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    )
)
SOUNDS = (
    (r"dh|dd", "d"),
    (r"gh|q|kh|ck|g|c(?![hiey])|h(?=[aeiou]?dd)", "k"),
    (r"ph", "f"),
    (r"w", "v"),
    (r"zh|j(?=[aeou])|dj", "j"),
    (r"sch|sh", "sh"),
    (r"ou|oo", "u"),
    (r"[iyj]+|e[iy]+|ie", "i"),
    (r"(.)\1+", r"\1"),
)
CIVIL = frozenset(
    [
        "president",
        "minister",
        "senator",
        "premier",
        "chancellor",
        "governor",
        "mayor",
        "secretary",
        "congressman",
        "judge",
    ]
)
ARMED = frozenset(
    [
        "captain",
        "general",
        "colonel",
        "admiral",
        "commander",
        "lieutenant",
        "major",
        "sergeant",
        "officer",
        "brigadier",
    ]
)
SHORT = {
    "capt": "captain",
    "gen": "general",
    "sen": "senator",
    "col": "colonel",
    "adm": "admiral",
    "lt": "lieutenant",
    "cmdr": "commander",
    "gov": "governor",
    "sgt": "sergeant",
    "pres": "president",
    "maj": "major",
}
FEMALE = frozenset(
    [
        "mrs",
        "ms",
        "miss",
        "lady",
        "dame",
        "baroness",
        "countess",
        "duchess",
        "princess",
        "queen",
        "sister",
        "madame",
        "madam",
    ]
)
MALE = frozenset(["mr", "sir", "lord", "baron", "count", "duke", "prince", "king", "brother", "father"])


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A word's consonants and vowels with what transliterations disagree about taken out.

    >>> sound("Zelenskyy") == sound("Zelensky") == sound("Зеленський")
    True
    >>> sound("Gadhafi") == sound("Qaddafi")
    True
    """
    plain = "".join(CYRILLIC.get(c, c) for c in word.casefold()).replace("_", "")
    plain = "".join(c for c in fold(plain) if c.isalpha())
    for pattern, instead in SOUNDS:
        plain = re.sub(pattern, instead, plain)
    return plain


def latin(name: str) -> bool:
    """Whether a name is not in Cyrillic letters."""
    return name.isascii() or not any("\u0400" <= letter <= "\u052f" for letter in name)


def words_of(name: str) -> list[str]:
    """The words of a person's name, folded, without a suffix: "A. B. Bell, Jr." is a, b, bell."""
    words = [w for part in name.replace(".", ". ").replace("-", " ").split() for w in [fold(part)] if w]
    return words[:-1] if len(words) > 2 and words[-1] in SUFFIXES else words


def surname(name: str) -> str:
    return (words_of(name) or [""])[-1]


def forenames_agree(one: str, other: str) -> bool:
    """Whether the words before two equal surnames can be one person's: initials stand for forenames, and
    one may leave some out."""
    a, b = words_of(one)[:-1], words_of(other)[:-1]
    if not a or not b:
        return True
    if any(x == y or sound(x) == sound(y) for x in a if len(x) > 1 for y in b if len(y) > 1):
        return True
    return a[0][0] == b[0][0] and (len(a[0]) == 1 or len(b[0]) == 1) and _middle_agrees(a[1:], b[1:])


def _middle_agrees(a: list[str], b: list[str]) -> bool:
    return all(x[0] == y[0] for x, y in zip(a, b, strict=False))


def initialled(name: str) -> bool:
    """Whether a name is initials and a surname: "P. A. S. Franklin"."""
    words = words_of(name)
    return len(words) > 1 and all(len(w) == 1 for w in words[:-1])


def acronym_of(name: str) -> str:
    """The capitals of a name's words: "IAEA" for "International Atomic Energy Agency"."""
    return "".join(w[0] for w in re.split(r"[\s\-]+", name) if w[:1].isupper())


def title_words(title: str) -> frozenset[str]:
    return frozenset(SHORT.get(w, w) for w in fold(title).split())


def titles_clash(one: str, other: str) -> bool:
    """Whether no one person bears both titles in one text: a captain and a senator, Mr. and Mrs."""
    a, b = title_words(one), title_words(other)
    if not a or not b or a & b & (CIVIL | ARMED):
        return False
    if (a & FEMALE and b & MALE) or (a & MALE and b & FEMALE):
        return True
    return bool((a & CIVIL and b & ARMED) or (a & ARMED and b & CIVIL))


@lru_cache(maxsize=20_000)
def gender(name: str, title: str = "") -> str:
    """ "m", "f", or "" where neither the title nor the forename tells."""
    words = title_words(title)
    if words & FEMALE or any(w.endswith("woman") for w in words):
        return "f"
    if words & MALE or any(
        w.endswith(("spokesman", "chairman", "congressman", "businessman")) for w in words
    ):
        return "m"
    first = name.split()[0] if len(name.split()) > 1 else ""
    known = lexicon().given.get(first, "")
    return known if known in ("m", "f") else ""
