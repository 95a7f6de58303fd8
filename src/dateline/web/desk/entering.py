"""Signing in by a link that works once, and out again."""

from __future__ import annotations

import re
import secrets

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.newsroom import Newsroom
from dateline.web.desk.asked import form_of
from dateline.web.desk.keys import COOKIE, SESSION, Editor, Keys
from dateline.web.desk.paper import bare

NAME = re.compile(r"[^\W_](?:[\w .'’-]{0,38}[\w.])?\Z")


class Door:
    """The way in, over one newsroom's keys."""

    def __init__(self, room: Newsroom, keys: Keys) -> None:
        self.room = room
        self.keys = keys

    async def enter(self, request: Request) -> Response:
        """Opening the link only asks for a name, so that a preview of it does not use it up."""
        token = request.path_params["token"]
        if request.method != "POST":
            if not self.keys.good(token):
                return self._refused()
            return bare("sign-in.html", error="", name="", desk_title=self.room.config.title)
        name = " ".join((await form_of(request)).get("name", "").split())
        if not NAME.match(name):
            error = "A name is 1 to 40 letters, figures, spaces, points or hyphens."
            return bare("sign-in.html", 400, error=error, name=name[:80], desk_title=self.room.config.title)
        if not self.keys.spend(token):
            return self._refused()
        editor = Editor(id=secrets.token_hex(8), name=name)
        answer = RedirectResponse("/desk/", 303)
        secure = request.url.scheme == "https" or self.room.config.base_url.startswith("https:")
        answer.set_cookie(
            COOKIE, self.keys.cookie(editor), max_age=SESSION, path="/desk", secure=secure, httponly=True,
            samesite="lax",
        )  # fmt: skip
        return answer

    async def leave(self, request: Request) -> Response:
        answer = RedirectResponse("/", 303)
        answer.delete_cookie(COOKIE, path="/desk")
        return answer

    def _refused(self) -> Response:
        return bare("sign-in-refused.html", 401, desk_title=self.room.config.title)
