"""The gazetteer: what places bear a name. Read-only SQLite, mapped into memory.

The bundled one lies beside this file (tools/gazetteer.py): towns, areas and countries are from GeoNames
(CC BY 4.0); seas, rivers, regions, capes, plants and the like are written by hand in landmarks.tsv. A desk
may have its own, which `dateline gazetteer` makes of a GeoNames dump; whoever reads says which is meant.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar, cast

from dateline.errors import Unreadable
from dateline.reading.gazetteer_rows import KINDS, LINEAR, WATER, Row, fold, town_radius
from dateline.records import record

__all__ = ["FILE", "KINDS", "LINEAR", "WATER", "Gazetteer", "Row", "bundled", "by_gazetteer", "country_name"]
__all__ += ["fold", "found_in", "in_use", "lookup", "town_radius", "using"]

FILE = "gazetteer.sqlite"  # in a desk's folder: its own
MAKER = 0x444C475A  # SQLite's application_id of a gazetteer that Dateline made
MOST = 60  # places of one name that are looked at; "San José" has hundreds
MAPPED = 256 << 20  # bytes of the file that are mapped into memory
F = TypeVar("F", bound=Callable[..., Any])


@record
class Gazetteer:
    """One file of places. `said` is what a reading says of it, "" for the bundled one; `stamp` changes
    when the file is replaced, so that nothing of the old one is remembered."""

    path: Path
    said: str = ""
    stamp: tuple[int, int] = (0, 0)


@cache
def bundled() -> Gazetteer:
    """The one that comes with Dateline."""
    return Gazetteer(path=Path(str(files("dateline.reading") / "data" / FILE)).resolve())


def found_in(folder: Path) -> Gazetteer:
    """The gazetteer of a desk: its own if it has one, else the bundled one. Raises Unreadable."""
    try:
        seen = (folder / FILE).stat()
    except (OSError, ValueError):
        return bundled()
    return _known((folder / FILE).resolve(), (seen.st_mtime_ns, seen.st_ino))


@lru_cache(maxsize=16)
def _known(path: Path, stamp: tuple[int, int]) -> Gazetteer:
    try:
        connection = _opened(path)
        try:
            made = connection.execute("PRAGMA application_id").fetchone()[0]
            said = connection.execute("SELECT value FROM about WHERE key = 'said'").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        made, said = 0, None
    if made != MAKER or said is None:
        raise _spoilt(path)
    return Gazetteer(path=path, said=str(said[0]), stamp=stamp)


def _spoilt(path: Path) -> Unreadable:
    hint = "Make it anew with `dateline gazetteer`, or take the file away: the bundled one is then read."
    return Unreadable(f"{path} is no gazetteer that Dateline made, or it is spoilt.", hint)


_in_use: ContextVar[Gazetteer | None] = ContextVar("gazetteer", default=None)
_local = threading.local()


def in_use() -> Gazetteer:
    """The one that look-ups in this context read."""
    return _in_use.get() or bundled()


@contextmanager
def using(gazetteer: Gazetteer) -> Iterator[None]:
    """Look-ups inside read `gazetteer`."""
    token = _in_use.set(None if gazetteer is bundled() else gazetteer)
    try:
        yield
    finally:
        _in_use.reset(token)


def by_gazetteer(maxsize: int) -> Callable[[F], F]:
    """Remember what a function of hashable arguments gave, for each gazetteer apart."""

    def wrapped(function: F) -> F:
        @lru_cache(maxsize=maxsize)
        def remembered(_: Gazetteer | None, *args: Any, **named: Any) -> Any:
            return function(*args, **named)

        @wraps(function)
        def call(*args: Any, **named: Any) -> Any:
            return remembered(_in_use.get(), *args, **named)

        return cast(F, call)

    return wrapped


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute(f"PRAGMA mmap_size = {MAPPED}")
    return connection


def _file() -> sqlite3.Connection:
    """One connection a thread: SQLite's own pages are shared by the system's cache."""
    gazetteer = in_use()
    held: tuple[Gazetteer, sqlite3.Connection] | None = getattr(_local, "held", None)
    if held is None or held[0] is not gazetteer:
        if held is not None:
            held[1].close()
        held = _local.held = (gazetteer, _opened(gazetteer.path))
    return held[1]


def _asked(sql: str, bind: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    try:
        return _file().execute(sql, bind).fetchall()
    except sqlite3.Error as error:
        raise _spoilt(in_use().path) from error


@by_gazetteer(20_000)
def _find(key: str) -> tuple[Row, ...]:
    found = _asked(
        "SELECT ref, name, kind, lat, lon, country, admin1, population, radius, weight, other"
        " FROM named JOIN place ON place.id = named.place WHERE key = ? ORDER BY place LIMIT ?",
        (key, MOST),
    )
    rows = [
        Row(
            ref=ref if ":" in ref else f"geonames:{ref}",
            name=name,
            kind=KINDS[kind],
            lat=lat / 1e4,
            lon=lon / 1e4,
            country=country or None,
            admin1=admin1,
            population=population,
            radius_km=radius / 10 if radius else town_radius(population),
            weight=weight / 100 - (0.5 if other else 0),
            other=bool(other),
        )
        for ref, name, kind, lat, lon, country, admin1, population, radius, weight, other in found
    ]
    return tuple(sorted(rows, key=lambda row: -row.weight))


@by_gazetteer(1000)
def country_name(code: str) -> str:
    """A country's name by its ISO code; the code itself where there is none of it."""
    found = _asked(
        "SELECT name FROM place WHERE kind = ? AND country = ? AND id < 2000 LIMIT 1",
        (KINDS.index("country"), code),
    )
    return str(found[0][0]) if found else code


def lookup(name: str) -> tuple[Row, ...]:
    """The places that bear a name, most relevant first; () if there are none. Case, accents and
    apostrophes don't matter, "St." finds "Saint" and "Mt." finds "Mount".

    >>> lookup("Kiev")[0].name
    'Kyiv'
    """
    key = fold(name[:100])
    if not key:
        return ()
    found = _find(key)
    if not found:
        words = key.split()
        longer = [
            {"st": "saint", "mt": "mount", "ft": "fort", "saint": "st"}.get(word, word) for word in words
        ]
        if longer != words:
            found = _find(" ".join(longer))
        elif words[0] == "the" and len(words) > 1:
            found = _find(" ".join(words[1:]))
    return found
