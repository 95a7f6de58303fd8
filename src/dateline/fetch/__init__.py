"""The one door to the network: polite, bounded, and shut towards private addresses."""

from dateline.fetch.http import Http, Later, Memory

__all__ = ["Http", "Later", "Memory"]
