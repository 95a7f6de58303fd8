"""`dateline gazetteer`: a desk's own list of places, made of GeoNames' dump."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from dateline.cli.common import folder, letters, progress
from dateline.config import load
from dateline.reading.gazetteer import FILE, found_in
from dateline.reading.gazetteer_file import ATTRIBUTION, about, compile_dump

IN = click.Path(path_type=Path)


@click.command()
@click.argument("dumps", nargs=-1, metavar="[DUMP ...]", type=IN)
@click.option("--areas", type=IN, default=None, help="admin1CodesASCII.txt: more names of areas.")
@click.option("--names", type=IN, default=None, help="alternateNamesV2.zip: more names of places.")
@click.option(
    "--least",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Leave out towns of fewer people.",
)
@click.option(
    "--desk", type=click.Path(path_type=Path, file_okay=False), default=None, help="The desk's folder."
)
def gazetteer(
    dumps: Sequence[Path], areas: Path | None, names: Path | None, least: int, desk: Path | None
) -> None:
    """Give the desk all of GeoNames' places, or say which places it has.

    DUMP is allCountries.zip, or a country's file such as UA.zip, or several, from
    https://download.geonames.org/export/dump/ (CC BY 4.0). They are joined with the places that come with
    Dateline into gazetteer.sqlite in the desk's folder, which is read from then on.

    \b
    Example: dateline gazetteer UA.zip MD.zip --areas admin1CodesASCII.txt
             dateline gazetteer allCountries.zip --names alternateNamesV2.zip --least 100
             dateline gazetteer
    """
    at = folder(desk)
    load(at)  # raises ConfigError where there is no desk
    if not dumps:
        path = found_in(at).path
        said, count = about(path)
        click.echo(f"{count:,} places: {letters(said)}. {path}")
        click.echo(f"Places from {ATTRIBUTION}.")
        return
    said = f"GeoNames {', '.join(path.name for path in dumps)}, imported {datetime.now(UTC):%Y-%m-%d}"
    with progress("Reading GeoNames") as tick:
        made = compile_dump(
            list(dumps), at / FILE, said=said, areas=areas, names=names, least=least, progress=tick
        )
    click.echo(f"{made.taken:,} places taken, {made.places:,} in all, {made.megabytes:.0f} MB: {made.path}")
    click.echo(f"Places from {ATTRIBUTION}: say so where you publish them.")
    click.echo("Readings from now on say that they are from it. Take the file away to read without it.")
