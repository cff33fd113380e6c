"""Turn the text of a flow file into plain data whose every value knows its line and column.

All scalars stay strings, as the operator typed them. What YAML would swallow without a word (a
key given twice, a folded block, an anchor, a comment behind a `|`) is a problem here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ivr.loader.characters import UNREADABLE, character_problems
from ivr.loader.problems import Problem
from ivr.loader.syntax import AS_WORDS, syntax_problem
from ivr.model.prompt import Block

Path = tuple[str | int, ...]
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Source:
    """A flow file as plain data, and where each of its keys and values stands."""

    file: str
    text: str
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def problem(self, path: Path, rule: str, message: str, cure: str, needle: str = "") -> Problem:
        """Make a problem at a path: its key, else what holds it; at `needle` in its words.

        Values that the message quotes are told on one line.
        """
        line, column = self._place(path)
        if needle:
            line, column = self._find(needle, line, column)
        return Problem(self.file, line, column, rule, " ".join(message.split()), cure)

    def value_at(self, path: Path) -> Any:
        """Return the value at a path that is there."""
        value = self.data
        for part in path:
            value = value[part]
        return value

    def name_of(self, path: Path) -> str:
        """Name a place as an operator counts: entry 1 of "menu"."""
        if not path:
            return self.file
        if isinstance(path[-1], int):
            return f"entry {path[-1] + 1} of {self.name_of(path[:-1])}"
        return f'"{path[-1]}"'

    def comment_at(self, path: Path) -> str:
        """Return the comment that YAML takes off the line of a path; empty if there is none."""
        line, _ = self._place(path)
        comment = re.search(r"\s(#.*)", self.text.splitlines()[line - 1])
        return comment[1] if comment else ""

    def _place(self, path: Path) -> tuple[int, int]:
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def _find(self, needle: str, line: int, column: int) -> tuple[int, int]:
        for number, text in enumerate(self.text.splitlines()[line - 1 :], line):
            found = text.find(needle, column - 1 if number == line else 0)
            if found >= 0:
                return number, found + 1
        return line, column


def read_source(file: str, text: str) -> tuple[Source, list[Problem]]:
    """Read one file; after a syntax error its data is None and only that error is reported."""
    text = text.removeprefix(BYTE_ORDER_MARK)
    source = Source(file, text)
    unreadable = character_problems(file, text)
    if unreadable:
        return source, unreadable
    problems: list[Problem] = []
    try:
        root = _compose(text)
        if isinstance(root, MappingNode):
            data = _read_node(source, root, (), problems)
            return Source(file, text, data, source.places), problems
    except MarkedYAMLError as error:
        return source, [syntax_problem(file, text, error)]
    except RecursionError:
        message, cure = "lists or keys stand in each other too deeply", "Undo the last change."
        return source, [Problem(file, 1, 1, "syntax", message, cure)]
    except (YAMLError, ValueError, OverflowError) as error:
        cure = "Compare the file with the one that was published last."
        return source, [Problem(file, 1, 1, "syntax", f"this cannot be read: {error}", cure)]
    cure = "Begin each line with a key and a colon; indent what belongs to a key below it."
    return source, [Problem(file, 1, 1, "syntax", "this file holds no keys", cure)]


def _compose(text: str) -> Any:
    try:
        return _parser("rt").compose(text)
    except NotImplementedError:  # where a comment of the kind that "rt" keeps meets another
        return _parser("safe").compose(text)


def _parser(kind: str) -> YAML:
    yaml = YAML(typ=kind, pure=True)
    yaml.composer.warn_double_anchors = False  # every anchor is a problem
    return yaml


def _read_node(source: Source, node: Node, path: Path, problems: list[Problem]) -> Any:
    source.places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if _is_marked(node):
        message = "anchors (&), aliases (*) and tags (!) are not part of the flow language"
        cure = f"Write the value out where it is needed. {AS_WORDS}"
        problems.append(source.problem(path, "yaml-feature", message, cure))
        return ""
    if isinstance(node, MappingNode):
        return dict(_read_pairs(source, node, path, problems))
    if isinstance(node, SequenceNode):
        return [
            _read_node(source, item, (*path, place), problems)
            for place, item in enumerate(node.value)
        ]
    assert isinstance(node, ScalarNode)  # noqa: S101  the only other kind of node
    return _read_scalar(source, node, path, problems)


def _is_word(node: Node) -> bool:
    if not isinstance(node, ScalarNode) or _is_marked(node):
        return False
    return not UNREADABLE.search(node.value) and not re.search(r"[\r\n]", node.value)


def _is_marked(node: Node) -> bool:
    return bool(node.anchor or node.ctag.handle)


def _read_pairs(
    source: Source, node: MappingNode, path: Path, problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    first_lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if not _is_word(key_node):
            message, cure = "a key is one word", "Write the word, a colon and a space."
            problems.append(Problem(source.file, line, column, "yaml-feature", message, cure))
            continue
        key = str(key_node.value)
        if key in first_lines:
            message = f'"{key}" stands here a second time; the first is on line {first_lines[key]}'
            cure = "Keep one of the two: only one can count."
            problems.append(Problem(source.file, line, column, "duplicate-key", message, cure))
            continue
        first_lines[key] = line
        source.places[*path, key] = (line, column)
        yield key, _read_node(source, value_node, (*path, key), problems)


def _read_scalar(source: Source, node: ScalarNode, path: Path, problems: list[Problem]) -> str:
    if UNREADABLE.search(node.value):  # YAML lets an escape in double quotes stand for any
        message, cure = "a \\ stands for a character that no flow file may hold", "Leave it out."
        problems.append(source.problem(path, "syntax", message, cure))
        return ""
    if node.style not in ("|", ">"):
        return str(node.value)
    header = source.text.splitlines()[node.start_mark.line][node.start_mark.column :]
    if node.style == ">":
        message, cure = 'words stand under "|", not ">"', 'Write "|" instead of ">".'
        problems.append(source.problem(path, "folded-prompt", message, cure))
    elif header.strip() != "|":
        message = f'what stands behind "|" on this line is not said: {header.strip()[1:].strip()}'
        cure = 'Leave "|" alone on its line; words belong on the next line, comments above the key.'
        problems.append(source.problem(path, "comment-on-prompt", message, cure))
    return Block(node.value)
