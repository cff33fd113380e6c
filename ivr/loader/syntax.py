"""Turn what cannot be read as YAML into one problem, in the operator's words, where it began."""

import re
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError

from ivr.loader.characters import TAB, TAB_CURE, lookalike_problem
from ivr.loader.indentation import misfit_problem
from ivr.loader.lines import Line
from ivr.loader.problems import Problem
from ivr.model.lookalikes import find_lookalike

QUOTES = ("'", '"')
AS_WORDS = 'If these are words, write "|" after the key and the words on the next line.'


@dataclass(frozen=True)
class Saying:
    """What ruamel says (context: problem), and what that is in our words.

    `from_start`: it is the beginning of the unfinished thing that is wrong, not its end.
    """

    pattern: str
    message: str
    cure: str
    from_start: bool = False


SECOND_COLON = Saying("", "a second colon on this line cannot be understood", AS_WORDS)
MISFIT = Saying(
    "",
    "this line does not fit what stands above it",
    "Look here and at the line above: indentation, a missing colon or a missing quote. "
    'Words stand under "|", indented further than their key.',
)
NO_COLON = Saying(
    "could not find expected ':'",
    "there is no colon on this line",
    'Write a key, a colon and a space; words stand under "|", indented further than their key.',
    from_start=True,
)
SAYINGS = (
    Saying(
        "quoted scalar.*end of stream",
        "a quotation mark is opened here and never closed",
        f"Close it on the same line. {AS_WORDS}",
        from_start=True,
    ),
    NO_COLON,
    Saying(
        "flow (mapping|sequence)",
        "a brace or bracket is opened here, and what follows cannot be understood",
        "Close it with the same kind, } or ], and put a comma between two entries.",
        from_start=True,
    ),
    Saying(
        "another document",
        "a second document begins here",
        "Delete the line --- or ... that divides the file.",
    ),
    Saying("alias|anchor|cannot start any token", "a value cannot begin like this", AS_WORDS),
    Saying("escape", "a \\ in double quotes has a meaning of its own", f"Leave it out. {AS_WORDS}"),
)


def syntax_problem(file: str, text: str, error: MarkedYAMLError) -> Problem:
    """Explain why YAML cannot read a text."""
    lines = text.splitlines() or [""]
    line, column = _place(error.problem_mark or error.context_mark, lines)
    if found := re.match(r"([^#]*)\t", lines[line - 1]):
        return Problem(file, line, len(found[1]) + 1, "syntax", TAB, TAB_CURE)
    if quote := _curly_quote(file, line, lines[line - 1]):
        return quote
    saying = _saying(f"{error.context}: {error.problem}", lines[line - 1], column)
    misfit = misfit_problem(file, text, line) if saying in (MISFIT, NO_COLON) else None
    if misfit:
        return misfit
    if saying.from_start:
        line, column = _place(error.context_mark, lines)
    return Problem(file, line, column, "syntax", saying.message, saying.cure)


def _curly_quote(file: str, number: int, text: str) -> Problem | None:
    """Name a quotation mark that is none for YAML, if the value of a line stands between two."""
    entry = Line(number, text).entry
    value = entry["value"].rstrip() if entry else ""
    ends = [find_lookalike(end) for end in (value[:1], value[-1:])]
    if entry and ends[0] and all(end and end.seems in QUOTES for end in ends):
        return lookalike_problem(file, number, entry.start("value") + 1, ends[0])
    return None


def _saying(said: str, line: str, column: int) -> Saying:
    if "mapping values" in said:
        return SECOND_COLON if re.search(r":\s", line[: column - 1]) else MISFIT
    return next((saying for saying in SAYINGS if re.search(saying.pattern, said)), MISFIT)


def _place(mark: object, lines: list[str]) -> tuple[int, int]:
    """Return the line and column of a mark, from 1; the end of the text stands on its last line."""
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    return line + 1, column + 1
