"""`ivr rollback`: put an earlier release on the air again, in seconds."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from ivr.cli.database import database_option, failures_told, open_database
from ivr.cli.publish import put_on_air, read_message, show_recordings
from ivr.cli.releases import find_publication, never_published, read_history
from ivr.loader.problems import FlowError
from ivr.recordings import Edition, read_edition
from ivr.store import Publication, Store

AGAIN = "Look at it (ivr releases), then go back again if that is still wanted."


@click.command()
@click.argument("earlier", metavar="[NUMBER_OR_RELEASE]", default="")
@click.option("-m", "--message", default="", help="Why; callers never hear it.")
@database_option
def rollback(earlier: str, message: str, database: str) -> None:
    """Put an earlier release on the air again, in seconds.

    It is named by its number in `ivr releases`, or as a release. Without a name it is the release
    that was on the air before the present one. Nothing is deleted: going back is a publication of
    its own, and can be taken back like any other. It exits with 0 if the release is on the air
    again, 1 if it was refused, 2 on misuse.
    """
    store = open_database(database)
    with failures_told():
        history = read_history(store)
        if not history:
            _refuse(
                f"Nothing was published yet in the database at {store.place}: "
                "there is nothing to go back to."
            )
        current = history[0]
        target = _find(history, earlier)
        if target is None:
            _refuse(f"There is no earlier release than {current.release}, which is on the air.")
        if target.release == current.release:
            _refuse(f"Release {current.release} is already on the air.")
        files = store.files(target.release) or {}
        try:
            edition = read_edition(files)
        except FlowError as error:
            click.echo(error, err=True)
            _refuse(
                f"Release {target.release} cannot be read by this version of the program.\n"
                f"On the air as before: release {current.release}, number {current.number}."
            )
        why = read_message(message)
        note = f"back to number {target.number}: {target.note}{f' ({why})' if why else ''}"
        _show_recordings(store, current, edition)
        put_on_air(store, edition, files, note, current, AGAIN)


def _show_recordings(store: Store, current: Publication, edition: Edition) -> None:
    try:
        before = read_edition(store.files(current.release) or {})
    except FlowError:
        return  # it is what one goes back from
    show_recordings(before.recordings, edition.recordings)


def _find(history: Sequence[Publication], earlier: str) -> Publication | None:
    """Find what was asked for, else what was on the air before; exit 2 for what is unknown."""
    if not earlier:
        others = (one for one in history if one.release != history[0].release)
        before = next(others, None)
        return before and find_publication(history, before.release)
    found = find_publication(history, earlier)
    if found is None:
        raise never_published(earlier, history)
    return found


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(1)
