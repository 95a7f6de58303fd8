"""Small stories to weigh: documents with claims, told into a Story. All of it made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from dateline.reading.numerals import number
from dateline.records import Claim, Document, Entry, Fact, Figure, Hedge, Mention, Name, Source, Speaker
from dateline.story import Story, tell

START = datetime(1987, 11, 3, 6, 0, tzinfo=UTC)


def at(hours: float) -> datetime:
    """A moment of the made-up day."""
    return START + timedelta(hours=hours)


def counted(text: str, measure: str, whom: str | None = "people", **more: Any) -> Figure:
    """A figure written as `text` ("more than 40"); where it stands in its claim is filled in later."""
    digits = re.search(r"[\d,]+", text)
    value = number(digits[0]) if digits else None
    bounds = {"more than": ">", "at least": ">=", "fewer than": "<", "up to": "<=", "about": "~"}
    sign = next((sign for words, sign in bounds.items() if text.startswith(words)), "=")
    low = value if sign in ("=", ">", ">=") else None
    high = value if sign in ("=", "<", "<=") else None
    fields: dict[str, Any] = {"comparator": sign, "low": low, "high": high, "value": value, **more}
    return Figure(id="", start=0, end=0, as_written=text, measure=measure, whom=whom, **fields)


def claim(quote: str, speaker: str | None = None, **more: Any) -> dict[str, Any]:
    """A claim to be placed in a document: its words, who said them, and fields of Claim."""
    return {"quote": quote, "speaker": speaker, **more}


class Desk:
    """Documents as they come in, and the story they make."""

    def __init__(self) -> None:
        self.entries: list[Entry[Fact]] = []
        self.documents = 0

    @property
    def story(self) -> Story:
        return tell(self.entries)

    def add(self, *facts: Fact) -> None:
        for fact in facts:
            self.entries.append(
                Entry(seq=len(self.entries) + 1, at=START, by="test", story="made-up", fact=fact)
            )

    def source(self, name: str, origin: str | None = None) -> None:
        self.add(Source(name=name, type="file", url="", title=name.title(), origin=origin))

    def document(
        self,
        source: str,
        hours: float,
        claims: Sequence[dict[str, Any]],
        *,
        around: str = "",
        replaces: str | None = None,
        names: Sequence[str] = (),
    ) -> list[Claim]:
        """A document that says `claims`, one a paragraph, published some hours into the day."""
        self.documents += 1
        document_id = f"d{self.documents}"
        text = around + "\n".join(one["quote"] for one in claims)
        moment = at(hours)
        self.add(
            Document(
                id=document_id,
                source=source,
                text=text,
                published=moment,
                captured=moment,
                capture="0" * 64,
                replaces=replaces,
            )
        )
        found, start = [], len(around)
        for n, one in enumerate(claims, start=1):
            found.append(_claim(document_id, n, start, one))
            start += len(one["quote"]) + 1
        for name in names:
            mentions = tuple(
                Mention(start=m.start(), end=m.end(), as_written=name, variant="canonical", of=f"n-{name}")
                for m in re.finditer(re.escape(name), text)
            )
            self.add(
                Name(entity=f"n-{name}", document=document_id, name=name, type="other", mentions=mentions)
            )
        self.add(*found)
        return found


def _claim(document: str, n: int, start: int, one: dict[str, Any]) -> Claim:
    fields = dict(one)
    quote, name = fields.pop("quote"), fields.pop("speaker")
    who = Speaker(entity=f"n-{name}", name=name, as_written=name, start=0, end=0) if name else None
    figures = tuple(
        Figure(
            id=f"{document}-f{n}{k}",
            start=start + k,
            end=start + k + 1,
            as_written=f.as_written,
            measure=f.measure,
            whom=f.whom,
            comparator=f.comparator,
            low=f.low,
            high=f.high,
            value=f.value,
            scope=f.scope,
            place=f.place,
        )
        for k, f in enumerate(fields.pop("figures", ()))
    )
    hedges = tuple(
        Hedge(
            id=f"{document}-h{n}{k}",
            start=start,
            end=start + 1,
            as_written=h,
            by="reporter",
            sense="reported",
        )
        for k, h in enumerate(fields.pop("hedges", ()))
    )
    return Claim(
        id=f"{document}-c{n}",
        document=document,
        start=start,
        end=start + len(quote),
        spans=((start, start + len(quote)),),
        quote=quote,
        speaker=who,
        mode="indirect",
        reader="test 1",
        figures=figures,
        hedges=hedges,
        **fields,
    )
