"""Turn the index of the recordings into rows, or into the problems in it, and rows into the index.

The index is a CSV file with a row for each recording: what a recording says stands there as a hash
of words, never as words. Nothing here looks at a sound file.
"""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import PurePosixPath

from ivr.dialog.events import Paragraphs
from ivr.loader.problems import Problem

INDEX = "index.csv"
RULE = "bad-index"
HASH = 16  # hexadecimal digits
MOST_BYTES = 2 * 1024 * 1024  # of one recording: two minutes of 8 kHz, 16 bits, mono

_NAME = "[a-z][a-z0-9_]*"
_FILE = re.compile(rf"{_NAME}/{_NAME}(\.{_NAME}){{1,2}}\.(wav|mp3)")
_MEDIA_TYPES = {".wav": "audio/wav", ".mp3": "audio/mpeg"}
SUFFIXES = tuple(_MEDIA_TYPES)


def words_hash(language: str, words: Paragraphs) -> str:
    """Hash what is said in a language, its paragraphs as they are spoken."""
    return _hash("\n".join((language, *words)).encode())


def audio_hash(audio: bytes) -> str:
    """Hash the bytes of a sound file; its address carries the hash."""
    return _hash(audio)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:HASH]


@dataclass(frozen=True, order=True)
class Recording:
    """A sound file, and the words that it says.

    `file` is its path in the folder of recordings, `words` a hash of what it says, `audio` a hash
    of the file. `line` is where it stands in the index, 0 if it does not yet.
    """

    file: str
    words: str
    voice: str
    date: date
    seconds: float
    audio: str
    line: int = field(default=0, compare=False)

    @property
    def language(self) -> str:
        """The language that it speaks."""
        return self.file.partition("/")[0]

    @property
    def name(self) -> str:
        """The name of the clip that it was made for: call.birth.question."""
        return self.file.partition("/")[2].rpartition(".")[0]


def media_type_of(path: PurePosixPath) -> str | None:
    """Return the media type of a sound file by its name, None if it is no name of one."""
    return _MEDIA_TYPES.get(path.suffix)


COLUMNS = tuple(one.name for one in fields(Recording) if one.name != "line")


def write_index(rows: Iterable[Recording]) -> str:
    """Write the index: a row a recording, in the order of their files."""
    cells = (
        (row.file, row.words, row.voice, row.date, f"{row.seconds:.2f}", row.audio)
        for row in sorted(rows)
    )
    return write_table(COLUMNS, cells)


def read_index(text: str, path: str = INDEX) -> tuple[tuple[Recording, ...], tuple[Problem, ...]]:
    """Read the rows of an index and the problems in it; a row with a problem is left out.

    `path` is the file that the problems name.
    """
    rows: list[Recording] = []
    problems: list[Problem] = []
    for line, cells, found in read_table(text, path, COLUMNS):
        problems += found
        if cells:
            faults = list(_cell_problems(path, line, cells))
            if any(row.file == cells[0] for row in rows):
                message, cure = f"{cells[0]} stands here twice", "Keep one of the two rows."
                faults.append(Problem(path, line, 1, RULE, message, cure))
            problems += faults
            if not faults:
                file, words, voice, day, seconds, audio = cells
                when = date.fromisoformat(day)
                rows.append(Recording(file, words, voice, when, float(seconds), audio, line))
    return tuple(sorted(rows)), tuple(sorted(problems))


def write_table(columns: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    """Write a CSV file that `read_table` reads: its header, then its rows."""
    return "".join(f"{_csv_line(cells)}\n" for cells in (columns, *rows))


def read_table(
    text: str, path: str, columns: tuple[str, ...]
) -> Iterator[tuple[int, list[str], list[Problem]]]:
    """Yield each row of a CSV file under its header: line, cells, problems; no cells if it has any.

    A byte order mark and empty lines are left out. Without the right header there are no rows.
    """
    # Only what ends a line of CSV ends one here: str.splitlines would end it at U+2028 too.
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        if tuple(header) != columns:
            message = f"the first line is not {','.join(columns)}"
            cure = "Put that line first, or delete the file and import the recordings anew."
            yield 1, [], [Problem(path, 1, 1, RULE, message, cure)]
            return
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(columns):
                message = f"this row has {len(cells)} cells instead of {len(columns)}"
                cure = f"Write {', '.join(columns)}, with commas between."
                yield line, [], [Problem(path, line, 1, RULE, message, cure)]
            elif cells:
                yield line, cells, []
            line = reader.line_num + 1
    except csv.Error as error:
        cure = 'Look at the quotes: a cell with a comma in it stands in "quotes".'
        yield line, [], [Problem(path, line, 1, RULE, f"this row cannot be read: {error}", cure)]


def _is_hash(cell: str) -> bool:
    return bool(re.fullmatch(rf"[0-9a-f]{{{HASH}}}", cell))


def _is_date(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _is_seconds(cell: str) -> bool:
    return bool(re.fullmatch(r"\d{1,4}(\.\d+)?", cell, re.ASCII)) and float(cell) > 0


_CELLS: tuple[tuple[Callable[[str], object], str, str], ...] = (
    (_FILE.fullmatch, "is not the file of a recording", "Write it as en/call.birth.question.wav."),
    (_is_hash, "is not the hash of words", "Import the take again: this writes it."),
    (str.strip, "is no voice", "Name who speaks."),
    (_is_date, "is not a date", "Write the year, the month and the day: 2026-12-24."),
    (_is_seconds, "is not a number of seconds", "Write digits and a point: 4.25."),
    (_is_hash, "is not the hash of a sound file", "Import the take again: this writes it."),
)


def _cell_problems(path: str, line: int, cells: list[str]) -> Iterator[Problem]:
    for place, (cell, (is_right, wrong, cure)) in enumerate(zip(cells, _CELLS, strict=True)):
        if not is_right(cell):
            column = 1 + sum(len(_csv_line([before])) + 1 for before in cells[:place])
            yield Problem(path, line, column, RULE, f'{COLUMNS[place]} "{cell}" {wrong}', cure)


def _csv_line(cells: Iterable[object]) -> str:
    """Write a row without the end of its line, each end of a line within it in quotes."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue().removesuffix("\r\n")
