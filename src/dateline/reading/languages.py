"""Which language a text is in, as far as letters and frequent words tell: only English is read into claims.

An own rule and no library: what is asked is 'English, or which other', and for that the script and some
forty function words a language decide from about ten words on (tests/reading/languages). What they cannot
decide is left open, and a declared language then holds. A declared one does not hold against the text:
pages in Ukrainian whose template says "en" are common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from dateline.language_names import NAMES
from dateline.reading.language_words import (
    ARABIC_LETTERS,
    CYRILLIC_LETTERS,
    CYRILLIC_WORDS,
    LATIN_WORDS,
    OF_SCRIPT,
    SCRIPTS,
)
from dateline.records import Document

WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*\Z")
STRETCH = 8_000  # characters looked at: of the beginning, the middle and the end
SAMPLE = 1_200  # words of each
SURE = 6  # function words of another language that are enough, where English has a third fewer
FEW = 2  # different ones that are enough in a short text, where English has none
SHARE = 0.2  # of the words of a short text
MANY = 60  # words from which on a text without any known function word is in an unknown language
LEAST = 6  # words of a paragraph that is judged by itself
OUGHT = 0.05  # the share of function words that English prose is never below
UNKNOWN = "und"
BY_NAME = {name.casefold(): tag for tag, name in NAMES.items()} | {"eng": "en"}


def english(document: Document) -> bool:
    """Whether the document is to be read: in English, or in nothing that can be told."""
    return language(document).split("-")[0] in ("en", "")


def language(document: Document) -> str:
    """The document's language (BCP 47): "und" for one that is not English and not known, "" where neither
    the text nor its source tells. What the text clearly is goes before what is declared.

    `language(replace(document, language=language(document)))` is `language(document)`.
    """
    declared = stated(document.language)
    found, sure = told(document.text)
    if not declared:
        return found
    if not found or not sure or declared.split("-")[0] == found:
        return declared
    return found if found != UNKNOWN or declared.split("-")[0] == "en" else declared


def foreign(text: str, blocks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The paragraphs of an English text that are clearly in another language: quoted, or a page's other half.
    From them nothing is read, as nothing is from a whole text in that language."""
    return tuple((start, end) for start, end in blocks if _foreign(text[start:end]))


def _foreign(paragraph: str) -> bool:
    words = [m.group() for m in islice(WORDS.finditer(paragraph), SAMPLE)]
    if len(words) < LEAST or sum(word.casefold() in LATIN_WORDS["en"] for word in words) > 0.1 * len(words):
        return False
    found, sure = told(paragraph)
    return sure and found not in ("en", "")


def stated(tag: str | None) -> str:
    """A declared language as a tag; "" for none, for nonsense, and for the tags that name no language."""
    if not tag or len(tag) > 35 or not TAG.match(tag):
        return ""
    first, *rest = re.split("[-_]", tag)
    first = BY_NAME.get(first.casefold(), first.casefold())
    return "" if first in (UNKNOWN, "mul", "zxx", "mis") else "-".join((first, *rest))


def told(text: str) -> tuple[str, bool]:
    """What a text's own letters and words say, and whether that is sure."""
    words = list(_sample(text))
    letters = scripts(words)
    if not letters:
        return "", False
    script, count = letters.most_common(1)[0]
    own = [word.replace("’", "'") for word in words if _script(word[0]) == script]
    if script == "Latin":
        return latin(own)
    if script in ("Han", "Kana"):
        return ("ja" if 10 * letters["Kana"] >= letters["Han"] else "zh"), count >= SURE
    own = [word.casefold() for word in own]
    if script == "Cyrillic":
        return cyrillic(own), count >= SURE
    if script == "Arabic":
        return arabic(own), count >= SURE
    return OF_SCRIPT.get(script, UNKNOWN), count >= SURE


def scripts(words: list[str]) -> Counter[str]:
    """Letters by script. One of Han or Hangul says as much as three of an alphabet."""
    found: Counter[str] = Counter()
    for word in words:
        first = _script(word[0])
        if first in ("Han", "Kana"):
            found.update(Counter(map(_script, word * 3)))
        else:
            found[first] += len(word) * (3 if first == "Hangul" else 1)
    return found


def latin(written: list[str]) -> tuple[str, bool]:
    """The language of words in Latin letters: the one whose function words are most. Words with a capital
    letter are names ("Los Angeles", "de la Cruz"), unless the text is all in capitals."""
    small = [word for word in written if word[0].islower()]
    large = sum(word.isupper() for word in written)
    words = small if 2 * large < len(written) else [word.casefold() for word in written]
    counts = {tag: sum(word in table for word in words) for tag, table in LATIN_WORDS.items()}
    ours = counts.pop("en")
    tag = max(counts, key=lambda one: counts[one])
    best, size = counts[tag], len(words)
    theirs, english_words = LATIN_WORDS[tag], LATIN_WORDS["en"]
    kinds = len({word for word in words if len(word) > 1 and word in theirs - english_words})
    if best >= max(SURE, 1.5 * ours) and kinds >= FEW:
        return tag, True
    alone = any(word.casefold() in english_words - theirs for word in written)
    if not alone and kinds >= FEW and best >= SHARE * size:
        return tag, True
    if ours >= max(best, 1):
        return "en", ours >= SURE
    if small is words and size >= MANY and ours < OUGHT * size and 2 * size > len(written):
        return UNKNOWN, True
    return "", False


def cyrillic(words: list[str]) -> str:
    """Ukrainian, Russian and their neighbours by the letters that only one has, then by words."""
    letters = Counter("".join(words))
    score = {tag: 2 * sum(word in table for word in words) for tag, table in CYRILLIC_WORDS.items()}
    for tag, own in CYRILLIC_LETTERS.items():
        score[tag] += sum(letters[letter] * worth for letter, worth in own.items())
    return _first(score)


def arabic(words: list[str]) -> str:
    letters = Counter("".join(words))
    counts = {tag: sum(letters[letter] for letter in own) for tag, own in ARABIC_LETTERS.items()}
    tag = max(counts, key=lambda one: counts[one])
    return tag if 50 * counts[tag] >= letters.total() else "ar"


def _first(score: Mapping[str, int]) -> str:
    """The tag with the most; "und" where none has any, or two have as many."""
    ordered = sorted(score.items(), key=lambda one: -one[1])
    return ordered[0][0] if ordered[0][1] > ordered[1][1] else UNKNOWN


def _sample(text: str) -> Iterator[str]:
    """Words of the text; of a long one, of its beginning, middle and end."""
    if len(text) <= 3 * STRETCH:
        stretches = [text]
    else:
        middle = len(text) // 2
        stretches = [text[:STRETCH], text[middle : middle + STRETCH], text[-STRETCH:]]
    for stretch in stretches:
        yield from (m.group() for m in islice(WORDS.finditer(stretch), SAMPLE * (4 - len(stretches))))


def _script(letter: str) -> str:
    code = ord(letter)
    for first, last, name in SCRIPTS:
        if first <= code <= last:
            return name
    return "Other"
