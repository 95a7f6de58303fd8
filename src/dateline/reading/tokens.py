"""Words with a tree over them: what every room of the reader goes over.

A `Doc` is a text's tokens in order; a `Run` some of them side by side. The names of what is said of a token
are those that universal dependencies and the Penn Treebank have: `tag` is Penn's, `pos` the universal part of
speech, `dep` the relation to its `head`, as spaCy's English models name them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Literal, overload

from dateline.reading.numerals import looks_like_number
from dateline.reading.tokenizer import split


class Token:
    """One token. `idx` is where it begins in its Doc's text. One that hangs on nothing is its own `head`;
    `children` are in text order. Before a parse is set, what it would say is empty."""

    __slots__ = (
        "children",
        "dep",
        "doc",
        "entity",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "is_space",
        "left_edge",
        "lemma",
        "low",
        "opens_entity",
        "pos",
        "right_edge",
        "tag",
        "text",
    )

    def __init__(self, doc: Doc, i: int, idx: int, text: str) -> None:
        self.doc, self.i, self.idx, self.text = doc, i, idx, text
        self.low = lowered(text)
        self.is_space = text.isspace()
        self.is_sent_start = False
        self.tag = self.pos = self.dep = self.lemma = self.entity = ""
        self.opens_entity = False
        self.head = self.left_edge = self.right_edge = self
        self.children: tuple[Token, ...] = ()

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def lefts(self) -> tuple[Token, ...]:
        return tuple(kid for kid in self.children if kid.i < self.i)

    @property
    def rights(self) -> tuple[Token, ...]:
        return tuple(kid for kid in self.children if kid.i > self.i)

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hangs on it, in text order where no branches cross."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                yield token
                continue
            waiting += [(kid, False) for kid in reversed(token.rights)]
            waiting.append((token, True))
            waiting += [(kid, False) for kid in reversed(token.lefts)]

    @property
    def sent(self) -> Run:
        """The sentence that the token stands in."""
        return self.doc.sentence_at(self.i)

    def nbor(self, steps: int = 1) -> Token:
        """The token so many further on. IndexError where there is none."""
        if self.i + steps < 0:
            raise IndexError(f"no token {steps} from the {self.i}th")
        return self.doc[self.i + steps]

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_punct(self) -> bool:
        return punctuation(self.text)

    @property
    def like_num(self) -> bool:
        return looks_like_number(self.text)


@lru_cache(maxsize=10_000)
def lowered(word: str) -> str:
    """A word in small letters: one string for all its tokens."""
    return word.lower()


@lru_cache(maxsize=10_000)
def punctuation(word: str) -> bool:
    """Whether every character is of Unicode's categories of punctuation."""
    return all(unicodedata.category(char)[0] == "P" for char in word)


class Run:
    """Tokens side by side, from `start` up to `end` (numbers of tokens). `label` is an entity's kind."""

    __slots__ = ("doc", "end", "label", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label = doc, start, end, label

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Run: ...
    def __getitem__(self, at: int | slice) -> Token | Run:
        if isinstance(at, slice):
            first, past, _ = at.indices(len(self))
            return Run(self.doc, self.start + first, self.start + max(first, past))
        return self.doc.tokens[range(self.start, self.end)[at]]

    @property
    def start_char(self) -> int:
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Run:
        return self.doc.sentence_at(self.start)

    @property
    def root(self) -> Token:
        """The token that the others hang on: of those whose head is outside, the one nearest to the tree's
        root, the first of several."""
        best, depth = self.doc.tokens[self.start], len(self.doc.tokens) + 1
        for token in self:
            if token.head is token:
                return token
            if self.start <= token.head.i < self.end:
                continue
            far, above = 0, token
            while above.head is not above and far < depth:
                above, far = above.head, far + 1
            if far < depth:
                best, depth = token, far
        return best


class Doc:
    """A text as tokens. `text` is exactly the text that was given."""

    def __init__(self, text: str) -> None:
        words, starts, _ = split(text)
        self.text = text
        self.tokens = [
            Token(self, i, at, word) for i, (at, word) in enumerate(zip(starts, words, strict=True))
        ]

    @classmethod
    def of(cls, words: Iterable[str]) -> Doc:
        """Words that somebody else has cut, a space behind each."""
        doc = cls("")
        for word in words:
            doc.tokens.append(Token(doc, len(doc.tokens), len(doc.text), word))
            doc.text += word + " "
        return doc

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Run: ...
    def __getitem__(self, at: int | slice) -> Token | Run:
        if isinstance(at, slice):
            first, past, _ = at.indices(len(self.tokens))
            return Run(self, first, max(first, past))
        return self.tokens[at]

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return sorted({0, *(token.i for token in self.tokens if token.is_sent_start)})

    def sentence_at(self, i: int) -> Run:
        """The sentence that the token with this number stands in."""
        starts = self._sentence_starts
        k = bisect_right(starts, i)
        return Run(self, starts[k - 1], starts[k] if k < len(starts) else len(self.tokens))

    @property
    def sents(self) -> Iterator[Run]:
        starts = self._sentence_starts
        for first, past in zip(starts, [*starts[1:], len(self.tokens)], strict=True):
            if past > first:
                yield Run(self, first, past)

    @property
    def ents(self) -> Iterator[Run]:
        """Runs of tokens that the parse takes for one entity, labelled with its kind."""
        i = 0
        while i < len(self.tokens):
            kind, past = self.tokens[i].entity, i + 1
            if kind:
                while past < len(self.tokens) and self.tokens[past].entity == kind:
                    if self.tokens[past].opens_entity:
                        break
                    past += 1
                yield Run(self, i, past, kind)
            i = past

    def char_span(
        self, start: int, end: int, alignment_mode: Literal["strict", "expand"] = "strict"
    ) -> Run | None:
        """The tokens from one offset to another. None where these are not on a token (a space that follows
        one is on it); and, if `strict`, where they are not a token's own edges."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None or end <= start:
            return None
        if alignment_mode == "strict":
            if start != first.idx or end != last.idx + len(last.text):
                return None
            return Run(self, first.i, last.i + 1)
        after = start == first.idx + len(first.text)  # on the space behind
        return Run(self, first.i + after, max(first.i + after, last.i + 1))

    def _at(self, offset: int) -> Token | None:
        k = bisect_right(self._offsets, offset) - 1
        if k < 0 or offset < 0 or offset >= len(self.text):
            return None
        return self.tokens[k]


def joined(text: str, pieces: Iterable[Doc]) -> Doc:
    """One Doc of several, whose texts follow on each other in `text`. They give their tokens up to it."""
    whole = Doc("")
    whole.text = text
    at = 0
    for piece in pieces:
        begin = len(whole.tokens)
        for token in piece.tokens:
            token.doc, token.i, token.idx = whole, token.i + begin, token.idx + at
        whole.tokens += piece.tokens
        at += len(piece.text)
    return whole


def begin_sentences(doc: Doc, starts: Sequence[bool]) -> None:
    """Set where sentences begin, by token."""
    for token, begins in zip(doc.tokens, starts, strict=True):
        token.is_sent_start = begins
