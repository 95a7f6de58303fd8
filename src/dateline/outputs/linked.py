"""The live page for machines: a schema.org LiveBlogPosting with its posts and their corrections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.hooks import Site
from dateline.outputs.times import utc
from dateline.outputs.views import Change, Shown, byline, told
from dateline.story import Story


def live_blog(story: Story, site: Site, posts: Sequence[Shown]) -> dict[str, Any]:
    """The coverage as a LiveBlogPosting; `posts` are those on the page, newest first."""
    coverage = story.coverage
    last = posts[0].first.at if posts else coverage.started
    found = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "@id": site.base_url or None,
        "url": site.base_url or None,
        "headline": coverage.title,
        "description": coverage.description or None,
        "inLanguage": coverage.language,
        "publisher": {"@type": "Organization", "name": site.desk_title},
        "datePublished": utc(coverage.started) if coverage.started else None,
        "dateModified": utc(story.at) if story.at else None,
        "coverageStartTime": utc(coverage.started) if coverage.started else None,
        "coverageEndTime": utc(coverage.ended or last) if coverage.status == "closed" and last else None,
        "liveBlogUpdate": [blog_post(story, post, site) for post in posts],
    }
    return _said(found)


def blog_post(story: Story, post: Shown, site: Site) -> dict[str, Any]:
    """One post; of a withdrawn one only that, when and why."""
    address = site.base_url + post.path if site.base_url else None
    found: dict[str, Any] = {
        "@type": "BlogPosting",
        "@id": address,
        "url": address,
        "datePublished": utc(post.first.at),
        "dateModified": utc(max([post.versions[-1].at, *(change.at for change in post.changes)])),
        "author": {"@type": "Person", "name": byline(post.first.by)},
        "correction": [_correction(change) for change in post.changes],
    }
    if post.gone:
        found |= {"headline": "Withdrawn", "creativeWorkStatus": "Withdrawn"}
    else:
        found |= {
            "headline": post.post.headline,
            "articleBody": told(story, post.post.text),
            "keywords": list(post.post.topics),
            "contentLocation": {"@type": "Place", "name": post.post.place} if post.post.place else None,
        }
    return _said(found)


def _correction(change: Change) -> dict[str, Any]:
    return {
        "@type": "CorrectionComment",
        "text": change.text,
        "datePublished": utc(change.at),
        "about": change.word,
    }


def _said(found: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in found.items() if value not in (None, [], "")}
