"""`ivr releases`: what was put on the air, when and why; and how other commands find one of it."""

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo

import click

from ivr.cli.database import database_option, failures_told, open_database, prepare_to_read
from ivr.loader import read_flows
from ivr.loader.problems import FlowError
from ivr.store import Publication, Store
from ivr.store.releases import RELEASE

NUMBER = re.compile(r"#?([0-9]{1,7})")  # eight digits are a release
KNOWN = 10  # publications that an error names


@click.command()
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list."
)
@database_option
def releases(limit: int, database: str) -> None:
    """List what was put on the air, the newest first.

    Each line tells its number, its release, when it was put on the air, and why. The first is what
    is on the air. A release that was gone back to has a line of its own.
    """
    store = open_database(database)
    with failures_told():
        history = store.history(limit) if prepare_to_read(store) else []
        if not history:
            click.echo(f"Nothing was published yet in {store.place}.")
            return
        zone = _zone_of(store, history[0].release)
    width = len(str(history[0].number))
    for one in history:
        mark = "on the air" if one is history[0] else ""
        when = write_time(one.published, zone)
        click.echo(f"{one.number:{width}}  {one.release}  {when}  {mark:10}  {one.note}".rstrip())
    earlier = history[-1].number - 1
    if earlier:
        click.echo(f"{earlier} earlier: ivr releases --limit {history[0].number}")


def _zone_of(store: Store, release: str) -> tzinfo | None:
    """Return the time zone of a release, or None, which is that of this machine."""
    try:
        return read_flows(store.files(release) or {}).hotline.service.hours.timezone
    except FlowError:
        return None


def write_time(moment: datetime, zone: tzinfo | None) -> str:
    """Write a time for people: 2026-11-23 09:00 EST."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")


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


def never_published(name: str, history: Sequence[Publication]) -> click.UsageError:
    """Make the error for a name that means no publication, with the newest that there are."""
    names = ", ".join(f"{one.number} ({one.release})" for one in history[:KNOWN])
    known = f"{names}{', …' if len(history) > KNOWN else ''}" or "nothing yet"
    return click.UsageError(f'"{name}" was never published. Published were: {known}')
