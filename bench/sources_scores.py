"""How near what was read comes to the gold: the scores of `bench.sources`, pure."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any

SHINGLE = 5  # words


def squeezed(text: str) -> str:
    """Text for comparing: white space run together, soft hyphens and zero-width characters gone."""
    return " ".join(re.sub("[\u00ad\u200b\u200c\u200d\ufeff]", "", text).split())


def plain(text: str | None) -> str:
    """Letters and digits only, for titles."""
    words = html.unescape(re.sub(r"<[^>]*>", " ", html.unescape(str(text or ""))))
    return " ".join(re.findall(r"\w+", words.casefold()))


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    if len(words) < SHINGLE:
        return {tuple(words)} if words else set()
    return {tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def text_f1(text: str, gold: str) -> float:
    ours, theirs = shingles(text), shingles(gold)
    both = len(ours & theirs)
    return 2 * both / (len(ours) + len(theirs)) if ours or theirs else 1.0


def part_recall(text: str, part: str) -> float:
    wanted = shingles(part)
    return len(wanted & shingles(text)) / len(wanted) if wanted else 1.0


def pieces_f1(text: str, wanted: Iterable[str], unwanted: Iterable[str]) -> float:
    words = squeezed(text)
    wanted, unwanted = list(wanted), list(unwanted)
    found = sum(squeezed(piece) in words for piece in wanted)
    wrong = sum(squeezed(piece) in words for piece in unwanted)
    return 2 * found / (2 * found + wrong + len(wanted) - found) if found else float(not wanted)


def letters(text: str) -> str:
    """Letters and digits alone: a PDF's spaces, hyphens and ligatures are each program's own."""
    return "".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text)))


def lines_found(text: str, lines: Iterable[str]) -> float:
    words, lines = letters(text), list(lines)
    return sum(letters(line) in words for line in lines) / len(lines)


def same_title(title: str | None, gold: str) -> float:
    return float(plain(title) == plain(gold))


def names_found(byline: str | None, gold: Iterable[str]) -> float:
    words, names = plain(byline), list(gold)
    return sum(plain(name) in words for name in names) / len(names)


def same_day(got: datetime | None, gold: str) -> float:
    """Whether the day is right, in UTC or in the zone that the gold states it in."""
    if got is None:
        return 0.0
    if len(gold) == 10:
        return float(got.date().isoformat() == gold)
    moment = datetime.fromisoformat(gold)
    return float(got.date() == moment.date() or got.astimezone(moment.tzinfo).date() == moment.date())


def times_f1(got: Iterable[datetime], gold: Iterable[str]) -> float:
    ours = sorted(moment.timestamp() for moment in got)
    theirs = sorted(datetime.fromisoformat(each).timestamp() for each in gold if each)
    if not ours and not theirs:
        return 1.0
    left = list(ours)
    both = 0
    for each in theirs:
        near = next((n for n, moment in enumerate(left) if abs(moment - each) < 60), None)
        if near is not None:
            both += 1
            left.pop(near)
    return 2 * both / (len(ours) + len(theirs))


def entry_scores(got: list[dict[str, Any]], gold: dict[str, Any]) -> dict[str, list[float]]:
    """A feed's entries against the gold's: their number, and their titles, links and dates in order."""
    rows: dict[str, list[float]] = {"entries": [float(len(got) == gold["entries"])]}
    for n, item in enumerate(gold["items"]):
        mine = got[n] if n < len(got) else {}
        if item.get("title"):
            rows.setdefault("titles", []).append(same_title(mine.get("title"), item["title"]))
        if item.get("link"):
            rows.setdefault("links", []).append(float(mine.get("link") == str(item["link"])))
        if item.get("published"):
            when = mine.get("published")
            said = datetime.fromisoformat(item["published"])
            near = when is not None and abs(when.timestamp() - said.timestamp()) < 60
            rows.setdefault("dates", []).append(float(near))
    return rows
