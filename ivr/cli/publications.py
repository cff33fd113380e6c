"""Put a release on the air and say what came of it, for the commands that publish or go back."""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo

import click

from ivr.cli.database import prepare_to_read
from ivr.loader import Reading, read_flows
from ivr.loader.problems import FlowError
from ivr.recordings import Edition, Recordings, audio_of, recording_changes
from ivr.store import Overtaken, Publication, Store
from ivr.store.releases import RELEASE

NUMBER = re.compile(r"#?([0-9]{1,7})")  # eight digits are a release
KNOWN = 10  # publications that an error names


def read_message(text: str) -> str:
    """Return a message on one line, with nothing in it that a terminal would obey."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def read_history(store: Store) -> Sequence[Publication]:
    """Return every publication, the newest first; none where there is no database yet."""
    current = store.current() if prepare_to_read(store) else None
    return store.history(current.number) if current else ()


def may_be_published(name: str) -> bool:
    """Tell whether a name looks like a number (3 or #3) or a release."""
    return bool(NUMBER.fullmatch(name) or RELEASE.fullmatch(name))


def find_publication(history: Sequence[Publication], name: str) -> Publication | None:
    """Find what a number means (3 or #3), or a release (8 hexadecimal digits).

    Of a release that was published more than once it is the first time, which says why.
    """
    if number := NUMBER.fullmatch(name):
        return next((one for one in history if one.number == int(number[1])), None)
    return next((one for one in reversed(history) if one.release == name), None)


def name_known(history: Sequence[Publication]) -> str:
    """Name the newest publications, for somebody who asked for one that does not exist."""
    names = ", ".join(f"{one.number} ({one.release})" for one in history[:KNOWN])
    return f"{names}{', …' if len(history) > KNOWN else ''}"


def read_release(store: Store, release: str) -> Reading:
    """Read a release of the store; FlowError if this version of the program cannot."""
    return read_flows(store.files(release) or {})


def zone_of(store: Store, release: str) -> tzinfo | None:
    """Return the time zone of a release, or None, which is that of this machine."""
    try:
        return read_release(store, release).hotline.service.hours.timezone
    except FlowError:
        return None


def write_time(moment: datetime, zone: tzinfo | None) -> str:
    """Write a time for people: 2026-11-23 09:00 EST."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")


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
