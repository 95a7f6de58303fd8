"""Claims that cannot both hold: figures with bounds apart, two positions, opposite statements, denials."""

from __future__ import annotations

import math

from dateline.records import Aspect, Claim, Figure, Relation, record
from dateline.weigh.near import Said
from dateline.weigh.opposites import sides
from dateline.weigh.positions import apart_km, position
from dateline.weigh.series import Thing, figures_of, same_value, thing_of, title
from dateline.weigh.words import overlap

GROWING = frozenset(
    ("dead", "injured", "dead or injured", "detained", "displaced", "rescued", "damaged", "destroyed")
)
_SOON = 3 * 3600  # seconds: counts given within three hours are about the same moment
_ABOUT = 0.1  # "about 675" holds from 608 to 742
_FAR_KM = 2.0
_ELSEWHERE_KM = 300.0  # further apart they are hardly meant for the same thing
_SAME_SUBJECT = 0.5
_DENIED = 0.55


@record
class Finding:
    """How `later` stands to `earlier`, with words for an editor."""

    relation: Relation
    aspect: Aspect
    reason: str


def bounds(figure: Figure) -> tuple[float, float]:
    """The lowest and highest number that a figure allows."""
    low = figure.low if figure.low is not None else -math.inf
    high = figure.high if figure.high is not None else math.inf
    value = figure.value
    if figure.comparator == "~" and value is not None:
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    if figure.comparator == "=" and value is not None:
        return value, value
    if figure.comparator in (">", ">=") and figure.low is None and value is not None:
        low = value
    if figure.comparator in ("<", "<=") and figure.high is None and value is not None:
        high = value
    return low, high


def disjoint(one: Figure, two: Figure) -> bool:
    """Whether no number satisfies both: "more than 1,500" and 1,490 do not meet, 12 and "at least 10" do."""
    (low1, high1), (low2, high2) = bounds(one), bounds(two)
    if high1 < low2 or high2 < low1:
        return True
    strict = (">", "<")
    if high1 == low2:
        return one.comparator in strict or two.comparator in strict
    return high2 == low1 and (one.comparator in strict or two.comparator in strict)


def shared_things(one: Claim, two: Claim) -> list[tuple[Thing, Figure, Figure]]:
    """The things that both claims count, with the last figure of each."""
    first = {thing: figure for figure in figures_of(one) if (thing := thing_of(figure)) is not None}
    second = {thing: figure for figure in figures_of(two) if (thing := thing_of(figure)) is not None}
    return [(thing, first[thing], second[thing]) for thing in first if thing in second]


def plain(figure: Figure) -> str:
    """A figure as written, on one line."""
    return " ".join(figure.as_written.split())


def counted(thing: Thing) -> str:
    return title(thing.measure, thing.whom, thing.place.title() if thing.place else None, thing.scope)


def figures_apart(later: Said, earlier: Said) -> Finding | None:
    """Two counts of the same thing that differ: replaced by the same voice, or at odds between voices."""
    for thing, new, old in shared_things(later.claim, earlier.claim):
        about = counted(thing)
        what = about[0].lower() + about[1:]
        after, before = plain(new), plain(old)
        if later.voice == earlier.voice:
            if not same_value(new, old) and later.claim.document != earlier.claim.document:
                return Finding(
                    relation="supersedes",
                    aspect="figure",
                    reason=f"The same speaker on {what}: {before} before, {after} now.",
                )
        elif disjoint(new, old):
            seconds = (later.at - earlier.at).total_seconds()
            if thing.measure in GROWING and bounds(new)[0] > bounds(old)[1] > 0 and seconds > _SOON:
                return Finding(
                    relation="supersedes",
                    aspect="figure",
                    reason=f"A later and higher count of {what}: {after}, after {before}.",
                )
            return Finding(
                relation="contradicts",
                aspect="figure",
                reason=f"Both count {what}; {after} and {before} cannot both hold.",
            )
    return None


def positions_apart(later: Said, earlier: Said) -> Finding | None:
    """Two positions given for the same thing."""
    one, two = position(later.claim.quote), position(earlier.claim.quote)
    if one is None or two is None or not _same_names(later, earlier):
        return None
    if not (later.entities & earlier.entities or _alike(later, earlier, 0.2)):
        return None
    km = apart_km(one, two)
    if not _FAR_KM <= km <= _ELSEWHERE_KM:
        return None
    return Finding(
        relation="contradicts",
        aspect="place",
        reason=f"Both give a position, and the two lie {km:.0f} km apart.",
    )


def opposed(later: Said, earlier: Said) -> Finding | None:
    """Opposite statements about the same: afloat and sunk, all saved and 1,500 lost."""
    first, second = dict(sides(later.claim.quote)), dict(sides(earlier.claim.quote))
    for pair, side in first.items():
        if second.get(pair) is (not side) and _same_subject(later, earlier, pair):
            return Finding(
                relation="contradicts",
                aspect="whole",
                reason=f"One says {_side(pair, side)}, the other {_side(pair, not side)}; both cannot hold.",
            )
    for all_safe, dead in ((first, earlier), (second, later)):
        lost = [f for f in figures_of(dead.claim) if f.measure == "dead" and bounds(f)[0] > 0]
        if all_safe.get("saved or lost") and lost:
            return Finding(
                relation="contradicts",
                aspect="whole",
                reason=f"One says that all are safe, the other counts the dead: {plain(lost[0])}.",
            )
    return None


def denial(later: Said, earlier: Said) -> Finding | None:
    """A denial of what the other says, or the same words with a "not"."""
    one, two = later.claim, earlier.claim
    if later.voice == earlier.voice or not _alike(later, earlier, _DENIED) or not _same_names(later, earlier):
        return None
    if one.act == "deny" and two.act != "deny":
        return Finding(
            relation="denies",
            aspect="whole",
            reason=f"{_who(later)} denies what the other claim says: “{_cut(two.quote)}”",
        )
    if two.act == "deny" and one.act not in ("deny", "ask"):
        return Finding(
            relation="contradicts", aspect="whole", reason=f"{_who(earlier)} had denied what this claim says."
        )
    if one.negated != two.negated and "ask" not in (one.act, two.act):
        return Finding(
            relation="contradicts",
            aspect="whole",
            reason="Nearly the same words, once with “not” and once without.",
        )
    return None


def _side(pair: str, first: bool) -> str:
    """What one side of a pair is called: "afloat" of "afloat or sunk"."""
    one, _, two = pair.partition(" or ")
    return one if first else two


def _same_names(one: Said, two: Said) -> bool:
    """Whether the names in both are the same ones, as far as both name any."""
    return not (one.entities and two.entities) or bool(one.entities & two.entities)


def _who(said: Said) -> str:
    return said.claim.speaker.name if said.claim.speaker is not None else "The document"


def _cut(quote: str) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= 90 else plain[:88].rsplit(" ", 1)[0] + " …"


def _alike(one: Said, two: Said, share: float) -> bool:
    least = min(len(one.words), len(two.words))
    return least >= 2 and overlap(one.words, two.words) >= share


def _same_subject(one: Said, two: Said, pair: str) -> bool:
    """Whether both speak of the same thing: a shared name, or where neither names one, shared words."""
    if one.entities & two.entities:
        return True
    if pair == "saved or lost" and not (one.entities and two.entities):
        return True
    return not (one.entities and two.entities) and _alike(one, two, 0.3)
