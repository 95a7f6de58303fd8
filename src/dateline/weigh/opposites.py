"""Statements that cannot both be so: afloat or sunk, saved or lost, held or taken, open or closed."""

from __future__ import annotations

import re
from functools import lru_cache

# name of the pair -> what the one side says, what the other says
_PAIRS: dict[str, tuple[str, str]] = {
    "afloat or sunk": (
        r"afloat|(?:taken|being|been|was|is)\s+(?:taken\s+)?(?:in\s+)?tow(?:ed)?\b|(?:in|under)\s+tow|unsinkable|(?:can|will|could|would)\s?not\s+sink"
        r"|under\s+(?:her|its)\s+own\s+(?:power|steam)|proceeding\s+(?:slowly\s+)?(?:to|for|under)",
        r"(?:had|has|have|was|is|were)\s+(?:been\s+)?(?:sunk|foundered|gone\s+down)|sank|foundered|went\s+down|went\s+to\s+the\s+bottom",
    ),
    "saved or lost": (
        r"(?:all|every(?:one|body)?)\b[^.;]{0,40}\b(?:safe|saved|rescued|unharmed|taken\s+off|transferred)"
        r"|no\s+(?:lives?|one|person|passengers?|casualties|loss|danger)\b[^.;]{0,30}(?:lost|life|killed|died|hurt)?|passengers?\s+(?:are\s+)?(?:perfectly\s+)?safe",
        r"(?:lives|persons|people|souls|passengers|hundreds|thousands|many|\d)\b[^.;]{0,40}\b(?:lost|perished|drowned|dead|died|killed|missing)"
        r"|(?:heavy|great|serious|terrible|horrible)\s+loss\s+of\s+life|resulting\s+serious\s+loss",
    ),
    "alive or dead": (
        r"(?:is|are|was|were)\s+(?:still\s+)?alive",
        r"(?:is|are|was|were)\s+(?:found\s+)?dead|has\s+died",
    ),
    "held or taken": (
        r"(?:still|remains?|fully)\b[^.;]{0,20}\b(?:hold|holds|held|in\s+control|under\s+(?:\w+\s+){0,2}control)|repelled|repulsed",
        r"captured|seized|(?:has|have|had)\s+(?:been\s+)?(?:taken|fallen)|took\s+(?:full\s+)?control|fell\s+to",
    ),
    "open or closed": (
        r"(?:is|are|was|were|remains?|stays?)\s+(?:fully\s+|still\s+)?open|reopened",
        r"(?:is|are|was|were|remains?|been)\s+(?:\w+\s+)?(?:closed|shut|blocked)",
    ),
    "free or arrested": (r"(?:released|freed|set\s+free)", r"(?:arrested|detained|taken\s+into\s+custody)"),
    "in office or out": (
        r"(?:remains?|stays?)\s+in\s+office|will\s+not\s+resign|not\s+resigned",
        r"(?:has|had)\s+resigned|stepped\s+down",
    ),
}
_SIDES = {name: tuple(re.compile(rf"\b(?:{side})\b", re.I) for side in both) for name, both in _PAIRS.items()}
_NOT = re.compile(r"\b(?:not|never|no\s+longer|denie[sd]|false|untrue|n[o']t)\b[^.;]{0,24}$", re.I)


@lru_cache(maxsize=65536)
def sides(text: str) -> tuple[tuple[str, bool], ...]:
    """The pairs a statement takes a side in: True for the first side. "Not sunk" takes the other.

    >>> sides("The ferry is still afloat.")
    (('afloat or sunk', True),)
    """
    found: list[tuple[str, bool]] = []
    for name, (first, second) in _SIDES.items():
        one, two = first.search(text), second.search(text)
        if (one is None) == (two is None):
            continue  # neither, or a sentence that weighs both
        hit = one or two
        if hit is not None:
            negated = bool(_NOT.search(text, max(0, hit.start() - 40), hit.start()))
            found.append((name, (one is not None) != negated))
    return tuple(found)
