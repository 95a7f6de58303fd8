"""Sources and how they do, the summary, and the history of everything."""

from __future__ import annotations

import re

from starlette.responses import Response

from dateline.errors import DatelineError, NotFound
from dateline.newsroom import acts
from dateline.outputs.languages import unread
from dateline.records import Line, Summary
from dateline.web.desk import record_words
from dateline.web.desk.asked import Asked
from dateline.web.desk.judging import RELIABILITIES
from dateline.web.desk.paper import drawn

CITES = re.compile(r"\s*\{([^{}]*)\}\s*\Z")
PARTS = (
    ("known", "What we know", "Each line rests on claims or posts."),
    ("claimed", "What is claimed", "Begin with who says it: Speaker: what."),
    ("unknown", "What we don’t know", "A question that is still open."),
)


def sources(asked: Asked) -> Response:
    """Every source: silent, failing, when it is tried next, what to do."""
    said: DatelineError | None = None
    visited = None
    if asked.sent:
        name = asked.form.get("source", "")
        source = next((one for one in asked.room.sources(asked.slug) if one.name == name), None)
        if source is None:
            said = NotFound(f"There is no source {name!r}.", "It may have been taken out of dateline.toml.")
        else:
            visited = asked.room.visit(asked.slug, source)
    rows = sorted(
        asked.room.health(asked.slug),
        key=lambda row: ({"failing": 0, "silent": 1, "new": 2, "ok": 3}[row.state], row.source.name),
    )
    captured: dict[str, int] = {}
    for history in asked.room.story(asked.slug).documents.values():
        name = history[-1].fact.source
        captured[name] = captured.get(name, 0) + 1
    return drawn(
        "sources.html", asked, "sources", 404 if said else 200, rows=rows, captured=captured, error=said,
        unread=unread(asked.room.story(asked.slug)),
        visited=visited, RELIABILITIES=RELIABILITIES,
    )  # fmt: skip


def summary(asked: Asked) -> Response:
    """What is known, claimed and not known, a line each."""
    story = asked.room.story(asked.slug)
    held = story.summary
    texts = {part: written(getattr(held, part)) for part, _, _ in PARTS}
    error: DatelineError | None = None
    if asked.sent:
        texts = {part: asked.form.get(part, "")[:20_000] for part, _, _ in PARTS}
        try:
            made = Summary(**{part: lines(text) for part, text in texts.items()})
            acts.summarise(
                asked.room, asked.slug, asked.editor.by, summary=made, seen=asked.seen(), key=asked.key
            )
            return asked.goto("summary?done=1")
        except DatelineError as found:
            error = found
    recent = list(reversed(list(story.claims)))[:40]
    return drawn(
        "summary.html", asked, "summary", 400 if error else 200, parts=PARTS, texts=texts, error=error,
        theirs={part: written(getattr(held, part)) for part, _, _ in PARTS} if error else None,
        seq=story.seq, done=asked.query.get("done"), recent=recent,
    )  # fmt: skip


def history(asked: Asked) -> Response:
    """Who did what, when; newest first."""
    said = asked.query.get("before", "")
    before = int(said) if said.isascii() and said.isdigit() and len(said) < 18 else asked.story.seq + 1
    people = asked.query.get("who") == "desk"
    rows, more = record_words.page(asked.room, asked.slug, min(before, asked.story.seq + 1), people)
    return drawn(
        "history.html", asked, "history", rows=[(entry, *record_words.told(entry.fact)) for entry in rows],
        more=more, people=people,
    )  # fmt: skip


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a part as it is written in the form: a text, then what it rests on in braces.

    >>> lines("The bridge stands. {d4-c2 p1}")
    (Line(text='The bridge stands.', cites=('d4-c2', 'p1')),)
    """
    found = []
    for row in text.splitlines():
        match = CITES.search(row)
        cites = tuple(match[1].replace(",", " ").split()) if match else ()
        words = row[: match.start()].strip() if match else row.strip()
        if words:
            found.append(Line(text=words, cites=cites))
    return tuple(found)


def written(rows: tuple[Line, ...]) -> str:
    """The form's text of some lines; `lines` reads it back."""
    return "\n".join(
        f"{' '.join(line.text.split())}{' {' + ' '.join(line.cites) + '}' if line.cites else ''}"
        for line in rows
    )
