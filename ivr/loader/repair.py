"""Turn a misshapen file into one that can be looked at further, so that all mistakes show at once.

What is repaired has been reported already, and a repaired file never becomes a hotline.
"""

import copy
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ivr.loader.shape import path_of
from ivr.loader.source import Path, Source
from ivr.model.prompt import Block
from ivr.model.values import Node

ENTRIES = ("states", "facts")


def repair(name: str, source: Source, model: type[Node], error: ValidationError) -> dict[str, Node]:
    """Return the file's model, by its name, with each fault taken out; empty if that fails."""
    data = copy.deepcopy(source.data)
    for item in error.errors(include_url=False):
        _take_out(data, path_of(source, item), item)
    try:
        return {name: model.model_validate(data)}
    except ValidationError:
        return {}


def _take_out(data: Any, path: Path, item: ErrorDetails) -> None:
    if not path:
        return
    holder = data
    for part in path[:-1]:
        holder = holder[part] if _has(holder, part) else {}
    if not isinstance(holder, dict):
        holder = {}
    if item["type"] == "inline-prompt" and isinstance(item["input"], str):
        holder[path[-1]] = Block(item["input"])
    elif item["type"] == "extra_forbidden":
        holder.pop(path[-1], None)
    elif path[0] in ENTRIES and len(path) > 1 and isinstance(data[path[0]], dict):
        data[path[0]].pop(path[1], None)


def _has(holder: Any, part: str | int) -> bool:
    if isinstance(holder, list):
        return isinstance(part, int) and part < len(holder)
    return isinstance(holder, dict) and part in holder
