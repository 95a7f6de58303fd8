"""`Http`: gets pages, by the rules of the house and of the sites."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import httpcore2
import httpx2

from dateline import __version__
from dateline.config import Config
from dateline.errors import FetchError
from dateline.fetch import manners, wire
from dateline.fetch.addresses import CheckedNetwork, Resolve, Transport, resolve
from dateline.fetch.manners import Forgetful, Memory, Pace, Robots, keep, recall
from dateline.fetch.urls import host_of, join, shown, sound
from dateline.hooks import Page
from dateline.records import record

__all__ = ["Http", "Later", "Memory"]

HOPS = 10
REDIRECTS = {301, 302, 303, 307, 308}
CONNECT_SECONDS = 10.0
ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, "
    "application/feed+json, application/json, application/pdf;q=0.9, */*;q=0.8"
)
NETWORK_FAILURES = (httpx2.HTTPError, httpcore2.NetworkError, httpcore2.ProtocolError)
TIMEOUTS = (httpx2.TimeoutException, httpcore2.TimeoutException)
FAILURES = (*NETWORK_FAILURES, *TIMEOUTS, httpcore2.UnsupportedProtocol, ssl.SSLError, OSError, ValueError)


class Later(FetchError):
    """It failed for now; `until` is the moment before which it will not be asked again."""

    def __init__(self, message: str, hint: str, until: datetime) -> None:
        super().__init__(message, hint)
        self.until = until


@record
class _Answer:
    """One response, not yet judged."""

    url: str
    status: int
    headers: httpx2.Headers
    body: bytes


class Http:
    """Pages over HTTP (`hooks.Fetch`). May be used from several threads.

    `memory` is kept between runs: what pages said of their version (ETag, Last-Modified), robots.txt
    files, and who asked us to wait until when.
    """

    def __init__(
        self,
        config: Config,
        memory: Memory | None = None,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
        resolver: Resolve = resolve,
    ) -> None:
        self.memory = memory if memory is not None else Forgetful()
        self.allowed = frozenset(host.strip("[]").rstrip(".").lower() for host in config.allow_private)
        self.seconds = config.timeout_seconds
        self.limit = config.max_bytes
        self.clock = clock
        self.resolver = resolver
        self.pace = Pace(config.pace_seconds, sleep)
        self.context = httpx2.create_ssl_context()
        contact = "".join(c for c in config.contact if c.isascii() and c.isprintable())
        self.agent = f"{manners.AGENT}/{__version__}" + (f" (+{contact})" if contact else "")

    def get(self, url: str) -> Page:
        """The page at `url`, after redirects; raises FetchError, or its kind Later for a failure that
        may pass. The page's version is remembered at once; see `visit`."""
        page, version = self._page(url)
        if version:
            keep(self.memory, *version)
        return page

    @contextmanager
    def visit(self) -> Iterator[Visit]:
        """A Fetch for one visit to a source. The versions of its pages are remembered when the block ends
        well, and not when it raises: a page that could not be read or kept is then fetched whole again.

            with http.visit() as visit:
                found = list(room.read(source, visit))
                ledger.append(...)
        """
        visit = Visit(self)
        yield visit
        for version in visit.versions:
            keep(self.memory, *version)

    def _page(self, url: str) -> tuple[Page, tuple[str, dict[str, Any]] | None]:
        at = url
        for _ in range(HOPS + 1):
            at = sound(at)
            self._not_before(at)
            robots = self._robots(at)
            if robots.barred:
                raise self._later(at, f"{host_of(at)} cannot be asked now: {robots.barred}.", first=300)
            if not robots.allows(at):
                raise FetchError(
                    f"{shown(at)}: the site's robots.txt asks programs not to read this address.",
                    "Ask its owner, or save the page and read the file.",
                )
            known = recall(self.memory, f"page:{at}")
            answer = self._ask(at, self._conditions(known), robots.delay)
            if answer.status in REDIRECTS and answer.headers.get("location"):
                at = join(at, answer.headers["location"])
                continue
            return self._judged(answer, bool(known))
        raise FetchError(
            f"{shown(url)} redirects more than {HOPS} times, last to {shown(at)}.",
            "Open it in a browser and take the address that it ends at.",
        )

    def _judged(self, answer: _Answer, known: bool) -> tuple[Page, tuple[str, dict[str, Any]] | None]:
        url, status, headers = answer.url, answer.status, answer.headers
        media_type, charset = wire.content_type(headers.get("content-type", ""))
        page = Page(
            url=shown(url),
            status=status,
            media_type=media_type,
            charset=charset,
            body=answer.body,
            fetched=self.clock(),
            unchanged=status == 304,
        )
        if status == 304 and known:
            self._well(url)
            return page, None
        if not 200 <= status < 300:
            raise self._refused(answer)
        self._well(url)
        said = {"etag": headers.get("etag"), "modified": headers.get("last-modified")}
        return page, (f"page:{url}", {k: v for k, v in said.items() if v})

    def _refused(self, answer: _Answer) -> FetchError:
        status, url = answer.status, answer.url
        if status in (429, 503):
            asked = manners.retry_after(answer.headers.get("retry-after"), self.clock())
            message = f"{host_of(url)} is overloaded or asks for fewer visits ({status})."
            return self._later(url, message, first=60, until=asked, host=True)
        if status >= 500 or status == 408:
            return self._later(
                url, f"{shown(url)} answered {status}: the other side is in trouble.", first=30
            )
        hints = {
            401: "It wants a sign-in; Dateline reads only what is public.",
            403: "The site refuses programs or this network; ask its owner, or save the page as a file.",
            404: "The page is gone or the address has a typing error; open it in a browser.",
            410: "The page was taken away for good; take the source out of dateline.toml.",
        }
        hint = hints.get(status, "Open it in a browser to see what it wants.")
        return FetchError(f"{shown(url)} answered {status}.", hint)

    def _conditions(self, known: dict[str, Any]) -> dict[str, str]:
        names = (("etag", "If-None-Match"), ("modified", "If-Modified-Since"))
        return {header: str(known[key]) for key, header in names if known.get(key)}

    def _ask(
        self, url: str, headers: dict[str, str], delay: float = 0.0, *, limit: int = 0, cut: bool = False
    ) -> _Answer:
        """One request at our pace; once more where the connection broke before an answer."""
        for attempt in (1, 2):
            self.pace.wait(host_of(url), delay)
            try:
                return self._once(url, headers, limit or self.limit, cut)
            except TIMEOUTS as error:
                raise self._failed(url, f"took longer than {self.seconds:g} seconds ({error})") from None
            except FAILURES as error:
                broke = isinstance(error, httpcore2.RemoteProtocolError | httpcore2.ReadError)
                if attempt == 2 or not broke:
                    raise self._failed(url, str(error) or type(error).__name__) from None
        raise AssertionError("unreachable")

    def _once(self, url: str, headers: dict[str, str], limit: int, cut: bool) -> _Answer:
        deadline = time.monotonic() + self.seconds
        network = CheckedNetwork(self.allowed, deadline, self.resolver)
        sent = {"User-Agent": self.agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate", **headers}
        timeout = httpx2.Timeout(self.seconds, connect=min(CONNECT_SECONDS, self.seconds))
        with (
            httpx2.Client(transport=Transport(self.context, network), timeout=timeout) as client,
            client.stream("GET", url, headers=sent, follow_redirects=False) as response,
        ):
            if response.status_code in REDIRECTS or response.status_code == 304:
                return _Answer(url=url, status=response.status_code, headers=response.headers, body=b"")
            body = b""
            if 200 <= response.status_code < 300:
                coding = response.headers.get("content-encoding", "")
                body = wire.body(response.iter_raw(), coding, limit=limit, url=shown(url), cut=cut)
            return _Answer(url=url, status=response.status_code, headers=response.headers, body=body)

    def _robots(self, url: str) -> Robots:
        """The origin's robots.txt, at most a day old."""
        parts = urlsplit(url)
        key = f"robots:{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        now = self.clock()
        row = recall(self.memory, key)
        at = manners.moment(row.get("at"))
        robots = Robots.read(int(row.get("status", 404)), str(row.get("text", "")))
        if at is not None and now - at < (manners.ROBOTS_RETRY if robots.barred else manners.ROBOTS_KEPT):
            return robots
        status, text = self._ask_robots(f"{key.removeprefix('robots:')}/robots.txt")
        keep(self.memory, key, {"at": now.isoformat(), "status": status, "text": text})
        return Robots.read(status, text)

    def _ask_robots(self, url: str) -> tuple[int, str]:
        at = url
        for _ in range(6):  # RFC 9309: five redirects at least, then it counts as not there
            self._not_before(at)
            answer = self._ask(sound(at), {}, limit=manners.ROBOTS_BYTES, cut=True)
            location = answer.headers.get("location")
            if answer.status in REDIRECTS and location:
                at = join(at, location)
                continue
            if 200 <= answer.status < 300:
                self._well(at)
                return answer.status, answer.body.decode("utf-8", "replace")
            return answer.status, ""
        return 404, ""

    def _not_before(self, url: str) -> None:
        for key in (f"later:{host_of(url)}", f"later:{url}"):
            row = recall(self.memory, key)
            until = manners.moment(row.get("until"))
            if until is not None and self.clock() < until:
                why = str(row.get("why", ""))
                hint = f"It is not asked again before {until:%Y-%m-%d %H:%M:%S} UTC."
                raise Later(why, hint, until)

    def _failed(self, url: str, why: str) -> Later:
        message = f"{shown(url)} could not be had: {why}."
        return self._later(url, message, first=0, hint="Is the address right, and is this machine online?")

    def _later(
        self,
        url: str,
        message: str,
        *,
        first: float,
        until: datetime | None = None,
        host: bool = False,
        hint: str = "",
    ) -> Later:
        """Note down that `url` (or its whole host) is to be left alone for a while, and say so. A first
        network failure costs no wait (`first` is 0), because it is often our own side's."""
        key = f"later:{host_of(url)}" if host else f"later:{url}"
        tries = int(recall(self.memory, key).get("tries", 0)) + 1
        now = self.clock()
        wait = manners.back_off(tries, first) if first else manners.back_off(tries - 1, 30)
        when = until or (now if not first and tries == 1 else now + wait)
        keep(self.memory, key, {"until": when.isoformat(), "tries": tries, "why": message})
        again = "" if when <= now else f"It is not asked again before {when:%Y-%m-%d %H:%M:%S} UTC."
        return Later(message, f"{hint} {again}".strip(), when)

    def _well(self, url: str) -> None:
        """It answered: forget earlier failures."""
        for key in (f"later:{host_of(url)}", f"later:{url}"):
            if self.memory.get(key) is not None and recall(self.memory, key):
                keep(self.memory, key, {})


class Visit:
    """A Fetch whose pages' versions wait to be remembered (`Http.visit`)."""

    def __init__(self, http: Http) -> None:
        self.http = http
        self.versions: list[tuple[str, dict[str, Any]]] = []

    def get(self, url: str) -> Page:
        page, version = self.http._page(url)
        if version:
            self.versions.append(version)
        return page
