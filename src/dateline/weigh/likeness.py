"""How like two texts are, for putting documents into stories: words weighed by how uncommon they are.

A text becomes a bag of terms: its words in the singular, and its names as written ("kell dam"). A term weighs
more the more often the text has it (as a logarithm), in the title and in the first lines, as part of a
name, and the fewer of the documents seen so far have it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from dateline.weigh.words import STOP, stem

TITLE = 2.0  # what a word in the title counts, where one in the text counts 1
LEAD = 1.5  # the same of the first words, in which news says what it is about
LEAD_WORDS = 60
NAMED = 1.5  # what a name weighs beside a plain word that is as uncommon
FAR = 1200  # words of a text that are looked at: what a page is about it says before that
BEFORE = 200  # documents imagined before the first: what the few of a small folder share is not common
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDS = re.compile(r"[.!?:;\n\"“”«»]")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|\bwww\.\S+")


def bag(text: str, title: str = "", names: Iterable[str] = ()) -> dict[str, float]:
    """The terms of a text with how much each counts in it; names begin with a capital N and a space.

    `names` are the entities that a reader found; without them, what is written with capitals inside a
    sentence is taken for a name.
    """
    counts: Counter[str] = Counter()
    found: Counter[str] = Counter()
    _count(title, TITLE, 0, counts, found)
    _count(text, 1.0, LEAD_WORDS, counts, found)
    given = {" ".join(_WORD.findall(name.casefold())) for name in names}
    held = {name: 1.0 for name in given if name} or found
    terms = {term: 1.0 + math.log(count) for term, count in counts.items() if count}
    for name, count in held.items():
        if " " in name:
            terms[f"N {name}"] = 1.0 + math.log(count)
    for part in {stem(part) for name in held for part in name.split()} & terms.keys():
        terms[part] *= NAMED
    return terms


def _count(text: str, weight: float, lead: int, counts: Counter[str], names: Counter[str]) -> None:
    """Count the words and the runs of capitals of a text; the first `lead` words count more."""
    text = _ADDRESS.sub(" ", text)
    run: list[str] = []
    last, fresh = 0, True
    shouted = text.isupper()
    for n, hit in enumerate(_WORD.finditer(text)):
        if n >= FAR:
            break
        written = hit[0]
        word = written.casefold()
        between = text[last : hit.start()]
        fresh = fresh or _ENDS.search(between) is not None
        apart = between.strip() not in ("", ".", "-")
        worth = weight * (LEAD if n < lead else 1.0)
        if word not in STOP and (len(word) > 1 or not word.isascii()):
            counts[stem(word)] += worth  # type: ignore[assignment]
        capital = written[0].isupper() and word not in STOP and not shouted
        if run and (apart or fresh or not capital):
            names[" ".join(run)] += 1
            run = []
        if capital and not fresh:
            run.append(word)
        last, fresh = hit.end(), False
    if run:
        names[" ".join(run)] += 1


class Seen:
    """How many of the documents seen so far have each term."""

    def __init__(self) -> None:
        self.documents = 0
        self._holders: Counter[str] = Counter()

    def add(self, terms: Iterable[str]) -> None:
        """One more document."""
        self.documents += 1
        self._holders.update(list(terms))  # of a mapping, a Counter would add the values

    def holders(self, term: str) -> int:
        return self._holders[term]

    def rarity(self, term: str) -> float:
        """The inverse document frequency, smoothed; never below 0."""
        return max(0.0, math.log((self.documents + BEFORE) / (self._holders[term] + 1.0)))

    def weighed(self, terms: Mapping[str, float]) -> dict[str, float]:
        """A bag's terms times their rarity, as a vector of length 1; empty where nothing is uncommon."""
        weights = {term: count * self.rarity(term) for term, count in terms.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {term: weight / length for term, weight in weights.items() if weight > 0} if length else {}
