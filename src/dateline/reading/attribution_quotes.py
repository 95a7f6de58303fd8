"""Quotations that the parse left without an owner: given to a cue beside them, to the one before that they
carry on, or to whoever the sentence before is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from dateline.reading.attribution_sources import source_of, source_span
from dateline.reading.attribution_spans import Ascribed, Chars, Marks, merged, mode
from dateline.reading.attribution_verbs import build
from dateline.reading.cues import Frame, frame
from dateline.reading.quotations import Quotation
from dateline.reading.text import Text
from dateline.reading.tokens import Token

AFTER = 14  # tokens after a quotation in which its cue must stand
BEFORE = 40
PROSE = Frame(act="assert", kind="move", frames=frozenset("q"))


def _speech(words: str) -> bool:
    """Whether quoted words may be somebody's: more than one, and not a title in capitals."""
    parts = words.split()
    long = [p for p in parts if len(p) > 3]
    title = bool(long) and len(parts) < 8 and all(p[0].isupper() for p in long) and words[-1] not in ".?!"
    return (len(parts) > 1 or words[-1] in ",?!") and not title


class Quotes:
    """The state of handing out one text's quotations, in order."""

    def __init__(self, text: Text, found: list[Ascribed], marks: Marks) -> None:
        self.text = text
        self.doc = text.doc
        self.words = text.text
        self.marks = marks
        self.found = found
        self.starts = [token.idx for token in text.doc]
        self.blocks = text.paragraphs
        self.block_starts = [start for start, _ in text.paragraphs]
        self.block_set = frozenset(self.block_starts)
        self.by_cue = {a.at: n for n, a in enumerate(found)}
        self.owner: dict[int, int] = {}  # quotation start: index into found
        self.speech: dict[int, int] = {}  # paragraph: the last reporting attribution in it
        for n, one in enumerate(found):
            self._note(n, one)

    def _note(self, n: int, one: Ascribed) -> None:
        for span in one.spans:
            for q in self.marks.touching(span):
                taken = min(span[1], q.end) - max(span[0], q.start)
                outside = one.cue is None or not q.start <= one.cue[0] < q.end
                if outside and 2 * taken >= q.end - q.start:
                    self.owner.setdefault(q.start, n)
        if one.cue is not None and one.kind == "say" and self.marks.at(one.cue[0]) is None:
            block = self.block(one.cue[0])
            last = self.speech.get(block)
            if last is None or (self.found[last].cue or (0, 0))[0] < one.cue[0]:
                self.speech[block] = n

    def block(self, offset: int) -> int:
        return bisect_right(self.block_starts, offset) - 1

    def hand_out(self) -> list[Ascribed]:
        """Give every quotation of two words or more an owner, where there is one."""
        late: list[tuple[Quotation, Quotation]] = []
        outer = self.marks.outer
        for n, q in enumerate(outer):
            if q.start in self.owner or not _speech(self.words[q.inner_start : q.inner_end]):
                continue
            if n + 1 < len(outer) and self._opens_again(q, outer[n + 1]):
                late.append((q, outer[n + 1]))
            else:
                self._place(q, outer[n - 1] if n else None)
        for q, following in reversed(late):
            if (owner := self.owner.get(following.start)) is not None:
                self._join(owner, q)
            else:
                self._place(q, None)
        return self.found

    def _opens_again(self, q: Quotation, following: Quotation) -> bool:
        """A paragraph of a speech that goes on in the next one: its cue is to be found there."""
        block = self.block(following.start)
        begins = self.blocks[block][0] == following.start and q.start in self.block_set
        return not q.closed and begins and self.block(q.start) == block - 1 and not self._cue_before(q)

    def _place(self, q: Quotation, previous: Quotation | None) -> None:
        whole = self._whole(q)
        order = (self._cue_before, self._cue_after)
        if self.words[q.inner_end - 1] in ",?!" or not whole:
            order = (self._cue_after, self._cue_before)
        for look in order:
            verb = look(q)
            if verb is not None and self._give(q, verb):
                return
        if whole and (self._carry_on(q, previous) or self._float(q)):
            return

    def _whole(self, q: Quotation) -> bool:
        """Whether the quotation begins a sentence rather than standing inside one."""
        first = self.words[q.inner_start]
        before = self.words[max(q.start - 2, 0) : q.start].strip()[-1:]
        starts = q.start in self.block_set or before in ("", ".", "?", "!", "”", '"', ":")
        return starts and not first.islower()

    def _cue_after(self, q: Quotation) -> Token | None:
        i = bisect_left(self.starts, q.end)
        stop = min(i + AFTER, len(self.doc))
        if self.words[q.inner_end - 1] in "." and q.closed and self._begins(i):
            return None
        while i < stop:
            token = self.doc[i]
            if "\n" in token.text or token.text in ".;" or self.marks.at(token.idx) is not None:
                return None
            if token.pos in ("VERB", "AUX") and self._quotes(token):
                return token
            i += 1
        return None

    def _begins(self, i: int) -> bool:
        return i >= len(self.doc) or bool(self.doc[i].is_sent_start) or "\n" in self.doc[i].text

    def _cue_before(self, q: Quotation) -> Token | None:
        i = bisect_left(self.starts, q.start) - 1
        low = max(i - BEFORE, 0)
        at_colon = i >= 0 and self.doc[i].text == ":"
        first = self.block_starts[self.block(q.start)] if self.blocks else 0
        while i >= low and self.doc[i].idx >= first:
            token = self.doc[i]
            if token.text in ".?!" or self.marks.at(token.idx) is not None:
                return None
            if token.pos in ("VERB", "AUX") and (self._quotes(token) or (at_colon and token.pos == "VERB")):
                return token
            if token.is_sent_start and not at_colon:
                return None
            i -= 1
        return None

    def _quotes(self, token: Token) -> bool:
        lemma = token.lemma.lower()
        one = frame(lemma, "q") or frame(lemma, "t") or frame(lemma, "a")
        return one is not None and one.kind != "think"

    def _give(self, q: Quotation, verb: Token) -> bool:
        """Add the quotation to what the verb already reports, or make it what the verb reports."""
        n = self.by_cue.get(verb.i)
        if n is not None:
            self._join(n, q)
            return True
        head = source_of(verb, self.marks)
        if head is None:
            return False
        lemma = verb.lemma.lower()
        one = frame(lemma, "q") or frame(lemma, "t") or frame(lemma, "a") or PROSE
        made = build(verb, one, "q", [], head, self.words, self.marks, ((q.inner_start, q.inner_end),))
        if made is None:
            return False
        self._add(made, q)
        return True

    def _add(self, made: Ascribed, q: Quotation) -> None:
        self.found.append(made)
        self.by_cue.setdefault(made.at, len(self.found) - 1)
        self._note(len(self.found) - 1, made)
        self.owner[q.start] = len(self.found) - 1

    def _join(self, n: int, q: Quotation) -> None:
        one = self.found[n]
        spans = merged([*one.spans, (q.inner_start, q.inner_end)], self.words)
        self.found[n] = replace(one, spans=spans, mode=mode(self.words, spans, self.marks))
        self.owner[q.start] = n

    def _carry_on(self, q: Quotation, previous: Quotation | None) -> bool:
        """A quotation after one by the same speaker: in the same paragraph, or opened again in the next."""
        block = self.block(q.start)
        if previous is not None and previous.start in self.owner:
            same = self.block(previous.start) == block
            opened = not previous.closed and self.block(previous.start) == block - 1
            n = self.owner[previous.start]
            cue = self.found[n].cue
            between = cue is not None and previous.end <= cue[0] < q.start
            near = q.start - previous.end < 3
            if opened or (same and (between or near)) or (same and self.speech.get(block) == n):
                self._join(n, q)
                return True
        n_said = self.speech.get(block)
        if n_said is not None:
            cue = self.found[n_said].cue
            if cue is not None and cue[0] < q.start:
                self._copy(n_said, q)
                return True
        alone = self.blocks[block][1] - q.end <= 2 and self.blocks[block][0] == q.start
        if alone and (n_said := self.speech.get(block - 1)) is not None:
            self._copy(n_said, q)
            return True
        return False

    def _copy(self, n: int, q: Quotation) -> None:
        """The same speaker goes on, with no cue of his own."""
        one = self.found[n]
        span: Chars = (q.inner_start, q.inner_end)
        self.found.append(
            replace(
                one, at=-len(self.found) - 1, spans=(span,), floating=True, mode="direct", shape="q", cue=None
            )
        )
        last = len(self.found) - 1
        self.owner[q.start] = last
        self.speech[self.block(q.start)] = last

    def _float(self, q: Quotation) -> bool:
        """Nobody is said to speak: the person that the sentence before is about, if it is about one."""
        i = bisect_left(self.starts, q.start) - 1
        while i >= 0 and (self.doc[i].is_space or self.doc[i].is_punct):
            i -= 1
        if i < 0 or self.block(self.doc[i].idx) < self.block(q.start) - 1:
            return False
        if len(self.words[q.inner_start : q.inner_end].split()) < 5:
            return False
        root = self.doc[i].sent.root
        head = next((k for k in root.children if k.dep == "nsubj"), None)
        person = head is not None and (head.entity == "PERSON" or head.low in ("he", "she"))
        if head is None or not person or self.marks.at(head.idx) is not None:
            return False
        span = (q.inner_start, q.inner_end)
        made = Ascribed(
            at=-len(self.found) - 1,
            lemma="",
            act="assert",
            kind="move",
            shape="q",
            cue=None,
            spans=(span,),
            source=source_span(head, root.i),
            head=head.i,
            floating=True,
            mode="direct",
        )
        self._add(made, q)
        return True
