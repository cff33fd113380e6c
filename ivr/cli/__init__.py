"""The command `ivr`: one short module a command, each a thin edge over the rest."""

import click

from ivr.cli.call import call
from ivr.cli.check import check
from ivr.cli.diff import diff
from ivr.cli.draw import draw
from ivr.cli.fallback import fallback
from ivr.cli.schema import schema
from ivr.cli.text import text
from ivr.cli.words import words


@click.group()
def main() -> None:
    """Try, check and run a hotline that is made of flow files."""


for command in (call, check, diff, draw, fallback, schema, text, words):
    main.add_command(command)
