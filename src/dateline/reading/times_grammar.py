"""The time expressions of English news, as named patterns; what each means is in times_resolve.py.

A pattern's name is the resolver's: `KINDS` lists them, most telling first where two match the same words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.reading.numerals import DIGITS, ORDINALS, TENS, UNITS
from dateline.records import record
from dateline.zones import MONTHS, OFFSETS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NUMBERS = {name[:3].casefold(): n for n, name in enumerate(MONTHS, start=1)}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1\d\d\d|20\d\d)"
_WEEKDAY = "|".join(day.capitalize() for day in WEEKDAYS)
_SHORT = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
_PART = r"(?:morning|afternoon|evening|night)"
_MOD = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier|[Ll]ater)[\s-](?:on\s|in\s)?)?"
_WORDED = "|".join(sorted((w for w in [*UNITS, *TENS] if w != "zero"), key=len, reverse=True))
_COUNT = (
    rf"(?:(?:{DIGITS})(?:\s?½)?|(?:{_WORDED})(?:-(?:{_WORDED}))?(?:\s+(?:hundred|thousand|and\s+a\s+half))?"
    r"|half\s+an?|an?\s+(?:half|few|couple\s+of|dozen|hundred|thousand|mere|single|full)|an?"
    r"|(?:a\s+)?couple\s+of|several|few|many|some|dozens\s+of|hundreds\s+of|thousands\s+of|tens\s+of)"
)
_QUALIFIED = (
    rf"(?:(?:the\s+)?(?:mere|full|whole|entire)\s+)?{_COUNT}(?:\s+(?:full|more|straight|consecutive|whole))?"
)
_UNIT = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|mornings?|weeks?|fortnights?|weekends?|months?"
    r"|quarters?|years?|decades?|century|centuries)"
)
_ORDINAL = rf"(?:{'|'.join(ORDINALS)}|twenty-(?:{'|'.join(list(ORDINALS)[:9])})|\d{{1,2}}(?:st|nd|rd|th))"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_AM = r"(?:\s?[ap]\.\s?m\b\.?|\s?[ap]m\b|\s?[AP]M\b|\s?[AP]\.\s?M\b\.?)"
_LETTERS = "|".join(sorted((z for z in OFFSETS if len(z) > 1), key=len, reverse=True))
ZONE = (
    rf"(?:(?:{_LETTERS})(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?\b|(?:ET|CT|PT|MT)\b|G\.\s?M\.\s?T\."
    rf"|[ECMP]\.\s?[SD]\.\s?T\.|Z\b"
    r"|(?:the\s+)?(?:local|Greenwich(?:\s+[Mm]ean)?|[Ss]hip(?:'s|’s)?|(?:[A-Z][\w.’']+\s){0,2}[A-Z][\w.’']+"
    r"(?:\s(?:standard|daylight|summer))?)\s[Tt]ime\b)"
)
CLOCK_AT = re.compile(
    rf"(?:(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d)(?:[:.][0-5]\d)?)?(?P<am>{_AM}|\s+o['’]clock(?:{_AM})?)"
    r"|(?P<h2>[01]?\d|2[0-3]):(?P<m2>[0-5]\d)(?::[0-5]\d)?"
    r"|(?P<h3>[01]\d|2[0-3])\.?(?P<m3>[0-5]\d)(?=\s?(?:hours|hrs|GMT|UTC|EST|CET|local"
    r"|Z\b))(?:\s?(?:hours|hrs))?"
    r"|(?P<h4>1?\d)\.(?P<m4>[0-5]\d)(?=\s(?:this|yesterday|last|in\sthe)\b)"
    r"|(?:(?<=\bat )|(?<=\bby )|(?<=\bafter )|(?<=\bbefore )|(?<=\bsince )|(?<=\buntil )|(?<=\bhour of ))"
    r"(?P<h6>1[0-2]|[1-9])\.(?P<m6>[0-5]\d)(?=[.,;]?\s*(?:$|\n|[A-Z(])|[,;]|\s(?:on|in|and|the|by|is|was|it|he|she)\b)"
    r"|(?P<to>half|(?:a\s)?quarter|five|ten|twenty)\s(?:minutes\s)?(?P<past>past|to)\s"
    r"(?P<h5>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|(?P<word>[Nn]oon|[Mm]idnight|[Mm]idday))"
    r"(?:\s+(?P<inthe>in\s+the\s+(?:fore|after)noon|in\s+the\s+(?:early\s+)?(?:morning|evening)|at\s+night)\b)?"
    rf"(?:,?\s*\(?(?P<zone>{ZONE})\)?)?"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.I)


def _cased(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})")


KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "iso",
        re.compile(
            r"(?<![\w.-])(?P<date>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?"
            r"\s?(?P<zone>Z|[+-]\d\d:?\d\d|UTC|GMT)?)?(?![\w-])"
        ),
    ),
    (
        "calendar",
        _cased(
            rf"{_MOD}(?:(?:{_WEEKDAY}|{_SHORT}),?\s+(?:the\s+)?)?(?:(?P<month>{MONTH})\s+(?P<day>{_DAY})(?:st"
            rf"|nd|rd|th)?"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?(?![\w%]|[.,:/-]\d)"
            rf"|(?P<day2>{_DAY})(?:st|nd|rd"
            rf"|th)?(?:\s+of)?\s+(?P<month2>{MONTH})(?:,?\s+(?P<year2>{_YEAR}))?\b)"
        ),
    ),
    (
        "month",
        _cased(rf"{_MOD}(?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}|(?:this|last|next)\s+year))?\b"),
    ),
    (
        "slashed",
        re.compile(
            r"(?<![\w/.-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<year>\d{4}|\d\d)(?![\w/-])"
        ),
    ),
    (
        "weekday",
        _cased(
            rf"{_MOD}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Pp]revious|[Ff]ollowing)\s+)?"
            rf"(?P<weekday>{_WEEKDAY})(?:\s+(?P<part>{_PART}))?\b"
        ),
    ),
    ("every_weekday", _cased(rf"(?:[Ee]very\s+(?P<one>{_WEEKDAY})|(?P<many>(?:{_WEEKDAY})s))\b")),
    (
        "dayth",
        _cased(
            r"[Tt]he\s+(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\s+(?P<inst>inst|ult)\b\.?)?(?=\s*(?:[,.;:)]|$|\n)"
            r"|(?:\s+(?:and|to|of\s+the\s+month|it|he|she|they|was)\b))"
        ),
    ),
    (
        "today",
        _words(
            rf"{_MOD}(?:today|tonight|yesterday|tomorrow|overnight|the\s+day\s+(?:before\s+yesterday"
            rf"|after\s+tomorrow))"
            rf"(?:\s+{_PART})?"
        ),
    ),
    (
        "part",
        _words(
            rf"{_MOD}(?P<which>this|last|that|the\s+(?:next|following|same|previous))\s+(?P<part>{_PART})"
        ),
    ),
    (
        "near_day",
        _words(
            r"(?:the\s+)?(?P<which>same|next|following|previous)\s+day|the\s+day\s+(?P<other>before|after)"
            r"|that\s+day"
        ),
    ),
    (
        "near_unit",
        _words(
            rf"{_MOD}(?:(?P<which>last|this(?:\s+(?:past|coming))?|next|the\s+(?:previous|following|same"
            rf"|coming|current)|the\s+end\s+of"
            r"(?:\s+(?:the|this|last|next))?)\s+"
            rf"(?P<unit>week|weekend|month|quarter|year|decade|century|{_SEASON}|christmas|{MONTH.lower()})"
            rf"|the\s+(?P<end>weekend)|(?P<yearend>year[\s-]end))"
        ),
    ),
    (
        "before_unit",
        _words(
            r"the\s+(?P<unit>week|month|year)\s+(?P<rel>before|after|earlier)(?!\s+(?:the|a|last|that)\b)"
        ),
    ),
    ("season", _words(rf"{_MOD}(?:the\s+)?(?P<season>{_SEASON})(?:\s+of|,)?\s+(?P<year>{_YEAR})")),
    (
        "portion",
        _words(
            rf"(?:the\s+)?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?P<portion>quarter|half)"
            rf"(?:\s+(?:of\s+)?(?P<year>{_YEAR}|(?:last|this|next)\s+year|the\s+year))?"
            rf"|Q(?P<q>[1-4])(?:\s+(?P<qyear>{_YEAR}))?"
        ),
    ),
    (
        "decade",
        _cased(
            r"(?:the\s+)?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-])?(?:(?P<digits>1[5-9]\d0|20\d0)s"
            r"|['’](?P<short>[2-9]0)s"
            r"|(?P<name>[Tt]wenties|[Tt]hirties|[Ff]orties|[Ff]ifties|[Ss]ixties|[Ss]eventies|[Ee]ighties"
            r"|[Nn]ineties))\b"
        ),
    ),
    ("century", _words(rf"(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?P<nth>{_ORDINAL})[\s-]centur(?:y|ies)")),
    (
        "year",
        _cased(
            r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]arlier in|[Ll]ater in|[Ff]iscal(?:\s+[Yy]ear)?|FY)[\s-]?)?"
            r"(?P<year>1\d\d\d|20\d\d)(?:[-–/]\d\d(?:\d\d)?)?(?!\s?-?\s?years?\b)(?![\w%°]|[.,:]\d|\s?(?:km"
            r"|kg|feet|miles)\b)"
        ),
    ),
    (
        "ago",
        _words(
            rf"(?:(?P<count>{_COUNT})\s+)?(?P<unit>{_UNIT})\s+(?:(?P<ago>ago|hence|from\s+now)"
            r"|(?P<rel>earlier|later|previously|afterwards|(?:before|after)(?!\s+(?:[a-z]+ing|the|an?|his"
            r"|her|its|their|they|he|she|it|[A-Z]\w+)\b)))"
        ),
    ),
    (
        "stretch",
        _words(
            rf"(?:(?:the|these)\s+)?(?P<which>past|last|next|coming|first|previous|following|final"
            rf"|preceding)\s+"
            rf"(?:(?P<count>{_COUNT})\s+)?(?P<unit>{_UNIT})"
        ),
    ),
    (
        "set",
        _words(rf"(?:every|each)\s+(?:(?P<count>other|few|{_COUNT})\s+)?(?P<unit>{_UNIT}|morning|evening)"),
    ),
    (
        "adverb",
        _words(
            rf"(?:(?:once|twice|{_COUNT}\s+times)\s+(?:an?|per|each|every)\s+)(?P<unit>day|week|month|year"
            rf"|hour|night)"
            r"|(?P<ly>daily|nightly|weekly|monthly|quarterly|annually|yearly|hourly|annual)"
        ),
    ),
    (
        "hyphened",
        _words(
            rf"(?P<count>\d+|{_WORDED}|multi)[\s-](?P<unit>second|minute|hour|day|week|month|year"
            rf"|decade)(?:-long)?(?!-?s?\s?-?old|s)"
        ),
    ),
    ("length", _words(rf"(?:the\s+)?(?P<count>{_QUALIFIED})\s+(?P<unit>{_UNIT})(?!\s+(?:old|of\s+age))")),
    (
        "plural",
        _words(
            r"(?P<unit>minutes|hours|days|weeks|months|years|decades"
            r"|centuries)(?!\s+old)(?P<rel>\s+(?:before|after)\b)?"
        ),
    ),
    (
        "nth_unit",
        _words(
            rf"(?:(?:its|their|his|her|the|a)\s+)?(?P<nth>{_ORDINAL})\s+(?:straight\s+"
            rf"|consecutive\s+)?(?P<unit>day|week|month|year)"
        ),
    ),
    (
        "ref",
        _words(
            r"(?P<now>right\s+now|now(?!\s+that)|currently|nowadays|at\s+(?:the\s+moment|this\s+(?:moment"
            r"|point|time))|at\s+present|these\s+days)"
            r"|(?P<past>recently|the\s+past(?!\s+\w+\s+\w+s\b)|lately|in\s+recent\s+(?:days|weeks|months"
            r"|years))|(?P<future>the\s+(?:near\s+)?future)"
        ),
    ),
    (
        "holiday",
        re.compile(
            r"\b(?P<holiday>Christmas(?:\s(?:Day|Eve))?|New\sYear(?:'s|’s)?\s(?:Day|Eve)|Boxing\sDay"
            r"|Valentine(?:'s|’s)\sDay|Halloween|Independence\sDay)\b(?:,?\s(?P<year>1\d\d\d|20\d\d))?"
        ),
    ),
    ("clock", re.compile(rf"(?<![\w.:$£€-]){CLOCK_AT.pattern}(?![\w:%])")),
)


_NOT_LENGTH = re.compile(
    r"\d+\s(?:second|quarter)$|(?:1[89]|20)\d\d\s+(?:second|minute|hour|day|week|month|year)\b", re.I
)  # "2018 day five"


_TO_LAST = re.compile(r"\b(?:may|will|to|would|could|can|might|not|shall)\s$", re.I)  # the verb


@record
class Match:
    """Words that a pattern holds for."""

    kind: str
    start: int
    end: int
    found: re.Match[str]


@lru_cache(maxsize=1)
def matches(text: str) -> tuple[Match, ...]:
    """The longest matches from left to right, none over another. Times and figures both ask for them."""
    found: list[tuple[int, int, int, Match]] = []
    for rank, (kind, pattern) in enumerate(KINDS):
        for hit in pattern.finditer(text):
            words = hit[0].rstrip(" ,")
            if kind == "length" and _NOT_LENGTH.match(words):
                continue
            if kind == "stretch" and _TO_LAST.search(text, max(0, hit.start() - 8), hit.start()):
                continue
            if words.endswith(")") and "(" not in words:
                words = words[:-1]
            end = hit.start() + len(words)
            match = Match(kind=kind, start=hit.start(), end=end, found=hit)
            found.append((hit.start(), -end, rank, match))
    last = -1
    kept: list[Match] = []
    for start, end, _, match in sorted(found, key=lambda row: row[:3]):
        if start >= last:
            last = -end
            kept.append(match)
    return tuple(kept)
