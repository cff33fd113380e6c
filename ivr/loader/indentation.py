"""Explain a line whose indentation fits none of those above it: how many spaces who has."""

from dataclasses import dataclass

from ivr.loader.lines import Line, spaces, structure_of
from ivr.loader.problems import Problem

BESIDE = "Lines that belong beside each other begin with the same number of spaces."
STEP = 2


@dataclass(frozen=True)
class Level:
    """How many spaces some lines begin with, and the name of the last of them."""

    indent: int
    name: str

    def __str__(self) -> str:
        return f"{self.indent or 'none'} ({self.name})"


def misfit_problem(file: str, text: str, last: int) -> Problem | None:
    """Find the line at which, or shortly before it, YAML gave up on the line `last`."""
    levels: list[Level] = []
    found: Problem | None = None
    above: Line | None = None
    for line in structure_of(text):
        if line.number > last:
            break
        if line.text.lstrip().startswith("#"):
            continue
        problem = _misfit(file, line, above, levels)
        if not _is_entry(line):
            found = found or problem
            continue
        if problem or line.number < last:
            found = problem
        levels = [level for level in levels if level.indent < line.indent] + _levels_of(line)
        above = line
    return found


def _misfit(file: str, line: Line, above: Line | None, levels: list[Level]) -> Problem | None:
    beside = not levels or any(level.indent == line.indent for level in levels)
    words = [Level(line.words, "the words above")] if line.words else []
    if _is_entry(line):
        if beside or (above and above.leads_down and line.indent > levels[-1].indent):
            return None
        return _problem(file, line, [*levels, *words])
    if words:
        return None if beside else _problem(file, line, words)
    if above and above.opens_words:
        key = levels[-1]
        message = f"these words begin with {spaces(line.indent)}, and their key with {key}"
        cure = f"Words are indented further than their key: give them {key.indent + STEP} spaces."
        return Problem(file, line.number, line.indent + 1, "syntax", message, cure)
    return None


def _problem(file: str, line: Line, levels: list[Level]) -> Problem:
    """Name the nearest levels: one, or one on each side."""
    nearest = min(abs(level.indent - line.indent) for level in levels)
    near = [str(level) for level in levels if abs(level.indent - line.indent) == nearest]
    own = spaces(line.indent)
    message = (
        f"this line begins with {own}, and what it could stand beside with {' or '.join(near)}"
    )
    return Problem(file, line.number, line.indent + 1, "syntax", message, BESIDE)


def _is_entry(line: Line) -> bool:
    """Tell whether a line has a key, or begins an entry of a list."""
    return line.entry is not None or line.text.lstrip().startswith("-")


def _levels_of(line: Line) -> list[Level]:
    if not line.entry:
        return [Level(line.indent, f"line {line.number}")]
    key, start = line.entry["key"], line.entry.start("key")
    name = f'"{key}", line {line.number}'
    if start == line.indent:
        return [Level(start, name)]
    return [Level(line.indent, f'"- {key}", line {line.number}'), Level(start, name)]
