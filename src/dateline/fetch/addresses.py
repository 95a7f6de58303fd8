"""Which addresses may be connected to, and a way to connect to nothing else.

A name is resolved once, every address of the answer is checked, and the connection goes to a checked
address, so that a second answer of the same name server cannot lead elsewhere (DNS rebinding). The name
stays in the Host header and in TLS.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import httpcore2
import httpx2

from dateline.errors import FetchError

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve: TypeAlias = Callable[[str, int], list[str]]

TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64: the last 32 bits are an IPv4 address


def is_public(text: str) -> bool:
    """Whether an address is one of the open internet's, whatever it is wrapped in.

    >>> is_public("8.8.8.8"), is_public("::ffff:127.0.0.1"), is_public("100.64.0.1")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(text.split("%", 1)[0])
    except ValueError:
        return False
    return all(_open(each) for each in _layers(address))


def _open(address: Address) -> bool:
    closed = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    if isinstance(address, ipaddress.IPv6Address):
        closed = closed or address.is_site_local
    return address.is_global and not closed


def _layers(address: Address) -> list[Address]:
    """The addresses that decide: an IPv4 address inside an IPv6 one counts as much as its wrapping."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address in TRANSLATED:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    inner: list[Address] = [address]
    if address.sixtofour is not None:
        inner.append(address.sixtofour)
    if address.teredo is not None:
        inner.extend(address.teredo)
    return inner


def resolve(host: str, port: int) -> list[str]:
    """Every address of `host`, in the system's order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def checked(host: str, port: int, *, allowed: bool, seconds: float, resolver: Resolve = resolve) -> list[str]:
    """The addresses of `host` to connect to; raises FetchError where one of them is not public.

    One private address among public ones refuses them all: an answer like that is an attack or a mistake.
    """
    answer: queue.Queue[list[str] | OSError | UnicodeError] = queue.Queue()

    def ask() -> None:
        try:
            answer.put(resolver(host, port))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    # The system's resolver knows no time limit, so it works in a thread that we can stop waiting for.
    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=max(0.001, seconds))
    except queue.Empty:
        raise httpx2.ConnectTimeout(f"no name server answered for {host}") from None
    if not isinstance(found, list):
        raise httpx2.ConnectError(f"the name {host} is not known")
    private = [address for address in found if not is_public(address)]
    if private and not allowed:
        raise FetchError(
            f"{host} is at {private[0]}, a private address; it was not asked.",
            f'If that is meant, write under [fetch] in dateline.toml: allow_private = ["{host}"]',
        )
    return found


class Stream(httpcore2.NetworkStream):
    """A connection whose every wait ends at the deadline, however slowly the other side drips."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: float) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, self.left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self.left(timeout, httpcore2.ConnectTimeout)
        return Stream(self.inner.start_tls(ssl_context, server_hostname, left), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)

    def left(self, timeout: float | None, late: type[Exception]) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise late("the whole request took too long")
        return left if timeout is None else min(left, timeout)


class CheckedNetwork(httpcore2.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, allowed: frozenset[str], deadline: float, resolver: Resolve) -> None:
        self.allowed = allowed
        self.deadline = deadline
        self.resolver = resolver
        self.sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        began = time.monotonic()
        seconds = min(timeout or 10.0, self.deadline - began)
        name = host.strip("[]").rstrip(".").lower()
        found = checked(
            host.strip("[]"), port, allowed=name in self.allowed, seconds=seconds, resolver=self.resolver
        )
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in found:
            left = seconds - (time.monotonic() - began)
            if left <= 0:
                break
            try:
                return Stream(
                    self.sockets.connect_tcp(address, port, left, local_address, socket_options),
                    self.deadline,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise httpcore2.UnsupportedProtocol("no Unix sockets here")


class Transport(httpx2.BaseTransport):
    """One request's transport: a fresh connection over the checked network."""

    def __init__(self, context: ssl.SSLContext, network: CheckedNetwork) -> None:
        self.pool = httpcore2.ConnectionPool(
            ssl_context=context, max_connections=1, max_keepalive_connections=0, network_backend=network
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        response = self.pool.handle_request(
            httpcore2.Request(
                request.method, target, headers=request.headers.raw, extensions=request.extensions
            )
        )
        return httpx2.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions={}
        )

    def close(self) -> None:
        self.pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self.response = response

    def __iter__(self) -> Any:
        yield from self.response.iter_stream()

    def close(self) -> None:
        self.response.close()
