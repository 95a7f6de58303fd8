"""feed.json: the posts as JSON Feed 1.1 has them, with what Atom has in an extension of its own.

JSON Feed knows no tombstone: a withdrawn post keeps its id, its words are gone, and
`_dateline.withdrawn` says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dateline.hooks import Site
from dateline.outputs.feed_items import Item, address, items
from dateline.outputs.times import utc
from dateline.story import Story


class JsonFeed:
    """The JSON Feed."""

    name = "json_feed"
    path = "feed.json"
    media_type = "application/feed+json"
    title = "Posts and corrections, as JSON Feed"

    def keys(self, story: Story) -> Iterable[str]:
        return ("",)

    def render(self, story: Story, site: Site) -> bytes:
        coverage = story.coverage
        feed: dict[str, Any] = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": coverage.title,
            "home_page_url": address(site, ""),
            "feed_url": address(site, self.path),
        }
        if coverage.description:
            feed["description"] = coverage.description
        feed |= {
            "language": coverage.language,
            "authors": [{"name": site.desk_title}],
            "expired": coverage.status == "closed",
            "_dateline": {
                "about": "The head of the chained ledger that this feed was made from: seq and SHA-256.",
                "seq": story.seq,
                "hash": story.hash or None,
            },
            "items": [_item(item) for item in items(story, site)],
        }
        text = json.dumps(feed, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace") + b"\n"


def _item(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
    }
    if item.text:
        found["content_text"] = item.text
    found |= {"date_published": utc(item.published), "date_modified": utc(item.updated)}
    if item.topics:
        found["tags"] = list(item.topics)
    found["_dateline"] = {
        "seq": item.seq,
        "withdrawn": item.gone,
        "corrections": [
            {"kind": change.kind, "at": utc(change.at), "text": change.text, "reason": change.reason}
            for change in item.changes
        ],
    }
    return found
