"""How well names are found: exact span and type, for persons, organisations and places.

    python bench/names.py FOLDER [--half look|report] [--errors N]

FOLDER holds `gum_news/` and `worldwide_slice/` as published, and in other folders any file of columns
(CoNLL++ 2020, WNUT-17: bench/names_columns.py). Every second document ("look") may be read for errors;
figures are reported on the others. spaCy's own names stand beside ours in the same run. On both sides "the"
and a closing "'s" are cut, facilities count as places, and the types are PER, ORG, LOC; others are left out.
GUM marks nominal mentions too; those whose words are all capitalised, less a leading title, are its names.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

from bench import names_columns as columns
from bench.measure import TOTALS, UNSEEN, Row, Watch, asked_for_rows, keep, prf
from bench.spacy_md import entities
from dateline.reading.lexicon import lexicon
from dateline.reading.names import names
from dateline.reading.network import Tags
from dateline.reading.text import Text, parse
from dateline.records import Document

Found = set[tuple[int, int, str]]
GOLD = {
    "person": "PER",
    "organization": "ORG",
    "place": "LOC",
    "location": "LOC",
    "facility": "LOC",
    "per": "PER",
    "org": "ORG",
    "loc": "LOC",
    "gpe": "LOC",
    "fac": "LOC",
    "corporation": "ORG",
    "group": "ORG",
}
KINDS = ("PER", "ORG", "LOC")
BARS = {"conllpp": 84.0, "worldwide": 74.0}
TITLES = {"gum_news": "GUM news", "conllpp": "CoNLL++ 2020", "worldwide": "Worldwide", "wnut17": "WNUT-17"}
OURS = {"person": "PER", "organisation": "ORG", "place": "LOC", "facility": "LOC"}
SPACY = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
CLOSE = {*",.;:!?)]%'’”", "'s", "’s", "n't", "'re", "'ve", "'ll", "'d"}
OPEN = {"(", "[", "$", "“", "£", "€"}


def joined(sentences: list[list[str]]) -> tuple[str, list[list[int]]]:
    """Tokens as running text, and where each begins."""
    text, starts = "", []
    for sentence in sentences:
        row = []
        for n, word in enumerate(sentence):
            last = sentence[n - 1] if n else ""
            tight = word in CLOSE or last in OPEN or "-" in (word, last) or (word == "s" and last in "'’")
            if n and not tight:
                text += " "
            row.append(len(text))
            text += word
        starts.append(row)
        text += "\n"
    return text, starts


def cut(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without "the" and "'s"."""
    while start < end and text[start].isspace():
        start += 1
    if text[start:end].casefold().startswith("the "):
        start += 4
    while text[start:end].endswith(("'s", "’s")):
        end -= 2
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",'’"):
        end -= 1
    return start, end


def worldwide(path: Path) -> tuple[str, Found]:
    """BIO over tokens, one a line, in the first label column."""
    sentences: list[columns.Sentence] = [[]]
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 2 or not cells[0].strip():
            sentences.append([])
        elif not cells[0].startswith("http"):
            sentences[-1].append((cells[0], cells[1].strip()))
    return tagged([s for s in sentences if s])


def tagged(sentences: list[columns.Sentence]) -> tuple[str, Found]:
    """Running text and names of tokens with tags."""
    text, starts = joined([[token for token, _ in s] for s in sentences])
    found = {
        (row[first], row[past - 1] + len(sentence[past - 1][0]), kind)
        for sentence, row in zip(sentences, starts, strict=True)
        for first, past, kind in columns.entities(sentence)
    }
    return text, typed(text, found)


def typed(text: str, found: Found) -> Found:
    return {(*cut(text, s, e), GOLD[t.casefold()]) for s, e, t in found if t.casefold() in GOLD}


def gum(path: Path) -> tuple[str, Found]:
    """WebAnno TSV: the third column of a token holds `type[n]` of each mention it stands in."""
    sentences: list[list[tuple[str, str]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#Text="):
            sentences.append([])
        elif line and line[0].isdigit():
            cells = line.split("\t")
            sentences[-1].append((cells[2], cells[3]))
    text, starts = joined([[token for token, _ in s] for s in sentences])
    spans: dict[tuple[int, str], tuple[int, int, str]] = {}
    for sentence, row in zip(sentences, starts, strict=True):
        for (token, marks), start in zip(sentence, row, strict=True):
            for mark in marks.split("|") if marks != "_" else []:
                key = (0, mark) if "[" in mark else (start, mark)
                first = spans.get(key, (start, 0, mark.split("[")[0]))
                spans[key] = (first[0], start + len(token), first[2])
    plain = {(*untitled(text, s, e), t) for s, e, t in typed(text, set(spans.values()))}
    named = {(s, e, t) for s, e, t in plain if name_like(text, s, e)}
    return text, {x for x in named if not any(o[0] <= x[0] and x[1] <= o[1] and o != x for o in named)}


def untitled(text: str, start: int, end: int) -> tuple[int, int]:
    """The span up to its first comma, without the lower-case words, titles and nations that lead it."""
    words = list(re.finditer(r"\S+", text[start:end].split(" ,")[0].split(",")[0]))
    lex = lexicon()
    skip = lex.titles | {"former", "us", "u.s."} | {word.casefold() for word in lex.demonyms}
    while len(words) > 1 and (
        words[0].group().casefold().strip(".") in skip or words[0].group()[0].islower()
    ):
        words.pop(0)
    return (start + words[0].start(), start + words[-1].end()) if words else (start, end)


def name_like(text: str, start: int, end: int) -> bool:
    """Every word capitalised but the small ones between; no pronoun, no common word at a sentence's head."""
    words = text[start:end].split()
    small = {"of", "the", "and", "for", "de", "in", "on", "al", "-", "&", "'s"}
    if not words or not all(w in small or w[:1].isupper() for w in words):
        return False
    return not (len(words) == 1 and words[0].casefold() in lexicon().common | lexicon().titles)


def baseline(text: Text) -> Found:
    return {
        (*cut(text.text, start, end), SPACY[label])
        for _, start, end, label in entities(text.text, tuple(SPACY))
    }


def ours(text: Text, labels: Tags) -> Found:
    return {
        (*cut(text.text, m.start, m.end), OURS[name.type])
        for name in names(text, labels)
        if name.type in OURS
        for m in name.mentions
        if m.variant not in ("pronoun", "role")
    }


def documents(folder: Path, half: str, only: str) -> Iterator[tuple[str, str, str, Found]]:
    """Set, half, text and gold of each document."""
    by: dict[str, Iterator[tuple[str, Found]]] = {
        "gum_news": (gum(path) for path in sorted((folder / "gum_news/coref/gum/tsv").glob("*.tsv")))
    }
    for where in sorted(folder.glob("worldwide*")):
        by[where.name] = (worldwide(path) for path in sorted(where.glob("*.tsv")))
    for name, path in columns.files(folder, tuple(by)):
        by[name] = chain(by.get(name, iter(())), (tagged(each) for each in columns.documents(path)))
    for name, pairs in by.items():
        if only not in name:
            continue
        for n, (text, gold) in enumerate(pairs):
            of = "look" if n % 2 == 0 else "report"
            if half in ("all", of):
                yield name, of, text, gold


Counts = dict[tuple[str, str, str], Counter[str]]  # by set, system and half


def total(n: Counter[str]) -> tuple[int, int, int]:
    right, found, gold = (sum(n[f"{kind} {what}"] for kind in KINDS) for what in ("right", "found", "gold"))
    return right, found, gold


def rows(counts: Counts, watches: dict[str, Watch]) -> Iterator[Row]:
    """The lines of the table of all: the half that is reported, and the whole set."""
    for name, watch in watches.items():
        by = {system: counts[name, system, "report"] for system in ("Dateline", "spaCy md")}
        every = by["Dateline"] + counts[name, "Dateline", "look"]
        title = next((title for key, title in TITLES.items() if name.startswith(key)), name)
        yield Row(
            task="names, PER ORG LOC",
            set=title,
            part="odd half",
            seen=TOTALS if name.startswith(("gum", "worldwide", "wnut")) else UNSEEN,
            scores={**prf(*total(by["Dateline"])), **watch.rate()},
            whole=prf(*total(every)),
            peer="spaCy md",
            beside=prf(*total(by["spaCy md"])),
            bars=next(({"F": bar} for key, bar in BARS.items() if name.startswith(key)), {}),
        )


def line(name: str, right: int, found: int, gold: int) -> str:
    p, r, f = prf(right, found, gold).values()
    return f"  {name:22} P {p:5.1f}  R {r:5.1f}  F {f:5.1f}  n {gold}"


def wrong(words: str, found: Found, gold: Found) -> Iterator[str]:
    for start, end, kind in sorted(found ^ gold):
        sign = "extra " if (start, end, kind) in found else "missed"
        around = words[max(0, start - 40) : end + 30].replace("\n", "|")
        yield f"{sign} {kind} [{words[start:end]}]   ...{around}..."


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure names on published sets.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--half", choices=("look", "report", "all"), default="report")
    asked.add_argument("--only", default="", help="one of the sets")
    asked.add_argument("--errors", type=int, default=0, help="print so many errors of ours")
    given = asked.parse_args()
    counts: Counts = defaultdict(Counter)
    watches: dict[str, Watch] = defaultdict(Watch)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    half = "all" if asked_for_rows() else given.half
    for corpus, of, words, gold in documents(given.folder, half, given.only):
        text = parse(Document(id="d1", source="", text=words, captured=moment, capture=""))
        labels = text.tags
        with watches[corpus].over(len(words.split())):
            found = ours(text, labels)
        for system, got in (("spaCy md", baseline(text)), ("Dateline", found)):
            for kind in KINDS:
                of_kind = {x for x in got if x[2] == kind}
                counts[corpus, system, of][f"{kind} found"] += len(of_kind)
                counts[corpus, system, of][f"{kind} right"] += len(of_kind & gold)
                counts[corpus, system, of][f"{kind} gold"] += sum(x[2] == kind for x in gold)
        for said in islice(wrong(words, found, gold), given.errors):
            given.errors -= 1
            print(said)
    for corpus in watches:
        for system in ("Dateline", "spaCy md"):
            n = counts[corpus, system, "look"] + counts[corpus, system, "report"]
            print(f"{corpus}, {system}")
            for kind in KINDS:
                print(line(kind, n[f"{kind} right"], n[f"{kind} found"], n[f"{kind} gold"]))
            print(line("all", *total(n)))
    keep(*rows(counts, watches))


if __name__ == "__main__":
    main()
