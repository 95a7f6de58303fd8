"""What an editor's browser asked, as plain values: who, where, and the form that was sent."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import NotFound, Refused
from dateline.newsroom import Newsroom
from dateline.records import record
from dateline.story import Story
from dateline.web.desk.keys import COOKIE, Editor, Keys

MOST = 300_000  # bytes of a form
FIELDS = 200
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@record
class Asked:
    """One request at the desk, by an editor who is signed in."""

    room: Newsroom
    editor: Editor
    slug: str
    story: Story
    sent: bool  # a form was sent
    query: Mapping[str, str]
    form: Mapping[str, str]
    path: Mapping[str, str]
    address: str = ""  # of all coverage, as this browser names it

    def seen(self) -> int:
        """The seq of the page that the form was on."""
        text = self.form.get("seen", "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0

    @property
    def key(self) -> str:
        return self.form.get("key", "")[:64]

    def goto(self, path: str, status: int = 303) -> Response:
        return RedirectResponse(f"/desk/{self.slug}/{path}", status)


Page = Callable[[Asked], Response]


def page(room: Newsroom, keys: Keys, draw: Page) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that lets editors in only, reads the form, and draws in a thread."""

    async def endpoint(request: Request) -> Response:
        editor = keys.editor(request.cookies.get(COOKIE))
        if editor is None or not editor.name:
            raise HTTPException(401, "You are not signed in")
        sent = request.method == "POST"
        form = await form_of(request) if sent else {}
        slug = str(request.path_params.get("slug", ""))

        def answer() -> Response:
            asked = Asked(
                room=room,
                editor=editor,
                slug=slug,
                story=room.story(slug) if slug else Story(),
                sent=sent,
                query=dict(request.query_params),
                form=form,
                path={name: str(value) for name, value in request.path_params.items()},
                address=room.config.base_url or str(request.base_url).removesuffix("desk/"),
            )
            made = draw(asked)
            made.headers.setdefault("Cache-Control", "no-store")
            return made

        return await run_in_threadpool(answer)

    return endpoint


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, cleaned of control characters; the last one where a name comes twice."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "The desk takes forms only")
    body = b""
    said = request.headers.get("content-length", "0")
    if len(said) > 9 or (said.isdigit() and int(said) > MOST):  # before it is sent
        raise HTTPException(413, "The form is too large")
    try:
        async for part in request.stream():
            body += part
            if len(body) > MOST:
                raise HTTPException(413, "The form is too large")
    except ClientDisconnect:  # nobody is left to hear it
        raise HTTPException(400, "The form was not sent to its end") from None
    try:
        found = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except (UnicodeError, ValueError):
        raise Refused(
            "The form is not readable text.", "Send it as UTF-8, from the desk's own page."
        ) from None
    return {name: CONTROL.sub("", values[-1]).replace("\r\n", "\n") for name, values in found.items()}


def same_origin(request: Request) -> bool:
    """Whether a request that changes something comes from our own pages (or from no browser at all)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return True
    return bool(origin != "null" and urlsplit(origin).netloc == request.headers.get("host"))


def number(text: str, allowed: range) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) in allowed):
        raise Refused("Choose one of the answers.", f"{allowed[0]} to {allowed[-1]}.")
    return int(text)


def needed(story: Story, claim_id: str) -> str:
    if claim_id not in story.claims:
        raise NotFound(f"There is no claim {claim_id!r} here.", "It may be from another coverage.")
    return claim_id
