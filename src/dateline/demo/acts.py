"""What the desk may do in a script, and which claims, names and posts each act speaks of.

A claim is written @name after the table [claims] of steps.toml, in a text as [[words|@name]].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.errors import ConfigError
from dateline.records import record

AT = re.compile(r"@([a-z0-9][a-z0-9-]*)")
MARKED = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?@([a-z0-9][a-z0-9-]*)\]\]")

# kind -> (keys that are needed, keys that may be there), in the order in which a step's acts are done
ACTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "merge": (("name", "other", "reason"), ("variant",)),
    "unmerge": (("name", "other", "reason"), ()),
    "link": (("claim", "relation", "other", "reason"), ("aspect", "state")),
    "judge": (("claim", "credibility", "reason"), ("rank", "evidence")),
    "post": (("id", "headline", "text"), ("key_event", "pinned", "topics", "place", "cites")),
    "change": (("post", "kind", "note", "reason", "text"), ("headline", "key_event", "pinned", "cites")),
    "withdraw": (("post", "note", "reason"), ()),
    "summary": ((), ("known", "claimed", "unknown")),
    "task": (("claim", "status"), ("assignee",)),
    "coverage": (("status",), ()),
}


@record
class Act:
    """One act of the desk, with the names of what it speaks of."""

    kind: str
    values: Mapping[str, Any]
    claims: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


def acts_of(here: str, row: Mapping[str, Any]) -> Iterator[Act]:
    """The acts of one step in the order in which they are done. Raises ConfigError; `here` names it."""
    for kind in ACTS:
        rows = row.get(kind, [])
        for values in rows if isinstance(rows, list) else [rows]:
            yield _act(here, kind, values)


def _act(here: str, kind: str, values: Any) -> Act:
    needed, optional = ACTS[kind]
    if not isinstance(values, dict):
        raise ConfigError(f"{here}: {kind} is not a table.", f"Write: {kind} = {{ {needed[0]} = ... }}")
    for key in values.keys() - {*needed, *optional}:
        known = ", ".join((*needed, *optional))
        raise ConfigError(f"{here}: {kind}: unknown key {key!r}.", f"Known: {known}.")
    for key in needed:
        if key not in values or values[key] == "":
            raise ConfigError(f"{here}: {kind}: {key} is missing.", f"Add {key} = ... to it.")
    names = _named(values, "name", "other") if "merge" in kind else []
    claims = [] if names else _named(values, "claim", "other")
    posts = [str(values["post"])] if "post" in values else []
    for text in _texts(kind, values):
        claims += MARKED.findall(text)
    for line in (line for part in ("known", "claimed", "unknown") for line in values.get(part, [])):
        _line(here, line)
        claims += [cite[1:] for cite in line.get("cites", []) if cite.startswith("@")]
        posts += [cite for cite in line.get("cites", []) if not cite.startswith("@")]
    for key in ("cites", "evidence"):
        claims += [cite[1:] for cite in values.get(key, []) if cite.startswith("@")]
    return Act(
        kind=kind,
        values=values,
        claims=tuple(dict.fromkeys(claims)),
        names=tuple(names),
        posts=tuple(dict.fromkeys(posts)),
    )


def _named(values: Mapping[str, Any], *keys: str) -> list[str]:
    return [str(values[key]).removeprefix("@") for key in keys if key in values]


def _texts(kind: str, values: Mapping[str, Any]) -> list[str]:
    if kind not in ("post", "change"):
        return []
    return [str(values.get("headline", "")), str(values["text"])]


def _line(here: str, line: Any) -> None:
    if not isinstance(line, dict) or not line.get("text") or line.keys() - {"text", "cites"}:
        raise ConfigError(
            f"{here}: summary: {line!r} is not a line.", 'Write { text = "...", cites = ["@..."] }'
        )
