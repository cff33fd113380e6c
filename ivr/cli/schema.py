"""`ivr schema`: write the JSON Schemas of flow files."""

from pathlib import Path

import click

from ivr.cli.folder import folder_argument
from ivr.loader.schema import write_schemas


@click.command(short_help="the schemas of flow files, for editors")
@folder_argument
def schema(folder: Path) -> None:
    """Write the JSON Schemas beside the flow files of FOLDER, for editors."""
    write_schemas(folder)
