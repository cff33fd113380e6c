"""Turn what pydantic finds wrong with a file's shape into problems in the operator's words."""

from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from ivr.loader.problems import Problem, near_miss, suggest
from ivr.loader.source import Path, Source
from ivr.model.service import FACT_KINDS, Service
from ivr.model.text_flow import TEXT_STATE_KINDS, TextFlow
from ivr.model.values import Node
from ivr.model.voice_flow import STATE_KINDS, VoiceFlow

MARKS = ("<", "[key]")
KINDS: Mapping[type[Node], Collection[str]] = {
    Service: FACT_KINDS,
    VoiceFlow: STATE_KINDS,
    TextFlow: TEXT_STATE_KINDS,
}
ALL_KINDS = frozenset(kind for kinds in KINDS.values() for kind in kinds)
OF_NO_KIND = ("bad-state", "bad-fact")
LIMITS = {"ge": "at least", "le": "at most", "min_length": "at least", "max_length": "at most"}


def shape_problems(source: Source, model: type[Node], error: ValidationError) -> list[Problem]:
    """Report every error once, at its line; a missing key that was only misspelt is left out."""
    details = [item for item in error.errors(include_url=False) if not _follows(item)]
    misspelt = set()
    for item in details:
        if _extra(item):
            *holder, name = path_of(source, item)
            misspelt.add((*holder, near_miss(str(name), _keys_at(model, item["loc"][:-1]))))
    return [
        _problem(source, model, item)
        for item in details
        if not (item["type"] == "missing" and path_of(source, item) in misspelt)
    ]


def path_of(source: Source, item: ErrorDetails) -> Path:
    """Drop what pydantic adds to a location: its tags (<ask>) and its mark for keys."""
    path: Path = ()
    for part in item["loc"]:
        if (*path, part) in source.places or not str(part).startswith(MARKS):
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
        cure = suggest(str(path[-1]), _keys_at(model, item["loc"][:-1]))
        return source.problem(path, "unknown-key", message, cure)
    if kind in OF_NO_KIND and (wrong := _wrong_kind(item["input"], KINDS[model])):
        message, cure = f'{name} cannot have "{wrong}"', suggest(wrong, KINDS[model])
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
    return next((key for key in value if key in ALL_KINDS or near_miss(key, kinds)), None)


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
