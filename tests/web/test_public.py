"""What readers get: pages, the past, caching, the head, changes, files, refusals."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.records import Redaction
from dateline.web.app import make_app
from dateline.web.bulletin import Bulletin
from dateline.web.desk.keys import Keys
from tests.web.desks import flooded

Client = TestClient


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    room = flooded(tmp_path)
    app = make_app(room, Bulletin(room), Keys(tmp_path))
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as found:
        found.app_state = {"room": room}
        yield found
    room.close()


def test_every_page_answers_and_is_kept_safe(client: Client) -> None:
    for path in ("/", "/merrow/", "/merrow/claims/", "/merrow/claims/d1-c2/", "/merrow/posts/p2/"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe-inline" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"]
        assert client.head(path).headers["etag"] == answer.headers["etag"]


def test_script_in_a_post_is_letters(client: Client) -> None:
    text = client.get("/merrow/").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_who_has_the_page_is_told_so(client: Client) -> None:
    first = client.get("/merrow/", headers={"Accept-Encoding": "identity"})
    again = client.get(
        "/merrow/", headers={"If-None-Match": first.headers["etag"], "Accept-Encoding": "identity"}
    )
    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control", "vary", "last-modified"):
        assert again.headers[name] == first.headers[name]


def test_compressed_for_those_who_ask_under_a_tag_of_its_own(client: Client) -> None:
    plain = client.get("/merrow/", headers={"Accept-Encoding": "identity"})
    packed = client.get("/merrow/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert int(packed.headers["content-length"]) < len(gzip.compress(plain.content)) * 1.1
    assert "Accept-Encoding" in packed.headers["vary"]


def test_the_past_by_address_and_by_header(client: Client) -> None:
    then = client.get("/merrow/?as-of=2026-03-04T06:30:00Z")
    assert then.headers["memento-datetime"] == "Wed, 04 Mar 2026 06:30:00 GMT"
    assert 'rel="original timegate"' in then.headers["link"]
    assert "Bridge at Sallow Ford gone" in then.text
    assert "Who knew about the wall" not in then.text
    in_zone = client.get("/merrow/?as-of=2026-03-04T06:30")  # London in March
    assert in_zone.content == then.content
    sent = client.get("/merrow/", headers={"Accept-Datetime": "Wed, 04 Mar 2026 06:30:00 GMT"})
    assert sent.status_code == 302
    assert sent.headers["location"] == "/merrow/?as-of=2026-03-04T06:30:00Z"
    assert "Accept-Datetime" in sent.headers["vary"]
    assert "Accept-Datetime" in client.get("/merrow/").headers["vary"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/merrow/?as-of=yesterday", 400),
        ("/merrow/?as-of=99999999999999", 400),
        ("/merrow/?as-of=2031-01-01T00:00Z", 404),
        ("/merrow/?as-of=1999-01-01T00:00Z", 404),
        ("/nowhere/", 404),
        ("/merrow/nothing", 404),
        ("/merrow/claims/none/", 404),
        ("/merrow/posts/draft1/", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/app.py", 404),
        ("/static/none.css", 404),
        ("/%ff%fe/", 404),
        ("/merrow/changes/5-99999999999", 404),
        ("/merrow/changes/9-3", 404),
        ("/nowhere/head.json", 404),
    ],
)
def test_what_is_not_there_is_said(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    assert "<h1>" in answer.text or "error" in answer.json()


def test_an_accept_datetime_that_is_none(client: Client) -> None:
    assert client.get("/merrow/", headers={"Accept-Datetime": "soon"}).status_code == 400


def test_other_methods_are_refused(client: Client) -> None:
    assert client.post("/merrow/").status_code == 405
    assert client.put("/merrow/events").status_code == 405


def test_addresses_without_a_slash_lead_on(client: Client) -> None:
    assert client.get("/merrow").headers["location"] == "/merrow/"
    assert client.get("/merrow/claims").headers["location"] == "/merrow/claims/"


def test_the_head_and_the_changes(client: Client) -> None:
    head = client.get("/merrow/head.json")
    assert head.headers["cache-control"] == "public, max-age=2, stale-while-revalidate=10"
    said = head.json()
    assert set(said) == {"seq", "hash", "now", "next", "status"}
    changes = client.get(f"/merrow/changes/20-{said['seq']}")
    assert "immutable" in changes.headers["cache-control"]
    delta = changes.json()
    assert (delta["from"], delta["to"]) == (20, said["seq"])
    states = {post["id"]: post["state"] for post in delta["posts"]}
    assert states["p2"] == "withdrawn"
    assert "draft1" not in states
    assert json.loads(changes.content) == client.get(f"/merrow/changes/20-{said['seq']}").json()


def test_static_files_are_kept_for_ever_only_under_their_fingerprint(client: Client) -> None:
    page = client.get("/merrow/").text
    address = page.split('href="../static/dateline.css', 1)[1].split('"', 1)[0]
    assert "immutable" in client.get(f"/static/dateline.css{address}").headers["cache-control"]
    assert client.get("/static/dateline.css?v=0123456789").headers["cache-control"] == "no-cache"
    assert client.get("/static/live.js").headers["content-type"].startswith("text/javascript")


def test_health(client: Client) -> None:
    said = client.get("/health.json").json()
    assert said["status"] == "ok"
    assert said["coverages"]["merrow"]["sources"] == {"new": 5}


def test_redacted_words_are_gone_from_what_was_kept(client: Client) -> None:
    room = client.app_state["room"]
    then = client.get("/merrow/changes/20-40").text
    assert "Sallow Ford" in then
    seqs = [entry.seq for entry in room.entries("merrow") if getattr(entry.fact, "id", "") == "p2"]
    for seq in seqs:
        room.redact("merrow", "desk:ada", Redaction(seq=seq, reason="a test"))
    assert "Bridge at Sallow Ford gone" not in client.get("/merrow/").text
    assert "Bridge at Sallow Ford gone" not in client.get("/merrow/changes/20-40").text
