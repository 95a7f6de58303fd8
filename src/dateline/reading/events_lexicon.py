"""The words that tell of events: data/events.tsv, read once a process."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

from dateline.reading.tokens import Token
from dateline.records import record

HOSTILE = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "REQUEST"}
)  # the types of conflict; the others are of cooperation


@record
class Need:
    """A condition on the words around: `part` is o, s, x, p, r, e or d (see data/events.tsv)."""

    part: str
    words: frozenset[str] = frozenset()
    wanted: bool = True
    agents: bool = False  # whether a name will do as well: the words are kinds of people or of forces


@record
class Rule:
    """What one word tells of, and where the one it is done to stands."""

    type: str
    mode: str | None
    object: bool  # the object is who it is done to
    prepositions: frozenset[str]
    both: bool  # both sides do it: "met with", "talks between"
    needs: tuple[Need, ...]


@record
class Lexicon:
    """Rules by lemma, of verbs ("call_off") and nouns ("air_raid"), and the lists by name."""

    verbs: dict[str, tuple[Rule, ...]]
    nouns: dict[str, tuple[Rule, ...]]
    lists: dict[str, frozenset[str]]

    @property
    def triggers(self) -> frozenset[str]:
        """The lemmas, alone, that a rule may begin from."""
        return frozenset(key.partition("_")[0] for key in self.verbs) | frozenset(
            key.rpartition("_")[2] for key in self.nouns
        )


@cache
def lexicon() -> Lexicon:
    """The lexicon of data/events.tsv."""
    text = (files("dateline.reading") / "data" / "events.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    lists = {row[0]: frozenset(row[1].split()) for row in rows if row[0].startswith("@")}
    kinds: dict[str, dict[str, list[Rule]]] = {"v": defaultdict(list), "n": defaultdict(list)}
    for row in rows:
        if row[0].startswith("@"):
            continue
        type_, mode, kind, lemmas, recipient, needs = row
        rule = _rule(type_, mode, recipient, needs, lists)
        for lemma in lemmas.split():
            kinds[kind][lemma].append(rule)
    verbs, nouns = ({key: tuple(rules) for key, rules in kinds[kind].items()} for kind in "vn")
    return Lexicon(verbs=verbs, nouns=nouns, lists=lists)


def _rule(type_: str, mode: str, recipient: str, needs: str, lists: dict[str, frozenset[str]]) -> Rule:
    first, _, rest = recipient.partition(":")
    direct = first == "o"
    rest = rest if direct else recipient
    both = rest.startswith("=")
    return Rule(
        type=type_,
        mode=None if mode == "-" else mode,
        object=direct,
        prepositions=frozenset(filter(None, rest.lstrip("=").split(","))) - {"-"},
        both=both,
        needs=tuple(_need(one, lists) for one in needs.split() if one != "-"),
    )


def _need(written: str, lists: dict[str, frozenset[str]]) -> Need:
    part, mark, rest = written[0], written[1:2], written[2:]
    named: set[str] = set()
    agents = False
    for word in rest.split("|"):
        agents |= word in ("@agents", "@armed", "@forces")
        named |= lists[word] if word.startswith("@") else {word}
    return Need(part=part, words=frozenset(named) - {""}, wanted=mark != "!", agents=agents)


def lemma_of(token: Token) -> str:
    """A verb with its particle ("call_off"), a noun alone."""
    particle = next((k for k in token.children if k.dep == "prt"), None) if token.pos == "VERB" else None
    return str(token.lemma.lower()) + (f"_{particle.low}" if particle is not None else "")


def listed(name: str) -> frozenset[str]:
    """A list of the lexicon: `listed("light")`."""
    return lexicon().lists["@" + name]
