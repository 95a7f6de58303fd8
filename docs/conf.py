"""The manual's build: Sphinx with Markdown."""

from importlib.metadata import version as installed

project = "Dateline"
author = "The Dateline founders"
copyright = "The Dateline founders, Apache-2.0"  # noqa: A001  Sphinx's own name
version = release = installed("dateline")
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Dateline"
html_static_path: list[str] = []
exclude_patterns = ["_build"]
