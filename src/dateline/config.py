"""`dateline.toml`: one file, checked once. An error names the line and the fix.

Everything has a default; an unknown key is an error ("did you mean"), never silently ignored.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo, available_timezones

from dateline.errors import ConfigError
from dateline.records import Coverage, Source, record
from dateline.records.terms import Reliability

FILE = "dateline.toml"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED = {"desk", "static", "feeds"}

KEYS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "desk": {"title": str},
    "coverage": {
        "slug": str,
        "title": str,
        "description": str,
        "notice": str,
        "timezone": str,
        "timezone_name": str,
        "language": str,
        "continues": str,
    },
    "source": {
        "name": str,
        "type": str,
        "url": str,
        "coverage": (str, list),
        "title": str,
        "every": int,
        "timezone": str,
        "language": str,
        "reliability": str,
        "origin": str,
        "party": str,
    },
    "web": {"host": str, "port": int, "base_url": str},
    "fetch": {
        "contact": str,
        "allow_private": list,
        "pace_seconds": (int, float),
        "timeout_seconds": (int, float),
        "max_megabytes": int,
    },
    "reading": {"reader": str},
}


@record
class Config:
    """A desk's settings, checked."""

    path: Path
    title: str = "Dateline"
    coverages: tuple[Coverage, ...] = ()
    sources: tuple[tuple[str, Source], ...] = ()  # (coverage slug, source)
    host: str = "127.0.0.1"
    port: int = 8000
    base_url: str = ""
    contact: str = ""
    allow_private: tuple[str, ...] = ()
    pace_seconds: float = 1.0
    timeout_seconds: float = 30.0
    max_bytes: int = 20_000_000
    reader: str = "rules"


def load(folder: Path) -> Config:
    """The settings in `folder`/dateline.toml; raises ConfigError naming file, line and fix."""
    path = folder / FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        hint = "Make a desk with: dateline init FOLDER, or name one with --desk FOLDER."
        raise ConfigError(f"{folder} is not a desk: it has no {FILE}.", hint) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from error
    except OSError as error:
        hint = "Is it a file, in a folder, that this user may read?"
        raise ConfigError(f"{path} cannot be read: {error.strerror}.", hint) from error
    return parse(text, path)


def parse(text: str, path: Path) -> Config:
    """The settings in `text`, which was read from `path`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}", "TOML wants key = value, with text in quotes.") from None
    return _Checked(text, path).config(data)


class _Checked:
    """One reading of one file; holds the text so that errors can name the line."""

    def __init__(self, text: str, path: Path) -> None:
        self.lines = text.splitlines()
        self.path = path

    def config(self, data: Mapping[str, Any]) -> Config:
        for name in data:
            if name not in KEYS:
                raise self.wrong(f"unknown section [{name}]", name, None, 0, _nearest(name, KEYS))
        desk, web, fetch, reading = (self.section(data, n) for n in ("desk", "web", "fetch", "reading"))
        coverages = tuple(self.coverage(row, i) for i, row in enumerate(self.rows(data, "coverage")))
        slugs = [coverage.slug for coverage in coverages]
        for i, slug in enumerate(slugs):
            if slug in slugs[:i]:
                raise self.wrong(
                    f"a second coverage {slug!r}", "coverage", "slug", i, "Give it another slug."
                )
        sources = tuple(
            pair for i, row in enumerate(self.rows(data, "source")) for pair in self.source(row, i, slugs)
        )
        port = web.get("port", 8000)
        if not 0 <= port <= 65535:
            raise self.wrong(f"port {port} is not a port", "web", "port", 0, "Take one from 1024 to 65535.")
        base_url = web.get("base_url", "")
        if base_url and not re.match(r"https?://[^/\s]+", base_url):
            raise self.wrong(
                "base_url is not an address", "web", "base_url", 0, 'Such as "https://example.org/".'
            )
        return Config(
            path=self.path,
            title=desk.get("title", "Dateline"),
            coverages=coverages,
            sources=sources,
            host=web.get("host", "127.0.0.1"),
            port=port,
            base_url=base_url.rstrip("/") + "/" if base_url else "",
            contact=fetch.get("contact", ""),
            allow_private=tuple(str(host) for host in fetch.get("allow_private", [])),
            pace_seconds=float(fetch.get("pace_seconds", 1.0)),
            timeout_seconds=float(fetch.get("timeout_seconds", 30.0)),
            max_bytes=int(fetch.get("max_megabytes", 20)) * 1_000_000,
            reader=reading.get("reader", "rules"),
        )

    def section(self, data: Mapping[str, Any], name: str) -> dict[str, Any]:
        row = data.get(name, {})
        if not isinstance(row, dict):
            raise self.wrong(f"{name} is not a section", name, None, 0, f"Write [{name}] on its own line.")
        self.keys(row, name, 0)
        return row

    def rows(self, data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
        rows = data.get(name, [])
        if not isinstance(rows, list):
            raise self.wrong(f"[{name}] stands once only", name, None, 0, f"Write [[{name}]], one for each.")
        for i, row in enumerate(rows):
            self.keys(row, name, i)
        return rows

    def keys(self, row: Mapping[str, Any], name: str, index: int) -> None:
        for key, value in row.items():
            if key not in KEYS[name]:
                hint = _nearest(key, KEYS[name])
                raise self.wrong(f"unknown key {key!r} in [{name}]", name, key, index, hint)
            wanted = KEYS[name][key]
            if not isinstance(value, wanted) or isinstance(value, bool):
                kinds = wanted if isinstance(wanted, tuple) else (wanted,)
                said = " or ".join(
                    "text in quotes" if k is str else "a list" if k is list else "a number" for k in kinds
                )
                raise self.wrong(f"{key} is not {said}", name, key, index, f"It is now: {value!r}")

    def coverage(self, row: dict[str, Any], index: int) -> Coverage:
        slug = self.needed(row, "coverage", "slug", index)
        if not SLUG.match(slug) or slug in RESERVED:
            hint = "Small letters, digits and single hyphens, such as: river-flood."
            raise self.wrong(f"{slug!r} cannot be a slug", "coverage", "slug", index, hint)
        self.zone(row, "coverage", index)
        return Coverage(
            title=self.needed(row, "coverage", "title", index),
            **{k: v for k, v in row.items() if k != "title"},
        )

    def source(self, row: dict[str, Any], index: int, slugs: list[str]) -> list[tuple[str, Source]]:
        for key in ("name", "type", "url"):
            self.needed(row, "source", key, index)
        self.zone(row, "source", index)
        if not row["name"].isprintable() or len(row["name"]) > 80:
            hint = "One line of up to 80 letters, figures and signs, such as: county."
            raise self.wrong(f"{row['name'][:80]!r} cannot be a name", "source", "name", index, hint)
        if row.get("reliability", "F") not in get_args(Reliability):
            hint = (
                "A Completely reliable, B Usually, C Fairly, D Not usually, E Unreliable, F cannot be judged."
            )
            raise self.wrong("reliability is not A to F", "source", "reliability", index, hint)
        if row.get("every", 300) < 10:
            raise self.wrong(
                "every is in seconds, 10 or more", "source", "every", index, "Such as: every = 300"
            )
        wanted = row.get("coverage", slugs[:1])
        wanted = [wanted] if isinstance(wanted, str) else wanted
        for slug in wanted:
            if slug not in slugs:
                raise self.wrong(
                    f"no coverage {slug!r}", "source", "coverage", index, _nearest(str(slug), slugs)
                )
        source = Source(**{key: value for key, value in row.items() if key != "coverage"})
        return [(slug, source) for slug in wanted]

    def needed(self, row: Mapping[str, Any], name: str, key: str, index: int) -> str:
        value = row.get(key, "")
        if not str(value).strip():
            raise self.wrong(f"a [[{name}]] without {key}", name, None, index, f'Add a line: {key} = "..."')
        return str(value)

    def zone(self, row: Mapping[str, Any], name: str, index: int) -> None:
        zone = row.get("timezone")
        if zone is None:
            return
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            hint = f'{_nearest(zone, available_timezones())} Zones are named as in "Europe/Kyiv".'.strip()
            raise self.wrong(f"there is no time zone {zone!r}", name, "timezone", index, hint) from None

    def wrong(self, what: str, section: str, key: str | None, index: int, hint: str) -> ConfigError:
        line = self.line(section, key, index)
        return ConfigError(f"{self.path}, line {line}: {what}.", hint)

    def line(self, section: str, key: str | None, index: int) -> int:
        """The line on which the `index`th [section] (or its `key`) stands, from 1."""
        head = re.compile(rf"\s*\[\[?\s*{re.escape(section)}\s*\]\]?")
        starts = [n for n, line in enumerate(self.lines) if head.match(line)]
        start = starts[index] if index < len(starts) else 0
        if key is not None:
            here = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
            for n in range(start, len(self.lines)):
                if here.match(self.lines[n]):
                    return n + 1
        return start + 1


def _nearest(word: str, known: Any) -> str:
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]!r}?"
    known = sorted(known)
    return f"Known: {', '.join(known)}." if len(known) <= 20 else ""


TEMPLATE = """# A Dateline desk. Every line has a default; `dateline check` says what is wrong with this file.

[desk]
title = "{title}"

# One [[coverage]] for each event you follow. The slug is its address: /{slug}/
[[coverage]]
slug = "{slug}"
title = "{title}"
timezone = "{timezone}"        # the page's zone, as in "Europe/Kyiv"; every time is shown with it
timezone_name = "{zone_name}"  # as readers call it
language = "en"
# description = "One sentence under the title."

# One [[source]] for each place you read. Types: feed, page, liveblog, file.
# Or let the shell write it: dateline add https://example.org/feed.xml
#
# [[source]]
# name = "county"                          # short, yours, never shown without the title
# title = "County emergency office"
# type = "feed"
# url = "https://example.org/feed.xml"
# every = 300                              # seconds between visits
# timezone = "{timezone}"
# reliability = "B"                        # A Completely reliable ... E Unreliable, F cannot be judged
# origin = "county"                        # who really speaks: outlets with one origin count once
# party = "county"                         # the side it belongs to, if any

[web]
host = "127.0.0.1"
port = 8000
# base_url = "https://live.example.org/"   # the public address, for feeds and permalinks

[fetch]
# contact = "desk@example.org"             # sent with every request, so that a site can reach you
# allow_private = ["intranet.local"]       # hosts on private addresses that may be read
pace_seconds = 1.0                         # between two requests to one host
timeout_seconds = 30
max_megabytes = 20

[reading]
reader = "rules"
"""
