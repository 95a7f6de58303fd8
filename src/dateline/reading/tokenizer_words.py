"""Words that the tokenizer takes apart against its rules, or leaves whole: contractions, times of day,
abbreviations, faces. As spaCy's English has them (Honnibal et al., MIT), but that "Wed", "wed", "Id" and
"id" are words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

PERSONS = "i you he she it we they"
ASKING = "who what when where why how there"
CONTRACTED = (  # these words with each of these endings; also with a capital, and without apostrophe
    ("i", ("'m", "'m a")),
    (PERSONS, ("'ll", "'ll 've", "'d", "'d 've")),
    ("i you we they", ("'ve",)),
    ("you we they", ("'re",)),
    ("he she it", ("'s",)),
    (f"{ASKING} that this", ("'s",)),
    (f"{ASKING} that this these those", ("'ll", "'ll 've", "'d", "'d 've")),
    (f"{ASKING} these those", ("'re", "'ve")),
    (
        "ca could do does did had may might must need ought sha should wo would",
        ("n't", "n't 've"),
    ),
    ("could might must should would", ("'ve",)),
    ("ai are is was were have has dare", ("n't",)),
    ("not", ("'ve",)),
    ("can", ("not",)),
    ("gon", ("na",)),
    ("got", ("ta",)),
)
ONCE = ("y' all", "y all", "how 'd 'y", "How 'd 'y", "let 's", "Let 's", "c'm on", "C'm on")
NOT_CONTRACTED = frozenset(
    form
    for word in ("ill", "its", "hell", "shell", "shed", "were", "well", "whore", "wed", "id")
    for form in (word, word.title())
)
WHOLE = """
' '' \\t \\n \\") <space> C++ a. b. c. d. e. f. g. h. i. j. k. l. m. n. o. p. q. r. s. t. u. v. w. x. y. z. ä. ö. ü. —
doin doin' goin goin' nothin nothin' nuthin nuthin' ol ol' somethin somethin' Doin Doin' Goin Goin' Nothin Nothin'
Nuthin Nuthin' Ol Ol' Somethin Somethin' em 'em ll 'll nuff 'nuff lovin lovin' Lovin Lovin' havin havin' Havin Havin'
'S 's ‘S ‘s 're 'd and/or w/o 'Cause 'cause 'cos 'Cos 'coz 'Coz 'cuz 'Cuz 'bout ma'am Ma'am o'clock O'clock
Mt. Ak. Ala. Apr. Ariz. Ark. Aug. Calif. Colo. Conn. Dec. Del. Feb. Fla. Ga. Ia. Id. Ill. Ind. Jan. Jul. Jun. Kan. Kans.
Ky. La. Mar. Mass. Mich. Minn. Miss. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Nov. Oct. Okla. Ore. Pa. S.C. Sep.
Sept. Tenn. Va. Wash. Wis. a.m. Adm. Bros. co. Co. Corp. D.C. Dr. e.g. E.g. E.G. Gen. Gov. i.e. I.e. I.E. Inc. Jr. Ltd.
Md. Messrs. Mo. Mont. Mr. Mrs. Ms. p.m. Ph.D. Prof. Rep. Rev. Sen. St. vs. v.s.
:) :-) :)) :-)) :))) :-))) (: (-: =) (= :] :-] [: [-: [= =] :o) (o: :} :-} 8) 8-) (-8 ;) ;-) (; (-; :( :-( :(( :-(( :(((
:-((( ): )-: =( >:( :') :'-) :'( :'-( :/ :-/ =/ =| :| :-| ]= =[ :1 :P :-P :p :-p :O :-O :o :-o :0 :-0 :() >:o :* :-* :3
:-3 =3 :> :-> :X :-X :x :-x :D :-D ;D ;-D =D xD XD xDD XDD 8D 8-D ^_^ ^__^ ^___^ >.< >.> <.< ._. ;_; -_- -__- v.v V.V v_v
V_V o_o o_O O_o O_O 0_o o_0 0_0 o.O O.o O.O o.o 0.0 o.0 0.o @_@ <3 <33 <333 </3 (^_^) (-_-) (._.) (>_<) (*_*) (¬_¬) ಠ_ಠ
ಠ︵ಠ (ಠ_ಠ) ¯\\(ツ)/¯ (╯°□°）╯︵┻━┻ ><(((*>
"""  # noqa: E501


@cache
def exceptions() -> Mapping[str, tuple[str, ...]]:
    """By word, the tokens that it is; with straight and with curly apostrophes."""
    found: dict[str, tuple[str, ...]] = {}
    for parts in _parts():
        word = "".join(parts)
        if word not in NOT_CONTRACTED:
            found[word] = parts
            found[word.replace("'", "’")] = tuple(part.replace("'", "’") for part in parts)
    return found


def _parts() -> Iterator[tuple[str, ...]]:
    for words, endings in CONTRACTED:
        for word in words.split():
            for ending in endings:
                for form in (ending, ending.replace("'", "")):
                    yield (word, *form.split())
                    yield (word.title(), *form.split())
    for said in ONCE:
        yield tuple(said.split())
    for hour in range(1, 13):
        for half in ("a.m.", "am", "p.m.", "pm"):
            yield str(hour), half
    for degrees in "cfkCFK":
        yield "°", degrees, "."
    for word in WHOLE.split():
        yield (word,)
