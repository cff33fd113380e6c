"""Turn what cannot be read as YAML into one problem, in the operator's words, where it began."""

import re
import unicodedata
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError

from ivr.loader.problems import Problem

UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
BYTE_ORDER_MARK = "\ufeff"
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
TAB = Saying("", "a tab stands where spaces belong", "Indent with spaces only.")
MISFIT = Saying(
    "",
    "this line does not fit what stands above it",
    "Look here and at the line above: indentation, a missing colon or a missing quote. "
    'Words stand under "|", indented further than their key.',
)
SAYINGS = (
    Saying(
        "quoted scalar.*end of stream",
        "a quotation mark is opened here and never closed",
        f"Close it on the same line. {AS_WORDS}",
        from_start=True,
    ),
    Saying(
        "could not find expected ':'",
        "there is no colon on this line",
        'Write a key, a colon and a space; words stand under "|", indented further than their key.',
        from_start=True,
    ),
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


def character_problem(file: str, text: str) -> Problem | None:
    """Find the first character that no flow file may hold: most cannot be seen."""
    found = UNREADABLE.search(text, 1 if text.startswith(BYTE_ORDER_MARK) else 0)
    if not found:
        return None
    character = found[0]
    known = unicodedata.name(character, "a control character").lower()
    before = f"{text[: found.start()]} ".splitlines()
    return Problem(
        file,
        len(before),
        len(before[-1]),
        "syntax",
        f"a character stands here that no flow file may hold: U+{ord(character):04X}, {known}",
        "It may be invisible: delete the words around it and type them again.",
    )


def syntax_problem(file: str, text: str, error: MarkedYAMLError) -> Problem:
    """Explain why YAML cannot read a text."""
    lines = text.splitlines() or [""]
    line, column = _place(error.problem_mark or error.context_mark, lines)
    saying = _saying(f"{error.context}: {error.problem}", lines[line - 1], column)
    if saying.from_start:
        line, column = _place(error.context_mark, lines)
    return Problem(file, line, column, "syntax", saying.message, saying.cure)


def _saying(said: str, line: str, column: int) -> Saying:
    if re.match(r"\s*\t", line) or r"'\t'" in said:
        return TAB
    if "mapping values" in said:
        return SECOND_COLON if re.search(r":\s", line[: column - 1]) else MISFIT
    return next((saying for saying in SAYINGS if re.search(saying.pattern, said)), MISFIT)


def _place(mark: object, lines: list[str]) -> tuple[int, int]:
    """Return the line and column of a mark, from 1; the end of the text stands on its last line."""
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    return line + 1, column + 1
