"""Words, dates and answers that are meant to break the pages."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

from lxml import etree

from dateline.errors import DatelineError, Stale
from dateline.hooks import Found
from dateline.newsroom import Newsroom, Visit, acts, publishing
from dateline.newsroom.visits import take_in
from dateline.records import Claim, Document, Line, Post, Source, Summary
from tests.web.desks import Clock, Desk

SLUG = "merrow"
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>]]>&l9;{{7*7}}\u202e"
AWAY = "javascript:alert(1)"


class Markup(HTMLParser):
    """Whether a page holds anything that runs, or leads to something that runs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        data = tag == "script" and said.get("type") == "application/ld+json"
        if tag in ("iframe", "object", "embed", "base") or (
            tag == "script" and not said.get("src") and not data
        ):
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in said if name.startswith("on")]
        for name in ("href", "src", "action", "formaction", "xlink:href"):
            if (said.get(name) or "").strip().lower().startswith(("javascript:", "data:text", "vbscript:")):
                self.found.append(f"{tag} {name}={said[name]}")
        if tag == "img" and said.get("src") == "x":
            self.found.append("img")


def runs(page: str) -> list[str]:
    markup = Markup()
    markup.feed(page)
    return markup.found


def spoil(room: Newsroom) -> None:
    """Put script wherever an outsider's or an editor's words go."""
    source = Source(name="evil", type="page", url=AWAY, title=HOSTILE, origin=HOSTILE, party=HOSTILE)
    room.append(SLUG, "config", [source])
    done = Visit(source=source)
    for language in ("en", HOSTILE):
        found = Document(
            id="",
            source="evil",
            url=AWAY,
            title=HOSTILE,
            byline=HOSTILE,
            text=f"{HOSTILE} “We {HOSTILE} won’t leave,” Mayor Ada Bell said. More than 40 people were hurt.",
            capture="",
            language=language,
            captured=room.clock(),
            published=datetime(9999, 12, 31, tzinfo=UTC),
            file=HOSTILE,
        )
        brought = Found(key=HOSTILE + language, document=found, raw=b"x", media_type="text/html")
        done = take_in(room, SLUG, source, brought, done)
    assert done.claims
    claim = next(entry.fact.id for entry in reversed(room.entries(SLUG)) if isinstance(entry.fact, Claim))
    by = f"desk:{HOSTILE}"

    def seen() -> int:
        return room.story(SLUG).seq

    acts.judge(room, SLUG, by, claim=claim, credibility=2, reason=HOSTILE, seen=seen())
    cited = f"{HOSTILE} [[{HOSTILE.replace(']', ')')}|{claim}]]"
    post = Post(
        id="", headline=HOSTILE, text=cited, topics=(HOSTILE,), place=HOSTILE, key_event=True, pinned=True
    )
    entries = acts.publish(room, SLUG, by, post=post, seen=seen())
    made = next(entry.fact for entry in entries if isinstance(entry.fact, Post))
    made = replace(made, text=f"Now {cited}")
    acts.change(room, SLUG, by, post=made, kind="correction", text=HOSTILE, reason=HOSTILE, seen=seen())
    lines = (Line(text=HOSTILE, cites=(claim,)),)
    acts.summarise(room, SLUG, by, summary=Summary(known=lines, claimed=lines, unknown=lines), seen=seen())


def test_script_from_anywhere_is_letters_everywhere(room: Newsroom, browser: Desk) -> None:
    before = room.story(SLUG).seq
    spoil(room)
    browser.sign_in()
    drawn = 0
    for path, output, _ in publishing.pages(room, SLUG):
        body, kind = publishing.render(room, SLUG, path)
        drawn += 1
        if "html" in kind:
            assert [] == runs(body.decode()), path
        elif "xml" in kind:
            etree.fromstring(body)
        elif "json" in kind and "lines" not in kind and not path.endswith("jsonl"):
            json.loads(body)
        assert output.path is not None
    assert drawn > 10
    for path in ("", "history", "posts", "names", "sources", "summary", "write", "?all=yes"):
        assert [] == runs(browser.get(path)), path
    assert [] == runs(publishing.front(room).decode())
    changes = browser.client.get(f"/{SLUG}/changes/{before}-{room.story(SLUG).seq}").json()
    pieces = [post["html"] for post in changes["posts"]] + list(changes["regions"].values())
    assert pieces
    assert [] == [found for piece in pieces for found in runs(piece)]


def test_a_clock_that_steps_back_keeps_the_order(room: Newsroom) -> None:
    clock = room.clock
    assert isinstance(clock, Clock)
    last = room.story(SLUG).at
    clock.on(days=-400)
    acts.judge(room, SLUG, "desk:ada", claim="d1-c3", credibility=2, reason="r", seen=room.story(SLUG).seq)
    times = [entry.at for entry in room.entries(SLUG)]
    assert times == sorted(times)
    assert last is not None
    assert room.story(SLUG).at == last
    assert publishing.render(room, SLUG, "")[0]


def test_editors_who_answer_at_the_same_moment(room: Newsroom) -> None:
    """One answer stands, everyone else is told; none is lost in silence."""
    seen = room.story(SLUG).seq
    ready, told = threading.Barrier(6), list[str]()

    def answer(name: str) -> None:
        ready.wait()
        try:
            acts.judge(room, SLUG, f"desk:{name}", claim="d1-c3", credibility=2, reason=name, seen=seen)
            told.append("done")
        except Stale:
            told.append("stale")
        except DatelineError as error:
            told.append(repr(error))

    threads = [threading.Thread(target=answer, args=(name,)) for name in "abcdef"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ["done"] + ["stale"] * 5 == sorted(told)
    assert len(room.story(SLUG).assessments["d1-c3"]) == 1


def test_two_editors_of_one_post_and_what_was_typed_is_kept(browser: Desk) -> None:
    browser.sign_in()
    seen = browser.room.story(SLUG).seq
    post = replace(browser.room.story(SLUG).post("p3"), headline="Bo was here")
    acts.change(
        browser.room,
        SLUG,
        "desk:Bo",
        post=post,
        kind="clarification",
        text="Bo's note.",
        reason="r",
        seen=seen,
    )
    fields = {"headline": "My <headline>", "text": "My & text.", "note": "My note.", "reason": "My reason.",
              "kind": "correction", "action": "publish"}  # fmt: skip
    page = browser.send("posts/p3/edit", 409, seen=str(seen), **fields)
    for typed in ("My &lt;headline&gt;", "My &amp; text.", "My note.", "My reason."):
        assert typed in page


def test_moments_at_the_ends_of_the_calendar_and_numbers_without_end(room: Newsroom) -> None:
    """What a source may write at any time: no page of the coverage fails because of it."""
    source = Source(name="far", type="page", url="https://far.example/", title="Far")
    room.append(SLUG, "config", [source])
    done = Visit(source=source)
    for number, text in enumerate(
        (
            "On 31 December 9999, Mayor Ada Bell said 40 people were hurt at 23:59 on 31 December 9999.",
            "Police said on 1 January 0001 that 30 people were hurt. By 2999, 41 were hurt, they said.",
            f"At least 9{'9' * 400} people were hurt, police said. Police said 1e400 people were injured.",
            "Police said 40 people were hurt at 90 S 180 W, and 50 people were hurt at 95 N 200 E.",
        )
    ):
        for moment in (datetime(9999, 12, 31, 23, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), None):
            found = Document(
                id="",
                source="far",
                text=f"{text} {moment}",
                published=moment,
                capture="",
                captured=room.clock(),
            )
            key = f"{number} {moment}"
            brought = Found(key=key, document=found, raw=b"x", media_type="text/plain")
            done = take_in(room, SLUG, source, brought, done)
    assert done.claims > 10
    for path, _, _ in publishing.pages(room, SLUG):
        assert publishing.render(room, SLUG, path)[0], path
    assert publishing.front(room)
