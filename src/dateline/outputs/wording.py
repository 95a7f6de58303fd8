"""Two wordings side by side: which words went and which came, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from dateline.markup import plain
from dateline.outputs.views import told
from dateline.records import Post, record
from dateline.story import Story

Code = tuple[str, int, int, int, int]  # as difflib has them: tag, and the words on either side
CHANCE = 2  # words alike between two changes that are so by chance
LONGEST = 1200  # words in the changed middle; a longer one is shown as changed as a whole


@record
class Run:
    """A run of words; `changed` ones went (on the old side) or came (on the new one)."""

    text: str
    changed: bool = False


@record
class Wording:
    """A wording as paragraphs of runs."""

    paragraphs: tuple[tuple[Run, ...], ...]


def side_by_side(story: Story, before: Post, after: Post) -> tuple[Wording, Wording]:
    """What the two posts say differently; paragraphs that are the same in both are left out.

    The old one is read as it stood, the new one without the values that it strikes.
    """
    old = _parts(before.headline, plain(before.text))
    new = _parts(after.headline, told(story, after.text, say=False))
    kept = set(old) & set(new)
    old = [part for part in old if part not in kept]
    new = [part for part in new if part not in kept]
    pairs = [_compare(left, right) for left, right in zip(old, new, strict=False)]
    shorter = len(pairs)
    olds = [left for left, _ in pairs] + [(Run(text=part, changed=True),) for part in old[shorter:]]
    news = [right for _, right in pairs] + [(Run(text=part, changed=True),) for part in new[shorter:]]
    return Wording(paragraphs=tuple(olds)), Wording(paragraphs=tuple(news))


def _parts(headline: str, text: str) -> list[str]:
    """The headline and the paragraphs, each on one line."""
    found = (" ".join(part.split()) for part in [headline, *text.replace("\r\n", "\n").split("\n\n")])
    return [part for part in found if part]


def _compare(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    old, new = left.split(" "), right.split(" ")
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle_old, middle_new = old[same : len(old) - tail], new[same : len(new) - tail]
    if max(len(middle_old), len(middle_new)) > LONGEST:
        codes: list[Code] = [("replace", 0, len(middle_old), 0, len(middle_new))]
    else:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        codes = _joined(matcher.get_opcodes())
    alike = same + tail + sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    if 2 * alike < max(len(old), len(new)):  # mostly other words: two wordings, not one with changes
        return (Run(text=left, changed=True),), (Run(text=right, changed=True),)
    return (
        _runs(old[:same], [(c[0], middle_old[c[1] : c[2]]) for c in codes], old[len(old) - tail :]),
        _runs(new[:same], [(c[0], middle_new[c[3] : c[4]]) for c in codes], new[len(new) - tail :]),
    )


def _joined(codes: Sequence[Code]) -> list[Code]:
    """A word or two that happen to be in both wordings are no rest for the eye: between changes that are
    longer than they, they go with the change."""
    joined: list[Code] = []
    for n, (tag, a, b, c, d) in enumerate(codes):
        round_it = sum(
            max(x[2] - x[1], x[4] - x[3]) for x in (*codes[max(0, n - 1) : n], *codes[n + 1 : n + 2])
        )
        changed = tag != "equal" or (b - a <= CHANCE and round_it >= 3 * CHANCE)
        if changed and joined and joined[-1][0] != "equal":
            _, first, _, third, _ = joined[-1]
            joined[-1] = ("replace", first, b, third, d)
        else:
            joined.append(("replace" if changed else "equal", a, b, c, d))
    return joined


def _runs(head: list[str], middle: list[tuple[str, list[str]]], tail: list[str]) -> tuple[Run, ...]:
    pieces = [(False, head), *((tag != "equal", words) for tag, words in middle), (False, tail)]
    runs: list[Run] = []
    for changed, words in pieces:
        if words and runs and not runs[-1].changed and not changed:
            runs[-1] = Run(text=f"{runs[-1].text} {' '.join(words)}")
        elif words:
            runs.append(Run(text=" ".join(words), changed=changed))
    return tuple(runs)
