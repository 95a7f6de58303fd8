"""How well the network does on articles it has not learned from, and what eight bits cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import onnxruntime
import torch

from dateline.reading.network import NAMES, ROLES, TASKS
from dateline.reading.trees import heads
from training.examples import SKIP, Example, Vocabularies
from training.export import INPUTS
from training.learn import batch
from training.network import Network

Said = Mapping[str, np.ndarray]  # by task, (words, labels)


def of_network(network: Network, ends: tuple[int, int]) -> Callable[[Example], Said]:
    """Logits by task for a window's words, with full precision."""

    def read(row: Example) -> Said:
        inputs, _, _ = batch([row], (), *ends)
        with torch.no_grad():
            return {task: logits[0, 1:].numpy() for task, logits in network(*inputs).items()}

    return read


def of_file(path: str, ends: tuple[int, int]) -> Callable[[Example], Said]:
    """The same from an exported file."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])

    def read(row: Example) -> Said:
        (pieces, shapes, marks, _, at), _, _ = batch([row], (), *ends)
        given = {name: part.numpy() for name, part in zip(INPUTS, (pieces, shapes, marks, at), strict=True)}
        return {task: one[0, 1:] for task, one in zip(TASKS, session.run(None, given), strict=True)}

    return read


def scores(rows: Sequence[Example], read: Callable[[Example], Said], known: Vocabularies) -> dict[str, float]:
    """In per cent: F of words for each part of an attribution, of exact spans with their type for names and
    entities; and of words that are no marks, how many have the teacher's head, head and relation, and tag."""
    right: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for row in rows:
        said = read(row)
        told = {task: logits.argmax(-1).tolist() for task, logits in said.items()}
        if "roles" in row.labels:
            for part in ("source", "cue", "content"):
                ours = [ROLES[n].endswith(part) for n in told["roles"]]
                gold = [n != SKIP and ROLES[n].endswith(part) for n in row.labels["roles"]]
                right[part] += sum(a and b for a, b in zip(ours, gold, strict=True))
                sizes[part] += sum(ours) + sum(gold)
        for task, labels in (("names", NAMES), ("entities", known["entities"])):
            if task in row.labels:
                both = zip(told[task], row.labels[task], strict=True)
                found = spans([labels[n] if k != SKIP else "O" for n, k in both])
                gold_spans = spans([labels[k] if k != SKIP else "O" for k in row.labels[task]])
                right[task] += len(found & gold_spans)
                sizes[task] += len(found) + len(gold_spans)
        parsed(row, said, told, known, right)
    shares = {part: round(200 * right[part] / max(sizes[part], 1), 1) for part in sizes}
    return shares | {
        part: round(100 * right[part] / max(right["all"], 1), 1)
        for part in ("head", "head and relation", "tag")
    }


def parsed(
    row: Example, said: Said, told: Mapping[str, list[int]], known: Vocabularies, right: Counter[str]
) -> None:
    """Count the words that are parsed as the teacher does, where the teacher's sentences are given."""
    labels = row.labels
    starts = [bool(n) or not i for i, n in enumerate(labels["starts"])]
    hang = heads(said["heads"], starts)
    marks = [label.endswith(("|PUNCT", "|SYM")) for label in known["words"]]
    for i, head in enumerate(labels["heads"]):
        if head == SKIP or labels["words"][i] == SKIP or marks[labels["words"][i]]:
            continue
        right["all"] += 1
        right["tag"] += told["words"][i] == labels["words"][i]
        if hang[i] + 1 == head:
            right["head"] += 1
            right["head and relation"] += told["relations"][i] == labels["relations"][i]


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """First, past and type of each name in begin-inside tags."""
    found: set[tuple[int, int, str]] = set()
    first, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            found.add((first, i, kind))
            kind = ""
        if label != "O" and not kind:
            first, kind = i, label[2:]
    return found


def flips(rows: Sequence[Example], one: Callable[[Example], Said], other: Callable[[Example], Said]) -> float:
    """Of 100 words, how many have another part in an attribution by the one than by the other."""
    total = changed = 0
    for row in rows:
        a, b = one(row)["roles"].argmax(-1), other(row)["roles"].argmax(-1)
        total, changed = total + len(a), changed + int((a != b).sum())
    return round(100 * changed / max(total, 1), 2)
