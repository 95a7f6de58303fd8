"""From scores to a parse: where sentences begin, and one tree over each, whatever the scores are.

Each word takes the head that most speaks for; where that closes a circle, it is broken at the word that loses
least by it. In a sentence one word hangs on nothing. This is the first step of Chu and Liu (1965) and Edmonds
(1967) without the search for the very best tree, which the greedy one nearly always is already.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

NEVER = -1e9


def sentence_starts(logits: Any, told: Sequence[int]) -> list[bool]:
    """Which words begin a sentence. `logits` (words, 2): no, yes; `told`: 1 yes, -1 no, 0 as the network
    says. The first always does."""
    said = zip(told, (logits[:, 1] > logits[:, 0]).tolist(), strict=True)
    return [i == 0 or mark > 0 or (mark == 0 and yes) for i, (mark, yes) in enumerate(said)]


def heads(scores: Any, starts: Sequence[bool]) -> list[int]:
    """The head of each word, as its number; -1 for the one word of each sentence that hangs on nothing.

    `scores` of shape (words, 1 + words), float: of hanging on nothing, and on each word. No head lies in
    another sentence, and no circle is left. Time grows with the square of the words at most, for words that
    are read at once, of which there are never more than a window has."""
    numpy = import_module("numpy")
    sentence = numpy.cumsum(numpy.array(starts, dtype=numpy.int64))
    arcs = numpy.where(sentence[:, None] == sentence[None, :], scores[:, 1:], NEVER)
    numpy.fill_diagonal(arcs, NEVER)
    best = arcs.argmax(-1)
    alone = scores[:, 0] - arcs.max(-1)  # how much better on nothing than on any word
    found: list[int] = best.tolist()
    begins = [i for i, start in enumerate(starts) if start]
    for begin, end in zip(begins, [*begins[1:], len(starts)], strict=True):
        found[begin + int(alone[begin:end].argmax())] = -1
        _uncircled(found, arcs, begin, end)
    return found


def _uncircled(found: list[int], arcs: Any, begin: int, end: int) -> None:
    """Break every circle of the sentence, in place. The new head never hangs on the circle itself, so each
    step leaves one circle fewer."""
    reached = [0] * (end - begin)  # 0 not yet, else the walk that first came by
    for walk, at in enumerate(range(begin, end), start=1):
        path = []
        while at >= 0 and not reached[at - begin]:
            reached[at - begin] = walk
            path.append(at)
            at = found[at]
        if at < 0 or reached[at - begin] != walk:
            continue
        circle = path[path.index(at) :]
        below = _below(found, circle, begin, end)
        free = [i for i in range(begin, end) if i not in below]
        costs = arcs[circle][:, free] - arcs[circle, [found[i] for i in circle]][:, None]
        which, where = divmod(int(costs.argmax()), len(free))
        found[circle[which]] = free[where]


def _below(found: Sequence[int], circle: Sequence[int], begin: int, end: int) -> set[int]:
    """The words that hang on a circle, by however many steps, and the circle's."""
    below = set(circle)
    outside: set[int] = set()
    for at in range(begin, end):
        path = []
        while at >= 0 and at not in below and at not in outside:
            path.append(at)
            outside.add(at)
            at = found[at]
        if at >= 0 and at in below:
            below.update(path)
            outside.difference_update(path)
    return below
