"""A parse set on the tokens: what each is, what it hangs on, how far its branches reach."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading.tokens import Doc, Token
from dateline.records import record


@record
class Parse:
    """What is said of each token of a piece, white space too. `heads` are numbers of tokens, a token's own
    where it hangs on nothing; `entities` begin-inside tags as in `B-PERSON`, `O`."""

    tags: Sequence[str]
    parts: Sequence[str]  # of speech, the universal ones
    heads: Sequence[int]
    relations: Sequence[str]
    lemmas: Sequence[str]
    entities: Sequence[str]


def set_parse(doc: Doc, parse: Parse) -> None:
    """Set the parse on the tokens. Sentences begin where the trees do."""
    tokens = doc.tokens
    kids: list[list[Token]] = [[] for _ in tokens]
    said = (parse.tags, parse.parts, parse.heads, parse.relations, parse.lemmas, parse.entities)
    rows = zip(*said, strict=True)
    for token, (tag, part, head, relation, lemma, entity) in zip(tokens, rows, strict=True):
        token.tag, token.pos, token.dep, token.lemma = tag, part, relation, lemma
        token.entity, token.opens_entity = entity[2:], entity[0] == "B"
        token.head = tokens[head]
        if head != token.i:
            kids[head].append(token)
    for token, below in zip(tokens, kids, strict=True):
        token.children = tuple(below)
    for token in tokens:
        token.is_sent_start = False
    for token in tokens:
        if token.head is token:
            _edges(token)
            token.left_edge.is_sent_start = True


def _edges(root: Token) -> None:
    """Set how far each subtree of a tree reaches."""
    order = [root]
    for token in order:  # grows as it goes: every token after the one it hangs on
        order += token.children
    for token in reversed(order):
        left = right = token
        for kid in token.children:
            left = kid.left_edge if kid.left_edge.i < left.i else left
            right = kid.right_edge if kid.right_edge.i > right.i else right
        token.left_edge, token.right_edge = left, right
