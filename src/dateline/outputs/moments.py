"""What is said to have happened when: every time that a claim states, as exactly as it was stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from dateline.outputs.cites import cited_in
from dateline.outputs.speech import told
from dateline.outputs.times import Times
from dateline.outputs.views import posts
from dateline.records import Claim, When, record
from dateline.standing import Standing, standing
from dateline.story import Story
from dateline.weigh.words import said_at, said_by

Shape: TypeAlias = Literal["minute", "beam", "soft", "key"]

LASTS = {1: timedelta(days=1), 2: timedelta(days=3), 3: timedelta(days=7)}
LASTS |= {4: timedelta(days=31), 5: timedelta(days=366)}


@record
class Moment:
    """One time on the timeline: `begin` to `finish` is when it is said to have been, `said` when that
    was said. A `minute` is exact, a `beam` exact on a clock that is not settled, `soft` a day or a part
    of one, `key` a key event of ours."""

    key: str
    shape: Shape
    begin: datetime
    finish: datetime
    words: str
    who: str
    said: datetime | None
    as_written: str
    zone: str  # as stated; "" where none was
    standing: Standing | None
    claim: str | None
    path: str
    cited: bool
    precision: int


def moments(story: Story) -> list[Moment]:
    """Every stated time and every key event, in the order in which they are said to have been."""
    cited = cited_in(story)
    found = [
        _stated(story, claim, when, cited)
        for claim in _firsts(story)
        for when in claim.times
        if when.begin is not None and when.type in ("DATE", "TIME")
    ]
    keys = [
        Moment(
            key=f"post-{post.id}",
            shape="key",
            begin=post.first.at,
            finish=post.first.at,
            words=post.post.headline,
            who="",
            said=None,
            as_written="",
            zone="",
            standing=None,
            claim=None,
            path=post.path,
            cited=True,
            precision=0,
        )
        for post in posts(story)
        if post.key
    ]
    return sorted([*found, *keys], key=lambda moment: (moment.begin, moment.finish, moment.key))


def together(found: Sequence[Moment]) -> list[tuple[Moment, ...]]:
    """Moments that state the very same time, told together: what posts cite first, then what was judged.
    Key events stand alone."""
    groups: dict[tuple[object, ...], list[Moment]] = {}
    for one in found:
        alone = one.key if one.shape == "key" else ""
        groups.setdefault((one.begin, one.finish, one.shape, alone), []).append(one)
    return [
        tuple(sorted(group, key=lambda m: (not m.cited, m.standing == "Unverified")))
        for group in groups.values()
    ]


def shown_as(moment: Moment, times: Times) -> str:
    """When it was, in words and never without a zone: "21:40 to 22:10 New York (EST), Sun 14 April 1912"."""
    if moment.shape in ("minute", "key"):
        return times.full(moment.begin)
    begin, finish = times.local(moment.begin), times.local(moment.finish)
    last = times.local(moment.finish - timedelta(seconds=1))
    zone = times.place
    whole = begin.hour == begin.minute == finish.hour == finish.minute == 0
    if moment.precision >= 3 or (whole and begin.date() != last.date()):
        return f"{times.day(moment.begin)} to {times.day(last.date(), year=True)}, {zone} days"
    if whole:
        return f"{times.day(moment.begin, year=True)}, {zone} day; no hour given"
    if begin.date() != finish.date():
        return (
            f"some time from {times.clock(moment.begin)} on {times.day(moment.begin)} to "
            f"{times.clock(moment.finish)} on {times.day(moment.finish, year=True)}, {zone} "
            f"({times.abbreviation(moment.begin)})"
        )
    clocks = f"{times.clock(moment.begin)} to {times.clock(moment.finish)}"
    about = "about " if moment.shape == "beam" else "some time from "
    return (
        f"{about}{clocks} {zone} ({times.abbreviation(moment.begin)}), {times.day(moment.begin, year=True)}"
    )


def brief(moment: Moment, times: Times) -> str:
    """When it was, under its name in the drawing, whose axis names the zone."""
    if moment.shape in ("minute", "key"):
        return times.clock(moment.begin)
    return moment.as_written if moment.precision < 3 else times.day(moment.begin, short=True)


def _stated(story: Story, claim: Claim, when: When, cited: Mapping[str, object]) -> Moment:
    begin = when.begin or claim_moment(story, claim)
    precision = when.precision or 0
    finish = max(begin, when.finish or begin + LASTS.get(precision, timedelta(0)))
    exact = finish - begin <= timedelta(minutes=1)
    shape: Shape = "soft"
    if precision == 0:
        shape = "minute" if exact else "beam" if when.timezone is None else "soft"
    return Moment(
        key=when.id,
        shape=shape,
        begin=begin,
        finish=finish,
        words=told(claim),
        who=said_by(story, claim),
        said=said_at(story, claim),
        as_written=when.as_written,
        zone=when.timezone or "",
        standing=standing(story, claim.id),
        claim=claim.id,
        path=f"claims/{claim.id}/",
        cited=claim.id in cited,
        precision=precision,
    )


def claim_moment(story: Story, claim: Claim) -> datetime:
    return said_at(story, claim) or story.claims[claim.id][-1].at


def _firsts(story: Story) -> list[Claim]:
    """The claims, without those that only repeat another that states a time itself."""
    found = []
    for history in story.claims.values():
        claim = history[-1].fact
        repeated = (
            link.other
            for link in story.links_at(claim.id)
            if link.relation == "repeats" and link.claim == claim.id and link.state != "rejected"
        )
        if not any(other in story.claims and story.claim(other).times for other in repeated):
            found.append(claim)
    return found
