"""How well names are found: exact span and type, for persons, organisations and places.

    python bench/names.py FOLDER [--half look|report] [--errors N]

FOLDER holds `gum_news/` and `worldwide_slice/` as published. Every second document ("look") may be read
for errors; figures are reported on the others. spaCy's own names stand beside ours in the same run. On
both sides "the" and a closing "'s" are cut, facilities count as places, and the types are PER, ORG, LOC.
GUM marks nominal mentions too; those whose words are all capitalised, less a leading title, are its names.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.reading.lexicon import lexicon
from dateline.reading.names import names
from dateline.reading.text import Text, parse
from dateline.records import Document

Found = set[tuple[int, int, str]]
GOLD = {
    "person": "PER",
    "organization": "ORG",
    "place": "LOC",
    "location": "LOC",
    "facility": "LOC",
}
OURS = {"person": "PER", "organisation": "ORG", "place": "LOC", "facility": "LOC"}
SPACY = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
CLOSE = {
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    ")",
    "]",
    "%",
    "'s",
    "’s",
    "n't",
    "'",
    "’",
    "”",
    "'re",
    "'ve",
    "'ll",
    "'d",
}
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
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 2 or not cells[0].strip():
            sentences.append([])
        elif not cells[0].startswith("http"):
            sentences[-1].append((cells[0], cells[1].strip()))
    sentences = [s for s in sentences if s]
    text, starts = joined([[token for token, _ in s] for s in sentences])
    found: Found = set()
    for sentence, row in zip(sentences, starts, strict=True):
        open_: tuple[int, int, str] | None = None
        for (token, label), start in zip(sentence, row, strict=True):
            if label.startswith("I-") and open_ and open_[2] == label[2:]:
                open_ = (open_[0], start + len(token), open_[2])
                continue
            if open_:
                found.add(open_)
            open_ = (start, start + len(token), label[2:]) if label[:2] in ("B-", "I-") else None
        if open_:
            found.add(open_)
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
        (*cut(text.text, e.start_char, e.end_char), SPACY[e.label_])
        for e in text.doc.ents
        if e.label_ in SPACY
    }


def ours(text: Text) -> Found:
    return {
        (*cut(text.text, m.start, m.end), OURS[name.type])
        for name in names(text)
        if name.type in OURS
        for m in name.mentions
        if m.variant not in ("pronoun", "role")
    }


def documents(folder: Path, half: str, only: str) -> Iterator[tuple[str, str, Found]]:
    sets = {
        "gum_news": (folder / "gum_news" / "coref" / "gum" / "tsv", gum),
        "worldwide_slice": (folder / "worldwide_slice", worldwide),
    }
    for name, (where, read) in sets.items():
        if only not in name:
            continue
        for n, path in enumerate(sorted(where.glob("*.tsv"))):
            if half == "all" or (n % 2 == 0) == (half == "look"):
                text, gold = read(path)
                yield name, text, gold


def line(name: str, right: int, found: int, gold: int) -> str:
    p, r = right / max(1, found), right / max(1, gold)
    return (
        f"  {name:22} P {100 * p:5.1f}  R {100 * r:5.1f}  F {200 * p * r / max(1e-9, p + r):5.1f}  n {gold}"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description="Measure names on published sets.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--half", choices=("look", "report", "all"), default="report")
    asked.add_argument("--only", default="", help="one of the sets")
    asked.add_argument("--errors", type=int, default=0, help="print so many errors of ours")
    given = asked.parse_args()
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for corpus, words, gold in documents(given.folder, given.half, given.only):
        text = parse(
            Document(id="d1", source="", text=words, captured=datetime(2026, 1, 1, tzinfo=UTC), capture="")
        )
        for system, found in (("spaCy md", baseline(text)), ("Dateline", ours(text))):
            for kind in ("PER", "ORG", "LOC"):
                of_kind = {x for x in found if x[2] == kind}
                counts[corpus, system, kind, "found"] += len(of_kind)
                counts[corpus, system, kind, "right"] += len(of_kind & gold)
                counts[corpus, system, kind, "gold"] += sum(x[2] == kind for x in gold)
            if system == "Dateline":
                for start, end, kind in sorted(found ^ gold):
                    if given.errors > 0:
                        given.errors -= 1
                        sign = "extra " if (start, end, kind) in found else "missed"
                        around = words[max(0, start - 40) : end + 30].replace("\n", "|")
                        print(f"{sign} {kind} [{words[start:end]}]   ...{around}...")
    for corpus, system in sorted({k[:2] for k in counts}):
        print(f"{corpus}, {system}")
        for kind in ("PER", "ORG", "LOC"):
            row = [counts[corpus, system, kind, what] for what in ("right", "found", "gold")]
            print(line(kind, *row))
        every = [
            sum(counts[corpus, system, k, w] for k in ("PER", "ORG", "LOC"))
            for w in ("right", "found", "gold")
        ]
        print(line("all", *every))


if __name__ == "__main__":
    main()
