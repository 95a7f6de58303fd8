"""The measure of a quantity: dead, injured, detained, launched; from the words beside it and from the parse.

Words that stand right beside a number say it whatever the parse thinks ("killing three", "the deaths of
six"). Then the word that decides is looked for where grammar puts it: the counted noun ("43 deaths"), what
describes the noun ("30 killed", "feared dead"), the verb the noun hangs on, then near by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading.figures_triggers import trigger
from dateline.reading.figures_words import (
    ACTIVE,
    FORMS,
    HALVES,
    OUTCOMES,
    PEOPLE,
    PEOPLE_ONLY,
    REPORTED,
    WEAK,
)
from dateline.reading.numerals import listed
from dateline.reading.tokens import Run, Token

_AROUND = 100  # characters before a number in which the words stand that say what it counts
_DEEDS = re.compile(  # "the deaths of six", "injuries to 25 others"
    r"\b(?:(?P<dead>deaths?|killings?|murders?|executions?|slayings?|assassinations?|massacre|slaughter"
    r"|bod(?:y|ies)|corpses?|lives|remains)\s+of"
    r"|(?P<injured>injur(?:y|ies)\s+(?:to|of|among)|wounding\s+of|burns\s+to)"
    r"|(?P<detained>(?:arrests?|detention|kidnapping|abduction|imprisonment)\s+of)"
    r"|(?P<captured>capture\s+of)|(?P<missing>disappearance\s+of)|(?P<rescued>rescue\s+of))"
    r"\s+(?:the\s+|another\s+|a\s+further\s+|all\s+)?$"
)
# what is wanted, planned or feared has not been done: "an operation to arrest a leader"
_NOT_DONE = re.compile(
    r"(?<!managed\s)(?<!helped\s)(?<!used\s)(?<!went\son\s)(?<!able\s)(?<!helping\s)(?<!continued\s)(?<!began\s)(?<!enough\s)(?<!forces\s)"
    r"\b(?:to|could|would|might|may|can|will|shall|should|cannot|must|not|n['’]t)\s+(?:also\s+|either\s+"
    r"|even\s+)?"
    r"(?:kill|murder|execute|injure|wound|arrest|detain|capture|kidnap|abduct|rescue|save|free|evacuate"
    r"|displace|destroy|assassinate|seize)"
    r"(?:\s+(?:and|or)\s+[a-z]+)?\s+(?:the\s+|another\s+|all\s+)?$"
    r"|\b(?:would|could|might)\s+have\s+[a-z]+ed\s+(?:the\s+|another\s+|all\s+)?$"
    r"|\b(?:plan(?:ned|ning|s)?|plot(?:ted|ting|s)?|attempt(?:ed|ing|s)?|threaten(?:ed|ing|s)?|foil(?:ed"
    r"|ing)?"
    r"|thwart(?:ed|ing)?|prevent(?:ed|ing)?|avert(?:ed|ing)?|order(?:ed|ing)?)\s+(?:to\s+|for\s+"
    r"|in\s+)?(?:the\s+|an?\s+)?"
    r"(?:attempted\s+)?(?:assassination|murder|killing|kidnapping|execution|abduction|arrest"
    r"|capture)s?\s+of\s+$"
    r"|\battempted\s+(?:assassination|murder|killing|kidnapping|abduction)s?\s+of\s+$"
    r"|\b(?:in\s+(?:pursuit|search)\s+of|search(?:ing)?\s+for|hunt(?:ing)?\s+for|looking\s+for"
    r"|targeting)\s+(?:the\s+|another\s+)?$"
)
FATES = {
    word: fate
    for fate, words in {
        "dead": "dead deaths fatalities killed victims death",
        "injured": "wounded injured injuries",
        "dead or injured": "casualties",
        "missing": "missing",
        "detained": "arrests detainees",
        "displaced": "refugees displaced",
    }.items()
    for word in words.split()
}
_NUMBER_OF = re.compile(
    r"\b(?:(?:numbers?|toll|total)\s+of\s+(?:[a-z]+\s)?(?P<of>dead|deaths|fatalities|killed|victims|wounded"
    r"|injured"
    r"|injuries|casualties|missing|arrests|detainees|refugees|displaced)\b"
    r"|(?:death|the|its|their|official|final)\s+(?:death\s+)?toll\b)[^.;,]{0,70}$"
)
_REACHED = re.compile(
    r"\b(?:to|at|is|was|hits?|hit|reach(?:ed|es)|pass(?:ed|es)|exceed(?:ed|s)|topp?(?:ed|s))\s+$"
)
_SUFFERERS = re.compile(  # "the 12 killed 5 guards" is another matter
    r"\s+(?:(?:more|others?|people|persons|civilians|soldiers|men|women|children)\s+)?"
    r"(?P<fate>killed|dead|wounded|injured|missing|arrested|detained)\b"
    r"(?!\s+(?:the|an?|\d|one|two|three|four|five|six|at\s+least|more|some|about|several|their|his|her"
    r"|by\s+\d|or|in\s+action)\b)"
)
_HALVES = {"missing": "dead or missing", "captured": "other", "arrested": "other", "detained": "other"}
# what is charged, tried or asked is counted, and not who was killed
_OF_LAW = frozenset(
    listed(
        "count charge case attempt allegation conviction accusation investigation shot bullet round time "
        "report"
    )
)
_TAKEN = frozenset(("hostage", "captive", "prisoner"))  # "took two officers hostage"
_PARENT = re.compile(r"\b(?:father|mother|parents?|dad|mum|mom|grand(?:father|mother)|widow(?:er)?)\s+of\s+$")
_ONE_OF_THEM = re.compile(r"one\s+of\s+(?:the|those|these)\b", re.I)
_IS = re.compile(r"\b(?:was|is|were|are|be|been|being|as)\s+$")
# what such a word is followed by is where or when a thing is done, and not what it is done to
_WHERE = frozenset(
    listed(
        "in at near during across within after before over throughout on inside outside along against "
        "through around by amid following since until toward towards behind under above between for"
    )
)
# what one suffers, takes or loses: "two suffered minor injuries"
_SUFFERED = frozenset(listed("injury life casualty wound death fatality loss"))
_PASSIVE = frozenset(listed("be been being is are was were am"))
_OF_THE = re.compile(r"(?:^|[.;:!?”\"]\s+|\n)Of\s+(?:the|its|their|his|her|those|these)?\s*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:the\s+|another\s+|all\s+)?$")


def measure_of(span: Run, noun: Token, sentence: Run, text: str, start: int) -> str:
    """What a quantity at `span`, whose bound begins at `start`, counts: "dead", or "other"."""
    before = text[max(0, start - _AROUND) : start]
    if _says_nothing(before, text, span, noun):
        return "other"
    number_of = _NUMBER_OF.search(before.casefold())  # "the number of wounded rose to 140"
    fate = FATES.get(number_of["of"], "dead") if number_of else None
    if fate and _REACHED.search(before):
        return fate
    found = _said_after(text, span.end_char) or _said_before(before, noun) or _outcome(text, span.end_char)
    found = found or _by_grammar(span, noun, sentence)
    if found is None and noun.i in range(span.start, span.end):
        found = fate
    half = HALVES.search(text, max(0, span.start_char - 40), span.end_char + 90) if found == "dead" else None
    if half:
        return _HALVES.get(half["or"].casefold(), "dead or injured")
    return found or "other"


def _says_nothing(before: str, text: str, span: Run, noun: Token) -> bool:
    """Whether the words around a number keep it from counting anybody: what is planned, "father of two", "two
    counts of murder", "Of the 40 passengers, 12 died", "he was one of the two killed"."""
    if _OF_THE.search(before) or _PARENT.search(before) or _NOT_DONE.search(before.casefold()):
        return True
    if noun.lemma.lower() in _OF_LAW and noun.i >= span.end:
        return True
    return _ONE_OF_THEM.match(text, span.start_char) is not None and _IS.search(before) is not None


def _by_grammar(span: Run, noun: Token, sentence: Run) -> str | None:
    """The measure that the parse gives, then a word close by, then the noun itself where it says little."""
    weak = None
    for token in _chain(span, noun):
        measure = trigger(token, noun)
        if measure and token is noun and noun.lemma.lower() in WEAK:
            # prisoners that were killed are not counted as prisoners, and a victim may be dead or hurt
            weak = "dead or injured" if noun.lemma.lower() == "victim" else measure
        elif measure:
            return measure
    return _beside(span, noun, sentence) or weak


def _said_after(text: str, at: int) -> str | None:
    """As in "over 200 injured" and "12 others wounded": the word stands right after the number."""
    found = _SUFFERERS.match(text, at)
    return FATES.get(found["fate"].casefold(), FORMS.get(found["fate"].casefold())) if found else None


def _said_before(before: str, noun: Token) -> str | None:
    """As in "killing three" and "the deaths of six": the word stands right before the number."""
    word = noun.lemma.lower()
    bare = noun.pos not in ("NOUN", "PROPN") or noun.like_num
    people = bare or word in PEOPLE or word in WEAK or noun.entity in ("NORP", "PERSON")
    found = _DEEDS.search(before.casefold())
    if found:
        return found.lastgroup if people else None
    last = _LAST_WORD.search(before)
    measure = FORMS.get(last[1].casefold()) if last else None
    if measure is None or last is None:
        return None
    earlier = before[: last.start()].split()
    if any(word.casefold() in _PASSIVE for word in earlier[-2:]):
        return None  # "were killed two days after" and "was killed three others were"
    if measure in PEOPLE_ONLY and not people:
        return (
            measure if last[1].casefold().startswith(("kill", "injur", "wound", "murder", "arrest")) else None
        )
    return measure


def _outcome(text: str, at: int) -> str | None:
    """As in "eight escaped unhurt", "60 are in hospital", "40 were trapped"."""
    found = OUTCOMES.match(text, at)
    return None if found is None else "rescued" if found["saved"] else "injured" if found["hurt"] else "other"


def _chain(span: Run, noun: Token) -> Iterator[Token]:
    """The tokens that may say what is counted, most telling first."""
    yield noun
    for child in noun.children:
        if child.i not in range(span.start, span.end) and child.dep in (
            "acl",
            "amod",
            "appos",
            "relcl",
            "compound",
        ):
            yield child
            yield from (g for g in child.children if g.dep in ("acomp", "oprd", "conj", "attr"))
    token = noun
    for _ in range(4):
        head = token.head
        if head is token or (head.low == "by" and head.head.tag == "VBN" and token.dep == "pobj"):
            break  # who kills is not who is killed
        if token.dep == "nsubj" and head.pos == "VERB" and head.lemma in ACTIVE:
            break  # who kills is not who is killed
        if token.dep == "npadvmod" or (token.dep == "pobj" and (head.low in _WHERE or _is_beside(head))):
            break
        yield head
        yield from _of_verb(head, token)
        if head.pos == "VERB" and trigger(head, noun) is None and head.dep not in ("xcomp", "auxpass"):
            break
        token = head


def _is_beside(word: Token) -> bool:
    """Whether a word is the "with" of what is only there ("vanished with 239 aboard"): not "along with"."""
    return word.low == "with" and (word.i == 0 or word.nbor(-1).low not in ("along", "together"))


def _of_verb(head: Token, token: Token) -> Iterator[Token]:
    """What a word that a token hangs on is said of it with: "were killed", "was believed dead"."""
    if head.pos == "VERB" and token.dep == "nsubj":
        yield from (c for c in head.children if c.dep == "dobj" and c.lemma.lower() in _SUFFERED)
    if head.lemma in REPORTED and token.dep != "nsubj":
        for said in (c for c in head.children if c.dep in ("xcomp", "ccomp", "oprd")):
            yield said
            yield from (o for c in said.children if c.dep == "prep" for o in c.children)
    if head.lemma == "be":
        yield from _of_being(head)
    if head.pos in ("VERB", "AUX"):
        told = ("acomp", "oprd", "attr", "prt", "advmod")
        yield from (c for c in head.children if c.dep in told and c.i > token.i)


def _of_being(verb: Token) -> Iterator[Token]:
    """What is said to be: "were killed", "were among the 30 killed"."""
    yield from (child for child in verb.children if child.tag == "VBN")
    for thing in (o for child in verb.children if child.low == "among" for o in child.children):
        yield thing
        yield from (child for child in thing.children if child.dep in ("acl", "amod", "relcl"))


def _may_suffer(noun: Token, span: Run) -> bool:
    """Whether what is counted may be people: no noun, a name, or a word for them."""
    word = noun.lemma.lower()
    return noun.i in range(span.start, span.end) or noun.pos != "NOUN" or word in PEOPLE or word in WEAK


def _told_otherwise(span: Run, after: Run) -> bool:
    """Whether the words before a number say nothing of it: "12 dead and 30 ill", "death in two towns"."""
    lead = span.doc[span.start - 1].low if span.start else ""
    return (
        lead in _WHERE
        or lead in ("had", "has", "have", "having")
        or any(token.tag in ("VBN", "VBD") and token.pos == "VERB" for token in after[:4])
    )


def _has_object(verb: Token, sentence: Run) -> bool:
    """Whether what a verb is done to follows it, as the next words say."""
    if verb.lemma not in ACTIVE or verb.i + 1 >= sentence.end:
        return False
    following = verb.nbor()
    return (
        following.like_num
        or following.pos in ("DET", "PRON", "PROPN")
        or following.low in ("at", "some", "about", "more", "several")
    )


def _beside(span: Run, noun: Token, sentence: Run) -> str | None:
    """A deciding word close by: "868 saved, 1,490 missing"; "the toll stands at 43"."""
    doc = span.doc
    after = doc[span.end : min(span.end + 5, sentence.end)]
    for token in after:
        if token.low in (",", ";", ".", "and", "while", "but") or token.like_num:
            break
        weak = token.pos == "NOUN" and token.lemma.lower() in WEAK - _TAKEN  # "the refugee camp"
        found = trigger(token, noun) if token.tag != "VBG" and not weak else None
        if found is not None and token.tag in ("VBD", "VBP", "VBZ", "VBN") and _has_object(token, sentence):
            break  # "the 12 attackers killed 5 guards"
        if found is not None and (found in PEOPLE_ONLY or token.tag == "VBN"):
            return found
    if _told_otherwise(span, after) or not _may_suffer(noun, span):
        return None
    before = doc[max(sentence.start, span.start - 7) : span.start]
    for token in reversed(before):
        if token.low in (";", ".") or (token.like_num and token.entity in ("CARDINAL",)):
            break
        if (
            token.lemma.lower() in ("toll", "death", "fatality")
            or token.tag == "VBG"
            or token.low in ("dead", "missing", "injured")
        ):
            found = trigger(token, noun)
            if found:
                return found
    return None
