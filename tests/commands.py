"""Every command of the command line, those in groups too."""

from collections.abc import Mapping

import click

from ivr.cli import main


def commands_of(group: click.Group = main, *words: str) -> Mapping[tuple[str, ...], click.Command]:
    """Return each command with the words that call it."""
    found: dict[tuple[str, ...], click.Command] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        found[*words, name] = command
        if isinstance(command, click.Group):
            found |= commands_of(command, *words, name)
    return found
