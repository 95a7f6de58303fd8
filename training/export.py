"""The network as ONNX with weights of eight bits: what is shipped."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.reading.network import TASKS
from training.network import Network

INPUTS = ("pieces", "shapes", "marks", "at")


class Alone(torch.nn.Module):
    """One window at a time, all of it there."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: torch.Tensor, shapes: torch.Tensor, marks: torch.Tensor, at: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        found = self.network(pieces, shapes, marks, torch.ones_like(pieces), at)
        return tuple(found[task] for task in TASKS)


def export(network: Network, path: Path) -> None:
    """Write `path`, the matrices and embeddings in eight bits (dynamic, a scale a channel)."""
    alone = Alone(network).eval()
    example, words = torch.ones(1, 16, dtype=torch.long), torch.tensor([[0, 1, 3, 5]])
    whole = path.with_suffix(".whole.onnx")
    axes = {name: {1: "pieces"} for name in INPUTS[:3]} | {name: {1: "words"} for name in ("at", *TASKS)}
    axes["heads"] = {1: "words", 2: "words"}
    torch.onnx.export(
        alone,
        (example, example, example, words),
        str(whole),
        input_names=list(INPUTS),
        output_names=list(TASKS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
