"""The porter: finds source types, readers and outputs by name, ours and other people's.

Ours stand in the same entry points as any plug-in's, so there is no second way in.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, cast

from dateline.errors import NotFound
from dateline.hooks import Output, Reader, SourceType


def source_type(name: str) -> SourceType:
    """The source type called `name`; raises NotFound naming those there are."""
    return cast(SourceType, _made("dateline.sources", name, "source type"))


def reader(name: str, desk: Path | None = None) -> Reader:
    """The reader called `name`; raises NotFound naming those there are. At the desk in the folder `desk`, a
    reader that has a method `at` is what that gives for the folder: there it may keep things of its own."""
    found = cast(Reader, _made("dateline.readers", name, "reader"))
    at = getattr(found, "at", None)
    return cast(Reader, at(desk)) if at is not None and desk is not None else found


@cache
def outputs() -> tuple[Output, ...]:
    """Every output there is, ours first, by path."""
    found = [cast(Output, point.load()()) for point in _points("dateline.outputs")]
    return tuple(sorted(found, key=lambda output: (output.path, output.name)))


def names(group: str) -> list[str]:
    """The names in one group: "sources", "readers" or "outputs"."""
    return sorted({point.name for point in _points(f"dateline.{group}")})


def _points(group: str) -> Iterable[EntryPoint]:
    return entry_points(group=group)


@cache
def _made(group: str, name: str, kind: str) -> Any:
    for point in _points(group):
        if point.name == name:
            return point.load()()
    known = sorted({point.name for point in _points(group)})
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(known)}."
    raise NotFound(f"There is no {kind} called {name!r}.", hint)
