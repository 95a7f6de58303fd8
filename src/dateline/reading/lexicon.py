"""Words that tell what a name is: titles, kinds of organisation and place, given names, demonyms."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dateline.records import record


@record
class Lexicon:
    """The lists of data/names.toml as sets of lower-case words, and the given names and demonyms."""

    titles: frozenset[str]
    before_titles: frozenset[str]
    organisation_words: frozenset[str]
    facility_words: frozenset[str]
    place_words: frozenset[str]
    law_words: frozenset[str]
    event_words: frozenset[str]
    ship_words: frozenset[str]
    ship_marks: frozenset[str]
    arms_words: frozenset[str]
    ship_verbs: frozenset[str]
    ship_nouns: frozenset[str]
    afloat: frozenset[str]
    about_ships: frozenset[str]
    common: frozenset[str]
    small: frozenset[str]
    alone: frozenset[str]
    chance: frozenset[str]
    agencies: frozenset[str]
    civic: frozenset[str]
    loose: frozenset[str]
    streets: frozenset[str]
    sites: frozenset[str]
    folk: frozenset[str]
    kin: frozenset[str]
    place_heads: frozenset[str]
    place_prepositions: frozenset[str]
    saying: frozenset[str]
    peoples: frozenset[str]  # as written
    given: dict[str, str]  # "Ada": "f", "m", or "x" for both
    demonyms: dict[str, str]  # "Ukrainian": "UA"


def _read(name: str) -> str:
    return (files("dateline.reading") / "data" / name).read_text("utf-8")


def _lines(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _read(name).splitlines() if line and not line.startswith("#")]


@cache
def lexicon() -> Lexicon:
    """The lists, read once a process."""
    lists = {
        key: frozenset(" ".join(word.split()) for word in value.replace("\n", " ").split(",") if word.strip())
        for key, value in tomllib.loads(_read("names.toml")).items()
    }
    demonyms: dict[str, str] = {}
    for cells in _lines("countries.tsv"):
        for word in cells[3].split(",") if len(cells) > 3 else []:
            if word:
                demonyms[word] = cells[0]
                demonyms.setdefault(word + "s", cells[0])
    return Lexicon(
        **lists,
        given={cells[0]: cells[1] for cells in _lines("given.tsv")},
        demonyms=demonyms,
    )


@cache
def known_surnames() -> frozenset[str]:
    """Surnames that many bear, in lower case."""
    return frozenset(line for line in _read("surnames.txt").splitlines() if not line.startswith("#"))
