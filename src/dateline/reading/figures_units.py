"""The units of quantities: roubles, square miles, per cent; and what a quantity is.

How they are written is in data/units.tsv, read once a process.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

from dateline.records import Comparator, record

UnitKind: TypeAlias = Literal["money", "share", "area", "distance", "duration", "age", "other"]


@record
class Quantity:
    """A quantity at its place. `count_end` is where the number itself ends, before any unit."""

    start: int
    end: int
    number_start: int
    count_end: int
    comparator: Comparator
    low: float | None = None
    high: float | None = None
    value: float | None = None
    unit: str | None = None
    kind: UnitKind | None = None


@record
class Unit:
    """A unit at its place: from the number's end to `end`."""

    end: int
    name: str
    kind: UnitKind


_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "₴": "UAH", "₽": "RUB", "₹": "INR", "¥": "JPY", "₪": "ILS"}
_SIGNS |= {"₦": "NGN", "₩": "KRW", "฿": "THB", "₺": "TRY", "₱": "PHP", "₫": "VND", "₵": "GHS", "₡": "CRC"}
_SIGNS |= {"a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD"}
_SIGNS |= {"us$": "USD", "u.s.$": "USD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "rs": "INR", "re": "INR"}
_SIGNS |= {"rm": "MYR", "rp": "IDR", "tk": "BDT", "ksh": "KES", "sh": "shilling", "ush": "UGX", "fr": "CHF"}
# "£" and "¥" as text without accents has them
_SIGNS |= {"ps": "GBP", "y=": "JPY", "nis": "ILS", "rmb": "CNY", "n": "NGN", "r": "ZAR", "dh": "AED"}
_CODES = (
    "USD EUR GBP JPY CNY INR RUB UAH AUD CAD NZD CHF SEK NOK DKK PLN CZK HUF TRY ILS SAR AED QAR PKR BDT LKR "
    "NPR "
    "IDR MYR THB PHP VND KRW TWD HKD SGD MXN BRL ARS CLP COP NGN GHS KES UGX TZS ZAR ETB EGP KZT BTC"
)
MARKS = "$£€₴₽₹¥₪₦₩฿₺₱₫₵₡"
_SIGN = re.compile(  # before a number; a short name of letters only where nothing else begins with it
    rf"(?:(?<![\w.])(?:US|U\.S\.|AU?|CA?|NZ|HK|S|NT|R|MX)\s?\$|[{MARKS}]"
    rf"|(?<![\w.&])(?:(?:{'|'.join(_CODES.split())})"
    r"|Rs\.?|Re\.?|RM|Rp\.?|Tk\.?|K[Ss]h\.?|USh\.?|NIS|RMB|Fr\.?|Dh|PS(?=$)|Y=|[NR](?=$)))\s?$"
)
_WIDEST = 8  # characters of a sign and the space after it


def sign_before(text: str, at: int) -> tuple[int, str] | None:
    """The sign of money that ends where a number begins: where it starts, and the money's name."""
    if not at or not (
        text[at - 1] in MARKS or text[at - 1].isspace() or text[at - 1] in ".=" or text[at - 1].isalpha()
    ):
        return None
    found = _SIGN.search(text, max(0, at - _WIDEST), at)
    if found is None:
        return None
    plain = found[0].strip().rstrip(".").replace(" ", "")
    return found.start(), _SIGNS.get(plain) or _SIGNS.get(plain.casefold()) or plain.upper()


@cache
def _units() -> tuple[dict[str, tuple[UnitKind, str]], dict[str, tuple[UnitKind, str]], frozenset[str]]:
    """Units by their words and by their symbols, and the words that one begins with."""
    kinds: dict[str, UnitKind] = {kind: kind for kind in get_args(UnitKind)}
    named: dict[str, dict[str, tuple[UnitKind, str]]] = {"w": {}, "s": {}}
    for line in (files("dateline.reading") / "data" / "units.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, name, written, forms = line.split("\t")
            named[written] |= dict.fromkeys(forms.split(","), (kinds[kind], name))
    return named["w"], named["s"], frozenset(words.split(" ")[0] for words in named["w"])


_WORD = r"[\s-]([^\W\d_]{1,20}(?:\.[^\W\d_]{1,5}){0,3}\.?)"
_WORDS = re.compile(rf"{_WORD}(?:{_WORD})?(?:{_WORD})?(?:{_WORD})?")
_OF_A_LAND = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|i|ic|ch)\s[a-z]")
_SYMBOL = re.compile(
    rf"[ \u00a0\u202f]?([%％¢′″℃℉{MARKS}]|[°º]\s?[CF](?![^\W_])"
    rf"|[μµ]?[^\W\d_]{{1,5}}(?:/[a-z]{{1,2}})?[²³23]?(?![^\W_]))"
)


def unit_at(text: str, low: str, at: int) -> Unit | None:
    """The unit that a number ending at `at` is of; `low` is the text in lower case."""
    by_words, by_symbols, begin = _units()
    found = _WORDS.match(low, at)
    if found is not None and found[1].rstrip(".") in begin:
        words = [word for word in found.groups() if word]
        for n in range(len(words), 0, -1):
            unit = by_words.get(" ".join(words[:n]).replace(".", ""))
            if unit is not None:
                end = found.end(n)
                if low[end : end + 1] == "/":
                    break  # "90 km/h"
                return Unit(end=end - (low[end - 1] == "."), kind=unit[0], name=unit[1])
    if found is not None and found[2] and _OF_A_LAND.match(text, at + 1):
        unit = by_words.get(found[2].rstrip("."))
        if unit is not None and unit[0] == "money":  # "two Jordanian dinars"
            return Unit(
                end=found.end(2) - found[2].endswith("."), kind=unit[0], name=found[2].rstrip(".").rstrip("s")
            )
    symbol = _SYMBOL.match(text, at)
    if symbol is None:
        return None
    unit = by_symbols.get(symbol[1].replace(" ", ""))
    apart = symbol.start(1) > at
    if unit is None or (apart and len(symbol[1]) == 1 and symbol[1].isalpha()):
        return None  # a letter alone is a unit only where it is joined: 5g, 40C, 12W
    if symbol[1] == "in" and apart and text[symbol.end() : symbol.end() + 1] not in (")", "-"):
        return None
    return Unit(end=symbol.end(), kind=unit[0], name=unit[1])
