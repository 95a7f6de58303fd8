"""The field's own terms, as closed lists, and what a record is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type) -> type:
    """A frozen, keyword-only dataclass with slots."""
    return dataclass(frozen=True, kw_only=True, slots=True)(cls)


Reliability = Literal["A", "B", "C", "D", "E", "F"]  # Admiralty code: A reliable ... F cannot be judged
Credibility = Literal[1, 2, 3, 4, 5, 6]  # Admiralty code: 1 confirmed ... 5 improbable, 6 cannot be judged
Rank = Literal["preferred", "normal", "deprecated"]  # Wikidata
Mode = Literal["direct", "indirect", "mixed", "narrated"]  # PARC
Act = Literal[
    "assert", "deny", "retract", "correct", "warn", "request", "accuse", "predict", "ask", "promise"
]
Confidence = Literal["high", "medium", "low"]  # how sure the reader program is of its own reading
Comparator = Literal["=", "<", ">", "<=", ">=", "~", "range"]
HedgeBy = Literal["speaker", "reporter", "medium"]
Sense = Literal["possible", "likely", "approximate", "unverified", "unsupported", "disputed", "reported"]
MediaStatus = Literal["confirmed", "claimed", "reported", "unconfirmed", "disputed", "fake"]
NameType = Literal[
    "person", "organisation", "place", "facility", "people", "equipment", "law", "event", "other"
]
Variant = Literal[
    "canonical", "alias", "surname", "title", "role", "initials", "transliteration", "misspelling", "pronoun"
]
Judgement = Literal["positive", "negative", "unsure"]  # nomenklatura: same, not the same, cannot tell
Relation = Literal[
    "corroborates", "contradicts", "denies", "clarifies", "supersedes", "corrects", "withdraws", "repeats"
]
Aspect = Literal["whole", "figure", "time", "place", "actor", "cause"]
LinkState = Literal["suggested", "confirmed", "rejected"]
TaskStatus = Literal["To Do", "In Progress", "Help Needed", "Ready for Review", "Completed", "Canceled"]
PostState = Literal["draft", "submitted", "scheduled", "published", "withdrawn"]
CorrectionKind = Literal["update", "clarification", "correction", "withdrawal"]
