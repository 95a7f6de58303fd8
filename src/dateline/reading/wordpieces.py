"""Words as the numbers that the network knows: WordPiece, greedy and longest first, over lower-case letters
without accents (Wu et al. 2016, as BERT's uncased vocabulary uses it), and the shape of each word beside it,
since the pieces no longer show which letters were capitals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

MOST = 8  # pieces of one word; what is longer is no word of a language
LONGEST = 60  # characters of a word that are looked at
CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
SHAPES = 6  # 0 no letters, 1 lower, 2 Capital, 3 CAPITALS, 4 mIxed, 5 of figures


class WordPieces:
    """A vocabulary, one piece a line, its number the line's, as BERT's `vocab.txt`."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.unknown = vocabulary[UNKNOWN]
        self.first, self.last = vocabulary[CLS], vocabulary[SEP]
        self.seen: dict[str, tuple[int, ...]] = {}

    @classmethod
    def of(cls, path: Path) -> WordPieces:
        """Read from a file in UTF-8."""
        return cls({word: n for n, word in enumerate(path.read_text("utf-8").splitlines())})

    def pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, one to `MOST`."""
        found = self.seen.get(word)
        if found is None:
            if len(self.seen) > 50_000:  # a hostile text must not fill the memory
                self.seen.clear()
            parts = [n for part in _parts(_plain(word[:LONGEST])) for n in self._greedy(part)]
            found = self.seen[word] = tuple(parts[:MOST]) or (self.unknown,)
        return found

    def _greedy(self, part: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(part):
            lead = "##" if start else ""
            end = next(
                (e for e in range(len(part), start, -1) if lead + part[start:e] in self.vocabulary), None
            )
            if end is None:
                return [self.unknown]
            numbers.append(self.vocabulary[lead + part[start:end]])
            start = end
        return numbers


def _plain(word: str) -> str:
    """Lower case without accents; typographic marks as the vocabulary has them."""
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def _parts(word: str) -> list[str]:
    """Runs of letters and figures, and each other character by itself."""
    parts: list[str] = []
    run = ""
    for c in word:
        if c.isalnum():
            run += c
            continue
        if run:
            parts.append(run)
            run = ""
        if not c.isspace():
            parts.append(c)
    return [*parts, run] if run else parts


def shape(word: str) -> int:
    """Which letters of a word are capitals, as a number under `SHAPES`."""
    if not any(c.isalpha() for c in word):
        return 5 if any(c.isdigit() for c in word) else 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4
