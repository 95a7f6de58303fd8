"""One document, parsed once: what every room of the reader is handed.

Offsets in everything below are into `document.text`. Quotations and paragraphs are found first, from the
characters, and overrule the parse about where sentences begin. Long texts are parsed in pieces, so that cost
is linear in their length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from importlib import import_module

from dateline.reading.languages import english, foreign
from dateline.reading.network import Tags, no_tags
from dateline.reading.parser import annotate, words_of
from dateline.reading.quotations import Quotation, paragraphs, quotations
from dateline.reading.sentences import told_starts
from dateline.reading.tokens import Doc, begin_sentences, joined
from dateline.records import Document, Passage, record

__all__ = ["Quotation", "Text", "parse"]

PIECE = 8_000  # characters parsed at a time: more take more memory at once, and no less time
SURROGATES = re.compile("[\ud800-\udfff]")


@record
class Text:
    """A document with its parse. The `text` of `doc` is exactly `document.text` (a lone surrogate
    aside); `tags` is what the network says of each of its tokens beside the parse. `quotations` and
    `paragraphs` are by start and need no parse; `sentences` are without the white space around them.
    `english` is False for a text in another language: tokens, no parse; `foreign` are the paragraphs of an
    English one that are."""

    document: Document
    doc: Doc
    tags: Tags
    quotations: tuple[Quotation, ...] = ()
    sentences: tuple[tuple[int, int], ...] = field(default=())
    paragraphs: tuple[tuple[int, int], ...] = ()
    english: bool = True
    foreign: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return self.document.text

    def reads(self, offset: int) -> bool:
        """Whether the text is in English at an offset."""
        i = bisect_right(self.foreign, offset, key=lambda part: part[0]) - 1
        return i < 0 or offset >= self.foreign[i][1]

    def passage_at(self, offset: int) -> Passage | None:
        """The dated entry that the offset stands in, or None."""
        passages = self.document.passages
        i = bisect_right(passages, offset, key=lambda p: p.start) - 1
        return passages[i] if i >= 0 and offset < passages[i].end else None


def parse(document: Document) -> Text:
    """Parse a document: tokens, sentences, quotations, and what the network says of each word."""
    text = SURROGATES.sub("\ufffd", document.text)
    is_english = english(document)
    found = quotations(document.text)
    blocks = paragraphs(document.text)
    pieces: list[tuple[Doc, Tags]] = []
    for start, end in _pieces(text, blocks):
        pieces.append(_read(text, start, end, found, blocks, is_english))
    doc = joined(text, (piece for piece, _ in pieces))
    return Text(
        document=document,
        doc=doc,
        tags=_all(tags for _, tags in pieces),
        quotations=found,
        sentences=tuple(_sentences(text, doc)),
        paragraphs=blocks,
        english=is_english,
        foreign=foreign(document.text, blocks) if is_english else (),
    )


def _all(parts: Iterable[Tags]) -> Tags:
    numpy = import_module("numpy")
    every = [no_tags(0), *parts]
    roles, kinds, names = (
        numpy.concatenate([getattr(tags, task) for tags in every]) for task in ("roles", "kinds", "names")
    )
    return Tags(roles=roles, kinds=kinds, names=names)


def _pieces(text: str, blocks: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Where to cut: between paragraphs, or else after a space, every `PIECE` characters at most."""
    starts = [start for start, _ in blocks]
    cuts = [0]
    while len(text) - cuts[-1] > PIECE:
        limit = cuts[-1] + PIECE
        at = starts[max(bisect_right(starts, limit) - 1, 0)] if starts else 0
        if at <= cuts[-1]:
            at = max(text.rfind(". ", cuts[-1], limit) + 2, text.rfind(" ", cuts[-1] + PIECE // 2, limit) + 1)
        cuts.append(at if at > cuts[-1] else limit)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True)) if text else []


def _read(
    text: str,
    start: int,
    end: int,
    found: tuple[Quotation, ...],
    blocks: tuple[tuple[int, int], ...],
    is_english: bool,
) -> tuple[Doc, Tags]:
    doc = Doc(text[start:end])
    told = told_starts(doc, text[start:end], start, found, blocks)
    if is_english and _wordy(text, start, end):
        words, at = words_of(doc, start, found, blocks)
        return doc, annotate(doc, told, words, at)
    begin_sentences(doc, [mark == 1 for mark in told])
    return doc, no_tags(len(doc))


def _wordy(text: str, start: int, end: int) -> bool:
    """Whether a piece is language at all: pages of bare punctuation have no sentences to be read."""
    return end - start < 2000 or 4 * sum(map(str.isalpha, text[start:end])) > end - start


def _sentences(text: str, doc: Doc) -> list[tuple[int, int]]:
    found = []
    for sent in doc.sents:
        start, end = sent.start_char, sent.end_char
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if words:
            found.append((start, start + len(words)))
    return found
