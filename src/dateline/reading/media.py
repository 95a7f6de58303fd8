"""Described media: the videos, pictures, recordings and papers that a text tells of.

Each with what it is said to show, who released or shot it, and how sure the text is, in the text's own
words: "reportedly shows" is reported, "remain unconfirmed" in the next sentence is unconfirmed. Where a
speaker calls pictures fake the status is "fake" as that speaker's word: the claim that holds the media
says whose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.reading.attribution_spans import Marks
from dateline.reading.media_words import ABOUT, ACTIVE, BY, END, NOUN, NOUNS, RELEASED, SHOW, STATUS, Type
from dateline.reading.text import Text
from dateline.reading.tokens import Token
from dateline.records import Hedge, Media, MediaStatus, Span, record


@record
class _Seen:
    """A media noun in its sentence."""

    type: Type
    start: int
    end: int
    first: int  # the sentence
    last: int


def media(text: Text, hedges: Sequence[Hedge] = ()) -> tuple[Media, ...]:
    """Every described video, picture, recording or paper of a text, in order."""
    found: list[Media] = []
    seen: list[_Seen] = []
    marks, doubts = Marks(text.quotations), _Doubts(hedges)
    for n, (first, last) in enumerate(text.sentences):
        for mention in _mentions(text.text, first, last):
            if _again(text.text, mention, seen) or not _described(text.text, mention):
                continue
            follow = text.sentences[n + 1] if n + 1 < len(text.sentences) else None
            found.append(_media(text, mention, follow, marks, doubts, len(found) + 1))
            seen.append(mention)
    return tuple(found)


def _mentions(text: str, first: int, last: int) -> list[_Seen]:
    mentions: list[_Seen] = []
    for noun in NOUN.finditer(text, first, last):
        type_ = next(kind for n, (kind, _) in enumerate(NOUNS) if noun[f"n{n}"])
        if re.match(
            r"\s+(?:games?|calls?|conference|link|store|editor|album)\b", text[noun.end() : noun.end() + 14]
        ):
            continue
        if not mentions:  # a second noun in the sentence is nearly always the same thing again
            mentions.append(_Seen(type=type_, start=noun.start(), end=noun.end(), first=first, last=last))
    return mentions


def _again(text: str, mention: _Seen, seen: list[_Seen]) -> bool:
    """Whether this is the last one again: "the video" in the sentence after."""
    if not seen or seen[-1].type != mention.type or not 0 <= mention.first - seen[-1].last <= 3:
        return False
    definite = re.search(
        r"\b(?:the|this|that|these|those|its)\s+(?:\w+\s+)?$", text[mention.first : mention.start], re.I
    )
    return bool(definite) and not SHOW.search(text, mention.end, mention.last)


def _described(text: str, mention: _Seen) -> bool:
    """Whether the text tells of it, rather than of videos in general."""
    sentence = text[mention.first : mention.last]
    if SHOW.search(text, mention.end, mention.last) or BY.search(sentence):
        return True
    of = re.match(r"\s+of\s+\w", text[mention.end : mention.end + 8])
    if of and mention.type != "document":
        return True
    status = any(pattern.search(sentence) for name, pattern in STATUS if name != "claimed")
    return bool(status or (RELEASED.search(sentence) and mention.type != "document"))


class _Doubts:
    """The hedges of a text, asked by place."""

    def __init__(self, hedges: Sequence[Hedge]) -> None:
        self.hedges = sorted(hedges, key=lambda h: h.start)
        self.starts = [h.start for h in self.hedges]

    def within(self, start: int, end: int) -> Iterator[str]:
        """The ids of those that begin there."""
        for hedge in self.hedges[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            yield hedge.id


def _media(
    text: Text, mention: _Seen, follow: tuple[int, int] | None, marks: Marks, doubts: _Doubts, n: int
) -> Media:
    start, end = _extent(text, mention, marks)
    after = follow if follow and _goes_on(text.text, mention, follow) else None
    return Media(
        id=f"{text.document.id}-m{n}",
        start=start,
        end=end,
        caption=text.text[start:end],
        media_type=mention.type,
        by=_by(text, mention),
        shows=_shows(text.text, mention),
        status=_status(text.text, start, end, after),
        hedges=(*doubts.within(start, end), *(doubts.within(*after) if after else ())),
    )


def _goes_on(text: str, mention: _Seen, follow: tuple[int, int]) -> bool:
    """Whether the next sentence speaks of the same thing."""
    others = _mentions(text, *follow)
    if others and others[0].type != mention.type and {others[0].type, mention.type} != {"video", "image"}:
        return False
    return bool(ABOUT.search(text, *follow))


def _extent(text: Text, mention: _Seen, marks: Marks) -> tuple[int, int]:
    """The words that describe it: its sentence, or within a statement the clause it stands in."""
    clause = _clause(text.text, mention)
    if clause is None and marks.at(mention.start) is None:
        return _trimmed(text.text, mention.first, mention.last)
    start = clause if clause is not None else mention.first
    stop = END.search(text.text, mention.end, mention.last)
    joined = re.compile(r",\s+(?:that|and|but)\b").search(
        text.text, mention.end, stop.start() if stop else mention.last
    )
    end = joined.start() if joined else stop.start() if stop else mention.last
    return _trimmed(text.text, start, end)


def _clause(text: str, mention: _Seen) -> int | None:
    """Where "that the pictures ..." begins, after a verb of saying."""
    lead = re.search(
        r"\b(?:said|says|told\b[^.]{0,60}?|claim(?:s|ed)?|insist(?:s|ed)?|alleg(?:es|ed))\s+(?:that\s+)?(?P<np>(?:the|a|an|these|those|some|any)?\s*(?:\w+\s+){0,2})$",
        text[mention.first : mention.start],
        re.I,
    ) or re.search(
        r"\bthat\s+(?P<np>(?:the|a|an|these|those|some)\s+(?:\w+\s+){0,2})$",
        text[mention.first : mention.start],
        re.I,
    )
    return mention.first + lead.start("np") if lead else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _shows(text: str, mention: _Seen) -> Span | None:
    """What it is said to show, as written."""
    verb = SHOW.search(text, mention.end, mention.last)
    of = re.compile(r"\s+of\s+").match(text, mention.end)
    start = of.end() if of else verb.end() if verb else None
    if start is None:
        return None
    if of:
        stop = re.compile(
            r"\s+(?:are|is|was|were|has|have|had|emerged|surfaced|circulat\w+|appear\w*)\s|[,;.:!?\"”]|\n"
        ).search(text, start, mention.last)
    else:
        stop = END.search(text, start, mention.last)
    start, end = _trimmed(text, start, stop.start() if stop else mention.last)
    end = start + len(text[start:end].rstrip(" ."))
    return Span(start=start, end=end, as_written=text[start:end]) if end > start else None


def _by(text: Text, mention: _Seen) -> str | None:
    """Who released or shot it: "shot by a drone", "the ministry has released a video"."""
    passive = BY.search(text.text, mention.start, mention.last)
    if passive:
        return passive["by"].strip()
    span = text.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or not len(span) or not span[0].dep:
        return None
    token = span.root
    for _ in range(3):
        head = token.head
        if head.lemma.lower() in ACTIVE and token.dep == "dobj":
            subject = next((c for c in head.children if c.dep == "nsubj"), None)
            return _name(text.text, subject) if subject is not None and subject.pos != "PRON" else None
        if head is token:
            break
        token = head
    return None


def _name(text: str, subject: Token) -> str:
    """The subject's words up to a relative clause or comma."""
    words = list(subject.subtree)
    written = text[words[0].idx : words[-1].idx + len(words[-1])]
    return re.split(r",|\s+(?:which|who|that)\s", written)[0].strip()


def _status(text: str, start: int, end: int, after: tuple[int, int] | None) -> MediaStatus:
    """How sure the text is of it; the sentence after counts where it speaks of the same thing."""
    pieces = [text[start:end], text[after[0] : after[1]] if after else ""]
    for status, pattern in STATUS:
        sources = pieces if status in ("unconfirmed", "fake", "disputed", "confirmed") else pieces[:1]
        if any(pattern.search(piece) for piece in sources):
            return status
    return "reported"
