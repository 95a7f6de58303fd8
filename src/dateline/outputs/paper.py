"""What every page is printed on: the templates, the frame round a page, links that work anywhere.

The one door to Jinja. Everything is escaped unless a template says otherwise, and no template says
otherwise for words that came from outside.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dateline.hooks import Site
from dateline.outputs.speech import told
from dateline.outputs.times import Times, spelt, utc
from dateline.outputs.views import byline, is_value, tabs
from dateline.records import Coverage, record
from dateline.standing import STANDINGS, Standing, standing
from dateline.story import Story

STATIC = Path(__file__).parent / "static"

RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))

MEANINGS: dict[Standing, str] = {
    "Confirmed": "independent origins bear it out",
    "Unverified": "one origin, or none that can be checked; also what no person has judged",
    "Disputed": "another speaker says otherwise",
    "Doubtful": "the evidence points the other way",
    "False": "shown to be wrong",
    "Replaced": "a newer value has its place",
    "Withdrawn": "taken back by whoever said it",
}


@record
class Sheet:
    """One page's paper: the story on it, the times it is told in, and where its links lead."""

    story: Story
    site: Site
    times: Times
    root: str  # from this page to the coverage's front page: "./", "../", "../../", or absolute
    static: str  # from this page to the static files

    @property
    def coverage(self) -> Coverage:
        return self.story.coverage

    @property
    def past(self) -> bool:
        return self.site.as_of is not None

    @property
    def latest(self) -> datetime | None:
        """The last change that this page knows."""
        return self.story.at

    def to(self, path: str = "", anchor: str = "") -> str:
        """The address of another page of this coverage, at the same moment as this page."""
        moment = f"?as-of={utc(self.site.as_of)}" if self.site.as_of else ""
        return self.root + quote(path, safe="/:@") + moment + (f"#{quote(anchor)}" if anchor else "")

    def now(self, path: str = "") -> str:
        """The address of a page of this coverage as it is now."""
        return self.root + quote(path, safe="/:@")

    def asset(self, name: str) -> str:
        """The address of a static file, with its fingerprint, so that it may be kept for long."""
        return f"{self.static}{name}?v={fingerprint(name)}"


def sheet(story: Story, site: Site, path: str = "", root: str = "") -> Sheet:
    """The paper for the page at `path` of the coverage ("", "claims/", "posts/p1/"), or, where the page
    is not the coverage's own, for links that begin with `root` ("/flood/")."""
    up = root or "../" * path.count("/") or "./"
    static = "/static/" if root.startswith("/") else f"{up.removeprefix('./')}../static/"
    return Sheet(story=story, site=site, times=Times.of(story.coverage), root=up, static=static)


def page(template: str, story: Story, site: Site, path: str, **values: Any) -> bytes:
    """The page at `path`, drawn by `template`, which extends page.html; `values` are its own.

    Every template has `sheet`, `story`, `site`, `coverage`, `times`, `here` (the path) and `tabs`.
    """
    paper = sheet(story, site, path)
    found = environment().get_template(template)
    text = found.render(
        sheet=paper,
        story=story,
        site=site,
        coverage=story.coverage,
        times=paper.times,
        here=path,
        tabs=tabs(story, path),
        **values,
    )
    return text.encode("utf-8")


def alone(template: str, **values: Any) -> bytes:
    """A page that belongs to no coverage: the list of all coverage, an error."""
    return environment().get_template(template).render(**values).encode("utf-8")


def part(template: str, macro: str, *arguments: Any) -> str:
    """One part of a page: what `macro` in `template` draws."""
    module: Any = environment().get_template(template).module
    return str(getattr(module, macro)(*arguments)).strip()


def printed(parts: dict[str, str]) -> dict[str, Markup]:
    """Parts that `part` drew, for a template to place as they are."""
    return {name: Markup(html) for name, html in parts.items()}  # noqa: S704  our own templates drew them


@lru_cache(maxsize=1)
def environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dateline.outputs"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals.update(
        icon=icon, standing=standing, fingerprint=fingerprint, STANDINGS=STANDINGS, MEANINGS=MEANINGS
    )
    filters: dict[str, Callable[..., Any]] = {
        "at": at,
        "byline": byline,
        "count": count,
        "glue": glue,
        "jsonld": jsonld,
        "outside": outside,
        "segment": segment,
        "spelt": spelt,
        "told": told,
        "utc": utc,
    }
    made.filters.update(filters)
    made.tests.update(value=is_value, rtl=is_rtl)
    return made


def icon(name: str) -> Markup:
    """The sign `name` of the sprite; the word beside it says what it means."""
    return Markup('<svg class="g" aria-hidden="true"><use href="#g-{}"/></svg>').format(name)


def at(text: str, moment: datetime) -> Markup:
    """`text` as a time element that says the moment in UTC."""
    return Markup('<time datetime="{}">{}</time>').format(utc(moment), text)


def glue(words: str) -> tuple[str, str]:
    """Words, and the last of them, to which a mark is glued so that it never starts a line alone.

    A last word too long for a narrow page is not kept whole.

    >>> glue("she broke in two")
    ('she broke in ', 'two')
    """
    words = " ".join(words.split())
    before, space, last = words.rpartition(" ")
    if len(last) > 14:
        before, space, last = words[:-6], "", words[-6:]
    return before + space, last


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 post", "1,204 posts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def outside(url: str | None) -> str | None:
    """An address from outside if it may stand in a link, else None.

    >>> outside("javascript:alert(1)") is None
    True
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def is_rtl(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    parts = language.casefold().split("-")
    return parts[0] in RIGHT_TO_LEFT or any(part in ("arab", "hebr") for part in parts[1:])


def segment(key: str) -> str:
    """A key as one segment of an address."""
    return quote(key, safe=":@")


def jsonld(data: Any) -> Markup:
    """Data for a script element that no words in it can close."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704  the signs that could end the script are escaped above


@lru_cache(maxsize=32)
def fingerprint(name: str) -> str:
    """A few letters that change when the static file does; "0" for a file that is not there."""
    path = STATIC / name
    return sha256(path.read_bytes()).hexdigest()[:10] if path.is_file() else "0"
