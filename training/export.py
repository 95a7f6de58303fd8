"""The network as ONNX with weights of eight bits: what is shipped."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import Network


class Alone(torch.nn.Module):
    """One window at a time, all of it there."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: torch.Tensor, shapes: torch.Tensor, marks: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        return tuple(self.network(pieces, shapes, marks, torch.ones_like(pieces)))


def export(network: Network, path: Path) -> None:
    """Write `path`, the matrices and embeddings in eight bits (dynamic, a scale a channel)."""
    alone = Alone(network).eval()
    example = torch.ones(1, 16, dtype=torch.long)
    whole = path.with_suffix(".whole.onnx")
    axes = {name: {1: "pieces"} for name in ("pieces", "shapes", "marks", *network.tasks)}
    torch.onnx.export(
        alone,
        (example, example, example),
        str(whole),
        input_names=["pieces", "shapes", "marks"],
        output_names=list(network.tasks),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
