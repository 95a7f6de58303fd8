"""Work done once a story: a coverage has many pages, and each of them counts the same posts."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from dateline.story import Story

T = TypeVar("T")
STORIES = 4  # as many as a server shows side by side: now, and a few moments of the past


class _This:
    """A story told apart by what it is, not by what is in it: comparing two would read them both."""

    __slots__ = ("story",)

    def __init__(self, story: Story) -> None:
        self.story = story

    def __hash__(self) -> int:
        return id(self.story)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.story is self.story


def once(make: Callable[[Story], T]) -> Callable[[Story], T]:
    """`make`, whose results are kept for the last few stories. They must not be changed."""
    kept = lru_cache(maxsize=STORIES)(lambda this: make(this.story))

    @wraps(make)
    def found(story: Story) -> T:
        return kept(_This(story))

    return found
