"""Words of doubt: verbatim, in which sense, whose they are, and to which claim they belong."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from dateline.reading.attribution_spans import Chars
from dateline.reading.cues import words
from dateline.reading.hedges_lexicon import Cue, cues
from dateline.reading.text import Text
from dateline.reading.tokens import Doc, Token
from dateline.records import Claim, Hedge, HedgeBy, Sense

__all__ = ["cues", "hedges"]

POINTING = ("this", "these", "that", "those", "such", "the", "both", "neither")
NEAR = 25  # characters between a cue and a "perhaps" that belongs to it
STRONG = ("unverified", "unsupported", "disputed", "reported")
NONE = ("no", "little")
PASSIVES = ("+to", "+as", "+np", "+with", "+of", "+any", "+fame")
_ASIDE = re.compile(
    r",\s(?:an?|the)\s(?:\w+\s)?(?:claim|assertion|allegation|figure|number|toll|charge|account|statement"
    r"|version|story|suggestion|report)\b[^.;]*$",
    re.I,
)


def hedges(text: Text, claims: Sequence[Claim]) -> tuple[Hedge, ...]:
    """All hedges of the text with the claim each belongs to, if it belongs to one."""
    scope = _Scope(text, claims)
    found: list[Hedge] = []
    for first, past, phrase in cues(text.doc):
        start = text.doc[first].idx
        end = text.doc[past - 1].idx + len(text.doc[past - 1])
        claim, own = scope.claim((start, end), text.doc[past - 1], phrase.sense)
        if claim is not None and not own and phrase.view in PASSIVES and not _cues(claim, start, end):
            claim = None  # "Orr, who is seen as a thief, said": that is a view of Orr, not of what he said
        by = _whose(text, claim, own, (first, past, phrase))
        single = past - first == 1 and phrase.view not in PASSIVES
        if claim is not None and single and _force(text.doc[first], claim):
            continue  # the cue itself: "suggested that" is the claim's force, not a doubt about it
        found.append(
            Hedge(
                id=f"{text.document.id}-h{len(found) + 1}",
                start=start,
                end=end,
                as_written=text.text[start:end],
                by=by,
                sense=phrase.sense,
                claim=None if claim is None else claim.id,
            )
        )
    return tuple(found)


def _cues(claim: Claim, start: int, end: int) -> bool:
    """Whether the words hold what ascribes the claim: "it is said that"."""
    return claim.cue is not None and start <= claim.cue.start < end


def _whose(text: Text, claim: Claim | None, own: bool, cue: Cue) -> HedgeBy:
    """Whose doubt it is. Who reports indirectly adds that nobody could check it or that nothing was shown."""
    first, past, phrase = cue
    if phrase.by in ("medium", "reporter"):
        return cast(HedgeBy, phrase.by)
    if not own or claim is None or claim.speaker is None:
        return "reporter"
    theirs = phrase.words[0] in NONE  # "said there was no evidence" is what was said
    checked = phrase.sense == "unverified" or (phrase.sense == "unsupported" and not theirs)
    if claim.mode != "direct" and checked and not _themselves(text.doc, first, past):
        return "reporter"
    aside = phrase.sense in STRONG and _aside(text.text, claim, text.doc[first].idx)
    return "reporter" if aside else "speaker"


def _themselves(doc: Doc, first: int, past: int) -> bool:
    """Whether who speaks could not check it: "she said she could not confirm it"."""
    span = [token.low for token in doc[first:past]]
    passive = "be" in span or ("been" in span and "able" not in span)
    return first > 0 and not passive and doc[first - 1].low in ("i", "we", "he", "she", "they", "it")


def _aside(text: str, claim: Claim | None, start: int) -> bool:
    """Whether the reporter has begun to speak of what was said: ", a claim that Holt calls false"."""
    if claim is None or claim.mode == "direct":
        return False
    return _ASIDE.search(text, max(claim.start, start - 120), start) is not None


def _force(token: Token, claim: Claim) -> bool:
    """Whether the word is the cue itself."""
    cue = claim.cue
    return cue is not None and cue.start <= token.idx < cue.end and token.pos in ("VERB", "NOUN", "AUX")


class _Scope:
    """Which claim a hedge is about: the innermost one whose words hold it, else one whose cue stands in the
    same sentence, else the one before that "this narrative" or "the footage" takes up."""

    def __init__(self, text: Text, claims: Sequence[Claim]) -> None:
        self.text = text
        self.sentences = text.sentences
        self.starts = [s for s, _ in text.sentences]
        self.spans = sorted((s, e, n) for n, c in enumerate(claims) for s, e in c.spans)
        self.span_starts = [s for s, _, _ in self.spans]
        self.claims = claims
        self.by_sentence: dict[int, list[int]] = defaultdict(list)
        for n, claim in enumerate(claims):
            at = claim.cue.start if claim.cue is not None else claim.start
            self.by_sentence[self._sentence(at)].append(n)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def claim(self, at: Chars, word: Token, sense: Sense) -> tuple[Claim | None, bool]:
        """The claim, and whether the words are its own. `word` is the hedge's last token."""
        here = self._sentence(at[0])
        if word.dep in ("amod", "acl", "compound") and self._points(word.head):
            for back in (1, 2):  # "this unsupported narrative": what was just said
                if before := self.by_sentence.get(here - back):
                    return self.claims[before[-1]], False
        inner = self._inside(at)
        if inner is not None:
            return inner, True
        beside = self.by_sentence.get(here, [])
        if beside:
            nearest = min(beside, key=lambda n: self._distance(n, at))
            near = sense in STRONG or self._distance(nearest, at) <= NEAR
            return (self.claims[nearest], False) if near else (None, False)
        if sense in STRONG and self._takes_up(here, at):
            for back in (1, 2):
                before = self.by_sentence.get(here - back)
                if before:
                    return self.claims[before[-1]], False
        return None, False

    def _points(self, noun: Token) -> bool:
        return noun.lemma.lower() in words("back") and any(
            k.low in ("this", "these", "such", "that", "those") for k in noun.lefts
        )

    def _inside(self, at: Chars) -> Claim | None:
        i = bisect_left(self.span_starts, at[0] + 1)
        low = max(i - 60, 0)
        while i > low:
            i -= 1
            _, end, n = self.spans[i]
            if at[1] <= end:
                return self.claims[n]
        return None

    def _distance(self, n: int, at: Chars) -> int:
        claim = self.claims[n]
        cue = (claim.cue.start, claim.cue.end) if claim.cue is not None else (claim.start, claim.end)
        return max(cue[0] - at[1], at[0] - cue[1], 0)

    def _takes_up(self, sentence: int, at: Chars) -> bool:
        if sentence < 1:
            return False
        start, end = self.sentences[sentence]
        heard = self.text.text[start : min(end, start + 400)].lower().replace(",", " ").split()
        gap = self.text.text[self.sentences[sentence - 1][1] : start]
        pointed = any(
            w in POINTING and any(n.rstrip(".") in words("back") for n in heard[i + 1 : i + 7])
            for i, w in enumerate(heard[:8])
        )
        return "\n\n" not in gap and (pointed or heard[:1] in (["this"], ["it"], ["these"]))
