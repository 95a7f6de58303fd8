"""The little markup of a post's text: plain paragraphs, in which words may rest on a claim.

`[[words|claim-id]]` says that these words rest on that claim; `[[claim-id]]` puts the claim's mark at
that place without words of its own. A blank line begins a paragraph. Nothing else is markup: all other
characters are shown as they are, so a post with script in it shows the script's letters.
"""

from __future__ import annotations

import re

from dateline.records import record

MARK = re.compile(r"\[\[(?:([^\[\]|\n]*)\|)?([A-Za-z0-9][A-Za-z0-9._:-]*)\]\]")


@record
class Piece:
    """A run of text; `claim` is the id of the claim it rests on, or None."""

    text: str
    claim: str | None = None


def paragraphs(text: str) -> list[list[Piece]]:
    """The paragraphs of a post's text, each as its pieces in order.

    >>> paragraphs("She sank [[early on Monday|c1]].")[0][1]
    Piece(text='early on Monday', claim='c1')
    """
    found = (part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return [_pieces(part) for part in found if part]


def cited(text: str) -> tuple[str, ...]:
    """The ids of the claims that a text cites, each once, in order."""
    return tuple(dict.fromkeys(mark.group(2) for mark in MARK.finditer(text)))


def plain(text: str) -> str:
    """The text as a reader without marks would read it.

    >>> plain("[[866|c1]] were saved.")
    '866 were saved.'
    """
    return MARK.sub(lambda mark: mark.group(1) or "", text)


def _pieces(paragraph: str) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for mark in MARK.finditer(paragraph):
        if mark.start() > at:
            pieces.append(Piece(text=paragraph[at : mark.start()]))
        pieces.append(Piece(text=mark.group(1) or "", claim=mark.group(2)))
        at = mark.end()
    if at < len(paragraph):
        pieces.append(Piece(text=paragraph[at:]))
    return pieces
