"""What pydantic finds wrong with the shape of a file, in the operator's words."""

from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ivr.loader.allowed import keys_at, kinds_at
from ivr.loader.problems import Problem, near_miss, suggest
from ivr.loader.source import Path, Source
from ivr.model.facts import FACT_KINDS
from ivr.model.lookalikes import look_closely
from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.values import Node

MARKS = ("[key]", "list", "line")  # of keys, and of the forms of a route
LIMITS = {"ge": "at least", "le": "at most", "min_length": "at least", "max_length": "at most"}


def shape_problems(source: Source, model: type[Node], error: ValidationError) -> list[Problem]:
    """Report every error once, at its line; a missing key that was only misspelt is left out."""
    details = [item for item in error.errors(include_url=False) if not _follows(item)]
    misspelt = set()
    for item in details:
        if _extra(item):
            *holder, name = path_of(source, item)
            misspelt.add((*holder, near_miss(str(name), keys_at(source, model, holder))))
    return [
        _problem(source, model, item)
        for item in details
        if not (item["type"] == "missing" and path_of(source, item) in misspelt)
    ]


def path_of(source: Source, item: ErrorDetails) -> Path:
    """Drop what pydantic adds to a location: its marks for keys and forms."""
    path: Path = ()
    for part in item["loc"]:
        if (*path, part) in source.places or part not in MARKS:
            path = (*path, part)
    return path


def _follows(item: ErrorDetails) -> bool:
    """Tell whether a list or mapping only seems short since pydantic left out what is wrong."""
    return item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]


def _extra(item: ErrorDetails) -> bool:
    return item["type"] == "extra_forbidden"


def _problem(source: Source, model: type[Node], item: ErrorDetails) -> Problem:
    path, kind, context = path_of(source, item), item["type"], item.get("ctx", {})
    name = source.name_of(path)
    if kind == "missing":
        message, cure = f"{source.name_of(path[:-1])} has no {name}", f"Add {path[-1]}: to it."
        return source.problem(path[:-1], "missing-key", message, cure)
    if _extra(item):
        message = f"{source.name_of(path[:-1])} cannot have {name}"
        cure = suggest(str(path[-1]), keys_at(source, model, path[:-1]))
        kinds = kinds_at(source, model, path[:-1])
        if kinds and (near := near_miss(str(path[-1]), kinds.kinds)):
            cure = f'Did you mean "{near}"?'
        _, needle = look_closely(str(path[-1]))
        return source.problem(path, "unknown-key", message, cure, needle)
    kinds = kinds_at(source, model, path)
    if kinds and kind == kinds.rule and (wrong := _wrong_kind(item["input"], kinds.kinds)):
        message, cure = f'{name} cannot have "{wrong}"', suggest(wrong, kinds.kinds)
        return source.problem((*path, wrong), "unknown-key", message, cure)
    if kind == "inline-prompt" and (lost := source.comment_at(path)):
        message = f"of the words on this line, YAML would leave out: {lost}"
        return source.problem(path, kind, message, context["cure"])
    if "cure" in context:
        return source.problem(path, kind, item["msg"], context["cure"], context.get("needle", ""))
    message, cure = _bad_value(name, item, context)
    named, needle = look_closely(item["input"] if isinstance(item["input"], str) else "")
    return source.problem(path, "bad-value", message, f"{named}{cure}", needle)


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
