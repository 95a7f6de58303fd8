"""What people in general hold or say: "is widely regarded as", "some scholars believe", "it is said that".

Nobody is named who could be asked. The same words with somebody named ("is considered by Orr", "the two
scholars believe") are an attribution and no doubt of the writer's. Each check returns where the words begin,
so that "has long been regarded" is whole, or None. Mostly the order of words is asked, and the parse only
where it must be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias

from dateline.reading.numerals import listed
from dateline.reading.tokens import Doc

View: TypeAlias = Callable[[Doc, int, int], int | None]  # parsed text, first token, token after the last

BE = frozenset(listed("am is are was were be been being 's ’s 're ’re"))
HAVE = frozenset(listed("have has had having 've ’ve"))
ASKED = frozenset(listed("should must shall will would to ought let"))  # not held yet, or not by anybody
MODALS = frozenset(listed("can ca could may might"))
VAGUE = frozenset(
    listed("some many most several various other others certain numerous few people everyone everybody")
)
FIXED = frozenset(
    listed("the this these those that both all each every no his her its their our my your whose 's ’s any")
)
HOLD = frozenset(
    listed(
        "say claim argue believe think consider agree suggest feel contend maintain note regard see fear "
        "expect doubt assume speculate point hold suspect insist charge complain praise criticize criticise "
        "describe cite call estimate predict warn question dispute attribute credit disagree worry assert "
        "allege propose theorize hypothesize view interpret recommend caution concede acknowledge debate "
        "prefer favor favour accuse challenge deny reject condemn compare"
    )
)
HOLDERS = frozenset(
    listed(
        "critics detractors fans proponents opponents supporters advocates historians scholars experts "
        "observers commentators analysts researchers scientists insiders sceptics skeptics people locals "
        "residents sources economists archaeologists linguists philosophers theorists theologians reviewers "
        "authors writers biographers pundits enthusiasts adherents practitioners followers believers "
        "traditionalists purists sociologists psychologists anthropologists biologists geologists "
        "astronomers physicists academics intellectuals activists campaigners authorities specialists "
        "players viewers readers listeners users witnesses"
    )
)
OPINIONS = frozenset(
    listed(
        "regard consider see view describe praise criticize criticise hail call believe think say acclaim "
        "respect love hate deem know dub dispute contest question recognize recognise accept expect attack "
        "perceive admire condemn credit cite ridicule welcome receive"
    )
)
FAME = frozenset(
    listed("well best better lesser least little internationally nationally highly critically much")
)
REACH = 14  # tokens after a holder in which its verb may stand
NOUNISH = ("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP")
THINGS = frozenset(listed("DT JJ JJR JJS PRP$ NN NNS NNP NNPS CD RBS RBR VBN"))


def _left(doc: Doc, at: int) -> int:
    """The last token before `at` that is no adverb and no "not", in its sentence; -1 where there is none."""
    while at > 0 and not doc[at].is_sent_start:
        at -= 1
        if not doc[at].tag.startswith("RB"):
            return at
    return -1


def passive(doc: Doc, verb: int) -> int | None:
    """Where "has long been regarded" begins; None where somebody does it ("had regarded") or shall do it."""
    at = _left(doc, verb)
    if at < 0:
        return verb if doc[verb].tag in ("VBN", "JJ") else None
    word = doc[at].low
    if word in BE and doc[at].tag != "POS":
        begin, before = at, _left(doc, at)
        if before >= 0 and doc[before].low in HAVE:
            begin, before = before, _left(doc, before)
        if before >= 0 and (doc[before].low in ASKED or _never(doc, before)):
            return None
        return before if before >= 0 and doc[before].low in MODALS else begin
    if word in HAVE or word in MODALS or word in ASKED:
        return None
    after = doc[verb + 1 : verb + 4]  # ", considered the best" is often tagged as a past tense
    best = any(token.tag in ("JJS", "RBS") for token in after)
    being = [token.low for token in after[:2]] in (["to", "be"], ["to", "have"])
    return at + 1 if doc[verb].tag == "VBN" or (doc[at].is_punct and (best or being)) else None


def _never(doc: Doc, modal: int) -> bool:
    """Whether it cannot be: "cannot be considered safe" is a judgement."""
    return doc[modal].low in MODALS and doc[modal + 1].low in ("not", "n't", "n’t")


def held(takes: str, doc: Doc, first: int, past: int) -> int | None:
    """A passive of thinking or saying, with what is held: "is said to be", "are seen as"."""
    begin = passive(doc, first) if doc[first].tag in ("VBN", "VBD", "JJ") else None
    if begin is None or _by_somebody(doc, first):
        return None
    at = _complement(doc, past)
    if at >= len(doc):
        return None
    word, bare = doc[at].low, begin == first or doc[begin].tag.startswith("RB")
    if word == "by":
        return begin if vague(doc, at + 1) else None
    before = doc[begin - 1].low if begin else ""
    if before == "as" and not bare:
        return begin  # "as is believed"
    if before == "it" and not bare and (word in ("that", "to", "whether", ",") or doc[at].tag in THINGS):
        return begin
    return begin if _follows(doc, at, takes, bare) else None


def _complement(doc: Doc, past: int) -> int:
    """Where what is held begins: past adverbs, and past what stands between commas."""
    at = past
    if at < len(doc) and doc[at].low == ",":
        close = [n for n in range(at + 2, min(at + 9, len(doc))) if doc[n].low == ","]
        at = close[0] + 1 if close else at
    while at < len(doc) and at < past + 9 and doc[at].tag.startswith("RB") and doc[at].low != "as":
        at += 1
    return at


def _follows(doc: Doc, at: int, takes: str, bare: bool) -> bool:
    word = doc[at].low
    if word == "that":
        return not bare
    if word == "to":
        return takes != "as" and at + 1 < len(doc) and doc[at + 1].tag in ("VB", "RB")
    if word in ("as", "with", "of"):
        return word == takes or (word == "as" and takes == "np")
    if takes == "any":
        return not bare
    if takes != "np" or doc[at].tag not in THINGS:
        return False
    return not bare or word == "one" or any(token.tag in ("JJS", "RBS") for token in doc[at : at + 3])


def _by_somebody(doc: Doc, verb: int) -> bool:
    """Whether it is said who holds it: "is considered a threat by the council"."""
    agents = [child for child in doc[verb].children if child.dep == "agent"]
    return any(not vague(doc, agent.i + 1) for agent in agents)


def vague(doc: Doc, at: int) -> bool:
    """Whether those named from here are nobody in particular: "many", "some of the press", "critics"."""
    for token in doc[at : at + 4]:
        if token.low in VAGUE or token.low in HOLDERS:
            return True
        if token.tag not in NOUNISH:
            return False
    return False


def holders(doc: Doc, first: int, past: int) -> int | None:
    """Nobody in particular says or holds it: "critics argue", not "the two experts said"."""
    begin = _group(doc, first)
    if begin is None:
        return None
    token = doc[first]
    if any(child.dep in ("relcl", "acl") for child in token.children) or _named(doc, past):
        return None
    before = doc[begin - 1].low if begin and not doc[begin].is_sent_start else ""
    if before == "by":
        near = doc[max(begin - 4, 0) : begin - 1]
        return begin if any(each.lemma.lower() in OPINIONS for each in near) else None
    if before == "to" and begin > 1 and doc[begin - 2].low == "according":
        return begin
    while token.dep == "conj" and token.head.i < token.i and token.head.tag == "NNS":
        token = token.head
    subject = token.dep == "nsubj" and first < token.head.i <= first + REACH
    if subject and token.head.lemma.lower() in HOLD:
        asked = any(child.low in ASKED for child in token.head.children if child.dep == "aux")
        return None if asked else begin
    at = past
    while at < len(doc) and at < past + 3 and (doc[at].tag.startswith("RB") or doc[at].low in HAVE):
        at += 1
    said = at < len(doc) and doc[at].tag in ("VBP", "VBD", "VBN") and doc[at].lemma.lower() in HOLD
    return begin if said and before not in FIXED else None


def _named(doc: Doc, past: int) -> bool:
    """Whether somebody is named after all: "experts such as Lamm"."""
    after = [token.low for token in doc[past : past + 2]]
    return after == ["such", "as"] or after[:1] in (["like"], ["including"])


def _group(doc: Doc, noun: int) -> int | None:
    """Where "some modern scholars" begins; None for "the scholars", "two scholars", "her fans"."""
    at = noun
    while at > 0 and not doc[at].is_sent_start and noun - at < 3 and doc[at - 1].tag in NOUNISH:
        if doc[at - 1].low in VAGUE:
            break
        at -= 1
    if at == 0 or doc[at].is_sent_start:
        return at
    before = doc[at - 1]
    if before.low in VAGUE:
        return at - 1
    return None if before.low in FIXED or before.tag in ("CD", "PRP$", "POS", "DT") else at


def fame(doc: Doc, first: int, past: int) -> int | None:
    """Known or thought well of by whom is not said: "a well-known author", "is best known for"."""
    at = first - 1
    if at > 0 and doc[at].low == "-":
        at -= 1
    return at if at >= 0 and doc[at].low in FAME and not doc[first].is_sent_start else None


def alone(doc: Doc, first: int, past: int) -> int | None:
    """By many and nothing more, or by many of those who hold views: not "greeted by some 400 guests"."""
    if past < len(doc) and doc[past].tag in THINGS:
        return first if any(token.low in HOLDERS for token in doc[past : past + 2]) else None
    return first


VIEWS: Mapping[str, View] = {
    "+to": partial(held, "to"),
    "+as": partial(held, "as"),
    "+np": partial(held, "np"),
    "+with": partial(held, "with"),
    "+of": partial(held, "of"),
    "+any": partial(held, "any"),
    "+who": holders,
    "+fame": fame,
    "+alone": alone,
}
