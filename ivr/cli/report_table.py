"""How a report looks on a terminal: headings in whole sentences, small tables, bars."""

from collections.abc import Iterator

from rich.bar import Bar
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column as TableColumn
from rich.table import Table
from rich.text import Text

from ivr.metrics.report.section import (
    FOR_PEOPLE,
    Cell,
    Column,
    Ratio,
    Report,
    Row,
    Section,
    number,
    share,
)
from ivr.view.labels import Translate

WIDEST = 96  # columns: a bar that is longer tells no more
NARROW = 64  # columns: less than this leaves no room for bars
INDENT = "  "


def lay_out(report: Report, translate: Translate, width: int) -> Iterator[RenderableType]:
    """Yield the blocks of a report for a terminal of so many columns."""
    yield Group(Text(report.hotline, style="bold"), Text(report.heading))
    if report.nothing:
        yield Group(Text(), Text(report.nothing))
        return
    for section in report.sections:
        parts: list[RenderableType] = [Text(note, style="dim") for note in section.notes]
        if section.shown:
            parts.insert(0, _table(section, translate, width))
        if parts:
            shown = [Padding(part, (0, 0, 0, len(INDENT))) for part in parts]
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
    cell: Cell = row.cells.get(column.name)
    match cell:
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
