"""Whether reading stays linear: the time for a word in ever longer texts, of kinds that have tempted other
readers to look through everything again for each word.

    .venv/bin/python -m bench.growth [--kinds prose,names] [--words 1000,10000,100000]

Every text is made here, the same each time. The time for a word must stay within twice what it was at the
first size; a kind that does not is marked, and the exit status is then 1. A million words of prose take
some minutes: `--words 1000,1000000 --kinds prose,sentence`.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice

from bench.measure import table
from dateline.reading.rules import RulesReader
from dateline.records import Document

TWICE = 2.0
SYLLABLES = [c + v for c in "bdklmnrstv" for v in "aeio"]
PLACES = [
    "Kyiv",
    "Lagos",
    "Lima",
    "Oslo",
    "Quito",
    "Cairo",
    "Turin",
    "Perth",
    "Osaka",
    "Leeds",
    "Tunis",
    "Hanoi",
]
TELLING = (
    "{a} told {b} on Friday that {n} people were hurt near {p}.",
    '"We will not leave {p}," {a} said, "and {b} knows it."',
    "The shelling of {p} by {b} troops killed at least {n} civilians, according to {a}.",
    "Officials from {p} met {b} on {n} March 2026 and signed an agreement.",
    "He denied that {b} had attacked {p}.",
    "A video posted by {a} reportedly shows {n} trucks burning outside {p}.",
    "In {p}, about {n} homes were without power at 9:45 p.m., the mayor said.",
)


def name(chance: random.Random) -> str:
    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=3)).capitalize()

    return f"{word()} {word()}"


def sentences(chance: random.Random) -> Iterator[str]:
    while True:
        yield chance.choice(TELLING).format(
            a=name(chance), b=name(chance), p=chance.choice(PLACES), n=chance.randrange(2, 900)
        )


def prose(chance: random.Random) -> Iterator[str]:
    for number, sentence in enumerate(sentences(chance)):
        yield sentence + ("\n\n" if number % 4 == 3 else " ")


def one_line(chance: random.Random) -> Iterator[str]:
    return (sentence + " " for sentence in sentences(chance))


def one_sentence(chance: random.Random) -> Iterator[str]:
    return (sentence.rstrip(".").replace(". ", ", ") + ", and " for sentence in sentences(chance))


def never_closed(chance: random.Random) -> Iterator[str]:
    for sentence in sentences(chance):
        yield chance.choice("“\"‘«'„") + sentence.replace('"', "") + chance.choice((" ", "\n\n"))


def said_that(chance: random.Random) -> Iterator[str]:
    return (f"{name(chance)} said that " for _ in iter(int, 1))


def names(chance: random.Random) -> Iterator[str]:
    return (name(chance) + chance.choice((", ", " ", "; ")) for _ in iter(int, 1))


def one_name(chance: random.Random) -> Iterator[str]:
    return (f"{chance.choice(('Mayor Ada Bell', 'Bell', 'she', 'Harne'))} went. " for _ in iter(int, 1))


def capitals(chance: random.Random) -> Iterator[str]:
    return (name(chance).upper() + " " for _ in iter(int, 1))


def numbers(chance: random.Random) -> Iterator[str]:
    return (f"{chance.randrange(10**6):,} {chance.random():.3f} " for _ in iter(int, 1))


def dates(chance: random.Random) -> Iterator[str]:
    for _ in iter(int, 1):
        yield f"{chance.randrange(1, 29)} March {chance.randrange(1900, 2030)}, {chance.randrange(24)}:30 "


def brackets(chance: random.Random) -> Iterator[str]:
    return (chance.choice(("( ", "[ ", "{ ", "(a ", ") ", "( word ")) for _ in iter(int, 1))


def rows(chance: random.Random) -> Iterator[str]:
    for _ in iter(int, 1):
        yield f"{name(chance)}\t{chance.choice(PLACES)}\t{chance.randrange(999)}\t{chance.random():.2f}\n"


def code(chance: random.Random) -> Iterator[str]:
    for _ in iter(int, 1):
        yield f"    if {chance.choice(SYLLABLES)}[{chance.randrange(99)}] != {{'a': \"b\"}}: return f(x)\n"


def lines(chance: random.Random) -> Iterator[str]:
    return (f"{chance.choice(SYLLABLES)}\n\n" for _ in iter(int, 1))


def noise(chance: random.Random) -> Iterator[str]:
    for sentence in sentences(chance):
        yield "".join(chance.choice("|~^1l.,'") if chance.random() < 0.1 else c for c in sentence) + "\n"


def emoji(chance: random.Random) -> Iterator[str]:
    return (chance.choice(("🌊 ", "👩‍🚒", "🇺🇦 ", "breaking ", "‼️ ")) for _ in iter(int, 1))


def mixed(chance: random.Random) -> Iterator[str]:
    return (
        chance.choice(("قال رئيس ", "市长说：“我们”", "Мер заявила ", "the mayor ", "\u202e ", "e\u0301 "))
        for _ in iter(int, 1)
    )


def foreign(chance: random.Random) -> Iterator[str]:
    return (
        chance.choice(("Der Bürgermeister sagte, ", "die Brücke ist gesperrt. ", "„Wir bleiben“, "))
        for _ in iter(int, 1)
    )


KINDS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "prose": prose,
    "line": one_line,
    "sentence": one_sentence,
    "quotes": never_closed,
    "said that": said_that,
    "names": names,
    "one name": one_name,
    "capitals": capitals,
    "numbers": numbers,
    "dates": dates,
    "brackets": brackets,
    "rows": rows,
    "code": code,
    "lines": lines,
    "noise": noise,
    "emoji": emoji,
    "mixed": mixed,
    "foreign": foreign,
}


def text(kind: str, words: int) -> str:
    """About so many words of one kind, cut after a whole piece."""
    made: list[str] = []
    count = 0
    for piece in islice(KINDS[kind](random.Random(19)), words):
        made.append(piece)
        count += max(len(piece.split()), 1)
        if count >= words:
            break
    return "".join(made)


def seconds_a_word(reader: RulesReader, words: str) -> float:
    when = datetime(2026, 3, 6, 12, tzinfo=UTC)
    asked = Document(id="d1", source="", text=words, captured=when, published=when, capture="")
    start = time.process_time()  # not the clock on the wall: what else the machine does is not asked
    reader.read(asked)
    return (time.process_time() - start) / max(len(words.split()), 1)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kinds", default=",".join(KINDS))
    asked.add_argument("--words", default="1000,10000,100000")
    args = asked.parse_args()
    sizes = [int(size) for size in args.words.split(",")]
    reader = RulesReader()
    seconds_a_word(reader, text("prose", 500))
    drawn, grown = [], False
    for kind in args.kinds.split(","):
        took = [
            min(seconds_a_word(reader, text(kind, size)) for _ in range(2 if size < 20_000 else 1))
            for size in sizes
        ]
        growth = took[-1] / took[0]
        grown |= growth > TWICE
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        drawn.append(
            (
                kind,
                *(f"{1e6 * one:,.0f}" for one in took),
                f"{growth:.2f}",
                "GROWS" if growth > TWICE else "",
                f"{memory:,.0f}",
            )
        )
        print(*drawn[-1], sep="\t", file=sys.stderr)
    heads = ("kind", *(f"{size:,}" for size in sizes), "last / first", "", "largest MB so far")
    table("Microseconds a word", heads, drawn)
    return int(grown)


if __name__ == "__main__":
    sys.exit(main())
