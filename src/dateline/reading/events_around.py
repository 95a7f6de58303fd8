"""What stands around a word that tells of an event: names, places, times, and the claim that it is in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dateline.reading.attribution_sources import source_span
from dateline.reading.events_roles import MOMENTS, Roles
from dateline.reading.text import Text
from dateline.reading.tokens import Token
from dateline.records import Claim, Event, Name, Place, Span, When, record

APART = 7  # tokens between a verb and its object, beyond which only one of them is the event's words
PAIRS = 4  # events of one word: each who with each whom
DOWN = 3  # "the government of the north of Harne"
BEFORE = ("amod", "compound", "poss", "nmod")  # "Harne's mayor"
LONG = 60  # characters of a role, beyond which it ends at its first comma
FIRST = frozenset({"i", "we", "us", "me", "our", "my"})
UNDONE = frozenset({"deny", "request", "ask", "predict", "promise"})  # claims that tell of nothing done
NEAR = 80  # characters between an event's words and a place that does not hang on them
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID", "PROTEST"})
WHERE = frozenset({"in", "at", "near", "outside", "across", "around", "off", "inside", "throughout", "over"})
COUNTRY = 6  # Place.precision


@record
class Told:
    """An event as the parse tells it, before names, places and times are looked for."""

    type: str
    mode: str | None
    trigger: Token
    roles: Roles


class Around:
    """What stands around a word in one text: names, places, times, sentences and claims, by position."""

    def __init__(
        self,
        text: Text,
        who: Sequence[Name],
        where: Sequence[Place],
        when: Sequence[When],
        claims: Sequence[Claim],
    ) -> None:
        self.text = text
        pairs = [(m.start, m, n) for n in who for m in n.mentions]
        self.mentions = sorted(pairs, key=lambda p: (p[0], -p[1].end))
        self.starts = [p[0] for p in self.mentions]
        self.where, self.at_places = where, [p.start for p in where]
        self.when, self.at_times = when, [w.start for w in when]
        self.sentences = [s for s, _ in text.sentences]
        self.owners = sorted((s, e, n) for n, c in enumerate(claims) for s, e in _words(c))
        self.owned = [s for s, _, _ in self.owners]
        self.claims = claims

    def name_of(self, token: Token) -> Name | None:
        """The name that holds a word, of several the longest."""
        i = bisect_right(self.starts, token.idx)
        for _, mention, name in reversed(self.mentions[max(i - 4, 0) : i]):
            if mention.start <= token.idx < mention.end:
                return name
        return None

    def named(self, token: Token) -> bool:
        found = self.entity(token)
        return found is not None and found.type in ("person", "organisation", "place", "people")

    def entity(self, token: Token, down: int = DOWN) -> Name | None:
        """Whose name stands for a head word: its own, or that of its holder ("Russian troops", "Harne's
        mayor", "an attack by Harne")."""
        beside = (self.name_of(k) for k in token.rights if k.dep == "appos" and k.pos == "PROPN")
        found = next((one for one in beside if one is not None and one.type == "person"), None)
        found = found or self.name_of(token)  # "the minister, Ada Bell": not who else is called so
        if found is not None or down == 0:
            return found
        for kid in token.children:
            if kid.dep in (*BEFORE, "appos") and kid.pos in ("PROPN", "ADJ", "NOUN"):
                found = found or self.name_of(kid)
        if found is not None:
            return found
        for kid in token.rights:
            if kid.dep in ("prep", "agent") and kid.low in ("of", "by", "from", "with", "between"):
                inner = next((k for k in kid.children if k.dep == "pobj"), None)
                if inner is not None:
                    return self.entity(inner, down - 1)
        return None

    def holders(self, roles: Roles) -> Roles:
        """A noun's roles without the adjectives and nouns before it that are nobody's names: a "Russian
        attack" is by Russians, a "night attack" by nobody, a "Harne attack" by nobody we know."""
        who = tuple(
            one
            for one in roles.who
            if (one.dep not in BEFORE or one.pos != "PRON" or one.low in FIRST or self.name_of(one))
            and (one.dep not in BEFORE or one.dep == "poss" or self._acts(one))
            and one.entity not in MOMENTS
        )
        return Roles(who=who, whom=roles.whom, thing=roles.thing, verb=roles.verb)

    def _acts(self, token: Token) -> bool:
        found = self.name_of(token)
        if found is None or found.type != "place":
            return found is not None
        i = bisect_right(self.at_places, token.idx) - 1
        return i >= 0 and self.where[i].precision == COUNTRY and token.idx < self.where[i].end

    def placed(self, told: Told, before: int) -> list[Event]:
        """The events of one telling: each who with each whom."""
        token = told.trigger
        start, end = self._span(told)
        claim = self._claim(start, end)
        if claim is not None and (claim.act in UNDONE or claim.negated) and self._inside(claim, start):
            return []
        sentence = self._sentence(start)
        if self.text.text[sentence[0] : sentence[1]].rstrip("\"”’'») ").endswith("?"):
            return []
        place = self._place(told, sentence)
        made: list[Event] = []
        for who in self._each(told.roles.who):
            for whom in self._each(told.roles.whom):
                actor, recipient = self._id(who, claim), self._id(whom, claim)
                if whom is not None and whom.pos == "PRON" and recipient == actor:
                    recipient = None  # "urged him": somebody else
                if len(made) == PAIRS or not (actor or recipient or place or _said(who, whom)):
                    continue
                made.append(
                    Event(
                        id=f"{self.text.document.id}-e{before + len(made) + 1}",
                        start=start,
                        end=end,
                        as_written=self.text.text[start:end],
                        type=told.type,
                        mode=told.mode,
                        actor=actor,
                        recipient=recipient,
                        who=self._written(who, token),
                        whom=self._written(whom, token),
                        place=None if place is None else place.id,
                        time=self._time(told, sentence),
                        claim=None if claim is None else claim.id,
                    )
                )
        return made

    def _each(self, heads: tuple[Token, ...]) -> tuple[Token | None, ...]:
        """Those of several who are named; one at least, be it nobody."""
        named = tuple(one for one in heads if self.entity(one) is not None) if len(heads) > 1 else ()
        return named or heads[:1] or (None,)

    def _id(self, token: Token | None, claim: Claim | None) -> str | None:
        if token is None:
            return None
        if token.low in FIRST and claim is not None and claim.speaker is not None:
            return claim.speaker.entity
        found = self.entity(token)
        return None if found is None else found.entity

    def _written(self, token: Token | None, trigger: Token) -> Span | None:
        """The words of one in a role. A name ends before "and" and "in": each of several has its own."""
        if token is None:
            return None
        start, end = source_span(token, trigger.i)
        if self.name_of(token) is not None:
            beyond = (k for k in token.rights if k.dep == "cc" or (k.dep == "prep" and k.low != "of"))
            end = min([end, *(k.idx for k in beyond if k.idx > start)])
            end = start + len(self.text.text[start:end].rstrip(" ,"))
        if end - start > LONG:
            comma = self.text.text.find(", ", token.idx + len(token), end)
            end = comma if comma > start else end
        return Span(start=start, end=end, as_written=self.text.text[start:end]) if start < end else None

    def _span(self, told: Told) -> tuple[int, int]:
        """The event's words: the verb, with the noun it needs where that is near."""
        token = told.trigger
        first = last = token
        near = [told.roles.verb]
        if told.roles.thing is not None and told.roles.thing not in told.roles.whom:
            near.append(told.roles.thing)
        near += [k for k in token.children if k.dep == "prt"]
        for other in near:
            if other is not None and abs(other.i - token.i) < APART:
                first, last = min(first, other, key=_at), max(last, other, key=_at)
        return first.idx, last.idx + len(last)

    def _sentence(self, start: int) -> tuple[int, int]:
        i = bisect_right(self.sentences, start) - 1
        return self.text.sentences[i] if i >= 0 else (start, start)

    def _claim(self, start: int, end: int) -> Claim | None:
        i = bisect_right(self.owned, start)
        for _, past, n in reversed(self.owners[max(i - 60, 0) : i]):
            if end <= past:
                return self.claims[n]
        return None

    def _inside(self, claim: Claim, start: int) -> bool:
        return any(s <= start < e for s, e in claim.spans)

    def _place(self, told: Told, sentence: tuple[int, int]) -> Place | None:
        """The place that hangs on the event's words, which for a deed may be whom it was done to; or else
        the first after them that stands after "in", "near" and the like."""
        near = self.where[bisect_left(self.at_places, sentence[0]) : bisect_left(self.at_places, sentence[1])]
        parties = told.roles.who if told.type in DEEDS else (*told.roles.who, *told.roles.whom)
        theirs = {one.idx for head in parties for one in (head, *head.lefts)}
        free = [p for p in near[:12] if p.start not in theirs]
        hanging = (p for p in free if self._hangs(p.start, told, 5))
        after = (p for p in free if 0 < p.start - told.trigger.idx < NEAR and self._located(p.start))
        return next(hanging, None) or next(after, None)

    def _located(self, start: int) -> bool:
        """Whether a place stands after "in", "near" and the like."""
        span = self.text.doc.char_span(start, start + 1, alignment_mode="expand")
        token = None if span is None else span[0]
        for _ in range(4):
            if token is None or token.pos in ("VERB", "AUX"):
                return False
            if token.pos == "ADP" and token.low != "of":
                return token.low in WHERE
            token = token.head
        return False

    def _time(self, told: Told, sentence: tuple[int, int]) -> str | None:
        near = self.when[bisect_left(self.at_times, sentence[0]) : bisect_left(self.at_times, sentence[1])]
        moments = [w for w in near[:12] if w.type in ("DATE", "TIME")]
        for when in moments:
            if self._hangs(when.start, told, 3):
                return when.id
        return moments[0].id if len(moments) == 1 and abs(moments[0].start - told.trigger.idx) < 60 else None

    def _hangs(self, start: int, told: Told, hops: int) -> bool:
        """Whether the word at `start` stands under the event's."""
        span = self.text.doc.char_span(start, start + 1, alignment_mode="expand")
        if span is None:
            return False
        token, ends = (
            span[0],
            {told.trigger.i, *((told.roles.verb.i,) if told.roles.verb is not None else ())},
        )
        for _ in range(hops):
            if token.i in ends:
                return True
            above = token.head
            if above.i == token.i or (above.pos in ("VERB", "AUX") and above.i not in ends):
                return False
            token = token.head
        return token.i in ends


def _at(token: Token) -> int:
    return int(token.i)


def _said(who: Token | None, whom: Token | None) -> bool:
    """Whether both are words that say something without a name: "police", "30 protesters"."""
    return all(one is not None and one.pos in ("NOUN", "PROPN") for one in (who, whom))


def _words(claim: Claim) -> Iterator[tuple[int, int]]:
    yield from claim.spans
    if claim.cue is not None:
        yield claim.cue.start, claim.cue.end
