"""What a newcomer's address is: looked at once, so that nobody has to know the word "feed" first."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from dateline import plugins
from dateline.cache import Cache
from dateline.config import Config
from dateline.errors import Refused, Unreadable
from dateline.fetch import Http
from dateline.records import Source

ORDER = ("feed", "liveblog", "page")  # the most telling first


def guess_source(config: Config, url: str, *, kind: str = "", name: str = "", title: str = "") -> Source:
    """A Source for an address or a path, its type found by reading it once when `kind` is empty."""
    if kind:
        plugins.source_type(kind)  # raises NotFound, with "did you mean"
    taken = {source.name for _, source in config.sources}
    if not re.match(r"https?://", url, re.IGNORECASE):
        path = Path(url).expanduser()
        if not path.exists():
            raise Unreadable(
                f"There is nothing at {url}.", "Give an address that begins with https://, or a path."
            )
        name = name or _free(path.stem if path.is_file() else path.name, taken)
        return Source(name=name, type=kind or "file", url=str(path.resolve()), title=title or path.name)
    try:
        host = (urlsplit(url).hostname or "source").removeprefix("www.")
    except ValueError:
        hint = "Such as https://example.org/feed.xml"
        raise Refused(f"{url!r} is not an address.", hint) from None
    name = name or _free(host.split(".")[0], taken)
    draft = Source(name=name, type=kind or ORDER[0], url=url, title=title or host)
    return draft if kind else _looked_at(config, draft)


def _looked_at(config: Config, draft: Source) -> Source:
    fetch = Http(config, Cache())
    page = fetch.get(draft.url)
    start = page.body[:2000].lstrip().lower()
    feedish = page.media_type.endswith(("rss+xml", "atom+xml", "feed+json", "rdf+xml"))
    if feedish or any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"jsonfeed.org/version")):
        return draft
    live = b"LiveBlogPosting" in page.body
    return Source(name=draft.name, type="liveblog" if live else "page", url=draft.url, title=draft.title)


def _free(text: str, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "source"
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name
