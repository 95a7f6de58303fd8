"""Whether what a word tells of has happened, or is denied, feared, asked for or planned."""

from __future__ import annotations

from typing import Literal

from dateline.reading.events_lexicon import lemma_of, listed
from dateline.reading.tokens import Token

Realis = Literal["real", "future", "no"]
HOPS = 10
MODALS = frozenset({"may", "might", "could", "would", "should", "must", "can", "ca", "cannot", "'d", "’d"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
UNLESS = frozenset({"if", "unless", "whether", "lest", "until", "till", "before"})
WHENEVER = frozenset({"when", "whenever", "once", "as", "where"})
THROUGH = frozenset({"after", "since", "by", "while", "in", "following", "upon", "on", "amid", "during"})
KNOWN = frozenset(
    {"blame", "investigate", "probe", "arrest", "justify", "halt", "stop", "end", "fail", "charge", "convict"}
    | {"jail", "imprison", "sentence", "indict", "discuss", "oppose", "criticize", "fear"}
)  # what is blamed on somebody did happen, said with a noun: "blamed them for the attack"
TELLING = frozenset({"tell", "warn", "advise", "allege", "charge", "suggest"})
GOING = frozenset({"begin", "start", "resume", "continue", "take", "happen", "occur", "come", "go"})
PARTICIPLES = frozenset({"VBG", "VBN"})


def verb_realis(verb: Token) -> Realis:
    """Of an event that a verb tells of."""
    found: Realis = "real"
    at = verb
    own = True  # whether the auxiliaries of `at` are also the event's
    for _ in range(HOPS):
        told = _clause(at, own)
        if told == "no":
            return "no"
        if told == "future" and own:
            found = "future"
        step = _governor(at)
        if isinstance(step, str):
            return "future" if step == "future" and found == "real" else found if step != "no" else "no"
        own = at.dep in ("conj", "xcomp", "advcl") and not _own_subject(at)
        at = step
    return found


def _clause(verb: Token, own: bool) -> Realis:
    """What a verb's own auxiliaries and conjunctions say."""
    found: Realis = "real"
    for kid in verb.children:
        low = kid.low
        if kid.dep == "neg" or (kid.dep in ("advmod", "preconj") and low in ("never", "nearly", "almost")):
            return "no"
        if kid.dep == "mark" and low in UNLESS:
            return "no"
        if kid.dep == "advmod" and low in WHENEVER and verb.tag in ("VBP", "VBZ") and verb.dep == "advcl":
            return "no"
        if own and kid.dep in ("aux", "auxpass"):
            if low in MODALS:
                return "no"
            if low in FUTURE:
                found = "future"
    return found


def _own_subject(verb: Token) -> bool:
    return any(k.dep in ("nsubj", "nsubjpass") for k in verb.children)


def _infinitive(verb: Token) -> bool:
    return any(k.dep == "aux" and k.low == "to" for k in verb.children)


def _governor(verb: Token) -> Token | Realis:
    """The verb that decides in its turn, or "real", "future" or "no" where it is decided."""
    dep, head = verb.dep, verb.head
    if dep == "ROOT" or head.i == verb.i:
        bare = verb.tag == "VB" and not _own_subject(verb) and not any(k.dep == "aux" for k in verb.children)
        return "no" if bare or _infinitive(verb) else "real"
    if _infinitive(verb) and dep != "conj":
        return _after_to(head)
    if dep in ("pcomp", "pobj") and head.pos in ("ADP", "SCONJ"):
        if head.low not in THROUGH or head.head.pos not in ("VERB", "AUX"):
            return "no"
        return "real" if head.low in ("after", "since", "following") else head.head
    if head.pos not in ("VERB", "AUX"):
        return "no" if dep == "acl" and head.lemma.lower() in listed("doubtful") else "real"
    if dep in ("ccomp", "xcomp"):
        told = dep == "ccomp" and lemma_of(head) in TELLING  # "told them that", not "told them to"
        return "no" if lemma_of(head) in listed("unreal") and not told else head
    if dep == "conj" or (dep == "advcl" and verb.tag in PARTICIPLES):
        return head
    return "real"


def _after_to(head: Token) -> Token | Realis:
    """What stands over "to" and a verb: "began to shell" did, "is about to leave" will, the rest did not."""
    if head.lemma.lower() == "go" and head.tag == "VBG":
        return "future"
    if head.low == "about":
        return "future"
    if head.pos in ("VERB", "AUX") and lemma_of(head) in listed("real"):
        return head
    return "no"


def noun_realis(noun: Token) -> Realis:
    """Of an event that a noun tells of."""
    for kid in noun.children:
        if kid.dep in ("amod", "compound", "det", "neg", "nmod") and kid.low in listed("unhappened"):
            return "no"
    at = noun
    for _ in range(HOPS):
        head = at.head
        if head.i == at.i:
            return "real"
        if at.dep in ("dobj", "nsubjpass", "attr") and head.pos in ("VERB", "AUX"):
            return _of_verb(head)
        if at.dep == "nsubj":
            return verb_realis(head) if head.lemma in GOING else "real"
        if at.dep == "pobj" and head.pos in ("VERB", "AUX"):
            return _of_verb(head)
        if at.dep in ("pobj", "prep", "conj", "appos", "dative"):
            if head.pos == "NOUN" and at.dep == "prep" and head.lemma.lower() in listed("doubtful"):
                return "no"
            if at.dep == "prep" and head.pos in ("VERB", "AUX"):
                asked = lemma_of(head) in listed("unreal") - KNOWN
                return "no" if asked and at.low in ("of", "for", "with", "against", "from", "to") else "real"
            at = head
            continue
        return "real"
    return "real"


def _of_verb(verb: Token) -> Realis:
    """Of the object of a verb: "planned an attack", "will hold talks", "condemned the attack"."""
    lemma = lemma_of(verb)
    if lemma in listed("unreal") - KNOWN:
        return "no"
    return verb_realis(verb) if lemma in listed("light") or lemma in listed("suffer") else "real"
