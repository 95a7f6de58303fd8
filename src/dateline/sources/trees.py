"""HTML becomes a tree and a tree becomes text: bounded in depth and size, without script or style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from dateline.sources.decoding import clean, without_controls

DEEPEST = 250  # levels; pages in the wild stay under 100, and recursion below must not run out of stack
LARGEST = 20_000_000  # characters of HTML
_HIDDEN_WORDS = (
    "script style noscript template head iframe object embed svg math canvas select option button "
    "input textarea form nav datalist dialog"
)
HIDDEN = frozenset(_HIDDEN_WORDS.split())
_BLOCKS_WORDS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table "
    "tbody td tfoot th thead title tr ul"
)
BLOCKS = frozenset(_BLOCKS_WORDS.split())
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>")
_VOID_WORDS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_WORDS.split())
_SELF_WORDS = "p li dt dd tr td th option thead tbody tfoot"
_SELF = frozenset(_SELF_WORDS.split())  # closed by a sibling


def tree(text: str) -> Any:
    """The root element of an HTML text, or None where there is no element in it."""
    source = _shallow(without_controls(text[:LARGEST]))
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)  # lxml refuses a declaration in decoded text
    if "<" not in source:
        return None
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return root


def _shallow(text: str) -> str:
    """The text without the tags that are nested deeper than anybody writes them."""
    depth = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name not in _VOID and name not in _SELF and not match[3].endswith("/"):
            depth += -1 if match[1] else 1
            if depth > DEEPEST:
                return _cut(text)
    return text


def _cut(text: str) -> str:
    """Drop opening tags below the deepest level, with the closing tags that belong to them."""
    depth = 0
    pieces: list[str] = []
    at = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in _VOID or match[3].endswith("/"):
            continue
        if not match[1]:
            depth += 1
        if depth > DEEPEST:
            pieces.append(text[at : match.start()] + " ")
            at = match.end()
        if match[1]:
            depth = max(0, depth - 1)
    pieces.append(text[at:])
    return "".join(pieces)


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, such as a feed entry's content; plain text comes back as it is."""
    if "<" not in markup and "&" not in markup:
        return clean(markup).strip()
    root = tree(f"<div>{markup}</div>")
    return text_of(root) if root is not None else clean(markup).strip()


def text_of(element: Any, skip: frozenset[Any] = frozenset()) -> str:
    """The text of an element as a reader would see it: blocks on lines of their own with a blank line
    between paragraphs, list items and table rows a line each, white space run together."""
    lines: list[str] = []
    current: list[str] = []

    def flush(gap: bool = False) -> None:
        line = " ".join("".join(current).split())
        current.clear()
        if line:
            lines.append(line)
        if gap and lines and lines[-1]:
            lines.append("")

    for what, value in _walk(element, skip):
        if what == "text":
            current.append(value)
        elif what == "break":
            flush()
        elif what == "pre":
            flush()
            lines.extend(line.rstrip() for line in value.split("\n"))
        elif value in ("td", "th"):
            current.append(" ")
        else:
            flush(gap=value not in ("li", "tr", "dt", "dd"))
    flush()
    return clean(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())


def _walk(element: Any, skip: frozenset[Any]) -> Iterator[tuple[str, str]]:
    """Text pieces and the edges of blocks, in order; without recursion, each element once."""
    stack: list[tuple[Any, bool]] = [(element, True)]
    while stack:
        node, opening = stack.pop()
        name = node.tag.lower() if isinstance(node.tag, str) else ""
        if not opening:
            if name in BLOCKS:
                yield "block", name
            if node is not element and node.tail:
                yield "text", node.tail
            continue
        if not name or (node is not element and (name in HIDDEN or node in skip or unseen(node))):
            if node is not element and node.tail:
                yield "text", node.tail
            continue
        stack.append((node, False))
        if name == "br":
            yield "break", ""
        elif name in BLOCKS:
            yield "block", name
        if name == "pre":
            yield "pre", node.text_content()
            continue
        if node.text:
            yield "text", node.text
        stack.extend((child, True) for child in reversed(node))


def unseen(node: Any) -> bool:
    """Whether the page itself hides the element."""
    if node.get("hidden") is not None:
        return True
    style = (node.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style
