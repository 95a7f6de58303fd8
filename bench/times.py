"""How well times are read: `python bench/times.py FOLDER`.

FOLDER holds TimeML documents (*.tml, as TempEval-3 publishes them) or GUM's XML (*.xml with <date> tags).
Printed: spans found with any overlap (precision, recall, F), and of the gold spans with a calendar value
the share whose value is right; then words a second, with and without the parse.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench import times_peers
from bench.measure import Watch, keep
from dateline.reading.text import Text, parse
from dateline.reading.times import times
from dateline.records import Document, When, record

_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", re.S)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TAG = re.compile(r"<[^>]+>")


@record
class Gold:
    """One expression of a gold file."""

    start: int
    end: int
    type: str
    value: str  # TIMEX3, or "FROM/TO" for a period of days


@record
class Sheet:
    """A text, when it was published, and its gold."""

    name: str
    text: str
    published: datetime | None
    gold: tuple[Gold, ...]
    calendar_only: bool = False  # the gold holds dates only, so other expressions are not counted as wrong


def timeml(path: Path) -> Sheet:
    """A TimeML document; its body is what stands in TEXT."""
    raw = path.read_text("utf-8")
    stamps = [dict(_ATTRIBUTE.findall(found[1])) for found in _TIMEX.finditer(raw)]
    created = next(
        (s["value"] for s in stamps if s.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")),
        None,
    )
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.S)
    text, gold = _stripped(body[1] if body else raw)
    return Sheet(name=path.name, text=text, published=_moment(created), gold=gold)


def _stripped(marked: str) -> tuple[str, tuple[Gold, ...]]:
    """Text without tags, and the expressions at their places in it."""
    text, gold, at = "", [], 0
    for found in _TIMEX.finditer(marked):
        text += html.unescape(_TAG.sub("", marked[at : found.start()]))
        words = html.unescape(_TAG.sub("", found[2]))
        has = dict(_ATTRIBUTE.findall(found[1]))
        gold.append(Gold(start=len(text), end=len(text) + len(words), type=has["type"], value=has["value"]))
        text, at = text + words, found.end()
    return text + html.unescape(_TAG.sub("", marked[at:])), tuple(gold)


def gum(path: Path) -> Sheet:
    """A GUM document: one token a line, dates as tags around them."""
    text, gold, opened = "", [], []
    created = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("<text "):
            created = dict(_ATTRIBUTE.findall(line)).get("dateCreated")
        elif line.startswith(("<date", "<time")):
            opened.append((len(text), dict(_ATTRIBUTE.findall(line))))
        elif line.startswith(("</date", "</time")) and opened:
            start, has = opened.pop()
            value = (
                has.get("when")
                or f"{has.get('from') or has.get('notBefore')}/{has.get('to') or has.get('notAfter')}"
            )
            if line.startswith("</date"):
                gold.append(Gold(start=start, end=len(text.rstrip()), type="DATE", value=value))
        elif line.startswith(("<p", "<head")):
            text += "\n\n"
        elif "\t" in line:
            word = html.unescape(line.split("\t")[0])
            joined = word in (".", ",", ";", ":", "?", "!", ")", "'s", "’s", "%", "n't") or text.endswith(
                ("(", "$", "“")
            )
            text = (text.rstrip(" ") if joined else text) + word + " "
    return Sheet(name=path.name, text=text, published=_moment(created), gold=tuple(gold), calendar_only=True)


def _moment(day: str | None) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat((day or "")[:10]), datetime.min.time(), UTC)
    except ValueError:
        return None


def sheets(folder: Path) -> Iterator[Sheet]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".tml":
            yield timeml(path)
        elif path.suffix == ".xml" and "<date" in path.read_text("utf-8", errors="replace"):
            yield gum(path)


def text_of(sheet: Sheet) -> Text:
    moment = sheet.published or datetime(2000, 1, 1, tzinfo=UTC)
    return parse(
        Document(
            id="d",
            source="",
            text=sheet.text,
            published=sheet.published,
            published_precision=1,
            language="en-US",
            captured=moment,
            capture="0" * 64,
        )
    )


def same(gold: Gold, when: When) -> bool:
    """Whether a value is right: the same TIMEX3 value, or for a period of days the same days."""
    if "/" in gold.value:
        first, last = gold.value.split("/")
        if when.begin is None or when.finish is None:
            return False
        end = (when.finish - timedelta(seconds=1)).date().isoformat()
        return when.begin.date().isoformat().startswith(first) and end.startswith(last)
    return when.value == gold.value or (len(gold.value) == 10 and when.value[:10] == gold.value)


def calendar(value: str) -> bool:
    return value[:2].isdigit()


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    given.add_argument("--errors", action="store_true", help="list what was missed, wrong or too much")
    given.add_argument("--half", type=int, choices=(0, 1), help="even or odd documents only")
    options = given.parse_args()
    found = [sheet for sheet in sheets(options.folder) if sheet.gold]  # some sets mark only when written
    found = [sheet for n, sheet in enumerate(found) if options.half in (None, n % 2)]
    if not found:
        print(
            f"{options.folder} holds no *.tml and no GUM *.xml with times marked in the text", file=sys.stderr
        )
        return 2
    parsing, reading = Watch(), Watch()
    words = sum(len(sheet.text.split()) for sheet in found)
    text_of(found[0])  # loads the model
    with parsing.over(words):
        texts = [text_of(sheet) for sheet in found]
    with reading.over(words):
        read = [times(text) for text in texts]
    hits = right = dated = total = extra = values = 0
    for sheet, whens in zip(found, read, strict=True):
        whens = tuple(
            w for w in whens if not sheet.calendar_only or (w.type in ("DATE", "TIME") and calendar(w.value))
        )
        used: set[str] = set()
        for gold in sheet.gold:
            match = next(
                (w for w in whens if w.start < gold.end and gold.start < w.end and w.id not in used), None
            )
            total += 1
            dated += calendar(gold.value)
            if match:
                used.add(match.id)
                hits += 1
                good = same(gold, match)
                values += good
                right += good and calendar(gold.value)
            if options.errors and (match is None or not same(gold, match)):
                got = f"{match.as_written!r} {match.type} {match.value}" if match else "missed"
                context = " ".join(sheet.text[max(0, gold.start - 50) : gold.end + 30].split())
                where = f"{sheet.name[:24]} {str(sheet.published)[:10]}"
                wanted = f"{sheet.text[gold.start : gold.end]!r} {gold.type} {gold.value}"
                print(f"{where} {wanted} <> {got} | {context}")
        for when in whens:
            if when.id not in used:
                extra += 1
                if options.errors:
                    context = " ".join(sheet.text[max(0, when.start - 40) : when.end + 30].split())
                    print(f"{sheet.name[:24]} extra {when.as_written!r} {when.value} | {context}")
    precision, recall = hits / max(hits + extra, 1), hits / max(total, 1)
    f = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{len(found)} documents, {words} words, {total} expressions")
    print(f"span, overlap: P {precision:.1%} R {recall:.1%} F {f:.1%}")
    shares = (values / max(total, 1), values / max(hits, 1), right / max(dated, 1))
    print("value right: all gold {:.1%}, found {:.1%}, calendar gold {:.1%}".format(*shares))
    both = words / (reading.spent + parsing.spent)
    print(f"words/s: {words / reading.spent:,.0f} times alone, {both:,.0f} with the parse")
    peers = [
        times_peers.peer(t, s.gold, s.published, s.calendar_only) for s, t in zip(found, texts, strict=True)
    ]
    other = [sum(column) for column in zip(*peers, strict=True)]
    inside = next((path.parent.name for path in options.folder.rglob("*.tml")), options.folder.name)
    keep(*times_peers.rows(inside, (hits, hits + extra, total, right, dated), other, reading))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
