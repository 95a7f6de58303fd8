"""Who did it and to whom: the words that stand in those places around a word that tells of an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.reading.events_lexicon import Need, Rule, lemma_of, lexicon, listed
from dateline.reading.tokens import Token
from dateline.records import record

NAMED = frozenset({"PROPN", "NOUN", "PRON"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
MOMENTS = frozenset({"DATE", "TIME"})  # "on Friday" names nobody
MOST = 3  # of several who did it, or had it done to them
HOPS = 6


@record
class Roles:
    """Head words: of who did it, of whom it was done to, and of the object the verb needs; `verb` is the
    verb that carries an event's noun ("held" of "held talks")."""

    who: tuple[Token, ...] = ()
    whom: tuple[Token, ...] = ()
    thing: Token | None = None
    verb: Token | None = None
    passive: bool = False


def passive(verb: Token) -> bool:
    if any(k.dep in ("nsubjpass", "auxpass") for k in verb.children):
        return True
    bare = verb.tag == "VBN" and not any(k.dep in ("aux", "nsubj") for k in verb.children)
    if bare and verb.dep == "conj" and verb.head.pos == "VERB":
        return passive(verb.head)
    return bare and verb.dep in ("acl", "relcl", "advcl")


def subject(verb: Token, hops: int = HOPS) -> Token | None:
    """The head of an active verb's subject, shared with the verb that it hangs on where it has none."""
    head = verb.head
    for kid in verb.lefts:
        if kid.dep in ("nsubj", "nsubjpass"):
            if kid.low in RELATIVES:
                return head if head.pos in NAMED else None
            return kid
    if verb.dep in ("xcomp", "pcomp", "pobj") and head.pos in ("ADP", "SCONJ", "ADJ", "ADV"):
        head = head.head  # "is about to leave", "was ready to leave"
        return subject(head, hops - 1) if hops and head.pos in ("VERB", "AUX") else None
    if hops == 0 or head.i == verb.i:
        return None
    if verb.dep in ("acl", "relcl"):
        return head if head.pos in NAMED and verb.tag != "VBN" else None
    if verb.dep in ("conj", "xcomp", "advcl") and head.pos in ("VERB", "AUX"):
        if verb.dep == "xcomp":
            told = next((k for k in head.children if k.dep == "dobj" and k.i < verb.i), None)
            if told is not None:
                return told
        if verb.dep == "advcl" and verb.tag not in ("VBG", "VB"):
            return None
        return agent(head) if passive(head) and verb.dep == "advcl" else subject(head, hops - 1)
    return None


def _doer(verb: Token) -> Token | None:
    """The subject, unless the parse took for it what stands after "near" and the like."""
    found = subject(verb)
    lost = found is not None and any(k.low in ("near", "in", "at", "outside") for k in found.lefts)
    return None if lost else found


def agent(verb: Token) -> Token | None:
    """Whoever a passive says it was done by."""
    by = next((k for k in verb.children if k.dep == "agent"), None)
    return None if by is None else next((k for k in by.children if k.dep == "pobj"), None)


def direct_object(verb: Token) -> Token | None:
    for kid in verb.children:
        if kid.dep == "dobj":
            if kid.low in RELATIVES:
                return verb.head if verb.head.pos in NAMED else None
            return kid
    for kid in verb.rights:  # "urged Harne to leave", "asked that Harne leave"
        if kid.dep in ("ccomp", "xcomp", "dative", "iobj"):
            inner = next((k for k in kid.lefts if k.dep == "nsubj"), kid if kid.dep != "ccomp" else None)
            if inner is not None and inner.pos in NAMED and inner.i > verb.i:
                return inner
    return None


def passive_object(verb: Token) -> Token | None:
    if verb.dep == "acl" and verb.tag == "VBN":
        return verb.head if verb.head.pos in NAMED else None
    return subject(verb)


def objects_of(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """The heads of what stands after these prepositions under a word."""
    for kid in token.rights:
        if kid.dep in ("prep", "dative", "agent") and kid.low in prepositions:
            yield from (k for k in kid.children if k.dep == "pobj" and k.entity not in MOMENTS)


def together(head: Token | None) -> tuple[Token, ...]:
    """A head word and those that "and" joins to it."""
    found: list[Token] = []
    at = head
    while at is not None and len(found) < MOST:
        found.append(at)
        at = next((k for k in at.rights if k.dep == "conj" and k.pos in NAMED), None)
    return tuple(found)


def of_verb(verb: Token, rule: Rule) -> Roles:
    """The roles around a verb under one of its rules."""
    turned = passive(verb)
    who = together(agent(verb) if turned else _doer(verb))
    thing = passive_object(verb) if turned else direct_object(verb)
    whom = together(thing) if rule.object else ()
    if not whom and rule.prepositions:
        for place in (verb, *((thing,) if thing is not None and not rule.object else ())):
            whom = whom or together(next(objects_of(place, rule.prepositions), None))
    if rule.both:
        if not whom and thing is not None and not _needs(rule, "o"):
            whom = together(thing)
        if turned and thing is not None and not who:
            who, whom = whom, ()
        if not whom and len(who) > 1:
            who, whom = who[:1], who[1:]
    return Roles(who=who, whom=whom[:MOST], thing=thing, passive=turned)


def of_noun(noun: Token, rule: Rule) -> Roles:
    """The roles around a noun, and around the verb that carries it."""
    who = together(next(objects_of(noun, frozenset({"by"})), None))
    carrier: Token | None = None
    whom: tuple[Token, ...] = ()
    head = noun.head
    if noun.dep in ("dobj", "nsubjpass") and lemma_of(head) in listed("light"):
        carrier = head
        who = who or together(agent(head) if noun.dep == "nsubjpass" else subject(head))
    elif noun.dep == "dobj" and head.lemma in listed("suffer"):
        carrier, whom = head, together(subject(head))
    elif noun.dep == "pobj" and head.low == "under" and head.head.lemma == "come":
        carrier, whom = head.head, together(subject(head.head))
    if carrier is not None and not who and whom:
        who = together(next(objects_of(carrier, frozenset({"by", "from"})), None))
    for place in (noun, *((carrier,) if carrier is not None else ())):
        whom = whom or together(next(objects_of(place, rule.prepositions), None))
    if rule.both and not who and len(whom) > 1:
        who, whom = whom[:1], whom[1:]
    if rule.both and not whom and len(who) > 1:
        who, whom = who[:1], who[1:]
    if not who and rule.mode == "visit" and noun.dep == "pobj" and head.head.pos == "VERB":
        who = together(subject(head.head))  # "flew to Harne on a visit"
    if not who:
        before = ("poss",) if rule.type == "CONSULT" else ("poss", "amod", "compound", "nmod")
        who = tuple(k for k in noun.lefts if k.dep in before)
    return Roles(who=who[:MOST], whom=whom[:MOST], verb=carrier)


def _needs(rule: Rule, part: str) -> bool:
    return any(need.part == part for need in rule.needs)


def heads(token: Token) -> set[str]:
    """A word's lemma and those of the nouns joined before it: "peace agreement" is an agreement."""
    return {token.lemma.lower()} | {k.lemma.lower() for k in token.lefts if k.dep == "compound"}


def infinitive(verb: Token) -> Token | None:
    """The verb after "to" under a verb."""
    for kid in verb.rights:
        if kid.dep in ("xcomp", "ccomp", "advcl") and any(k.low == "to" for k in kid.lefts):
            return kid
    return None


def hostile(verb: Token) -> bool:
    """Whether a verb is one of conflict."""
    from_lexicon = lexicon().verbs.get(lemma_of(verb), ())
    return any(rule.type in ("ASSAULT", "COERCE", "SANCTION", "THREATEN", "PROTEST") for rule in from_lexicon)


def prepositions(token: Token) -> set[str]:
    return {k.low for k in token.rights if k.dep in ("prep", "dative", "agent")}


def fits(need: Need, trigger: Token, roles: Roles, names: Callable[[Token], bool]) -> bool:
    """Whether one condition of a rule holds; `names` says whether a head word is a name's."""
    if need.part == "d":
        return any(names(one) for one in roles.who)
    if need.part == "e":
        agents = listed("agents")
        return any(names(one) or one.lemma.lower() in agents for one in roles.whom)
    if need.part == "h":
        return any(one.pos == "PROPN" or one.lemma.lower() in listed("agents") for one in roles.whom)
    if need.part == "c":
        return any(k.dep == "ccomp" for k in trigger.rights)
    if need.part == "w":
        return bool(roles.whom)
    if need.part == "x":
        after = infinitive(trigger)
        if not need.words:
            return after is not None
        return after is not None and hostile(after) is need.wanted
    if need.part == "p":
        beside = prepositions(trigger) | (prepositions(roles.thing) if roles.thing is not None else set())
        return bool(need.words & beside)
    if need.part == "r":
        return bool(roles.who) or any(
            heads(one) & need.words for one in objects_of(trigger, frozenset({"in", "by", "during", "when"}))
        )
    around = _part(need.part, trigger, roles)
    if not need.wanted:
        return not any(heads(one) & need.words for one in around)
    return any(heads(one) & need.words or (need.agents and names(one)) for one in around)


def _part(part: str, trigger: Token, roles: Roles) -> tuple[Token, ...]:
    if part == "s":
        return roles.who
    if roles.thing is not None:
        return (roles.thing,)
    if trigger.pos == "NOUN":
        return roles.whom
    return tuple(k for prep in trigger.rights if prep.dep == "prep" for k in prep.children if k.dep == "pobj")
