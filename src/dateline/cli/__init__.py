"""The shell door: `dateline COMMAND`. Each command is a few lines over the newsroom.

Exit status: 0 done; 1 something could not be read or done; 2 the words of the command are wrong;
3 another process writes the desk; 4 the record does not hold.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from dateline.cli.common import letters
from dateline.errors import DatelineError, DeskBusy, Tampered

COMMANDS = {  # and the room of each, which is entered when it is called: reading needs no server
    "demo": "serving",
    "init": "desks",
    "add": "desks",
    "read": "reading",
    "stories": "stories",
    "serve": "serving",
    "show": "showing",
    "export": "desks",
    "check": "desks",
    "backup": "desks",
    "redact": "desks",
    "gazetteer": "gazetteer",
}
CODES: tuple[tuple[type[DatelineError], int], ...] = ((DeskBusy, 3), (Tampered, 4))


class Shell(click.Group):
    """A group whose commands end with what went wrong and what to try, never with a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        room = COMMANDS.get(cmd_name)
        if room is None:
            return None
        command: click.Command = getattr(import_module(f"dateline.cli.{room}"), cmd_name)
        return command

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
