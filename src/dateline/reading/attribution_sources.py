"""Who a cue belongs to: the subject of a verb, by way of participles, conjunctions and relative clauses."""

from __future__ import annotations

from dateline.reading.attribution_spans import Chars, Marks, chars, subtree
from dateline.reading.cues import words
from dateline.reading.lexicon import lexicon
from dateline.reading.quotations import Quotation
from dateline.reading.tokens import Token

RELATIVES = {"who", "which", "that", "whom"}
KEPT = {"of", "for", "at", "from", "in", "with", "to", "on"}  # "the head of the agency" is one source
EXPLAIN = {"appos", "punct", "conj", "cc", "compound", "nmod", "nummod", "flat"}
EXPLAIN_BEFORE = {"prep", "relcl", "acl", "amod", "advmod", "det", "parataxis"}
LONG_SOURCE = 45  # tokens from a source's head to its end
HOPS = 6


def source_of(verb: Token, marks: Marks) -> Token | None:
    """The token that heads the source of the verb, or None where nobody is named."""
    here = marks.at(verb.idx)
    found = _subject(verb, HOPS)
    if found is not None and marks.at(found.idx) is not here:
        found = None
    if found is None:
        found = _beside(verb, here, marks)
    if found is None and verb.tag == "VBG" and verb.i and verb.nbor(-1).text == ",":
        found = _of_main_clause(verb, here, marks)
    if found is not None and found.pos == "VERB":  # a clause says nothing; who does what it tells of, may
        found = next((k for k in found.children if k.dep == "nsubj" and k.i != verb.i), None)
    elif found is not None and verb.tag == "VBG" and verb.doc[verb.i - 1].text == ",":
        found = next((k for k in found.subtree if k.dep == "nsubj" and k.head.pos == "VERB"), found)
    return None if found is None or (found.low in ("there", "what", "it") and _empty(found, verb)) else found


def _of_main_clause(verb: Token, here: Quotation | None, marks: Marks) -> Token | None:
    """The subject of the clause that a participle goes on with, where the parse hung that clause on it:
    "Bell confirmed the report, stressing that ..."."""
    before = verb.doc[verb.left_edge.i : verb.i]
    subjects = (k for k in before if k.dep == "nsubj" and k.head.pos == "VERB" and marks.at(k.idx) is here)
    return next(subjects, None)


def lifted(verb: Token) -> Token | None:
    """The cue that a second cue stands beside, where the parse put it inside what the first one reports:
    "He said that A and added that B", "said A, arguing that B"."""
    head = verb.head
    if head.dep not in ("ccomp", "xcomp") or verb.lemma not in words("core") | {"cite"}:
        return None
    outer = head.head
    if outer.lemma not in words("core") or not outer.i < head.i < verb.i:
        return None
    if verb.dep == "conj" and verb.tag == outer.tag and verb.tag in ("VBD", "VBZ", "VBP"):
        return outer
    if verb.dep == "advcl" and verb.tag == "VBG" and verb.doc[verb.left_edge.i - 1].text == ",":
        return outer
    return None


def _empty(subject: Token, verb: Token) -> bool:
    """ "It is feared that", "there are fears": a subject that stands for nobody."""
    return subject.low == "there" or (
        subject.low in ("it", "what") and any(c.dep == "auxpass" for c in verb.children)
    )


def _subject(verb: Token, hops: int) -> Token | None:
    if hops == 0:
        return None
    passive = None
    for child in verb.children:
        if child.dep == "nsubj":
            if child.low in RELATIVES and verb.dep in ("relcl", "ccomp", "acl"):
                return verb.head
            return child
        if child.dep == "agent":
            return next((c for c in child.children if c.dep == "pobj"), None)
        if child.dep in ("nsubjpass", "auxpass"):
            passive = child
    if passive is not None or verb.dep == "ROOT":
        return None
    if (outer := lifted(verb)) is not None:
        return _subject(outer, hops - 1)
    return _above(verb, hops)


def _above(verb: Token, hops: int) -> Token | None:
    """The subject that a verb without its own shares with what it hangs on."""
    head = verb.head
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
        return None if verb.tag == "VBN" else head
    if verb.dep == "relcl":
        return head
    if verb.dep == "xcomp":
        told = next((c for c in head.children if c.dep in ("dobj", "dative") and c.i < verb.i), None)
        return told if told is not None and told.pos in ("PROPN", "PRON") else _subject(head, hops - 1)
    if verb.dep in ("pcomp", "pobj"):
        if head.low == "as":  # "quotes Franklin as saying"
            quoted = next((c for c in head.head.children if c.dep in ("dobj", "nsubjpass")), None)
            if quoted is not None:
                return quoted
        while head.dep in ("prep", "pcomp", "pobj") and head.dep != "ROOT":
            head = head.head
        return _subject(head, hops - 1) if head.pos in ("VERB", "AUX") else None
    if verb.dep in ("conj", "advcl", "dep", "parataxis", "ccomp"):
        if verb.dep == "ccomp" and verb.tag != "VBG":
            return None
        return _subject(head, hops - 1) if head.pos in ("VERB", "AUX") else None
    return None


def _beside(verb: Token, here: Quotation | None, marks: Marks) -> Token | None:
    """Where the parse lost the subject: the noun right after ("said Smith") or before the verb."""
    doc = verb.doc
    for kid in verb.lefts:  # a name that the tagger took for an adverb
        titled = kid.text.istitle() and kid.low not in lexicon().small
        name = titled or kid.entity in ("PERSON", "ORG", "GPE")
        adverb = kid.dep not in ("advmod", "npadvmod", "dep") or kid.low.endswith(("ly", "day"))
        if name and not adverb and kid.is_alpha and kid.nbor().text == "," and marks.at(kid.idx) is here:
            return kid
    if verb.tag not in ("VBD", "VBZ", "VBP") or not verb.is_alpha:
        return None
    for step in (1, -1):
        i = verb.i + step
        while 0 <= i < len(doc) and abs(i - verb.i) <= 5 and (step == 1 or not doc[i + 1].is_sent_start):
            token = doc[i]
            if token.is_punct or token.is_space or marks.at(token.idx) is not here:
                break
            if token.pos in ("PROPN", "PRON", "NOUN") and token.dep not in ("compound", "poss", "npadvmod"):
                return token if _can_speak(token, verb) else None
            if token.pos not in ("DET", "ADJ", "PROPN", "NOUN", "ADV", "AUX", "PART"):
                break
            i += step
    return None


def _can_speak(token: Token, verb: Token) -> bool:
    """Whether the noun beside the verb may be its subject after all, not that of the clause it reports."""
    if token.dep in ("pobj", "dative"):
        return False
    if token.dep == "dobj":  # "“Why now?” asked Lee"
        return token.i > verb.i and verb.i > 0 and verb.nbor(-1).text in ("”", '"', "’", "''", "»")
    return not (token.dep in ("nsubj", "nsubjpass", "poss") and token.head.i != verb.i and token.i > verb.i)


def source_span(head: Token, cue: int) -> Chars:
    """The words of the source: its noun phrase with what explains it ("Ada Bell, the mayor of Orford, who
    was elected in May"); never past the cue."""
    doc = head.doc
    first, past = subtree(head)
    first = max(first, head.i - 25)
    stop = max(min(_near_end(head), past), _explained(head, cue))
    if cue >= head.i:
        stop = min(stop, max(cue, head.i + 1))
    elif first <= cue < head.i:
        first = cue + 1
    while first < head.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep in ("cc", "mark")):
        first += 1
    while stop - 1 > head.i and (
        doc[stop - 1].is_space or (doc[stop - 1].is_punct and doc[stop - 1].text != ")")
    ):
        stop -= 1
    return chars(doc, first, stop)


def _near_end(head: Token) -> int:
    """The end of the noun phrase with "of" and the like."""
    stop: int = head.i + 1
    for child in head.rights:
        edge = child.right_edge.i + 1
        inner = (t.i for t in head.doc[child.i + 1 : edge] if t.text == "," or t.dep == "relcl")
        edge = min(edge, next(inner, edge))
        joins = child.dep == "prep" and child.low in KEPT
        listed = child.dep in ("cc", "conj", "compound", "flat", "nummod", "nmod")
        if child.left_edge.i != stop or edge - stop > 12 or not (joins or listed):
            break
        stop = edge
    return stop


def _explained(head: Token, cue: int) -> int:
    """The end of the noun phrase with appositions, clauses and brackets, where they hang together and the
    cue is in none of them; after the cue only appositions, since there the words of others begin."""
    before = head.i < cue
    doc = head.doc
    stop: int = head.i + 1
    for child in head.rights:
        edge = child.right_edge.i + 1
        own = child.dep in EXPLAIN or (before and child.dep in EXPLAIN_BEFORE)
        broken = child.left_edge.i != stop or child.left_edge.i <= cue < edge or edge - head.i > LONG_SOURCE
        if broken or not own or any("\n" in t.text for t in doc[stop:edge]):
            break
        stop = edge
    if doc[stop - 1].text in (",", "(", "-", "–", "—", ";", ":"):
        stop -= 1
    if not before and any(t.text in '“"' for t in doc[head.i : stop]):
        return int(head.i) + 1
    return stop
