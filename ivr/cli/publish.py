"""`ivr publish`: put a folder on the air, if nothing is wrong with it but what is accepted."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click

from ivr.check.accepted import entries_for
from ivr.cli.check import prove_folder, write_for_people
from ivr.cli.database import database_option, failures_told, open_database, prepare_to_read
from ivr.cli.diff import show_differences
from ivr.cli.folder import folder_argument, prompts_option
from ivr.cli.releases import write_time
from ivr.loader import Reading
from ivr.loader.problems import FlowError, Problem
from ivr.recordings import (
    NO_RECORDINGS,
    Edition,
    Recordings,
    audio_of,
    make_edition,
    read_edition,
    read_recordings,
    recording_changes,
)
from ivr.store import Overtaken, Publication, Store

AGAIN = "Look at what differs from that (ivr diff), then publish again."


@click.command()
@folder_argument
@prompts_option
@click.option("-m", "--message", default="", help="Why; callers never hear it.")
@click.option("--yes", is_flag=True, help="Do not ask on a terminal before it goes on the air.")
@database_option
def publish(folder: Path, prompts: Path, message: str, yes: bool, database: str) -> None:
    """Put flow files on the air, if nothing is wrong with them.

    It checks FOLDER, shows what callers will hear differently, and asks. An error keeps it off the
    air, and so does a warning that service.yaml does not accept. The recordings that say its words
    travel with it. It exits with 0 if it is on the air, 1 if it was refused, 2 on misuse; where it
    was refused, what was on the air goes on.
    """
    why = _read_why(message)
    store = open_database(database)
    with failures_told():
        there = prepare_to_read(store)
        current = store.current() if there else None
        recordings = read_recordings(prompts)
        findings, reading = prove_folder(folder, recordings, shows_progress=True)
        for line in write_for_people(findings):
            click.echo(line)
        if reading is None or findings.problems:
            _refuse("Nothing was published.", current, _how_to_accept(findings.problems, reading))
        edition, files = make_edition(reading, recordings)
        if current and current.release == edition.release:
            _refuse("Nothing was published: this very release is already on the air.", current)
        _show_what_changes(store, current, edition)
        if not there:
            click.echo(f"There is no database yet: {store.place} is made, with this in it.")
            click.echo("A service whose DATABASE_URL names another will not hear of it.")
        question = "Put this on the air?" if there else "Make it, and put this on the air?"
        if not yes and _at_terminal() and not click.confirm(question):
            _refuse("Nothing was published.", current)
        store.prepare()
        put_on_air(store, edition, files, why, current, AGAIN)


def _read_why(message: str) -> str:
    if not message and _at_terminal():
        message = click.prompt("Why is this published?")
    why = read_message(message)
    if not why:
        raise click.UsageError('say why it is published: -m "shorter greeting"')
    return why


def _refuse(why: str, current: Publication | None, cures: Iterable[str] = ()) -> NoReturn:
    click.echo(why, err=True)
    if current:
        stays = f"release {current.release}, number {current.number}: {current.note}"
        click.echo(f"On the air as before: {stays}", err=True)
    for cure in cures:
        click.echo(cure, err=True)
    sys.exit(1)


def _how_to_accept(problems: Iterable[Problem], reading: Reading | None) -> Iterator[str]:
    """Yield what would let warnings pass, if nothing else is wrong."""
    if reading and all(one.level == "warning" for one in problems):
        yield "What is right as it is can be accepted in service.yaml, with your reason:"
        yield "    accepted:"
        yield from (f"      {entry}: why it is right" for entry in entries_for(problems, reading))


def _show_what_changes(store: Store, current: Publication | None, edition: Edition) -> None:
    if current is None:
        click.echo("It is the first release: nothing was published before.")
        show_recordings(NO_RECORDINGS, edition.recordings)
        return
    try:
        before, before_recordings = read_edition(store.files(current.release) or {})
    except FlowError:
        click.echo(
            f"Release {current.release}, which is on the air, cannot be read by this version of "
            "the program: what differs from it cannot be shown."
        )
        return
    click.echo(f"What differs from release {current.release}, which is on the air:\n")
    show_differences(before, edition.reading)
    show_recordings(before_recordings, edition.recordings)


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def read_message(text: str) -> str:
    """Return a message on one line, with nothing in it that a terminal would obey."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def show_recordings(old: Recordings, new: Recordings) -> None:
    """Say which clips are recorded now, in another take, or left to the voice again."""
    for line in recording_changes(old, new):
        click.echo(f"Recordings, {line}.")


def put_on_air(
    store: Store,
    edition: Edition,
    files: Mapping[str, str],
    note: str,
    current: Publication | None,
    again: str,
) -> None:
    """Make a release current, if `current` still is; else say who came first, and exit with 1.

    `files` are its files, `again` tells what to do about that. Its recordings are stored if they
    come from a folder.
    """
    after = current.number if current else 0
    try:
        audio = audio_of(edition.recordings) if edition.recordings.folder else {}
        done = store.publish(edition.release, files, note, datetime.now(UTC), after, audio)
    except ValueError as error:
        click.echo(f"Nothing was changed: {error}", err=True)
        sys.exit(1)
    except Overtaken as error:
        first, zone = error.first, edition.reading.hotline.service.hours.timezone
        click.echo("Nothing was changed: somebody else came first.", err=True)
        click.echo(
            f"    number {first.number}, release {first.release}, "
            f"{write_time(first.published, zone)}: {first.note}",
            err=True,
        )
        click.echo(again, err=True)
        sys.exit(1)
    click.echo(
        f"Release {done.release} is on the air, as number {done.number}: {done.note}\n"
        f"It is in the database at {store.place}.\n"
        "Services that run on it take it up within 2 seconds. Calls and text conversations that "
        "began earlier end on the release on which they began."
    )
    if current:
        click.echo(f"To take it back: ivr rollback {current.number}")
