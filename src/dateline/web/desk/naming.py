"""Names: which of them are one, and the way back."""

from __future__ import annotations

from typing import cast

from starlette.responses import Response

from dateline.errors import DatelineError, Refused
from dateline.newsroom import acts
from dateline.records import NameJudgement, Variant
from dateline.story import Story
from dateline.web.desk.asked import Asked
from dateline.web.desk.paper import drawn
from dateline.web.desk.same_names import Entity, Pair, done, entities, suggestions

VARIANTS: dict[Variant, str] = {
    "misspelling": "Misspelling",
    "alias": "Alias",
    "surname": "Surname",
    "initials": "Initials",
    "transliteration": "Transliteration",
    "title": "Title",
    "role": "Role",
}


def show(asked: Asked, status: int = 200, error: DatelineError | None = None) -> Response:
    story = asked.room.story(asked.slug)
    pairs = suggestions(story)
    wanted = (
        asked.form.get("entity") or asked.query.get("entity", ""),
        asked.form.get("other") or asked.query.get("other", ""),
    )
    chosen = next((pair for pair in pairs if (pair.entity.id, pair.other.id) == wanted), None)
    known = entities(story)
    if chosen is None and all(wanted):
        chosen = _by_hand(known, *wanted)
    if chosen is None and pairs and not error:
        chosen = pairs[0]
    find = asked.query.get("find", "")
    listed = sorted(known.values(), key=lambda e: (-e.claims, e.name))
    if find:
        listed = [one for one in listed if find.casefold() in one.name.casefold()]
    return drawn(
        "names.html", asked, "names", status, pairs=pairs, chosen=chosen, done=done(story)[:40],
        listed=listed[:80], known=known, error=error, VARIANTS=VARIANTS, form=asked.form, find=find,
        seq=story.seq, follows=_follows(story, chosen) if chosen else [], picked=bool(all(wanted)),
    )  # fmt: skip


def answer(asked: Asked) -> Response:
    form = asked.form
    entity, other, said = form.get("entity", ""), form.get("other", ""), form.get("answer", "")
    reason, seen, by = form.get("reason", ""), asked.seen(), asked.editor.by
    try:
        if said == "same":
            variant = cast(Variant, form.get("variant", "alias"))
            acts.merge(
                asked.room, asked.slug, by, entity=entity, other=other, variant=variant, reason=reason,
                seen=seen, key=asked.key,
            )  # fmt: skip
        elif said == "different":
            acts.unmerge(
                asked.room,
                asked.slug,
                by,
                entity=entity,
                other=other,
                reason=reason,
                seen=seen,
                key=asked.key,
            )
        elif said == "unsure":
            _unsure(asked, entity, other)
        else:
            raise Refused("Choose an answer.", "The same, two, or not sure.")
    except DatelineError as error:
        return show(asked, 409 if type(error).__name__ == "Stale" else 400, error)
    return asked.goto("names")


def _unsure(asked: Asked, entity: str, other: str) -> None:
    known = entities(asked.room.story(asked.slug))
    if entity not in known or other not in known or entity == other:
        raise Refused("Those names are not here.", "Choose two from the list.")
    reason = asked.form.get("reason", "").strip()
    if not reason:
        raise Refused("A reason is missing.", "Say what would settle it.")
    fact = NameJudgement(entity=entity, other=other, judgement="unsure", reason=reason)
    asked.room.append(
        asked.slug, asked.editor.by, [fact], expect={f"name:{entity}": asked.seen()}, key=asked.key
    )


def _by_hand(known: dict[str, Entity], entity: str, other: str) -> Pair | None:
    if entity in known and other in known and entity != other:
        return Pair(entity=known[entity], other=known[other], variant="alias", grounds=(), by="you")
    return None


def _follows(story: Story, pair: Pair) -> list[str]:
    """What a merge would do, in sentences."""
    said = [f"{pair.other.claims} claims by {pair.other.name} are shown under {pair.entity.name}"]
    posts = {
        post
        for claim, posts in story.cited_by.items()
        if claim in story.claims
        and (speaker := story.claim(claim).speaker) is not None
        and speaker.entity == pair.other.id
        for post in posts
    }
    if posts:
        said.append(f"{len(posts)} posts that rest on them are drawn anew")
    said.append("Every quotation keeps its spelling; origins are counted again")
    return said
