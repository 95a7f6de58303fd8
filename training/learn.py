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


def batch(
    rows: Sequence[Example], tasks: Sequence[str], first: int, last: int
) -> tuple[list[Tensor], dict[str, Tensor]]:
    """Windows padded to the longest: inputs and, for each task, labels at each word's first piece."""
    length = max(len(row.window.pieces) for row in rows) + 2
    inputs = torch.zeros(4, len(rows), length, dtype=torch.long)
    labels = {task: torch.full((len(rows), length), SKIP) for task in tasks}
    for n, row in enumerate(rows):
        window = row.window
        end = len(window.pieces) + 1
        inputs[0, n, 0], inputs[0, n, 1:end], inputs[0, n, end] = first, torch.tensor(window.pieces), last
        inputs[1, n, 1:end] = torch.tensor(window.shapes)
        inputs[2, n, 1:end] = torch.tensor(window.quoted)
        inputs[3, n, : end + 1] = 1
        where = torch.tensor(window.at) + 1
        for task in labels:
            labels[task][n, where] = torch.tensor(row.labels[task])
    return list(inputs), labels


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
    tasks = list(network.tasks)
    fresh = [p for name, p in network.named_parameters() if name.startswith(("tasks", "shapes", "marks"))]
    known = [p for name, p in network.named_parameters() if not name.startswith(("tasks", "shapes", "marks"))]
    chooser = torch.optim.AdamW(
        [{"params": known, "lr": rate}, {"params": fresh, "lr": rate * FRESH_RATE}], weight_decay=0.01
    )
    steps = epochs * math.ceil(len(rows) / BATCH)

    def height(step: int) -> float:
        rise = WARM * steps
        return step / rise if step < rise else max(0.0, (steps - step) / (steps - rise))

    pace = torch.optim.lr_scheduler.LambdaLR(chooser, height)
    loss_of = nn.CrossEntropyLoss(ignore_index=SKIP)
    kept: list[dict[str, Tensor]] = []
    for epoch in range(epochs):
        network.train()
        start, total = time.perf_counter(), 0.0
        for group in grouped(rows):
            inputs, labels = batch(group, tasks, *ends)
            with torch.autocast("cpu", torch.bfloat16):
                found = network(*inputs)
                loss = torch.zeros(())
                for task, logits in zip(tasks, found, strict=True):
                    if (labels[task] != SKIP).any():
                        loss = loss + loss_of(logits.float().flatten(0, 1), labels[task].flatten())
            chooser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            chooser.step()
            pace.step()
            total += loss.item()
        mean, spent = total * epochs / steps, time.perf_counter() - start
        print(f"epoch {epoch + 1}: loss {mean:.3f}, {spent:.0f} s", flush=True)
        if epoch >= epochs - averaged:
            kept.append({name: value.detach().clone() for name, value in network.state_dict().items()})
    network.load_state_dict({name: sum(k[name] for k in kept) / len(kept) for name in kept[0]})
    network.eval()


def grouped(rows: Sequence[Example]) -> list[list[Example]]:
    """All rows once, in batches of like length, the batches in random order."""
    order = sorted(rows, key=lambda row: len(row.window.pieces) + random.random() * 30)  # noqa: S311
    groups = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    random.shuffle(groups)
    return groups
