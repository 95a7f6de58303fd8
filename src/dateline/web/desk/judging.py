"""The queue and one claim before its judge."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import cast

from starlette.responses import Response

from dateline.errors import DatelineError, Refused, Stale
from dateline.newsroom import acts
from dateline.outputs.relations import EVIDENCE, WORDS
from dateline.records import Assessment, Claim, Credibility, Entry, Link, Rank, record
from dateline.story import Story
from dateline.web.desk import foresight
from dateline.web.desk.asked import Asked, needed, number
from dateline.web.desk.documents import title_of
from dateline.web.desk.paper import drawn
from dateline.web.desk.queue import after, queue
from dateline.web.desk.source_marks import KINDS
from dateline.web.desk.source_text import excerpt
from dateline.weigh.origins import origins
from dateline.weigh.versions import still_says

RELIABILITIES = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Cannot be judged",
}
OFFERED = ("One origin only.", "A party to the event.", "Independent origins agree.")


@record
class Other:
    """A claim linked to the one before the editor."""

    link: Link
    claim: Claim
    words: str


def show(asked: Asked, *, status: int = 200, **more: object) -> Response:
    """The queue; with `?claim=`, that claim in full."""
    groups = queue(asked.story, whole=asked.query.get("all", ""))
    claim_id = asked.form.get("claim") or asked.query.get("claim", "")
    values: dict[str, object] = {"groups": groups, "claim": None, "error": None, "conflict": None, "form": {}}
    if claim_id:
        values |= _claim(asked, needed(asked.story, claim_id))
    done = asked.query.get("done", "")
    values["done"] = done if done in asked.story.claims else None
    return drawn("queue.html", asked, "", status, **(values | more))


def judge(asked: Asked) -> Response:
    claim = needed(asked.story, asked.form.get("claim", ""))
    following = after(queue(asked.story), claim)
    try:
        value = cast(Credibility, number(asked.form.get("credibility", ""), range(1, 7)))
        evidence = tuple(asked.form.get("evidence", "").replace(",", " ").split())
        for one in evidence:
            needed(asked.story, one)
        acts.judge(
            asked.room,
            asked.slug,
            asked.editor.by,
            claim=claim,
            credibility=value,
            rank=cast(Rank, asked.form.get("rank") or "normal"),
            reason=asked.form.get("reason", "")[:2000],
            evidence=evidence,
            seen=asked.seen(),
            key=asked.key,
        )
    except Stale as stale:
        return show(_again(asked), status=409, conflict=_theirs(asked, claim, stale), form=asked.form)
    except DatelineError as error:
        return show(asked, status=400, error=error, form=asked.form)
    return asked.goto(f"?claim={following}&done={claim}#claim" if following else f"?done={claim}")


def relate(asked: Asked) -> Response:
    """Confirm or reject a suggested link."""
    form = asked.form
    claim = needed(asked.story, form.get("claim", ""))
    confirmed = form.get("answer") == "yes"
    try:
        if form.get("answer") not in ("yes", "no"):
            raise Refused("Choose Agree or Reject.", "Y and N do the same.")
        link = asked.story.links.get(
            (form.get("from", claim), form.get("other", ""), form.get("relation", ""))
        )
        if link is None:
            raise Refused("That link is not there any more.", "Look at the claim again.")
        held = link[-1].fact
        acts.relate(
            asked.room,
            asked.slug,
            asked.editor.by,
            claim=held.claim,
            other=held.other,
            relation=held.relation,
            aspect=held.aspect,
            state="confirmed" if confirmed else "rejected",
            reason=(form.get("why", "").strip() or held.reason)[:2000],
            seen=asked.seen(),
            key=asked.key,
        )
    except Stale as stale:
        return show(_again(asked), status=409, conflict=_theirs(asked, claim, stale), form={})
    except DatelineError as error:
        return show(asked, status=400, error=error, form={})
    return asked.goto(f"?claim={claim}#claim")


def take(asked: Asked) -> Response:
    """Say that you are on it, or ask for help."""
    claim = needed(asked.story, asked.form.get("claim", ""))
    wants_help = asked.form.get("status") == "help"
    acts.assign(
        asked.room,
        asked.slug,
        asked.editor.by,
        about=f"claim:{claim}",
        status="Help Needed" if wants_help else "In Progress",
        assignee=None if wants_help else asked.editor.name,
        seen=asked.room.story(asked.slug).seq,
        key=asked.key,
    )
    return asked.goto(f"?claim={claim}#claim")


def _again(asked: Asked) -> Asked:
    """The same question over the story as it now is."""
    return replace(asked, story=asked.room.story(asked.slug))


def _theirs(asked: Asked, claim: str, stale: Stale) -> dict[str, object]:
    """What somebody else answered since the editor's page was drawn."""
    history = asked.room.story(asked.slug).assessments.get(claim, ())
    newer = [entry for entry in history if entry.seq > asked.seen()]
    return {"stale": stale, "theirs": newer[-1] if newer else None}


def _claim(asked: Asked, claim_id: str) -> dict[str, object]:
    story = asked.story
    claim = story.claim(claim_id)
    document = story.document(claim.document) if claim.document in story.documents else None
    links = [_other(story, claim_id, link) for link in story.links_at(claim_id) if link.state != "rejected"]
    same = [claim_id, *(o.claim.id for o in links if o.link.relation == "repeats")]
    task = story.tasks.get(f"claim:{claim_id}")
    return {
        "claim": claim,
        "document": document,
        "still": still_says(story, claim),
        "source": story.source_of(claim) if document else None,
        "excerpt": excerpt(claim, document, _beside(story, claim)) if document else None,
        "title": title_of(document, story.source_of(claim)) if document else "",
        "KINDS": KINDS,
        "suggested": [other for other in links if other.link.state == "suggested"],
        "linked": [other for other in links if other.link.state == "confirmed"],
        "origins": origins(story, same),
        "outlets": len(dict.fromkeys(story.claim(one).document for one in same)),
        "history": tuple(reversed(story.assessments.get(claim_id, ()))),
        "found": story.claims[claim_id][0],
        "task": task[-1].fact if task else None,
        "words": foresight.words(story, claim_id, asked.room.clock()),
        "effects": foresight.effects(story, claim_id),
        "recent": recent(story, asked.editor.by),
        "CREDIBILITIES": EVIDENCE,
        "RELIABILITIES": RELIABILITIES,
    }


def _beside(story: Story, claim: Claim) -> list[Claim]:
    """The other claims of its document."""
    return [story.claim(one) for one in story.claims_in.get(claim.document, ()) if one != claim.id]


def _other(story: Story, claim_id: str, link: Link) -> Other:
    first = link.claim == claim_id
    other = story.claim(link.other if first else link.claim)
    return Other(link=link, claim=other, words=WORDS[link.relation][0 if first else 1])


def recent(story: Story, by: str) -> list[str]:
    """Reasons given lately, the editor's own first, to be offered again."""
    entries: list[Entry[Assessment]] = sorted(
        (history[-1] for history in story.assessments.values()), key=lambda entry: -entry.seq
    )[:60]
    counts = Counter(entry.fact.reason for entry in entries)
    mine = [entry.fact.reason for entry in entries if entry.by == by]
    often = [reason for reason, times in counts.most_common(6) if times > 1]
    return [r for r in dict.fromkeys([*mine[:3], *often, *OFFERED]) if len(r) <= 90][:5]
