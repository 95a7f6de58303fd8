"""Two readers of the same words weighed against each other: the rules over the parse, and the tagger.

Where both find an attribution it is nearly always one. What the rules find and the tagger sees nothing of is
left out, unless it is quoted; what only the tagger finds must be sure, and its words are squared with the
parse. The thresholds were set on PolNeAR's even dev articles; docs/reading.md has what they give.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.reading.attribution import chains
from dateline.reading.attribution_edges import edged, whole
from dateline.reading.attribution_sources import RELATIVES, source_of, source_span
from dateline.reading.attribution_spans import (
    Ascribed,
    Chars,
    Marks,
    chars,
    mode,
    squared,
    subtree,
    without,
)
from dateline.reading.attribution_tags import SURE, Heard, heard
from dateline.reading.attribution_verbs import setting
from dateline.reading.cues import nouns, verbs, words
from dateline.reading.network import Tags
from dateline.reading.text import Text
from dateline.reading.tokens import Token
from dateline.records import Act

SAME = 0.5  # of the words of either: the same content
SURE_SAID = 0.5  # the rest of an attribution whose cue is a verb of saying that it is sure of
SHARED = 0.7  # with the same cue: so much of the rules' words the tagger's must hold
FREE = 0.5  # at most so much of what it alone finds may be in what the rules found
HALF = 0.5
RIVAL = 0.93  # of all parts, against the rules' words for the same cue
CERTAIN = 0.95  # of a speaker, against the rules'
WHOLE = 0.8  # the phrases of the parse must hold so much of what the tagger hears
SEEN_LOW, SEEN = 0.6, 0.3  # the tagger's share of a thin and of a plain attribution of the rules
BARE = ("ADV", "ADP", "PUNCT", "PART", "DET", "PRON")  # "reportedly" alone is a word of doubt and no cue
NEVER_CONTENT = frozenset(
    {"nsubj", "agent", "aux", "auxpass", "neg", "punct", "mark", "cc", "poss", "det", "prt", "expl"}
)


def voted(text: Text, said: Sequence[Ascribed], tags: Tags) -> tuple[Ascribed, ...]:
    """The rules' attributions that stand, each with who else found it, and those that the tagger adds, in
    text order."""
    ballot = Ballot(text, tags)
    found = ballot.found
    kept: list[Ascribed] = []
    matched: set[int] = set()
    for one, outer in zip(said, chains(said), strict=True):
        if outer is not None:
            kept.append(one)
            continue
        n = ballot.match(one)
        if n is not None and n not in matched:
            matched.add(n)
            kept.append(ballot.agreed(one, found[n]))
        elif (n := ballot.rival(one)) is not None and n not in matched:
            matched.add(n)
            kept.append(ballot.overruled(one, found[n]))
        elif ballot.stands(one, matched):
            kept.append(one)
    taken = {i for one in kept for i in ballot.tokens(one.spans)}
    cues = {i for one in kept if one.cue is not None for i in ballot.tokens([one.cue])}
    for n, other in enumerate(found):
        if n not in matched and other.share >= ballot.sure(other) and ballot.free(other, taken, cues):
            added = ballot.ascribed(other)
            if added is not None:
                kept.append(added)
    return tuple(sorted(kept, key=lambda a: (a.start, -a.end, a.at)))


class Ballot:
    """One text with the tagger's shares, asked by characters."""

    def __init__(self, text: Text, tags: Tags) -> None:
        self.text = text
        self.doc = text.doc
        self.marks = Marks(text.quotations)
        self.starts = [token.idx for token in text.doc]
        self.tags = tags
        self.content = (tags.roles[:, 5] + tags.roles[:, 6]).tolist()
        self.cue = (tags.roles[:, 3] + tags.roles[:, 4]).tolist()
        self.found = heard(text, tags)
        self.owner: dict[int, int] = {}  # word of a content: its attribution, by the tagger
        self.by_cue: dict[int, int] = {}
        self.sizes: list[int] = []
        for n, one in enumerate(self.found):
            mine = [i for run in one.contents for i in self.words(run.first, run.past)]
            self.sizes.append(len(mine))
            self.owner.update(dict.fromkeys(mine, n))
            self.by_cue.update(dict.fromkeys(range(one.cue.first, one.cue.past), n))

    def words(self, first: int, past: int) -> list[int]:
        """The tokens first .. past that are words."""
        return [i for i in range(first, past) if any(c.isalnum() for c in self.doc[i].text)]

    def tokens(self, spans: Iterable[Chars]) -> list[int]:
        """The words in spans of characters."""
        return [
            i
            for start, end in spans
            for i in self.words(bisect_left(self.starts, start), bisect_left(self.starts, end))
        ]

    def match(self, one: Ascribed) -> int | None:
        """Which of the tagger's attributions has the same content."""
        mine = self.tokens(one.spans)
        shared = Counter(self.owner[i] for i in mine if i in self.owner)
        for n, common in shared.most_common(2):
            if common >= SAME * (len(mine) + self.sizes[n] - common):
                return n
        near = [n for n in self.of_cue(one) if shared[n] >= SHARED * len(mine)]
        return next((n for n in near if n != self.rival(one)), None)

    def of_cue(self, one: Ascribed) -> list[int]:
        """The tagger's attributions by words of the same cue."""
        return sorted({self.by_cue[i] for i in self.tokens([one.cue]) if i in self.by_cue}) if one.cue else []

    def rival(self, one: Ascribed) -> int | None:
        """The tagger's attribution with the same cue and other words, where it is as good as certain. A
        quotation in pieces stays as the rules have it, who see further."""
        if one.mode == "direct" and len(one.spans) > 1:
            return None
        return next((n for n in self.of_cue(one) if self.found[n].share >= RIVAL), None)

    def overruled(self, one: Ascribed, other: Heard) -> Ascribed:
        """The rules' attribution with the tagger's words."""
        theirs = self.ascribed(other)
        return (
            one if theirs is None else self.agreed(replace(one, spans=theirs.spans, mode=theirs.mode), other)
        )

    def stands(self, one: Ascribed, matched: set[int]) -> bool:
        """Whether an attribution that only the rules found is kept: quoted words are, and what the tagger
        sees enough of. What is not a plain "said that" gives way where the tagger is sure of other words
        for the same cue."""
        if one.mode == "direct" or (one.mode == "mixed" and not self.others(one)):
            return True
        if one.kind == "say" and one.shape in ("t", "q", "clause"):
            return self.seen(one) >= (SEEN_LOW if one.thin else SEEN)
        sure = any(n not in matched and self.found[n].share >= SURE for n in self.of_cue(one))
        return not sure and self.seen(one) >= (SEEN_LOW if one.thin else SEEN)

    def others(self, one: Ascribed) -> set[int]:
        """The tagger's attributions, where it is sure, whose cue stands in the rules' content."""
        cues = {self.by_cue[i] for i in self.tokens(one.spans) if i in self.by_cue}
        return {n for n in cues if self.found[n].share >= SURE}

    def seen(self, one: Ascribed) -> float:
        """How much the tagger sees of an attribution: of its content, and of its cue."""
        mine = self.tokens(one.spans)
        others = self.others(one)
        own = [i for i in mine if self.owner.get(i) not in others]  # not what it takes for said by another
        content = sum(self.content[i] for i in own) / len(mine) if mine else 0.0
        cue = max((self.cue[i] for i in self.tokens([one.cue])), default=0.0) if one.cue else 0.0
        return (content + cue) / 2

    def agreed(self, one: Ascribed, other: Heard) -> Ascribed:
        """The rules' attribution, and whether the tagger has the same speaker; one the rules lack is its."""
        one = edged(self.text, whole(self.text, one, other, self.marks), other, self.content, self.marks)
        theirs = self.named(other)
        same = one.source is None and theirs is None
        if one.source is not None and theirs is not None:
            same = one.source[0] < theirs[1] and theirs[0] < one.source[1]
        if theirs is not None and other.source is not None and not same and self.knows(one, other):
            own = self.doc[other.source.first : other.source.past].root.i
            return replace(one, source=theirs, head=own, votes="both, not the speaker")
        return replace(one, votes="both" if same else "both, not the speaker")

    def knows(self, one: Ascribed, other: Heard) -> bool:
        """Whether the tagger's speaker is taken: where the rules have none, or it is as good as certain of
        its own. Not of quotations: whose they are, more than one sentence may say."""
        sure = other.source is not None and other.source.share >= CERTAIN
        return one.source is None or (sure and one.mode != "direct")

    def named(self, other: Heard) -> Chars | None:
        """Who speaks, as the tagger has it; "Bell's" does not for a verb."""
        if other.source is None:
            return None
        last, cue = self.doc[other.source.past - 1], self.doc[other.cue.first : other.cue.past].root
        if last.tag == "POS" and cue.pos in ("VERB", "AUX"):
            return None
        return chars(self.doc, other.source.first, other.source.past)

    def sure(self, other: Heard) -> float:
        """How sure the tagger must be alone: less so of a verb of saying, which it is sure of."""
        said = self.doc[other.cue.first : other.cue.past].root
        frames = verbs().get(said.lemma.lower(), ()) if said.pos in ("VERB", "AUX") else ()
        return SURE_SAID if frames and frames[0].kind == "say" and other.cue.share >= SURE else SURE

    def free(self, other: Heard, taken: set[int], cues: set[int]) -> bool:
        """Whether an attribution is about words, and has a cue, that no other has."""
        if any(i in cues for i in range(other.cue.first, other.cue.past)):
            return False
        mine = [i for run in other.contents for i in self.words(run.first, run.past)]
        return bool(mine) and sum(i in taken for i in mine) <= FREE * len(mine)

    def ascribed(self, other: Heard) -> Ascribed | None:
        """What the tagger alone found: its cue; its content and speaker as the parse has their edges."""
        cue_tokens = self.doc[other.cue.first : other.cue.past]
        cue = chars(self.doc, other.cue.first, other.cue.past)
        root = cue_tokens.root
        shouted = cue_tokens.text.isupper()  # a telegram: left to the rules
        if shouted or self.marks.at(cue[0]) is not None or all(t.pos in BARE for t in cue_tokens):
            return None
        source, head = self.speaker(other, root)
        shown = self.doc[head] if head is not None else None
        if shown is not None and shown.low in RELATIVES and root.dep == "relcl":
            shown = root.head
        if shown is not None and shown.lemma.lower() in words("pictures"):
            return None  # "a video that shows ...": the document's own words about a picture
        spans = [chars(self.doc, run.first, run.past) for run in other.contents]
        quoted = any(self.marks.touching(span) for span in spans)
        better = [] if quoted else self.phrases(other, root)
        heard_words = {i for run in other.contents for i in self.words(run.first, run.past)}
        if len(heard_words & set(self.tokens(better))) >= WHOLE * len(heard_words):
            spans = better
        if source is not None:
            spans = without(spans, source)
        content = squared(self.text.text, spans, self.marks, cue)
        if not content:
            return None
        verbal = root.pos in ("VERB", "AUX")
        audience, venue = setting(root, content) if verbal else (None, None)
        return Ascribed(
            at=root.i,
            lemma=root.lemma.lower(),
            act=act_of(root),
            kind="say" if other.kind == 0 else "think",
            shape="heard",
            cue=cue,
            spans=content,
            source=source,
            head=head,
            negated=any(k.dep == "neg" for k in root.children),
            audience=audience,
            venue=venue,
            mode=mode(self.text.text, content, self.marks),
            votes="tagger",
        )

    def speaker(self, other: Heard, root: Token) -> tuple[Chars | None, int | None]:
        """The tagger's source; with the parse's edges where that finds one in the same place."""
        theirs = self.named(other)
        token = source_of(root, self.marks) if root.pos in ("VERB", "AUX") else None
        if token is not None:
            span = source_span(token, root.i)
            if theirs is None or (span[0] < theirs[1] and theirs[0] < span[1]):
                return span, token.i
        if theirs is None or other.source is None:
            return None, None
        return theirs, self.doc[other.source.first : other.source.past].root.i

    def phrases(self, other: Heard, root: Token) -> list[Chars]:
        """The phrases under the cue that the tagger sees as content by more than half."""
        cue = other.cue
        heads = [
            t
            for t in self.doc[cue.first : cue.past]
            if any(not cue.first <= k.i < cue.past for k in t.children)
        ]
        ranges = [
            part
            for head in heads
            for kid in head.children
            if not cue.first <= kid.i < cue.past and kid.dep not in NEVER_CONTENT
            for part in without([subtree(kid)], (cue.first, cue.past))
        ]
        if root.dep in ("parataxis", "ccomp", "advcl", "dep"):
            ranges += without([subtree(root.head)], subtree(root))
        spans = []
        for first, past in ranges:
            mine = self.words(first, past)
            if mine and sum(self.content[i] for i in mine) > HALF * len(mine):
                if self.doc[first].dep == "prep" and self.content[first] < HALF:
                    first += 1
                spans.append(chars(self.doc, first, past))
        return spans


def act_of(root: Token) -> Act:
    """The force of a cue's head word, as the lexicon of the rules has it."""
    lemma = root.lemma.lower()
    if root.pos in ("VERB", "AUX") and lemma in verbs():
        return verbs()[lemma][0].act
    return nouns().get(lemma, "assert")
