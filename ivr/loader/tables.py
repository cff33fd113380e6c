"""Read the tables beside a flow: CSV files whose rows lead from numbers to states.

    digits,state
    1000-2499,affected
    4711,not_affected

A spreadsheet may have written semicolons or tabs between the cells, and a byte order mark.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping

from ivr.loader.problems import Problem, suggest
from ivr.loader.source import BYTE_ORDER_MARK, Source
from ivr.model.digit_ranges import Row, read_ranges
from ivr.model.prompt import freeze
from ivr.model.states.state import State
from ivr.model.text_flow import TextFlow
from ivr.model.voice_flow import VoiceFlow

COLUMNS = ("digits", "state")
NAMED = re.compile(
    r"""^[^#\n]*?\blist["']?\s*:\s*["']?([\w-][\w.-]*\.csv)["']?\s*(?:[#,}].*)?$""", re.MULTILINE
)
NUMBERS = (
    "Write 4711 or 1000-2499; have the spreadsheet keep the column as text, so that it takes no "
    "zero away."
)
Tables = Mapping[str, tuple[Row, ...]]
Flow = VoiceFlow | TextFlow


def tables_named(text: str) -> Iterator[str]:
    """Yield the files of the tables that a flow file names."""
    yield from NAMED.findall(text)


def read_tables(
    states: Mapping[str, State], source: Source, files: Mapping[str, str]
) -> tuple[dict[str, tuple[Row, ...]], list[Problem]]:
    """Read every table that some state names; what is amiss is told at its row."""
    tables: dict[str, tuple[Row, ...]] = {}
    problems: list[Problem] = []
    for name, state in states.items():
        for table, place in state.tables():
            if table in tables:
                continue
            tables[table] = ()
            if table not in files:
                message = f'state "{name}" names the table "{table}", which is not here'
                cure = suggest(table, (one for one in files if one.endswith(".csv")))
                path = ("states", name, *place)
                cure = cure or "Put it beside this file."
                problems.append(source.problem(path, "missing-table", message, cure))
                continue
            rows, found = _read_rows(table, files[table], source.data["states"])
            tables[table] = rows
            problems += found
    return tables, problems


def with_tables(flow: Flow, tables: Tables) -> Flow:
    """Return a flow with the rows of the tables beside it."""
    if not tables:
        return flow
    states = {name: state.with_tables(tables) for name, state in flow.states.items()}
    return flow.model_copy(update={"states": freeze(states)})


def _read_rows(
    file: str, text: str, states: Collection[str]
) -> tuple[tuple[Row, ...], list[Problem]]:
    lines = text.removeprefix(BYTE_ORDER_MARK).splitlines()
    header = lines[0] if lines else ""
    comma = next((one for one in ";\t" if one in header), ",")
    rows: list[Row] = []
    problems: list[Problem] = []

    def add(line: int, message: str, cure: str) -> None:
        problems.append(Problem(file, line, 1, "bad-table", message, cure))

    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=comma)
    columns = [cell.strip().lower() for cell in next(reader, [])]
    if any(name not in columns for name in COLUMNS):
        add(1, "the first row does not name the columns", f"Write {', '.join(COLUMNS)} there.")
        return (), problems
    places = [columns.index(name) for name in COLUMNS]
    for cells in reader:
        if not any(map(str.strip, cells)):
            continue
        digits, state = (cells[one].strip() if one < len(cells) else "" for one in places)
        if state not in states:
            add(reader.line_num, f'"{state}" is no state of the flow', suggest(state, states))
            continue
        try:
            rows.append(Row(read_ranges(digits), state))
        except ValueError:
            add(reader.line_num, f'"{digits}" is no number and no range of numbers', NUMBERS)
    return tuple(rows), problems
