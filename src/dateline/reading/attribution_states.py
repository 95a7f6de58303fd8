"""Attributions that a state of mind carries ("is confident that ..."), and those of a label and a colon
("WALLACE: If I may ...", "Mayor: bridge will reopen")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.reading.attribution_sources import source_span
from dateline.reading.attribution_spans import Ascribed, Marks, chars, mode, squared, subtree, trimmed
from dateline.reading.cues import frame, words
from dateline.reading.text import Text
from dateline.reading.tokens import Doc, Run, Token

ABOUT = ("of", "about", "over", "by", "at", "with")
LABEL = re.compile(r"(?P<who>[A-Z][\w.'’-]*(?:,? (?:of |the )?[A-Z][\w.'’-]*){0,4}):[ \t]+(?=\S)")
NAMED = ("PERSON", "ORG", "GPE", "NORP")
HEADLINE = 160  # characters: a longer paragraph with a label is speech


def from_states(doc: Doc, text: str, marks: Marks) -> Iterator[Ascribed]:
    """ "The mayor is confident that ...", "he was critical of ...": low confidence, but somebody's."""
    listed, topical = words("states"), words("attitudes")
    for token in doc:
        if token.low not in listed or token.pos not in ("ADJ", "VERB") or marks.at(token.idx) is not None:
            continue
        head = _holder(token)
        if head is None or head.low in ("i", "we", "you", "it", "there"):
            continue
        content = [k for k in token.children if k.dep == "ccomp" and k.i > token.i]
        if not content and token.low in topical:
            for kid in token.children:
                if kid.dep == "prep" and kid.low in ABOUT and kid.i > token.i:
                    content = [k for k in kid.children if k.dep in ("pobj", "pcomp")]
        if not content:
            continue
        first = token.head.i if token.dep == "acomp" and 0 < token.i - token.head.i < 5 else token.i
        cue = chars(doc, first, token.i + 1)
        spans = squared(text, [chars(doc, *subtree(k)) for k in content[:1]], marks, cue)
        if spans:
            yield Ascribed(
                at=token.i,
                lemma=token.low,
                act="assert",
                kind="think",
                shape="t" if content[0].dep == "ccomp" else ":",
                cue=cue,
                spans=spans,
                source=source_span(head, token.i),
                head=head.i,
                negated=any(k.dep == "neg" for k in (*token.children, *token.head.children)),
                mode=mode(text, spans, marks),
            )


def _holder(token: Token) -> Token | None:
    for host in (token, token.head):
        for kid in host.children:
            if kid.dep in ("nsubj", "nsubjpass") and kid.i < token.i:
                return kid
    return None


def from_misread(doc: Doc, text: str, marks: Marks) -> Iterator[Ascribed]:
    """ "Captain Orr reports that ...": where the parse takes the verb for a noun and finds no other."""
    for token in doc:
        if token.tag not in ("NNS", "NN") or not token.text.endswith("s") or token.is_sent_start:
            continue
        root = token.sent.root
        if root.pos not in ("NOUN", "PROPN") and marks.at(root.idx) is None:
            continue  # the sentence has a verb of its own
        one = frame(token.low.removesuffix("s"), "t")
        opening = next((t for t in doc[token.i + 1 : token.i + 7] if t.low in ("that", ":")), None)
        first = token.sent.start
        before = [t for t in doc[first : token.i] if t.pos in ("NOUN", "PROPN")]
        if one is None or one.kind != "say" or opening is None or not before:
            continue
        start = opening.i if opening.low == "that" else opening.i + 1
        if start >= token.sent.end or opening.i >= token.sent.end or marks.at(token.idx) is not None:
            continue
        of = next((t.i for t in doc[first : token.i] if t.tag in ("IN", "VBN") or t.text == ","), token.i)
        head = next((t for t in reversed(before) if t.i < of), before[0])
        cue = chars(doc, token.i, token.i + 1)
        spans = squared(text, [chars(doc, start, token.sent.end)], marks, cue)
        if spans:
            yield Ascribed(
                at=token.i,
                lemma=token.low.removesuffix("s"),
                act=one.act,
                kind="say",
                shape="t",
                cue=cue,
                spans=spans,
                source=chars(doc, first, token.i),
                head=head.i,
                mode=mode(text, spans, marks),
            )


def from_labels(text: Text, marks: Marks) -> Iterator[Ascribed]:
    """Paragraphs that begin with who speaks and a colon: a transcript, or a headline."""
    hits = [(s, e, m) for s, e in text.paragraphs if (m := LABEL.match(text.text, s, min(e, s + 80)))]
    transcript = sum(1 for _, _, m in hits if m["who"].isupper()) > 2
    for start, end, match in hits:
        who = match["who"]
        if {w.strip(".,").lower() for w in who.split()} & words("labels"):
            continue
        named = text.doc.char_span(match.start("who"), match.end("who"), alignment_mode="expand")
        if not (transcript and who.isupper()) and not _named(named):
            continue
        if end - start > HEADLINE and not who.isupper():
            continue
        span = trimmed(text.text, (match.end(), end))
        if span is None or LABEL.search(text.text, *span):
            continue
        speech = transcript and who.isupper()
        spans = ((span[0], end),) if speech else (span,)
        yield Ascribed(
            at=-start - 1,
            lemma="",
            act="assert",
            kind="say",
            shape="colon",
            cue=(match.end("who"), match.end("who") + 1),
            spans=spans,
            source=(match.start("who"), match.end("who")),
            head=None if named is None else named.root.i,
            mode="direct" if speech else mode(text.text, spans, marks),
        )


def _named(span: Run | None) -> bool:
    return span is not None and any(t.entity in NAMED for t in span)
