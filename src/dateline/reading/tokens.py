"""Words as spaCy's tokens: the only room that knows spaCy, of which the tokenizer and the Doc are used, a
sequence of tokens with a tree over them. No language model of spaCy's is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from dateline.records import record

LONGEST_RUN = 300  # characters without a space, after which one token ends
UNBROKEN = re.compile(r"\S{600,}")


@record
class Parse:
    """What is said of each token of a piece, white space too. `heads` are numbers of tokens, a token's own
    where it hangs on nothing; `entities` begin-inside tags as in `B-PERSON`, `O`."""

    tags: Sequence[str]
    parts: Sequence[str]  # of speech, the universal ones
    heads: Sequence[int]
    relations: Sequence[str]
    lemmas: Sequence[str]
    entities: Sequence[str]


@cache
def language() -> Any:
    """spaCy's English: tokenizer and vocabulary. Loaded once a process."""
    return import_module("spacy.lang.en").English()


def tokens(words: str) -> Any:
    """Words as tokens. What has no space for long is cut first: there the cost of finding tokens grows with
    the square of the length."""
    cuts = [at for run in UNBROKEN.finditer(words) for at in range(run.start(), run.end(), LONGEST_RUN)]
    if not cuts:
        return language().make_doc(words)
    ends = [*cuts, len(words)]
    return joined([language().make_doc(words[a:b]) for a, b in zip([0, *ends], ends, strict=False) if a < b])


def joined(pieces: Sequence[Any]) -> Any:
    """One Doc of several, in order."""
    if not pieces:
        return language().make_doc("")
    if len(pieces) == 1:
        return pieces[0]
    docs: Any = import_module("spacy.tokens")
    return docs.Doc.from_docs(list(pieces), ensure_whitespace=False, exclude=("tensor",))


def begun(doc: Any, starts: Sequence[int]) -> Any:
    """The tokens with all their starts of sentences (1 yes, -1 no), set at once: one by one, each looks
    through them all."""
    return doc.from_array(["SENT_START"], import_module("numpy").array([starts]).astype("uint64").T)


def parsed(doc: Any, parse: Parse) -> Any:
    """The tokens with their parse, set at once. Sentences begin where the trees do."""
    numpy = import_module("numpy")
    number = doc.vocab.strings.add
    inside = [3 if e[0] == "B" else 1 if e[0] == "I" else 2 for e in parse.entities]  # spaCy's numbers
    columns = {
        "TAG": [number(tag) for tag in parse.tags],
        "POS": [number(part) for part in parse.parts],
        "HEAD": [(head - i) % 2**64 for i, head in enumerate(parse.heads)],
        "DEP": [number(relation) for relation in parse.relations],
        "LEMMA": [number(lemma) for lemma in parse.lemmas],
        "ENT_IOB": inside,
        "ENT_TYPE": [number(entity[2:]) for entity in parse.entities],
    }
    table = numpy.array(list(columns.values()), dtype="uint64").T
    return doc.from_array(list(columns), table)
