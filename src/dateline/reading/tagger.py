"""A second reader of the same words: a small network that gives every token the part it plays in an
attribution (source, cue, content) and in a name. It votes; the rules and it are weighed against each other
in the rooms that ask it. Weights, vocabulary and their hashes stand in `weights/`; how they were made is in
`training/`.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from dataclasses import field
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.reading.text import Text
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


class WeightsAreWrong(DatelineError):
    """The tagger's files are missing or not the ones that this version was published with."""


@record
class Window:
    """A stretch of tokens read at once: `tokens[i]` begins at `pieces[at[i]]`. `shapes` and `quoted` run
    beside `pieces`."""

    tokens: list[int] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)


@record
class Tags:
    """What the network says of each token of the parse: float32 arrays of shape (tokens, labels), each row
    a distribution; white space has rows of zeros. Labels in the order of `ROLES`, `KINDS`, `NAMES`; `kinds`
    means something where a cue is."""

    roles: Any
    kinds: Any
    names: Any


def windows(text: Text, vocabulary: WordPieces) -> list[Window]:
    """The text cut into stretches of `WINDOW` pieces at most, at ends of paragraphs or sentences where
    there is one in the stretch's second half."""
    found: list[Window] = []
    now = Window()
    paragraph_starts = [start for start, _ in text.paragraphs]
    quotes = [(q.start, q.end) for q in text.quotations if q.level == 0]
    quote_starts = [start for start, _ in quotes]
    room = 0  # in `now`, the number of tokens after which it is best cut
    for token in text.doc:
        if token.is_space:
            continue
        numbers = vocabulary.pieces(token.text)
        if len(now.pieces) + len(numbers) > WINDOW - 2:
            now, room = _cut(found, now, room), 0
        n = len(now.tokens)
        if n and len(now.pieces) > WINDOW // 2 and token.is_sent_start:
            room = n
        k = bisect_right(quote_starts, token.idx) - 1
        inside = int(k >= 0 and token.idx < quotes[k][1])
        first = not now.tokens or bisect_right(paragraph_starts, token.idx) != bisect_right(
            paragraph_starts, token.idx - 1
        )
        now.tokens.append(token.i)
        now.at.append(len(now.pieces))
        now.pieces.extend(numbers)
        now.shapes.extend([shape(token.text)] * len(numbers))
        now.quoted.extend([inside + 2 * int(first)] * len(numbers))
    if now.tokens:
        found.append(now)
    return found


def _cut(found: list[Window], now: Window, room: int) -> Window:
    """Close the window after `room` tokens; what is over begins the next."""
    if not room:
        found.append(now)
        return Window()
    at = now.at[room]
    found.append(
        Window(
            tokens=now.tokens[:room],
            at=now.at[:room],
            pieces=now.pieces[:at],
            shapes=now.shapes[:at],
            quoted=now.quoted[:at],
        )
    )
    return Window(
        tokens=now.tokens[room:],
        at=[a - at for a in now.at[room:]],
        pieces=now.pieces[at:],
        shapes=now.shapes[at:],
        quoted=now.quoted[at:],
    )


@cache
def network() -> tuple[Any, WordPieces]:
    """The network and its vocabulary, loaded once a process and checked against their hashes."""
    card = json.loads(_checked("card.json", None))
    _checked("vocab.txt", card["sha256"]["vocab.txt"])
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    _checked("tagger.onnx", card["sha256"]["tagger.onnx"])
    weights = str(WEIGHTS / "tagger.onnx")  # by its path: from bytes it takes 20 MB more
    session = runtime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return session, WordPieces.of(WEIGHTS / "vocab.txt")


def _checked(name: str, sha256: str | None) -> bytes:
    path = WEIGHTS / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WeightsAreWrong(f"{path} cannot be read: {error}", hint=AGAIN) from error
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise WeightsAreWrong(f"{path} is not the file that this version was published with.", hint=AGAIN)
    return content


def tags(text: Text) -> Tags:
    """What the network says of each token. Linear in the text's length."""
    numpy = import_module("numpy")
    session, vocabulary = network()
    roles = numpy.zeros((len(text.doc), len(ROLES)), dtype=numpy.float32)
    kinds = numpy.zeros((len(text.doc), len(KINDS)), dtype=numpy.float32)
    called = numpy.zeros((len(text.doc), len(NAMES)), dtype=numpy.float32)
    for window in windows(text, vocabulary):
        rows = [
            [vocabulary.first, *window.pieces, vocabulary.last],
            [0, *window.shapes, 0],
            [0, *window.quoted, 0],
        ]
        inputs = {
            name: numpy.array([row], dtype=numpy.int64)
            for name, row in zip(("pieces", "shapes", "marks"), rows, strict=True)
        }
        at = numpy.array(window.at) + 1
        for table, logits in zip((roles, kinds, called), session.run(None, inputs), strict=True):
            table[window.tokens] = _shares(logits[0, at])
    return Tags(roles=roles, kinds=kinds, names=called)


def _shares(logits: Any) -> Any:
    """Softmax of each row."""
    numpy = import_module("numpy")
    raised = numpy.exp(logits - logits.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)
