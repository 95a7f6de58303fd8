"""What one step of the script does at the desk: papers are read, then the desk acts on their claims.

The script speaks of a claim by words in a paper; here those words become the claim that a reader
program found in them. Words in which nothing was found are an error that names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dateline.demo.acts import MARKED, Act
from dateline.demo.script import Ref, Script, Step
from dateline.errors import NotFound, Refused, Stale
from dateline.newsroom import Newsroom, acts
from dateline.records import Claim, Document, Line, Post, Summary
from dateline.story import Story

Do = Callable[[Newsroom, Script, str, Act], None]


def perform(room: Newsroom, script: Script, step: Step) -> None:
    """Publish the step's papers, read their sources, and do the step's acts."""
    for name in dict.fromkeys(script.papers[paper].source for paper in step.publish):
        done = room.visit(script.slug, script.sources[name])
        if done.error is not None:
            raise done.error
    for act in step.acts:
        try:
            DOES[act.kind](room, script, step.by, act)
        except (Stale, Refused):
            if not _somebody_else(room, script):
                raise  # the script is wrong; otherwise a visitor's hand came first, and stays


def _somebody_else(room: Newsroom, script: Script) -> bool:
    """Whether a desk that is not in the script has acted: someone is trying the demo while it plays."""
    ours = {step.by for step in script.steps}
    desks = {entry.by for entry in room.entries(script.slug) if entry.by.startswith("desk:")}
    return bool(desks - ours)


def claim_id(story: Story, script: Script, name: str) -> str:
    """The claim that was found in the words of @name: the newest, attributed before narrated, the one
    that shares most with the words. Raises NotFound."""
    ref = script.claims[name.removeprefix("@")]
    best: tuple[int, bool, int, int] | None = None
    chosen = ""
    for age, (document, start) in enumerate(_where(story, script, ref)):
        for found in story.claims_in.get(document.id, ()):
            claim = story.claim(found)
            shared = _shared(claim, start, start + len(ref.words))
            rank = (-age, claim.speaker is not None, shared, -(claim.end - claim.start))
            if shared and (best is None or rank > best):
                best, chosen = rank, found
    if not chosen:
        raise NotFound(
            f"steps.toml: claims.{ref.name}: no claim was read in {ref.words!r} of {ref.paper}.",
            "Say it in a plainer sentence with its speaker, or name other words of the document.",
        )
    return chosen


def entity_id(story: Story, script: Script, name: str) -> str:
    """The entity that was named in the words of @name; raises NotFound."""
    ref = script.names[name.removeprefix("@")]
    for document, start in _where(story, script, ref):
        end = start + len(ref.words)
        found = [
            (min(mention.end, end) - max(mention.start, start), entity)
            for (entity, where), history in story.names.items()
            if where == document.id
            for mention in history[-1].fact.mentions
            if mention.start < end and start < mention.end
        ]
        if found:
            return max(found)[1]
    raise NotFound(
        f"steps.toml: names.{ref.name}: no name was read in {ref.words!r} of {ref.paper}.",
        "Name the words as the document writes them, with the title or first name.",
    )


def _where(story: Story, script: Script, ref: Ref) -> list[tuple[Document, int]]:
    """The documents that say the words of `ref`, newest first, each with where it says them."""
    paper = script.papers[ref.paper]
    words = re.compile(r"\s+".join(re.escape(word) for word in ref.words.split()))
    said: list[tuple[Document, int]] = []
    for history in story.documents.values():
        document = history[-1].fact
        found = words.search(document.text) if document.source == paper.source else None
        if found:
            said.append((document, found.start()))
    own = [pair for pair in said if paper.key in f"{pair[0].key} {pair[0].url or ''}"]
    return list(reversed(own or said))


def _shared(claim: Claim, start: int, end: int) -> int:
    spans = claim.spans or ((claim.start, claim.end),)
    return sum(max(0, min(end, e) - max(start, s)) for s, e in spans)


def _resolved(story: Story, script: Script, text: str) -> str:
    """A text with the marks of the script's claims turned into marks of the claims found."""

    def found(mark: re.Match[str]) -> str:
        return mark.group(0).replace(f"@{mark.group(1)}", claim_id(story, script, mark.group(1)))

    return MARKED.sub(found, text.strip())


def _cites(story: Story, script: Script, cites: list[str]) -> tuple[str, ...]:
    return tuple(claim_id(story, script, cite) if cite.startswith("@") else cite for cite in cites)


def _judge(room: Newsroom, script: Script, by: str, act: Act) -> None:
    story, said = room.story(script.slug), act.values
    acts.judge(
        room,
        script.slug,
        by,
        claim=claim_id(story, script, said["claim"]),
        credibility=said["credibility"],
        reason=said["reason"],
        rank=said.get("rank", "normal"),
        evidence=_cites(story, script, said.get("evidence", [])),
        seen=story.seq,
    )


def _link(room: Newsroom, script: Script, by: str, act: Act) -> None:
    story, said = room.story(script.slug), act.values
    acts.relate(
        room,
        script.slug,
        by,
        claim=claim_id(story, script, said["claim"]),
        other=claim_id(story, script, said["other"]),
        relation=said["relation"],
        aspect=said.get("aspect", "whole"),
        state=said.get("state", "confirmed"),
        reason=said["reason"],
        seen=story.seq,
    )


def _post(room: Newsroom, script: Script, by: str, act: Act) -> None:
    story, said = room.story(script.slug), act.values
    post = Post(
        id=said["id"],
        headline=_resolved(story, script, said["headline"]),
        text=_resolved(story, script, said["text"]),
        cites=_cites(story, script, said.get("cites", [])),
        key_event=said.get("key_event", False),
        pinned=said.get("pinned", False),
        topics=tuple(said.get("topics", ())),
        place=said.get("place"),
    )
    acts.publish(room, script.slug, by, post=post, seen=story.seq)


def _change(room: Newsroom, script: Script, by: str, act: Act) -> None:
    story, said = room.story(script.slug), act.values
    old = story.post(said["post"])
    post = replace(
        old,
        headline=_resolved(story, script, said.get("headline", old.headline)),
        text=_resolved(story, script, said["text"]),
        cites=_cites(story, script, said.get("cites", [])),
        key_event=said.get("key_event", old.key_event),
        pinned=said.get("pinned", old.pinned),
    )
    note = {"kind": said["kind"], "text": said["note"], "reason": said["reason"]}
    acts.change(room, script.slug, by, post=post, seen=story.seq, **note)


def _withdraw(room: Newsroom, script: Script, by: str, act: Act) -> None:
    said, seen = act.values, room.story(script.slug).seq
    post, note = said["post"], said["note"]
    acts.withdraw(room, script.slug, by, post_id=post, text=note, reason=said["reason"], seen=seen)


def _merge(room: Newsroom, script: Script, by: str, act: Act) -> None:
    story, said = room.story(script.slug), act.values
    pair = {
        key: entity_id(story, script, said[word]) for key, word in (("entity", "name"), ("other", "other"))
    }
    if act.kind == "unmerge":
        acts.unmerge(room, script.slug, by, **pair, reason=said["reason"], seen=story.seq)
        return
    variant = said.get("variant", "misspelling")
    acts.merge(room, script.slug, by, **pair, variant=variant, reason=said["reason"], seen=story.seq)


def _summary(room: Newsroom, script: Script, by: str, act: Act) -> None:
    story = room.story(script.slug)

    def lines(rows: list[Mapping[str, Any]]) -> tuple[Line, ...]:
        return tuple(
            Line(text=row["text"], cites=_cites(story, script, row.get("cites", []))) for row in rows
        )

    parts = {part: lines(act.values.get(part, [])) for part in ("known", "claimed", "unknown")}
    acts.summarise(room, script.slug, by, summary=Summary(**parts), seen=story.seq)


def _task(room: Newsroom, script: Script, by: str, act: Act) -> None:
    story, said = room.story(script.slug), act.values
    about = f"claim:{claim_id(story, script, said['claim'])}"
    who, seen = said.get("assignee"), story.seq
    acts.assign(room, script.slug, by, about=about, status=said["status"], assignee=who, seen=seen)


def _coverage(room: Newsroom, script: Script, by: str, act: Act) -> None:
    now = room.story(script.slug).coverage
    status = act.values["status"]
    ended = room.clock() if status == "closed" else None
    room.append(script.slug, by, [replace(now, status=status, ended=ended)])


DOES: dict[str, Do] = {
    "merge": _merge,
    "unmerge": _merge,
    "link": _link,
    "judge": _judge,
    "post": _post,
    "change": _change,
    "withdraw": _withdraw,
    "summary": _summary,
    "task": _task,
    "coverage": _coverage,
}
