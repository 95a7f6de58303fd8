"""A small network of our own reads the words once, window by window, and says of each token what it is (its
part of speech), which token it hangs on and how (the parse), whether a sentence begins with it, and which
part it plays in an entity, a name and an attribution. What is made of that is said in `parser` and `trees`,
and in the rooms that weigh its votes. Weights, vocabulary, labels and their hashes stand in `weights/`; how
they were made is in `training/`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.reading.wordpieces import WordPieces, shape
from dateline.records import record

WEIGHTS = Path(str(files("dateline.reading"))) / "weights"
WINDOW = 190  # pieces read at a time
AGAIN = "Install Dateline again, or rebuild the weights with make model."
ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
KINDS = ("statement", "attitude", "plan")
NAMES = (
    "O",
    *(
        f"{at}-{kind}"
        for kind in ("person", "organisation", "place", "facility", "people", "other")
        for at in "BI"
    ),
)
PARSE = ("words", "relations", "entities")  # tasks whose labels stand on the card: the corpus has given them
TASKS = (*PARSE, "starts", "roles", "kinds", "names", "heads")  # the network's outputs, in order


class WeightsAreWrong(DatelineError):
    """The network's files are missing or not the ones that this version was published with."""


@record
class Words:
    """Tokens to be read, without white space: where each begins (characters), whether it is quoted, whether
    it begins a paragraph, and whether a stop or a paragraph's end lies before it."""

    written: Sequence[str]
    quoted: Sequence[bool]
    first: Sequence[bool]
    after_stop: Sequence[bool]


@record
class Window:
    """A stretch of words read at once: words `begin` to `begin + len(at)`, of which each begins at
    `pieces[at[i]]`. `shapes` and `marks` run beside `pieces`."""

    begin: int = 0
    at: list[int] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)


@record
class Tags:
    """What the network says of each token of a text about attributions and names: float32 arrays of shape
    (tokens, labels), each row a distribution; white space and what was not read have rows of zeros. Labels
    in the order of `ROLES`, `KINDS`, `NAMES`; `kinds` means something where a cue is."""

    roles: Any
    kinds: Any
    names: Any


def no_tags(tokens: int) -> Tags:
    """The tags of so many tokens that were not read."""
    numpy = import_module("numpy")
    roles, kinds, names = (
        numpy.zeros((tokens, len(labels)), dtype=numpy.float32) for labels in (ROLES, KINDS, NAMES)
    )
    return Tags(roles=roles, kinds=kinds, names=names)


def windows(words: Words, vocabulary: WordPieces) -> list[Window]:
    """The words cut into stretches of `WINDOW` pieces at most, after a stop in the stretch's second half
    where there is one."""
    found: list[Window] = []
    numbers = [vocabulary.pieces(word) for word in words.written]
    begin = size = cut = 0
    for i, own in enumerate(numbers):
        if size + len(own) > WINDOW - 2:
            end = cut if cut > begin else i
            found.append(_window(words, numbers, begin, end))
            size = sum(map(len, numbers[end:i]))
            begin = end
        if words.after_stop[i] and size > WINDOW // 2:
            cut = i
        size += len(own)
    if begin < len(numbers):
        found.append(_window(words, numbers, begin, len(numbers)))
    return found


def _window(words: Words, numbers: Sequence[tuple[int, ...]], begin: int, end: int) -> Window:
    found = Window(begin=begin)
    for i in range(begin, end):
        own = numbers[i]
        found.at.append(len(found.pieces))
        found.pieces.extend(own)
        found.shapes.extend([shape(words.written[i])] * len(own))
        found.marks.extend([words.quoted[i] + 2 * (words.first[i] or i == begin)] * len(own))
    return found


@cache
def network() -> tuple[Any, WordPieces]:
    """The network and its vocabulary, loaded once a process and checked against their hashes."""
    card = _card()
    _checked("vocab.txt", card["sha256"]["vocab.txt"])
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    _checked("network.onnx", card["sha256"]["network.onnx"])
    weights = str(WEIGHTS / "network.onnx")  # by its path: from bytes it takes 20 MB more
    session = runtime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return session, WordPieces.of(WEIGHTS / "vocab.txt")


@cache
def labels() -> Mapping[str, Sequence[str]]:
    """The labels of the tasks in `PARSE`, in the network's order: `TAG|POS`; relations; begin-inside tags."""
    found: Mapping[str, Sequence[str]] = _card()["labels"]
    return found


def _card() -> Any:
    return json.loads(_checked("card.json", None))


def _checked(name: str, sha256: str | None) -> bytes:
    path = WEIGHTS / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WeightsAreWrong(f"{path} cannot be read: {error}", hint=AGAIN) from error
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise WeightsAreWrong(f"{path} is not the file that this version was published with.", hint=AGAIN)
    return content


def read(words: Words) -> Iterator[tuple[Window, dict[str, Any]]]:
    """What the network says of each window, by task: float32 logits of shape (words, labels); of heads, of
    shape (words, 1 + words): what speaks for each word hanging on nothing, and on each word of the window.
    Linear in the number of words."""
    numpy = import_module("numpy")
    session, vocabulary = network()
    for window in windows(words, vocabulary):
        rows = {
            "pieces": [vocabulary.first, *window.pieces, vocabulary.last],
            "shapes": [0, *window.shapes, 0],
            "marks": [0, *window.marks, 0],
            "at": [0, *(at + 1 for at in window.at)],
        }
        inputs = {name: numpy.array([row], dtype=numpy.int64) for name, row in rows.items()}
        yield (
            window,
            {task: logits[0, 1:] for task, logits in zip(TASKS, session.run(None, inputs), strict=True)},
        )


def shares(logits: Any) -> Any:
    """Softmax of each row."""
    numpy = import_module("numpy")
    raised = numpy.exp(logits - logits.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)
