"""The network: a BERT encoder (Devlin et al. 2019) with the sizes of MiniLM-L6 (Wang et al. 2020), two small
inputs of our own beside the pieces (shape of the word, place in a quotation), one linear layer a task, and
for the heads of the parse a product of every word with every word (Dozat and Manning 2017).
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH, HEADS, INNER, POSITIONS, VOCABULARY = 384, 12, 1536, 512, 30522
LAYERS = 6
ARC = 192  # how wide a word is as a head, and as what hangs on one


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        qkv = self.qkv(x).reshape(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = qkv[0] @ qkv[1].transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
        seen = (self.drop(scores.softmax(-1)) @ qkv[2]).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(seen)))
        inner: Tensor = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        return inner


class Network(nn.Module):
    """In: numbers of pieces, their shapes and marks, all (batch, pieces), and `at` (batch, 1 + words), the
    piece at which each word begins, the first for the opening piece. Out, by task: logits of shape (batch,
    1 + words, labels); for `heads` (batch, 1 + words, 1 + words), the opening piece standing for no head."""

    def __init__(
        self,
        tasks: dict[str, int],
        shapes: int = 6,
        marks: int = 4,
        layers: int = LAYERS,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes, self.marks = nn.Embedding(shapes, WIDTH), nn.Embedding(marks, WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.tasks = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in tasks.items()})
        self.tasks_hanging, self.tasks_heading = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.tasks_arc, self.tasks_prior = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1)

    def forward(
        self, pieces: Tensor, shapes: Tensor, marks: Tensor, there: Tensor, at: Tensor
    ) -> dict[str, Tensor]:
        places = torch.arange(pieces.shape[1], device=pieces.device)[None]
        x = self.words(pieces) + self.positions(places) + self.shapes(shapes) + self.marks(marks)
        x = self.drop(self.norm(x))
        bias = (1.0 - there[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(torch.gather(x, 1, at[:, :, None].expand(-1, -1, WIDTH)))
        found = {name: task(x) for name, task in self.tasks.items()}
        hanging = self.drop(nn.functional.gelu(self.tasks_hanging(x)))
        heading = self.drop(nn.functional.gelu(self.tasks_heading(x)))
        arcs = self.tasks_arc(hanging) @ heading.transpose(1, 2) / ARC**0.5
        return {**found, "heads": arcs + self.tasks_prior(heading).transpose(1, 2)}


def begin_from(network: Network, weights: Path) -> None:
    """Fill in the published encoder (safetensors under BERT's names)."""
    old = load_file(str(weights))
    old = {key.removeprefix("bert."): value for key, value in old.items()}
    with torch.no_grad():
        network.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        kinds = old["embeddings.token_type_embeddings.weight"][0]
        network.positions.weight.copy_(old["embeddings.position_embeddings.weight"] + kinds)
        _fill(network.norm, old, "embeddings.LayerNorm")
        for n, layer in enumerate(network.layers):
            at = f"encoder.layer.{n}."
            for part in ("weight", "bias"):
                three = [old[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(three))
            _fill(layer.out, old, at + "attention.output.dense")
            _fill(layer.norm1, old, at + "attention.output.LayerNorm")
            _fill(layer.up, old, at + "intermediate.dense")
            _fill(layer.down, old, at + "output.dense")
            _fill(layer.norm2, old, at + "output.LayerNorm")


def _fill(part: nn.Module, old: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(old[name + ".weight"])
    part.bias.copy_(old[name + ".bias"])
