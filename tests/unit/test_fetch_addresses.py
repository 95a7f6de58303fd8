"""Which addresses are public: laws over all of them, and the wrappings that attackers use."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.fetch.addresses import is_public
from dateline.fetch.manners import LONGEST_ASKED, LONGEST_WAIT, back_off, retry_after
from dateline.fetch.wire import content_type

V4 = st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104  an address to refuse
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:192.168.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "not an address",
        "",
    ],
)
def test_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_is_public(address: str) -> None:
    assert is_public(address)


@given(V4)
def test_a_wrapping_opens_no_door(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    wrapped = [
        ipaddress.IPv6Address(0xFFFF << 32 | number),
        ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) | number),
        ipaddress.IPv6Address(0x2002 << 112 | number << 80),
    ]
    if not is_public(str(address)):
        assert not any(is_public(str(each)) for each in wrapped)


@given(st.integers(1, 10_000), st.floats(1, 3600))
def test_back_off_never_shrinks_and_has_an_end(tries: int, first: float) -> None:
    assert back_off(tries, first) <= back_off(tries + 1, first) <= LONGEST_WAIT


@given(st.text(max_size=40))
def test_retry_after_is_in_the_next_day_or_nothing(header: str) -> None:
    now = datetime(2024, 5, 6, tzinfo=UTC)
    found = retry_after(header, now)
    assert found is None or found <= now + LONGEST_ASKED


def test_retry_after_is_read_as_seconds_and_as_a_date() -> None:
    now = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
    assert retry_after("120", now) == now + timedelta(minutes=2)
    assert retry_after("Mon, 06 May 2024 12:30:00 GMT", now) == now + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("", ("", None)),
        ("text/html", ("text/html", None)),
        ("TEXT/HTML;charset=UTF-8", ("text/html", "utf-8")),
        ("text/html; a=b; charset='koi8-r'", ("text/html", "koi8-r")),
        ("text/html; charset=", ("text/html", None)),
    ],
)
def test_content_type(header: str, found: tuple[str, str | None]) -> None:
    assert content_type(header) == found
