"""How well the network does on articles it has not learned from, and what eight bits cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import onnxruntime
import torch

from dateline.reading.tagger import NAMES, ROLES
from training.examples import SKIP, Example
from training.learn import batch
from training.network import Network

Rows = list[np.ndarray]


def of_network(network: Network, ends: tuple[int, int]) -> Callable[[Example], Rows]:
    """Logits by task for a window's tokens, with full precision."""

    def read(row: Example) -> Rows:
        inputs, _ = batch([row], (), *ends)
        at = torch.tensor(row.window.at) + 1
        with torch.no_grad():
            return [logits[0, at].numpy() for logits in network(*inputs)]

    return read


def of_file(path: str, ends: tuple[int, int]) -> Callable[[Example], Rows]:
    """The same from an exported file."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def read(row: Example) -> Rows:
        inputs, _ = batch([row], (), *ends)
        given = {
            name: part.numpy() for name, part in zip(("pieces", "shapes", "marks"), inputs, strict=False)
        }
        return [logits[0, np.array(row.window.at) + 1] for logits in session.run(None, given)]

    return read


def scores(rows: Sequence[Example], read: Callable[[Example], Rows]) -> dict[str, float]:
    """F in per cent: of tokens for each part of an attribution, of exact spans for names."""
    right: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for row in rows:
        roles, _, names = (logits.argmax(-1) for logits in read(row))
        for part in ("source", "cue", "content"):
            told = [ROLES[n].endswith(part) for n in roles]
            gold = [n != SKIP and ROLES[n].endswith(part) for n in row.labels["roles"]]
            right[part] = right.get(part, 0) + sum(a and b for a, b in zip(told, gold, strict=True))
            sizes[part] = sizes.get(part, 0) + sum(told) + sum(gold)
        known = row.labels["names"]
        told_names = spans([n if k != SKIP else 0 for n, k in zip(names, known, strict=True)])
        gold_names = spans([max(n, 0) for n in known])
        right["names"] = right.get("names", 0) + len(told_names & gold_names)
        sizes["names"] = sizes.get("names", 0) + len(told_names) + len(gold_names)
    return {part: round(200 * right[part] / max(sizes[part], 1), 1) for part in right}


def spans(labels: Sequence[int]) -> set[tuple[int, int, str]]:
    """First, past and type of each name."""
    found: set[tuple[int, int, str]] = set()
    first, kind = 0, ""
    for i, label in enumerate([*(NAMES[n] for n in labels), "O"]):
        if kind and label != f"I-{kind}":
            found.add((first, i, kind))
            kind = ""
        if label != "O" and not kind:
            first, kind = i, label[2:]
    return found


def flips(rows: Sequence[Example], one: Callable[[Example], Rows], other: Callable[[Example], Rows]) -> float:
    """Of 100 tokens, how many have another part by the one than by the other."""
    total = changed = 0
    for row in rows:
        a, b = one(row)[0].argmax(-1), other(row)[0].argmax(-1)
        total, changed = total + len(a), changed + int((a != b).sum())
    return round(100 * changed / max(total, 1), 2)
