"""Whether a page is HTML as it should be: every element closed, nothing where it may not stand."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))
DRAWN = frozenset(("circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "stop", "use"))
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "nav", "ol", "p", "section", "table",
        "ul",
    )
)  # fmt: skip
ONLY = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "thead", "tbody"},
    "tbody": {"tr"},
    "thead": {"tr"},
    "tr": {"td", "th"},
}


class Faults(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.found.append(f"{self.getpos()}: <{tag}> has an attribute twice")
        parent = self.open[-1] if self.open else ""
        if parent in ONLY and tag not in ONLY[parent]:
            self.found.append(f"{self.getpos()}: <{tag}> in <{parent}>")
        if tag in BLOCKS and {"p", "span", "b", "h1", "h2", "h3", "h4"} & set(self.open):
            self.found.append(f"{self.getpos()}: <{tag}> inside {self.open}")
        if tag in ("a", "button", "input", "summary") and {"a", "button"} & set(self.open):
            self.found.append(f"{self.getpos()}: <{tag}> inside a link or button")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in DRAWN:
            self.found.append(f"{self.getpos()}: <{tag}/> is not empty by nature")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.found.append(f"{self.getpos()}: </{tag}> closes {self.open[-1:]}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def faults(html: str) -> list[str]:
    """What is wrong with a page, line by line; nothing for a good one."""
    reader = Faults()
    reader.feed(html)
    reader.close()
    return reader.found + [f"<{tag}> is never closed" for tag in reader.open]
