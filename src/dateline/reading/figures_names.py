"""What looks like a figure and is none: names ("Boeing 737"), positions ("No. 10"), scores, the numbers of
telephones, the pronoun "one".
"""

from __future__ import annotations

import re

from dateline.reading.figures_units import MARKS, Quantity
from dateline.reading.numerals import listed
from dateline.reading.tokens import Doc

# words that a number after them is the name of, as written at the start of a name and inside a sentence
_NAMED = frozenset(
    listed(
        "CTF JTF TF Committee Flight Route Highway Article Section Row Chapter Room Page Channel Unit Line "
        "Gate Platform Model "
        "Type Mark Windows Level Phase Season Episode Part Volume Vol Game Round Week Day Area Block Zone "
        "Grade Class Size Radio Apollo Boeing Airbus Reactor Interstate US Union Resolution Act Bill Rule "
        "Version Category Tel Phone Proposition Title Schedule Annex Pier Berth No Nos Number Exit Ward "
        "District Sector Terminal Building Lot Track Lane Bus Tram Psalm Verse Fig Figure Table Appendix "
        "Amendment Form Hall Camp Stage Step Question Division Group Pool Studio Code Paragraph Clause Point "
        "Regulation Directive Order Convention Protocol Opus Op Symphony Concerto Sonata Chromosome "
        "Generation Gen Android iOS macOS PlayStation Xbox Nintendo iPhone iPad Galaxy Pixel Falcon Artemis "
        "Voyager Pioneer Sputnik Soyuz Vostok Gemini Starlink Cosmos Kosmos Progress Airlines Mirage Tornado "
        "Typhoon Leopard Abrams Merkava Bradley Boxer Stryker Javelin Cessna Embraer Bombardier Tupolev "
        "Antonov Ilyushin Sukhoi Mi Su MiG Tu Kh AK MK PC DC MD HIV COVID Covid Office Bureau Battalion "
        "Squadron Company Precinct Station Drive Gruppe Staffel Tier Band Catch Fahrenheit Formula Euro UFC "
        "Item Report File Case Docket Invoice Ticket Serial Patent Box Suite Apartment Apt Flat Floor Seat "
        "Deck Bay Hangar Fortune Russell Nasdaq Nikkei Stoxx STOXX CAC DAX FTSE Ibex IBEX Kospi KOSPI Dow "
        "ASX TSX TA SMI AEX Sensex Hang Topix S&P Sweet Pac Big Fab Super"
    )
)
_NAMED |= frozenset(
    listed(
        "no nos flight article section chapter page pages phase part resolution version category tel "
        "latitude longitude chromosome day number exit ward type grade gate lane paragraph clause route "
        "serial terminal apartment suite verse"
    )
)
_PLURAL_NAMED = frozenset(
    listed(
        "resolutions flights gates chapters articles sections rooms routes highways platforms lanes wards "
        "paragraphs "
        "clauses verses exits terminals episodes volumes figures tables annexes"
    )
)
_LISTED = re.compile(r"(?:,\s\d+)*(?:\s?[-–]\s?|,?\s(?:and|or|to|through|&)\s)\d+\b")
_BODIES = re.compile(r"\b(?:Group|Gang|Council|Committee|Team|Band|Big|Fab|Gang\sof)\sof\s$")
_BEFORE = re.compile(r"[\w][-/.+]?$|[#@°'’&:]$")
_APART = re.compile(
    r"(?:(?:^|[\s(\[“\"'‘—–])[-+−]?|[~≈∼])$"
)  # an apostrophe or a sign that belongs to nothing
_NOT_BEFORE = re.compile(
    r"(?:(?:st|nd|rd|th|ers)\b|\s?°(?!\s?[CF])|°?\s?\d*['′’]?\s?[NSEW]\b(?![\s-]?\w)|[A-Za-z]*\d"
    r"|-?(?:[A-Z]\d|[a-z]{2,}\.[a-z])|[:/]\d|\.\d|,\d{1,2}(?!\d)"
    r"|['’]?s\b|\s?(?:[ap]\.?\s?m\b|o['’]clock)|-(?:th|st|nd|rd)\b|@|\+\d)"
)


def is_name(text: str, first: int, end: int, *, unit: bool) -> bool:
    """Whether a number at [first, end), its sign of money included, is a part of a name or a position."""
    before, signed = text[max(0, first - 16) : first], text[first] in MARKS
    if before[-1:].isspace():
        words = before.split()
        if words and words[-1].rstrip(".") in _NAMED and not signed:
            return not unit
        if words and not unit and words[-1].casefold() in _PLURAL_NAMED:
            return words[-1] not in ("figures", "tables") or _LISTED.match(text, end) is not None
        if before.endswith("of ") and _BODIES.search(before):
            return True
    elif (
        _BEFORE.search(before)
        and not before.lower().endswith("sub-")
        and not signed
        and not _APART.search(before)
    ):
        return True
    if not unit and _NOT_BEFORE.match(text, end):
        return True
    lead = text[max(0, first - 2) : first]
    return (lead in ("", "\n", "\n\n") or lead.endswith("\n")) and re.match(
        r"[.)]\s", text[end : end + 2]
    ) is not None


_ONE_AFTER = re.compile(
    r"['’]s\b|self\b|\s(?:another|or|thing|way|point|side|hand|day|by\sone|after|and\sonly|and\sthe\ssame)\b"
    r"|-(?:on|time|sided|off|way|to)\b"
    r"|\s(?:can|must|might|would|should|could|may|cannot|ought)\b|,?\sof\scourse\b"
)
_ONE_BEFORE = frozenset(
    listed(
        "no any every some this that which each another last next at square number formula day phase good "
        "bad new old big small great same right wrong best worst first second third latest chosen loved "
        "little"
    )
)
_ONE_THAT = re.compile(
    r"\s(?:that|who|which|where|he|she|they|we|i|you|it|in|from|on|with|for|at|to|by|being|seen|made|held"
    r"|found|built|given|[a-z]{2,}ed)\b"
)
_ANY = frozenset(("no", "any", "every", "some", "each", "this"))
_OF = re.compile(r"\sof\b|-")
_THE_ONE = re.compile(r"\s[a-z]+s?\s(?:was|were)\b")


def is_pronoun(low: str, start: int, end: int) -> bool:
    """Whether "one" counts nothing: "no one", "one must", "the old one", "one another"."""
    if _ONE_AFTER.match(low, end) or (low.startswith(",", end) and low.endswith("for ", 0, start)):
        return True
    window = low[max(0, start - 14) : start]
    if window[-1:] == "-" or window.endswith("one by "):
        return True
    words = window.split()
    if not words or not window[-1:].isspace():
        return False
    if words[-1] == "only":  # "the only one", and not "only one option"
        return len(words) > 1 and words[-2] in ("the", "its", "his", "her", "their")
    if words[-1] in _ONE_BEFORE:
        return words[-1] in _ANY or not _OF.match(low, end)
    return (
        words[-1] == "the"
        and not _THE_ONE.match(low, end)
        and (not re.match(r"[\s-][a-z]+", low[end : end + 12]) or _ONE_THAT.match(low, end) is not None)
    )


_NUMBERS = re.compile(  # a telephone number, a date with strokes, a position on the globe, a train
    r"\(?\d{2,4}\)?[\s-]\d{3}[\s-]\d{3,4}\b|\d{3}\.\d{3}\.\d{4}\b|\d+/\d+/\d+|9/11\b|24/7\b"
    r"|\d{4}-\d\d-[A-Z]+-\d+|50[-/]50\b"
    r"|\d{1,3}(?:°|º|\.\d+"
    r"|\s\d{1,2})?\s?(?:\d{1,2}(?:\.\d+)?\s?['′’]\s?)?(?:\d{1,2}(?:\.\d+)?\s?[\"″”]\s?)?[NSEW]\b(?![\s-]?\w)"
    r"|\d{4}(?:,\s\d{4}){2,}|\d{1,2}\.\d\d\s(?:train|express|boat|mail|service|bus|ferry)\b"
    r"|\d{1,5}(?=\s(?:Broadway|(?:[A-Z]\w+\s){1,2}(?:Street|St|Avenue|Ave|Road|Rd|Square|Place|Lane|Drive"
    r"|Boulevard|Blvd|Way)\b))"
    r"|\d{1,3}\.\d+\s(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\b|\d{1,4}\s(?:A\.?D\b|B\.?C\b|BCE\b|CE\b)"
    r"|\d{2,4}(?=\s(?:Max|Pro|Ultra|MAX)\b)|\d{3}\(\w\)|\d{1,3}\.\d{4,}[;,]\s?-?\d{1,3}\.\d{4,}"
    r"|\d{1,5}(?:-\d{1,5}){2,5}\b(?!-?\w)"
    r"|\d{3,5}(?=\s[Bb]lock\sof\b)|7[0-8]7-\d{1,3}(?:ER|LR|F)?\b|7[0-8]7(?=\s(?:MAX|Dreamliner|[Jj]et))"
    r"|[1-4]D\b|[48]K\b(?=\s(?:[a-z]+\s)?(?:video|resolution|TV|display|screen|UHD|Blu|footage|camera|HDR"
    r"|TVs|streaming))"
    r"|(?:240|360|480|720|1080|1440|2160)[pi]\b|\d+(?:\.\d+){2,}|\d+(?:\.\d+)?:\d+(?:\.\d+)?(?!\d)"
)
_NOTE = re.compile(r"[^\s(]\[\d{1,3}\]")  # a footnote: "in 1991.[4]"
_ALARM = re.compile(r"(?:911|999|112|113)\b(?!\s[a-z]+s\b)")
_CALLED = re.compile(r"\b(?:call(?:ed|ing|s)?|dial(?:l?ed|l?ing|s)?|a|the)\s$", re.I)
_ERA = re.compile(r"\b(?:A\.?D\.?|B\.?C\.?)\s$")
_ERAS = re.compile(r"\d{1,4}(?:\s(?:and|to)\s\d{1,4})?")
_DIALLED = re.compile(r"(?:\+|\b(?i:call|phone|tel|telephone|dial|fax|hotline|text|whatsapp|on)[:.]?\s)$")
_DIALS = re.compile(r"\d{1,4}(?:[\s-]\(?\d{2,5}\)?){1,5}")


def names_listed(text: str, first: int, end: int) -> int:
    """Where a list of positions ends that begins with a number at [first, end): "gates 3 and 4"."""
    words = text[max(0, first - 16) : first].split()
    rest = _LISTED.match(text, end) if words and words[-1].casefold() in _PLURAL_NAMED else None
    return rest.end() if rest else end


def no_figure(text: str, at: int) -> int:
    """Where what begins with the digit at `at` ends, if that is no figure; else 0."""
    if text[at - 1 : at] == "[" and _NOTE.match(text, max(0, at - 2)):
        return at + 1
    if _ALARM.match(text, at) and _CALLED.search(text, max(0, at - 9), at):
        return at + 3
    found = _NUMBERS.match(text, at)
    if found is None and text[max(0, at - 1) : at] in (" ", "+") and _ERA.search(text, max(0, at - 6), at):
        found = _ERAS.match(text, at)
    if found is None:
        found = _DIALS.match(text, at)
        dialled = found is not None and _DIALLED.search(text, max(0, at - 12), at)
        if (
            not dialled
            or found is None
            or (text[at - 1] != "+" and not re.match(r"\d{3}-\d{4}|\d{3,4}\s\d{3}", found[0]))
        ):
            found = None
    return found.end() if found else 0


_PAIR = re.compile(r"(\d{1,3})\s?[-–—]\s?(\d{1,3})(?![\w%]|[.,/-]\d|\s?(?:-|per\s?cent|percent)|[-–]\d)")
_VOTED = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|senate|house|parliament|passed|approved|adopted|rejected|confirmed"
    r"|ratified"
    r"|majority|panel|board|council|referendum|justices|court|rul(?:ed|ing)|decision|committee|lawmakers"
    r"|assembly"
    r"|legislators|split|margin|poll|divided|elected|blocked|defeated)\b"
)
_PLAYED = re.compile(
    r"\b(?:beat|beats|beaten|beating|won|wins?|winning|lost|los(?:e|es|ing|s)|drew|draw|tied|tie|tied"
    r"|trail(?:s|ed|ing)?|led"
    r"|edged|thrashed|hammered|routed|defeat(?:s|ed)?|victory|score(?:d|s)?|scoreline|sets?|record|final"
    r"|finished|aggregate"
    r"|penalt(?:y|ies)|shoot-?out|goals?|match|game|season|quarter|series|champions?|league|cup|united|city"
    r"|tournament)\b"
)
_SURELY_VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballots?|senate|parliament|justices|lawmakers|ruling)\b")
_NEXT_SET = re.compile(r"(?:\s\(\d+-?\d*\))?,?\s(?:and\s)?\d{1,2}[-–]\d{1,2}\b")
_WIN = re.compile(
    r"\s(?:win|wins|defeat|victory|draw|down|up|loss|lead|record|rout|thrashing|tie|aggregate|series"
    r"|scoreline|deficit)\b"
)


def pair(text: str, low: str, at: int) -> tuple[int, bool] | None:
    """A score or a vote that begins at a digit ("3-1", "52-48"): where it ends, and whether it is a vote,
    whose two numbers are figures. A range ("3-5") is neither, unless a game is spoken of."""
    found = _PAIR.match(text, at)
    if found is None or (at and text[at - 1] in "-–—/."):
        return None
    one, two = int(found[1]), int(found[2])
    around = low[max(0, at - 90) : at], low[found.end() : found.end() + 50]
    played = _WIN.match(low, found.end()) is not None
    voted = any(_VOTED.search(side) for side in around)
    if voted and any(_PLAYED.search(side) for side in around):
        voted = any(_SURELY_VOTED.search(side) for side in around)
    if _NEXT_SET.match(text, found.end()):  # "6-3, 6-2"
        voted = False
    if played and not voted:
        return found.end(), False
    if one < two:  # a range, unless it stands alone after the word of a game
        alone = re.match(r"\s*(?:[.,;:)]|$|(?:to|in|on|at|against|after|by|with|away|over)\b)", around[1])
        lost = (
            alone
            and not voted
            and re.search(r"\b(?:lost|drew|trail(?:s|ed|ing)|beaten|fell|defeat)\b[^.;]{0,40}$", around[0])
        )
        return (found.end(), False) if lost else None
    return found.end(), voted


_NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w&’'.-]*|\b[a-z]+[A-Z]\w*|&[A-Z]|(?i:s&p|\bsp|phone))\s$")
_NAME_AFTER = frozenset(
    ("index", "max", "pro", "series", "jet", "jets", "airliner", "aircraft", "plane", "fighter")
)
_COMPOUND = re.compile(r"-[a-z]{3,}")


def is_named(doc: Doc, quantity: Quantity, text: str) -> bool:
    """S&P 500, Stoxx 50, iPhone 11, a six-speed box: a bare number in a name, with nothing counted."""
    if quantity.kind is not None or quantity.comparator != "=" or quantity.start != quantity.number_start:
        return False
    written = text[quantity.start : quantity.end]
    if quantity.value is None or "," in written:
        return False
    if written.isalpha() and written.islower():
        return _COMPOUND.match(text, quantity.end) is not None
    if not _NAME_BEFORE.search(text, max(0, quantity.start - 24), quantity.start):
        return False
    span = doc.char_span(quantity.number_start, quantity.count_end, alignment_mode="expand")
    if span is None or span.start == 0:
        return False
    previous, following = doc[span.start - 1], doc[span.end] if span.end < len(doc) else None
    if previous.pos != "PROPN" or (previous.is_sent_start and previous.i < span.start - 1):
        return bool(previous.text == "sp")
    if written.isalpha():  # "the Kick Six win", and not the title "Blast Kills Six"
        return following is None or not following.text[0].isupper()
    if following is None or following.low in _NAME_AFTER:
        return True
    return following.pos not in ("NOUN", "ADJ") and following.tag not in ("VBN", "JJ", "NNS")
