"""The one shape of all that a report says, and its figures for programs: as CSV and as JSON.

A section has words, numbers, shares and bars for people, keys and numbers for programs. A form (a
terminal, CSV, JSON) goes by the kinds of its columns alone, so that neither knows of the other.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from ivr.view.labels import Translate

FILED_BY = ("section", "period", "language", "name", "by")  # where a number belongs, in CSV
ColumnKind = Literal[
    "section",  # the name under which a row is filed, if not that of its section
    "period",  # a day, or an hour of the day
    "language",
    "name",
    "by",  # what was counted, if the name of the column does not say it
    "detail",  # what a program may want to know of a row; not in CSV
    "figure",  # a number for programs only
    "number",  # a number for all
    "rare",  # a number for all; people see nothing for 0
    "share",  # a part of a whole, in per cent
    "bar",  # a part of the largest
    "label",  # words
    "remark",  # words of less weight
]
NUMBERS: tuple[ColumnKind, ...] = ("figure", "number", "rare")
FOR_PEOPLE: tuple[ColumnKind, ...] = ("number", "rare", "share", "bar", "label", "remark")


class Ratio(NamedTuple):
    """So many of so many."""

    n: int
    of: int


Audience = Literal["all", "people", "programs"]
Cell = str | int | Ratio | tuple[str, ...] | None


@dataclass(frozen=True)
class Column:
    """A column by the name that programs read; people may see a title, translated by the form."""

    name: str
    kind: ColumnKind
    title: str = ""


LABEL, N = Column("label", "label"), Column("n", "number")
SHARE, BAR = Column("share", "share"), Column("bar", "bar")


@dataclass(frozen=True)
class Row:
    """Cells by the names of their columns; a row that `heads` others stands over a group.

    Each level is set in further under the row before it.
    """

    cells: Mapping[str, Cell]
    level: int = 0
    heads: bool = False
    audience: Audience = "all"


def row(level: int = 0, audience: Audience = "all", heads: bool = False, /, **cells: Cell) -> Row:
    """Make a row."""
    return Row(cells, level, heads, audience)


def shown_if(condition: object) -> Audience:
    """Return who reads a row that people need not see unless a condition holds."""
    return "all" if condition else "programs"


@dataclass(frozen=True)
class Section:
    """A question and its answer in a table.

    The name is for programs; a section without one sums up others. The title and the notes are
    for people, who see nothing of a section that has neither rows nor notes for them. Rows have
    a share of the sum, and a bar that the largest fills, of the number that is named in `by`.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    by: str = ""

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that people see."""
        rows = [row for row in self.rows if row.audience != "programs"]
        numbers = [n for row in rows if isinstance(n := row.cells.get(self.by), int)]
        total, most = sum(numbers), max(numbers, default=0)
        return tuple(
            replace(row, cells={"share": Ratio(n, total), "bar": Ratio(n, most), **row.cells})
            if isinstance(n := row.cells.get(self.by), int)
            else row
            for row in rows
        )


@dataclass(frozen=True)
class Report:
    """What was counted from one day to another, both included, of a hotline.

    The release is that whose states the report follows. `nothing` says so if nothing was counted.
    """

    hotline: str
    release: str
    first: date
    last: date
    heading: str
    nothing: str
    sections: tuple[Section, ...]


def number(n: int, translate: Translate) -> str:
    """Write a number with its thousands apart: by what stands there in this one."""
    apart = translate("1,000")[1].replace(" ", "\u00a0")
    return f"{n:,}".replace(",", apart)


def share(part: Ratio, translate: Translate) -> str:
    """Write a part of a whole as per cent; nothing of nothing is nothing to tell."""
    if not part.of:
        return ""
    percent = round(100 * part.n / part.of)
    text = "<1" if part.n and not percent else str(percent)
    return translate("{number}%").format(number=text).replace(" ", "\u00a0")


def write_csv(report: Report) -> str:
    """Write a report as one table: a number a row, its section in the first column."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, (*FILED_BY, "n"), restval="", lineterminator="\n")
    writer.writeheader()
    for section in report.sections:
        for cells in _for_programs(section):
            filed: dict[str, Cell] = {
                column.kind: f"{cell:02}" if isinstance(cell, int) else cell
                for column, cell in cells.items()
                if column.kind in FILED_BY
            }
            for column, cell in cells.items():
                if column.kind in NUMBERS:
                    about = {"section": section.name, "by": column.name}
                    writer.writerow({**about, **filed, "n": cell})
    return stream.getvalue()


def write_json(report: Report) -> str:
    """Write a report as JSON: the rows of each section, by its name."""
    filed: dict[str, list[dict[str, Cell]]] = {one.name: [] for one in report.sections if one.name}
    for section in report.sections:
        for cells in _for_programs(section):
            record = {column.name: cell for column, cell in cells.items()}
            name = record.pop("section", section.name)
            filed.setdefault(str(name), []).append(record)
    about = {"hotline": report.hotline, "release": report.release}
    days = {"first": report.first.isoformat(), "last": report.last.isoformat()}
    return json.dumps({**about, **days, **filed}, ensure_ascii=False, indent=2) + "\n"


def _for_programs(section: Section) -> Iterator[dict[Column, Cell]]:
    """Yield the cells of each row that are for programs, and not empty."""
    columns = [one for one in section.columns if one.kind in (*FILED_BY, "detail", *NUMBERS)]
    for row in section.rows:
        if row.audience != "people":
            cells = {column: row.cells.get(column.name) for column in columns}
            yield {column: cell for column, cell in cells.items() if cell is not None}
