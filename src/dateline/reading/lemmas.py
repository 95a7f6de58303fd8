"""The form of a word that a dictionary has: by ending, list of exceptions and list of words, as WordNet's
morphological rules find it (Fellbaum 1998), and as spaCy's English lemmatizer applies them.

`data/lemmas.txt` holds the two lists of WordNet 3.0, under its licence, which stands in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dateline.records import record

MOST = 200_000  # words that are remembered: a hostile text must not fill the memory
ENDINGS = {
    "NOUN": (("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"),
             ("shes", "sh"), ("men", "man"), ("ies", "y")),
    "VERB": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"),
             ("ing", "")),
    "ADJ": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "ADV": (("", ""),),
}  # fmt: skip
BARE = {("NOUN", "NN"), ("VERB", "VB"), ("VERB", "VBP"), ("AUX", "VB"), ("ADJ", "JJ")}
FORMS = {
    "PRP": {"i": "I", "me": "I", "him": "he", "her": "she", "us": "we", "them": "they"},
    "RB": {"n't": "not", "nt": "not", "n’t": "not"},
    "MD": {"'d": "would", "’d": "would", "'ll": "will", "’ll": "will",
    "ca": "can", "sha": "shall", "wo": "will"},
    "VBZ": {"is": "be", "'s": "be", "’s": "be", "has": "have", "does": "do", "ai": "be"},
    "VBP": {"are": "be", "'re": "be", "’re": "be", "am": "be", "'m": "be", "’m": "be", "'ve": "have"}
    | {"’ve": "have", "have": "have", "ai": "be"},
    "VBD": {"was": "be", "were": "be", "did": "do", "had": "have", "'d": "have", "’d": "have"},
    "VBN": {"been": "be", "had": "have"},
    "VBG": {"being": "be"},
}  # fmt: skip


@record
class WordLists:
    """By part of speech: forms that go by no rule, with their lemma, and the lemmas there are."""

    exceptions: Mapping[str, Mapping[str, str]]
    known: Mapping[str, frozenset[str]]


@cache
def lists() -> WordLists:
    exceptions: dict[str, dict[str, str]] = {}
    known: dict[str, frozenset[str]] = {}
    for line in files("dateline.reading").joinpath("data/lemmas.txt").read_text("utf-8").splitlines():
        part, _, words = line.partition("\t")
        if part.startswith("#") or not words:
            continue
        if part.startswith("exceptions "):
            exceptions[part.split()[1]] = dict(pair.split("=") for pair in words.split(" "))
        else:
            known[part] = frozenset(words.split(" "))
    return WordLists(exceptions=exceptions, known=known)


def lemma(word: str, part: str, tag: str) -> str:
    """The lemma of a word, by its part of speech (universal) and tag (Penn Treebank). Lower case, but for
    names and for what no rule knows."""
    remembered = _remembered()
    found = remembered.get((word, part, tag))
    if found is None:
        if len(remembered) > MOST:
            remembered.clear()
        found = remembered[word, part, tag] = _lemma(word, part, tag)
    return found


@cache
def _remembered() -> dict[tuple[str, str, str], str]:
    return {}


def _lemma(word: str, part: str, tag: str) -> str:
    low = word.lower()
    irregular = FORMS.get(tag, {}).get(low)
    if irregular is not None:
        return irregular
    if part == "PROPN":
        return word
    if (part, tag) in BARE or part not in ENDINGS:
        return low
    exception = lists().exceptions.get(part, {}).get(low)
    if exception is not None:
        return exception
    known = lists().known[part]
    stems = [low[: len(low) - len(old)] + new for old, new in ENDINGS[part] if low.endswith(old)]
    stems = [stem for stem in stems if stem]
    best = [stem for stem in stems if stem in known] or [stem for stem in stems if not stem.isalpha()]
    return best[-1] if best and best[-1] in known else (best or stems or [word])[0]
