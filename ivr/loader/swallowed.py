"""Find keys that are indented as the words above them, and read a file as if they were not.

YAML makes such a line a part of the words: it would be said, and the key be missed elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ivr.loader.allowed import keys_at, kinds_at
from ivr.loader.lines import spaces
from ivr.loader.problems import Problem
from ivr.loader.source import Path, Source, read_source
from ivr.model.prompt import Block
from ivr.model.values import Node

KEY = re.compile(r" *([a-z][a-z0-9_]*) *:(?: |$)")


@dataclass(frozen=True)
class Swallowed:
    """A key among words: its line, from 1; what lacks it; and a key beside which it belongs."""

    line: int
    key: str
    holder: Path
    beside: Path


def read_repaired(file: str, text: str, model: type[Node]) -> tuple[Source, list[Problem]]:
    """Read a file; keys that words have swallowed are told, and read where they belong."""
    source, problems = read_source(file, text)
    lines = source.text.splitlines()
    told = []
    for found in _swallowed(source, model):
        indent = source.places[found.beside][1] - 1
        content = lines[found.line - 1].lstrip()
        column = len(lines[found.line - 1]) - len(content) + 1
        message = f'"{found.key}" of {source.name_of(found.holder)}'
        message += " is indented as the words above it, and would be said"
        cure = f"Give this line {spaces(indent)}, as {source.name_of(found.beside)} has."
        told.append(Problem(file, found.line, column, "swallowed-key", message, cure))
        lines[found.line - 1] = " " * indent + content
    if not told:
        return source, problems
    source, problems = read_source(file, "\n".join(lines))
    return source, told + (problems if source.data is not None else [])


def _swallowed(source: Source, model: type[Node]) -> Iterator[Swallowed]:
    blocks = list(_blocks(source.data, ()))
    languages = {str(path[-1]) for path, _ in blocks}
    found = set()
    lines = source.text.splitlines()
    for path, block in blocks:
        first = source.places[path][0] + 1
        for line, words in enumerate(block.splitlines(), first):
            match = KEY.match(words)
            if match and lines[line - 1].strip() == words.strip():
                holder = _lacking(match[1], path, source, model, languages)
                if holder is not None and (holder, match[1]) not in found:
                    found.add((holder, match[1]))
                    yield Swallowed(line, match[1], holder, path[: len(holder) + 1])


def _blocks(data: Any, path: Path) -> Iterator[tuple[Path, Block]]:
    """Yield all words that stand in blocks, with their paths."""
    if isinstance(data, Block):
        yield path, data
    elif isinstance(data, dict | list):
        for part, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _blocks(value, (*path, part))


def _lacking(
    key: str, path: Path, source: Source, model: type[Node], languages: set[str]
) -> Path | None:
    """Return the nearest place around words that may have a key and has it not."""
    for holder in (path[:size] for size in reversed(range(len(path)))):
        value = source.data
        for part in holder:
            value = value[part]
        if not isinstance(value, dict) or key in value:
            continue
        kinds = kinds_at(source, model, holder)
        becomes = kinds and key in kinds.kinds and kinds.kind_of({**value, key: ""})
        of_prompt = holder == path[:-1] and key in languages
        if of_prompt or becomes or key in keys_at(source, model, holder):
            return holder
    return None
