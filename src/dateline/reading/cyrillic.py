"""Names in Cyrillic letters and the Latin ones they are written with in English.

Two tables that are standards: the Ukrainian national one (Cabinet of Ministers, resolution 55 of 2010) and
BGN/PCGN 1947 for Russian. What English papers write is neither ("Zelensky", "Zelenskyy", "Zelenskyi"), so
names are compared by `sounds`, in which all of these are one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dateline.reading.variants_forms import sound

WORD = re.compile(r"[\u0400-\u052f]+(?:['’ʼ-][\u0400-\u052f]+)*")
_LARGE = "[\u0400-\u042f\u0490]"  # a capital letter, Ґ too
_NAME = rf"{_LARGE}[\u0400-\u052f]*(?:['’ʼ-][\u0400-\u052f]+)*"
NAME = re.compile(rf"(?<!\w){_NAME}(?:[ \u00a0]{_NAME}){{0,3}}")
ONLY_UKRAINIAN, ONLY_RUSSIAN = re.compile("[іїєґ'’ʼ]|[сц]ьк"), re.compile("[ыэъё]")
STANDARDS = {"uk": "the Ukrainian national table of 2010", "ru": "BGN/PCGN for Russian"}

_UKRAINIAN = "a b v h g d e zh z y i i k l m n o p r s t u f kh ts ch sh shch _ ie i iu ia"
_RUSSIAN = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya yë"
UKRAINIAN = dict(
    zip(
        "абвгґдежзиійклмнопрстуфхцчшщьєїюя",
        _UKRAINIAN.split(),
        strict=True,
    )
) | {"'": "", "’": "", "ʼ": ""}
UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
RUSSIAN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
        _RUSSIAN.split(),
        strict=True,
    )
)
VOWELS = frozenset("аеёиоуыэюяъь")
SAME = {  # forenames that are one in Ukrainian, Russian and English papers, by their sounds
    tuple(pair.split("/"))
    for pair in (
        "vladimir/volodimir", "nikolai/mikola", "aleksander/oleksander", "dmitri/dmitro", "elena/olena",
        "petr/petro", "pavel/pavlo", "mikail/mikailo", "aleksi/oleksi", "evkeni/evhen", "ana/hana",
        "danil/danilo",
    )
}  # fmt: skip


def is_cyrillic(name: str) -> bool:
    """Whether a name is written in Cyrillic letters."""
    return any("\u0400" <= letter <= "\u052f" for letter in name)


def languages(name: str) -> tuple[str, ...]:
    """The languages a name can be in, by its letters: "uk", "ru", or both."""
    small = name.casefold()
    if ONLY_UKRAINIAN.search(small):
        return ("uk",)
    return ("ru",) if ONLY_RUSSIAN.search(small) else ("uk", "ru")


@lru_cache(maxsize=20_000)
def romanised(name: str, language: str) -> str:
    """A name in Latin letters by its language's table.

    >>> romanised("Володимир Зеленський", "uk"), romanised("Сергей Шойгу", "ru")
    ('Volodymyr Zelenskyi', 'Sergey Shoygu')
    """
    return "".join(WORD.sub(lambda m: _word(m[0], language), part) for part in re.split(r"(\s+)", name[:200]))


def _word(word: str, language: str) -> str:
    small = word.casefold()
    latin = _russian(small) if language == "ru" else _ukrainian(small)
    parts = latin.replace("_", "").split("-")
    if word.isupper() and len(word) > 1:
        return "-".join(parts).upper()
    return "-".join(part[:1].upper() + part[1:] for part in parts) if word[:1].isupper() else "-".join(parts)


def _ukrainian(word: str) -> str:
    out = []
    for i, letter in enumerate(word):
        first = i == 0 or word[i - 1] == "-"
        if letter == "г" and i and word[i - 1] == "з":
            out.append("gh")
        else:
            out.append((UKRAINIAN_FIRST if first else UKRAINIAN).get(letter, UKRAINIAN.get(letter, letter)))
    return "".join(out)


def _russian(word: str) -> str:
    out = []
    for i, letter in enumerate(word):
        opens = i == 0 or word[i - 1] in VOWELS or word[i - 1] == "-"
        out.append("ye" if letter == "е" and opens else RUSSIAN.get(letter, letter))
    return "".join(out)


@lru_cache(maxsize=20_000)
def sounds(name: str) -> frozenset[str]:
    """How a name may sound, in either script; names that share one may be one name.

    >>> sounds("Зеленський") & sounds("Zelensky") & sounds("Zelenskyy") & sounds("Zelenskiy") != frozenset()
    True
    >>> sounds("Харьков") & sounds("Kharkov") != frozenset(), sounds("Кулеба") & sounds("Lavrov")
    (True, frozenset())
    """
    forms = [romanised(name, language) for language in languages(name)] if is_cyrillic(name) else [name]
    return frozenset(key for form in forms if (key := _key(form)))


def _key(latin: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", latin.casefold()).replace("x", "ks").replace("'", "").replace("’", "")
    )
    words = [_loose(sound(word)) for word in re.split(r"[\s\-]+", plain)]
    return " ".join(word for word in words if word)


def _loose(word: str) -> str:
    """What the tables and the papers still differ in: "ie" for "e", "dr" for "der", a last "ii"."""
    word = re.sub(r"ie", "e", word)
    return re.sub(r"dr\Z", "der", word)


def forenames_same(one: str, other: str) -> bool:
    """Whether two forenames are one name: spelt alike by sound, or a Ukrainian and a Russian form."""
    a, b = sounds(one), sounds(other)
    if a & b:
        return True
    return any((x, y) in SAME or (y, x) in SAME for x in a for y in b)
