"""What was read in one document, as tables for a person."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.common import letters
from dateline.language_names import language_name
from dateline.reading.languages import english
from dateline.records import Claim, Document, Figure, Reading


def tables(console: Console, name: str, document: Document, reading: Reading) -> None:
    """Print claims, figures, places, names and media; what is empty is said in a word."""
    console.rule(Text(letters(document.title or name)))
    if not reading.claims and not english(document):
        console.print(Text(letters(not_read(document.language or "und"))))
    _claims(console, reading)
    _rows(
        console,
        "Figures",
        ("As written", "Of what", "Whom", "Bounds", "Where"),
        [(f.as_written, f.measure, f.whom or "", bounds(f), f.place or "") for f in reading.figures],
    )
    places = Counter(
        (
            f"{p.name} ({p.country})" if p.country else p.name,
            "not found" if p.lat is None else f"{p.lat:.3f}, {p.lon:.3f}",
            f"{p.radius_km:g} km" if p.radius_km is not None else "",
        )
        for p in reading.places
    )
    _rows(
        console,
        "Places",
        ("Place", "Where", "How exact", "Times named"),
        [(*place, str(count)) for place, count in places.items()],
    )
    _rows(
        console,
        "Names",
        ("Name", "Type", "Written"),
        [
            (n.name, n.type, ", ".join(dict.fromkeys(_mention(m.as_written, m.variant) for m in n.mentions)))
            for n in reading.names
        ],
    )
    _rows(
        console,
        "Described media",
        ("What", "As written", "Status in the text"),
        [(m.media_type, _short(m.caption), m.status) for m in reading.media],
    )


def not_read(tag: str, count: int = 1) -> str:
    """What is said of documents in a language that is not read.

    >>> not_read("de")
    '1 document in German (de) is kept, and not read into claims: only English is read.'
    """
    which = language_name(tag) + ("" if tag == "und" else f" ({tag})")
    documents = "1 document" if count == 1 else f"{count} documents"
    kept = "is kept" if count == 1 else "are kept"
    return f"{documents} in {which} {kept}, and not read into claims: only English is read."


def bounds(figure: Figure) -> str:
    """The number with its bound, as signs.

    >>> bounds(Figure(id="f", start=0, end=1, as_written="dozens", measure="dead", comparator=">=", low=24))
    '>= 24'
    """
    if figure.comparator == "range":
        return f"{figure.low or 0:,.10g} to {figure.high or 0:,.10g}"
    number = (
        figure.value if figure.value is not None else figure.low if figure.low is not None else figure.high
    )
    if number is None:
        return "no number"
    sign = "" if figure.comparator == "=" else f"{figure.comparator} "
    return f"{sign}{number:,.10g}" + (f" {figure.unit}" if figure.unit else "")


def _claims(console: Console, reading: Reading) -> None:
    _rows(
        console,
        "Claims",
        ("Who", "How", "Words", "Doubt", "Sure"),
        [
            (
                _who(claim),
                f"{claim.cue.as_written if claim.cue else ''} ({claim.mode}, {claim.act})".strip(),
                _words(claim),
                "; ".join(f"{h.as_written} ({h.by})" for h in claim.hedges),
                claim.confidence,
            )
            for claim in reading.claims
        ],
        (3, 3, 8, 3, 1),
    )


def _who(claim: Claim) -> str:
    if claim.speaker is None:
        return "the text itself"
    if claim.speaker.as_written == claim.speaker.name:
        return claim.speaker.name
    return f"{claim.speaker.name} ({claim.speaker.as_written})"


def _words(claim: Claim) -> str:
    """The claimed words; where they are broken, the pieces."""
    pieces = (claim.quote[start - claim.start : end - claim.start] for start, end in claim.spans)
    return _short(" … ".join(pieces), 240)


def _rows(
    console: Console,
    title: str,
    heads: tuple[str, ...],
    rows: list[tuple[str, ...]],
    ratios: tuple[int, ...] = (),
) -> None:
    if not rows:
        console.print(Text(f"{title}: none found."))
        return
    table = Table(title=f"{title} ({len(rows)})", title_justify="left", expand=True)
    for number, head in enumerate(heads):
        table.add_column(head, ratio=ratios[number] if ratios else 1)
    for row in rows:
        table.add_row(*(Text(letters(cell)) for cell in row))
    console.print(table)


def _mention(as_written: str, variant: str) -> str:
    return f"{as_written} [misspelling?]" if variant == "misspelling" else as_written


def _short(text: str, most: int = 120) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
