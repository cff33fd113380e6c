"""`ivr check`: report every mistake in the flow files."""

from pathlib import Path

import click

from ivr.cli.folder import folder_argument, load_hotline


@click.command()
@folder_argument
def check(folder: Path) -> None:
    """Report every mistake in the flow files of FOLDER (the bundled ones by default)."""
    hotline = load_hotline(folder)
    click.echo(f"{hotline.service.name}: no problem in {len(hotline.call.states)} states.")
