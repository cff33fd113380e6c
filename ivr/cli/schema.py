"""`ivr schema`: write the JSON Schemas of flow files."""

from pathlib import Path

import click

from ivr.cli.folder import folder_argument
from ivr.loader.schema import write_schemas


@click.command()
@folder_argument
def schema(folder: Path) -> None:
    """Write the JSON Schemas beside flow files, for editors."""
    write_schemas(folder)
