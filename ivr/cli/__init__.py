"""The command `ivr`: one short module a command, each a thin edge over the rest."""

from collections.abc import Mapping

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

SECTIONS: Mapping[str, tuple[click.Command, ...]] = {
    "What a day needs": (check, call, text, publish, rollback, report),
    "And the rest": (diff, releases, words, prompts, draw, fallback, counts, schema),
}


class Sections(click.Group):
    """Shows the commands that a day needs before the rest, each with a whole first sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [(str(one.name), one.get_short_help_str(limit=200)) for one in commands],
                    col_max=len("rollback"),
                )


@click.group(cls=Sections, invoke_without_command=True)
@click.version_option(package_name="born-hotline", message="ivr %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Try, check and run a hotline that is made of flow files."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for group in SECTIONS.values():
    for command in group:
        main.add_command(command)
