"""Tell which keys the model allows at a place of a file."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from ivr.loader.source import Path, Source
from ivr.model.kinds import OneOf
from ivr.model.values import Node


def keys_at(source: Source, model: type[Node], path: Iterable[str | int]) -> list[str]:
    """Return the keys that are allowed at a path of a file; none where names are free."""
    inner = _unwrap(_walk(source, model, path))
    is_node = isinstance(inner, type) and issubclass(inner, BaseModel)
    return [field.alias or name for name, field in inner.model_fields.items()] if is_node else []


def holds_keys(source: Source, model: type[Node], path: Path) -> bool:
    """Tell whether keys belong below a path of a file, be they known or names."""
    inner = _unwrap(_walk(source, model, path))
    shape = get_origin(inner) or inner
    is_mapping = isinstance(shape, type) and issubclass(shape, BaseModel | Mapping)
    return is_mapping or kinds_at(source, model, path) is not None


def kinds_at(source: Source, model: type[Node], path: Path) -> OneOf | None:
    """Return the kinds of which a value at a path must be one, if it is such a value."""
    if not path:
        return None
    return _one_of(_step(_walk(source, model, path[:-1]), path[-1]))


def _walk(source: Source, model: type[Node], path: Iterable[str | int]) -> Any:
    """Follow a path through the model and the data of a file; a kind is told by the data."""
    annotation: Any = model
    value = source.data
    for part in path:
        annotation = _step(annotation, part)
        try:
            value = value[part]
        except (LookupError, TypeError):
            value = None
        if kinds := _one_of(annotation):
            annotation = kinds.kind_of(value)
    return annotation


def _one_of(annotation: Any) -> OneOf | None:
    return next((one for one in get_args(annotation) if isinstance(one, OneOf)), None)


def _step(annotation: Any, part: str | int) -> Any:
    inner = _unwrap(annotation)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        fields = {field.alias or name: field for name, field in inner.model_fields.items()}
        return fields[str(part)].rebuild_annotation() if str(part) in fields else None
    members = get_args(inner)
    if isinstance(get_origin(inner), type) and issubclass(get_origin(inner), Mapping):
        return members[1]
    return members[0] if members else None


def _unwrap(annotation: Any) -> Any:
    """Take off Annotated and the None of an optional field."""
    if get_origin(annotation) is Annotated:
        return _unwrap(get_args(annotation)[0])
    members = get_args(annotation)
    if type(None) in members:
        return _unwrap(next(one for one in members if one is not type(None)))
    return annotation
