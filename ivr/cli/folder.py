"""What commands about flow files share: the folders they are told of, and the problems in them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from click.core import ParameterSource

from ivr.loader import BUNDLED, Reading, read_flows, read_folder
from ivr.loader.problems import FlowError

folder_argument = click.argument(
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=BUNDLED,
    envvar="IVR_FLOWS",
)


def _must_exist(context: click.Context, parameter: click.Parameter, folder: Path) -> Path:
    """Refuse a folder that was named and is not there; without a name, there need be none."""
    named = context.get_parameter_source(str(parameter.name)) is not ParameterSource.DEFAULT
    if named and not folder.is_dir() and context.command.name != "import":
        raise click.BadParameter(f"{folder} is no folder")
    return folder


prompts_option = click.option(
    "--prompts",
    callback=_must_exist,
    type=click.Path(file_okay=False, path_type=Path),
    default="prompts",
    envvar="IVR_PROMPTS",
    show_default=True,
    help="The folder of the recordings.",
)


def load_flows(folder: Path) -> Reading:
    """Read a folder of flow files; print its problems and exit with 1 if it has any."""
    with problems_told(str(folder)):
        return read_flows(read_folder(folder))


@contextmanager
def problems_told(place: str, exit_code: int = 1) -> Iterator[None]:
    """Say on the terminal what is wrong in the flow files of a place, and exit."""
    try:
        yield
    except FlowError as error:
        click.echo(error, err=True)
        count = len(error.problems)
        click.echo(f"{count} {'problem' if count == 1 else 'problems'} in {place}", err=True)
        sys.exit(exit_code)
