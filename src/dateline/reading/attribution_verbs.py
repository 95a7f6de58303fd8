"""Attributions that a verb carries: what was said stands in its clause, its object or its preposition."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reading.attribution_content import CLEAR_WORDS, Ranges, contents
from dateline.reading.attribution_sources import RELATIVES, source_of, source_span
from dateline.reading.attribution_spans import Ascribed, Chars, Marks, chars, mode, squared, subtree, without
from dateline.reading.cues import Frame, verbs, words
from dateline.reading.tokens import Doc, Token

FIRST = {"i", "we", "you", "me", "us"}
VENUES = {"in", "at", "on", "during", "via", "through", "to"}


def from_verbs(doc: Doc, text: str, marks: Marks, used: set[int]) -> Iterator[Ascribed]:
    """One attribution for each verb of the lexicon whose frame is filled; `used` are cues already taken."""
    table = verbs()
    for token in doc:
        if token.pos not in ("VERB", "AUX") or token.i in used or token.lemma.lower() not in table:
            continue
        found = _read(token, text, marks)
        if found is not None:
            yield found


def _read(verb: Token, text: str, marks: Marks) -> Ascribed | None:
    lemma = verb.lemma.lower()
    head = source_of(verb, marks)
    for shape, one, ranges in contents(verb, lemma):
        if _idle(verb, head, one, shape, marks):
            continue
        built = build(verb, one, shape, ranges, head, text, marks)
        if built is not None:
            return built
    return None


def _idle(verb: Token, head: Token | None, one: Frame, shape: str, marks: Marks) -> bool:
    """Whether nothing is ascribed after all: a command, a wish of the writer's, first person in a quote."""
    inside = marks.at(verb.idx)
    if head is not None and head.low in FIRST and (inside or one.kind in ("think", "show")):
        return True
    if inside is not None and (one.kind not in ("say", "show") or shape not in ("t", "q") or head is None):
        return True
    passive = any(c.dep in ("auxpass", "nsubjpass") for c in verb.children)
    if verb.tag == "VBG" and verb.lemma == "cite":
        return True  # "citing two officials" names a ground, and says nothing
    if verb.tag == "VBN" and verb.dep in ("advcl", "acl") and not any(c.dep == "aux" for c in verb.children):
        return True  # "asked whether ...": he was asked, he did not ask
    if head is None:
        return not (passive and shape in ("t", "i")) and not (
            shape == "t" and one.kind == "say" and _free(verb)
        )
    if one.kind == "show" and head.lemma.lower() in words("pictures"):
        return True  # "a video that shows ...": the document's own words about a picture
    if one.kind == "show" and shape == "o":
        return head.entity == "" and head.low not in ("it", "poll", "report", "study", "survey")
    return False


def _free(verb: Token) -> bool:
    """A participle or infinitive whose speaker is not in the sentence ("saying that ...")."""
    return bool(verb.tag == "VBG")


def build(
    verb: Token,
    one: Frame,
    shape: str,
    ranges: Ranges,
    head: Token | None,
    text: str,
    marks: Marks,
    given: tuple[Chars, ...] = (),
) -> Ascribed | None:
    """The attribution of a filled frame, or None where nothing is left of its content; `given` is content
    that is known already, and then `ranges` are not asked."""
    doc = verb.doc
    cue = cue_span(verb, shape)
    holes = [subtree(k) for k in verb.children if k.dep in ("nsubj", "agent") and shape != "i"]
    relative = next((k for k in verb.children if k.dep == "nsubj" and k.low in RELATIVES), None)
    source = None if head is None else source_span(head, verb.i)
    if relative is not None and head is not None and head.i < relative.i:
        source = chars(doc, relative.i, relative.i + 1)
    for hole in holes:
        ranges = without(ranges, hole)
    spans = [chars(doc, first, past) for first, past in ranges if first < past]
    if source is not None and head is not None and not any(s <= source[0] < e for s, e in spans):
        pass
    elif source is not None:
        spans = without(spans, source)
    spans = antecedent(verb, spans)
    content = given or squared(text, spans, marks, cue)
    if not content:
        return None
    audience, venue = setting(verb, content)
    return Ascribed(
        at=verb.i,
        lemma=verb.lemma.lower(),
        act=one.act,
        kind=one.kind,
        shape=shape,
        cue=cue,
        spans=content,
        source=source,
        head=None if head is None else head.i,
        negated=any(k.dep == "neg" for k in verb.children),
        audience=audience,
        venue=venue,
        mode=mode(text, content, marks),
    )


def antecedent(verb: Token, spans: list[Chars]) -> list[Chars]:
    """ "The fire, which officials say began in a kitchen": the fire itself instead of "which"."""
    doc = verb.doc
    if not spans or verb.dep != "relcl" or verb.head.i > verb.i:
        return spans
    named = doc.char_span(*spans[0])
    alone = named is not None and len(named) == 1 and named[0].low in RELATIVES
    return [source_span(verb.head, verb.i), *spans[1:]] if alone else spans


def cue_span(verb: Token, shape: str = "t") -> Chars:
    """The verb with the auxiliaries and adverbs before it and the particle or preposition after it."""
    doc = verb.doc
    first, past = verb.i, verb.i + 1
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep in (
        "aux", "auxpass", "neg", "advmod",
    ) and not doc[first].is_sent_start:  # fmt: skip
        first -= 1
    while (
        past < len(doc)
        and doc[past].head.i == verb.i
        and (doc[past].dep in ("prt",) or (shape == ":" and doc[past].dep == "prep"))
    ):
        past += 1
    if verb.lemma == "make":  # "made it clear"
        past = next((t.i + 1 for t in doc[past : past + 2] if t.low in CLEAR_WORDS), past)
    return chars(doc, first, past)


def setting(verb: Token, content: tuple[Chars, ...]) -> tuple[Chars | None, Chars | None]:
    """To whom ("told CNBC") and where ("in a post on Twitter", "at a press conference") it was said."""
    doc = verb.doc
    audience = venue = None

    def clear(span: Chars) -> bool:
        return not any(s < span[1] and span[0] < e for s, e in content)

    for kid in verb.children:
        if kid.dep in ("dobj", "dative", "iobj") and verb.lemma in (
            "tell",
            "inform",
            "remind",
            "assure",
            "brief",
        ):
            target = kid
            if kid.dep == "dative" and kid.pos == "ADP":
                target = next((k for k in kid.children if k.dep == "pobj"), kid)
            span = source_span(target, verb.i)
            audience = span if clear(span) else audience
        elif kid.dep == "prep" and kid.low in VENUES and venue is None:
            first, past = subtree(kid)
            heard = {t.lemma.lower() for t in doc[first : min(past, first + 12)]}
            span = chars(doc, first, past)
            if heard & words("speech") and past - first <= 16 and clear(span):
                venue = span
            elif kid.low == "to" and clear(span) and past - first <= 8:
                audience = chars(doc, first + 1, past) if past > first + 1 else None
    return audience, venue
