"""Where the words stand that a verb ascribes: its clause, what is around it, its object, its preposition."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reading.attribution_sources import lifted
from dateline.reading.attribution_spans import subtree, without
from dateline.reading.cues import Frame, frame, verbs, words
from dateline.reading.tokens import Token

Ranges = list[tuple[int, int]]
CLAUSES = ("ccomp", "parataxis")
CLEAR_WORDS = ("clear", "plain", "known")
CLEAR = Frame(act="assert", kind="say", frames=frozenset("t"))


def contents(verb: Token, lemma: str) -> Iterator[tuple[str, Frame, Ranges]]:
    """The ways in which the verb's frames are filled here, the fullest first."""
    kids = list(verb.children)
    clause = [k for k in kids if k.dep in CLAUSES and not _apart(k, verb)]
    clause += [k for k in kids if k.dep == "xcomp" and k.tag == "VBG" and frame(lemma, "t") and not clause]
    if lemma == "make":
        if said := _made_clear(verb):
            yield "t", CLEAR, said
        return
    if clause and (one := frame(lemma, "t") or frame(lemma, "m") or frame(lemma, "q") or frame(lemma, "i")):
        yield "t", one, _clauses(verb, clause)
    around = _around(verb)
    if around and (one := frame(lemma, "t") or frame(lemma, "q")):
        yield "t", one, around
    goal = next((k for k in kids if k.dep == "xcomp" and k.i > verb.i), None)
    if goal is not None and goal.lemma in words("silence"):
        return  # "declined to comment"
    things = [k for k in kids if k.dep in ("dobj", "dative", "nsubjpass") and k.pos != "SCONJ"]
    if goal is not None and (one := frame(lemma, "m") or frame(lemma, "i")):
        yield (
            "i",
            one,
            [*(subtree(k) for k in things), (goal.left_edge.i, _stop(verb, goal, subtree(goal)[1]))],
        )
    elif goal is not None and (one := frame(lemma, "t")) and any(k.dep == "auxpass" for k in kids):
        yield "i", one, [*(subtree(k) for k in things), subtree(goal)]  # "two are believed to be missing"
    yield from _things(verb, lemma, kids, things)


def _things(
    verb: Token, lemma: str, kids: list[Token], things: list[Token]
) -> Iterator[tuple[str, Frame, Ranges]]:
    """The frames in which a noun phrase or a preposition brings what was said."""
    if named := frame(lemma, "a"):
        parts = [k for k in kids if k.dep in ("oprd", "acomp", "ccomp", "attr", "xcomp") and k.i > verb.i]
        parts += [k for k in kids if k.dep == "prep" and k.low in ("as", "to") and k.i > verb.i]
        if parts:
            yield "a", named, [subtree(k) for k in (*things, *parts)]
    for kid in kids:
        if kid.dep == "prep" and kid.i > verb.i and (one := frame(lemma, ":", kid.low)):
            yield ":", one, _complement(kid, [k for k in things if one.act == "accuse"])
    if things and (one := frame(lemma, "o")):
        direct = [k for k in things if k.dep != "dative"]
        if direct and not any(k.low in ("it", "this", "that", "so", "him", "her", "them") for k in direct):
            yield "o", one, [subtree(k) for k in direct]


def _apart(clause: Token, verb: Token) -> bool:
    """Two sentences joined by a semicolon: what stands before it is not what the verb reports."""
    return clause.i < verb.i and any(t.text == ";" for t in verb.doc[clause.i : verb.i])


def _complement(preposition: Token, things: list[Token]) -> Ranges:
    inner = [k for k in preposition.children if k.dep in ("pobj", "pcomp")]
    return [subtree(k) for k in (*things, *inner)]


def _clauses(verb: Token, clause: list[Token]) -> Ranges:
    """The clauses under the verb with the mark "that", less what the parse put there by mistake."""
    found: Ranges = []
    for one in clause:
        first, past = subtree(one)
        first = min(first, _lost_start(verb, one, first))
        past = _stop(verb, one, past)
        if first <= verb.i < past:
            found += without([(first, past)], (verb.i, verb.i + 1))
        else:
            found.append((first, past))
    return [*found, *_loose(verb, clause)]


def _lost_start(verb: Token, one: Token, first: int) -> int:
    """ "He told me, looking at her, that the pictures ... are fake": a clause without a subject begins at
    the "that" which the parse gave to the words between."""
    if one.i < verb.i or any(k.dep in ("nsubj", "nsubjpass", "expl", "csubj") for k in one.children):
        return first
    for i in range(first - 1, max(verb.i, first - 40), -1):
        if verb.doc[i].low == "that" and verb.doc[i].dep == "mark":
            return i
    return first


def _stop(verb: Token, one: Token, past: int) -> int:
    """Where a second cue of the same speaker, or of another, ends what the first one reports."""
    doc = verb.doc
    for kid in one.children:
        outer = lifted(kid) if kid.i > one.i else None
        if outer is not None and outer.i == verb.i:
            cut = kid.left_edge.i
            while cut > one.i and (doc[cut - 1].is_punct or doc[cut - 1].dep == "cc"):
                cut -= 1
            past = min(past, cut)
    return past


def _loose(verb: Token, clause: list[Token]) -> Ranges:
    """ "Back home, Smith said, he decided": what stands before the cue, or after it, between commas."""
    doc = verb.doc
    if len(clause) != 1 or verb.i + 1 >= len(doc) or verb.i == 0:
        return []
    one = clause[0]
    found: Ranges = []
    subject = next((k for k in verb.children if k.dep == "nsubj"), None)
    if subject is None:
        return []
    if one.i > verb.i and doc[verb.i + 1].text == ",":
        for kid in verb.lefts:
            bare = kid.dep == "advcl" and not any(k.dep in ("nsubj", "nsubjpass") for k in kid.children)
            if bare or kid.tag in ("VBG", "VBN"):
                continue  # "Asked about the fire, Bell said ...": when, and not what
            if kid.dep in ("prep", "advcl", "npadvmod") and kid.i < subject.i:
                found.append(subtree(kid))
    elif one.i < subject.i < verb.i and doc[verb.i + 1].text == ",":
        for kid in verb.rights:
            if kid.dep in ("prep", "advcl", "acl", "conj") and not _cue(kid) and kid.i > verb.i + 1:
                found.append(subtree(kid))
    return found


def _around(verb: Token) -> Ranges:
    """ "The plan, Smith said, will fail": the cue stands inside or after the clause that it reports."""
    if verb.dep not in ("parataxis", "ccomp", "advcl", "dep"):
        return []
    head = verb.head
    if verb.dep != "parataxis" and not _set_off(verb):
        return []
    if any(k.dep == "mark" for k in verb.children) or head.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
        return []
    return without([subtree(head)], subtree(verb))


def _set_off(verb: Token) -> bool:
    """Whether the cue and its subject stand between commas, or before the end."""
    doc = verb.doc
    first, past = subtree(verb)
    short = past - first <= 12
    before = first > 0 and doc[first - 1].text in (",", "”", '"', "—", "–")
    return short and before and (past >= len(doc) or doc[past].is_punct) and _has_subject(verb)


def _has_subject(verb: Token) -> bool:
    return any(k.dep == "nsubj" for k in verb.children)


def _cue(token: Token) -> bool:
    return token.tag == "VBG" and (token.lemma in verbs() or token.lemma == "cite")


def _made_clear(verb: Token) -> Ranges:
    """ "making clear that ...", "made it plain that ..."."""
    for kid in verb.children:
        if kid.low in CLEAR_WORDS and kid.i > verb.i:
            inner = [
                k for k in (*kid.children, *verb.children) if k.dep in ("ccomp", "advcl") and k.i > kid.i
            ]
            return [subtree(k) for k in inner if any(m.low == "that" for m in k.children)]
    return []
