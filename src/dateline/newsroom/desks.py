"""Making a desk: a folder with one coverage ready to be read into, and a commented dateline.toml."""

from __future__ import annotations

import os
import re
from pathlib import Path

from dateline import config
from dateline.errors import ConfigError, Refused


def make(folder: Path, *, title: str = "", timezone: str = "UTC") -> Path:
    """Make a desk in `folder`; return the path of its dateline.toml. Nothing there is overwritten."""
    refuse_name(folder)
    path = folder / config.FILE
    if path.exists():
        raise Refused(f"{folder} is a desk already.", f"Its settings are in {path}.")
    name = title.strip() or _titled(folder.resolve().name)
    name = os.fsencode(name).decode("utf-8", "replace")  # a shell hands on any bytes
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].strip("-")
    if not slug or slug in config.RESERVED:
        slug = "coverage"
    text = config.TEMPLATE.format(
        title=_quoted(name), slug=slug, timezone=_quoted(timezone), zone_name=_quoted(_place(timezone))
    )
    config.parse(text, path)  # a zone that does not exist is found before anything is written
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, text)
    except OSError as error:
        hint = "Name a folder that you may write to, with some space."
        raise Refused(
            f"{folder} cannot be made into a desk: {os.strerror(error.errno or 0)}.", hint
        ) from error
    return path


def refuse_name(folder: Path) -> None:
    """A folder whose name is bytes that are no text, which SQLite cannot open; raises ConfigError."""
    if any("\ud800" <= c <= "\udfff" for c in str(folder)):
        shown = os.fsencode(folder).decode("utf-8", "backslashreplace")
        raise ConfigError(f"The name of the folder {shown} is not UTF-8 text.", "Give it another name.")


def add_source(folder: Path, block: str) -> None:
    """Write a [[source]] at the end of the desk's settings; checked as a whole before it is written."""
    path = folder / config.FILE
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise ConfigError(f"{folder} is not a desk.", "Make one with: dateline init FOLDER") from error
    text = text.rstrip("\n") + "\n\n" + block
    config.parse(text, path)
    try:
        _write(path, text)
    except OSError as error:
        hint = "Nothing was changed. Is there space, and may this user write there?"
        raise ConfigError(f"{path} cannot be written: {os.strerror(error.errno or 0)}.", hint) from error


def _write(path: Path, text: str) -> None:
    """The whole file or none of it."""
    part = path.with_suffix(".toml.part")
    try:
        part.write_text(text, "utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def source_block(**values: str | int) -> str:
    """A [[source]] in TOML."""
    lines = (
        f"{key} = {value}" if isinstance(value, int) else f'{key} = "{_quoted(value)}"'
        for key, value in values.items()
        if value != ""
    )
    return "[[source]]\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped)


def _titled(name: str) -> str:
    words = re.sub(r"[-_\s]+", " ", name).strip()
    return words[:1].upper() + words[1:] or "Coverage"


def _place(timezone: str) -> str:
    return timezone.rsplit("/", 1)[-1].replace("_", " ")
