"""Open the store that a command is told of; its failures become a message and an exit code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ivr.loader import BUNDLED, read_flows, read_folder
from ivr.loader.problems import FlowError
from ivr.model.hotline import Hotline
from ivr.store import NewerDatabase, Store, StoreError, open_store

database_option = click.option(
    "--database",
    metavar="URL",
    envvar="DATABASE_URL",
    default="sqlite:///var/ivr.sqlite3",
    show_default="DATABASE_URL, else sqlite:///var/ivr.sqlite3",
    help="Where releases and counts are kept.",
)


def open_database(url: str) -> Store:
    """Return the store at a URL, closed when the command ends; exit 2 if it cannot be a URL."""
    try:
        store = open_store(url)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    click.get_current_context().call_on_close(store.close)
    return store


def prepare_to_read(store: Store) -> bool:
    """Tell whether there is a database, and see to its tables; never make a file for SQLite."""
    if store.kind == "sqlite" and not Path(store.place).exists():
        return False
    store.prepare()
    return True


def hotline_on_air(store: Store) -> Hotline:
    """Return the hotline that was published last; StoreError if the store cannot tell."""
    publication = store.current()
    files = store.files(publication.release) if publication else None
    if publication and files:
        try:
            return read_flows(files).hotline
        except FlowError:
            click.echo(
                f"Release {publication.release} cannot be read any more; "
                "its states are named after those that come with this version.",
                err=True,
            )
    return read_flows(read_folder(BUNDLED)).hotline


@contextmanager
def failures_told(exit_code: int = 1) -> Iterator[None]:
    """Say on the terminal what failed in the database, and exit."""
    try:
        yield
    except NewerDatabase as error:
        click.echo(error, err=True)
        sys.exit(exit_code)
    except StoreError as error:
        click.echo(f"The database failed: {error}", err=True)
        click.echo("Does it run, and is DATABASE_URL (or --database) its address?", err=True)
        sys.exit(exit_code)
