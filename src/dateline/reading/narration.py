"""Claims in the document's own voice: figures, positions and events that nobody is quoted for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.reading.attribution_spans import Chars, merged, trimmed
from dateline.reading.cues import words
from dateline.reading.speakers import READER
from dateline.reading.text import Text
from dateline.reading.tokens import Run, Token
from dateline.records import Claim, Confidence, Figure, Name, Place

POSITION = re.compile(
    r"\d{1,3}(?:[.°º]\s?\d{1,2})?['′]?\s?[NS]\b.{0,12}?\d{1,3}(?:[.°º]\s?\d{1,2})?['′]?\s?[EW]\b", re.I
)
SHOWS = re.compile(r"\b(?:video|footage|image|picture|photo|photograph|clip|recording)s?\b", re.I)
DOUBTED = re.compile(r"\b(?:reportedly|allegedly|unconfirmed|unverified|purportedly|apparently)\b", re.I)
TENSES = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})
LONG = 90  # tokens: beyond it, a list or a table


def narrated(
    text: Text,
    claims: tuple[Claim, ...],
    counted: Sequence[Figure],
    where: Sequence[Place],
    who: Sequence[Name],
) -> tuple[Claim, ...]:
    """`claims` and, after them, a claim for each sentence that asserts something in the document's own
    voice: one with a figure, a position or what a picture shows, or an event with a named subject."""
    taken = merged(_taken(claims), text.text)
    taken_starts = [s for s, _ in taken]
    figures = sorted(f.start for f in counted if f.measure != "other")
    points = sorted(p.start for p in where if p.precision == 1 and p.gazetteer is None and p.lat is not None)
    mentions = sorted({m.start for n in who for m in n.mentions if m.variant != "pronoun"})
    starts = [t.idx for t in text.doc]
    found: list[Claim] = []
    for sentence in text.sentences:
        if _overlaps(taken, taken_starts, sentence):
            continue
        confidence = _worth(text, sentence, starts, figures, points, mentions)
        if confidence is not None and (span := trimmed(text.text, sentence)):
            found.append(_claim(text, len(claims) + len(found), _ended(text.text, span), confidence))
    return (*claims, *found)


def _taken(claims: Sequence[Claim]) -> list[Chars]:
    spans: list[Chars] = []
    for claim in claims:
        spans += claim.spans
        if claim.cue is not None:
            spans.append((claim.cue.start, claim.cue.end))
    return spans


def _overlaps(taken: Sequence[Chars], starts: Sequence[int], span: Chars) -> bool:
    i = bisect_right(starts, span[1] - 1) - 1
    return i >= 0 and taken[i][1] > span[0]


def _holds(positions: Sequence[int], span: Chars) -> bool:
    return bisect_left(positions, span[0]) < bisect_left(positions, span[1])


def _worth(
    text: Text,
    sentence: Chars,
    starts: Sequence[int],
    figures: Sequence[int],
    points: Sequence[int],
    mentions: Sequence[int],
) -> Confidence | None:
    """How sure it is that the sentence asserts something, or None where it does not."""
    written = text.text[sentence[0] : sentence[1]]
    first, past = bisect_left(starts, sentence[0]), bisect_left(starts, sentence[1])
    if past - first > LONG or past - first < 3 or written.endswith("?"):
        return None
    if _holds(points, sentence) or POSITION.search(written[:600]):
        return "medium"
    if _telegram(written):
        return "medium" if _holds(figures, sentence) or any(c.isdigit() for c in written) else "low"
    root = next((t for t in text.doc[first:past] if t.dep == "ROOT" and t.pos in ("VERB", "AUX")), None)
    if root is None or root.tag not in TENSES:
        return None
    subject = next((k for k in root.children if k.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.low in ("i", "we", "you", "let"):
        return None
    if _holds(figures, sentence) or _shown(written, text.doc[first:past]):
        return "medium"
    if DOUBTED.search(written):
        return "low"
    if root.lemma.lower() in words("eventless") or (root.tag == "VB" and not _future(root)):
        return None
    span = (text.doc[subject.left_edge.i].idx, subject.idx + len(subject))
    return "low" if _holds(mentions, span) else None


def _telegram(written: str) -> bool:
    letters = [c for c in written[:2000] if c.isalpha()]
    return len(letters) >= 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _shown(written: str, tokens: Run) -> bool:
    return bool(SHOWS.search(written)) and any(t.lemma in ("show", "depict", "capture") for t in tokens)


def _future(root: Token) -> bool:
    return any(k.dep == "aux" for k in root.children)


def _ended(text: str, span: Chars) -> Chars:
    """With its full stop."""
    return (span[0], span[1] + 1) if text[span[1] : span[1] + 1] in (".", "!") else span


def _claim(text: Text, n: int, span: Chars, confidence: Confidence) -> Claim:
    passage = text.passage_at(span[0])
    return Claim(
        id=str(n),
        document=text.document.id,
        post=None if passage is None else passage.id,
        start=span[0],
        end=span[1],
        spans=(span,),
        quote=text.text[span[0] : span[1]],
        mode="narrated",
        confidence=confidence,
        reader=READER,
    )
