"""What pydantic finds wrong with the shape of a file, in the operator's words."""

from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ivr.loader.problems import Problem, near_miss, suggest
from ivr.loader.source import Path, Source
from ivr.model.kinds import OneOf
from ivr.model.service import FACT_KINDS
from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.values import Node

KEY_MARK = "[key]"
LIMITS = {"ge": "at least", "le": "at most", "min_length": "at least", "max_length": "at most"}


def shape_problems(source: Source, model: type[Node], error: ValidationError) -> list[Problem]:
    """Report every error once, at its line; a missing key that was only misspelt is left out."""
    details = [item for item in error.errors(include_url=False) if not _follows(item)]
    misspelt = set()
    for item in details:
        if _extra(item):
            *holder, name = path_of(source, item)
            misspelt.add((*holder, near_miss(str(name), _keys_at(source, model, holder))))
    return [
        _problem(source, model, item)
        for item in details
        if not (item["type"] == "missing" and path_of(source, item) in misspelt)
    ]


def path_of(source: Source, item: ErrorDetails) -> Path:
    """Drop what pydantic adds to a location: its mark for keys."""
    path: Path = ()
    for part in item["loc"]:
        if (*path, part) in source.places or part != KEY_MARK:
            path = (*path, part)
    return path


def _follows(item: ErrorDetails) -> bool:
    """Tell whether a list or mapping only seems short since pydantic left out what is wrong."""
    return item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]


def _extra(item: ErrorDetails) -> bool:
    return item["type"] == "extra_forbidden"


def _problem(source: Source, model: type[Node], item: ErrorDetails) -> Problem:
    path, kind, context = path_of(source, item), item["type"], item.get("ctx", {})
    name = _named(source, path)
    if kind == "missing":
        message, cure = f"{_named(source, path[:-1])} has no {name}", f"Add {path[-1]}: to it."
        return source.problem(path[:-1], "missing-key", message, cure)
    if _extra(item):
        message = f"{_named(source, path[:-1])} cannot have {name}"
        cure = suggest(str(path[-1]), _keys_at(source, model, path[:-1]))
        kinds = _kinds_at(source, model, path[:-1])
        if kinds and (near := near_miss(str(path[-1]), kinds.kinds)):
            cure = f'Did you mean "{near}"?'
        return source.problem(path, "unknown-key", message, cure)
    kinds = _kinds_at(source, model, path)
    if kinds and kind == kinds.rule and (wrong := _wrong_kind(item["input"], kinds.kinds)):
        message, cure = f'{name} cannot have "{wrong}"', suggest(wrong, kinds.kinds)
        return source.problem((*path, wrong), "unknown-key", message, cure)
    if kind == "inline-prompt" and (lost := source.comment_at(path)):
        message = f"of the words on this line, YAML would leave out: {lost}"
        return source.problem(path, kind, message, context["cure"])
    if "cure" in context:
        return source.problem(path, kind, item["msg"], context["cure"])
    return source.problem(path, "bad-value", *_bad_value(name, item, context))


def _named(source: Source, path: Path) -> str:
    """Name a place as an operator counts: entry 1 of "menu"."""
    if not path:
        return source.file
    if isinstance(path[-1], int):
        return f"entry {path[-1] + 1} of {_named(source, path[:-1])}"
    return f'"{path[-1]}"'


def _wrong_kind(value: Any, kinds: Collection[str]) -> str | None:
    """Return the key that should have been a kind, if there is none: near one, or of elsewhere."""
    if not isinstance(value, dict) or any(kind in value for kind in kinds):
        return None
    elsewhere = {*CALL_STATES, *TEXT_STATES, *FACT_KINDS}
    return next((key for key in value if key in elsewhere or near_miss(key, kinds)), None)


def _bad_value(name: str, item: ErrorDetails, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong with a value that is refused by pydantic itself, and the cure."""
    kind, value = item["type"], item["input"]
    if kind == "literal_error" and isinstance(value, str):
        allowed = str(context["expected"]).replace("'", "")
        return f'{name} cannot be "{value}"', f"Allowed here: {allowed}."
    if kind == "bool_parsing":
        return f'{name} cannot be "{value}"', "Write true, or delete the line."
    if kind in ("dict_type", "mapping_type", "model_type", "model_attributes_type"):
        cure = "Indent what belongs to it on the lines below, each with its own key."
        return f"{name} needs keys of its own", cure
    if kind == "tuple_type":
        cure = "Write each entry on a line that begins with - or all in [brackets]."
        return f"{name} needs a list", cure
    limit = next((one for one in LIMITS if one in context), "")
    bound = f"{LIMITS.get(limit)} {context.get(limit)}"
    if limit in ("ge", "le"):
        return f'{name} cannot be "{value}"', f"It is {bound}."
    if limit and not value:
        return f"{name} is empty", "Write what belongs there, or delete the line."
    if limit:
        return f"{name} has too many or too few entries", f"It has {bound}."
    return f"{name} is one value, no list or keys", "Write it behind the colon."


def _keys_at(source: Source, model: type[Node], path: Iterable[str | int]) -> list[str]:
    """Return the keys that are allowed at a path of a file."""
    annotation, _ = _walk(source, model, path)
    inner = _unwrap(annotation)
    is_node = isinstance(inner, type) and issubclass(inner, BaseModel)
    return [field.alias or name for name, field in inner.model_fields.items()] if is_node else []


def _kinds_at(source: Source, model: type[Node], path: Path) -> OneOf | None:
    """Return the kinds of which a value at a path must be one, if it is such a value."""
    if not path:
        return None
    annotation, _ = _walk(source, model, path[:-1])
    return _one_of(_step(annotation, path[-1]))


def _walk(source: Source, model: type[Node], path: Iterable[str | int]) -> tuple[Any, Any]:
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
    return annotation, value


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
