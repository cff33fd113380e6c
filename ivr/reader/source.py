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
from ruamel.yaml.reader import ReaderError

from ivr.model.words import Block
from ivr.problems import Problem

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """A flow file as plain data, and where each of its keys and values stands."""

    file: str
    text: str
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def problem(self, path: Path, rule: str, message: str, cure: str, needle: str = "") -> Problem:
        """Make a problem at a path: its key, else what holds it; at `needle` in its words."""
        known = path
        while known not in self.places and known:
            known = known[:-1]
        line, column = self.places.get(known, (1, 1))
        if needle:
            line, column = self._find(needle, line, column)
        return Problem(self.file, line, column, rule, message, cure)

    def comment_at(self, path: Path) -> str:
        """Return the comment that YAML takes off the line of a path; empty if there is none."""
        line, _ = self.places[path]
        comment = re.search(r"\s(#.*)", self.text.splitlines()[line - 1])
        return comment[1] if comment else ""

    def _find(self, needle: str, line: int, column: int) -> tuple[int, int]:
        for number, text in enumerate(self.text.splitlines()[line - 1 :], line):
            if needle in text:
                return number, text.index(needle) + 1
        return line, column


def read_source(file: str, text: str) -> tuple[Source, list[Problem]]:
    """Read one file; after a syntax error its data is None and only that error is reported."""
    source = Source(file, text)
    try:
        root = YAML(typ="rt", pure=True).compose(text)
    except MarkedYAMLError as error:
        return source, [_syntax_problem(source, error)]
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"there is a character here that no flow file may hold: {error.character!a}"
        return source, [
            Problem(file, line, 1, "syntax", message, "Delete it and type the line again.")
        ]
    except (YAMLError, ValueError, RecursionError) as error:
        cure = "Compare the file with the one that was published last."
        return source, [Problem(file, 1, 1, "syntax", f"this cannot be read: {error}", cure)]
    if not isinstance(root, MappingNode):
        cure = "Begin it with lines such as: flow: call"
        return source, [Problem(file, 1, 1, "syntax", "this file holds no keys", cure)]
    problems: list[Problem] = []
    data = _read_node(source, root, (), problems)
    return Source(file, text, data, source.places), problems


def _syntax_problem(source: Source, error: MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = str(error.problem or error.context)
    text = (source.text.splitlines() or [""])[min(line, source.text.count("\n") + 1) - 1 :][:1]
    if "\\t" in said or (text and "\t" in text[0]):
        message, cure = "a tab stands where spaces belong", "Indent with spaces only."
    elif "mapping values" in said:
        message = "a second colon on this line cannot be understood"
        cure = 'If these are words, write "|" after the key and the words on the next line.'
    elif "another document" in said:
        message, cure = "a second document begins here", "Delete the line ---."
    else:
        message = f"this line does not fit what stands above it: {said}"
        cure = (
            "Look here and at the line above: indentation, a missing colon or a missing quote. "
            'Words stand under "|", indented further than their key.'
        )
    return Problem(source.file, line, column, "syntax", message, cure)


def _read_node(source: Source, node: Node, path: Path, problems: list[Problem]) -> Any:
    source.places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if getattr(node, "anchor", None) or re.match(r"!(?!!)", str(node.tag)):
        problems.append(
            source.problem(
                path,
                "yaml-feature",
                "anchors, aliases and tags are not part of the flow language",
                "Write the value out where it is needed.",
            )
        )
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


def _read_pairs(
    source: Source, node: MappingNode, path: Path, problems: list[Problem]
) -> Iterator[tuple[str, Any]]:
    first_lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
        line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
        if key in first_lines:
            message = f'"{key}" stands here a second time; the first is on line {first_lines[key]}'
            cure = "Keep one of the two: only one can count."
            problems.append(Problem(source.file, line, column, "duplicate-key", message, cure))
            continue
        first_lines[key] = line
        source.places[*path, key] = (line, column)
        yield key, _read_node(source, value_node, (*path, key), problems)


def _read_scalar(source: Source, node: ScalarNode, path: Path, problems: list[Problem]) -> str:
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
