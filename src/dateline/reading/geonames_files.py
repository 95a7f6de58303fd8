"""The files of GeoNames' dump, https://download.geonames.org/export/dump/ (CC BY 4.0): lines of cells with
tabs between, as .txt or one .txt in a .zip.

They come from outside: sizes, columns and letters are checked, never more than one line is in memory, and
what is wrong is named with its line.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dateline.errors import NotFound, Unreadable

LINE = 65_536  # bytes of the longest line; GeoNames' own are under 20,000
TOTAL = 20_000_000_000  # bytes that a file may unpack to; allCountries has 1,700,000,000
RATIO = 60  # times that a zip may be smaller than what is in it; GeoNames' are 4 to 5
STEP = 4096  # lines between two words of how far it is
HINT = "Take the file from https://download.geonames.org/export/dump/ again, whole and as it is."


def rows(
    path: Path, columns: tuple[int, ...], tick: Callable[[int], None]
) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file with their numbers from 1, each cut into cells; `tick` is told the bytes read.
    Raises NotFound, Unreadable."""
    with opened(path) as file:
        read = told = number = 0
        while line := _line(file, path):
            number += 1
            read += len(line)
            if len(line) >= LINE or read > TOTAL:
                raise wrong(path, number, "it is longer than any of GeoNames'")
            if number % STEP == 0:
                tick(read - told)
                told = read
            cells = _cells(line, path, number)
            if len(cells) in columns:
                yield number, cells
            elif cells != [""] and not cells[0].startswith("#"):
                wanted = " or ".join(str(n) for n in columns)
                raise wrong(path, number, f"it has {len(cells)} columns, not {wanted}")
        tick(read - told)


def size(path: Path) -> int:
    """How many bytes `rows` will read of a file, for a bar of progress."""
    if not _packed(path):
        return path.stat().st_size
    with _zip(path) as packed:
        return _member(packed, path).file_size


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The text in a file or in a zip, as bytes that are unpacked while they are read."""
    if not _packed(path):
        with path.open("rb") as file:
            yield file
    else:
        with _zip(path) as packed:
            member = _member(packed, path)
            if member.file_size > max(1_000_000, RATIO * member.compress_size) or member.file_size > TOTAL:
                raise Unreadable(f"{path} would unpack to {member.file_size:,} bytes.", HINT)
            try:
                unpacked = packed.open(member)
            except (RuntimeError, NotImplementedError, zipfile.BadZipFile, OSError) as error:
                raise Unreadable(f"{path} cannot be unpacked: {error}.", HINT) from error
            with unpacked:
                yield unpacked


def wrong(path: Path, number: int, what: str) -> Unreadable:
    """A line is not as GeoNames writes them."""
    return Unreadable(f"{path}, line {number}: {what}.", HINT)


def _packed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.", HINT) from None
    except OSError as error:
        hint = "Is it a file that this user may read?"
        raise Unreadable(f"{path} cannot be read: {error.strerror}.", hint) from error


def _zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(f"{path} is no whole zip file: {error}.", HINT) from error


def _member(packed: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one text in it; GeoNames' country files have a readme beside it."""
    texts = [m for m in packed.infolist() if m.filename.casefold().endswith(".txt")]
    texts = [m for m in texts if m.filename.casefold() not in ("readme.txt", "iso-languagecodes.txt")]
    if len(texts) != 1:
        raise Unreadable(f"{path} holds {len(texts)} texts, not one.", HINT)
    return texts[0]


def _line(file: IO[bytes], path: Path) -> bytes:
    try:
        return file.readline(LINE)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise Unreadable(f"{path} is broken off or spoilt: {error}.", HINT) from error


def _cells(line: bytes, path: Path, number: int) -> list[str]:
    try:
        return line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        raise wrong(path, number, "it is not UTF-8") from None
