"""The shell as these tests use it: a command's words in; what was said, and that nothing broke, out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from dateline.cli import main

STORY = '"We will not leave," Mayor Ada Bell told Radio Nine on Friday. More than 40 houses were flooded.\n'


def run(*words: str | Path) -> Result:
    """Run a command; whatever it meets, it ends by its own will, without a traceback."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert "Traceback" not in result.output
    return result


def refused(*words: str | Path, code: int = 1) -> str:
    """Run a command that must fail, with a next step; return what it said."""
    result = run(*words)
    assert code == result.exit_code, result.output
    assert code == 2 or "Try:" in result.output or "\n  " in result.output, f"no next step: {result.output}"
    return result.output


def read(path: Path) -> tuple[int, list[dict[str, Any]]]:
    """Read a file or folder without a desk: the exit status, and the lines of the reading format."""
    result = run("read", path, "--dry-run", "--json", "--published", "2026-03-06")
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


@contextmanager
def nobody() -> Iterator[None]:
    """Be somebody without rights over what others own, where the tests are run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)
