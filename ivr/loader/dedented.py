"""Find keys that begin with no more spaces than the key above to which they belong."""

from collections.abc import Iterator
from typing import Any

from ivr.loader.allowed import holds_keys, keys_at, kinds_at
from ivr.loader.lines import Line
from ivr.loader.source import Path, Source
from ivr.loader.swallowed import Misplaced, may_have
from ivr.model.values import Node

STEP = 2


def dedented_keys(source: Source, model: type[Node]) -> Iterator[Misplaced]:
    """Yield each key that cannot stand where it does, and can in what stands above it."""
    for path, keys in _mappings(source.data, ()):
        above: Path | None = None
        for key in keys:
            if not _is_stray((*path, key), source, model):
                above = (*path, key)
            elif above and _lacks(key, above, source, model):
                yield _misplaced((*path, key), above, source)


def _mappings(data: Any, path: Path) -> Iterator[tuple[Path, list[str]]]:
    if isinstance(data, dict):
        yield path, list(data)
    if isinstance(data, dict | list):
        for part, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _mappings(value, (*path, part))


def _is_stray(path: Path, source: Source, model: type[Node]) -> bool:
    """Tell whether a key without keys of its own begins its line, and cannot stand there."""
    line, column = source.places[path]
    before = source.text.splitlines()[line - 1][: column - 1]
    if isinstance(source.value_at(path), dict) or before.strip():
        return False
    if not keys_at(source, model, path[:-1]):  # names of the operators' own
        return kinds_at(source, model, path) is not None
    return not may_have(str(path[-1]), path[:-1], source, model)


def _lacks(key: str, holder: Path, source: Source, model: type[Node]) -> bool:
    """Tell whether what stands above may have a key, and has it not."""
    value = source.value_at(holder)
    if value == "":
        line, _ = source.places[holder]
        leads_down = Line(line, source.text.splitlines()[line - 1]).leads_down
        allowed = keys_at(source, model, holder) or [key]
        return leads_down and holds_keys(source, model, holder) and key in allowed
    return isinstance(value, dict) and key not in value and may_have(key, holder, source, model)


def _misplaced(path: Path, holder: Path, source: Source) -> Misplaced:
    line, column = source.places[path]
    message = f"{source.name_of(path)} belongs to {source.name_of(holder)}"
    message += ", and begins with no more spaces"
    if not (value := source.value_at(holder)):
        return Misplaced(line, column - 1 + STEP, "", "dedented-key", message)
    beside = (*holder, next(iter(value)))
    like, indent = f", as {source.name_of(beside)} has", source.places[beside][1] - 1
    return Misplaced(line, indent, like, "dedented-key", message)
