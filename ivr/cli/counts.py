"""`ivr counts`: keep what was counted small, by folding hours into days and forgetting days."""

from datetime import UTC, date, datetime, timedelta

import click

from ivr.cli.database import (
    database_option,
    failures_told,
    hotline_on_air,
    open_database,
    prepare_to_read,
)

MOST = 36_525  # days: a century


@click.group()
def counts() -> None:
    """Look after the counts of what callers and texters did."""


@counts.command()
@click.option(
    "--days",
    type=click.IntRange(1, MOST),
    default=90,
    show_default=True,
    help="For how many days the hours are kept.",
)
@click.option(
    "--keep",
    type=click.IntRange(1, MOST),
    envvar="COUNTS_KEEP_DAYS",
    default=730,
    show_default="COUNTS_KEEP_DAYS, else 730",
    help="For how many days anything is kept.",
)
@database_option
def fold(days: int, keep: int, database: str) -> None:
    """Add the hours of older days into whole days, and delete what is older still.

    It may be run at any time and as often as one likes, while the service runs.
    """
    store = open_database(database)
    with failures_told():
        if not prepare_to_read(store):
            click.echo("Nothing was counted yet.")
            return
        timezone = hotline_on_air(store).service.hours.timezone
        today = datetime.now(UTC).astimezone(timezone).date()
        oldest, hours_from = today - timedelta(days=keep), today - timedelta(days=days)
        forgotten = store.forget(oldest)
        folded = store.fold(hours_from)
    click.echo(_told("Folded into days", folded, hours_from))
    click.echo(_told("Deleted", forgotten, oldest))


def _told(what: str, rows: int, before: date) -> str:
    return f"{what}: {rows:,} {'row' if rows == 1 else 'rows'} from before {before}."
