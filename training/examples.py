"""What the network learns from: windows of pieces with the label of each token for each task."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from dateline.reading.tagger import KINDS, NAMES, ROLES, Window, windows
from dateline.reading.text import Text, parse
from dateline.reading.wordpieces import WordPieces
from dateline.records import Document, record
from training import written
from training.corpus import Article, Attribution, Span, occurrences
from training.written import Report

SKIP = -100  # what torch's cross entropy passes over


@record
class Example:
    """A window and, for each task, its tokens' labels."""

    window: Window
    labels: Mapping[str, list[int]]


def parsed(text: str) -> Text:
    when = datetime(2020, 1, 1, tzinfo=UTC)
    return parse(Document(id="d", source="", text=text, captured=when, capture=""))


def examples(text: Text, labels: Mapping[str, list[int]], vocabulary: WordPieces) -> Iterable[Example]:
    """`labels` are by token of the parse."""
    for window in windows(text, vocabulary):
        yield Example(
            window=window,
            labels={task: [row[i] for i in window.tokens] for task, row in labels.items()},
        )


def of_article(article: Article, vocabulary: WordPieces) -> Iterable[Example]:
    """An article of the corpus, its names wherever they are written."""
    text = parsed(article.text)
    labels = role_labels(text, article.attributions)
    spans = {
        span: kind
        for kind, written in article.names.items()
        for name in written
        for span in occurrences(article.text, name)
    }
    labels["names"] = name_labels(text, spans)
    if not article.places_marked:  # a capitalised word unmarked may be a place: it teaches nothing
        for token in text.doc:
            if not labels["names"][token.i] and token.text[:1].isupper():
                labels["names"][token.i] = SKIP
    return examples(text, labels, vocabulary)


def role_labels(text: Text, said: Iterable[Attribution]) -> dict[str, list[int]]:
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


def name_labels(text: Text, spans: Mapping[Span, str]) -> list[int]:
    """Names as begin-inside tags; of two over the same words the longer stays."""
    labels = [0] * len(text.doc)
    for (start, end), kind in sorted(spans.items(), key=lambda s: s[0][0] - s[0][1]):
        run = tokens_in(text, (start, end))
        if run and not any(labels[i] for i in run):
            for n, i in enumerate(run):
                labels[i] = NAMES.index(("I-" if n else "B-") + kind)
    return labels


def tokens_in(text: Text, span: Span) -> list[int]:
    """The tokens that begin in a span or reach into it, without white space."""
    found = text.doc.char_span(*span, alignment_mode="expand")
    return [] if found is None else [t.i for t in found if not t.is_space]


def of_report(report: Report, vocabulary: WordPieces) -> Iterable[Example]:
    """A report written with its marks: they are the outermost already."""
    text = parsed(report.text)
    roles, kinds = [0] * len(text.doc), [SKIP] * len(text.doc)
    for code, span in report.marked:
        if code in written.ROLES:
            for n, i in enumerate(tokens_in(text, span)):
                roles[i] = ROLES.index(("I-" if n else "B-") + written.ROLES[code])
                if code in written.KINDS:
                    kinds[i] = KINDS.index(written.KINDS[code])
    spans = {span: written.NAMES[code] for code, span in report.marked if code in written.NAMES}
    return examples(text, {"roles": roles, "kinds": kinds, "names": name_labels(text, spans)}, vocabulary)
