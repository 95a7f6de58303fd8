"""The shell door: `dateline COMMAND`. Each command is a few lines over the newsroom.

Exit status: 0 done; 1 something could not be read or done; 2 the words of the command are wrong;
3 another process writes the desk; 4 the record does not hold.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from dateline.cli.common import letters
from dateline.cli.desks import add, backup, check, export, init, redact
from dateline.cli.gazetteer import gazetteer
from dateline.cli.reading import read
from dateline.cli.serving import demo, serve
from dateline.cli.showing import show
from dateline.cli.stories import stories
from dateline.errors import DatelineError, DeskBusy, Tampered

CODES: tuple[tuple[type[DatelineError], int], ...] = ((DeskBusy, 3), (Tampered, 4))


class Shell(click.Group):
    """A group whose commands end with what went wrong and what to try, never with a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            click.echo(f"Error: {letters(error.message)}", err=True)
            if error.hint:
                click.echo(f"Try:   {letters(error.hint)}", err=True)
            sys.exit(next((code for kind, code in CODES if isinstance(error, kind)), 1))
        except BrokenPipeError:  # the reader of our output has gone: `dateline show ... | head`
            sys.stderr.close()
            sys.exit(1)


@click.group(cls=Shell, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--desk",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="The desk's folder; the current one unless given.",
)
@click.version_option(package_name="dateline")
@click.pass_context
def main(ctx: click.Context, desk: Path | None) -> None:
    """Rolling coverage that readers can check.

    \b
    dateline demo                          the sample coverage, live
    dateline init flood && cd flood        a desk of your own
    dateline add https://example.org/feed.xml
    dateline read                          read every source once
    dateline serve                         the live page and the desk
    """
    ctx.obj = desk


for command in (demo, init, add, read, stories, serve, show, export, check, backup, redact, gazetteer):
    main.add_command(command)
