"""What nobody could check: "could not be independently verified", "was unable to corroborate", "provided no
evidence". The verb or noun is looked for, then what denies it before it, with nothing between that could
belong to something else."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reading.numerals import listed
from dateline.reading.tokens import Doc
from dateline.records import Sense

VERIFY = frozenset(
    listed(
        "verify verified verifying confirm confirmed confirming corroborate corroborated corroborating "
        "authenticate authenticated authenticating substantiate substantiated substantiating"
    )
)
VERIFICATION = frozenset(listed("confirmation verification corroboration"))
EVIDENCE = frozenset(listed("evidence proof substantiation"))
NOT = frozenset(listed("not n't n’t never cannot"))
UNABLE = frozenset(listed("unable impossible difficult hard yet declined refused failed without"))
NONE = frozenset(listed("no without little scant any"))
LACK = frozenset(listed("lack absence lacks lacked lacking await awaiting awaits pending"))
BETWEEN = frozenset(
    listed(
        "be been being able to possible have has or and immediately independently yet of an a its his their"
    )
)
SUPPLY = frozenset(
    listed("provide offer give present show cite produce find see have supply furnish reveal submit")
)
OFFER = frozenset(listed("offer provide give present cite produce supply furnish"))
AUX = frozenset(listed("could can ca has have had was were is are did do does would be been being"))
BACK = 7  # tokens before the verb in which it may be denied

Found = tuple[int, int, Sense]  # tokens and sense


def unchecked(doc: Doc) -> Iterator[Found]:
    """Token range and sense of each."""
    for token in doc:
        word = token.low
        first: int | None = None
        if word in VERIFY:
            first = _denied(doc, token.i)
        elif word in VERIFICATION or word in EVIDENCE:
            first = _lacking(doc, token.i)
        if first is not None:
            yield first, token.i + 1, "unsupported" if word in EVIDENCE else "unverified"


def _denied(doc: Doc, verb: int) -> int | None:
    """Where "could not be independently" begins before the verb."""
    at = verb
    while at > 0 and verb - at < BACK and not doc[at].is_sent_start:
        at -= 1
        word = doc[at].low
        if word in NOT or (word in UNABLE and (word != "yet" or doc[at + 1].low in ("to", "be"))):
            return _whole(doc, at)
        if word not in BETWEEN and not doc[at].tag.startswith("RB"):
            return None
    return None


def _whole(doc: Doc, at: int) -> int:
    """Back to the first of the helping verbs: "has not been able to"."""
    begin = at
    while begin > 0 and not doc[begin].is_sent_start and at - begin < 4:
        before = doc[begin - 1]
        if before.low not in AUX and before.low not in NOT and not before.tag.startswith("RB"):
            break
        begin -= 1
    while begin < at and doc[begin].low not in AUX and doc[begin].low not in NOT:
        begin += 1  # an adverb alone does not open it
    return begin


def _lacking(doc: Doc, noun: int) -> int | None:
    """Where "no independent" or "did not provide any" begins before the noun."""
    at = noun
    while at > 0 and noun - at < 5 and not doc[at].is_sent_start:
        at -= 1
        word = doc[at].low
        if word == "any":
            before = doc[at - 1].low if at else ""
            return at - 1 if before in NONE or before in LACK else _not_supplied(doc, at)
        if word in NONE or word in LACK:
            offered = at > 0 and not doc[at].is_sent_start and doc[at - 1].lemma.lower() in OFFER
            return at - 1 if offered else at
        if word in SUPPLY or doc[at].lemma.lower() in SUPPLY:
            return _not_supplied(doc, at + 1)
        if doc[at].tag not in ("JJ", "JJR", "RB", "NN", "VBG", "VBN", "CC", "DT", "IN"):
            return None
    return None


def _not_supplied(doc: Doc, at: int) -> int | None:
    """Where "did not provide" or "without offering" begins before what was not supplied."""
    verb = at - 1
    if verb < 0 or doc[verb].lemma.lower() not in SUPPLY:
        return None
    before = verb
    while before > 0 and verb - before < 3 and not doc[before].is_sent_start:
        before -= 1
        word = doc[before].low
        if word in NOT:
            return _whole(doc, before)
        if word in ("without", "failed", "declined", "refused", "unable"):
            return before
        if word != "to" and not doc[before].tag.startswith("RB") and word not in AUX:
            return None
    return None
