"""`ivr report`: what callers and texters did, in numbers that name nobody."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

import click
from rich.console import Console

from ivr.cli.database import (
    database_option,
    failures_told,
    hotline_on_air,
    open_database,
    prepare_to_read,
)
from ivr.cli.report_table import lay_out
from ivr.metrics.report import make_report
from ivr.metrics.report.section import write_csv, write_json
from ivr.view.labels import translator

WEEK = timedelta(days=6)  # before the last day


class DayParameter(click.ParamType[date]):
    """A day as it is written in an option."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a day; fail with how one is written."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day. Write it as 2026-11-21.", param, ctx)


@click.command()
@click.option(
    "--from",
    "first",
    type=DayParameter(),
    metavar="DAY",
    help="The first day.  [default: six days before the last]",
)
@click.option(
    "--to", "last", type=DayParameter(), metavar="DAY", help="The last day.  [default: today]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="A table for a terminal, csv for a spreadsheet, json for programs.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "fr"]),
    default="en",
    show_default=True,
    help="The language of the table.",
)
@database_option
def report(
    first: date | None,
    last: date | None,
    form: Literal["table", "csv", "json"],
    language: str,
    database: str,
) -> None:
    """Report what callers and texters did from one day to another (such as 2026-11-21).

    How many there were, what they were sent, what they chose, where they left. Moves are
    counted, never people; and what was sent, never what was listened to.
    """
    store = open_database(database)
    with failures_told():
        there = prepare_to_read(store)
        hotline = hotline_on_air(store if there else None)
        last = last or datetime.now(UTC).astimezone(hotline.service.hours.timezone).date()
        first = first or last - min(WEEK, last - date.min)
        if first > last:
            raise click.UsageError(f"the first day, {first}, comes after the last, {last}.")
        counts = store.counts(first, last) if there else []
    translate = translator(language)
    made = make_report(counts, hotline, first, last, translate)
    match form:
        case "csv":
            click.echo(write_csv(made), nl=False)
        case "json":
            click.echo(write_json(made), nl=False)
        case "table":
            console = Console(highlight=False)
            for block in lay_out(made, translate, console.width):
                console.print(block)
