"""Addresses of pages: what may be asked for, and what of it may be shown."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

import httpx2

from dateline.errors import FetchError


def shown(url: str) -> str:
    """The address as it may be shown: without a name and password in it.

    >>> shown("https://ada:secret@example.org/a")
    'https://example.org/a'
    """
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def sound(url: str) -> str:
    """`url` without its fragment; raises FetchError for what is not an http(s) address."""
    try:
        parts = urlsplit(url.strip())
        httpx2.URL(url.strip())
        fine = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except (ValueError, httpx2.InvalidURL):
        fine = False
    if not fine:
        raise FetchError(
            f"{url[:200]!r} is not an address that can be fetched.",
            "Addresses begin with http:// or https:// and a host, such as https://example.org/.",
        )
    return urlunsplit(parts._replace(fragment=""))


def join(base: str, location: str) -> str:
    try:
        return urljoin(base, location)
    except ValueError:
        raise FetchError(
            f"{shown(base)} redirects to {location[:200]!r}, which is no address.",
            "Open it in a browser and take the address that it ends at.",
        ) from None


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()
