"""The web door: the routes of readers and of the desk, over one newsroom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import DatelineError, NotFound, Refused, Stale
from dateline.newsroom import Newsroom
from dateline.outputs.front import error_page
from dateline.web.bulletin import Bulletin
from dateline.web.desk.keys import Keys
from dateline.web.desk.routes import desk_routes
from dateline.web.events import Events
from dateline.web.public import Public

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; media-src https:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def make_app(room: Newsroom, bulletin: Bulletin, keys: Keys) -> Starlette:
    """The ASGI app. `bulletin` is opened and closed with it."""
    public = Public(room, bulletin)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        await bulletin.open()
        try:
            yield
        finally:
            await bulletin.close()

    routes: list[BaseRoute] = [
        Route("/", public.front),
        Route("/health.json", public.health),
        Route("/static/{name:path}", public.static),
        Route("/favicon.ico", _no_icon),
        Route("/desk", lambda request: RedirectResponse("/desk/", 308)),
        Mount("/desk", routes=desk_routes(room, keys)),
        Route("/{slug}/head.json", public.head),
        Route("/{slug}/changes/{start:int}-{to:int}", public.changes),
        Route("/{slug}/events", Events(bulletin)),
        Route("/{slug}", public.bare),
        Route("/{slug}/", public.page),
        Route("/{slug}/{path:path}", public.page),
    ]
    app = Starlette(routes=routes, lifespan=life)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(DatelineError, _desk_error)
    app.add_exception_handler(Exception, _our_fault)
    app.add_middleware(Guarded)
    app.state.desk_title = room.config.title
    return app


class Guarded:
    """Puts the headers that keep a page safe on every answer; an ASGI layer of a few lines, so that
    streams pass through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, guarded)


def _no_icon(request: Request) -> Response:
    """Browsers ask of themselves; there is none, and they need not ask again soon."""
    return Response(status_code=204, headers={"Cache-Control": "public, max-age=604800"})


def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    titles = {404: "There is nothing at this address", 405: "That cannot be done here"}
    hints = {
        401: "Open a sign-in link: dateline serve prints one, and an editor at the desk can make another.",
        403: "Open the page at the desk itself and send it from there.",
        404: "It may have been mistyped. Withdrawn posts keep their address and say so.",
        413: "Go back, make it shorter, and send it again.",
    }
    title = titles.get(error.status_code, error.detail)
    return failed(request, error.status_code, title, hints.get(error.status_code, ""), error.headers)


def _desk_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, DatelineError):
        raise error
    kinds: tuple[tuple[type[DatelineError], int], ...] = ((NotFound, 404), (Stale, 409), (Refused, 400))
    status = next((status for kind, status in kinds if isinstance(error, kind)), 500)
    return failed(request, status, error.message, error.hint)


def _our_fault(request: Request, error: Exception) -> Response:
    return failed(request, 500, "Something went wrong here", "Try again; if it happens again, tell the desk.")


def failed(request: Request, status: int, title: str, hint: str, headers: object = None) -> Response:
    """The page, or for a program the JSON, that says what went wrong."""
    sent = {"Cache-Control": "no-store"} | (dict(headers) if isinstance(headers, dict) else {})
    if request.url.path.endswith(".json") or "/changes/" in request.url.path:
        return JSONResponse({"error": title, "hint": hint}, status, sent)
    body = error_page(status, title, hint, request.app.state.desk_title)
    return Response(body, status, sent, media_type="text/html")
