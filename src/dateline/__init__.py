"""Dateline: rolling coverage that readers can check."""

__version__ = "0.1.0"
