"""What readers get: pages and files by way of `newsroom.publishing`, the head, the changes, health."""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.errors import NotFound
from dateline.newsroom import Newsroom, publishing
from dateline.outputs.paper import fingerprint
from dateline.outputs.times import utc
from dateline.records import Entry, Fact, Redaction
from dateline.story import Story
from dateline.web import moments
from dateline.web.bulletin import Bulletin
from dateline.web.deltas import MOST_BYTES, MOST_ENTRIES, MOST_POSTS, delta, drawn, encoded
from dateline.web.prepared import Prepared, Shelf, answer, http_date, prepare

SHORT = {"Cache-Control": "public, max-age=2, stale-while-revalidate=10"}
NEVER_CHANGES = {"Cache-Control": "public, max-age=31536000, immutable"}
NEXT = 10  # seconds until a page that polls asks again
STATIC = (Path(str(files("dateline.outputs"))) / "static", Path(str(files("dateline.web"))) / "static")
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json"}


class Public:
    """The routes of readers, over one newsroom."""

    def __init__(self, room: Newsroom, bulletin: Bulletin) -> None:
        self.room = room
        self.bulletin = bulletin
        self.shelf = Shelf()
        room.subscribe(self._heard)

    def _heard(self, slug: str, entries: list[Entry[Fact]]) -> None:
        if any(isinstance(entry.fact, Redaction) for entry in entries):
            self.shelf.clear()  # nothing that was drawn before may be shown again

    def front(self, request: Request) -> Response:
        stories = [self.room.story(slug) for slug in self.room.slugs()]
        last = max((story.at for story in stories if story.at), default=None)
        key = ("front", tuple(story.seq for story in stories))
        found = self.shelf.get(key, lambda: prepare(publishing.front(self.room), "text/html", last))
        return answer(request, found, SHORT)

    def page(self, request: Request) -> Response:
        """Any output of a coverage, now or as of a moment."""
        slug, path = request.path_params["slug"], request.path_params.get("path", "")
        story = self.room.story(slug)
        try:
            publishing.find(path)
        except NotFound:
            if path and not path.endswith("/") and _is_page(path):
                query = f"?{request.url.query}" if request.url.query else ""
                return RedirectResponse(f"/{quote(slug)}/{quote(path, safe='/:@')}/{query}", 308)
            raise
        said, header = request.query_params.get("as-of"), request.headers.get("accept-datetime")
        if said is not None:
            return self._past(request, story, path, moments.asked(said, story.coverage))
        here = f"/{quote(slug)}/{quote(path, safe='/:@')}"
        if header is not None:
            moment = moments.within(moments.accepted(header), _began(story), story.at)
            sent = {"Vary": "Accept-Datetime", "Link": f'<{here}>; rel="original timegate"'}
            return RedirectResponse(moments.address(here, moment), 302, sent)

        def make() -> Prepared:
            return prepare(*publishing.render(self.room, slug, path), story.at)

        found = self.shelf.get((slug, path, story.seq), make)
        sent = {"Vary": "Accept-Datetime", "Link": f'<{here}>; rel="original timegate"'}
        return answer(request, found, SHORT | sent)

    def _past(self, request: Request, story: Story, path: str, moment: datetime) -> Response:
        if story.at is not None and moment > max(story.at, self.room.clock()):
            raise NotFound("That moment has not come yet.", "The page as it now stands is on the Live tab.")
        began = _began(story)
        if began is not None and moment < began:
            hint = f"It begins with {utc(began)}."
            raise NotFound("This coverage had not begun at that moment.", hint)
        slug = story.slug

        def make() -> Prepared:
            return prepare(*publishing.render(self.room, slug, path, as_of=moment), moment)

        found = self.shelf.get((slug, path, story.seq, moment), make)
        here = f"/{quote(slug)}/{quote(path, safe='/:@')}"
        sent = {
            "Memento-Datetime": http_date(moment),
            "Link": f'<{here}>; rel="original timegate"',
            "Cache-Control": "public, max-age=60",
        }
        return answer(request, found, sent)

    def bare(self, request: Request) -> Response:
        slug = request.path_params["slug"]
        self.room.story(slug)
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/{quote(slug)}/{query}", 308)

    async def head(self, request: Request) -> Response:
        story = await run_in_threadpool(self.room.story, request.path_params["slug"])
        found = {
            "seq": story.seq,
            "hash": story.hash,
            "now": utc(self.room.clock()),
            "next": NEXT,
            "status": story.coverage.status,
        }
        return Response(encoded(found), headers=SHORT, media_type="application/json")

    def changes(self, request: Request) -> Response:
        """The delta between two seqs: what never changes again may be kept for ever."""
        slug = request.path_params["slug"]
        start, to = request.path_params["start"], request.path_params["to"]
        story = self.room.story(slug)
        if not 0 <= start < to <= story.seq:
            raise NotFound("There are no such changes.", f"The last one is {story.seq}.")
        found = self.shelf.get((slug, "changes", start, to), lambda: self._changes(slug, start, to))
        if not found.body:
            return JSONResponse({"reload": True}, 410, {"Cache-Control": "public, max-age=60"})
        return answer(request, found, NEVER_CHANGES)

    def _changes(self, slug: str, start: int, to: int) -> Prepared:
        entries = self.room.entries(slug, after=start, until=to)
        if len(entries) > MOST_ENTRIES:
            return prepare(b"", "application/json")
        site = publishing.site_for(self.room, slug, live=True)
        old = drawn(self.room.story_upto(slug, start), site)
        new = drawn(self.room.story_upto(slug, to), site)
        found = delta(old, new, entries, site)
        found["from"], found["to"] = start, to  # as asked: a seq may be another coverage's
        body = encoded(found)
        if len(found["posts"]) > MOST_POSTS or len(body) > MOST_BYTES:
            return prepare(b"", "application/json")
        return prepare(body, "application/json", new.story.at)

    def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        path = next((folder / name for folder in STATIC if _inside(folder, name)), None)
        if path is None:
            raise NotFound(f"There is no file {name!r}.", "Load the page anew: it may name others now.")
        changed = path.stat().st_mtime_ns

        def make() -> Prepared:
            return prepare(path.read_bytes(), TYPES.get(path.suffix, "application/octet-stream"))

        found = self.shelf.get(("static", name, changed), make)
        said = request.query_params.get("v")
        lasting = said is not None and said in (fingerprint(name), found.etag[:10])
        return answer(request, found, NEVER_CHANGES if lasting else {"Cache-Control": "no-cache"})

    def health(self, request: Request) -> Response:
        """For whoever watches the server: how far the record goes, how the sources do."""
        rows = {}
        for slug in self.room.slugs():
            states = [row.state for row in self.room.health(slug)]
            seq = self.room.story(slug).seq
            rows[slug] = {"seq": seq, "sources": {s: states.count(s) for s in sorted(set(states))}}
        found = {"status": "ok", "readers": self.bulletin.readers(), "coverages": rows}
        return Response(encoded(found), headers={"Cache-Control": "no-store"}, media_type="application/json")


def _began(story: Story) -> datetime | None:
    return story.coverages[0].at if story.coverages else None


def _is_page(path: str) -> bool:
    try:
        publishing.find(path + "/")
    except NotFound:
        return False
    return True


def _inside(folder: Path, name: str) -> bool:
    try:
        path = (folder / name).resolve()
        return path.is_relative_to(folder.resolve()) and path.is_file()
    except (ValueError, OSError):  # a NUL in it, a name longer than a file's can be
        return False
