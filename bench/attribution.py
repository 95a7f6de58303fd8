"""Attribution against PolNeAR (brat format): `python bench/attribution.py FOLDER [--half 0|1] [--errors N]`.

FOLDER holds `attributions/*.ann` and `text/*.txt`. Cue: overlap, one to one. Content tokens: F of all words
inside content. IoU: content words' Jaccard of .5 or more. Full: IoU, and the source overlaps or both are
empty. Statements: gold whose cue holds a verb of reporting. Words are runs of \\w. An attribution inside
what another reports is left out: the corpus marks none. Exact: each role's words as one span, the very same
words. Even files may be read for errors; the table of all is of the odd ones, the rules alone beside it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import TOTALS, UNSEEN, Row, Watch, keep
from bench.measure import prf as shares
from dateline.reading.attribution import attributions, chains
from dateline.reading.attribution_spans import Ascribed
from dateline.reading.attribution_votes import voted
from dateline.reading.names import names
from dateline.reading.speakers import voices
from dateline.reading.text import Text, parse
from dateline.records import Document, Name, record

WORD = re.compile(r"\w+")
REPORTING = re.compile(
    r"\b(sa(id|ys?|ying)|t(old|ells?|elling)|add(s|ed|ing)?|wr(ote|ites?|iting)|not(ed|es?|ing)|announc|report"
    r"(s|ed|ing)?\b|claim|argu|insist|suggest|acknowledg|warn|declar|stat(e|es|ed|ing)\b|explain|repl(y|ied)|"
    r"respond|tweet|according|ask(s|ed|ing)?\b|recall|agreed|continued|accus|den(y|ied)|emphasi|stress|predict|"
    r"promis|pledg|vow|conced|admit|mention|assert|contend|maintain|conclud|testif|complain|joked|confirm)",
    re.I,
)  # fmt: skip

UNREAD = 3  # files 3, 7, 11 ... of the development set; the errors of the others were read
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
    """What the reader finds, chains' inner links left out."""
    parsed = parsed_of(name, text)
    labels = parsed.tags
    return outer(parsed, voted(parsed, attributions(parsed), labels), names(parsed, labels))


def parsed_of(name: str, text: str) -> Text:
    when = datetime(2016, 10, 1, tzinfo=UTC)
    return parse(Document(id=name, source="", text=text, captured=when, capture=""))


def outer(parsed: Text, found: Sequence[Ascribed], who: tuple[Name, ...]) -> list[Gold]:
    """Attributions with their speakers, those inside another's words left out."""
    claims, _ = voices(parsed, found, who)
    sure = [claim.confidence for claim in claims]
    free = [(a, s) for a, over, s in zip(found, chains(found), sure, strict=True) if over is None]
    return [
        Gold(
            source=() if a.source is None else (a.source,),
            cue=() if a.cue is None else (a.cue,),
            content=a.spans,
            confidence=s,
        )
        for a, s in free
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
    return "  ".join(f"{name} {share:5.1f}" for name, share in shares(right, got, gold).items())


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


def exact_spans(text: str, gold: list[Gold], got: list[Gold], n: Counter[str]) -> None:
    """Spans with the very same words, for each role, each span as often as it is marked."""
    for role in ("source", "cue", "content"):
        one, two = (
            Counter(found for each in side if (found := words(text, getattr(each, role))))
            for side in (gold, got)
        )
        n[f"{role} gold"] += one.total()
        n[f"{role} got"] += two.total()
        n[f"{role} same"] += (one & two).total()


Counts = dict[tuple[str, str], Counter[str]]  # by system and part


def measured(folder: Path, half: int | None, errors: list[str]) -> tuple[Counts, Watch]:
    """What ours and the rules alone get right, in all files and in those of the development set that nobody
    has read for errors."""
    counts: Counts = defaultdict(Counter)
    watch = Watch()
    for k, path in enumerate(sorted((folder / "attributions").glob("*.ann"))):
        if half is not None and k % 2 != half:
            continue
        beside = next((folder / "text").glob(path.stem[:60].rsplit("_", 1)[0] + "*"))
        text = beside.read_bytes().decode("utf-8")
        gold, parsed = list(annotated(path)), parsed_of(path.stem, text)
        with watch.over(0):
            labels = parsed.tags
        who = names(parsed, labels)
        with watch.over(len(WORD.findall(text))):
            rules = attributions(parsed)
            ours = outer(parsed, voted(parsed, rules, labels), who)
        for system, got in (("ours", ours), ("rules", outer(parsed, rules, names(parsed)))):
            n: Counter[str] = Counter()
            score(text, gold, got, n, errors if system == "ours" else [])
            exact_spans(text, gold, got, n)
            counts[system, "whole"] += n
            if k % 4 == UNREAD or folder.name != "dev":
                counts[system, "scored"] += n
    return counts, watch


def rows(name: str, counts: Counts, watch: Watch) -> Iterator[Row]:
    """The lines of the table of all."""
    rights: dict[str, tuple[str, str, str, dict[str, float]]] = {
        "full": ("full", "got", "gold", {"F": 65}),
        "high tier": ("high full", "high got", "gold", {"P": 85, "R": 45}),
        "statements": ("statements full", "", "statements", {"accuracy": 86}),
        "direct": ("direct full", "", "direct", {"accuracy": 93}),
        "exact source": ("source same", "source got", "source gold", {"F": 70}),
        "exact cue": ("cue same", "cue got", "cue gold", {"F": 64}),
        "exact content": ("content same", "content got", "content gold", {"F": 57}),
    }
    for what, (right, got, gold, bars) in rights.items():
        every = {
            key: shares(n[right], n[got], n[gold]) if got else {"accuracy": 100 * n[right] / max(n[gold], 1)}
            for key, n in counts.items()
        }
        yield Row(
            task=f"attribution, {what}",
            set=name,
            part="every 4th file" if name.endswith("dev") else "all",
            seen=TOTALS if name.endswith("dev") else UNSEEN,
            scores={**every["ours", "scored"], **watch.rate()},
            whole=every["ours", "whole"],
            peer="rules alone" if any(every["rules", "scored"].values()) else "",
            beside=every["rules", "scored"],
            bars=bars,
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--half", type=int, choices=(0, 1), help="even or odd files only")
    asked.add_argument("--errors", type=int, default=0)
    args = asked.parse_args()
    errors: list[str] = []
    counts, watch = measured(args.folder, args.half, errors)
    for line in errors[: args.errors]:
        print(line)
    n = counts["ours", "whole"]
    print(f"{n['gold']} gold, {n['got']} found, {watch.done} words, {watch.done / watch.spent:.0f} words/s")
    for tier in ("high", "medium", "low"):
        print(f"{tier:8} ", prf(n[f"{tier} full"], n[f"{tier} got"], n["gold"]), "full")
    print("cue      ", prf(n["cue"], n["cues got"], n["gold"]))
    print("tokens   ", prf(n["tokens"], n["tokens got"], n["tokens gold"]))
    print("exact    ", prf(n["exact"], n["got"], n["gold"]))
    print("IoU      ", prf(n["iou"], n["got"], n["gold"]))
    print("full     ", prf(n["full"], n["got"], n["gold"]))
    for role in ("source", "cue", "content"):
        print(f"{role:8} ", prf(n[f"{role} same"], n[f"{role} got"], n[f"{role} gold"]), "the same words")
    said = max(n["statements"], 1)
    print(
        f"statements ({n['statements']}): content {100 * n['statements content'] / said:.1f}",
        f"with speaker {100 * n['statements full'] / said:.1f};",
        f"direct ({n['direct']}) {100 * n['direct full'] / max(n['direct'], 1):.1f}",
    )
    if args.half is None:
        keep(*rows(f"PolNeAR {args.folder.name}", counts, watch))


if __name__ == "__main__":
    main()
