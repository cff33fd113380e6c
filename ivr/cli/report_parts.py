"""Make the parts of which a report on a terminal is built: headings, tables and bars."""

from collections.abc import Iterable, Sequence

from rich.bar import Bar
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

WIDEST = 96  # columns: a bar that is longer tells no more
NARROW = 64  # columns: less than this leaves no room for bars
INDENT = 2
Cell = str | Bar | Text


def section(heading: str, *parts: RenderableType | None) -> Group:
    """Put parts under a heading, with an empty line before it; None is left out."""
    shown = [Padding(part, (0, 0, 0, INDENT)) for part in parts if part is not None]
    return Group(Text(), Text(heading, style="bold"), *shown)


def note(text: str) -> Text:
    """Write a remark."""
    return Text(text, style="dim")


def name_column(header: str = "") -> Column:
    """Make a column of names, which may be folded where the terminal is narrow."""
    return Column(header, overflow="fold", min_width=14)


def number_column(header: str = "") -> Column:
    """Make a column of numbers."""
    return Column(header, justify="right", overflow="fold", no_wrap=not header)


def bar_column() -> Column:
    """Make a column of bars, which takes what room is left."""
    return Column(ratio=1, min_width=6)


def table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], width: int) -> Table:
    """Lay rows out under their headers, if any column has one; a narrow terminal gets no bars."""
    if width < NARROW:
        columns = [column for column in columns if not column.ratio]
        rows = [row[: len(columns)] for row in rows]  # bars come last
    made = Table(
        *columns,
        box=None,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        header_style="dim",
        show_header=any(column.header for column in columns),
        width=min(width, WIDEST) - INDENT if any(column.ratio for column in columns) else None,
    )
    for row in rows:
        made.add_row(*(Text(cell) if isinstance(cell, str) else cell for cell in row))
    return made


def bar(n: int, most: int) -> Bar:
    """Draw a number as a part of the largest."""
    return Bar(max(most, 1), 0, n, color="blue")
