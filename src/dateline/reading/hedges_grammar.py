"""What tells a word of doubt from the same word used otherwise: "may have fled" from "methods that may be
used", "appeared calm" from "appeared in court", "over 200 dead" from "over five years".

Each check has a name that hedges.txt puts after a phrase ("may+md"); it is asked of the parsed text, the
phrase's first token and the token after its last, and looks at a few tokens only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from dateline.reading.numerals import listed
from dateline.reading.tokens import Doc

Check: TypeAlias = Callable[[Doc, int, int], bool]  # parsed text, first token, the token after the last

USES = frozenset(
    listed(
        "use call fix split flavor flavour know find see make apply add serve divide combine obtain define "
        "remove place regard refer substitute replace marry form prepare cook eat grow express represent "
        "write read note recall contact view download purchase buy hire rent"
    )
)  # what may be done to a thing of a kind: leave or use, not doubt
UNITS_OF_TIME = frozenset(listed("second minute hour day night week weekend month year decade century time"))
WHOLE = frozenset(listed("as all every wherever whenever where when if whatever full other"))
PARTS = frozenset(
    listed(
        "a half dozen score hundred thousand million billion quarter third fifth tenth year month week hour"
    )
)  # "about a dozen", but not "about a man"
SENSED = frozenset(listed("see hear feel smell remember imagine understand afford"))  # able to, not perhaps
FORMS = frozenset(listed("consist contain include comprise entail vary range involve"))  # "may include soup"
EXACT = frozenset(
    listed("total record fixed equal finite given same full maximum minimum exact odd even prime")
)
LEADING = frozenset(listed("leading foremost premier finest top few"))
LOOKS = frozenset(listed("look appear seem sound feel act behave speak"))
STATED = frozenset(
    listed(
        "claim assertion allegation accusation report statement rumour rumor theory account story narrative "
        "version figure number toll information evidence testimony suggestion idea notion belief finding "
        "conclusion document letter quote quotation post message news video footage image picture photo "
        "photograph recording clip result vote election victory outcome decision hypothesis interpretation "
        "study data promise premise pretext charge impression explanation"
    )
)  # what may be false or disputed, so that what it says is in doubt
KNOWN_SO_FAR = STATED | frozenset(
    listed("count estimate investigation indication test analysis assessment inquiry tally diagnosis answer")
)
MEASURED = frozenset(listed("so how too as not very his her its their"))  # before "many", "most"
DENIABLE = frozenset(listed("access bail entry request visa"))  # denied to somebody, not said to be untrue
COMPLEMENT = frozenset(("xcomp", "ccomp", "oprd", "acomp"))


def number(doc: Doc, first: int, past: int) -> bool:
    """A number comes next: "about 40", "about a dozen"; not a span of time or years: "over five years"."""
    if past >= len(doc) or not (doc[past].like_num or _part(doc, past) or _money(doc, past)):
        return False
    word = doc[first].low
    if word == "between":
        return not _is_year(doc[past].text)
    if word != "over":
        return True
    after = doc[past + 1 : past + 3]
    return not any(token.lemma.lower() in UNITS_OF_TIME for token in after)


def _part(doc: Doc, at: int) -> bool:
    word = doc[at].low
    return word == "half" or (word in ("a", "an") and at + 1 < len(doc) and doc[at + 1].low in PARTS)


def _money(doc: Doc, at: int) -> bool:
    return doc[at].text in ("$", "£", "€") and at + 1 < len(doc) and bool(doc[at + 1].like_num)


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdigit() and 1000 <= int(written) <= 2100


def modal(doc: Doc, first: int, past: int) -> bool:
    """A modal that doubts: not May, "so that all may be one", "may be used", "could not be reached"."""
    token = doc[first]
    if token.tag != "MD" or past >= len(doc):
        return False
    word, verb = token.low, token.head
    if word == "could" and (doc[past].low in ("not", "n't", "n’t") or verb.lemma.lower() in SENSED):
        return False
    if word != "may":
        return True
    if token.is_sent_start or token.text == "May" or _purpose(doc, first):
        return False
    if any(child.low == "have" for child in verb.children if child.dep == "aux"):
        return True
    lemma = verb.lemma.lower()
    passive = verb.tag == "VBN" and any(child.dep == "auxpass" for child in verb.children)
    return lemma not in (USES if passive else FORMS)


def _purpose(doc: Doc, first: int) -> bool:
    """Whether "so that" or a sentence's first "that" opens the clause: a wish, not a doubt."""
    for at in range(first - 1, max(first - 11, -1), -1):
        opens = doc[at].is_sent_start
        if doc[at].low == "that" and (opens or (at and doc[at - 1].low in ("so", "order"))):
            return True
        if opens:
            return False
    return False


def plural(doc: Doc, first: int, past: int) -> bool:
    """An unnamed some, many or most: of a plural noun, or by itself ("some were held")."""
    token = doc[first]
    if first and doc[first - 1].low in MEASURED:
        return False
    if token.low == "most":
        ranks = first > 0 and doc[first - 1].low in ("the", "'s", "’s")
        return not ranks and token.dep == "amod" and token.head.tag in ("NNS", "NNPS")
    described = token.dep in ("amod", "det") and token.head.tag in ("NNS", "NNPS")
    if described or any(after.tag in ("NNS", "NNPS") for after in doc[past : past + 3]):
        return untimed(doc, first, past)
    return token.dep in ("nsubj", "nsubjpass") and token.head.pos in ("VERB", "AUX")


def amount(doc: Doc, first: int, past: int) -> bool:
    """A vague amount: "a growing number of homes", not "a record number of" or "a range of 300 miles"."""
    if any(token.low in EXACT or token.like_num for token in doc[first + 1 : past - 1]):
        return False
    return past < len(doc) and not (doc[past].like_num or _money(doc, past))


def top(doc: Doc, first: int, past: int) -> bool:
    """A superlative follows: "one of the worst storms", "one of the city's most visited"."""
    for token in doc[past : past + 6]:
        if token.tag in ("JJS", "RBS") or token.low in LEADING:
            return True
        if token.tag in ("NNS", "NNPS", "IN") or token.is_punct:
            return False
    return False


def clause(doc: Doc, first: int, past: int) -> bool:
    """Something is said to appear so: "appeared to burn", not "appeared in court" or "a boat appeared"."""
    return any(child.dep in COMPLEMENT for child in doc[first].children)


def belief(doc: Doc, first: int, past: int) -> bool:
    """Holding something to be so, not believing in it, believing him or thinking of her."""
    token = doc[first]
    if past < len(doc) and doc[past].low in ("in", "of", "about", "up", "over"):
        return False
    if token.low == "thought" and [after.low for after in doc[past : past + 2]] == ["to", "be"]:
        return False  # a passive: "first thought to be geese"
    deps = {child.dep for child in token.children}
    return token.tag != "VBN" and ("dobj" not in deps or bool(deps & COMPLEMENT))


def shown(doc: Doc, first: int, past: int) -> bool:
    """Something points to it: "suggests that", "indicates a rise", not "Orr suggested a walk"."""
    token = doc[first]
    deps = {child.dep for child in token.children}
    if token.tag == "VBN" and first and doc[first - 1].low in ("than", "as", "by"):
        return False
    if "dobj" not in deps or "ccomp" in deps:
        return token.tag != "VBN" or "agent" not in deps
    person = any(
        child.dep == "nsubj" and (child.tag in ("NNP", "PRP") or child.entity == "PERSON")
        for child in token.children
    )
    return not person and any(after.low in ("that", "a", "an") for after in doc[past : past + 2])


def likened(doc: Doc, first: int, past: int) -> bool:
    """It only looks so: "looked as if", not "act as if" or "sang as though"."""
    return any(token.lemma.lower() in LOOKS for token in doc[max(first - 4, 0) : first])


def stated(doc: Doc, first: int, past: int) -> bool:
    """What is said or shown is in doubt: "a disputed claim", "it is false"; not "a disputed border"."""
    token = doc[past - 1]
    if token.dep in ("amod", "compound", "nmod"):
        return token.head.lemma.lower() in STATED
    over = token.head if token.dep in ("acomp", "attr", "oprd") else token
    said_of = [child for child in over.children if child.dep in ("nsubj", "nsubjpass")]
    if any(each.tag in ("NN", "NNS") and each.lemma.lower() not in STATED for each in said_of):
        return False
    return token.tag in ("JJ", "VBN", "RB") or token.dep in ("acomp", "attr", "oprd")


def matter(doc: Doc, first: int, past: int) -> bool:
    """What may be so, not what can be done: not "as soon as possible", "all possible means", "impossible"."""
    near = first - 2 if first > 1 and doc[first - 1].low == "the" else first - 1  # "all the possible"
    if near >= 0 and doc[near].low in WHOLE:
        return False
    if first and (doc[first - 1].tag == "JJS" or doc[first - 1].low in ("maximum", "minimum")):
        return False
    if doc[first].head.lemma.lower() in ("make", "render"):
        return False
    before = doc[max(first - 3, 0) : first]
    if any(token.low in ("not", "n't", "n’t", "make", "made", "makes", "longer") for token in before):
        return False
    return not (past < len(doc) and doc[past].low in ("to", "for"))


def untimed(doc: Doc, first: int, past: int) -> bool:
    """Not a stretch of time: "a few weeks ago" is vague, but nobody doubts it."""
    return not any(token.lemma.lower() in UNITS_OF_TIME for token in doc[past : past + 2])


def refused(doc: Doc, first: int, past: int) -> bool:
    """A statement is denied, not a request: not "was denied entry", "denied bail"."""
    return not any(
        child.dep in ("dobj", "oprd") and child.lemma.lower() in DENIABLE
        for child in doc[first if past - first == 1 else past - 1].children
    )


def adjective(doc: Doc, first: int, past: int) -> bool:
    """It describes a noun or is said of one: "a staged attack", not "staged a march"."""
    return doc[first].dep in ("amod", "acomp", "oprd", "attr")


def inferred(doc: Doc, first: int, past: int) -> bool:
    """It is concluded, not demanded: "must have known", "must be lying"; not "must have a permit"."""
    return past < len(doc) and doc[past].tag == ("VBG" if doc[past - 1].low == "be" else "VBN")


def noun(doc: Doc, first: int, past: int) -> bool:
    """A noun: "reports that", not "the paper reports that"."""
    return doc[first].pos == "NOUN" and not (first and doc[first - 1].tag in ("NNP", "NNPS"))


def early(doc: Doc, first: int, past: int) -> bool:
    """What is known so far, not a first step: "preliminary figures", not "a preliminary agreement"."""
    token = doc[first]
    return token.dep not in ("amod", "compound", "nmod") or token.head.lemma.lower() in KNOWN_SO_FAR


CHECKS: Mapping[str, Check] = {
    "~": number,
    "+md": modal,
    "+pl": plural,
    "+top": top,
    "+cl": clause,
    "+bel": belief,
    "+so": matter,
    "+un": untimed,
    "+den": refused,
    "+adj": adjective,
    "+amt": amount,
    "+show": shown,
    "+like": likened,
    "+said": stated,
    "+inf": inferred,
    "+nn": noun,
    "+early": early,
}
