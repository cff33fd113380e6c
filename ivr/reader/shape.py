"""Turn what pydantic finds wrong with a file's shape into problems in the operator's words."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from ivr.model.values import Node
from ivr.problems import Problem, suggest
from ivr.reader.source import Path, Source

LIMITS = {"ge": "at least", "le": "at most", "min_length": "at least", "max_length": "at most"}


def shape_problems(source: Source, model: type[Node], error: ValidationError) -> list[Problem]:
    """Report every error once, at its line; a missing key that was only misspelt is left out."""
    details = error.errors(include_url=False)
    unknown = [
        (path_of(item), _keys_at(model, item["loc"][:-1])) for item in details if _extra(item)
    ]
    misspelt = {
        (*path[:-1], key)
        for path, keys in unknown
        for key in keys
        if key in suggest_one(path, keys)
    }
    return [
        _problem(source, model, item)
        for item in details
        if not (item["type"] == "missing" and path_of(item) in misspelt)
    ]


def suggest_one(path: Path, keys: Iterable[str]) -> str:
    """Return the suggestion for the unknown key at a path if it names a near miss, else nothing."""
    hint = suggest(str(path[-1]), keys)
    return hint if hint.startswith("Did") else ""


def _extra(item: ErrorDetails) -> bool:
    return item["type"] == "extra_forbidden"


def path_of(item: ErrorDetails) -> Path:
    """Drop what pydantic adds to a location: its tags (<ask>) and its mark for keys."""
    marks = ("<", "[key]")
    return tuple(part for part in item["loc"] if not str(part).startswith(marks))


def _problem(source: Source, model: type[Node], item: ErrorDetails) -> Problem:
    path, kind, context = path_of(item), item["type"], item.get("ctx", {})
    name = str(path[-1]) if path else source.file
    owner = f'"{path[-2]}"' if len(path) > 1 else source.file
    if kind == "missing":
        message, cure = f"{owner} has no {name}", f"Add {name}: to it."
        return source.problem(path[:-1], "missing-key", message, cure)
    if _extra(item):
        cure = suggest(name, _keys_at(model, item["loc"][:-1]))
        return source.problem(path, "unknown-key", f'{owner} cannot have "{name}"', cure)
    if kind == "inline-prompt" and (lost := source.comment_at(path)):
        message = f"of the words on this line, YAML would leave out: {lost}"
        return source.problem(path, kind, message, context["cure"])
    if "cure" in context:
        return source.problem(path, kind, item["msg"], context["cure"])
    if kind == "literal_error":
        message = f'{name} cannot be "{item["input"]}"'
        return source.problem(
            path,
            "bad-value",
            message,
            f"Allowed here: {str(context['expected']).replace(chr(39), '')}.",
        )
    if kind in ("dict_type", "mapping_type", "model_type", "model_attributes_type"):
        cure = "Indent what belongs to it on the lines below, each with its own key."
        return source.problem(path, "bad-value", f"{name} needs keys of its own", cure)
    if kind in ("tuple_type", "list_type"):
        cure = "Write each entry on a line that begins with - or all in [brackets]."
        return source.problem(path, "bad-value", f"{name} is a list", cure)
    for limit, words in LIMITS.items():
        if limit in context:
            cure = f"It is {words} {context[limit]}."
            return source.problem(path, "bad-value", f"{name} is out of bounds", cure)
    return source.problem(path, "bad-value", f"{name}: {item['msg'].lower()}", f"Change {name}.")


def _keys_at(model: type[BaseModel], location: Iterable[str | int]) -> list[str]:
    """Follow a pydantic location through the model, and return the keys allowed there."""
    annotation: Any = model
    for part in location:
        annotation = _step(annotation, part)
    inner = _unwrap(annotation)
    is_node = isinstance(inner, type) and issubclass(inner, BaseModel)
    return list(inner.model_fields) if is_node else []


def _step(annotation: Any, part: str | int) -> Any:
    inner = _unwrap(annotation)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        field = inner.model_fields.get(str(part))
        return field.annotation if field else None
    members = get_args(inner)
    if str(part).startswith("<"):
        return next((one for one in members if Tag(str(part)) in get_args(one)), None)
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
