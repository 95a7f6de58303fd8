"""Events against the unit test records of PETRARCH 2: `python -m bench.events PETR.UnitTest.records.xml`.

Each record is a sentence with (actor, code, target) triples. The codes of these records are of the validation
dictionary, and most are not CAMEO's but its forerunner WEIS's (031 meet, 081 agree, 102 urge, 160 warn, 212
arrest); ROOTS maps WEIS cues to PLOVER. Records whose codes are placeholders that only test the old program
(34x, 80x, 90x, 91x, with letters) are left out, as are sentences that are repeated or misspelt on purpose;
comments (02), warnings (16) and denials (14) are no events. The records name actors by codes: actors are
compared where a word of a found name or role begins like the code, as the set's invented names do (Gondor,
GON). Odd records are to develop on (--half 1), even ones to report.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from bench.measure import TOTALS, Row, Watch, asked_for_rows, keep, prf, table
from dateline.reading.rules import RulesReader
from dateline.records import Document, Event, Reading

# WEIS cue to the PLOVER types that stand for it: what PLOVER tells apart and WEIS does not has two.
ROOTS: dict[str, frozenset[str]] = {
    cue: frozenset(types.split())
    for cue, types in {
        "01": "CONCEDE RETREAT",
        "03": "CONSULT AGREE",
        "04": "SUPPORT",
        "05": "AGREE SUPPORT",
        "06": "SUPPORT RETREAT AGREE CONCEDE AID",
        "07": "AID AGREE",
        "08": "AGREE SUPPORT COOPERATE",
        "09": "REQUEST",
        "10": "REQUEST",
        "11": "REJECT ACCUSE",
        "12": "ACCUSE",
        "13": "ACCUSE PROTEST",
        "15": "REQUEST",
        "17": "THREATEN COERCE",
        "18": "PROTEST MOBILIZE",
        "19": "SANCTION ASSAULT",
        "20": "SANCTION COERCE",
        "21": "COERCE",
        "22": "ASSAULT",
    }.items()
}
NONE = frozenset({"02", "14", "16"})
BOTH = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "SANCTION", "ASSAULT"})  # either may come first
Triple = tuple[str, frozenset[str], str]


def records(path: Path) -> list[tuple[str, list[Triple]]]:
    """(sentence, triples) of every record that can be compared; [] where it holds no event."""
    found: dict[str, list[Triple]] = {}
    whole = ElementTree.fromstring(_whole(path.read_text("utf-8", "replace")))  # noqa: S314
    for one in whole.iter("Sentence"):
        sentence = " ".join((one.findtext("Text") or "").split())
        coded = [each.attrib for each in one.iter("EventCoding")]
        codes = [each.get("eventcode", "") for each in coded]
        if any(code and (code[:2] not in ROOTS.keys() | NONE or not code.isdigit()) for code in codes):
            continue
        if not sentence or re.search(r"\b\w*x[lnr]\w*\b|txes|&", sentence) or sentence in found:
            continue  # words misspelt on purpose, so that the old program finds nothing
        found[sentence] = [
            (each.get("sourcecode", ""), ROOTS[code[:2]], each.get("targetcode", ""))
            for each, code in zip(coded, codes, strict=True)
            if code[:2] in ROOTS
        ]
    return list(found.items())


def _whole(text: str) -> str:
    """The set's XML has lone ampersands."""
    return re.sub(r"&(?!\w+;|#)", "&amp;", text)


def same(code: str, name: str) -> bool:
    """Whether a name may be what the code's letters say."""
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    return any(word[:3].upper() in parts for word in name.split())


def right(event: Event, triple: Triple, names: dict[str, str]) -> bool:
    actor, recipient = (
        f"{names.get(one or '', '')} {words.as_written if words is not None else ''}"
        for one, words in ((event.actor, event.who), (event.recipient, event.whom))
    )
    ways = [(actor, recipient)] + ([(recipient, actor)] if event.type in BOTH else [])
    return any(same(triple[0], one) and same(triple[2], two) for one, two in ways)


def read(sentence: str) -> Reading:
    when = datetime(1995, 1, 1, tzinfo=UTC)
    made = Document(
        id="d1", source="", text=sentence, captured=when, published=when, capture="", language="en"
    )
    return RulesReader().read(made)


Counts = dict[int, Counter[str]]  # by half


def counted(triples: list[Triple], found: Reading) -> tuple[Counter[str], bool]:
    """What is right in one sentence, and whether all of it is."""
    n: Counter[str] = Counter()
    names = {name.entity: name.name for name in found.names}
    gold = {types for _, types, _ in triples}
    types = {event.type for event in found.events}
    n["type gold"] = len(gold)
    n["type found"] = len(types)
    n["type hits"] = sum(bool(each & types) for each in gold)
    n["type right"] = sum(any(one in each for each in gold) for one in types)
    pairs = {(*sorted((a, c)), ts) if ts & BOTH else (a, c, ts) for a, ts, c in triples}
    n["all gold"] = len(pairs)
    n["all found"] = len(found.events)
    rights = [e for e in found.events if any(e.type in t[1] and right(e, t, names) for t in triples)]
    n["all hits"] = len(rights)
    return n, all(each & types for each in gold) and len(rights) == len(found.events)


def shares(n: Counter[str], what: str) -> dict[str, float]:
    """Precision, recall and F; two found types may be right by one of the gold."""
    if what == "all":
        return prf(n["all hits"], n["all found"], n["all gold"])
    p, r = n["type right"] / max(n["type found"], 1), n["type hits"] / max(n["type gold"], 1)
    return {"P": 100 * p, "R": 100 * r, "F": 200 * p * r / max(p + r, 1e-9)}


def rows(counts: Counts, watch: Watch) -> Iterator[Row]:
    """The lines of the table of all; even records are reported."""
    for task, what in (("type", "type"), ("type and both names", "all")):
        yield Row(
            task=f"events, {task}",
            set="PETRARCH 2",
            part="even half",
            seen=TOTALS,
            scores={**shares(counts[0], what), **watch.rate()},
            whole=shares(counts[0] + counts[1], what),
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("file", type=Path)
    asked.add_argument("--half", type=int, choices=(0, 1), default=0)
    asked.add_argument("--errors", action="store_true")
    args = asked.parse_args()
    path = args.file / "PETR.UnitTest.records.xml" if args.file.is_dir() else args.file
    counts: Counts = {0: Counter(), 1: Counter()}
    watch = Watch()
    sentences = 0
    read("The mayor said the bridge is closed.")  # loads what is loaded once
    for number, (sentence, triples) in enumerate(records(path)):
        if number % 2 != args.half and not asked_for_rows():
            continue
        with watch.over(len(sentence.split())):
            found = read(sentence)
        n, good = counted(triples, found)
        counts[number % 2] += n
        sentences += number % 2 == args.half
        if args.errors and not good:
            names = {name.entity: name.name for name in found.names}
            said = [
                (e.type, e.as_written, names.get(e.actor or ""), names.get(e.recipient or ""))
                for e in found.events
            ]
            print(sentence, [(a, *sorted(t), c) for a, t, c in triples], said, sep="\n  ")
    n = counts[args.half]
    table(
        f"Events in {sentences} sentences of {path.name}, half {args.half}",
        ("", "P", "R", "F", "right/found/gold"),
        [
            (
                title,
                *(f"{share:.1f}" for share in shares(n, what).values()),
                f"{n[f'{what} {right}']}/{n[f'{what} found']}/{n[f'{what} gold']}",
            )
            for title, what, right in (
                ("type", "type", "right"),
                ("type, actor and recipient", "all", "hits"),
            )
        ],
    )
    keep(*rows(counts, watch))


if __name__ == "__main__":
    main()
