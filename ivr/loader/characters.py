"""Find characters that keep a flow file from being read, and that nobody can tell by looking."""

import re
import unicodedata
from collections.abc import Iterator

from ivr.loader.lines import Line, is_gap, structure_of
from ivr.loader.problems import Problem
from ivr.model.lookalikes import Lookalike, find_lookalike, seeming

UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
TAB = "a tab stands where spaces belong"
TAB_CURE = "Delete it and press the space bar instead; indent with spaces only."
BESIDE_MARKS = re.compile(r"""(?<=[:,{\[])[^\w"'{\[\t-]+|[^\w"'}\]\t]+(?=[:,}\]])""")
GLUED_IN_BRACES = re.compile(r"[{,] *(?P<key>[\w-]+):(?=[^\s,}])")


def character_problems(file: str, text: str) -> list[Problem]:
    """Return the first such character of each line, or where a space is missing."""
    found = [*_unreadable(file, text), *_misleading(file, text), *_glued(file, text)]
    return list({problem.line: problem for problem in reversed(found)}.values())


def lookalike_problem(file: str, line: int, column: int, found: Lookalike) -> Problem:
    """Make a problem of a character that is not what it looks like."""
    message = f"{found.name} stands here: {found.fault}"
    return Problem(file, line, column, "syntax", message, found.cure[0].upper() + found.cure[1:])


def _unreadable(file: str, text: str) -> Iterator[Problem]:
    """Yield the characters that no flow file may hold."""
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        found = UNREADABLE.search(line)
        if not found:
            continue
        column = found.start() + 1
        if unseen := find_lookalike(found[0]):
            yield lookalike_problem(file, number, column, unseen)
            continue
        known = unicodedata.name(found[0], "a control character").lower()
        code = f"U+{ord(found[0]):04X}, {known}"
        message = f"a character stands here that no flow file may hold: {code}"
        cure = "It may be invisible: delete the words around it and type them again."
        yield Problem(file, number, column, "syntax", message, cure)


def _misleading(file: str, text: str) -> Iterator[Problem]:
    """Yield what is not what it looks like where a program reads: not in words, names or values."""
    for line in structure_of(text):
        place = min((*_gaps(line), *_signs(line)), default=None)
        if place is None:
            continue
        if line.text[place] == "\t":
            yield Problem(file, line.number, place + 1, "syntax", TAB, TAB_CURE)
        elif found := find_lookalike(line.text[place]):
            yield lookalike_problem(file, line.number, place + 1, found)


def _glued(file: str, text: str) -> Iterator[Problem]:
    """Yield where no space stands behind the colon of a key, or behind the hyphen of an entry."""
    for line in structure_of(text):
        found = line.glued or GLUED_IN_BRACES.search(line.in_braces)
        if found:
            message = f'no space stands behind the colon of "{found["key"]}"'
            cure = f"Write {found['key']}: and a space."
            yield Problem(file, line.number, found.end("key") + 2, "syntax", message, cure)
        elif hyphen := re.match(r" *-(?=[A-Za-z]\w*:( |$))", line.text):
            message, cure = "no space stands behind the hyphen", "Write - and a space."
            yield Problem(file, line.number, hyphen.end() + 1, "syntax", message, cure)


def _gaps(line: Line) -> Iterator[int]:
    """Yield what is no space where only spaces may stand: before, within and behind an entry."""
    spans = [(0, len(line.plain) - len(line.plain.lstrip()))]
    if entry := line.entry:
        spans += [entry.span(part) for part in ("dash", "colon", "space")]
        if line.opens_words:
            spans.append((entry.start("value"), len(line.text)))
        spans += [gap.span() for gap in BESIDE_MARKS.finditer(line.in_braces)]
    for place in (place for span in spans for place in range(*span)):
        if is_gap(line.text[place]) and line.text[place] != " ":
            yield place


def _signs(line: Line) -> Iterator[int]:
    """Yield what is no sign of the flow language where one must stand."""
    entry, signs = line.entry, []
    if dash := re.match(r" *(\W) ", line.plain):
        signs.append((dash.start(1), "-"))
    if entry and entry["value"]:
        signs.append((entry.start("value"), "{["))
        signs += [(entry.start("value"), "|")] if line.opens_words else []
    elif colon := re.match(r" *(?:- +)*\w+ *([^\w\s])", line.plain):
        signs.append((colon.start(1), ":"))
    for place, expected in signs:
        seems = seeming(line.text[place])
        if seems and seems in expected:
            yield place
