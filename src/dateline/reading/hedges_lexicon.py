"""Where words of doubt stand: the phrases of data/hedges.txt, and the grammar of what nobody could check.

Two that meet are one: "is widely believed" is found as "widely" and as "is believed", and is one doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import cast

from dateline.reading.hedges_grammar import CHECKS, Check
from dateline.reading.hedges_unchecked import unchecked
from dateline.reading.hedges_views import VIEWS
from dateline.reading.numerals import listed
from dateline.reading.tokens import Doc
from dateline.records import Sense, record

GAP = 3  # words that "*" may stand for
STRONGER = frozenset(
    listed(
        "wholly entirely completely largely utterly totally still yet thus so far very highly most widely "
        "reportedly purely deeply quite rather somewhat currently apparently almost virtually"
    )
)


@record
class Phrase:
    """One entry of the lexicon: its words after the first, and what it means."""

    words: tuple[str, ...]
    sense: Sense
    by: str = "-"
    check: Check | None = None
    view: str = ""


Cue = tuple[int, int, Phrase]


@cache
def lexicon() -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    text = (files("dateline.reading") / "data" / "hedges.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        sense, by, rest = line.split(None, 2)
        for phrase in rest.split("|"):
            plain, mark = _marked(phrase.strip())
            made = Phrase(
                words=tuple(plain.split(" ")),
                sense=cast(Sense, sense),
                by=by,
                check=CHECKS[mark] if mark and mark not in VIEWS else None,
                view=mark if mark in VIEWS else "",
            )
            found[made.words[0].partition("-")[0]].append(made)
    return {first: tuple(sorted(some, key=lambda p: -len(p.words))) for first, some in found.items()}


def _marked(phrase: str) -> tuple[str, str]:
    """A phrase and the name of its check, "" where it has none."""
    if phrase.endswith("~"):
        return phrase[:-1], "~"
    plain, plus, name = phrase.partition("+")
    return plain, plus + name


def cues(doc: Doc) -> Iterator[Cue]:
    """Where words of doubt stand: token range and phrase; no two overlap, and two that meet are one."""
    found = [(_stronger(doc, first), past, phrase) for first, past, phrase in _listed(doc)]
    for first, past, sense in unchecked(doc):
        found.append((first, past, Phrase(words=(doc[first].low,), sense=sense)))
    whole: Cue | None = None
    longest = 0
    for first, past, phrase in sorted(found, key=lambda cue: (cue[0], -cue[1])):
        if whole is None or first >= whole[1]:
            if whole is not None:
                yield whole
            whole, longest = (first, past, phrase), past - first
            continue
        says = phrase if past - first > longest else whole[2]
        longest = max(longest, past - first)
        whole = (whole[0], max(past, whole[1]), says)
    if whole is not None:
        yield whole


def _stronger(doc: Doc, first: int) -> int:
    """The place where the words begin that make it stronger: "wholly unfounded"."""
    while first > 0 and doc[first - 1].low in STRONGER and not doc[first].is_sent_start:
        first -= 1
    joined = first > 0 and doc[first].low in ("n't", "n’t")
    return first - 1 if joined else first  # "don't know whether" begins with its "do"


def _listed(doc: Doc) -> Iterator[Cue]:
    table = lexicon()
    lowers = [_plain(token.low) for token in doc]
    i = 0
    while i < len(lowers):
        hit = _at(doc, lowers, i, table.get(lowers[i], ()))
        if hit is None and doc[i].pos in ("VERB", "AUX"):
            hit = _at(doc, lowers, i, table.get("@" + doc[i].lemma.lower(), ()))
        if hit is None:
            i += 1
            continue
        yield hit
        i = hit[1]


def _plain(word: str) -> str:
    """A word as the lexicon writes it: "can't" is "can not"."""
    if word in ("n't", "n’t"):
        return "not"
    return "can" if word == "ca" else word.replace("’", "'")


def _at(doc: Doc, lowers: list[str], i: int, phrases: Sequence[Phrase]) -> Cue | None:
    for phrase in phrases:
        past = _match(doc, lowers, i, phrase)
        if past is None:
            continue
        first = VIEWS[phrase.view](doc, i, past) if phrase.view else i
        if first is not None:
            return first, past, phrase
    return None


def _match(doc: Doc, lowers: list[str], i: int, phrase: Phrase) -> int | None:
    opening, words = phrase.words[0], phrase.words[1:]
    at = i + 1 if opening == lowers[i] or opening[0] == "@" else _word(lowers, i, opening)
    if at < 0:
        return None
    for n, word in enumerate(words):
        if word == "*":
            following = words[n + 1]
            ahead = lowers[at : at + GAP + 1]
            if following not in ahead:
                return None
            at += ahead.index(following)
            continue
        at = _word(lowers, at, word)
        if at < 0:
            return None
    named = any(doc[n].tag == "NNP" and doc[n].text[0].isupper() for n in range(i + 1, at))
    if named or (phrase.check is not None and not phrase.check(doc, i, at)):
        return None  # "in General Motors" is not in general
    return at


def _word(lowers: list[str], at: int, word: str) -> int:
    """The place after `word` if it stands at `at`, else -1; a hyphened word may be several tokens."""
    joined, stop = "", at
    while stop < len(lowers) and len(joined) < len(word):
        joined += lowers[stop]
        stop += 1
    return stop if joined == word else -1
