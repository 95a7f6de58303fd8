"""A person by what they are: "the Ukrainian Foreign Minister", "Russia's top diplomat", "the captain".

What a text says of people's roles (a title before the name, words set beside it, "his Russian
counterpart, X", "Ukraine's X") is kept per person as role and nation; a definite phrase that names a role
is then given to the one person whom it fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from dateline.reading.gazetteer import by_gazetteer, country_name, fold, lookup
from dateline.reading.lexicon import lexicon
from dateline.reading.tokens import Doc
from dateline.reading.variants import Entity, Naming
from dateline.reading.variants_forms import SHORT
from dateline.records import record

NOT_ROLES = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "saint", "brother", "sister", "father", "fr"),
        *("doctor", "private", "author", "writer", "counterpart", "general", "major", "king", "comrade"),
        *("teacher", "nurse", "pilot", "agent", "officer", "candidate", "head", "leader", "chief", "chair"),
        *("lord", "lady", "lawyer", "analyst", "operator", "journalist", "reporter", "lawmaker", "trooper"),
        *("spokesman", "spokeswoman", "spokesperson", "activist", "justice", "judge", "delegate", "coach"),
    }
)
SAME = {
    "top diplomat": "foreign minister",
    "foreign secretary": "foreign minister",
    "premier": "prime minister",
}
REACH = 6_000  # characters back to the person's last mention
LONGEST = 4  # words of a role


@record
class Role:
    """What somebody is: "foreign minister", and of which country (ISO code, "" where it is not said)."""

    what: str
    nation: str


@by_gazetteer(4096)
def nation_of(word: str) -> str:
    """The country of a demonym or of a country's name; "" for anything else."""
    code = lexicon().demonyms.get(word)
    if code:
        return code
    rows = lookup(word)
    return rows[0].country or "" if rows and rows[0].kind == "country" else ""


def role_of(title: str) -> Role | None:
    """The role and nation that a title tells: "Ukrainian Foreign Minister", "Russia's Finance Minister".
    "Foreign Ministry" before a person is a slip for the minister."""
    nation, words = "", []
    for raw in title.replace("’s", " ").replace("'s", " ").split():
        code = nation_of(raw.strip(",."))
        nation = nation or code
        if not code:
            words.append(SHORT.get(fold(raw), fold(raw)))
    if words and words[-1] == "ministry":
        words[-1] = "minister"
    for length in range(min(LONGEST, len(words)), 0, -1):
        what = " ".join(words[-length:])
        if what in lexicon().titles and what not in NOT_ROLES:
            return Role(what=SAME.get(what, what), nation=nation)
    return Role(what="", nation=nation) if nation else None


def roles_of(doc: Doc, people: Sequence[Entity]) -> dict[int, set[Role]]:
    """What the text says each person is, by the person's place in `people`."""
    known: dict[int, set[Role]] = defaultdict(set)
    said: list[tuple[Naming, int]] = sorted(
        ((n, i) for i, person in enumerate(people) for n in person.namings), key=lambda x: x[0].start
    )
    last = Role(what="", nation="")
    for naming, i in said:
        role = role_of(naming.title) if naming.title else None
        role = role or beside(doc, naming) or counterpart(doc, naming, last) or owned(doc, naming)
        if role:
            known[i].add(role)
            last = role if role.what else last
    return known


def counterpart(doc: Doc, naming: Naming, last: Role) -> Role | None:
    """ "his Russian counterpart, Ada Bell": the role of whoever was named with one before."""
    i = naming.first - 1
    if i >= 0 and doc[i].text == ",":
        i -= 1
    if i < 1 or doc[i].low != "counterpart" or not last.what:
        return None
    return Role(what=last.what, nation=nation_of(doc[i - 1].text))


def owned(doc: Doc, naming: Naming) -> Role | None:
    """ "Ukraine's Kuleba": no role, but a nation."""
    i = naming.first - 1
    if i >= 1 and doc[i].text in ("'s", "’s"):
        nation = nation_of(doc[i - 1].text)
        return Role(what="", nation=nation) if nation else None
    return None


def beside(doc: Doc, naming: Naming) -> Role | None:
    """ "Ada Bell, the mayor of Halifax,": the words set after a name."""
    i = naming.last
    if i + 1 >= len(doc) or doc[i].text != ",":
        return None
    words = []
    for token in doc[i + 1 : i + 8]:
        if token.text in (",", ".", ";", "of", "who", "and") or "\n" in token.text:
            break
        if token.low not in ("the", "a", "then", "former"):
            words.append(token.text)
    return role_of(" ".join(words)) if words else None


def join_roles(doc: Doc, text: str, people: Sequence[Entity], taken: set[int]) -> None:
    """Give each definite phrase that names a role to the one person it fits. `taken` holds the token
    numbers that stand in a name or in its title."""
    known = roles_of(doc, people)
    by_role: dict[str, list[int]] = defaultdict(list)
    for i in sorted(known):
        for what in {role.what for role in known[i]}:
            by_role[what].append(i)
    for first, last, role in phrases(doc, taken):
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1].text)
        fitting = [i for i in by_role.get(role.what, ())[:50] if agrees(known[i], role)]
        near = [i for i in fitting if 0 < start - latest(people[i], start) < REACH]
        if not near:
            continue
        i = max(near, key=lambda i: latest(people[i], start))
        if not role.nation and len(near) > 1:
            continue
        who = people[i]
        nation = f" of {country_name(role.nation)}" if role.nation else ""
        evidence = f"“{who.name}” is the only {role.what}{nation} named before"
        written = " ".join(text[start:end].split())
        naming = Naming(start=start, end=end, first=first, last=last, written=written, type="person")
        who.add(naming, "role", evidence)


def latest(who: Entity, before: int) -> int:
    """Where a person was last named before an offset; far off where they were not."""
    at = who.latest(before)
    return -REACH * 1000 if at is None else at


def agrees(known: set[Role], asked: Role) -> bool:
    """Whether a person has the role, in a nation that does not gainsay the one asked for."""
    nations = {role.nation for role in known if role.nation}
    if not any(role.what == asked.what for role in known):
        return False
    return not asked.nation or not nations or asked.nation in nations


def phrases(doc: Doc, taken: set[int]) -> list[tuple[int, int, Role]]:
    """Definite phrases that end in a role and stand before no name: token numbers, and the role."""
    lex = lexicon()
    found: list[tuple[int, int, Role]] = []
    begins = first_words()
    i = 0
    while i < len(doc):
        if doc[i].low not in begins:
            i += 1
            continue
        length = next(
            (
                n
                for n in range(LONGEST, 0, -1)
                if i + n <= len(doc)
                and not taken & set(range(i, i + n))
                and doc[i : i + n].text.casefold() in lex.titles
            ),
            0,
        )
        what = doc[i : i + length].text.casefold() if length else ""
        if not length or what in NOT_ROLES:
            i += max(1, length)
            continue
        first, nation, definite = opened(doc, i)
        if definite:
            found.append((first, i + length, Role(what=SAME.get(what, what), nation=nation)))
        i += length
    return found


@cache
def first_words() -> frozenset[str]:
    """The words that titles begin with, as tokens and cut at marks."""
    every = lexicon().titles
    return frozenset(t.split()[0] for t in every) | {re.split(r"\W", t)[0] for t in every}


def opened(doc: Doc, i: int) -> tuple[int, str, bool]:
    """Where a phrase that ends in a role at `i` begins, its nation, and whether it is definite."""
    first, nation = i, ""
    if first >= 2 and doc[first - 1].text in ("'s", "’s"):
        nation = nation_of(doc[first - 2].text)
        return (first - 2, nation, True) if nation else (first, "", False)
    if first >= 1 and nation_of(doc[first - 1].text):
        nation = nation_of(doc[first - 1].text)
        first -= 1
    if first >= 1 and doc[first - 1].low == "the":
        return first - 1, nation, True
    return first, nation, False
