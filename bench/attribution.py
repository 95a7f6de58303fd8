"""Attribution against PolNeAR (brat format): `python bench/attribution.py FOLDER [--half 0|1] [--errors N]`.

FOLDER holds `attributions/*.ann` and `text/*.txt`. Cue: overlap, one to one. Content tokens: F of all words
inside content. IoU: content words' Jaccard of .5 or more. Full: IoU, and the source overlaps or both are
empty. Statements: gold whose cue holds a verb of reporting. Words are runs of \\w. An attribution inside
what another reports is left out: the corpus marks none.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.reading.attribution import attributions, chains
from dateline.reading.names import names
from dateline.reading.speakers import voices
from dateline.reading.text import parse
from dateline.records import Document, record

WORD = re.compile(r"\w+")
REPORTING = re.compile(
    r"\b(sa(id|ys?|ying)|t(old|ells?|elling)|add(s|ed|ing)?|wr(ote|ites?|iting)|not(ed|es?|ing)|announc|report"
    r"(s|ed|ing)?\b|claim|argu|insist|suggest|acknowledg|warn|declar|stat(e|es|ed|ing)\b|explain|repl(y|ied)|"
    r"respond|tweet|according|ask(s|ed|ing)?\b|recall|agreed|continued|accus|den(y|ied)|emphasi|stress|predict|"
    r"promis|pledg|vow|conced|admit|mention|assert|contend|maintain|conclud|testif|complain|joked|confirm)",
    re.I,
)  # fmt: skip

Spans = tuple[tuple[int, int], ...]


@record
class Gold:
    """One attribution; any role may be empty."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: str = ""


def annotated(path: Path) -> Iterator[Gold]:
    """The attributions of a brat file."""
    spans: dict[str, Spans] = {}
    events = []
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            pieces = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in (p.split() for p in pieces))
        elif line.startswith("E"):
            events.append(fields[1])
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for role, _, key in (part.partition(":") for part in event.split()):
            roles.get(role.rstrip("0123456789"), []).extend(spans.get(key, ()))
        if roles["Content"]:
            yield Gold(
                source=tuple(roles["Source"]), cue=tuple(roles["Cue"]), content=tuple(roles["Content"])
            )


def read(name: str, text: str) -> list[Gold]:
    """What the rules find, chains' inner links left out."""
    when = datetime(2016, 10, 1, tzinfo=UTC)
    parsed = parse(Document(id=name, source="", text=text, captured=when, capture=""))
    found = attributions(parsed)
    claims, _ = voices(parsed, found, names(parsed))
    sure = [claim.confidence for claim in claims]
    outer = [(a, s) for a, over, s in zip(found, chains(found), sure, strict=True) if over is None]
    return [
        Gold(
            source=() if a.source is None else (a.source,),
            cue=() if a.cue is None else (a.cue,),
            content=a.spans,
            confidence=s,
        )
        for a, s in outer
    ]


def words(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(m.start() for s, e in spans for m in WORD.finditer(text, s, e))


def touch(one: Spans, other: Spans) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def paired(gold: list[frozenset[int]], got: list[frozenset[int]]) -> list[tuple[int, int]]:
    """Best one-to-one pairs by Jaccard, .5 or more."""
    scored = []
    for i, one in enumerate(gold):
        for j, other in enumerate(got):
            common = len(one & other)
            if common and 2 * common >= len(one | other):
                scored.append((common / len(one | other), i, j))
    pairs, seen_i, seen_j = [], set(), set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in seen_i and j not in seen_j:
            pairs.append((i, j))
            seen_i.add(i)
            seen_j.add(j)
    return pairs


def prf(right: int, got: int, gold: int) -> str:
    p, r = right / max(got, 1), right / max(gold, 1)
    return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F {100 * 2 * p * r / max(p + r, 1e-9):5.1f}"


def score(text: str, gold: list[Gold], got: list[Gold], n: Counter[str], errors: list[str]) -> None:
    gold_words, got_words = [words(text, g.content) for g in gold], [words(text, g.content) for g in got]
    n["gold"] += len(gold)
    n["got"] += len(got)
    all_gold, all_got = frozenset().union(*gold_words), frozenset().union(*got_words)
    n["tokens gold"] += len(all_gold)
    n["tokens got"] += len(all_got)
    n["tokens"] += len(all_gold & all_got)
    n["cues got"] += sum(1 for g in got if g.cue)
    free = [g.cue for g in got if g.cue]
    for one in gold:
        hit = next((c for c in free if touch(c, one.cue)), None)
        if hit is not None:
            free.remove(hit)
            n["cue"] += 1
    pairs = dict(paired(gold_words, got_words))
    taken = set(pairs.values())
    for i, one in enumerate(gold):
        says = bool(REPORTING.search(" ".join(text[a:b] for a, b in one.cue)))
        direct = says and all(text[a:b].lstrip(" ,")[:1] in "“\"'‘" for a, b in one.content)
        n["statements"] += says
        n["direct"] += direct
        shown = " / ".join(" … ".join(text[a:b] for a, b in s) for s in (one.source, one.cue, one.content))
        if i not in pairs:
            near = max(range(len(got)), key=lambda j: len(gold_words[i] & got_words[j]), default=None)
            if near is not None and gold_words[i] & got_words[near]:
                shown += "  << " + " … ".join(text[a:b] for a, b in got[near].content)
            errors.append(("MISS! " if says else "miss  ") + shown)
            continue
        match = got[pairs[i]]
        n["iou"] += 1
        n["exact"] += gold_words[i] == got_words[pairs[i]]
        n["statements content"] += says
        right = touch(one.source, match.source) or (not one.source and not match.source)
        n["full"] += right
        n[f"{match.confidence} full"] += right
        n["statements full"] += right and says
        n["direct full"] += right and direct
        if not right:
            errors.append("WHO   " + shown + "  << " + " … ".join(text[a:b] for a, b in match.source))
    for j, other in enumerate(got):
        n[f"{other.confidence} got"] += 1
        if j not in taken:
            shown = " / ".join(
                " … ".join(text[a:b] for a, b in s) for s in (other.source, other.cue, other.content)
            )
            errors.append("extra " + shown)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--half", type=int, choices=(0, 1), help="even or odd files only")
    asked.add_argument("--errors", type=int, default=0)
    args = asked.parse_args()
    n: Counter[str] = Counter()
    errors: list[str] = []
    files = sorted((args.folder / "attributions").glob("*.ann"))
    spent, size = 0.0, 0
    for k, path in enumerate(files):
        if args.half is not None and k % 2 != args.half:
            continue
        beside = next((args.folder / "text").glob(path.stem[:60].rsplit("_", 1)[0] + "*"))
        text = beside.read_bytes().decode("utf-8")
        start = time.perf_counter()
        got = read(path.stem, text)
        spent += time.perf_counter() - start
        size += len(WORD.findall(text))
        score(text, list(annotated(path)), got, n, errors)
    for line in errors[: args.errors]:
        print(line)
    print(f"{n['gold']} gold, {n['got']} found, {size} words, {size / spent:.0f} words/s with the parse")
    for tier in ("high", "medium", "low"):
        print(f"{tier:8} ", prf(n[f"{tier} full"], n[f"{tier} got"], n["gold"]), "full")
    print("cue      ", prf(n["cue"], n["cues got"], n["gold"]))
    print("tokens   ", prf(n["tokens"], n["tokens got"], n["tokens gold"]))
    print("exact    ", prf(n["exact"], n["got"], n["gold"]))
    print("IoU      ", prf(n["iou"], n["got"], n["gold"]))
    print("full     ", prf(n["full"], n["got"], n["gold"]))
    said = max(n["statements"], 1)
    print(
        f"statements ({n['statements']}): content {100 * n['statements content'] / said:.1f}",
        f"with speaker {100 * n['statements full'] / said:.1f};",
        f"direct ({n['direct']}) {100 * n['direct full'] / max(n['direct'], 1):.1f}",
    )


if __name__ == "__main__":
    main()
