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

EVERY_DAY = (call, text, check, publish, rollback, report)
NOW_AND_THEN = (diff, words, releases, prompts, draw, counts, fallback, schema)


class Commands(click.Group):
    """Shows the commands that a day needs before the rest."""

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in (("Every day", EVERY_DAY), ("Now and then", NOW_AND_THEN)):
            with formatter.section(title):
                formatter.write_dl(
                    [(str(one.name), one.get_short_help_str(99)) for one in commands]
                )


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(package_name="born-hotline", prog_name="ivr")
@click.pass_context
def main(context: click.Context) -> None:
    """Try, check and run a hotline that is made of flow files."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (*EVERY_DAY, *NOW_AND_THEN):
    main.add_command(command)
