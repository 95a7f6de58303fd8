"""From attributions to claims: whose words they are, in what role, how sure the reading is, and chains."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.reading.attribution import chains
from dateline.reading.attribution_sources import source_span
from dateline.reading.attribution_spans import Ascribed, Chars, Marks
from dateline.reading.cues import words
from dateline.reading.names import entity_id
from dateline.reading.text import Text
from dateline.reading.tokens import Token
from dateline.records import Claim, Confidence, Mention, Name, NameType, Span, Speaker

VERSION = "4"  # of the built-in reader; another wherever the same words may be read otherwise
READER = f"rules {VERSION}"
PRONOUNS: dict[str, frozenset[str]] = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "him": frozenset({"person"}),
    "her": frozenset({"person"}),
    "his": frozenset({"person"}),
    "i": frozenset({"person"}),
    "me": frozenset({"person"}),
    "it": frozenset({"organisation", "place", "other", "people"}),
    "its": frozenset({"organisation", "place", "other", "people"}),
    "they": frozenset({"people", "organisation", "other", "place"}),
    "their": frozenset({"people", "organisation", "other", "place"}),
    "we": frozenset({"people", "organisation", "person", "place", "other"}),
}
DETERMINERS = frozenset({"the", "a", "an", "some", "many", "several", "other", "his", "her", "its", "their"})
MANY = frozenset({"police", "media", "press", "people", "staff"})


class Voices:
    """Who is who in one text, asked by position; remembers who spoke last."""

    def __init__(self, text: Text, who: Sequence[Name]) -> None:
        self.text = text
        self.marks = Marks(text.quotations)
        self.names = {name.entity: name for name in who}
        pairs = [(m.start, m.end, m, n) for n in who for m in n.mentions]
        self.mentions = sorted(pairs, key=lambda p: (p[0], -p[1]))
        self.starts = [p[0] for p in self.mentions]
        self.spoke: list[Speaker] = []
        self.added: dict[str, Name] = {}

    def speaker(self, one: Ascribed, outer: Speaker | None) -> tuple[Speaker | None, bool]:
        """The speaker, and whether he is named there rather than worked out from a pronoun or role."""
        if one.source is None:
            return None, False
        found, named = self._resolve(one, outer)
        if not one.floating and self.marks.at(one.source[0]) is None:
            self.spoke = [*self.spoke[-4:], found]
        return found, named

    def _resolve(self, one: Ascribed, outer: Speaker | None) -> tuple[Speaker, bool]:
        start, end = one.source or (0, 0)
        written = self.text.text[start:end]
        token = self.text.doc[one.head] if one.head is not None else None
        where = (token.idx, token.idx + len(token)) if token is not None else (start, end)
        beside = self._apposed(token)
        if beside is not None:
            mention, name = beside
            role = _plain(self.text.text[start : max(mention.start, start)]) or _plain(written)
            made = Speaker(
                entity=name.entity, name=name.name, as_written=written, start=start, end=end, role=role
            )
            return made, True
        hit = self._mention(where, (start, end))
        if hit is not None:
            mention, name = hit
            role = self._role(mention, name, (start, end), token)
            made = Speaker(
                entity=name.entity, name=name.name, as_written=written, start=start, end=end, role=role
            )
            return made, mention.variant not in ("pronoun", "role", "title", "misspelling")
        low = written.lower()
        if low in PRONOUNS:
            return self._pronoun(low, start, end, outer), False
        return self._unnamed(written, start, end, token), False

    def _apposed(self, token: Token | None) -> tuple[Mention, Name] | None:
        """The person that a common noun is explained with: "its spokesman, Tom Reed"."""
        if token is None or token.pos != "NOUN":
            return None
        for kid in token.children:
            if kid.dep == "appos" and kid.i > token.i and kid.pos == "PROPN":
                hit = self._mention((kid.idx, kid.idx + len(kid)), (kid.idx, kid.idx + len(kid)))
                if hit is not None and hit[1].type == "person":
                    return hit
        return None

    def _mention(self, where: Chars, span: Chars) -> tuple[Mention, Name] | None:
        """The mention that holds the source's head word."""
        i = bisect_left(self.starts, where[1])
        best = None
        while i > 0 and self.starts[i - 1] > where[0] - 200:
            i -= 1
            start, end, mention, name = self.mentions[i]
            if start < where[1] and where[0] < end and (best is None or start < best[0].start):
                best = (mention, name)
            if start < min(span[0], where[0]):
                break
        return best

    def _role(self, mention: Mention, name: Name, span: Chars, token: Token | None) -> str | None:
        """ "Mayor" of "Mayor Ada Bell"; "the mayor" of "Ada Bell, the mayor"."""
        text = self.text.text
        if mention.variant in ("role", "title"):
            return _plain(text[span[0] : span[1]])
        at = mention.as_written.find(name.name)
        if at > 0 and name.name[0].isupper():
            before = text[span[0] : mention.start + at]
        else:
            before = text[span[0] : mention.start] if span[0] < mention.start else ""
        role = _plain(before)
        if role and role.rstrip(".").lower() in words("titles"):
            role = None
        if role and not role.endswith(("’s", "'s", "s’")) and name.type == "person":
            return role
        if token is not None and name.type == "person":
            beside = next((k for k in token.children if k.dep == "appos" and k.entity != "PERSON"), None)
            if beside is not None:
                return _plain(_short(text, beside))
        return None

    def _pronoun(self, low: str, start: int, end: int, outer: Speaker | None) -> Speaker:
        """A pronoun that the names left open: whoever spoke last and may be called so."""
        written = self.text.text[start:end]
        kinds = PRONOUNS[low]
        if low in ("i", "we", "me") and outer is not None:
            return replace(outer, as_written=written, start=start, end=end)
        if low in ("it", "they") and (found := self._subject_before(start, kinds)) is not None:
            return replace(found, as_written=written, start=start, end=end, role=None)
        for last in reversed(self.spoke):
            name = self.names.get(last.entity) or self.added.get(last.entity)
            if name is not None and name.type in kinds:
                return replace(last, as_written=written, start=start, end=end, role=None)
        here = entity_id("other", f"{written} in {self.text.document.id}")
        return Speaker(entity=here, name=written, as_written=written, start=start, end=end)

    def _subject_before(self, start: int, kinds: frozenset[str]) -> Speaker | None:
        """The subject of the sentence that the pronoun stands in, if it is of the kind."""
        here = self.text.doc.char_span(start, start + 1, alignment_mode="expand")
        if here is None:
            return None
        for kid in here[0].sent.root.children:
            if kid.dep in ("nsubj", "nsubjpass") and kid.idx < start and kid.pos in ("NOUN", "PROPN"):
                hit = self._mention((kid.idx, kid.idx + len(kid)), (kid.idx, kid.idx + len(kid)))
                if hit is None:
                    at = source_span(kid, kid.i)
                    return self._unnamed(self.text.text[at[0] : at[1]], *at, kid)
                name = hit[1]
                if name.type in kinds:
                    return Speaker(entity=name.entity, name=name.name, as_written="", start=start, end=start)
        return None

    def _unnamed(self, written: str, start: int, end: int, token: Token | None) -> Speaker:
        """ "Ukrainian authorities", "a senior official", "the study": a voice without a name."""
        named = written
        if token is not None and not start <= token.idx < end:  # "the minister, who said": the minister
            at = source_span(token, token.i)
            named = self.text.text[at[0] : at[1]]
        name = _plain(named) or named
        many = token is not None and (token.tag in ("NNS", "NNPS") or token.low in MANY)
        kind: NameType = "people" if many else "other"
        entity = entity_id(kind, name)
        mention = Mention(
            start=start,
            end=end,
            as_written=written,
            variant="canonical",
            of=entity,
            evidence="speaks, unnamed",
        )
        known = self.added.get(entity)
        mentions = (*known.mentions, mention) if known is not None else (mention,)
        self.added[entity] = Name(
            entity=entity, document=self.text.document.id, name=name, type=kind, mentions=mentions
        )
        return Speaker(entity=entity, name=name, as_written=written, start=start, end=end)


def _plain(words: str) -> str | None:
    parts = " ".join(words.split()).strip(" ,").split(" ")
    while len(parts) > 1 and parts[0].lower() in DETERMINERS:
        parts = parts[1:]
    joined = " ".join(parts)
    return joined if joined and joined.lower() not in DETERMINERS else None


def _short(text: str, token: Token) -> str:
    """A role in a few words: up to a comma, not cut inside a name, and through the hyphens at which the parse
    took it apart ("vice-president")."""
    doc, last = token.doc, token
    while (after := last.right_edge.i + 1) < len(doc) and doc[after].head is token.head:
        if "-" not in (doc[after].text, doc[after - 1].text):
            break
        last = doc[after]
    past = min(last.right_edge.i + 1, last.i + 8)
    while past < last.right_edge.i + 1 and doc[past - 1].dep == "compound":
        past += 1
    first = max(token.left_edge.i, token.i - 8)
    return text[doc[first].idx : doc[past - 1].idx + len(doc[past - 1])].split(",")[0]


def voices(
    text: Text, said: Sequence[Ascribed], who: tuple[Name, ...]
) -> tuple[tuple[Claim, ...], tuple[Name, ...]]:
    """The claims of the attributions, in text order, and the names with unnamed voices added. Ids are
    provisional ("0", "1", ...): see `numbered`."""
    known = Voices(text, who)
    claims: list[Claim] = []
    for n, (one, outer) in enumerate(zip(said, chains(said), strict=True)):
        claims.append(_claim(text, known, one, n, outer, claims))
    names = (*who, *known.added.values())
    return tuple(claims), tuple(sorted(names, key=lambda n: n.mentions[0].start if n.mentions else 0))


def _claim(text: Text, known: Voices, one: Ascribed, n: int, outer: int | None, claims: list[Claim]) -> Claim:
    speaker, named = known.speaker(one, claims[outer].speaker if outer is not None else None)
    written = text.text
    passage = text.passage_at(one.start)
    return Claim(
        id=str(n),
        document=text.document.id,
        post=None if passage is None else passage.id,
        start=one.start,
        end=one.end,
        spans=one.spans,
        quote=written[one.start : one.end],
        speaker=speaker,
        cue=_span(written, one.cue),
        mode=one.mode,
        act=one.act,
        negated=one.negated or _nobody(text, one),
        audience=_span(written, one.audience),
        venue=_span(written, one.venue),
        via=None if outer is None else str(outer),
        confidence=_confidence(one, speaker, named),
        reader=READER,
    )


def _nobody(text: Text, one: Ascribed) -> bool:
    """Whether the words say that nobody said so: "no official has confirmed"."""
    first = text.text[slice(*one.source)].split(maxsplit=1)[:1] if one.source else []
    return bool(first) and first[0].lower() in ("no", "none", "nobody", "neither")


def _span(text: str, at: Chars | None) -> Span | None:
    return None if at is None else Span(start=at[0], end=at[1], as_written=text[at[0] : at[1]])


def _confidence(one: Ascribed, speaker: Speaker | None, named: bool) -> Confidence:
    """high: the rules and the tagger agree on words and speaker, or on the words where the rules are
    explicit: a named speaker beside his quotation, or with a "that" clause of a reporting verb; and where a
    quotation has its named speaker beside it. low: of what
    one of them found, an attitude, a topic instead of a statement, a speaker carried over, and all that is
    the tagger's alone."""
    explicit = one.kind == "say" and one.shape in ("t", "q", "clause", "colon") and not one.floating
    plain = (
        explicit and named and (one.mode != "indirect" or one.lemma in words("core") or one.shape == "clause")
    )
    if one.votes == "both" or (plain and (one.votes == "both, not the speaker" or one.mode == "direct")):
        return "high"
    return "low" if one.thin or speaker is None or one.votes == "tagger" else "medium"


def numbered(document: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in text order with their ids, chains kept."""
    order = sorted(claims, key=lambda c: (c.start, -c.end))
    ids = {claim.id: f"{document}-c{n}" for n, claim in enumerate(order, 1)}
    return tuple(
        replace(claim, id=ids[claim.id], via=None if claim.via is None else ids[claim.via]) for claim in order
    )
