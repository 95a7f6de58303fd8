"""A body from the wire: bounded as it arrives and bounded again as it unfolds."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from dateline.errors import FetchError

ENCODINGS = {"": 0, "identity": 0, "gzip": 31, "x-gzip": 31, "deflate": 15}  # to zlib's window bits
_PARAMETER = re.compile(r";\s*charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;]+))", re.IGNORECASE)


def body(chunks: Iterable[bytes], encoding: str, *, limit: int, url: str, cut: bool = False) -> bytes:
    """The body, decompressed. Past `limit` bytes, on the wire or unfolded, it raises FetchError, or ends
    there if `cut`; nothing larger is ever held."""
    coding = encoding.strip().lower()
    if coding not in ENCODINGS:
        raise FetchError(
            f"{url} came encoded as {coding[:40]!r}, which was not asked for.",
            "The other side ignores Accept-Encoding; tell its owner.",
        )
    counted = _counted(chunks, limit, url, cut)
    unfolded = _unfolded(counted, ENCODINGS[coding], limit, url, cut) if ENCODINGS[coding] else counted
    return b"".join(unfolded)


def content_type(header: str) -> tuple[str, str | None]:
    """Media type and declared charset of a Content-Type header.

    >>> content_type('Text/HTML; Charset="windows-1251"')
    ('text/html', 'windows-1251')
    """
    found = _PARAMETER.search(header)
    charset = next((group for group in found.groups() if group), None) if found else None
    return header.split(";", 1)[0].strip().lower(), charset.strip().lower() if charset else None


def _counted(chunks: Iterable[bytes], limit: int, url: str, cut: bool) -> Iterator[bytes]:
    seen = 0
    for chunk in chunks:
        seen += len(chunk)
        if seen > limit:
            if not cut:
                raise _too_large(url, limit, "")
            yield chunk[: len(chunk) - (seen - limit)]
            return
        yield chunk


def _unfolded(chunks: Iterable[bytes], bits: int, limit: int, url: str, cut: bool) -> Iterator[bytes]:
    """Decompress as a stream; a gzip body may be several members one after the other."""
    unfold = None
    made = 0
    for chunk in chunks:
        waiting = chunk
        while waiting:
            if unfold is None:
                unfold = zlib.decompressobj(_bits(waiting, bits))
            try:
                piece = unfold.decompress(waiting, limit - made + 1)
            except zlib.error:
                raise _broken(url) from None
            made += len(piece)
            if made > limit:
                if not cut:
                    raise _too_large(url, limit, " when decompressed")
                yield piece[: len(piece) - (made - limit)]
                return
            yield piece
            waiting = unfold.unconsumed_tail
            if unfold.eof:
                rest = unfold.unused_data
                # Bytes after the end that are no further member are padding, which browsers ignore too.
                waiting = rest if bits == 31 and rest[:2] == b"\x1f\x8b" else b""
                unfold = None
                if rest and not waiting:
                    return
    if unfold is not None and not unfold.eof and not cut:
        raise _broken(url)


def _bits(start: bytes, bits: int) -> int:
    """ "deflate" means zlib's format by the standard and a bare stream by habit."""
    if bits == 15 and not (start[0] & 0x0F == 8 and (start[0] * 256 + (start[1:2] or b"\0")[0]) % 31 == 0):
        return -15
    return bits


def _too_large(url: str, limit: int, how: str) -> FetchError:
    return FetchError(
        f"{url} is larger than {limit / 1_000_000:g} MB{how}; it was not read.",
        "If that is meant, raise max_megabytes under [fetch] in dateline.toml.",
    )


def _broken(url: str) -> FetchError:
    return FetchError(
        f"{url}: the compressed body is broken or cut short.", "It will be asked again; nothing to do."
    )
