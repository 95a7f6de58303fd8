"""A page becomes one article: its words without menus, its title, byline and times."""

from __future__ import annotations

import copy
import logging
import re
from typing import Any

from dateline.records import record
from dateline.sources.decoding import clean
from dateline.sources.moments import Moment, moment
from dateline.sources.stated import Stated, one_line, stated
from dateline.sources.trees import text_of, tree

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # their complaints about bad pages are not news

LOST = 0.7  # less than this share of the broader reading, and a part was lost
WHOLE = 0.9  # of the page's words
LONGEST_MENDED = 500_000  # characters of a page; looking each line up in it takes their product
MARK = 16  # letters by which a paragraph is found again
_WORD = re.compile(r"\w+")
_SOURCE_BREAK = re.compile(r"[ \t]*\n[ \t]{3,}(?=[^\s\-|])")
_SEPARATOR = re.compile(r"\s+[|\-–—·•:»«]\s+|\s*[|»]\s*")


@record
class Article:
    """What a page holds. `text` is "" where no words could be found."""

    text: str
    title: str | None = None
    byline: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    canonical: str | None = None
    feeds: tuple[str, ...] = ()


def article(html: str, url: str | None = None) -> Article:
    """Read the article in a decoded HTML page."""
    root = tree(html)
    if root is None:
        return Article(text="")
    return article_in(root, stated(root, url), url)


def article_in(root: Any, said: Stated, url: str | None = None) -> Article:
    """Read the article in a tree, of which `stated` has been read."""
    found = _extracted(root, url, careful=True)
    return Article(
        text=main_text(root, found, said, url),
        title=title(said, getattr(found, "title", None)),
        byline=", ".join(said.authors) or _byline(found),
        published=said.published or _guessed_day(found),
        modified=said.modified,
        language=said.language,
        canonical=said.canonical,
        feeds=said.feeds,
    )


def main_text(root: Any, found: Any, said: Stated, url: str | None = None) -> str:
    """The article's words: by the careful reading of the page, unless a generous one shows that the
    careful one lost a part, or the page's data hold what its markup does not (it is drawn by script)."""
    careful, whole = _words(found), text_of(root)
    words = careful
    if len(careful) < LOST * len(whole):
        generous = _words(_extracted(root, url, careful=False))
        if len(careful) < LOST * len(generous) and len(generous) > WHOLE * len(whole):
            words = generous  # a bare page: next to nothing stands beside the article
    words = _mended(words, whole)
    if len(words) > len(whole) + 200:
        words = _undoubled(words)  # no article is longer than its page
    if len(said.body) > 2 * len(words) and len(said.body) > 300:
        words = said.body
    return words or whole


def title(said: Stated, guessed: str | None = None) -> str | None:
    """The title readers see: the page's data's, or its heading; never with the paper's name behind it."""
    got = _stated_title(said) or _shown_title(said) or guessed
    return _without_site(got, said) if got else None


def _stated_title(said: Stated) -> str | None:
    if not said.titles:
        return None
    first, heading = said.titles[0], said.heading or ""
    for other in said.titles[1:]:
        if len(other) > 20 and first.endswith(other) and first[: -len(other)].rstrip()[-1:] in "-–—:|":
            first = other  # it had a kicker before it: "Storm - Harbour closed for a week"
    rest = first[len(heading) :].strip()
    cut = first.rstrip(".… ")
    if heading and ((first.startswith(heading) and rest[:1] in "|-–—·") or first.lower() == heading.lower()):
        return heading
    if first != cut and len(cut) > 20 and heading.startswith(cut):
        return heading  # the data's title was cut short
    return first


def _shown_title(said: Stated) -> str | None:
    """Without data: the heading where it begins the window's title, else that title."""
    heading, window = said.heading, said.page_title
    if heading and (not window or window.casefold().startswith(heading.casefold())):
        return heading
    return window or heading


def _without_site(words: str, said: Stated) -> str:
    """A title without " | The Paper" at its end."""
    pieces = _SEPARATOR.split(words)
    site = (said.site or "").casefold()
    if len(pieces) > 1 and site and pieces[-1].strip().casefold() == site:
        return words[: words.rfind(pieces[-1])].rstrip(" |-–—·•:»«")
    return words


def _guessed_day(found: Any) -> Moment | None:
    """The day that the page's words suggest. The first of January is what guessing makes of a lone year,
    such as the one behind a copyright sign: that is no day."""
    day = str(getattr(found, "date", None) or "")
    return None if day.endswith("-01-01") else moment(day)


def _byline(found: Any) -> str | None:
    said = getattr(found, "author", None)
    return one_line(said.replace("; ", ", ")) if said else None


def _words(found: Any) -> str:
    """What was extracted, with the line breaks of the page's source inside its paragraphs taken out."""
    text = clean(getattr(found, "text", None) or "")
    text = _SOURCE_BREAK.sub(" ", text)
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def _mended(words: str, whole: str) -> str:
    """The words with each sentence as the page has it. The careful reading drops elements that look like
    furniture (`class="link"`) even from the middle of a sentence, which then says something else."""
    if len(whole) > LONGEST_MENDED:
        return words
    blocks = {_letters(line)[:MARK]: line for line in whole.split("\n")}
    page = _letters(whole)
    lines = words.split("\n")
    for n, line in enumerate(lines):
        letters = _letters(line)
        if len(letters) > 2 * MARK and letters not in page and letters[:MARK] in blocks:
            lines[n] = blocks[letters[:MARK]]
    return "\n".join(lines)


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text))


def _undoubled(words: str) -> str:
    """Each longer paragraph once."""
    seen: set[str] = set()
    kept: list[str] = []
    for line in words.split("\n"):
        if len(line) < 40 or line not in seen:
            kept.append(line)
        seen.add(line)
    return "\n".join(kept)


def _extracted(root: Any, url: str | None, *, careful: bool) -> Any:
    """trafilatura's Document, or None where it finds nothing or stumbles over a hostile page."""
    import trafilatura  # a third of a second, which only pages need

    try:
        return trafilatura.bare_extraction(
            copy.deepcopy(root),  # it prunes what it is given
            url=url,
            include_comments=False,
            include_tables=True,
            with_metadata=careful,
            favor_precision=careful,
            favor_recall=not careful,
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError):
        return None
