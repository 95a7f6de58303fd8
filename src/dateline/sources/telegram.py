"""A chat that Telegram Desktop exported (result.json or messages.html): a passage for each message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from dateline.records import Passage, record
from dateline.sources.decoding import clean
from dateline.sources.moments import Moment, moment
from dateline.sources.stated import one_line
from dateline.sources.trees import text_of

_STAMP = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d)(?::(\d\d))?(?: (?:UTC|GMT)([+-]\d\d:?\d\d))?")


@record
class Message:
    """One message; `sender` is empty where it is the one before's."""

    sender: str
    text: str
    posted: Moment | None


@record
class Chat:
    """A chat's name and its messages with words, in the order of the export."""

    name: str | None
    messages: tuple[Message, ...]


def is_export(data: Any) -> bool:
    """Whether JSON is an export of one chat (or of all, under "chats")."""
    if not isinstance(data, dict):
        return False
    return _is_chat(data) or (isinstance(data.get("chats"), dict) and bool(_lists(data)))


def chats(data: Any, near: ZoneInfo) -> Iterator[Chat]:
    """The chats in result.json. Its times are the exporting computer's, except for the epoch seconds."""
    for chat in [data] if _is_chat(data) else _lists(data):
        rows = chat["messages"]
        found = tuple(m for row in rows if isinstance(row, dict) for m in _message(row, near))
        yield Chat(name=one_line(str(chat.get("name") or "")) or None, messages=found)


def page_chat(root: Any, near: ZoneInfo) -> Chat | None:
    """The chat in an exported messages.html, or None for another page."""
    history = root.xpath("//div[contains(concat(' ', @class, ' '), ' history ')]")
    rows = history[0].xpath("./div[contains(concat(' ', @class, ' '), ' message ')]") if history else []
    if not rows or not root.xpath("//div[contains(@class, 'page_header')]"):
        return None
    name = root.xpath("string(//div[contains(@class, 'page_header')]//div[contains(@class, 'text')])")
    found: list[Message] = []
    sender = ""
    for row in rows:
        if "service" in (row.get("class") or "").split():
            continue
        sender = one_line(_of(row, "from_name")) or sender
        text = _of(row, "text") or _of(row, "media_wrap")
        found.append(Message(sender=sender, text=text, posted=_stamp(row, near)))
    return Chat(name=one_line(name) or None, messages=tuple(m for m in found if m.text or m.posted))


def chat_text(messages: Iterable[Message]) -> tuple[str, tuple[Passage, ...]]:
    """One text of all messages, each under its sender's name, and their passages."""
    pieces: list[str] = []
    passages: list[Passage] = []
    at = 0
    for message in messages:
        words = f"{message.sender}:\n{message.text}" if message.sender else message.text
        if message.posted is not None:
            passages.append(
                Passage(
                    id=f"-p{len(passages) + 1}",
                    start=at,
                    end=at + len(words),
                    label="",
                    posted=message.posted.at,
                    timezone=message.posted.timezone,
                    headline="",
                )
            )
        pieces.append(words)
        at += len(words) + 2
    return "\n\n".join(pieces), tuple(passages)


def _is_chat(data: Any) -> bool:
    rows = data.get("messages") if isinstance(data, dict) else None
    return isinstance(rows, list) and (not rows or isinstance(rows[0], dict)) and "type" in data


def _lists(data: dict[str, Any]) -> list[dict[str, Any]]:
    lists = data["chats"].get("list")
    return [chat for chat in lists if _is_chat(chat)] if isinstance(lists, list) else []


def _message(row: dict[str, Any], near: ZoneInfo) -> Iterator[Message]:
    if row.get("type") != "message":
        return
    text = clean(_plain(row.get("text"))).strip()
    if not text:
        kind = row.get("media_type") or ("photo" if row.get("photo") else "file" if row.get("file") else "")
        text = f"[{one_line(str(kind)).replace('_', ' ')}]" if kind else ""
    if text:
        seconds = row.get("date_unixtime")
        posted = moment(seconds if seconds else row.get("date"), near)
        yield Message(sender=one_line(clean(str(row.get("from") or ""))), text=text, posted=posted)


def _plain(text: Any) -> str:
    """A message's text: plain, or a list of plain pieces and marked-up ones."""
    if isinstance(text, list):
        return "".join(str(p.get("text", "")) if isinstance(p, dict) else str(p) for p in text)
    return str(text or "")


def _of(row: Any, name: str) -> str:
    found = row.xpath(f"./div[contains(@class, 'body')]/div[contains(concat(' ', @class, ' '), ' {name} ')]")
    return text_of(found[0]) if found else ""


def _stamp(row: Any, near: ZoneInfo) -> Moment | None:
    title = row.xpath("string(.//div[contains(@class, 'date')]/@title)")
    found = _STAMP.match(title)
    if found is None:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    return moment(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}", near)
