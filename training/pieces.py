"""A text as the network is handed it: tokens, what is known of sentence starts, and nothing read yet."""

from __future__ import annotations

from dateline.reading.network import Words
from dateline.reading.parser import words_of
from dateline.reading.quotations import paragraphs, quotations
from dateline.reading.sentences import told_starts
from dateline.reading.tokens import Doc
from dateline.records import record


@record
class Piece:
    """`told` is by token; `at` are the numbers of the tokens that `words` are, those without white space."""

    doc: Doc
    told: list[int]
    words: Words
    at: list[int]


def piece(text: str) -> Piece:
    doc, found, blocks = Doc(text), quotations(text), paragraphs(text)
    words, at = words_of(doc, 0, found, blocks)
    return Piece(doc=doc, told=told_starts(doc, text, 0, found, blocks), words=words, at=at)
