"""The network door against a real server on this machine, which behaves as badly as servers do."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from dateline.config import Config
from dateline.errors import FetchError, Unreadable
from dateline.fetch import Http, Later
from dateline.fetch.manners import Forgetful
from tests.unit.town import NOW, Town, answer, door

BOMB = gzip.compress(b"\0" * 30_000_000)


def test_a_page_comes_with_what_the_transport_says_of_it(town: Town) -> None:
    town.pages["/a"] = answer(
        200, "Überfahrt".encode("latin-1"), Content_Type="Text/HTML; charset=ISO-8859-1"
    )
    page = door().get(f"{town.url}/a#part")
    assert (page.status, page.media_type, page.charset) == (200, "text/html", "iso-8859-1")
    assert page.body == "Überfahrt".encode("latin-1")
    assert page.fetched == NOW
    assert town.asked[-1][1]["user-agent"] == "Dateline/0.1.0 (+desk@example.org)"


def test_an_unchanged_page_is_not_sent_again_also_after_a_restart(town: Town) -> None:
    memory = Forgetful()
    town.pages["/a"] = answer(200, b"one", ETag='"v1"', Last_Modified="Mon, 06 May 2024 10:00:00 GMT")
    assert not door(memory).get(f"{town.url}/a").unchanged
    town.pages["/a"] = answer(304)
    again = door(memory).get(f"{town.url}/a")
    assert again.unchanged
    assert again.body == b""
    sent = town.asked[-1][1]
    assert sent["if-none-match"] == '"v1"'
    assert sent["if-modified-since"] == "Mon, 06 May 2024 10:00:00 GMT"


def test_a_visit_that_failed_fetches_the_whole_page_again(town: Town) -> None:
    town.pages["/a"] = answer(200, b"broken feed", ETag='"v1"')
    http = door()

    def unreadable() -> None:
        with http.visit() as visit:
            visit.get(f"{town.url}/a")
            raise Unreadable("not a feed")

    with pytest.raises(Unreadable):
        unreadable()
    with http.visit() as visit:
        visit.get(f"{town.url}/a")
    assert "if-none-match" not in town.asked[-1][1]
    http.get(f"{town.url}/a")
    assert town.asked[-1][1]["if-none-match"] == '"v1"'


def test_redirects_are_followed_and_the_address_at_the_end_is_told(town: Town) -> None:
    town.pages["/old"] = answer(301, Location="/new?x=1")
    town.pages["/new?x=1"] = answer(200, b"here")
    page = door().get(f"{town.url}/old")
    assert (page.url, page.body) == (f"{town.url}/new?x=1", b"here")


def test_redirects_for_ever_end(town: Town) -> None:
    town.pages["/round"] = answer(302, Location="/round")
    with pytest.raises(FetchError, match="more than 10 times") as caught:
        door().get(f"{town.url}/round")
    assert "browser" in caught.value.hint
    assert town.paths().count("/round") == 11


@pytest.mark.parametrize(
    "target",
    ["http://10.0.0.1/", "http://[::1]/", "http://2130706434/", "http://169.254.169.254/latest/meta-data/"],
)
def test_a_redirect_to_a_private_address_is_not_followed(town: Town, target: str) -> None:
    town.pages["/out"] = answer(302, Location=target)
    with pytest.raises(FetchError, match="private address") as caught:
        door().get(f"{town.url}/out")
    assert "allow_private" in caught.value.hint


def test_a_redirect_to_a_file_is_not_followed(town: Town) -> None:
    town.pages["/out"] = answer(302, Location="file:///etc/hostname")
    with pytest.raises(FetchError, match="not an address that can be fetched"):
        door().get(f"{town.url}/out")


def test_this_machine_is_private_until_it_is_allowed_by_name(town: Town) -> None:
    with pytest.raises(FetchError, match="private address"):
        door(allow_private=()).get(f"{town.url}/a")
    with pytest.raises(FetchError, match="private address"):
        door(allow_private=("localhost",)).get(f"{town.url}/a")
    assert town.asked == []


def test_a_name_that_also_answers_with_a_private_address_is_refused(town: Town) -> None:
    config = Config(path=Path("dateline.toml"), pace_seconds=0.0)
    http = Http(config, resolver=lambda host, port: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(FetchError, match=r"at 127\.0\.0\.1, a private address"):
        http.get("http://two-faced.example/")


def test_the_connection_goes_to_the_address_that_was_checked(town: Town) -> None:
    """A name server that changes its answer (DNS rebinding) is asked once a connection."""
    answers: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        answers.append(host)
        return ["127.0.0.1"]

    town.pages["/a"] = answer(200, b"by name")
    config = Config(path=Path("dateline.toml"), pace_seconds=0.0, allow_private=("harbour.example",))
    http = Http(config, resolver=resolver, clock=lambda: NOW)
    port = town.server.server_port
    assert http.get(f"http://harbour.example:{port}/a").body == b"by name"
    assert answers == ["harbour.example"] * len(town.asked)
    assert town.asked[-1][1]["host"] == f"harbour.example:{port}"


def test_a_zip_bomb_is_stopped_as_it_unfolds(town: Town) -> None:
    town.pages["/bomb"] = answer(200, BOMB, Content_Encoding="gzip")
    with pytest.raises(FetchError, match="larger than 1 MB when decompressed"):
        door(max_bytes=1_000_000).get(f"{town.url}/bomb")


def test_a_body_without_end_is_stopped(town: Town) -> None:
    def flood(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        while not town.going.is_set():
            handler.wfile.write(b"x" * 65536)

    town.pages["/flood"] = flood
    with pytest.raises(FetchError, match="larger than 1 MB"):
        door(max_bytes=1_000_000).get(f"{town.url}/flood")


def test_gzip_deflate_and_bare_deflate_are_read(town: Town) -> None:
    words = b"The lamp was lit at six. " * 100
    bare = zlib.compressobj(wbits=-15)
    town.pages["/gzip"] = answer(
        200, gzip.compress(words[:500]) + gzip.compress(words[500:]), Content_Encoding="gzip"
    )
    town.pages["/deflate"] = answer(200, zlib.compress(words), Content_Encoding="deflate")
    town.pages["/bare"] = answer(200, bare.compress(words) + bare.flush(), Content_Encoding="deflate")
    for path in ("/gzip", "/deflate", "/bare"):
        assert door().get(town.url + path).body == words


def test_a_compressed_body_that_is_cut_short_is_an_error(town: Town) -> None:
    town.pages["/cut"] = answer(200, gzip.compress(b"words " * 1000)[:-20], Content_Encoding="gzip")
    with pytest.raises(FetchError, match="cut short"):
        door().get(f"{town.url}/cut")


def test_a_coding_that_was_not_asked_for_is_an_error(town: Town) -> None:
    town.pages["/br"] = answer(200, b"??", Content_Encoding="br")
    with pytest.raises(FetchError, match="encoded as 'br'"):
        door().get(f"{town.url}/br")


def test_a_dripping_body_ends_with_the_time_limit(town: Town) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not town.going.wait(0.05):
            handler.wfile.write(b".")

    town.pages["/drip"] = drip
    with pytest.raises(Later, match=r"longer than 0\.4 seconds"):
        door(timeout_seconds=0.4).get(f"{town.url}/drip")


def test_dripping_headers_end_with_the_time_limit(town: Town) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not town.going.wait(0.05):
            handler.wfile.write(b"X-A: b\r\n")

    town.pages["/drip"] = drip
    with pytest.raises(Later, match=r"longer than 0\.4 seconds"):
        door(timeout_seconds=0.4).get(f"{town.url}/drip")


@pytest.mark.parametrize(("status", "hint"), [(404, "typing error"), (410, "dateline.toml"), (403, "owner")])
def test_what_will_not_pass_says_what_to_do(town: Town, status: int, hint: str) -> None:
    town.pages["/a"] = answer(status)
    with pytest.raises(FetchError, match=str(status)) as caught:
        door().get(f"{town.url}/a")
    assert hint in caught.value.hint
    assert not isinstance(caught.value, Later)


def test_a_dead_port_is_an_error_with_a_hint(town: Town) -> None:
    with socket_without_server() as url, pytest.raises(Later, match="could not be had") as caught:
        door().get(url)
    assert "online" in caught.value.hint


@contextmanager
def socket_without_server() -> Iterator[str]:
    import socket

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound and not listening: nobody else gets the port
        yield f"http://127.0.0.1:{held.getsockname()[1]}/"


def test_a_password_in_an_address_is_never_shown(town: Town) -> None:
    secret = town.url.replace("//", "//ada:hunter2@")
    town.pages["/a"] = answer(200, b"in")
    assert door().get(f"{secret}/a").url == f"{town.url}/a"
    with pytest.raises(FetchError) as caught:
        door().get(f"{secret}/gone")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/hostname", "example.org", "http://", "http:///x"]
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(FetchError, match="not an address that can be fetched"):
        door().get(url)
