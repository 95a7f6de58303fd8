"""The history of everything, in words: one line for an entry."""

from __future__ import annotations

from dateline.newsroom import Newsroom
from dateline.outputs.views import opening
from dateline.records import (
    Assessment,
    Claim,
    Correction,
    Coverage,
    Document,
    Entry,
    Fact,
    Link,
    Name,
    NameJudgement,
    Post,
    Redaction,
    Source,
    Summary,
    Task,
)

PAGE = 100
STEP = 500


def told(fact: Fact) -> tuple[str, str]:  # noqa: C901  one line per kind, no logic
    """What an entry did, and to what."""
    match fact:
        case Source():
            return "Set a source", fact.title or fact.name
        case Coverage():
            return "Set the coverage", f"{fact.title} ({fact.status})"
        case Document():
            return "Captured" if not fact.replaces else "Captured a new version", fact.title or fact.id
        case Claim():
            return "Found a claim", opening(fact.quote, 140)
        case Name():
            return "Found a name", fact.name
        case NameJudgement():
            words = {"positive": "Merged two names", "negative": "Told two names apart"}
            return words.get(
                fact.judgement, "Left two names open"
            ), f"{fact.entity}, {fact.other}: {fact.reason}"
        case Link():
            words = {
                "suggested": "Suggested a link",
                "confirmed": "Confirmed a link",
                "rejected": "Rejected a link",
            }
            return words[
                fact.state
            ], f"{fact.claim} {fact.relation} {fact.other}: {opening(fact.reason, 140)}"
        case Assessment():
            return f"Judged {fact.credibility}", f"{fact.claim}: {fact.reason}"
        case Task():
            return fact.status, f"{fact.subject}{', ' + fact.assignee if fact.assignee else ''}"
        case Post():
            return {"published": "Published", "withdrawn": "Withdrew"}.get(
                fact.state, f"Kept as {fact.state}"
            ), (f"{fact.id}: {fact.headline}")
        case Correction():
            return fact.kind.capitalize(), f"{fact.post}: {opening(fact.text or fact.reason, 160)}"
        case Summary():
            return "Set the summary", f"{len(fact.known) + len(fact.claimed) + len(fact.unknown)} lines"
        case Redaction():
            return "Redacted", f"entry {fact.seq}: {fact.reason}"
        case _:
            return "Redacted words", ""


def page(room: Newsroom, slug: str, before: int, people: bool) -> tuple[list[Entry[Fact]], int]:
    """A page of entries before a seq, newest first, and the seq that the next page is before (0: none)."""
    found: list[Entry[Fact]] = []
    end = before - 1
    while end > 0 and len(found) < PAGE:
        start = max(0, end - STEP)
        for entry in reversed(room.entries(slug, after=start, until=end)):
            if not people or entry.by.startswith("desk:"):
                found.append(entry)
        end = start
    shown = found[:PAGE]
    return shown, shown[-1].seq if shown and (end > 0 or len(found) > PAGE) else 0
