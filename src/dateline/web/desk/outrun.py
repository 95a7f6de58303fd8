"""Where a post's words say more than its claims do. Pure; warnings for an editor, never a bar to publish."""

from __future__ import annotations

import re

from dateline.markup import Piece, cited, paragraphs, plain
from dateline.records import record
from dateline.standing import standing
from dateline.story import Story

SURE = re.compile(r"\b(confirm(?:s|ed)?|reveal(?:s|ed)?|prove[sdn]?|admit(?:s|ted)?)\b", re.I)
BOUND = re.compile(
    r"\b(about|around|some|at least|more than|over|up to|fewer than|nearly|almost|dozens|hundreds)\b", re.I
)
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
FALLEN = {"False": "is now false", "Withdrawn": "was withdrawn", "Replaced": "has been replaced"}


@record
class Warned:
    """One place: the words, what is amiss, and what to write or look at instead."""

    words: str
    amiss: str
    instead: str = ""


def outruns(story: Story, headline: str, text: str) -> list[Warned]:
    """The places in a post that its claims do not bear out."""
    found: list[Warned] = []
    for pieces in paragraphs(text):
        for n, piece in enumerate(pieces):
            if piece.claim and piece.claim in story.claims:
                before = pieces[n - 1].text[-24:] if n else ""
                found += _marked(story, piece, before)
            elif piece.claim:
                found.append(Warned(words=piece.text or piece.claim, amiss="cites a claim that is not here"))
    words = {standing(story, claim) for claim in cited(text) if claim in story.claims}
    for part, name in ((headline, "headline"), (plain(text), "text")):
        sure = SURE.search(part)
        if sure and "Confirmed" not in words:
            found.append(
                Warned(words=sure[0], amiss=f"in the {name}, over no confirmed claim", instead="said")
            )
    quotes = " ".join(story.claim(claim).quote for claim in cited(text) if claim in story.claims)
    known = set(NUMBER.findall(quotes + " " + plain(text)))
    for value in NUMBER.findall(headline):
        if value not in known:
            found.append(Warned(words=value, amiss="in the headline, is in no claim and not in the text"))
    return found


def missing(headline: str, text: str) -> list[str]:
    """What a post must still get before it can go out."""
    found = []
    if not headline.strip():
        found.append("headline missing")
    if not text.strip():
        found.append("text missing")
    return found


def _marked(story: Story, piece: Piece, before: str) -> list[Warned]:
    claim = story.claim(piece.claim or "")
    found: list[Warned] = []
    word = standing(story, claim.id)
    if word in FALLEN:
        found.append(Warned(words=piece.text, amiss=f"rests on a claim that {FALLEN[word]}"))
    for value in NUMBER.findall(piece.text):
        stated = [figure for figure in claim.figures if value in figure.as_written]
        bound = next((BOUND.search(figure.as_written) for figure in stated), None)
        if bound and not BOUND.search(before + piece.text):
            said = stated[0].as_written
            found.append(
                Warned(
                    words=value,
                    amiss=f"has lost its bound: the claim says “{said}”",
                    instead=f"{bound[0]} {value}",
                )
            )
        elif not stated and value not in claim.quote:
            found.append(Warned(words=value, amiss="is not in the claim it rests on"))
    return found
