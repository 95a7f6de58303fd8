"""What a quantity counts: its measure, whom, over what time, in which place; read from the parse.

figures_measure.py says which measure; here is what is counted, in which place, and over what time.
"""

from __future__ import annotations

import re

from dateline.reading.figures_measure import measure_of
from dateline.reading.figures_units import Quantity
from dateline.reading.figures_words import (
    COUNT_NOUNS,
    CREWS,
    CUMULATIVE,
    FALL,
    GROUPS,
    MEASURES,
    PARTICLE,
    PERIOD,
    RISE,
)
from dateline.reading.tokens import Doc, Run, Token
from dateline.records import record

_POINTS = re.compile(r"\s(?:basis\s)?points?\b")  # of an index, which falls; "lost 40 men" does not
NEAR = 600  # characters of a sentence on either side that can say what a number is of


@record
class Count:
    measure: str
    whom: str | None = None
    scope: str | None = None
    place: str | None = None


def count_of(doc: Doc, text: str, quantity: Quantity) -> Count:
    """What a quantity of a parsed text counts."""
    span = doc.char_span(quantity.number_start, quantity.count_end, alignment_mode="expand")
    told = span is not None and len(span) and span[0].dep  # not where there is no parse
    sentence = span.sent if span is not None and told else None
    scope = _scope(text, sentence, quantity)
    if quantity.kind == "share" and span is not None and sentence is not None:
        measured = _counted(span, sentence, text, quantity)
        return Count(
            measure="share", whom=measured.whom if quantity.unit == "fraction" else None, scope=scope
        )
    if quantity.kind in ("money", "area", "distance", "duration", "age"):
        return Count(measure=quantity.kind, scope=scope)
    if quantity.kind == "other" or span is None or sentence is None:
        return Count(measure="other", scope=scope)
    found = _counted(span, sentence, text, quantity)
    return Count(measure=found.measure, whom=found.whom, scope=scope, place=found.place)


def _scope(text: str, sentence: Run | None, quantity: Quantity) -> str | None:
    before = text[max(0, quantity.start - 40) : quantity.start]
    if quantity.kind in ("share", "money") and re.search(
        r"(?:^|[\s(])[-−]$", text[max(0, quantity.number_start - 2) : quantity.number_start]
    ):
        return "decrease"
    if quantity.kind in ("share", "money") or quantity.unit is None:
        rise = RISE.search(before)
        if rise and not (quantity.kind is None and PARTICLE.search(before, 0, rise.end())):
            return "increase"
        points = quantity.kind is None and _POINTS.match(text, quantity.end)
        if (quantity.kind in ("share", "money") or points) and FALL.search(before):
            return "decrease"
    if quantity.kind is not None or sentence is None:
        return None
    words = text[
        max(sentence.start_char, quantity.start - NEAR) : min(sentence.end_char, quantity.count_end + NEAR)
    ]
    if CUMULATIVE.search(words):
        return "cumulative"
    return "in period" if PERIOD.search(words) else None


def _counted(span: Run, sentence: Run, text: str, quantity: Quantity) -> Count:
    noun = _noun(span, sentence)
    measure = measure_of(span, noun, sentence, text, quantity.start)
    whom = _whom(noun, span, measure)
    return Count(measure=measure, whom=whom, place=_place(noun, span) if measure != "other" else None)


def _noun(span: Run, sentence: Run) -> Token:
    """The noun that is counted: "1,500 civilians", "hundreds of people", "a group of three men"."""
    root = span.root
    head = root.head
    if root.dep in ("nummod", "quantmod", "det", "amod", "predet", "compound") and head.pos in (
        "NOUN",
        "PROPN",
    ):
        noun = head
    else:
        noun = root
    following = list(span.doc[span.end : min(span.end + 3, sentence.end)])
    if root.dep == "pobj" and head.low == "of" and head.head.lemma.lower() in CREWS and noun in span:
        return head.head
    if noun in span or noun.lemma.lower() in GROUPS:
        inner = [
            c
            for p in noun.children
            if p.low == "of" and p.i >= span.end - 1
            for c in p.children
            if c.dep == "pobj"
        ]
        if inner:
            return inner[0]
    if noun in span and following and following[0].pos in ("NOUN", "ADJ") and following[0].tag != "VBN":
        noun = next((t for t in following if t.pos == "NOUN"), noun)
    return noun


def _whom(noun: Token, span: Run, measure: str) -> str | None:
    """What is counted, as written: "civilians"; from "deaths among civilians" the civilians."""
    if noun.i in range(span.start, span.end):
        return None
    if noun.lemma.lower() in MEASURES and noun.lemma.lower() not in COUNT_NOUNS:
        return None
    if noun.lemma.lower() in COUNT_NOUNS:
        inner = [c for p in noun.children if p.low in ("of", "among") for c in p.children if c.pos == "NOUN"]
        adjectives = [
            c.low
            for c in noun.children
            if c.dep in ("amod", "compound") and c.low in ("civilian", "military")
        ]
        if inner:
            return str(inner[0].low)
        if adjectives:
            return str(adjectives[0]) + ("s" if adjectives[0] == "civilian" else "")
        return "lives" if noun.lemma == "life" else None
    if noun.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    kept = [c for c in noun.children if c.dep == "compound" and c.i >= span.end and c.pos == "NOUN"]
    words = [c.low for c in kept[-1:]] + [noun.text if noun.pos == "PROPN" else noun.low]
    return " ".join(words)


def _place(noun: Token, span: Run) -> str | None:
    """The place a count is for, as written: "in Mariupol", "across Ukraine"."""
    holders = [noun, noun.head, noun.head.head]
    for holder in [
        *holders,
        *(c for h in holders[1:] for c in h.children if c.dep == "conj" and c.pos == "VERB"),
    ]:
        for prep in holder.children:
            if prep.dep == "prep" and prep.low in ("in", "across", "at", "near", "throughout", "around"):
                for name in (c for c in prep.children if c.dep == "pobj" and c.pos == "PROPN"):
                    if len(name.text) < 3 or not name.text[0].isupper():
                        continue
                    left = [c for c in name.children if c.dep == "compound"]
                    return " ".join(t.text for t in [*left, name])
    return None
