"""The same claim in other words: by the same speaker or a copy it repeats, from elsewhere it corroborates."""

from __future__ import annotations

from dateline.records import Aspect
from dateline.story import Story
from dateline.weigh.near import Said
from dateline.weigh.origins import copied, origin_of
from dateline.weigh.rivals import Finding, counted, plain, shared_things
from dateline.weigh.series import same_value
from dateline.weigh.words import overlap

_ALIKE = 0.62  # share of the content words of the shorter claim
_ALIKE_NAMED = 0.5  # the same, where both name the same people or places
_LEAST_PLAIN = 3  # content words that are no names and in both
_LEAST = 4  # content words, fewer say too little


def repeated(story: Story, later: Said, earlier: Said) -> Finding | None:
    """Whether `later` says again what `earlier` said, and whether it is another origin."""
    if later.claim.negated != earlier.claim.negated or "deny" in (later.claim.act, earlier.claim.act):
        return None
    same = _same_figure(later, earlier)
    aspect: Aspect = "whole"
    if same is not None:
        why, aspect = f"Both count {same}", "figure"
    elif _same_words(later, earlier):
        why = "Both say the same in nearly the same words"
    else:
        return None
    if later.voice == earlier.voice:
        return Finding(relation="repeats", aspect=aspect, reason=f"{why}, from the same {_voice(later)}.")
    if copied(story, later.claim, earlier.claim):
        return Finding(
            relation="repeats", aspect=aspect, reason=f"{why}; the text around one is a copy of the other's."
        )
    one, two = _origin(story, later), _origin(story, earlier)
    if one == two:
        return Finding(relation="repeats", aspect=aspect, reason=f"{why}; both go back to {one}.")
    return Finding(
        relation="corroborates", aspect=aspect, reason=f"{why}, from different origins: {one} and {two}."
    )


def _origin(story: Story, said: Said) -> str:
    return origin_of(story, said.claim.id) if said.claim.id in story.claims else said.voice


def _voice(said: Said) -> str:
    return "speaker" if said.claim.speaker is not None else "source"


def _same_figure(later: Said, earlier: Said) -> str | None:
    for thing, new, old in shared_things(later.claim, earlier.claim):
        exact = new.value is not None and new.value > 1
        if same_value(new, old) and (exact or new.comparator == "range"):
            about = counted(thing)
            return f"{about[0].lower()}{about[1:]} and both say {plain(new)}"
    return None


def _same_words(later: Said, earlier: Said) -> bool:
    if min(len(later.words), len(earlier.words)) < _LEAST or _figures_differ(later, earlier):
        return False
    share = overlap(later.words, earlier.words)
    if len(later.plain & earlier.plain) < _LEAST_PLAIN:
        return False
    longer = max(len(later.words), len(earlier.words))
    if longer > 3 * min(len(later.words), len(earlier.words)):
        return False
    return share >= _ALIKE or (share >= _ALIKE_NAMED and len(later.entities & earlier.entities) >= 1)


def _figures_differ(later: Said, earlier: Said) -> bool:
    """Whether they count differently, or write different numbers: 20 boats and 24 boats."""
    one, two = (frozenset(w for w in said.words if w[0].isdigit()) for said in (later, earlier))
    if one - two and two - one:
        return True
    return any(not same_value(new, old) for _, new, old in shared_things(later.claim, earlier.claim))
