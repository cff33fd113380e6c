"""Find keys that are indented as the words above them: they would be said, and missed elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ivr.loader.allowed import keys_at, kinds_at
from ivr.loader.source import Path, Source
from ivr.model.prompt import Block
from ivr.model.values import Node

KEY = re.compile(r" *([a-z][a-z0-9_]*) *:(?: |$)")


@dataclass(frozen=True)
class Misplaced:
    """A key that is indented wrongly: its line, from 1, and how many spaces it should have.

    `like` tells beside what, as the end of a cure.
    """

    line: int
    indent: int
    like: str
    rule: str
    message: str


def swallowed_keys(source: Source, model: type[Node]) -> Iterator[Misplaced]:
    """Yield each key among words that a place around them may have and has not."""
    found = set()
    lines = source.text.splitlines()
    for path, block in _blocks(source.data, ()):
        first = source.places[path][0] + 1
        for line, words in enumerate(block.splitlines(), first):
            match = KEY.match(words)
            if not match or lines[line - 1].strip() != words.strip():
                continue
            key, holder = match[1], _lacking(match[1], path, source, model)
            if holder is not None and (holder, key) not in found:
                found.add((holder, key))
                beside = path[: len(holder) + 1]
                message = f'"{key}" of {source.name_of(holder)}'
                message += " is indented as the words above it, and would be said"
                like = f", as {source.name_of(beside)} has"
                indent = source.places[beside][1] - 1
                yield Misplaced(line, indent, like, "swallowed-key", message)


def may_have(key: str, holder: Path, source: Source, model: type[Node]) -> bool:
    """Tell whether a key is allowed at a place, beside the keys that are there."""
    if key in keys_at(source, model, holder):
        return True
    kinds, value = kinds_at(source, model, holder), source.value_at(holder)
    if kinds and key in kinds.kinds:
        return kinds.kind_of({**value, key: ""}) is not None
    says = all(isinstance(words, Block) for words in value.values())
    return says and any(path[-1] == key for path, _ in _blocks(source.data, ()))


def _lacking(key: str, path: Path, source: Source, model: type[Node]) -> Path | None:
    """Return the nearest place around words that may have a key and has it not."""
    for holder in (path[:size] for size in reversed(range(len(path)))):
        value = source.value_at(holder)
        if isinstance(value, dict) and key not in value and may_have(key, holder, source, model):
            return holder
    return None


def _blocks(data: Any, path: Path) -> Iterator[tuple[Path, Block]]:
    """Yield all words that stand in blocks, with their paths."""
    if isinstance(data, Block):
        yield path, data
    elif isinstance(data, dict | list):
        for part, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _blocks(value, (*path, part))
