"""What a summary's lines rest on, and what the key figures are: counted from the story for readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from dateline.markup import Piece, cited, paragraphs
from dateline.outputs.voices import voices
from dateline.records import Line, record
from dateline.standing import Standing, standing
from dateline.story import Story, public

WHO = re.compile(r"((?:(?:Mr|Mrs|Ms|Dr|Capt|Gen|Lt|Prof|Sen|St)\. )?[^:.!?\[\]]{2,48}): +(?=\S)")


@record
class Ground:
    """One line of the summary with its grounds."""

    who: str  # "Some survivors", where the line names its speaker before a colon
    pieces: list[Piece]
    posts: tuple[str, ...]
    standings: tuple[tuple[Standing, str], ...]  # each standing once, with the first claim of it
    origins: int
    speakers: int
    since: datetime | None  # since when the line has stood in its part without a break


@record
class Grounds:
    known: list[Ground]
    claimed: list[Ground]
    unknown: list[Ground]

    def __bool__(self) -> bool:
        return bool(self.known or self.claimed or self.unknown)


def grounds(story: Story) -> Grounds:
    """The summary as it now stands, each line with its posts, standings and independent origins."""
    now = story.summary
    return Grounds(
        known=[_ground(story, line, "known") for line in now.known],
        claimed=[_ground(story, line, "claimed") for line in now.claimed],
        unknown=[_ground(story, line, "unknown") for line in now.unknown],
    )


def _ground(story: Story, line: Line, part: str) -> Ground:
    named = WHO.match(line.text)
    text = line.text[named.end() :] if named else line.text
    keys = dict.fromkeys((*line.cites, *cited(line.text)))
    claims = [key for key in keys if key in story.claims]
    marks: dict[Standing, str] = {}
    for claim in claims:
        marks.setdefault(standing(story, claim), claim)
    return Ground(
        who=named[1] if named else "",
        pieces=[piece for paragraph in paragraphs(text) for piece in paragraph],
        posts=_posts(story, keys, claims),
        standings=tuple(marks.items()),
        origins=len(voices(story, claims)),
        speakers=len({said.entity for claim in claims if (said := story.claim(claim).speaker)}),
        since=_since(story, line.text, part),
    )


def _posts(story: Story, keys: Iterable[str], claims: Iterable[str]) -> tuple[str, ...]:
    """The posts that a line cites itself or that rest on its claims; withdrawn ones are no ground."""
    named = [key for key in keys if key in story.posts]
    through = [post for claim in claims for post in story.cited_by.get(claim, ())]
    found = dict.fromkeys((*named, *through))
    return tuple(key for key in found if _stands(story, key))


def _stands(story: Story, post_id: str) -> bool:
    versions = public(story.posts.get(post_id, ()))
    return bool(versions) and versions[-1].fact.state == "published"


def _since(story: Story, text: str, part: str) -> datetime | None:
    since: datetime | None = None
    for entry in reversed(story.summaries):
        if not any(line.text == text for line in getattr(entry.fact, part)):
            break
        since = entry.at
    return since
