"""Addresses, headers and bare bytes that are meant to break the server."""

from __future__ import annotations

import http.client
import json
import socket
from urllib.parse import urlsplit

import pytest

from dateline.newsroom import Newsroom
from tests.web.desks import Desk, served

SLUG = "merrow"


@pytest.mark.parametrize(
    "path",
    [
        "/nosuch/", "/nosuch/head.json", "/nosuch/events", "/merrow/nosuch", "/merrow/claims/nosuch/",
        "/merrow/posts/nosuch/", "/merrow/claims/../../../etc/passwd", "/merrow/claims/%2e%2e%2f%2e%2e%2f/",
        "/static/../../../etc/passwd", "/static/%2e%2e/%2e%2e/server.py", "/static/..%2f..%2fpublic.py",
        "/static//etc/passwd", "/static/%00", "/static/" + "a" * 5000, "/static/", "/static/%ff", "/%00/",
        "/merrow/%ff/", "/" + "x" * 5000 + "/", "/merrow/posts/" + "y" * 5000 + "/", "/%5Cevil.example",
        "/merrow%0d%0aX-Evil:%201/", "/merrow/changes/9999999-1", "/merrow/changes/1-9999999",
        "/merrow/changes/0-" + "9" * 60, "/merrow/changes/-1-2", "/merrow/changes/a-b", "/merrow/changes/1-1",
        "/merrow/changes/%D9%A1-%D9%A2", "/merrow/?as-of=1800-01-01", "/merrow/?as-of=2999-01-01",
        "/merrow/claims/?as-of=1800-01-01T00:00Z", "/robots.txt",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_404_that_says_so(browser: Desk, path: str) -> None:
    answer = browser.client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "x-evil" not in answer.headers
    assert "Traceback" not in answer.text
    assert "There" in answer.text or "not" in answer.text


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("?as-of=yesterday", {}, 400),
        ("?as-of=", {}, 400),
        ("?as-of=" + "9" * 5000, {}, 400),
        ("?as-of=9999-12-31T23:59-12:00", {}, 400),
        ("?as-of=0001-01-01T00:00%2B14:00", {}, 400),
        ("?as-of=2026-03-04T05:00%0d%0aX-Evil:%201", {}, 400),
        ("", {"Accept-Datetime": "nonsense"}, 400),
        ("", {"Accept-Datetime": "Fri, 31 Dec 9999 23:59:59 -1400"}, 400),
        ("", {"Accept-Datetime": "Mon, 01 Jan 0001 00:00:00 +1400"}, 302),
        ("", {"Range": "bytes=0-10"}, 200),
        ("", {"Range": "bytes=99999999-"}, 200),
        ("", {"If-None-Match": '"' + "x" * 5000 + '"'}, 200),
        ("", {"If-Modified-Since": "nonsense"}, 200),
        ("", {"Cookie": "dateline_desk=%ff; dateline_desk=W10.x.y"}, 200),
        ("events", {"Last-Event-ID": "nonsense", "method": "HEAD"}, 200),
    ],
)
def test_odd_requests_are_answered(browser: Desk, path: str, headers: dict[str, str], status: int) -> None:
    method = headers.pop("method", "GET")
    answer = browser.client.request(method, f"/{SLUG}/{path}", headers=headers)
    assert answer.status_code == status
    assert "x-evil" not in answer.headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/merrow/", "/merrow/head.json", "/merrow/events", "/static/live.js", "/"])
def test_other_methods_are_refused_and_say_what_goes(browser: Desk, method: str, path: str) -> None:
    answer = browser.client.request(method, path)
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_a_head_is_the_get_without_its_body(browser: Desk) -> None:
    for accepted in ("gzip", "identity", "gzip;q=0"):
        got = browser.client.get(f"/{SLUG}/", headers={"Accept-Encoding": accepted})
        head = browser.client.head(f"/{SLUG}/", headers={"Accept-Encoding": accepted})
        assert dict(got.headers) == dict(head.headers)
        assert b"" == head.content
        assert ("gzip" == got.headers.get("content-encoding")) == (accepted == "gzip")


def test_what_is_refused_at_the_desk_says_what_to_do(browser: Desk) -> None:
    assert "sign-in link" in browser.client.get(f"/desk/{SLUG}/").text
    assert (
        "from the"
        in browser.client.post(f"/desk/{SLUG}/judge", headers={"Origin": "http://evil"}).text.lower()
    )
    browser.sign_in()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    large = browser.client.post(f"/desk/{SLUG}/write", content=b"text=" + b"x" * 400_000, headers=form)
    assert (413, True) == (large.status_code, "shorter" in large.text)


def test_bare_words_on_the_wire(room: Newsroom) -> None:
    """What no client library sends: the server answers and goes on."""
    with served(room) as (address, _):
        where = ("127.0.0.1", urlsplit(address).port or 0)
        for sent, status in (
            (b"GARBAGE\r\n\r\n", b"400"),
            (b"GET /merrow/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", b"400"),
            (b"POST /desk/in/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
             b"Content-Length: 99999999999\r\n\r\nname=", b"413"),
        ):  # fmt: skip
            with socket.create_connection(where, timeout=20) as wire:
                wire.sendall(sent)
                assert status in wire.recv(100)
        with socket.create_connection(where, timeout=20) as wire:  # gone before its form is there
            wire.sendall(b"POST /desk/in/x HTTP/1.1\r\nHost: x\r\nContent-Type: "
                         b"application/x-www-form-urlencoded\r\nContent-Length: 90\r\n\r\nname=")  # fmt: skip
        for said in ("nonsense", "-1", "99999999999", "1" * 5000, "1.5"):
            stream = http.client.HTTPConnection(*where, timeout=20)
            stream.request("GET", f"/{SLUG}/events", headers={"Last-Event-ID": said})
            assert stream.getresponse().status == 200
            stream.close()
        last = http.client.HTTPConnection(*where, timeout=20)
        last.request("GET", f"/{SLUG}/head.json")
        assert json.loads(last.getresponse().read())["seq"] == room.story(SLUG).seq
        last.close()
