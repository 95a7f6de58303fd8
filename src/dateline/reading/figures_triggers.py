"""The measure that one word decides for what is counted: "killed" for people, "launched" for missiles."""

from __future__ import annotations

from dateline.reading.figures_words import GROUPS, MEASURES, PEOPLE, PEOPLE_ONLY, REMOVED, WEAK, WEAPONS
from dateline.reading.tokens import Token

_OF_OTHERS_TOO = frozenset(("evacuate", "save", "flee", "level", "jail"))  # what is done to more than people
_SPOKEN_FOR = frozenset(
    ("casualty", "life", "board", "carry", "on", "pick", "pull", "bring", "shoot", "launch", "fire")
)


def trigger(token: Token, noun: Token) -> str | None:
    """The measure that a word decides for the counted noun, None where it decides none."""
    lemma, lower = token.lemma.lower(), token.low
    word = noun.lemma.lower()
    if lemma in REMOVED:
        return _removed(token, noun, lemma, word)
    if lemma == "lose" or lower == "lost":
        return _lost(token, noun, word)
    if lemma in _SPOKEN_FOR:
        found = _special(token, noun, lemma, word)
        if found is not None or lemma not in ("board", "life", "on"):
            return found
    if _is_other(token, lemma) or (lemma == "body" and token.i != noun.i):
        return None
    measure = MEASURES.get(lemma) or MEASURES.get(lower)
    if measure in PEOPLE_ONLY and token.pos == "VERB" and lemma in _OF_OTHERS_TOO and word not in PEOPLE:
        return measure if noun.pos == "NUM" or word in GROUPS else None
    return measure


def _is_other(token: Token, lemma: str) -> bool:
    """Whether a word only looks like one that decides: "two levels", "stab wounds"."""
    if lemma in ("down", "toll", "body"):
        return token.pos not in ("VERB", "NOUN")
    return (lemma == "level" and token.pos != "VERB") or (lemma == "wound" and token.low == "wounds")


def _removed(token: Token, noun: Token, lemma: str, word: str) -> str | None:
    """As in "two gunmen were eliminated", "gunned down"; a gun is no deed."""
    if token.pos != "VERB" or (lemma == "gun" and not _with(token, "down")):
        return None
    return "dead" if word in PEOPLE or noun.like_num or word in WEAK else None


def _lost(token: Token, noun: Token, word: str) -> str | None:
    """As in "1,395 lost", "lost five men", "lost their lives"; nobody dies where an election is lost."""
    lives = any(child.lemma == "life" for child in token.children)
    bare = noun.like_num and token.i > noun.i
    return "dead" if bare or lives or word in ("life", "soul") or word in PEOPLE else None


def _special(token: Token, noun: Token, lemma: str, word: str) -> str | None:
    """Words that decide only beside others: "picked up", "shot down", "on board"."""
    if lemma == "casualty":
        return "dead or injured"
    if lemma == "life":
        return "dead" if token.head.lemma in ("claim", "take", "lose") else None
    if lemma == "board":
        return "aboard" if token.head.low == "on" else None
    if lemma == "carry":
        return "aboard" if word in ("passenger", "crew", "soul") else None
    if lemma in ("pick", "pull", "bring"):
        saved = _with(token, "up", "from", "alive")
        return "rescued" if saved and (word in PEOPLE or noun.entity == "CARDINAL") else None
    if lemma == "shoot":
        if _with(token, "down"):
            return "intercepted"
        fatal = _with(token, "dead") or any(
            child.dep == "conj" and child.lemma in ("kill", "die") for child in token.children
        )
        return "dead or injured" if word in PEOPLE and token.pos == "VERB" and not fatal else None
    if token.pos == "NOUN":
        return None
    return "launched" if lemma in ("launch", "fire") and (word in WEAPONS or lemma == "launch") else None


def _with(token: Token, *words: str) -> bool:
    return any(child.low in words for child in token.children)
