"""A PDF becomes text: page by page, a line a line; a scan says that it is one."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from dateline.errors import Unreadable
from dateline.records import record
from dateline.sources.decoding import clean
from dateline.sources.moments import Moment, moment

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints about bad files are not news

MOST_PAGES = 2_000
MOST_CHARACTERS = 20_000_000
LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
STUMBLES = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
    NotImplementedError,
    AssertionError,
    OverflowError,
    ZeroDivisionError,
    LookupError,
    OSError,
    MemoryError,
    ImportError,
)


@record
class Pdf:
    """A PDF's words and what it states of itself."""

    text: str
    title: str | None = None
    author: str | None = None
    created: Moment | None = None
    language: str | None = None


def pdf(body: bytes, name: str) -> Pdf:
    """Read a PDF; raises Unreadable for an encrypted, a corrupt and a scanned one."""
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(f"{name} is locked with a password.", "Unlock it, save it and read that file.")
        pages = len(reader.pages)
    except DependencyError:
        raise Unreadable(f"{name} is locked (AES).", "Unlock it, save it and read that file.") from None
    except STUMBLES as error:
        raise Unreadable(
            f"{name} is not a readable PDF ({_why(error)}).", "Does it open elsewhere?"
        ) from None
    texts, failed = _texts(reader, min(pages, MOST_PAGES))
    text = clean("\n\n".join(each for each in texts if each)).translate(LIGATURES).strip()
    if not text and failed:
        raise Unreadable(f"{name}: no page of the PDF can be read ({failed}).", "Does it open elsewhere?")
    if not text:
        raise Unreadable(
            f"{name} has no text layer ({pages} pages): it is a scan, or only drawings.",
            "Run it through text recognition (such as ocrmypdf) and read the result.",
        )
    return _described(reader, text)


def _texts(reader: PdfReader, pages: int) -> tuple[list[str], str]:
    """The text of each page; a page that cannot be read is left out, and the last reason is told."""
    texts: list[str] = []
    failed = ""
    size = 0
    for number in range(pages):
        try:
            texts.append(reader.pages[number].extract_text().strip())
        except STUMBLES as error:
            failed = _why(error)
            continue
        size += len(texts[-1])
        if size > MOST_CHARACTERS:
            break
    return texts, failed


def _described(reader: PdfReader, text: str) -> Pdf:
    try:
        meta = reader.metadata
        title, author = (str(meta.title or ""), str(meta.author or "")) if meta else ("", "")
        created = meta.creation_date if meta else None
        root = reader.root_object
        language = str(root.get("/Lang") or "")
    except STUMBLES:
        return Pdf(text=text)
    stamp = moment(created.isoformat()) if created is not None else None
    return Pdf(
        text=text,
        title=" ".join(clean(title).split()) or None,
        author=" ".join(clean(author).split()) or None,
        created=stamp,
        language=language if language.replace("-", "").isalnum() else None,
    )


def _why(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
