"""What a page says of itself as data: JSON-LD, microdata and RDFa, all as the same plain dicts.

An item is `{"@type": [...], "@id": ..., property: value or list of values}`; a value is text or an item.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from dateline.sources.trees import text_of

Item: TypeAlias = dict[str, Any]

MOST = 20_000  # items of one page that are looked at
_FENCE = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_MICRODATA = ("itemscope", "itemtype", "itemprop", "itemid")
_RDFA = ("typeof", "typeof", "property", "resource")


def items(root: Any) -> list[Item]:
    """Every item of a page, JSON-LD first; nested ones stand both alone and inside their owners."""
    found = [item for data in _json_ld(root) for item in _flat(data)]
    for names in (_MICRODATA, _RDFA):
        for element in root.iterfind(f".//*[@{names[0]}]"):
            if len(found) > MOST:
                return found
            if element.get(names[1]):
                found.append(_item(element, names))
    return found


def of_type(found: list[Item], *names: str) -> list[Item]:
    """The items of one of the schema.org types `names`."""
    wanted = set(names)
    return [item for item in found if wanted.intersection(types(item))]


def types(item: Item) -> list[str]:
    """The short names of an item's types."""
    said = item.get("@type") or []
    said = said if isinstance(said, list) else [said]
    return [str(each).rstrip("/").rpartition("/")[2].rpartition(":")[2] for each in said]


def values(item: Item, name: str) -> list[Any]:
    """All values of a property, as a list."""
    value = item.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text(item: Item, *names: str) -> str:
    """The first text among the properties `names`, or ""."""
    for name in names:
        for value in values(item, name):
            value = value.get("@value") if isinstance(value, dict) and "@value" in value else value
            if isinstance(value, dict):
                value = value.get("name") or value.get("@id") or value.get("url")
            if isinstance(value, str | int | float) and str(value).strip():
                return str(value).strip()
    return ""


def _json_ld(root: Any) -> Iterator[Any]:
    for script in root.iterfind(".//script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        raw = _FENCE.sub("", script.text or "")
        data = _lenient(raw)
        if data is not None:
            yield data


def _lenient(raw: str) -> Any:
    """JSON as pages write it: raw line ends in strings, a comma too many, a semicolon at the end."""
    for attempt in (raw, re.sub(r",(\s*[\]}])", r"\1", raw).strip().rstrip(";")):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(data: Any) -> list[Item]:
    """The items inside a JSON-LD value, outer ones first, without recursion."""
    found: list[Item] = []
    waiting = [data]
    while waiting and len(found) < MOST:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            if "@type" in value:
                found.append(value)
            waiting.extend(
                child for child in reversed(list(value.values())) if isinstance(child, dict | list)
            )
    return found


def _item(element: Any, names: tuple[str, str, str, str]) -> Item:
    scope, kind, prop, ident = names
    item: Item = {"@type": element.get(kind).split()}
    if element.get(ident) or element.get("id"):
        item["@id"] = element.get(ident) or element.get("id")
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if not isinstance(child.tag, str):
            continue
        nested = child.get(scope) is not None
        said = child.get(prop)
        if said:
            value = _item(child, names) if nested and child.get(kind) else _value(child)
            for name in said.split():
                item.setdefault(name.rpartition(":")[2], []).append(value)
        if not nested:
            stack.extend(reversed(child))
    return item


def _value(element: Any) -> str:
    for name in ("content", "datetime"):
        if element.get(name) is not None:
            return str(element.get(name))
    if element.tag in ("a", "link", "area"):
        return str(element.get("href") or "")
    if element.tag in ("img", "audio", "video", "source", "iframe", "embed"):
        return str(element.get("src") or "")
    return text_of(element)
