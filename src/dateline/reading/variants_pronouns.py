"""He and she: each given to the person the text was last about, and marked as the guess it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.reading.tokens import Doc
from dateline.reading.variants import Entity, Naming
from dateline.reading.variants_forms import gender

PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
BACK = 4  # sentences
MOST = 40  # namings looked at for one pronoun


def join_pronouns(
    doc: Doc, people: Sequence[Entity], quotes: Sequence[tuple[int, int]], ships: bool = False
) -> None:
    """Add each he and she to the person it most likely stands for: one of the last few sentences, of no
    other gender, rather a subject than not, rather the last than an earlier one. Inside a quotation it is
    not whoever is speaking. Where `ships` are named, she and her are only a woman known as one."""
    genders = [known_gender(person) for person in people]
    named = sorted(((n, i) for i, p in enumerate(people) for n in p.namings), key=lambda x: x[0].start)
    starts = [n.start for n, _ in named]
    sentences = [s.start for s in doc.sents]
    stands = [bisect_left(sentences, n.first + 1) - 1 for n, _ in named]
    subjects = [subject(doc, n) for n, _ in named]
    insides = [quoted(quotes, n.start) for n, _ in named]
    added: list[tuple[int, Naming, str]] = []
    spoken: dict[int, int] = {}  # sentence to the person whom its subject pronoun stood for
    for token in doc:
        asked = PRONOUNS.get(token.low)
        if asked is None:
            continue
        at = bisect_left(starts, token.idx)
        sentence = bisect_left(sentences, token.i + 1) - 1
        within = quoted(quotes, token.idx)
        talking = {spoken.get(sentence), spoken.get(sentence - 1)} if within else set()
        best, most = -1, 0.0
        for k in range(at - 1, max(-1, at - MOST - 1), -1):
            naming, i = named[k]
            back = sentence - stands[k]
            unfit = genders[i] != asked if ships and asked == "f" else genders[i] not in ("", asked)
            if back > BACK or unfit or i in talking:
                continue
            inside = insides[k]
            if within and not inside and back <= 1 and (naming.says or subjects[k]):
                continue
            score = 3.0 - back + (1.5 if subjects[k] else 0) + naming.start / (token.idx + 1) * 0.5
            score += (1.0 if genders[i] == asked else 0) + (1.0 if naming.says else 0)
            score -= 2.5 if inside and not within else 0
            score += 1.0 if not within and spoken.get(sentence - 1) == i else 0
            if score > most:
                best, most = i, score
        if best < 0:
            continue
        if token.dep in ("nsubj", "nsubjpass"):
            spoken[sentence] = best
        end = token.idx + len(token.text)
        naming = Naming(
            start=token.idx, end=end, first=token.i, last=token.i + 1, written=token.text, type="person"
        )
        added.append((best, naming, f"nearest fitting person before, “{people[best].name}”"))
    for i, naming, evidence in added:
        people[i].why[naming.start] = ("pronoun", evidence)
        people[i].namings.append(naming)
    for person in people:
        person.namings.sort(key=lambda n: n.start)


def known_gender(person: Entity) -> str:
    for naming in person.namings:
        told = gender(person.name, naming.title)
        if told:
            return told
    return ""


def quoted(quotes: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_left(quotes, (offset + 1, 0)) - 1
    return at >= 0 and quotes[at][0] <= offset < quotes[at][1]


def subject(doc: Doc, naming: Naming) -> bool:
    return doc[naming.first : naming.last].root.dep in ("nsubj", "nsubjpass")
