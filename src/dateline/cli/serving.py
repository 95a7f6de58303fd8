"""`dateline serve`, `dateline demo`."""

import click


@click.command()
def serve() -> None:
    """x
    Example: x"""


@click.command()
def demo() -> None:
    """x
    Example: x"""
