"""Making a desk's own gazetteer: GeoNames' dump joined with the bundled one, in one file.

Everything is sorted by SQLite on disk, so that a dump of millions takes no more memory than one of a few
thousand. The file takes the old one's place whole, or not at all.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import DatelineError, Unreadable
from dateline.reading import geonames
from dateline.reading.gazetteer import KINDS, MAKER, bundled
from dateline.reading.gazetteer_rows import fold
from dateline.reading.geonames_files import size
from dateline.records import record

ATTRIBUTION = "GeoNames, https://www.geonames.org, CC BY 4.0"
CACHE = 64_000  # KiB that SQLite may hold
BATCH = 5000
SAME_DEGREES = 3.0  # degrees within which a feature with a landmark's name is that landmark
KEPT = {KINDS.index(kind) for kind in ("country", "admin1", "admin2")}  # the bundled point and name stand
Progress = Callable[[int, int], None]

STAGE = """
CREATE TABLE stage.entry (id INTEGER PRIMARY KEY, ref TEXT, name TEXT, kind INTEGER, lat INTEGER,
 lon INTEGER, country TEXT, admin1 TEXT, population INTEGER, radius INTEGER, weight INTEGER);
CREATE TABLE stage.called (key TEXT, id INTEGER, other INTEGER);
INSERT INTO stage.entry SELECT CASE WHEN ref NOT GLOB '*[^0-9]*' THEN CAST(ref AS INTEGER) ELSE -id END,
 ref, name, kind, lat, lon, country, admin1, population, radius, weight FROM bundle.place ORDER BY 1;
INSERT INTO stage.called SELECT named.key, CASE WHEN ref NOT GLOB '*[^0-9]*' THEN CAST(ref AS INTEGER)
 ELSE -place.id END, named.other FROM bundle.named JOIN bundle.place ON place.id = named.place;
"""
SORT = """
CREATE TABLE stage.ordered (place INTEGER PRIMARY KEY, id INTEGER);
INSERT INTO stage.ordered (id) SELECT id FROM stage.entry ORDER BY weight DESC, ref;
CREATE TABLE stage.number (id INTEGER PRIMARY KEY, place INTEGER);
INSERT INTO stage.number SELECT id, place FROM stage.ordered ORDER BY id;
CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT, name TEXT, kind INTEGER, lat INTEGER, lon INTEGER,
 country TEXT, admin1 TEXT, population INTEGER, radius INTEGER, weight INTEGER);
INSERT INTO place SELECT ordered.place, ref, name, kind, lat, lon, country, admin1, population, radius,
 weight FROM stage.ordered JOIN stage.entry ON entry.id = ordered.id ORDER BY ordered.place;
CREATE TABLE named (key TEXT, place INTEGER, other INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
INSERT INTO named SELECT key, place, MIN(other) FROM stage.called JOIN stage.number ON number.id = called.id
 GROUP BY key, place ORDER BY key, place;
"""


@record
class Made:
    """What an import gave. `taken` counts the dump's places, `places` all that are in the file now."""

    path: Path
    said: str
    taken: int
    places: int
    megabytes: float


def compile_dump(
    dumps: list[Path],
    to: Path,
    *,
    said: str,
    areas: Path | None = None,
    names: Path | None = None,
    least: int = 0,
    progress: Progress = lambda done, total: None,
) -> Made:
    """A gazetteer at `to`, of the bundled places and those of GeoNames' dumps; `said` is what readings
    will say of it. Raises Unreadable, NotFound; `to` is then as it was."""
    inputs = [*dumps, *(path for path in (areas, names) if path is not None)]
    bar = _Bar(sum(size(path) for path in inputs), progress)
    try:
        with _fresh(to) as (connection, new):
            taking = _Taking(connection, bar)
            taken = sum(taking.dump(path, least) for path in dumps)
            if not taken:
                hint = (
                    "Is it the dump itself, such as UA.zip? Area codes go with --areas, names with --names."
                )
                raise Unreadable(f"No place could be taken from {', '.join(map(str, dumps))}.", hint)
            if areas is not None:
                taking.areas(areas)
            if names is not None:
                taking.names(names)
            connection.executescript(SORT)
            places = connection.execute("SELECT COUNT(*) FROM place").fetchone()[0]
            _sign(connection, said)
            connection.close()
            os.replace(new, to)
    except DatelineError:
        raise
    except (sqlite3.Error, OSError) as error:
        hint = (
            "Is the disk full, or the folder not to be written? SQLITE_TMPDIR names a larger one to sort in."
        )
        raise Unreadable(f"{to} cannot be written: {error}.", hint) from error
    return Made(path=to, said=said, taken=taken, places=places, megabytes=to.stat().st_size / 1e6)


def about(path: Path) -> tuple[str, int]:
    """What a gazetteer is said to be, and how many places are in it."""
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True) as connection:
        count = int(connection.execute("SELECT COUNT(*) FROM place").fetchone()[0])
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'about'").fetchone()
        said = connection.execute("SELECT value FROM about WHERE key = 'said'").fetchone() if known else None
    return (str(said[0]) if said else "the gazetteer that comes with Dateline"), count


class _Bar:
    """How far the reading of all files is."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.total, self.done, self.progress = total, 0, progress

    def __call__(self, more: int) -> None:
        self.done += more
        self.progress(self.done, self.total)


@contextmanager
def _fresh(to: Path) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """A new file beside `to` with the bundled places staged; both scratch files go, however it ends."""
    new, stage = (to.with_name(f"{to.name}.{os.getpid()}.{end}") for end in ("new", "stage"))
    try:
        connection = sqlite3.connect(new)
        try:
            connection.executescript(
                f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                f"PRAGMA temp_store = FILE; PRAGMA cache_size = -{CACHE};"
            )
            connection.execute("ATTACH ? AS stage", (str(stage),))
            connection.execute("ATTACH ? AS bundle", (f"{bundled().path.as_uri()}?mode=ro&immutable=1",))
            connection.executescript(
                f"PRAGMA stage.journal_mode = OFF; PRAGMA stage.synchronous = OFF;{STAGE}"
            )
            yield connection, new
        finally:
            connection.close()
    finally:
        new.unlink(missing_ok=True)
        stage.unlink(missing_ok=True)


class _Taking:
    """The dump on its way into the staged tables. What the bundled gazetteer has of countries and areas
    keeps its point and its name, and takes the dump's other names; towns are the dump's."""

    def __init__(self, connection: sqlite3.Connection, bar: _Bar) -> None:
        self.connection, self.bar = connection, bar
        kept = connection.execute(
            f"SELECT ref, id FROM stage.entry WHERE kind IN ({','.join(map(str, sorted(KEPT)))})"  # noqa: S608
        )
        self.known: dict[str, int] = dict(kept)
        self.same: dict[int, int] = {}  # GeoNames id of an area: its id here
        self.marks: dict[str, list[tuple[int, float, float]]] = {}
        marks = connection.execute(
            "SELECT key, entry.id, lat / 1e4, lon / 1e4 FROM stage.entry JOIN stage.called"
            " ON called.id = entry.id WHERE ref GLOB 'dateline:*'"
        )
        for key, id_, lat, lon in marks:
            self.marks.setdefault(key, []).append((id_, lat, lon))

    def dump(self, path: Path, least: int) -> int:
        taken = 0
        entries: list[tuple[object, ...]] = []
        called: list[tuple[str, int, int]] = []
        for one in geonames.features(path, self.bar, least):
            id_ = self._id(one)
            if id_ == one.id and str(id_) not in self.known:
                entries.append(_entry(one))
                called.append((fold(one.name), id_, 0))
            else:
                called.append((fold(one.name), id_, 1))
            called += [(key, id_, 1) for other in one.others if (key := fold(other))]
            taken += 1
            if len(entries) >= BATCH or len(called) >= BATCH:
                self._put(entries, called)
        self._put(entries, called)
        return taken

    def areas(self, path: Path) -> None:
        for code, id_, names in geonames.areas(path, self.bar):
            at = self.known.get(code)
            if at is not None:
                self.same[id_] = at
                self._put([], [(fold(name), at, 1) for name in names])

    def names(self, path: Path) -> None:
        called: list[tuple[str, int, int]] = []
        for id_, name in geonames.names(path, self.bar):
            called.append((fold(name), self.same.get(id_, id_), 1))
            if len(called) >= BATCH:
                self._put([], called)
        self._put([], called)

    def _id(self, one: geonames.Feature) -> int:
        """Its id here: another's where it is an area or a landmark that is here already."""
        if one.code in self.known:
            self.same[one.id] = self.known[one.code]
        elif one.kind in ("admin1", "admin2"):
            self.known[one.code] = one.id
            return one.id
        elif one.kind != "town":
            for id_, lat, lon in self.marks.get(fold(one.name), ()):
                if abs(lat - one.lat) < SAME_DEGREES and abs(lon - one.lon) < SAME_DEGREES:
                    self.same[one.id] = id_
        return self.same.get(one.id, one.id)

    def _put(self, entries: list[tuple[object, ...]], called: list[tuple[str, int, int]]) -> None:
        marks = ",".join("?" * 11)
        self.connection.executemany(f"INSERT OR REPLACE INTO stage.entry VALUES ({marks})", entries)  # noqa: S608
        self.connection.executemany("INSERT INTO stage.called VALUES (?, ?, ?)", (c for c in called if c[0]))
        self.connection.commit()
        entries.clear()
        called.clear()


def _entry(one: geonames.Feature) -> tuple[object, ...]:
    """Its row: degrees in ten-thousandths, km in tenths, weight in hundredths."""
    return (
        one.id, one.code, one.name, KINDS.index(one.kind), round(one.lat * 1e4), round(one.lon * 1e4),
        one.country, one.admin1, one.population, round(one.radius * 10), round(one.weight * 100),
    )  # fmt: skip


def _sign(connection: sqlite3.Connection, said: str) -> None:
    connection.executescript(f"PRAGMA application_id = {MAKER}; CREATE TABLE about (key TEXT, value TEXT);")
    rows = [("said", said), ("attribution", ATTRIBUTION)]
    connection.executemany("INSERT INTO about VALUES (?, ?)", rows)
    connection.commit()
