"""The command `ivr`: one short module a command, each a thin edge over the rest."""

from importlib import import_module

import click

EVERY_DAY = ("call", "text", "check", "publish", "rollback", "report")
NOW_AND_THEN = (
    *("new", "diff", "words", "releases", "prompts"),
    *("draw", "counts", "fallback", "schema"),
)


class Commands(click.Group):
    """Shows the commands that a day needs before the rest; each is loaded once it is wanted."""

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Load a command: it stands in the module of its name."""
        if name not in self.commands:
            return None
        command: click.Command = getattr(import_module(f"ivr.cli.{name}"), name)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in (("Every day", EVERY_DAY), ("Now and then", NOW_AND_THEN)):
            commands = ((name, self.get_command(context, name)) for name in names)
            with formatter.section(title):
                formatter.write_dl([(n, one.get_short_help_str(99)) for n, one in commands if one])


NAMED = {name: click.Command(name) for name in (*EVERY_DAY, *NOW_AND_THEN)}


@click.group(cls=Commands, commands=NAMED, invoke_without_command=True)
@click.version_option(package_name="born-hotline", prog_name="ivr")
@click.pass_context
def main(context: click.Context) -> None:
    """Try, check and run a hotline that is made of flow files."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
