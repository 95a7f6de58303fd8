"""What a made-up coverage is told with: the documents of the flood, and claims found over their words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from dateline.markup import cited
from dateline.records import Claim, Document, Entry, Fact, Figure, Hedge, Place, Post, Span, Speaker, When

START = datetime(2026, 3, 3, 22, 10, tzinfo=UTC)
TEXTS = {
    "d1": (
        "herald",
        "Harne wakes to water",
        "The Merrow came over the wall at Harne at about 04:20 on Wednesday. Chief fire officer Ada Quill "
        "said 14 people had been taken from roofs by boat. She said nobody was believed to be missing. The "
        "bridge at Sallow Ford was reportedly swept away, according to people living beside it. The water "
        "was still rising at six.",
    ),
    "d2": (
        "echo",
        "Boats take fourteen from roofs",
        "Chief fire officer Ada Quill said 14 people had been taken from roofs by boat, Fenwire reports. "
        "Dozens of cattle were lost on the low meadows, a farmer said.",
    ),
    "d3": (
        "post",
        "Roof rescues at Harne",
        "Fourteen people were taken from roofs by boat, fire chief Ada Quill told Fenwire.",
    ),
    "d4": (
        "council",
        "Statement at noon",
        "The county council says 31 people have been rescued, 17 of them after daybreak. Sallow Ford bridge "
        "stands and is closed for inspection. The council asks everybody to stay away from it. Councillor "
        "Idris Vane said the wall was inspected in October and passed. About 2,200 homes are without power.",
    ),
    "d5": (
        "valley",
        "What the neighbours say",
        "Marta Teal, who lives on Wharf Street, said the wall had been leaking since November and that she "
        "had told the council twice. A man who did not give his name said a coach had gone into the river "
        "with everybody in it.",
    ),
    "d6": (
        "council",
        "Correction of our noon statement",
        "The county council withdraws its figure of 2,200 homes without power; the grid's own count is 1,640 "
        "homes. Between 20 and 25 people are in the school hall at Harne tonight.",
    ),
}


class Told:
    """Entries in the making: each `at` adds facts at a moment, in minutes after the start."""

    def __init__(self) -> None:
        self.entries: list[Entry[Fact]] = []

    def at(self, minutes: float, by: str, *facts: Fact) -> None:
        for fact in facts:
            self.entries.append(
                Entry(
                    seq=len(self.entries) + 1,
                    at=START + timedelta(minutes=minutes),
                    by=by,
                    story="merrow",
                    fact=fact,
                )
            )


def document(key: str, minutes: float, replaces: str | None = None) -> Document:
    source, title, text = TEXTS[key]
    return Document(
        id=key,
        source=source,
        url=f"https://{source}.example/{key}",
        title=title,
        text=text,
        published=START + timedelta(minutes=minutes - 5),
        captured=START + timedelta(minutes=minutes),
        capture=key * 32,
        replaces=replaces,
    )


def claim(claim_id: str, quote: str, speaker: str = "", cue: str = "said", **more: Any) -> Claim:
    """A claim over the words `quote` of its document, said by `speaker` as written there."""
    key = claim_id.partition("-")[0]
    text = TEXTS[key][2]
    start = text.index(quote)
    names = {"role": more.pop("role", None)}
    said = None
    if speaker:
        at = text.index(speaker)
        said = Speaker(
            entity="n-" + speaker[:10].lower(), name=speaker, as_written=speaker,
            start=at, end=at + len(speaker), **names,
        )  # fmt: skip
    near = text.find(cue, max(0, start - 80)) if cue else -1
    return Claim(
        id=claim_id,
        document=key,
        start=start,
        end=start + len(quote),
        spans=((start, start + len(quote)),),
        quote=quote,
        speaker=said,
        cue=Span(start=near, end=near + len(cue), as_written=cue) if near >= 0 else None,
        mode="indirect" if said else "narrated",
        reader="rules 1",
        **more,
    )


def post(**fields: Any) -> Post:
    """A post that cites what its text marks, as the newsroom makes them."""
    return Post(cites=cited(fields["text"]), **fields)


def figure(claim_id: str, words: str, measure: str, **bounds: Any) -> Figure:
    key = claim_id.partition("-")[0]
    start = TEXTS[key][2].index(words)
    comparator = bounds.pop("comparator", "=")
    return Figure(
        id=f"{key}-f{start}", start=start, end=start + len(words), as_written=words, measure=measure,
        comparator=comparator, claim=claim_id, **bounds,
    )  # fmt: skip


def hedge(key: str, words: str, **more: Any) -> Hedge:
    start = TEXTS[key][2].index(words)
    return Hedge(id=f"{key}-h1", start=start, end=start + len(words), as_written=words, **more)


def when(key: str, words: str) -> When:
    start = TEXTS[key][2].index(words)
    return When(
        id=f"{key}-t1", start=start, end=start + len(words), as_written=words, type="TIME",
        value="2026-03-04T04:20", begin=datetime(2026, 3, 4, 4, 20, tzinfo=UTC), precision=0,
        timezone="Europe/London",
    )  # fmt: skip


def place(key: str, words: str) -> Place:
    start = TEXTS[key][2].index(words)
    return Place(
        id=f"{key}-l1", start=start, end=start + len(words), as_written=words, name=words,
        lat=52.61 if words == "Harne" else 52.74, lon=0.11,
        gazetteer="geonames:0", country="GB", precision=2, radius_km=3,
    )  # fmt: skip
