"""The house rules, as tests: what no reviewer should have to say twice."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

import dateline
import dateline.errors
from dateline import config
from dateline.cli import COMMANDS, main
from dateline.records import FACTS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(dateline.__file__).parent
DOCS = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("**/*.md")))
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BANNED = {"manager", "service", "handler", "helper", "util", "utils", "base", "abstract", "processor", "core"}
LONGEST_MODULE = 300
LONGEST_SCRIPT = 300
LONGEST_FUNCTION = 60
DRIVERS = {"sqlite3": {"reading/gazetteer"}}
DOORS: dict[str, set[str]] = {
    "apsw": {"ledger/", "cache.py"},
    "httpx2": {"fetch"},
    "protego": {"fetch"},
    "feedparser": {"sources/"},
    "trafilatura": {"sources/"},
    "pypdf": {"sources/"},
    "lxml": {"sources/"},
    "starlette": {"web/"},
    "uvicorn": {"web/"},
    "itsdangerous": {"web/"},
    "jinja2": {"outputs/paper.py", "web/"},
    "rich": {"cli/"},
    "click": {"cli/"},
}


def modules(folder: Path = PACKAGE) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def within(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", [*modules(), *modules(ROOT / "tests"), *modules(ROOT / "bench")], ids=str)
def test_a_module_is_short(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= LONGEST_MODULE, f"{path} has {lines} lines: move a wall"


@pytest.mark.parametrize("path", list(PACKAGE.rglob("static/*.js")), ids=lambda p: p.name)
def test_a_script_is_short(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= LONGEST_SCRIPT


@pytest.mark.parametrize("path", list(modules()), ids=within)
def test_functions_are_short_and_names_are_the_fields(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno
            assert length <= LONGEST_FUNCTION, f"{within(path)}: {node.name} has {length} lines"
        if isinstance(node, ast.ClassDef):
            words = {word.lower() for word in re.findall(r"[A-Z][a-z]+", node.name)}
            assert not words & BANNED, f"{within(path)}: {node.name}"
    assert not set(path.stem.split("_")) & BANNED, f"{within(path)} says nothing of what is in it"


@pytest.mark.parametrize("path", list(modules()), ids=within)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert doc or path.name == "__main__.py", f"{within(path)} has no docstring"


@pytest.mark.parametrize("path", list(modules()), ids=within)
def test_an_error_names_the_next_step(path: Path) -> None:
    """Every DatelineError that is raised with a message is raised with a hint."""
    kinds = {
        name
        for name, kind in vars(dateline.errors).items()
        if isinstance(kind, type) and issubclass(kind, dateline.errors.DatelineError)
    }
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
            given = len(node.args) + len([k for k in node.keywords if k.arg == "hint"])
            starred = any(isinstance(argument, ast.Starred) for argument in node.args)
            assert given >= 2 or starred, f"{within(path)}:{node.lineno}: {node.func.id} without a hint"


@pytest.mark.parametrize("path", list(modules()), ids=within)
def test_third_parties_stay_behind_their_doors(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            doors = {**DOORS, **DRIVERS}.get(name.split(".")[0])
            if doors is not None:
                assert within(path).startswith(tuple(doors)), f"{within(path)} imports {name}"


def test_every_dependency_has_its_reason() -> None:
    for requirement in PYPROJECT["project"]["dependencies"]:
        name = re.split(r"[<>=!~\[; ]", requirement)[0]
        assert f"`{name}`" in ARCHITECTURE, f"docs/architecture.md does not say why {name} is here"


def test_every_setting_command_record_and_plugin_is_in_the_docs() -> None:
    assert isinstance(main, click.Group)
    for section, keys in config.KEYS.items():
        for key in keys:
            assert f"`{key}`" in DOCS, f"[{section}] {key} is in no doc"
    for name in COMMANDS:
        assert f"dateline {name}" in DOCS, f"dateline {name} is in no doc"
    for name in FACTS:
        assert f"`{name}`" in DOCS, f"the record {name} is in no doc"
    for group in ("sources", "readers", "outputs"):
        for point in entry_points(group=f"dateline.{group}"):
            assert f"`{point.name}`" in DOCS, f"{group}: {point.name} is in no doc"
    for name, kind in vars(dateline.errors).items():
        if isinstance(kind, type) and issubclass(kind, dateline.errors.DatelineError):
            assert f"`{name}`" in DOCS, f"the error {name} is in no doc"


def test_every_command_has_an_example() -> None:
    assert isinstance(main, click.Group)
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None, f"dateline {name} is in no room"
        assert "Example:" in (command.help or ""), f"dateline {name} --help has no example"


def test_the_drawing_names_every_floor() -> None:
    floors = next(c for c in PYPROJECT["tool"]["importlinter"]["contracts"] if c["type"] == "layers")[
        "layers"
    ]
    for floor in floors:
        for room in floor.split(" | "):
            name = room.removeprefix("dateline.")
            assert re.search(rf"\b{name}\b", ARCHITECTURE), f"the drawing has no {name}"


def test_the_changelog_has_what_is_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## Unreleased\n\n- " in text
