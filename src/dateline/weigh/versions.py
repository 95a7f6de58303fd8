"""What a document's new version did to its claims: softened, changed or dropped them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

from dateline.records import Claim, Link, record
from dateline.story import Story
from dateline.weigh.series import figures_of, same_value, thing_of
from dateline.weigh.words import content, overlap, voice, voices

_SAME = 0.5  # share of content words by which a claim is known again in the next version


@record
class Change:
    """What became of a claim of the earlier version. `now` is its claim in the new one, None if dropped."""

    was: str
    now: str | None
    kind: Literal["softened", "firmed", "figure changed", "reworded", "dropped"]
    reason: str


def changes(story: Story, document_id: str, new: Sequence[Claim] = ()) -> tuple[Change, ...]:
    """What the document changed in the claims of the version it replaces, in the order of the old text.

    `new` are the new version's claims where the story does not have them yet.
    """
    replaces = story.document(document_id).replaces if document_id in story.documents else None
    if replaces is None or replaces not in story.documents:
        return ()
    earlier = story.document(replaces).text
    old = [c for version in _versions(story, replaces) for c in _claims(story, version) if c.quote in earlier]
    now = [claim for claim in new if claim.document == document_id] or _claims(story, document_id)
    text = story.document(document_id).text
    again = {claim.quote for claim in now}
    old = [
        claim for claim in old if claim.quote in again or claim.quote not in text
    ]  # the rest stands as it did
    pairs = _matched(story, old, now)
    found = [_change(claim, pairs.get(claim.id)) for claim in old]
    return tuple(change for change in found if change is not None)


def version_links(story: Story, document_id: str, new: Sequence[Claim] = ()) -> list[Link]:
    """The changes as links from the new claims to the old; what was dropped has no link."""
    relations = {"softened": "clarifies", "firmed": "clarifies", "figure changed": "supersedes"}
    return [
        Link(
            claim=change.now,
            other=change.was,
            relation="supersedes" if relations[change.kind] == "supersedes" else "clarifies",
            aspect="figure" if change.kind == "figure changed" else "whole",
            reason=change.reason,
        )
        for change in changes(story, document_id, new)
        if change.now is not None and change.kind in relations
    ]


def still_says(story: Story, claim: Claim) -> bool | None:
    """Whether the newest version of the claim's document still has its words; None without a newer one."""
    newest = newest_version(story, claim.document)
    if newest == claim.document or newest not in story.documents:
        return None
    text = story.document(newest).text
    return all(claim.quote[start - claim.start : end - claim.start] in text for start, end in claim.spans)


def newest_version(story: Story, document_id: str) -> str:
    """The last version of a document."""
    passed = {document_id}
    while (later := story.replaced_by.get(document_id)) is not None and later not in passed:
        passed.add(later)
        document_id = later
    return document_id


def _versions(story: Story, document_id: str | None) -> list[str]:
    """A document and the versions before it, oldest first: a claim stands where it was first read."""
    chain: list[str] = []
    while document_id is not None and document_id in story.documents and document_id not in chain:
        chain.append(document_id)
        document_id = story.document(document_id).replaces
    return chain[::-1]


def _claims(story: Story, document_id: str) -> list[Claim]:
    claims = [
        story.claim(claim_id) for claim_id in story.claims_in.get(document_id, ()) if claim_id in story.claims
    ]
    return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id))


def _matched(story: Story, old: list[Claim], now: list[Claim]) -> dict[str, Claim]:
    """Each old claim's successor: the same voice and most of the same words; found by shared words."""
    roots = voices(story, now)
    by_word: dict[str, list[int]] = defaultdict(list)
    words = [content(claim.quote) for claim in now]
    for n, found in enumerate(words):
        for word in found:
            by_word[word].append(n)
    taken: set[int] = set()
    pairs: dict[str, Claim] = {}
    for claim in old:
        mine = content(claim.quote)
        shared = Counter(n for word in mine for n in by_word.get(word, ())[:50] if n not in taken)
        for n, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:5]:
            if voice(story, now[n], roots) == voice(story, claim, roots) and overlap(mine, words[n]) >= _SAME:
                pairs[claim.id] = now[n]
                taken.add(n)
                break
    return pairs


def _change(old: Claim, now: Claim | None) -> Change | None:
    if now is None:
        return Change(was=old.id, now=None, kind="dropped", reason="The new version no longer says this.")
    figures = _figures_changed(old, now)
    if figures is not None:
        before, after = figures
        reason = f"The new version says {after} where the earlier one said {before}."
        return Change(was=old.id, now=now.id, kind="figure changed", reason=reason)
    had = {hedge.as_written.casefold() for hedge in old.hedges}
    has = {hedge.as_written.casefold() for hedge in now.hedges}
    if has - had:
        words = ", ".join(f"“{word}”" for word in sorted(has - had))
        return Change(
            was=old.id,
            now=now.id,
            kind="softened",
            reason=f"The new version is more careful: it adds {words}.",
        )
    if had - has:
        words = ", ".join(f"“{word}”" for word in sorted(had - has))
        return Change(
            was=old.id,
            now=now.id,
            kind="firmed",
            reason=f"The new version is less careful: it leaves out {words}.",
        )
    if " ".join(old.quote.split()) != " ".join(now.quote.split()):
        return Change(
            was=old.id, now=now.id, kind="reworded", reason="The new version words this differently."
        )
    return None


def _figures_changed(old: Claim, now: Claim) -> tuple[str, str] | None:
    before = {thing_of(figure): figure for figure in figures_of(old)}
    for figure in figures_of(now):
        was = before.get(thing_of(figure))
        if was is not None and not same_value(was, figure):
            return was.as_written, figure.as_written
    return None
