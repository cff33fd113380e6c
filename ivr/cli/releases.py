"""`ivr releases`: what was put on the air, when and why."""

import click

from ivr.cli.database import database_option, failures_told, open_database, prepare_to_read
from ivr.cli.publications import write_time, zone_of


@click.command(short_help="what was put on the air, when and why")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list."
)
@database_option
def releases(limit: int, database: str) -> None:
    """List what was put on the air, the newest first: number, release, when, and why.

    The first line is what is on the air. A release that was gone back to has a line of its own.
    """
    store = open_database(database)
    with failures_told():
        history = store.history(limit) if prepare_to_read(store) else []
        if not history:
            click.echo(f"Nothing was published yet in {store.place}.")
            return
        zone = zone_of(store, history[0].release)
    width = len(str(history[0].number))
    for one in history:
        mark = "on the air" if one is history[0] else ""
        when = write_time(one.published, zone)
        click.echo(f"{one.number:{width}}  {one.release}  {when}  {mark:10}  {one.note}".rstrip())
    earlier = history[-1].number - 1
    if earlier:
        click.echo(f"{earlier} earlier: ivr releases --limit {history[0].number}")
