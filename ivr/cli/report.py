"""`ivr report`: what callers and texters did, in numbers that name nobody."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import click
from rich.bar import Bar
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Column as TableColumn
from rich.table import Table
from rich.text import Text

from ivr.cli.database import (
    database_option,
    failures_told,
    hotline_on_air,
    open_database,
    prepare_to_read,
)
from ivr.metrics.report import make_report
from ivr.metrics.report.section import (
    FOR_PEOPLE,
    Column,
    Ratio,
    Report,
    Row,
    Section,
    number,
    share,
    write_csv,
    write_json,
)
from ivr.view.labels import Translate, translator

WEEK = timedelta(days=6)  # before the last day
WIDEST = 96  # columns: a bar that is longer tells no more
NARROW = 64  # columns: less than this leaves no room for bars
INDENT = "  "


def _day(text: str) -> date:
    """Read a day as it is written in an option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day. Write it as 2026-11-21.") from None


@click.command()
@click.option(
    "--from",
    "first",
    type=_day,
    metavar="DAY",
    help="The first day.  [default: six days before the last]",
)
@click.option("--to", "last", type=_day, metavar="DAY", help="The last day.  [default: today]")
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
    """Report what callers and texters did from one day to another.

    A day is written as 2026-11-21. How many there were, what they were sent, what they chose, where
    they left. Moves are counted, never people; and what was sent, never what was listened to.
    """
    store = open_database(database)
    with failures_told():
        if not prepare_to_read(store):
            click.echo(f"There is no database to read: {store.place} does not exist.", err=True)
            click.echo("Is DATABASE_URL (or --database) that of the service?", err=True)
            sys.exit(1)
        hotline = hotline_on_air(store)
        last = last or datetime.now(UTC).astimezone(hotline.service.hours.timezone).date()
        first = first or last - min(WEEK, last - date.min)
        if first > last:
            raise click.UsageError(f"the first day, {first}, comes after the last, {last}.")
        counts = store.counts(first, last)
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


def lay_out(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Yield the blocks of a report for a terminal of so many columns."""
    yield Group(Text(report.hotline, style="bold"), Text(report.heading))
    if report.nothing:
        yield Group(Text(), Text(report.nothing))
        return
    for section in report.sections:
        parts: list[Table | Text] = [_table(section, translate, width)] if section.shown else []
        parts += [Text(note, style="dim") for note in section.notes]
        if parts:
            shown = (Padding(part, (0, 0, 0, len(INDENT))) for part in parts)
            yield Group(Text(), Text(section.title, style="bold"), *shown)


def _table(section: Section, translate: Translate, width: int) -> Table:
    """Lay rows out under their headers, if any column has one; a narrow terminal gets no bars."""
    kinds = [kind for kind in FOR_PEOPLE if kind != "bar" or width >= NARROW]
    columns = [column for column in section.columns if column.kind in kinds]
    fill = any(column.kind == "bar" for column in columns)
    made = Table(
        *(_column(column, translate) for column in columns),
        box=None,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        header_style="dim",
        show_header=any(column.title for column in columns),
        width=min(width, WIDEST) - len(INDENT) if fill else None,
    )
    for row in section.shown:
        if row.heads and made.row_count:
            made.add_row()
        first = next(column for column in columns if column.kind == "label")
        made.add_row(*(_cell(row, column, column is first, translate) for column in columns))
    return made


def _column(column: Column, translate: Translate) -> TableColumn:
    """Make a column: bars take what room is left, words may be folded to give it."""
    header = translate(column.title) if column.title else ""
    match column.kind:
        case "bar":
            return TableColumn(ratio=1, min_width=6)
        case "label" | "remark":
            return TableColumn(header, overflow="fold", min_width=14)
    return TableColumn(header, justify="right", overflow="fold", no_wrap=not header)


def _cell(row: Row, column: Column, is_first: bool, translate: Translate) -> Text | Bar:
    match cell := row.cells.get(column.name):
        case Ratio() if column.kind == "bar":
            return Bar(max(cell.of, 1), 0, cell.n, color="blue")
        case Ratio():
            return Text(share(cell, translate))
        case int():
            return Text(number(cell, translate) if cell or column.kind != "rare" else "")
        case str() if is_first:
            return Text(INDENT * row.level + cell, style="bold" if row.heads else "")
        case str():
            return Text(cell, style="dim" if row.heads or column.kind == "remark" else "")
    return Text()
