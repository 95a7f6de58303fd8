"""Names in files of columns, as CoNLL published them and others since: a token a line, its tag last.

The first column is the token, the last the tag (`O`, `B-PER`, `I-LOC`; IOB1, IOB2, BIOES), between them tabs
or spaces; an empty line ends a sentence. `-DOCSTART-` begins a document. Without it, a set of posts (WNUT-17)
has one in every sentence, and of other sets as many sentences as news has are taken together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

Sentence = list[tuple[str, str]]  # token, tag
TAG = re.compile(r"O|[BIESLUM]-[\w-]+")
KINDS = ("*.txt", "*.conll", "*.iob", "*.bio", "*.tsv", "*.annotated", "*.testb", "*.test")
POSTS = "wnut"
TOGETHER = 20  # sentences
ENGLISH = 0.6  # of the letters are a to z, or the file is in another alphabet


def files(folder: Path, others: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """The set's name and each file of columns in English, outside the folders that are read otherwise."""
    for pattern in KINDS:
        for path in sorted(folder.rglob(pattern)):
            inside = path.relative_to(folder).parts
            if inside[0] not in others and is_columns(path):
                yield (inside[0] if len(inside) > 1 else path.stem), path


def is_columns(path: Path) -> bool:
    """Whether its first lines are tokens with tags, in our alphabet."""
    with path.open(encoding="utf-8", errors="replace") as file:
        lines = [line.split() for _, line in zip(range(400), file, strict=False) if line.strip()]
    letters = [letter for line in lines for letter in line[0] if letter.isalpha()]
    ours = sum(letter.isascii() for letter in letters)
    tagged = bool(lines) and all(len(line) > 1 and TAG.fullmatch(line[-1]) for line in lines)
    return tagged and ours >= ENGLISH * len(letters)


def documents(path: Path) -> Iterator[list[Sentence]]:
    """The sentences of each document."""
    now: list[Sentence] = []
    marked = False
    together = 1 if POSTS in str(path).lower() else TOGETHER
    for sentence in sentences(path):
        begins = sentence[0][0] == "-DOCSTART-"
        marked = marked or begins
        if now and (begins or (not marked and len(now) >= together)):
            yield now
            now = []
        if rest := sentence[begins:]:
            now.append(rest)
    if now:
        yield now


def sentences(path: Path) -> Iterator[Sentence]:
    now: Sentence = []
    for line in path.read_text("utf-8", "replace").splitlines():
        cells = line.split()
        if len(cells) > 1:
            now.append((cells[0], cells[-1]))
        elif now:
            yield now
            now = []
    if now:
        yield now


def entities(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """First token, past the last, and type: a run of one type, which B, S and U break."""
    start, kind = 0, ""
    for n, (_, tag) in enumerate([*sentence, ("", "O")]):
        of = tag[2:]
        if kind and (of != kind or tag[0] in "BSU"):
            yield start, n, kind
            kind = ""
        if of and not kind:
            start, kind = n, of
