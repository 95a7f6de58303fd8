"""Composing a post, changing one, taking one back: what was typed is never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from markupsafe import Markup
from starlette.responses import Response

from dateline.errors import DatelineError, Stale
from dateline.markup import cited
from dateline.newsroom import acts
from dateline.newsroom.publishing import site_for
from dateline.outputs.drawing import post_html
from dateline.records import Correction, CorrectionKind, Post, PostState
from dateline.story import Story
from dateline.web.desk import foresight
from dateline.web.desk.asked import Asked, needed
from dateline.web.desk.outrun import missing, outruns
from dateline.web.desk.paper import drawn

PICKED = 60  # claims offered in the picker
DRAFT_NAME = "draft-preview"


def write(asked: Asked) -> Response:
    """The composer: a new post, a draft, or a post begun from a claim."""
    held = _held(asked)
    return _composer(asked, held, kind="")


def publish(asked: Asked) -> Response:
    """Publish, keep as a draft, or only draw the preview."""
    post = _typed(asked, _held(asked))
    action = asked.form.get("action", "preview")
    if action == "preview":
        return _composer(asked, post, kind="", previewed=True)
    try:
        state: PostState = "draft" if action == "draft" else "published"
        post = replace(post, state=state)
        lacks = missing(post.headline, post.text) if state == "published" else []
        if lacks:
            return _composer(asked, post, kind="", status=400, lacks=lacks)
        found = acts.publish(
            asked.room, asked.slug, asked.editor.by, post=post, seen=asked.seen(), key=asked.key
        )
    except Stale as stale:
        return _conflict(asked, post, "", stale)
    except DatelineError as error:
        return _composer(asked, post, kind="", status=400, error=error)
    made = next(entry.fact for entry in found if isinstance(entry.fact, Post))
    return asked.goto(f"posts?done={made.id}" if state == "published" else f"write?post={made.id}&kept=1")


def edit(asked: Asked) -> Response:
    """Change a post that is out; readers are told of the change."""
    held = asked.story.post(asked.path["post"])
    if not asked.sent:
        return _composer(asked, held, kind="correction")
    post = _typed(asked, held)
    kind = asked.form.get("kind", "correction")
    if asked.form.get("action", "preview") == "preview":
        return _composer(asked, post, kind=kind, previewed=True)
    try:
        acts.change(
            asked.room,
            asked.slug,
            asked.editor.by,
            post=post,
            kind=cast(CorrectionKind, kind),
            text=asked.form.get("note", ""),
            reason=asked.form.get("reason", ""),
            seen=asked.seen(),
            key=asked.key,
        )
    except Stale as stale:
        return _conflict(asked, post, kind, stale)
    except DatelineError as error:
        return _composer(asked, post, kind=kind, status=400, error=error)
    return asked.goto(f"posts?done={post.id}")


def withdraw(asked: Asked) -> Response:
    """Take a post back: its address stays and says so."""
    held = asked.story.post(asked.path["post"])
    note, reason = asked.form.get("note", ""), asked.form.get("reason", "")
    error: DatelineError | None = None
    if asked.sent and asked.form.get("action") == "withdraw":
        try:
            acts.withdraw(
                asked.room, asked.slug, asked.editor.by, post_id=held.id, text=note, reason=reason,
                seen=asked.seen(), key=asked.key,
            )  # fmt: skip
            return asked.goto(f"posts?done={held.id}")
        except DatelineError as found:
            error = found
    seen = replace(held, state="withdrawn")
    told = Correction(
        post=held.id, kind="withdrawal", text=note or f"A post here said: {held.headline}", reason=reason
    )
    return drawn(
        "withdraw.html", asked, "posts", 400 if error else 200, post=held, note=note,
        reason=reason, error=error,
        preview=_preview(asked, asked.room.story(asked.slug), seen, told),
        seq=asked.room.story(asked.slug).seq,
    )  # fmt: skip


def preview(asked: Asked) -> Response:
    """Only the post as readers would see it, and what is amiss: what the script asks at every pause."""
    held = asked.story.post(asked.form["post"]) if asked.form.get("post") in asked.story.posts else _empty()
    post = _typed(asked, held)
    note = _note(asked, post, asked.form.get("kind", ""))
    return drawn(
        "preview.html", asked, "write", preview=_preview(asked, asked.story, post, note),
        warned=outruns(asked.story, post.headline, post.text), cites=_cites(asked.story, post),
    )  # fmt: skip


def posts(asked: Asked) -> Response:
    """Every post, and the way to change or withdraw it."""
    rows = sorted(asked.story.posts.values(), key=lambda history: -history[-1].seq)
    done = asked.query.get("done", "")
    return drawn(
        "posts-list.html", asked, "posts", rows=rows, done=done if done in asked.story.posts else None
    )


def _composer(asked: Asked, post: Post, *, kind: str, status: int = 200, **more: object) -> Response:
    story = asked.room.story(asked.slug)
    note = _note(asked, post, kind)
    values: dict[str, object] = {
        "post": post,
        "kind": kind,
        "note": asked.form.get("note", ""),
        "reason": asked.form.get("reason", ""),
        "error": None,
        "conflict": None,
        "lacks": missing(post.headline, post.text),
        "warned": outruns(story, post.headline, post.text),
        "cites": _cites(story, post),
        "picks": picks(story, post, asked.form.get("find", "") or asked.query.get("find", "")),
        "find": asked.form.get("find", "") or asked.query.get("find", ""),
        "preview": _preview(asked, story, post, note),
        "seq": asked.seen() or story.seq,
        "kept": asked.query.get("kept"),
    }
    return drawn("write.html", asked, "posts" if kind else "write", status, **(values | more))


def _conflict(asked: Asked, post: Post, kind: str, stale: Stale) -> Response:
    """Somebody else changed the same post: both wordings, and the next sending decides."""
    now = asked.room.story(asked.slug)
    theirs = now.posts[post.id][-1] if post.id in now.posts else None
    return _composer(
        asked, post, kind=kind, status=409, conflict={"stale": stale, "theirs": theirs}, seq=now.seq
    )


def _held(asked: Asked) -> Post:
    """The draft asked for, or a new post that begins with the claim asked for."""
    post_id = asked.form.get("post") or asked.query.get("post", "")
    if post_id in asked.story.posts:
        return asked.story.post(post_id)
    claim_id = asked.query.get("claim", "")
    if not claim_id or asked.sent:
        return _empty()
    claim = asked.story.claim(needed(asked.story, claim_id))
    who = f"{claim.speaker.name} says that " if claim.speaker else ""
    words = claim.quote.replace("[", "(").replace("]", ")").replace("|", "/").replace("\n", " ").strip(" .,")
    text = f"{who}[[{words}|{claim.id}]]."
    return replace(_empty(), text=text[:1].upper() + text[1:])


def _typed(asked: Asked, held: Post) -> Post:
    """The post as it stands in the form."""
    form = asked.form
    return replace(
        held,
        headline=form.get("headline", "").replace("\n", " ")[:1000],
        text=form.get("text", "")[:60_000],
        cites=cited(form.get("text", "")),
        key_event="key_event" in form,
        pinned="pinned" in form,
        place=form.get("place", "").strip()[:100] or None,
        topics=tuple(t.strip() for t in form.get("topics", "").split(",") if t.strip())[:8],
    )


def _empty() -> Post:
    return Post(id="", headline="", text="")


def _note(asked: Asked, post: Post, kind: str) -> Correction | None:
    if kind not in ("clarification", "correction", "update"):
        return None
    text, reason = asked.form.get("note", ""), asked.form.get("reason", "")
    return Correction(post=post.id, kind=cast(CorrectionKind, kind), text=text, reason=reason)


def _preview(asked: Asked, story: Story, post: Post, note: Correction | None = None) -> Markup:
    """The post in the readers' own template, as if it were out."""
    state: PostState = "withdrawn" if post.state == "withdrawn" else "published"
    shown = replace(post, id=post.id or DRAFT_NAME, state=state)
    then = foresight.with_post(story, shown, asked.editor.by, asked.room.clock(), note)
    site = site_for(asked.room, asked.slug, live=True)
    return Markup(post_html(then, shown.id, site, root=f"/{asked.slug}/"))  # noqa: S704  our own template


def _cites(story: Story, post: Post) -> list[str]:
    return [claim for claim in cited(post.text) if claim in story.claims]


def picks(story: Story, post: Post, find: str) -> list[str]:
    """Claims to cite: those that hold every word looked for, newest first."""
    words = find.casefold().split()[:8]
    found = []
    for history in reversed(list(story.claims.values())):
        claim = history[-1].fact
        who = claim.speaker.name if claim.speaker else ""
        if all(word in f"{claim.id} {claim.quote} {who}".casefold() for word in words):
            found.append(claim.id)
            if len(found) >= PICKED:
                break
    return found
