"""Who may come in to the desk, forms from elsewhere, hostile input."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.web.desk.keys import Keys
from tests.web.desks import Desk

SLUG = "merrow"


def test_nobody_comes_in_without_a_link(desk: Desk) -> None:
    for path in ("/desk/", f"/desk/{SLUG}/", f"/desk/{SLUG}/history", f"/desk/{SLUG}/write"):
        answer = desk.client.get(path)
        assert answer.status_code == 401
        assert "cited by a post" not in answer.text.lower()
    assert desk.client.post(f"/desk/{SLUG}/judge", data={"claim": "d1-c3"}).status_code == 401


def test_a_link_works_once_and_looking_at_it_does_not_use_it(desk: Desk) -> None:
    token = desk.keys.token()
    assert len(token) >= 43, "256 bits"
    for _ in range(2):
        assert desk.client.get(f"/desk/in/{token}").status_code == 200
    assert desk.client.post(f"/desk/in/{token}", data={"name": "<b>"}).status_code == 400
    answer = desk.client.post(f"/desk/in/{token}", data={"name": "Ada"})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert "secure" not in cookie.lower(), "plain http on this machine"
    desk.client.cookies.clear()
    assert desk.client.post(f"/desk/in/{token}", data={"name": "Eve"}).status_code == 401
    assert desk.client.get(f"/desk/in/{'x' * 43}").status_code == 401


def test_a_link_and_a_cookie_end(tmp_path: Path) -> None:
    now = [0.0]
    keys = Keys(tmp_path, clock=lambda: now[0])
    token = keys.token()
    now[0] = 3600.0
    assert not keys.good(token)
    assert not keys.spend(token)
    assert keys.editor("made.up.cookie") is None
    assert keys.editor(None) is None
    assert (tmp_path / "desk.key").stat().st_mode & 0o777 == 0o600


def test_the_cookie_is_secure_behind_https(desk: Desk) -> None:
    answer = desk.client.post(f"https://localhost/desk/in/{desk.keys.token()}", data={"name": "Ada"})
    assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:81"},
    ],
)
def test_forms_from_elsewhere_do_nothing(desk: Desk, headers: dict[str, str]) -> None:
    desk.sign_in()
    before = desk.room.story(SLUG).seq
    fields = {"claim": "d1-c3", "credibility": "1", "reason": "r", "seen": str(before)}
    answer = desk.client.post(f"/desk/{SLUG}/judge", data=fields, headers=headers)
    assert answer.status_code == 403
    assert desk.room.story(SLUG).seq == before
    fine = desk.client.post(f"/desk/{SLUG}/judge", data=fields, headers={"Origin": "http://localhost"})
    assert fine.status_code == 303


@pytest.mark.parametrize("answer", ["0", "7", "", "1e3", "٣", "-1"])
def test_only_the_six_answers(desk: Desk, answer: str) -> None:
    desk.sign_in()
    desk.send("judge", 400, claim="d1-c3", credibility=answer, reason="r")


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("judge", {**dict.fromkeys(("credibility", "reason", "evidence"), HOSTILE), "claim": "d1-c3"}),
        ("write", dict.fromkeys(("headline", "text", "place", "topics", "find"), HOSTILE)),
        ("posts/p3/edit", dict.fromkeys(("headline", "text", "note", "reason", "kind"), HOSTILE)),
        ("summary", {"known": HOSTILE + "{" + HOSTILE + "}", "claimed": "", "unknown": ""}),
        ("names", dict.fromkeys(("entity", "other", "reason"), HOSTILE)),
        ("sources", {"source": HOSTILE}),
    ],
)  # fmt: skip
def test_script_stays_letters_on_every_page(desk: Desk, path: str, fields: dict[str, str]) -> None:
    desk.sign_in()
    answer = desk.client.post(f"/desk/{SLUG}/{path}", data={"seen": "0", **fields})
    assert answer.status_code in (200, 303, 400, 404, 409)
    for page in (answer.text, desk.get(), desk.get("history"), desk.get("posts")):
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_forms_are_limited_and_must_be_text(desk: Desk) -> None:
    desk.sign_in()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    where = f"/desk/{SLUG}/write"
    assert desk.client.post(where, content=b"text=" + b"x" * 400_000, headers=form).status_code == 413
    assert desk.client.post(where, content=b"text=%ff%fe", headers=form).status_code == 400
    assert desk.client.post(where, content=b"a=1&" * 500, headers=form).status_code == 400
    assert desk.client.post(where, content=b"{}", headers={"Content-Type": "text/plain"}).status_code == 415
    nulls = desk.client.post(where, content=b"headline=a%00b&action=preview", headers=form)
    assert 'value="ab"' in nulls.text


def test_what_is_not_there(desk: Desk) -> None:
    desk.sign_in()
    for path in ("?claim=none", "posts/none/edit", "write?claim=none"):
        assert desk.client.get(f"/desk/{SLUG}/{path}").status_code == 404
    assert desk.client.get("/desk/nowhere/").status_code == 404


def test_signing_out(desk: Desk) -> None:
    desk.sign_in()
    desk.client.post("/desk/out")
    assert desk.client.get(f"/desk/{SLUG}/").status_code == 401


def test_an_editor_lets_another_in(desk: Desk) -> None:
    desk.sign_in()
    page = desk.send("invite", 200)
    link = re.search(r'value="http://localhost/(desk/in/[^"]+)"', page)
    assert link
    desk.client.cookies.clear()
    assert desk.client.post(f"/{link[1]}", data={"name": "Bo"}).status_code == 303
    assert "Bo" in desk.get()
    desk.client.cookies.clear()
    assert desk.client.post("/desk/merrow/invite").status_code == 401
