"""What the network learns from: windows of words with the label of each word for each task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.reading.network import KINDS, NAMES, PARSE, ROLES, Window, windows
from dateline.reading.wordpieces import WordPieces
from dateline.records import record
from training import written
from training.corpus import Article, Attribution, Span, occurrences
from training.pieces import Piece, piece
from training.teacher import Taught, taught
from training.written import Report

SKIP = -100  # what torch's cross entropy passes over
RARE = 3  # a label seen less often is none
ENTITIES = {"person": "PERSON", "organisation": "ORG", "place": "GPE", "facility": "FAC", "people": "NORP"}
NAMED = frozenset({*ENTITIES.values(), "LOC"})

Labels = Mapping[str, list[int]]  # by task, for each token; a task that is not there is not marked
Vocabularies = Mapping[str, Sequence[str]]  # the labels of the tasks in `PARSE`


@record
class Lesson:
    """A text with what was marked in it, and the teacher's parse, both by token."""

    text: Piece
    marked: Labels
    parse: Taught


@record
class Example:
    """A window and, for each task, its words' labels; heads count from 1 in the window, 0 is none."""

    window: Window
    labels: Labels


def of_article(article: Article) -> Lesson:
    """An article of the corpus, its names wherever they are written."""
    text = piece(article.text)
    labels = role_labels(text, article.attributions)
    spans = {
        span: kind
        for kind, written in article.names.items()
        for name in written
        for span in occurrences(article.text, name)
    }
    names = labels["names"] = name_labels(text, spans)
    if not article.places_marked:  # a capitalised word unmarked may be a place: it teaches nothing
        for token in text.doc:
            if not names[token.i] and token.text[:1].isupper():
                names[token.i] = SKIP
    return Lesson(text=text, marked=labels, parse=corrected(taught(text), names))


def of_report(report: Report, *, attributed: bool = True) -> Lesson:
    """A report written with its marks: they are the outermost already. In those that are not `attributed`
    only names are marked."""
    text = piece(report.text)
    spans = {span: written.NAMES[code] for code, span in report.marked if code in written.NAMES}
    labels = {"names": name_labels(text, spans)}
    if attributed:
        roles, kinds = [0] * len(text.doc), [SKIP] * len(text.doc)
        for code, span in report.marked:
            if code in written.ROLES:
                for n, i in enumerate(tokens_in(text, span)):
                    roles[i] = ROLES.index(("I-" if n else "B-") + written.ROLES[code])
                    if code in written.KINDS:
                        kinds[i] = KINDS.index(written.KINDS[code])
        labels |= {"roles": roles, "kinds": kinds}
    return Lesson(text=text, marked=labels, parse=corrected(taught(text), labels["names"]))


def of_plain(text: str) -> Lesson:
    """A text in which nothing was marked: it teaches the parse."""
    read = piece(text)
    return Lesson(text=read, marked={}, parse=taught(read))


def role_labels(text: Piece, said: Iterable[Attribution]) -> dict[str, list[int]]:
    """The outermost attributions as begin-inside tags. One inside another's content is left out, and of two
    over the same words the longer stays: a token plays one part."""
    roles = [0] * len(text.doc)
    kinds = [SKIP] * len(text.doc)

    def reach(one: Attribution) -> int:
        return sum(e - s for s, e in one.content)

    for one in sorted(said, key=reach, reverse=True):
        parts = [("content", span) for span in one.content]
        parts += [(role, span) for role, span in (("source", one.source), ("cue", one.cue)) if span]
        tokens = [(role, tokens_in(text, span)) for role, span in parts]
        if any(roles[i] for _, run in tokens for i in run):
            continue
        for role, run in tokens:
            for n, i in enumerate(run):
                roles[i] = ROLES.index(("I-" if n else "B-") + role)
                if role == "cue":
                    kinds[i] = KINDS.index(one.kind)
    return {"roles": roles, "kinds": kinds}


def name_labels(text: Piece, spans: Mapping[Span, str]) -> list[int]:
    """Names as begin-inside tags; of two over the same words the longer stays."""
    labels = [0] * len(text.doc)
    for (start, end), kind in sorted(spans.items(), key=lambda s: s[0][0] - s[0][1]):
        run = tokens_in(text, (start, end))
        if run and not any(labels[i] for i in run):
            for n, i in enumerate(run):
                labels[i] = NAMES.index(("I-" if n else "B-") + kind)
    return labels


def tokens_in(text: Piece, span: Span) -> list[int]:
    """The tokens that begin in a span or reach into it, without white space."""
    found = text.doc.char_span(*span, alignment_mode="expand")
    return [] if found is None else [t.i for t in found if not t.is_space]


def corrected(parse: Taught, names: Sequence[int]) -> Taught:
    """The teacher's entities set right by the names that were marked: they keep its finer types (a region
    against a city) where those are of the same kind, and what it took for a name and was not is none."""
    said = list(parse.entities)
    marks = [NAMES[n] if n != SKIP else None for n in names]
    for i, entity in enumerate(said):  # the teacher's own names first: a wrong one is wrong from end to end
        if entity[0] != "B" or entity[2:] not in NAMED:
            continue
        end = i + 1
        while end < len(said) and said[end][0] == "I":
            end += 1
        if any(mark is not None for mark in marks[i:end]):
            said[i:end] = ["O"] * (end - i)
    for i, mark in enumerate(marks):
        kind = ENTITIES.get((mark or "O")[2:])
        if kind is None or mark is None:
            continue
        own = parse.entities[i][2:]
        kind = own if mark[2:] == "place" and own in ("GPE", "LOC") and mark[0] == "B" else kind
        if mark[0] == "I" and i and said[i - 1] != "O":
            kind = said[i - 1][2:]
        said[i] = f"{mark[0]}-{kind}"
    for i, entity in enumerate(said):  # what went on from a name that is none now
        if entity[0] == "I" and (not i or said[i - 1][1:] != entity[1:]):
            said[i] = "B" + entity[1:]
    return Taught(
        words=parse.words, heads=parse.heads, relations=parse.relations, entities=said, starts=parse.starts
    )


def vocabularies(lessons: Iterable[Lesson]) -> dict[str, list[str]]:
    """The labels of the parse that were seen often enough, in order."""
    seen: dict[str, Counter[str]] = {task: Counter() for task in PARSE}
    for lesson in lessons:
        for task, counts in seen.items():
            said = getattr(lesson.parse, task)
            counts.update(said[i] for i in lesson.text.at)
    return {task: sorted(label for label, n in counts.items() if n >= RARE) for task, counts in seen.items()}


def examples(lesson: Lesson, known: Vocabularies, pieces: WordPieces) -> Iterator[Example]:
    """The lesson's windows with their labels as numbers."""
    numbers = {task: {label: n for n, label in enumerate(labels)} for task, labels in known.items()}
    text, parse = lesson.text, lesson.parse
    for window in windows(text.words, pieces):
        tokens = text.at[window.begin : window.begin + len(window.at)]
        place = {token: n for n, token in enumerate(tokens, start=1)}
        labels = {task: [row[i] for i in tokens] for task, row in lesson.marked.items()}
        for task, known_labels in numbers.items():
            labels[task] = [known_labels.get(getattr(parse, task)[i], SKIP) for i in tokens]
        labels["starts"] = [int(parse.starts[i]) for i in tokens]
        labels["heads"] = [0 if parse.heads[i] < 0 else place.get(parse.heads[i], SKIP) for i in tokens]
        yield Example(window=window, labels=labels)
