"""Ships by name: "the liner X", "on board the X", "the X sank", and which words beside them are of places.

A ship is often named for a town, a sea or a people ("the Halifax", "the Baltic", "the Norwegian"), and no
list tells it from its godmother. The words around do: what announces it, what is done with it, and the
article, which no town takes. Each name has one vote for the whole document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from dateline.reading.gazetteer import WATER, Row, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.names_titles import Found
from dateline.reading.text import Text
from dateline.reading.tokens import Doc
from dateline.records import NameType, record

LOOKED_AT = 5_000  # tokens that tell what a text is about
NEAR = 70  # characters looked at on either side of a name
LONGEST = 3  # words of a ship's name
SHE = frozenset({"she", "her", "herself"})
MISTAKEN = frozenset(
    {"PERSON", "GPE", "LOC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "FAC", "SHIP"}
)  # for a ship
PLACED = frozenset({"GPE", "LOC", "FAC"})
DOUBTFUL = frozenset({"carrier", "boat", "lifeboat", "bark", "shuttle"})  # "the flag carrier Bell Air"
OWNED = re.compile(
    r"\b(?:captain\s[A-Z]\w{1,20}|captain|master|skipper|crew|passengers?|survivors|lifeboats?|boats?|wreck(?:age)?|hull|decks?|"
    r"sinking|foundering|sister[ -]ship|operators?|purser|officers?|owners|log|loss)\s(?:of|from|on|aboard)\s"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
ABOARD = re.compile(
    r"\b(?:aboard|on\sboard|in\stow\sof|towed\sby|taken\soff|picked\sup\sby|collided\swith|alongside)\s(?:the\s)?$",
    re.IGNORECASE,
)
ON_ANY = re.compile(r"\b(?:passengers?\s(?:on|of|aboard)|aboard|on\sboard)\sthe\s$", re.IGNORECASE)
DOES = re.compile(
    r"^,?\s(?:(?:has|had|have|is|was|being|been|then|also|now)\s){0,3}(?:sank|sunk|sinking|founder\w*|steam(?:ed|ing)|"
    r"sail(?:ed|ing)|dock(?:ed|ing)|capsized|torpedoed|r[au]n\saground|in\stow|towed|taken\sin\stow|anchored|moored|"
    r"(?:struck|hit)\s(?:an?\s)?(?:ice|reef|mine)|afloat|picked\sup|put\soff|under\sway)",
)
HERS = re.compile(
    r"^['’]s?\s(?:(?:first|second|chief|wireless)\s)?(?:captain|crew|operator|log|passengers|hull|deck|lifeboats|"
    r"wreck|master|officers?)\b"
)
ALSO = re.compile(r",?\s(?:and|or)\s(?:the\s)?|,\s(?:the\s)?")
GEOGRAPHIC = re.compile(
    r"\b(?:in|into|up|down|across|along|through|throughout|around|over|off|beyond|outside|inside|between|"
    r"shores?\sof|coasts?\sof|cross(?:ed|ing|es)?|ports?\sof|part\sof|end\sof|mouth\sof)\s(?:the\s)?$",
    re.IGNORECASE,
)
GEOGRAPHY = re.compile(
    r"^\s(?:Sea|Ocean|Channel|Coast|sea|ocean|ports?|coasts?|coastal|states|region|nations|countries|basin|shores?|(?:in)?to\sthe\s[A-Z]\w+)\b"
)


@record
class Standing:
    """How one mention stands. `told` is how strongly its place in the text says that it is a ship's;
    `article` that "the" belongs to it alone; `geographic` that only an area could stand there."""

    told: float
    article: bool
    bare: bool
    geographic: bool


@record
class Ship:
    """What a document says of one name: the votes for its being a ship, and which of its mentions, by
    number, are nonetheless the place it is named for."""

    votes: float
    kind: NameType = "equipment"  # or "other" where all that is known is that no place stands so
    ashore: frozenset[int] = frozenset()


def ships(text: Text, spans: Sequence[Found], keys: Sequence[str]) -> dict[str, Ship]:
    """The names that are ships', by key, each with its votes."""
    standings: dict[str, list[tuple[int, Standing]]] = defaultdict(list)
    at_sea = seafaring(text)
    listed = announced = False
    last = 0
    for n, (one, key) in enumerate(zip(spans, keys, strict=True)):
        start, end = edges(text.doc, one)
        joined = bool(ALSO.fullmatch(text.text, last, start)) if 0 < start - last < 12 else False
        word = announcing(text.text[max(0, start - NEAR) : start].rpartition("\n\n")[2])
        listed = (listed and joined) or word.endswith("s")
        line = key.rpartition(" ")[2] in lexicon().organisation_words  # "a steamer of the Bell Line"
        announced = (bool(word) or (listed and joined)) and not line
        last = end
        if len(key.split()) <= LONGEST and not one.title:
            standings[key].append((n, standing(text, one, start, end, announced, at_sea)))
    found = {}
    for key, mentions in standings.items():
        ship = together(key, {spans[n].label for n, _ in mentions}, mentions, at_sea)
        if ship is not None:
            found[key] = ship
    return found


def edges(doc: Doc, one: Found) -> tuple[int, int]:
    last = doc[one.end - 1]
    return doc[one.start].idx + one.skip, last.idx + len(last.text)


def seafaring(text: Text) -> bool:
    """Whether a text is about ships: their words are in it, and for its length more than in passing."""
    words = [token.low for token in text.doc[:LOOKED_AT]]
    words += re.findall(r"[a-z]+", (text.document.title or "")[:300].casefold())
    lex = lexicon()
    strict = sum(word in lex.afloat for word in words)
    about = strict + sum(word in lex.about_ships for word in words)
    about += min(3, sum(word in SHE for word in words)) if strict else 0
    return strict >= 1 and about >= 3 and about * 60 >= len(words)


@cache
def kinds() -> str:
    """The words for kinds of ships that mean nothing else, as alternatives of a pattern."""
    words = {word for word in lexicon().ship_words if word.isalpha() and len(word) > 3} - DOUBTFUL
    return "|".join(sorted(words, key=len, reverse=True)) + r"|aircraft\scarrier|space\sshuttle|fishing\sboat"


@cache
def announcer() -> re.Pattern[str]:
    return re.compile(rf"\b({kinds()}|sister)(s?)\s(?:of\sthe\s)?[“\"]?$", re.IGNORECASE)


def announcing(before: str) -> str:
    """The word directly before a name that says it is a ship's; "" where none does."""
    match = announcer().search(before)
    return match[1] + match[2] if match else ""


def standing(text: Text, one: Found, start: int, end: int, announced: bool, at_sea: bool) -> Standing:
    """How one mention stands."""
    doc, words = text.doc, text.text
    before, after = words[max(0, start - NEAR) : start].rpartition("\n\n")[2], words[end : end + NEAR]
    the = before.casefold().endswith(("the ", "the “", 'the "')) and not attributive(doc, one)
    told = 3.0 if announced and not (attributive(doc, one) and before.endswith("the ")) else 0.0
    told += 3 * bool(apposed().match(after))
    if ON_ANY.search(before) and the and one.end - one.start == 1:
        told += 2
    elif at_sea or told:
        told += 2 * bool(OWNED.search(before) and the) + 2 * bool(ABOARD.search(before))
        told += 2 * bool(DOES.match(after)) + 2 * bool(HERS.match(after))
    geographic = bool(GEOGRAPHY.match(after)) or (bool(GEOGRAPHIC.search(before)) and not told)
    return Standing(told=told, article=the, bare=not the and not attributive(doc, one), geographic=geographic)


@cache
def apposed() -> re.Pattern[str]:
    """What says after a name that it is a ship's: ", a Cunard steamer", ", sister ship of"."""
    return re.compile(rf",\s(?:an?|her|his|sister)\s(?:[\w-]+\s){{0,3}}(?:{kinds()})")


def attributive(doc: Doc, one: Found) -> bool:
    """Whether a name only tells more of the word after it: "the Halifax office", "the London paper's"."""
    if one.end >= len(doc):
        return False
    after = doc[one.end]
    if after.text in ("'s", "’s"):
        return False
    root = doc[one.start : one.end].root
    ahead = root.dep in ("compound", "amod", "nmod") and root.head.i >= one.end
    return bool(ahead and after.pos in ("NOUN", "ADJ", "PROPN", "NUM") and after.is_alpha)


def together(
    key: str, labels: set[str], mentions: Sequence[tuple[int, Standing]], at_sea: bool
) -> Ship | None:
    """One vote for all mentions of a name; None where nothing speaks for a ship."""
    told = sum(min(m.told, 4) for _, m in mentions)
    articles = sum(m.article for _, m in mentions)
    geographic = sum(m.geographic for _, m in mentions)
    rows = lookup(key)
    ashore = frozenset(n for n, m in mentions if of_place(m, rows, bool(articles)))
    if rows and rows[0].kind in WATER and at_sea:
        told += 3 * sum(m.bare and not m.geographic for _, m in mentions)  # a sea is never without "the"
    unknown = not rows and "PERSON" not in labels and labels & MISTAKEN
    if told >= 3 or (told >= 2 and unknown):
        return Ship(votes=min(12.0, 4 + told), ashore=ashore if known(rows) else frozenset())
    most = articles * 3 >= len(mentions) and articles > geographic and " " not in key
    common = key in lexicon().organisation_words | lexicon().alone | lexicon().common
    if not most or common:
        return None
    if not at_sea:
        nowhere = not rows and not geographic and labels <= {"LOC", "GPE"}
        return Ship(votes=5, kind="other") if nowhere else None
    if told:
        return Ship(votes=5 + told)
    if takes_article(key, rows) or not labels & MISTAKEN or a_people(key, labels):
        return None
    return Ship(votes=5, kind="other" if known(rows) and labels & PLACED else "equipment")


def a_people(key: str, labels: set[str]) -> bool:
    """Whether a name is as likely of people: the Houthis, the Norwegian who was picked up."""
    return ("NORP" in labels and key.endswith("s")) or key.title() in lexicon().demonyms


def takes_article(key: str, rows: Sequence[Row]) -> bool:
    """Whether "the" is at home before a place of that name: the Thames, the Crimea, The Hague."""
    if not rows:
        return False
    return rows[0].kind not in ("town", "admin2") or any(r.name.startswith("The ") for r in rows[:3])


def of_place(mention: Standing, rows: Sequence[Row], article: bool) -> bool:
    """Whether a mention of what elsewhere is a ship's name is the place's: in the Baltic; Estonia beside
    the Estonia, where the ship is written with its `article`."""
    if not rows:
        return False
    if mention.geographic:
        return not (mention.article and rows[0].kind == "town")
    well_known = rows[0].kind in ("country", "admin1") or rows[0].weight >= 5.3
    return article and mention.bare and not mention.told and well_known


def known(rows: Sequence[Row]) -> bool:
    """Whether a name is a place's that a text may mean beside the ship of that name."""
    return bool(rows) and rows[0].weight >= 4
