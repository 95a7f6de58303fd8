"""One line of the ledger, and which records may stand in it."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, TypeAlias, TypeVar, get_args

from dateline.records.desk import (
    Assessment,
    Correction,
    Coverage,
    Link,
    NameJudgement,
    Post,
    Redacted,
    Redaction,
    Source,
    Summary,
    Task,
)
from dateline.records.terms import record
from dateline.records.texts import Claim, Document, Name

Fact: TypeAlias = (
    Source
    | Coverage
    | Document
    | Claim
    | Name
    | NameJudgement
    | Link
    | Assessment
    | Task
    | Post
    | Correction
    | Summary
    | Redaction
    | Redacted
)
FACTS: dict[str, type] = {fact.__name__: fact for fact in get_args(Fact)}


F = TypeVar("F", covariant=True)


@record
class Entry(Generic[F]):
    """One line of the ledger. `by` is who: "desk:ada", "reader:rules 1", "source:NAME", "weigh 1"."""

    seq: int
    at: datetime
    by: str
    story: str  # Coverage.slug
    fact: F
    hash: str = ""  # chained SHA-256, hex


def subject(fact: Fact) -> str:  # noqa: C901  one line per kind, no logic
    """What a fact is about, as "kind:id". Two editors conflict only over the same subject.

    >>> subject(Redaction(seq=7, reason="court order"))
    'entry:7'
    """
    match fact:
        case Source():
            return f"source:{fact.name}"
        case Coverage():
            return f"coverage:{fact.slug}"
        case Document():
            return f"document:{fact.id}"
        case Claim():
            return f"claim:{fact.id}"
        case Name():
            return f"reading:{fact.document}"  # read by programs, again and again: nothing to conflict over
        case NameJudgement():
            return f"name:{fact.entity}"
        case Link():
            return f"link:{fact.claim} {fact.relation} {fact.other}"
        case Assessment():
            return f"claim:{fact.claim}"
        case Task():
            return fact.subject
        case Post():
            return f"post:{fact.id}"
        case Correction():
            return f"post:{fact.post}"
        case Summary():
            return "summary:"
        case Redaction():
            return f"entry:{fact.seq}"
        case Redacted():
            return "redacted:"
