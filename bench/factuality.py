"""How sure a text is that what it tells of happened: `python -m bench.factuality FILE.jsonl [--half N]`.

The sets (UW, MEANTIME, UDS-IH2 as published in glue form) mark words with -3 (surely not) to 3 (surely).
We give no such number to anybody: a reading has the words of doubt, and whether an event is told as real,
future or not. Here these two are turned into one by a fixed table, to see how often they are right. Printed:
the mean absolute error and the correlation (r); beside them those of "all is sure".
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.reading.events_realis import noun_realis, verb_realis
from dateline.reading.hedges import cues
from dateline.reading.parser import annotate, words_of
from dateline.reading.tokens import Doc

SURE, DENIED, UNREAL, TO_COME, BY_THE_WAY = 3.0, -2.0, 1.3, 2.3, 2.5
DOUBTED = {
    "possible": 0.8,
    "likely": 1.9,
    "reported": 2.0,
    "unverified": 1.0,
    "unsupported": 0.0,
    "disputed": 0.3,
}
CLAUSE = ("ccomp", "xcomp", "csubj")
NOMINAL = ("dobj", "pobj", "prep", "nsubjpass", "compound")
REFUSALS = ("refuse", "decline", "fail", "deny", "prevent", "avoid", "reject", "forget", "lack")
HOPS = 6


def parsed(words: list[str]) -> Any:
    """A sentence whose words the set gives."""
    doc = Doc.of(words)
    read, at = words_of(doc, 0, (), ((0, len(doc.text)),))
    annotate(doc, [1, *[-1] * (len(doc) - 1)], read, at)
    return doc


def told(doc: Any) -> list[float]:
    """A value for each token."""
    doubts: dict[int, float] = {}
    for first, past, phrase in cues(doc):
        if phrase.sense in DOUBTED:
            for at in range(first, past):
                doubts[at] = DOUBTED[phrase.sense]
    return [_value(token, doubts) for token in doc]


def _value(token: Any, doubts: dict[int, float]) -> float:
    verbal = token.pos in ("VERB", "AUX")
    realis = verb_realis(token) if verbal else noun_realis(token)
    value = SURE
    if _denied(token) or _refused(token):
        value = DENIED
    elif realis == "no":
        value = UNREAL if not _after_all(token) else BY_THE_WAY
    elif realis == "future":
        value = TO_COME
    return min([value, *_doubted(token, doubts)])


def _doubted(token: Any, doubts: dict[int, float]) -> Iterator[float]:
    """Doubts about a word: its own modal or adverb, then those of what stands over it."""
    at = token
    for _ in range(HOPS):
        for child in at.children:
            if child.i in doubts and child.dep in ("aux", "advmod", "amod", "acomp", "neg"):
                yield doubts[child.i]
        if at.head is at or at.dep not in (*CLAUSE, *NOMINAL):
            return
        at = at.head
        if at.i in doubts:
            yield doubts[at.i]


def _denied(token: Any) -> bool:
    """Its own "not", "never", "no", or that of who does it: "no one held"."""
    if any(_no(child) for child in token.children):
        return True
    if token.pos in ("NOUN", "PROPN") and token.dep in ("dobj", "attr", "nsubjpass"):
        return any(_no(child) for child in token.head.children)
    if token.dep == "xcomp":
        return any(_no(child) for child in token.head.children)
    return any(
        child.dep in ("nsubj", "nsubjpass")
        and (child.low in ("nobody", "nothing", "none") or any(kid.low == "no" for kid in child.children))
        for child in token.children
    )


def _no(token: Any) -> bool:
    return token.dep == "neg" or token.low in ("never", "no")


def _refused(token: Any) -> bool:
    return token.dep in ("xcomp", "ccomp", "dobj") and token.head.lemma.lower() in REFUSALS


def _after_all(token: Any) -> bool:
    """What is told in passing: "before they left", "to fight the fire they flew in"."""
    kids = {child.low for child in token.children if child.dep in ("mark", "aux", "advmod")}
    over = token.head
    while over.dep in ("xcomp", "conj") and over.head is not over:
        over = over.head
    if kids & {"may", "might", "could", "would", "should", "must", "can", "if", "unless", "whether"}:
        return False
    if token.tag == "VBD" or token.tag == "VBN":
        return True
    return "to" in kids and token.dep == "advcl" and over.tag in ("VBD", "VBN")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path)
    asked.add_argument("--half", type=int, choices=(0, 1), help="even or odd lines only")
    asked.add_argument("--errors", type=float, help="list what is off by as much")
    options = asked.parse_args()
    lines = options.file.read_text("utf-8").splitlines()
    rows = [json.loads(line) for n, line in enumerate(lines) if options.half is None or n % 2 == options.half]
    docs = (parsed(row["text"].split(" ")) for row in rows)
    gold: list[float] = []
    ours: list[float] = []
    for row, doc in zip(rows, docs, strict=True):
        values = told(doc)
        for target in row["targets"]:
            at = target["span1"][0]
            gold.append(target["label"])
            ours.append(values[at])
            if options.errors is not None and abs(gold[-1] - ours[-1]) >= options.errors:
                near = " ".join(row["text"].split(" ")[max(at - 9, 0) : at + 6])
                print(f"{gold[-1]:5.1f} {ours[-1]:5.1f} {doc[at].text:14} | {near}")
    sure = statistics.fmean(abs(value - SURE) for value in gold)
    error = statistics.fmean(abs(one - two) for one, two in zip(gold, ours, strict=True))
    print(
        f"{len(rows)} sentences, {len(gold)} words: MAE {error:.3f}, r "
        f"{statistics.correlation(gold, ours):.3f} (all sure: MAE {sure:.3f})"
    )


if __name__ == "__main__":
    main()
