"""Who did what to whom: events in PLOVER's types, each tied to the claim or narration that tells of it.

Rules over the parse with a lexicon of verbs and nouns (data/events.tsv). What is denied, feared, planned or
asked for did not happen and is no event, though the threat, the refusal and the request are. Only what has a
named actor, recipient or place is kept: a suggestion that names nobody helps nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.reading.events_around import Around, Told
from dateline.reading.events_lexicon import HOSTILE, Rule, lemma_of, lexicon
from dateline.reading.events_realis import noun_realis, verb_realis
from dateline.reading.events_roles import Roles, fits, of_noun, of_verb
from dateline.reading.text import Text
from dateline.reading.tokens import Doc, Token
from dateline.records import Claim, Event, Name, Place, When


def events(
    text: Text,
    who: Sequence[Name],
    where: Sequence[Place],
    when: Sequence[When],
    claims: Sequence[Claim],
) -> tuple[Event, ...]:
    """The events of a text, in text order; `claims` with their ids as they will stay."""
    around = Around(text, who, where, when, claims)
    found: list[Event] = []
    for told in tellings(text.doc, around):
        found += around.placed(told, len(found))
    return tuple(found)


def tellings(doc: Doc, around: Around) -> Iterator[Told]:
    """Each word of the lexicon that tells of something that happened, once."""
    wanted = lexicon().triggers
    taken: set[int] = set()
    for token in doc:
        if token.lemma not in wanted or token.i in taken:
            continue
        told = None
        if token.pos == "VERB":
            told = _by_verb(token, around)
        elif token.pos == "NOUN":
            told = _by_noun(token, around)
        if told is not None:
            taken |= {one.i for one in (told.roles.thing, told.roles.verb) if one is not None}
            yield told


def _by_verb(verb: Token, around: Around) -> Told | None:
    for rule in lexicon().verbs.get(lemma_of(verb), ()):
        roles = of_verb(verb, rule)
        if (roles.who or roles.whom) and all(fits(need, verb, roles, around.named) for need in rule.needs):
            return _told(rule, verb, roles, verb_realis(verb))
    return None


def _by_noun(noun: Token, around: Around) -> Told | None:
    first = noun.head if noun.dep == "conj" else noun
    if first.dep in ("compound", "amod", "nmod"):
        return None  # "an attack helicopter", "a bombing and shelling offensive"
    before = next((k for k in noun.lefts if k.dep == "compound" and k.i == noun.i - 1), None)
    joined = f"{before.low}_{noun.lemma}" if before is not None else ""
    for rule in (*lexicon().nouns.get(joined, ()), *lexicon().nouns.get(noun.lemma.lower(), ())):
        roles = around.holders(of_noun(noun, rule))
        if (roles.who or roles.whom) and all(fits(need, noun, roles, around.named) for need in rule.needs):
            return _told(rule, noun, roles, noun_realis(noun))
    return None


def _told(rule: Rule, trigger: Token, roles: Roles, realis: str) -> Told | None:
    """Cooperation that is yet to come is an agreement to it, as PLOVER has it; other futures are nothing."""
    if realis == "no" or (realis == "future" and rule.type in HOSTILE):
        return None
    if realis == "future":
        return Told(type="AGREE", mode=None, trigger=trigger, roles=roles)
    return Told(type=rule.type, mode=rule.mode, trigger=trigger, roles=roles)
