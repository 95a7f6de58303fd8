"""Bytes become text: by their mark, by what was declared, and last by looking."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from dateline.sources.alphabets import codec_by_letters

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the web means by a name (WHATWG Encoding), where Python reads the name more narrowly.
WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
NAMES = {  # that Python does not know
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "windows-949": "cp949",
    "ks_c_5601-1989": "cp949",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-cp1251": "cp1251",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
}
LOOKED_AT = 200_000  # bytes that guessing looks at
_JAPANESE = re.compile(rb"\x1b\$[@B]")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_CONTROLS: dict[int, str | None] = {n: None for n in range(32) if n not in (9, 10, 12, 13)}
_CONTROLS |= {0x7F: None, 0xFEFF: None} | dict.fromkeys(range(55296, 57344), "�")  # halves of a character


def decode(body: bytes, charset: str | None = None, *, markup: bool = False) -> str:
    """The text of `body`. The order: a byte order mark, the charset the transport declared, the one the
    document declares (`markup`), UTF-8 if it is that, and else the likeliest encoding. Bytes that do
    not fit become U+FFFD; it never raises."""
    for mark, marked in MARKS:
        if body.startswith(mark):
            return body.decode(marked, "replace")
    for name in (charset, declared(body) if markup else None):
        codec = "utf-7" if name == charset and str(name).lower() == "utf-7" else codec_of(name)
        if codec is None:
            continue
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            if _mostly(body, codec):
                return body.decode(codec, "replace")
    unmarked = wide(body)
    if unmarked is not None:
        return body.decode(unmarked, "replace")
    try:
        return body.decode("iso2022_jp" if _JAPANESE.search(body) and body.isascii() else "utf-8")
    except UnicodeDecodeError:
        return _cut_utf8(body) or _guessed(body)


def wide(body: bytes) -> str | None:
    """The UTF-16 that bytes without a mark are: every other one of Latin text is zero."""
    even, odd = body[:2000:2], body[1:2000:2]
    if len(body) < 4 or b"\0\0" in body[:2000]:
        return None
    if odd.count(0) > len(odd) // 2 and even.count(0) == 0:
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > len(even) // 2 and odd.count(0) == 0 else None


def _cut_utf8(body: bytes) -> str | None:
    """UTF-8 whose last character was cut in two, or None."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body) + "\ufffd"
    except UnicodeDecodeError:
        return None


def declared(body: bytes) -> str | None:
    """The encoding that an HTML or XML document declares in its head."""
    head = body[:4096]
    found = _XML.search(head) or _META.search(head)
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    return "utf-8" if name.startswith("utf-16") else name  # an ASCII head cannot be UTF-16


def without_controls(text: str) -> str:
    """Text without NUL, escapes and other control characters, with Unix line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


def clean(text: str) -> str:
    """Extracted text: without control characters, composed (NFC), so that one word is written one way."""
    return unicodedata.normalize("NFC", without_controls(text))


def codec_of(name: str | None) -> str | None:
    """Python's name of the encoding that the web means by `name`, or None."""
    if not name:
        return None
    try:
        said = name.strip().lower()
        found = codecs.lookup(NAMES.get(said, said))
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in ("idna", "punycode", "utf-7"):
        return None
    return WIDER.get(found.name, found.name)


def _mostly(body: bytes, codec: str) -> bool:
    """Whether a few bad bytes are all that is wrong with a declared encoding."""
    sample = body[:LOOKED_AT].decode(codec, "replace")
    return sample.count("\ufffd") <= max(2, len(sample) // 200)


def _guessed(body: bytes) -> str:
    sample = body[:LOOKED_AT].decode("utf-8", "replace")
    letters = sum(not c.isascii() for c in sample)
    if letters and sample.count("\ufffd") * 20 < letters:
        return body.decode("utf-8", "replace")  # UTF-8 with a few broken places
    best = from_bytes(body[:LOOKED_AT]).best()
    codec = codec_of(best.encoding) if best is not None else None
    if best is not None:
        codec = codec_by_letters(body[:LOOKED_AT], best.language) or codec
    return body.decode(codec or "cp1252", "replace")
