"""People that are counted without a number: "all aboard", "no casualties", "killed an insurgent"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dateline.reading.figures_count import Count, count_of
from dateline.reading.figures_units import Quantity
from dateline.reading.figures_words import FORMS, PEOPLE
from dateline.reading.text import Text
from dateline.reading.tokens import Doc, Token

IRREGULAR = frozenset(("people", "lives", "men", "women", "children"))
_MANY = frozenset(("people", "family", "crew", "life", "police", "personnel", "military", "other", "victim"))
_VICTIMS = frozenset(("dead", "injured", "missing", "detained", "captured", "rescued"))
_OF_HARM = frozenset(
    ("casualties", "deaths", "fatalities", "injuries", "victims", "wounded", "arrests", "survivors", "dead")
)
_ALL = re.compile(
    r"(?<!in )(?<!at )\b(?P<all>all|every|none|no|both)(?:\s+(?:of\s+)?(?:the|its|their|her|his|those))?"
    r"(?:\s+(?:\d[\d,]*|other|known|reported|immediate|further|civilian|military|friendly|serious|major"
    r"|human))*"
    r"(?=\s+(?:(?:on\s+board|aboard)\b|(?P<noun>[a-z]+)\b))"
    r"|\b(?P<nobody>nobody|no[\s-]one|none(?=\s+(?:were|was|of|died))|everyone|everybody)\b"
    r"|\b(?P<another>another)(?=\s+(?:(?:was|is|were|has\s+been|had\s+been)\s+)?(?:[a-z]+ly\s+)?"
    r"(?:killed|wounded|injured|hurt|missing|dead|detained|arrested|died)\b)",
    re.I,
)
_VALUES = {"no": 0.0, "none": 0.0, "nobody": 0.0, "no one": 0.0, "no-one": 0.0, "both": 2.0, "another": 1.0}
_ARTICLE = re.compile(r"(?<![\w-])(?P<det>an?|another)\s(?=[^\W\d_]|\d+-)", re.I)
_HARMED = "|".join(
    sorted(
        (
            form
            for form, measure in FORMS.items()
            if measure in ("dead", "injured") and form.endswith(("ed", "ing", "slew"))
        ),
        key=len,
        reverse=True,
    )
)
# each begins with letters, so that a text is gone through fast; what stands before is looked at afterwards
_DONE_TO = re.compile(rf"(?P<verb>{_HARMED})\s+(?:(?P<det>the|his|her|their|its)\s)?(?=[^\W\d_])")
_TOO = re.compile(
    r"(?:\s+and|,)\s+(?P<det>his|her|their|its|the)\s(?=[^\W\d_])(?!(?:[\w-]+\s){1,3}(?:was|were|is|has"
    r"|had)\b)"
)
_SUFFERED = re.compile(
    r"(?P<det>[Hh]is|[Hh]er|[Tt]heir|[Tt]he)\s(?=(?:[\w-]+\s){1,4}(?:was|is|has\sbeen|had\sbeen)\s"
    r"(?:[a-z]+ly\s|also\s|then\s|later\s)?(?:shot\sand\s)?"
    r"(?P<verb>killed|wounded|injured|murdered|hurt|arrested|detained|kidnapped|abducted)\b)"
)
_PASSIVE = re.compile(r"\b(?:to|was|were|been|being|be)\s$")
_SPEAKER = re.compile(  # "said Fauzi, an official of the agency"
    r"\b(?:said|says|told|added|adds|according\s+to)\s+(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w.'’-]*,\s+$"
)
_TOLD_OF = re.compile(r"\b(?:an?|the|of|his|her|their|its|this|that|every|each|no|for|one|any)\s$", re.I)
_RUN = 7  # words after an article in which the person may stand
_WITHIN = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "ADV", "X"))

Found = tuple[Quantity, Count]


def worded(text: Text, have: list[Found]) -> list[Found]:
    """The people a text counts without a number; `have` are its figures with one."""
    covered = sorted((q.start, q.end) for q, _ in have)
    found = [*_all(text, covered), *_persons(text, covered)]
    return [*found, *_definite(text, covered, [*have, *found])]


def _all(text: Text, covered: list[tuple[int, int]]) -> Iterator[Found]:
    """As in "all passengers were saved", "no lives were lost", "both pilots died"."""
    for found in _ALL.finditer(text.text):
        group = found.lastgroup if found.lastgroup != "noun" else "all"
        word = " ".join(found[group or "all"].casefold().split())
        noun = (found["noun"] or "").casefold() if group == "all" else ""
        if noun and noun.rstrip("s") not in PEOPLE and noun not in IRREGULAR and noun not in _OF_HARM:
            continue
        start = found.start(group or "all")
        quantity = _plain(start, start + len(word), _VALUES.get(word))
        if _over(covered, start, start + len(word)):
            continue
        count = count_of(text.doc, text.text, quantity)
        if count.measure in ("other", "share") or (
            word == "none" and not noun and count.measure not in _VICTIMS
        ):
            continue
        last = (count.whom or noun).rpartition(" ")[2].casefold()
        if last and last.rstrip("s") not in PEOPLE and last not in IRREGULAR and last not in _OF_HARM:
            continue  # "no guerrilla clashes"
        yield quantity, _of(count, count.whom or (noun if noun not in _OF_HARM else None) or None)


def _of(count: Count, whom: str | None) -> Count:
    return Count(measure=count.measure, whom=whom, scope=count.scope, place=count.place)


def _person(doc: Doc, at: int, *, bare: bool = False) -> Token | None:
    """The person that an article at a character is of, or None: "a senior rebel leader"; `bare` where there
    is no article and the character is in the first word of the person's title."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    if span is None:
        return None
    noun = None
    begin = span.start if bare else span.end
    for token in doc[begin : begin + _RUN]:
        if token.pos == "NOUN" or (token.pos == "PROPN" and (noun is None or token.text.islower())):
            noun = token
        elif (
            (token.pos not in _WITHIN and token.tag not in ("VBN", "VBG", "HYPH", "POS"))
            or token.low in (",", ".")
        ) or (noun is not None and token.pos == "ADV"):
            break
    lemma = noun.lemma.lower() if noun is not None else ""
    if noun is None or lemma not in PEOPLE or lemma in _MANY or noun.tag in ("NNS", "NNPS"):
        return None
    if any(child.low in ("second", "third", "fourth", "fifth", "former") for child in noun.children):
        return None  # counted already: "two were killed ... a second one"; a former prisoner is none
    return noun


def _persons(text: Text, covered: list[tuple[int, int]]) -> Iterator[Found]:
    """One person without a number: "killed an insurgent", "a woman was injured"."""
    for found in _ARTICLE.finditer(text.text):
        noun = _person(text.doc, found.start())
        if noun is None:
            continue
        end = noun.idx + len(noun)
        quantity = _plain(found.start(), end, 1.0, found.end("det"))
        if _over(covered, found.start(), end):  # "a 12-year-old boy"
            if _over(covered, noun.idx, end):
                continue
            quantity = _plain(noun.idx, end, 1.0)
        if _SPEAKER.search(text.text, max(0, found.start() - 60), found.start()):
            continue
        count = count_of(text.doc, text.text, quantity)
        if count.measure in _VICTIMS:
            yield quantity, _of(count, noun.low)


def _definite(text: Text, covered: list[tuple[int, int]], have: list[Found]) -> Iterator[Found]:
    """One person with another article: "killing the driver", "a soldier and his interpreter". Who was counted
    before is not counted again."""
    known, first, ends = _counted_before(have)
    for measure, start, det in sorted(_suffering(text.text, ends), key=lambda each: each[1]):
        noun = _person(text.doc, start, bare=not det)
        if noun is None or (measure, noun.low) in known:
            continue
        if det.casefold() == "the" and first.get(measure, start) < start:
            continue  # who may be one of those that were counted
        quantity = _plain(start, noun.idx + len(noun), 1.0, start + len(det) if det else None)
        if not _over(covered, quantity.start, quantity.end):
            known.add((measure, noun.low))
            first.setdefault(measure, quantity.start)
            yield quantity, Count(measure=measure, whom=noun.low)


def _suffering(text: str, ends: dict[int, Count]) -> Iterator[tuple[str, int, str]]:
    """Where a person may stand to whom something was done: the measure, where it begins, and the article."""
    for found in _DONE_TO.finditer(text):
        start = found.start()
        if text[start - 1 : start].isalnum() or _PASSIVE.search(text, max(0, start - 7), start):
            continue
        if not found["det"] and _TOLD_OF.search(text, max(0, start - 8), start):
            continue  # "the murdered man"
        yield (
            FORMS[found["verb"]],
            found.end("verb") + 1 if not found["det"] else found.start("det"),
            found["det"] or "",
        )
    for end, count in ends.items():
        too = _TOO.match(text, end)
        if too:
            yield count.measure, too.start("det"), too["det"]
    for found in _SUFFERED.finditer(text):
        if not text[found.start() - 1 : found.start()].isalnum():
            yield FORMS[found["verb"]], found.start(), found["det"]


def _counted_before(
    have: list[Found],
) -> tuple[set[tuple[str, str]], dict[str, int], dict[int, Count]]:
    """Of people counted with an article or a number: single ones by measure and word, where the first of a
    measure stands, and counts by where they end."""
    known: set[tuple[str, str]] = set()
    first: dict[str, int] = {}
    ends: dict[int, Count] = {}
    for quantity, count in have:
        if count.measure not in _VICTIMS or quantity.value == 0:
            continue
        first[count.measure] = min(quantity.start, first.get(count.measure, quantity.start))
        if quantity.value is not None:
            ends[quantity.end] = count
        if quantity.value == 1.0:
            known.add((count.measure, (count.whom or "").rpartition(" ")[2]))
    return known, first, ends


def _over(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) touches one of the spans, which are in order and apart."""
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start


def _plain(start: int, end: int, value: float | None, count_end: int | None = None) -> Quantity:
    return Quantity(
        start=start, end=end, number_start=start, count_end=count_end or end, comparator="=",
        low=value, high=value, value=value,
    )  # fmt: skip
