"""The desk's addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from dateline.newsroom import Newsroom
from dateline.web.desk import documents, judging, naming, upkeep, writing
from dateline.web.desk.asked import Asked, Page, page, same_origin
from dateline.web.desk.entering import Door
from dateline.web.desk.keys import Keys
from dateline.web.desk.paper import bare
from dateline.web.desk.queue import queue, waiting

Endpoint = Callable[[Request], Awaitable[Response]]


def desk_routes(room: Newsroom, keys: Keys) -> list[BaseRoute]:
    """Every route under /desk."""
    door = Door(room, keys)

    def route(path: str, draw: Page, *methods: str) -> Route:
        return Route(path, guarded(page(room, keys, draw)), methods=list(methods or ("GET",)))

    return [
        Route("/in/{token}", guarded(door.enter), methods=["GET", "POST"]),
        Route("/out", guarded(door.leave), methods=["POST"]),
        route("/", coverages),
        route("/{slug}/", judging.show),
        route("/{slug}/judge", judging.judge, "POST"),
        route("/{slug}/link", judging.relate, "POST"),
        route("/{slug}/take", judging.take, "POST"),
        route("/{slug}/write", _either(writing.write, writing.publish), "GET", "POST"),
        route("/{slug}/preview", writing.preview, "POST"),
        route("/{slug}/posts", writing.posts),
        route("/{slug}/posts/{post}/edit", writing.edit, "GET", "POST"),
        route("/{slug}/posts/{post}/withdraw", writing.withdraw, "GET", "POST"),
        route("/{slug}/documents", documents.documents),
        route("/{slug}/documents/{document}", documents.show),
        route("/{slug}/names", _either(naming.show, naming.answer), "GET", "POST"),
        route("/{slug}/summary", upkeep.summary, "GET", "POST"),
        route("/{slug}/sources", upkeep.sources, "GET", "POST"),
        route("/{slug}/history", upkeep.history),
        route("/{slug}/invite", lambda asked: invite(asked, keys), "POST"),
    ]


def coverages(asked: Asked) -> Response:
    """Where to work: straight to the only coverage, else a list."""
    slugs = asked.room.slugs()
    if len(slugs) == 1:
        return RedirectResponse(f"/desk/{slugs[0]}/", 303)
    rows = [(asked.room.story(slug).coverage, waiting(queue(asked.room.story(slug)))) for slug in slugs]
    return bare("coverages.html", rows=rows, editor=asked.editor, desk_title=asked.room.config.title)


def invite(asked: Asked, keys: Keys) -> Response:
    """A link for one more editor, to be handed on."""
    link = f"{asked.address}desk/in/{keys.token()}"
    return bare("invite.html", link=link, slug=asked.slug, desk_title=asked.room.config.title)


def guarded(endpoint: Endpoint) -> Endpoint:
    """Nothing is changed for a page that is not ours."""

    async def checked(request: Request) -> Response:
        if request.method not in ("GET", "HEAD") and not same_origin(request):
            raise HTTPException(403, "That came from another site, and nothing was done")
        return await endpoint(request)

    return checked


def _either(reading: Page, sending: Page) -> Page:
    return lambda asked: sending(asked) if asked.sent else reading(asked)
