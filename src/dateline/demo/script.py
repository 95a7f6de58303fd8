"""The script of the sample coverage: its documents, and the desk's acts in order of time.

`coverage.toml` is the demo desk's own `dateline.toml`; `documents/` holds one file a document, front
matter above and plain paragraphs below; `steps.toml` says when each is published and what the desk then
does. Everything is checked when it is loaded; an error names the file and the key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline import config
from dateline.demo.acts import ACTS, Act, acts_of
from dateline.errors import ConfigError
from dateline.records import Source, record

HERE = Path(__file__).parent
SUFFIXES = (".md", ".txt", ".html")
FRONT = ("source", "key", "published", "title", "byline", "version")
STEP = ("at", "by", "publish")


@record
class Paper:
    """One version of a document, as its office put it out."""

    id: str  # the file's name without its ending
    source: str  # Source.name
    key: str  # the same for all versions of one document
    version: int
    published: datetime  # in the zone its office states
    title: str
    byline: str
    text: str  # paragraphs, each one line, a blank line between


@record
class Ref:
    """Words in a paper: the claim, or the name, that a program will find there."""

    name: str
    paper: str
    words: str


@record
class Step:
    """One moment of the replay: papers come out, then the desk acts, in the order written."""

    number: int
    at: datetime  # UTC
    by: str
    publish: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()


@record
class Script:
    """A whole sample coverage, checked."""

    slug: str
    settings: str  # the text of dateline.toml
    sources: dict[str, Source]
    papers: dict[str, Paper]
    claims: dict[str, Ref]
    names: dict[str, Ref]
    steps: tuple[Step, ...]
    started: datetime  # where the replay's clock begins, UTC
    preload: datetime  # what is before this is there at once, UTC

    def out(self, moment: datetime) -> list[Paper]:
        """The papers that had come out by `moment`, in order of coming out."""
        return [self.papers[name] for step in self.steps if step.at <= moment for name in step.publish]


def load(folder: Path = HERE) -> Script:
    """The script in `folder`. Raises ConfigError naming the file and the key."""
    path = folder / "coverage.toml"
    settings = _text(path)
    desk = config.parse(settings, path)
    if len(desk.coverages) != 1:
        raise ConfigError(f"{path}: {len(desk.coverages)} coverages.", "A script has exactly one.")
    sources = {source.name: source for _, source in desk.sources}
    papers = _papers(folder / "documents", sources)
    path = folder / "steps.toml"
    plan = _toml(path)
    for name in plan.keys() - {"replay", "claims", "names", "step"}:
        raise ConfigError(f"{path}: unknown section {name!r}.", "Known: replay, claims, names, step.")
    claims, names = (_refs(path, plan, section, papers) for section in ("claims", "names"))
    steps = tuple(_step(path, number, row) for number, row in enumerate(plan.get("step", []), 1))
    replay = plan.get("replay", {})
    script = Script(
        slug=desk.coverages[0].slug,
        settings=settings,
        sources=sources,
        papers=papers,
        claims=claims,
        names=names,
        steps=steps,
        started=_moment(path, "replay.started", replay.get("started")),
        preload=_moment(path, "replay.preload", replay.get("preload")),
    )
    _check(path, script)
    return script


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def _papers(folder: Path, sources: Mapping[str, Source]) -> dict[str, Paper]:
    papers: dict[str, Paper] = {}
    versions: dict[tuple[str, str], list[int]] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix not in SUFFIXES:
            continue
        paper = _paper(path)
        if paper.source not in sources:
            raise ConfigError(f"{path}: source: {paper.source!r} is not in coverage.toml.", _known(sources))
        if paper.id in papers:
            raise ConfigError(f"{path}: a second document {paper.id!r}.", "Give the file another name.")
        versions.setdefault((paper.source, paper.key), []).append(paper.version)
        papers[paper.id] = paper
    for (source, key), found in versions.items():
        if sorted(found) != list(range(1, len(found) + 1)):
            hint = "Versions of one source and key count from 1."
            raise ConfigError(f"{folder}: {source}, key {key!r} has the versions {sorted(found)}.", hint)
    return papers


def _paper(path: Path) -> Paper:
    head, mark, body = _text(path).removeprefix("---\n").partition("\n---\n")
    if not mark:
        raise ConfigError(f"{path} has no front matter.", "Begin with ---, key: value lines, then ---.")
    front: dict[str, str] = {}
    for line in head.splitlines():
        key, _, value = line.partition(":")
        if key.strip() not in FRONT:
            raise ConfigError(f"{path}: unknown key {key.strip()!r}.", f"Known: {', '.join(FRONT)}.")
        front[key.strip()] = value.strip()
    for key in ("source", "published", "title"):
        if not front.get(key):
            raise ConfigError(f"{path}: {key} is missing.", f"Add a line: {key}: ...")
    text = "\n\n".join(paragraphs(body))
    if not text:
        raise ConfigError(f"{path} has no text.", "Write paragraphs under the second ---.")
    try:
        published, version = datetime.fromisoformat(front["published"]), int(front.get("version", "1"))
    except ValueError as error:
        hint = "published is like 1912-04-15T09:25:00-05:00, version a number."
        raise ConfigError(f"{path}: {error}.", hint) from None
    _moment(path, "published", published)
    return Paper(
        id=path.stem,
        source=front["source"],
        key=front.get("key") or path.stem,
        version=version,
        published=published,
        title=front["title"],
        byline=front.get("byline", ""),
        text=text,
    )


def _refs(path: Path, plan: Mapping[str, Any], section: str, papers: Mapping[str, Paper]) -> dict[str, Ref]:
    found: dict[str, Ref] = {}
    for name, row in plan.get(section, {}).items():
        here = f"{path}: {section}.{name}"
        if not isinstance(row, list) or len(row) != 2 or not all(isinstance(part, str) for part in row):
            raise ConfigError(f"{here} is not a pair.", f'Write: {name} = ["document", "words in it"]')
        paper, words = row
        if paper not in papers:
            raise ConfigError(f"{here}: there is no document {paper!r}.", "Name a file in documents/.")
        if words not in papers[paper].text:
            raise ConfigError(f"{here}: {paper} does not say {words!r}.", "Copy the words from the document.")
        found[name] = Ref(name=name, paper=paper, words=words)
    return found


def _step(path: Path, number: int, row: Mapping[str, Any]) -> Step:
    here = f"{path}: step {number} ({row.get('at', 'no time')})"
    for key in row.keys() - {*STEP, *ACTS}:
        raise ConfigError(f"{here}: unknown key {key!r}.", f"Known: {', '.join((*STEP, *ACTS))}.")
    publish = row.get("publish", [])
    acts = tuple(acts_of(here, row))
    by = str(row.get("by", ""))
    if acts and not by.startswith("desk:"):
        raise ConfigError(f"{here}: by is missing.", 'Say who acts: by = "desk:night desk"')
    return Step(
        number=number,
        at=_moment(path, f"step {number}: at", row.get("at")),
        by=by,
        publish=tuple([publish] if isinstance(publish, str) else publish),
        acts=acts,
    )


def _check(path: Path, script: Script) -> None:
    """What only shows when the script is read in order."""
    out: set[str] = set()
    posts: set[str] = set()
    before = script.started
    for step in script.steps:
        here = f"{path}: step {step.number} ({step.at:%d %b %H:%M} UTC)"
        if step.at < before:
            raise ConfigError(f"{here} is before the step above it.", "Steps stand in order of time.")
        before = step.at
        for name in step.publish:
            _comes_out(here, name, script, out)
        for act in step.acts:
            _can_be_done(here, act, script, out, posts)
    for name in script.papers.keys() - out:
        raise ConfigError(f"{path}: {name} is never published.", "Publish it in a step or delete the file.")


def _comes_out(here: str, name: str, script: Script, out: set[str]) -> None:
    if name not in script.papers:
        raise ConfigError(f"{here}: publish: there is no document {name!r}.", _known(script.papers))
    if name in out:
        raise ConfigError(f"{here}: publish: {name} is out already.", "A changed text is a file of its own.")
    out.add(name)


def _can_be_done(here: str, act: Act, script: Script, out: set[str], posts: set[str]) -> None:
    for table, wanted in ((script.claims, act.claims), (script.names, act.names)):
        for name in wanted:
            if name not in table:
                raise ConfigError(f"{here}: {act.kind}: @{name} is not declared.", _known(table))
            if table[name].paper not in out:
                hint = f"Publish {table[name].paper} in an earlier step."
                raise ConfigError(f"{here}: {act.kind}: @{name} is not out yet.", hint)
    if act.kind == "post":
        posts.add(act.values["id"])
    for name in act.posts:
        if name not in posts:
            raise ConfigError(f"{here}: {act.kind}: there is no post {name!r} yet.", _known(posts))


def _moment(path: Path, key: str, value: Any) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ConfigError(f"{path}: {key} is not a time with a zone.", "Such as 1912-04-15T09:25:00-05:00.")
    return value.astimezone(UTC)


def _known(names: Iterable[str]) -> str:
    return f"Known: {', '.join(sorted(names)) or 'none'}."


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path} cannot be read: {error}.", "It is a file of the sample coverage."
        ) from error


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}", "TOML wants key = value, with text in quotes.") from None
