"""Whether a text is English: only then is it read into claims."""

from __future__ import annotations

import re
from itertools import islice

from dateline.records import Document

WORDS = re.compile(r"[^\W\d_]+")
SAMPLE = 3000  # words looked at
FUNCTION_WORDS = {
    "en": "the of and to in that is was for it with as his on be at by had he are but from have an this",
    "fr": "le la les des et une un du dans que qui est pour pas sur au avec par il elle ce ont sont aux",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es wird",
    "es": "el la los las de que y en un una por con para del se no su al lo como más es fue",
    "it": "il lo la gli le di che e un una per con del della non si è sono nel alla da ha",
    "pt": "o a os as de que e um uma em para com não do da dos se na no por mais foi",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook door werd",
    "sv": "och att det som en på är av för med den till inte om ett har de var",
    "pl": "i w na z do że się nie jest to po od za przez jak o dla był",
    "tr": "ve bir bu için ile de da olarak daha çok olan gibi sonra kadar ne en",
    "id": "yang dan di dengan untuk dari ini itu pada tidak dalam akan oleh ke adalah",
}
TABLE = {name: frozenset(words.split()) for name, words in FUNCTION_WORDS.items()}


def english(document: Document) -> bool:
    """Whether the document is declared English, or undeclared, and does not look like another language.

    A text too short to tell counts as what it is declared to be, or English.
    """
    if document.language and not document.language.lower().startswith("en"):
        return False
    words = [m.group().lower() for m in islice(WORDS.finditer(document.text), SAMPLE)]
    if not words:
        return True
    foreign = sum(1 for w in words if not "a" <= w[0] <= "ɏ")
    if foreign * 2 > len(words):
        return False
    counts = {name: sum(1 for w in words if w in table) for name, table in TABLE.items()}
    ours = counts.pop("en")
    return max(counts.values()) < max(6, 1.5 * ours)
