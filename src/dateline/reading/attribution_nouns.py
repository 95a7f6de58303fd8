"""Attributions that a noun or "according to" carries: "a claim that ...", "accusations of ..."."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reading.attribution_sources import source_of, source_span
from dateline.reading.attribution_spans import Ascribed, Marks, chars, mode, squared, subtree, without
from dateline.reading.cues import frame, nouns, words
from dateline.reading.tokens import Doc, Token
from dateline.records import Act

BY = ("by", "from", "of", "among", "in")


def from_nouns(doc: Doc, text: str, marks: Marks) -> Iterator[tuple[Ascribed, int | None]]:
    """Attributions of nouns, each with the token of the verb that governs the noun (used up by it)."""
    table = nouns()
    for token in doc:
        if token.pos == "NOUN" and token.lemma.lower() in table:
            found = _noun(token, table[token.lemma.lower()], text, marks)
            if found is not None:
                yield found
        elif token.low == "according":
            said = _according(token, text, marks)
            if said is not None:
                yield said, None


def _noun(noun: Token, act: Act, text: str, marks: Marks) -> tuple[Ascribed, int | None] | None:
    clause = next((k for k in noun.rights if _that(k)), None)
    of = None
    if clause is None and noun.lemma.lower() in words("of"):
        of = next((k for k in noun.rights if k.dep == "prep" and k.low == "of"), None)
        clause = None if of is None else next((k for k in of.children if k.dep in ("pobj", "pcomp")), None)
    if clause is None or marks.at(noun.idx) is not None:
        return None
    doc = noun.doc
    verb = _governor(noun)
    head = _source(noun, verb, marks)
    if verb is not None and (one := frame(verb.lemma.lower(), "o") or frame(verb.lemma.lower(), "t")):
        act = one.act if one.act in ("deny", "retract") else act
    first = verb.i if verb is not None and verb.i < noun.i and noun.i - verb.i <= 8 else noun.left_edge.i
    poss = max((subtree(k)[1] for k in noun.lefts if k.dep == "poss"), default=0)
    cue = chars(doc, max(first, poss) if verb is None else first, (of.i if of is not None else noun.i) + 1)
    if head is not None and verb is None:
        cue = chars(doc, noun.i, (of.i if of is not None else noun.i) + 1)
    content = squared(text, [chars(doc, *subtree(clause))], marks, cue)
    if not content:
        return None
    built = Ascribed(
        at=noun.i,
        lemma=noun.lemma.lower(),
        act=act,
        kind="noun",
        shape="noun",
        cue=cue,
        spans=content,
        source=None if head is None else source_span(head, noun.i),
        head=None if head is None else head.i,
        negated=verb is not None and any(k.dep == "neg" for k in verb.children),
        mode=mode(text, content, marks),
    )
    return built, None if verb is None else verb.i


def _that(token: Token) -> bool:
    """A clause that says what the noun holds, not a relative clause about the noun."""
    if token.dep not in ("acl", "ccomp", "relcl") or token.pos not in ("VERB", "AUX"):
        return False
    if token.lemma in words("answers") and not any(k.dep in ("dobj", "ccomp") for k in token.children):
        return False  # "a claim that Moscow rejected"
    return any(k.dep == "mark" and k.low == "that" for k in token.children)


def _governor(noun: Token) -> Token | None:
    head = noun.head
    if noun.dep == "dobj" and head.lemma.lower() in words("light"):
        return head
    return None


def _source(noun: Token, verb: Token | None, marks: Marks) -> Token | None:
    if verb is not None and (found := source_of(verb, marks)) is not None:
        return found
    for kid in noun.children:
        if kid.dep == "poss":
            return kid
        if kid.dep in ("amod", "compound", "nmod") and kid.entity in ("NORP", "ORG", "PERSON", "GPE"):
            return kid
        if kid.dep == "prep" and kid.low in BY and kid.i > noun.i and noun.lemma.lower() not in words("of"):
            return next((k for k in kid.children if k.dep == "pobj"), None)
        if kid.dep == "prep" and kid.low in ("by", "from", "among"):
            return next((k for k in kid.children if k.dep == "pobj"), None)
    return None


def _according(token: Token, text: str, marks: Marks) -> Ascribed | None:
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].low != "to":
        return None
    to = doc[token.i + 1]
    named = next((k for k in to.children if k.dep in ("pobj", "pcomp")), None)
    if named is None:
        named = next((k for k in token.children if k.dep == "pobj"), None)
    if named is None or named.i <= token.i:
        return None
    host = token.head
    while host.pos not in ("VERB", "AUX") and host.dep != "ROOT":
        host = host.head
    phrase = subtree(token)
    cue = chars(doc, token.i, token.i + 2)
    inside = marks.at(token.idx) is not None
    if host.i == token.i:
        sent = token.sent
        ranges = without([(sent.start, sent.end)], phrase)
    else:
        ranges = without([subtree(host)], phrase)
    content = squared(text, [chars(doc, a, b) for a, b in ranges], marks, cue)
    content = tuple(c for c in content if len(text[c[0] : c[1]]) > 2)
    if not content or inside:
        return None
    return Ascribed(
        at=token.i,
        lemma="according to",
        act="assert",
        kind="say",
        shape="clause",
        cue=cue,
        spans=content,
        source=source_span(named, token.i),
        head=named.i,
        mode=mode(text, content, marks),
    )
