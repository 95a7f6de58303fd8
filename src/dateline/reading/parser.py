"""The parse of a piece of text: its words handed to the network, and what that says set on the tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.reading.lemmas import lemma
from dateline.reading.network import Tags, Words, labels, no_tags, read, shares
from dateline.reading.parsed import Parse, set_parse
from dateline.reading.quotations import Quotation
from dateline.reading.sentences import STOPS
from dateline.reading.tokens import Doc
from dateline.reading.trees import heads, sentence_starts

SPACE = ("_SP", "SPACE", "dep")  # what white space is, by spaCy's habit
HOLDS = frozenset({"ORG", "FAC", "LOC", "GPE", "PRODUCT", "EVENT"})  # what a name of names may be
HELD = frozenset({"PERSON", "ORG", "FAC", "LOC"})  # not a town: "the London Police" are London's


def words_of(
    doc: Doc, offset: int, found: Sequence[Quotation], blocks: Sequence[tuple[int, int]]
) -> tuple[Words, list[int]]:
    """The tokens that are no white space, as the network reads them, and their numbers. `offset` is where
    the tokens begin in the text that quotations and paragraphs are of."""
    outer = [(q.start, q.end) for q in found if q.level == 0]
    opens, begins = [start for start, _ in outer], [start for start, _ in blocks]
    at: list[int] = []
    written: list[str] = []
    quoted, first, after_stop = [], [], []
    last, block = "", -1
    for i, token in enumerate(doc):
        if token.is_space:
            continue
        word, start = token.text, offset + token.idx
        k = bisect_right(opens, start) - 1
        now = bisect_right(begins, start)
        at.append(i)
        written.append(word)
        quoted.append(k >= 0 and start < outer[k][1])
        first.append(now != block)
        after_stop.append(now != block or last in STOPS)
        if word not in "\"'”’)]»":  # what closes after a stop still ends the sentence
            last = word
        block = now
    return Words(written=written, quoted=quoted, first=first, after_stop=after_stop), at


def annotate(doc: Doc, told: Sequence[int], words: Words, at: Sequence[int]) -> Tags:
    """Set the parse on the tokens; the network's tags of them. `told`, for each token, is what is known of
    sentence starts: 1 yes, -1 no, 0 nothing; `at` are the numbers of the tokens that `words` are."""
    if not at:
        return no_tags(len(doc))
    tags = no_tags(len(doc))
    names = labels()
    head: list[int] = []
    numbers: dict[str, list[int]] = {task: [] for task in names}
    for window, said in read(words):
        here = range(window.begin, window.begin + len(window.at))
        starts = sentence_starts(said["starts"], [told[at[i]] for i in here])
        head += [h + window.begin if h >= 0 else -1 for h in heads(said["heads"], starts)]
        for task, found in numbers.items():
            found += said[task].argmax(-1).tolist()
        rows = list(at[window.begin : here.stop])
        tags.roles[rows], tags.kinds[rows] = shares(said["roles"]), shares(said["kinds"])
        tags.names[rows] = shares(said["names"])
    kinds = [names["words"][n].split("|") for n in numbers["words"]]
    relations = [
        "ROOT" if h < 0 else "dep" if (r := names["relations"][n]) == "ROOT" else r
        for h, n in zip(head, numbers["relations"], strict=True)
    ]
    entities = _whole(_well_begun([names["entities"][n] for n in numbers["entities"]]), head, relations)
    _gone_on(entities, head, relations, [tag for tag, _ in kinds])
    lemmas = [lemma(w, part, tag) for w, (tag, part) in zip(words.written, kinds, strict=True)]
    parse = Parse(
        tags=_spread([tag for tag, _ in kinds], at, doc, SPACE[0]),
        parts=_spread([part for _, part in kinds], at, doc, SPACE[1]),
        heads=_all_heads(head, at, len(doc)),
        relations=_spread(relations, at, doc, SPACE[2]),
        lemmas=_spread(lemmas, at, doc, None),
        entities=_through(_spread(entities, at, doc, "")),
    )
    set_parse(doc, parse)
    return tags


def _well_begun(entities: Sequence[str]) -> list[str]:
    """Begin-inside tags in which nothing goes on that has not begun."""
    found: list[str] = []
    before = "O"
    for entity in entities:
        if entity[0] == "I" and before[1:] != entity[1:]:
            entity = "B" + entity[1:]
        found.append(entity)
        before = entity
    return found


def _whole(entities: list[str], head: Sequence[int], relations: Sequence[str]) -> list[str]:
    """Names side by side, of which the first only tells the last apart ("White" and "Reef" in "White Reef
    Line"), as the one name that they are."""
    for i in range(len(entities) - 1, 0, -1):
        kind, before = entities[i][2:], entities[i - 1][2:]
        if entities[i][0] != "B" or kind not in HOLDS or before not in HELD:
            continue
        end = i + 1
        while end < len(entities) and entities[end] == f"I-{kind}":
            end += 1
        if relations[i - 1] == "compound" and i <= head[i - 1] < end:
            entities[i] = f"I-{kind}"
            begin = i - 1
            while entities[begin] == f"I-{before}":
                entities[begin], begin = f"I-{kind}", begin - 1
            entities[begin] = f"B-{kind}"
    return entities


def _gone_on(entities: list[str], head: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> None:
    """A name that only tells the proper noun after it apart ("Bell" in "the Bell Line") is one with that."""
    for i in range(1, len(entities)):
        kind, alone = entities[i - 1][2:], entities[i] == "O" and tags[i] in ("NNP", "NNPS")
        if alone and kind in HELD - {"PERSON"} and relations[i - 1] == "compound" and head[i - 1] == i:
            entities[i] = f"I-{kind}"


def _through(entities: list[str]) -> list[str]:
    """White space (an empty tag) inside an entity is of it; elsewhere of none."""
    after = "O"
    for i in range(len(entities) - 1, -1, -1):
        entities[i] = entities[i] or (after if after[0] == "I" else "O")
        after = entities[i]
    return entities


def _spread(said: Sequence[str], at: Sequence[int], doc: Doc, space: str | None) -> list[str]:
    """What is said of the words, by token; white space gets `space`, or itself."""
    spread = [space] * len(doc) if space is not None else [token.text for token in doc]
    for i, one in zip(at, said, strict=True):
        spread[i] = one
    return spread


def _all_heads(head: Sequence[int], at: Sequence[int], tokens: int) -> list[int]:
    """Heads by token. White space hangs on the word before it, or on the first word."""
    found = [0] * tokens
    last = at[0]
    words = dict(zip(at, head, strict=True))
    for i in range(tokens):
        on = words.get(i)
        if on is None:
            found[i] = last
        else:
            last = i
            found[i] = i if on < 0 else at[on]
    return found
