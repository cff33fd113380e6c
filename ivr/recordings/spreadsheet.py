"""Read a table that a spreadsheet may have saved in its own way, by the names of its columns.

A spreadsheet of another country writes semicolons or tabs between cells, and people add columns of
their own. Nothing here knows what the cells mean.
"""

import csv
import io
import re
from collections.abc import Iterator

from ivr.loader.problems import Problem

RULE = "bad-table"
BYTE_ORDER_MARK = "\ufeff"  # by which a spreadsheet knows that a table is UTF-8
SEPARATORS = (",", ";", "\t")
HINT = re.compile(
    f"{BYTE_ORDER_MARK}?(sep=.\r?\n)?", re.IGNORECASE
)  # by which some tell the separator


class _Broken(Exception):
    """A row that cannot be read: the line on which it begins, and why."""


def read_columns(
    text: str, path: str, columns: tuple[str, ...], cure: str
) -> Iterator[tuple[tuple[str, ...], Problem | None]]:
    """Yield the cells of each row in the columns that are asked for, or what is wrong with a row.

    `cure` says what to do about a table that lacks one of them. Empty rows are left out.
    """
    hint = HINT.match(text)
    text = text[hint.end() :] if hint else text
    above = 1 if hint and hint[1] else 0
    header, separator = max(
        ((_header(text, separator), separator) for separator in SEPARATORS),
        key=lambda found: len({*found[0]} & {*columns}),
    )
    missing = [column for column in columns if column not in header]
    if missing:
        message = f"the first line names no column {', '.join(missing)}"
        yield (), Problem(path, 1 + above, 1, RULE, message, cure)
        return
    places = [header.index(column) for column in columns]
    try:
        for line, cells in _rows(text, separator):
            if line == 1 or not any(cells):
                continue
            if len(cells) < len(header) or any(cells[len(header) :]):
                message = f"this row has {len(cells)} cells instead of {len(header)}"
                named = f'Its columns are {", ".join(header)}; a "{separator}" divides them.'
                yield (), Problem(path, line + above, 1, RULE, message, named)
            else:
                yield tuple(cells[place] for place in places), None
    except _Broken as broken:
        line, reason = broken.args
        message, quotes = f"this row cannot be read: {reason}", "Look at the quotation marks in it."
        yield (), Problem(path, line + above, 1, RULE, message, quotes)


def _header(text: str, separator: str) -> list[str]:
    try:
        _, cells = next(_rows(text, separator), (1, []))
    except _Broken:
        return []
    return [cell.lower() for cell in cells]


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line on which it begins."""
    # Only what ends a line of CSV ends one here: str.splitlines would end it at U+2028 too.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise _Broken(line, str(error)) from error
