"""The command `ivr`: one short module a command, each a thin edge over the rest."""

import click

from ivr.cli.call import call
from ivr.cli.check import check
from ivr.cli.counts import counts
from ivr.cli.diff import diff
from ivr.cli.draw import draw
from ivr.cli.fallback import fallback
from ivr.cli.prompts import prompts
from ivr.cli.publish import publish
from ivr.cli.releases import releases
from ivr.cli.report import report
from ivr.cli.rollback import rollback
from ivr.cli.schema import schema
from ivr.cli.text import text
from ivr.cli.words import words


@click.group()
def main() -> None:
    """Try, check and run a hotline that is made of flow files."""


for command in (
    call,
    check,
    counts,
    diff,
    draw,
    fallback,
    prompts,
    publish,
    releases,
    report,
    rollback,
    schema,
    text,
    words,
):
    main.add_command(command)
