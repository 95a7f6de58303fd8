"""Text cut into tokens: words, and the marks around and within them.

The algorithm and the rules are those of spaCy's English tokenizer (Honnibal et al., MIT), on whose tokens the
network's teacher parses: between white space, marks are taken off at both ends until nothing comes off or
an exception is left, then what is within is cut at dashes, slashes and the like. White space beyond one
space is a token of its own. What spaCy has for the alphabets of other languages is told from the characters.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.reading.tokenizer_words import exceptions

LONGEST_RUN = 300  # characters without a space, after which one token ends
LONGEST_SUFFIX = 40  # characters looked through for a mark at the end
MOST = 100_000  # words that are remembered: a hostile text must not fill the memory

UPPER = "".join(c for c in map(chr, range(0x2000)) if c.isupper())
LETTER = r"[^\W\d_¹²³¼½¾]"
LOWER = rf"[^\W\d_¹²³¼½¾{UPPER}]"
QUOTES = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉⟦⟧"
MARKS = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪"
DASHES = "-|–|—|--|---|——|~"
MONEY = r"\$|£|€|¥|฿|US\$|C\$|A\$|₽|﷼|₴|[₠-₿]"
SIGNS = "[¦©®°҂℀-⅏←-⇿⌀-⟥⟲-⟿⤀-⯿　〒-〿㈀-㏿䷀-䷿￤￭￮\ufffc\ufffd\U0001d000-\U0001d7ff\U0001f000-\U0001faff]"
UNITS = (
    "km|km²|km³|m|m²|m³|dm|dm²|dm³|cm|cm²|cm³|mm|mm²|mm³|ha|µm|nm|yd|in|ft|kg|g|mg|µg|t|lb|oz|m/s|km/h|kmh|mph|hPa|Pa|"
    "mbar|mb|MB|kb|KB|gb|GB|tb|TB|T|G|M|K|%|км|км²|км³|м|м²|м³|дм|дм²|дм³|см|см²|см³|мм|мм²|мм³|нм|кг|г|мг|м/с|км/ч|кПа|"
    "Па|мбар|Кб|КБ|кб|Мб|МБ|мб|Гб|ГБ|гб|Тб|ТБ|тб"
)
CURRENCY_OR_UNIT = rf"{MONEY}|{UNITS}"

MARK = rf"[{re.escape(MARKS)}]"
QUOTE = rf"[{re.escape(QUOTES)}]"
PREFIX = re.compile(rf"[§%=—–]|\+(?![0-9])|\.\.+|{MARK}|{QUOTE}|{MONEY}|{SIGNS}")
SUFFIX = re.compile(
    rf"(?:\.\.+|……|{MARK}|{QUOTE}|{SIGNS}|['’][sS]|[—–]|(?<=[0-9])\+|(?<=°[FfCcKk])\."
    rf"|(?<=[0-9])(?:{CURRENCY_OR_UNIT})|(?<=[0-9%²\-+{re.escape(MARKS + QUOTES)}])\.|(?<={LOWER})\."
    rf"|(?<=[{UPPER}][{UPPER}])\.)$"
)
INFIX = re.compile(
    rf"\.\.+|…|{SIGNS}|(?<=[0-9])[+\-*^](?=[0-9-])"
    rf"|(?:(?<={LOWER})|(?<=[{re.escape(QUOTES)}]))\.(?=[{UPPER}{re.escape(QUOTES)}])"
    rf"|(?<={LETTER}),(?={LETTER})|(?<=[^\W_¹²³¼½¾])(?:{DASHES})(?={LETTER})|(?<=[^\W_¹²³¼½¾])[:<>=/](?={LETTER})"
)
ADDRESS = re.compile(  # of the web or of mail; after Diego Perini's (MIT), by way of spaCy
    rf"(?:[\w+\-.]{{2,}}://)?(?:\S+@)?"
    rf"(?:(?:[A-Za-z0-9¡-\uffff][A-Za-z0-9¡-\uffff_-]{{0,62}})?[A-Za-z0-9¡-\uffff]\.)+{LOWER}{{2,63}}"
    rf"(?::\d{{2,5}})?(?:[/?#]\S*)?$"
)
RUN = re.compile(r"(\S+)( ?)|(\s+)")


def split(text: str) -> tuple[list[str], list[int], list[bool]]:
    """The tokens of a text, where each begins, and whether one space follows it. They and those spaces are
    the text again."""
    words: list[str] = []
    starts: list[int] = []
    spaced: list[bool] = []
    known = _remembered()
    for run in RUN.finditer(text):
        at = run.start()
        written = run[1]
        if written is None:
            words.append(run[3])
            starts.append(at)
            spaced.append(False)
            continue
        pieces = known.get(written) or _pieces(written)
        for piece in pieces:
            words.append(piece)
            starts.append(at)
            at += len(piece)
        spaced += [False] * (len(pieces) - 1)
        spaced.append(bool(run[2]))
    return words, starts, spaced


@cache
def _remembered() -> dict[str, tuple[str, ...]]:
    return {}


def _pieces(run: str) -> tuple[str, ...]:
    """The tokens of what stands between white space. A run without end is cut: the cost of taking marks off
    it grows with the square of its length."""
    if len(run) > 2 * LONGEST_RUN:
        cut = [run[n : n + LONGEST_RUN] for n in range(0, len(run), LONGEST_RUN)]
        return tuple(piece for part in cut for piece in _pieces(part))
    known = _remembered()
    if len(known) > MOST:
        known.clear()
    found = known[run] = tuple(_joined(_cut(run)))
    return found


def _cut(run: str, *, apart: bool = True) -> list[str]:
    """Marks off both ends, then cut within. Without `apart`, no exception is looked for."""
    whole = exceptions() if apart else {}
    before: list[str] = []
    after: list[str] = []
    while run and run not in whole:
        prefix = PREFIX.match(run)
        front = prefix.end() if prefix else 0
        if front and run[front:] in whole:
            before.append(run[:front])
            run = run[front:]
            break
        suffix = SUFFIX.search(run, max(front, len(run) - LONGEST_SUFFIX))
        back = len(run) - suffix.start() if suffix else 0
        if back and run[:-back] in whole:
            after.append(run[-back:])
            run = run[:-back]
            break
        if not front and not back:
            break
        if back and front + back <= len(run):
            after.append(run[len(run) - back :])
            run = run[: len(run) - back]
        if front:
            before.append(run[:front])
            run = run[front:]
    if not run:
        within: list[str] = []
    elif run in whole:
        within = list(whole[run])
    elif ADDRESS.match(run):
        within = [run]
    else:
        within = _within(run)
    return before + within + after[::-1]


def _within(run: str) -> list[str]:
    """Cut at dashes, slashes, dots and signs between letters."""
    found: list[str] = []
    start = 0
    for match in INFIX.finditer(run):
        if match.start() == 0:
            continue
        if match.start() != start:
            found.append(run[start : match.start()])
        found.append(match[0])
        start = match.end()
    if start < len(run):
        found.append(run[start:])
    return found


def _joined(pieces: list[str]) -> list[str]:
    """Pieces side by side that are an exception together, and were only taken apart by the rules: faces and
    abbreviations within a longer run."""
    if len(pieces) < 2:
        return pieces
    taken = _taken_apart()
    found: list[str] = []
    i = 0
    while i < len(pieces):
        for end in range(min(len(pieces), i + 8), i + 1, -1):
            together = "".join(pieces[i:end])
            if taken.get(together) == tuple(pieces[i:end]):
                found += exceptions()[together]
                i = end
                break
        else:
            found.append(pieces[i])
            i += 1
    return found


@cache
def _taken_apart() -> dict[str, tuple[str, ...]]:
    """The exceptions that the rules alone would cut, as they would."""
    cut = {word: tuple(_cut(word, apart=False)) for word in exceptions()}
    return {word: pieces for word, pieces in cut.items() if len(pieces) > 1}
