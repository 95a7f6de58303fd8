"""Fitting the network: AdamW, a linear rise and fall of the rate, bfloat16 where the processor has it, and
the mean of the last epochs' weights."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.examples import SKIP, Example
from training.network import Network

BATCH = 8  # windows
WARM = 0.1  # of all steps
FRESH_RATE = 10.0  # how much faster the layers that are ours alone learn
WEIGHTS = {
    "words": 1.0,
    "relations": 1.0,
    "entities": 0.7,
    "starts": 0.3,
    "roles": 1.0,
    "kinds": 1.0,
    "names": 1.0,
    "heads": 1.5,
}


def batch(
    rows: Sequence[Example], tasks: Sequence[str], first: int, last: int
) -> tuple[list[Tensor], dict[str, Tensor], Tensor]:
    """Windows padded to the longest: the network's inputs; for each task the words' labels, the opening
    piece's before them; and which words there are."""
    length = max(len(row.window.pieces) for row in rows) + 2
    words = max(len(row.window.at) for row in rows) + 1
    inputs = torch.zeros(4, len(rows), length, dtype=torch.long)
    at = torch.zeros(len(rows), words, dtype=torch.long)
    real = torch.zeros(len(rows), words, dtype=torch.bool)
    labels = {task: torch.full((len(rows), words), SKIP) for task in tasks}
    for n, row in enumerate(rows):
        window = row.window
        end, past = len(window.pieces) + 1, len(window.at) + 1
        inputs[0, n, 0], inputs[0, n, 1:end], inputs[0, n, end] = first, torch.tensor(window.pieces), last
        inputs[1, n, 1:end] = torch.tensor(window.shapes)
        inputs[2, n, 1:end] = torch.tensor(window.marks)
        inputs[3, n, : end + 1] = 1
        at[n, 1:past] = torch.tensor(window.at) + 1
        real[n, :past] = True
        for task in labels:
            if task in row.labels:
                labels[task][n, 1:past] = torch.tensor(row.labels[task])
    return [*inputs, at], labels, real


def fit(
    network: Network,
    rows: Sequence[Example],
    *,
    ends: tuple[int, int],
    epochs: int,
    rate: float,
    seed: int,
    averaged: int = 3,
) -> None:
    """Train in place. `ends` are the numbers of the pieces that open and close a window."""
    random.seed(seed)
    torch.manual_seed(seed)
    ours = ("tasks", "shapes", "marks")
    fresh = [p for name, p in network.named_parameters() if name.startswith(ours)]
    known = [p for name, p in network.named_parameters() if not name.startswith(ours)]
    chooser = torch.optim.AdamW(
        [{"params": known, "lr": rate}, {"params": fresh, "lr": rate * FRESH_RATE}], weight_decay=0.01
    )
    steps = epochs * math.ceil(len(rows) / BATCH)

    def height(step: int) -> float:
        rise = WARM * steps
        return step / rise if step < rise else max(0.0, (steps - step) / (steps - rise))

    pace = torch.optim.lr_scheduler.LambdaLR(chooser, height)
    kept: list[dict[str, Tensor]] = []
    for epoch in range(epochs):
        network.train()
        start, total = time.perf_counter(), 0.0
        for group in grouped(rows):
            loss = missed(network, group, ends)
            chooser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            chooser.step()
            pace.step()
            total += loss.item()
        mean, spent = total * epochs / steps, time.perf_counter() - start
        print(f"epoch {epoch + 1} of {epochs}: loss {mean:.3f}, {spent:.0f} s", flush=True)
        if epoch >= epochs - averaged:
            kept.append({name: value.detach().clone() for name, value in network.state_dict().items()})
    network.load_state_dict({name: sum(k[name] for k in kept) / len(kept) for name in kept[0]})
    network.eval()


def missed(network: Network, group: Sequence[Example], ends: tuple[int, int]) -> Tensor:
    """The loss of a batch, all tasks together by their weight."""
    inputs, labels, real = batch(group, list(WEIGHTS), *ends)
    with torch.autocast("cpu", torch.bfloat16):
        found = network(*inputs)
    loss = torch.zeros(())
    for task, weight in WEIGHTS.items():
        logits = found[task].float()
        if task == "heads":
            logits = logits.masked_fill(~real[:, None, :], -1e4)
        if (labels[task] != SKIP).any():
            own = nn.functional.cross_entropy(logits.flatten(0, 1), labels[task].flatten(), ignore_index=SKIP)
            loss = loss + weight * own
    return loss


def grouped(rows: Sequence[Example]) -> list[list[Example]]:
    """All rows once, in batches of like length, the batches in random order."""
    order = sorted(rows, key=lambda row: len(row.window.pieces) + random.random() * 30)  # noqa: S311
    groups = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    random.shuffle(groups)
    return groups
