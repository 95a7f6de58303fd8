"""From the tagger's labels to attributions: runs of tokens with one part each, joined cue by cue."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from dateline.reading.network import Tags
from dateline.reading.text import Text
from dateline.reading.tokens import Doc
from dateline.records import record

SOURCE, CUE, CONTENT = 1, 2, 3
FAR = 60  # tokens between a cue and what belongs to it, at most
SURE = 0.75  # so sure it must be of each part to be taken alone
OVER = 25  # what a sentence's end between them counts, in tokens


@record
class Part:
    """Tokens first .. past (half open) that play one part, and the mean of what speaks for it."""

    role: int
    first: int
    past: int
    share: float


@record
class Heard:
    """An attribution as the tagger has it: runs of tokens. `share` is that of its weakest part."""

    cue: Part
    source: Part | None
    contents: tuple[Part, ...]
    kind: int  # of KINDS

    @property
    def share(self) -> float:
        return min(run.share for run in (self.cue, self.source, *self.contents) if run is not None)


def heard(text: Text, tags: Tags) -> list[Heard]:
    """The attributions in the tags, in the order of their cues; what has no cue near it is nobody's."""
    return linked(text, runs(text, tags), tags)


def runs(text: Text, tags: Tags) -> list[Part]:
    """Tokens of one part side by side; a token that begins the part anew begins another run."""
    shares = tags.roles
    parts = [
        (float(row[0]), float(row[1] + row[2]), float(row[3] + row[4]), float(row[5] + row[6]))
        for row in shares
    ]
    begins = [(False, row[1] > row[2], row[3] > row[4], row[5] > row[6]) for row in shares.tolist()]
    path = smooth(text, parts)
    out: list[Part] = []
    part, first, total, size = 0, 0, 0.0, 0
    for i, token in enumerate(text.doc):
        if token.is_space:
            continue
        best = path[i]
        if part and (best != part or (begins[i][part] and size > 0 and not begins[i - 1][part])):
            out.append(Part(role=part, first=first, past=_past(text.doc, i), share=total / size))
            part = 0
        if best and not part:
            part, first, total, size = best, i, 0.0, 0
        if part:
            total, size = total + parts[i][part], size + 1
    if part:
        out.append(Part(role=part, first=first, past=_past(text.doc, len(text.doc)), share=total / size))
    return out


STAY = 1.0  # what it costs to go over to another part, in nats


def smooth(text: Text, parts: Sequence[tuple[float, ...]]) -> list[int]:
    """The likeliest parts, token by token, where each change of part costs (Viterbi)."""
    lows = [0.0] * 4
    back: list[list[int]] = []
    for token, row in zip(text.doc, parts, strict=True):
        if token.is_space or not token.i:
            back.append([0, 1, 2, 3])
            continue
        best = min(range(4), key=lows.__getitem__)
        froms = [k if lows[k] <= lows[best] + STAY else best for k in range(4)]
        lows = [min(lows[k], lows[best] + STAY) - math.log(max(row[k], 1e-6)) for k in range(4)]
        back.append(froms)
    path = [0] * len(back)
    at = min(range(4), key=lows.__getitem__)
    for i in range(len(back) - 1, -1, -1):
        path[i] = at
        at = back[i][at]
    return path


def _past(doc: Doc, i: int) -> int:
    while doc[i - 1].is_space:
        i -= 1
    return i


def linked(text: Text, found: Sequence[Part], tags: Tags) -> list[Heard]:
    """Each content and source to its nearest cue, where an end of a sentence between them is a long way."""
    cues = [run for run in found if run.role == CUE]
    firsts = [run.first for run in cues]
    ends = [sent.end for sent in text.doc.sents]
    contents: dict[int, list[Part]] = {}
    sources: dict[int, list[tuple[float, Part]]] = {}
    for run in found:
        if run.role == CUE:
            continue
        i = bisect_right(firsts, run.first)
        near = [(_distance(run, cues[n], ends), n) for n in range(max(i - 3, 0), min(i + 3, len(cues)))]
        distance, n = min(near, default=(FAR + 1.0, -1))
        if distance <= FAR and run.role == CONTENT:
            contents.setdefault(n, []).append(run)
        elif distance <= FAR:
            sources.setdefault(n, []).append((distance, run))
    out = []
    for n, cue in enumerate(cues):
        if n in contents:
            source = min(sources[n], key=lambda s: s[0])[1] if n in sources else None
            share = tags.kinds[cue.first : cue.past].sum(0)
            out.append(Heard(cue=cue, source=source, contents=tuple(contents[n]), kind=int(share.argmax())))
    return out


def _distance(run: Part, cue: Part, ends: Sequence[int]) -> float:
    first, last = (run, cue) if run.first < cue.first else (cue, run)
    gap = last.first - first.past
    over = bisect_right(ends, last.first) - bisect_right(ends, first.first)
    return gap + OVER * over
