"""Turn the model of flow files into docs/reference.md, which tells operators every key there is.

What a key does is the description of its field, what it takes is told beside its type, and each
kind of state and of fact brings its own example.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from textwrap import fill
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from ivr.model.facts import FACT_KINDS, Fact
from ivr.model.kinds import OneOf
from ivr.model.service import Service
from ivr.model.states import CALL_STATES, TEXT_STATES
from ivr.model.states.acting import ActingState
from ivr.model.states.condition import MEANINGS
from ivr.model.states.listening import ListeningState
from ivr.model.states.state import State
from ivr.model.text_flow import TextFlow
from ivr.model.values import Node, Takes
from ivr.model.voice_flow import VoiceFlow

HEAD = """# Every key of the flow files

[operators.md](operators.md) shows how to use them. A key in **bold** must be there; what stands
behind *else* is taken where a key is left out. This page is written from the program itself.
"""
FILES: Mapping[str, tuple[type[Node], str]] = {
    "service.yaml": (
        Service,
        "Who answers, when, in which languages, and what is said everywhere.",
    ),
    "call.yaml": (VoiceFlow, "The telephone call. Without this file no call is answered."),
    "text.yaml": (TextFlow, "The text messages. Without this file no text is answered."),
}
STATES = """## States

A state has a name of small letters, digits and `_`, and is of one kind, told by the key of that
kind. Any state may have these keys:
"""
LISTENING = """
One that listens in a call may have these as well:
"""
CONDITIONS = """## Conditions

What stands under `when`: all of it must hold. Several values, `[en, fr]`, fit any of them.
"""
FACTS = """## Facts

A fact is of one kind, told by its key. It is spoken wherever its name stands in braces, and has
these keys beside:
"""


def reference_page() -> str:
    """Write docs/reference.md."""
    sections = [HEAD]
    for file, (model, about) in FILES.items():
        sections.append(f"## {file}\n\n{about}\n\n{_table(model)}")
        sections += _below(model, ())
    sections.append(f"{STATES}\n{_table(State)}{LISTENING}\n{_table(ListeningState, State)}")
    sections += map(_kind, dict.fromkeys([*CALL_STATES, *TEXT_STATES]))
    rows = (f"| {about} | {values} | {holds} |" for about, (values, holds) in MEANINGS.items())
    sections.append(f"{CONDITIONS}\n{_rows('about | values | holds if', rows)}")
    sections += [f"{FACTS}\n{_table(Fact)}", *map(_fact, FACT_KINDS)]
    return "\n".join(sections)


def _below(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[str]:
    """Yield a section for each of the nodes below one, those of kinds left out."""
    for name, field in _fields(model).items():
        for node in _nodes(field.annotation):
            here = (*path, name)
            yield f"### {' → '.join(f'`{one}`' for one in here)}\n\n{_table(node)}"
            yield from _below(node, here)


def _kind(key: str) -> str:
    """Tell of a kind of state: in which flows, what it does, its keys, and how it may come out."""
    kinds = [one for one in (CALL_STATES.get(key), TEXT_STATES.get(key)) if one]
    _, _, does = kinds[0].MEANING.partition(": ")
    where = " and ".join(
        flow for flow, has in (("calls", CALL_STATES), ("texts", TEXT_STATES)) if key in has
    )
    told = [f"### `{key}`\n\n{does[0].upper()}{does[1:]}. For {where}.\n"]
    seen: list[str] = []
    for kind in kinds:
        base = ListeningState if issubclass(kind, ListeningState) else State
        hidden = {name for name in base.model_fields if name != kind.KEY}
        rows = [*_lines_of(kind, hidden)]
        rows += [row for node in _own_nodes(kind, key) for row in _lines_of(node, set(), "· ")]
        table = _rows("key | takes | what it is", [*dict.fromkeys(rows)])
        if table not in seen:
            seen.append(table)
    for place, table in enumerate(seen):
        told.append(("In texts:\n\n" if place else "") + table)
    if issubclass(kinds[0], ActingState):
        outcomes = ", ".join(f"`{one.name}`" for one in kinds[0].OUTCOMES)
        told.append(fill(f"How it may come out, for a `when`: {outcomes}.", 100) + "\n")
    told += [f"```yaml\n{kind.EXAMPLE}```\n" for kind in _with_examples(kinds)]
    return "\n".join(told)


def _with_examples(kinds: list[type[State]]) -> list[type[State]]:
    return [*{kind.EXAMPLE: kind for kind in kinds if kind.EXAMPLE}.values()]


def _own_nodes(kind: type[State], key: str) -> Iterator[type[BaseModel]]:
    field = kind.model_fields[key]
    yield from _nodes(field.annotation)
    for marked in _walk(_typed(field)):
        if isinstance(marked, OneOf):
            yield from marked.kinds.values()


def _fact(key: str) -> str:
    kind = FACT_KINDS[key]
    rows = _lines_of(kind, {*Fact.model_fields})
    example = kind.EXAMPLE if "\n" in kind.EXAMPLE else f"example: {kind.EXAMPLE}\n"
    if "\n" in kind.EXAMPLE:
        example = "example:\n" + re.sub("^", "  ", kind.EXAMPLE.rstrip(), flags=re.M) + "\n"
    table = _rows("key | takes | what it is", rows)
    return f"### `{key}`\n\n{_sentence(kind)}\n\n{table}\n```yaml\n{example}```\n"


def _sentence(kind: type[BaseModel]) -> str:
    return (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _table(model: type[BaseModel], without: type[BaseModel] | None = None) -> str:
    hidden = set(without.model_fields) if without else set()
    return _rows("key | takes | what it is", _lines_of(model, hidden))


def _rows(head: str, rows: Iterator[str] | list[str]) -> str:
    line = "|".join("---" for _ in head.split(" | "))
    return "\n".join([f"| {head} |", f"|{line}|", *rows, ""])


def _lines_of(model: type[BaseModel], hidden: set[str], before: str = "") -> Iterator[str]:
    for name, field in _fields(model).items():
        if name not in hidden:
            key = f"**`{name}`**" if field.is_required() else f"`{name}`"
            does = field.description or "its value"
            yield f"| {before}{key} | {_takes_of(field)}{_default(field)} | {_escaped(does)} |"


def _default(field: FieldInfo) -> str:
    value = field.default
    if value in (None, "", (), PydanticUndefined):
        return ""
    if isinstance(value, bool):
        return f", *else* {'yes' if value else 'no'}"
    return f", *else* {', '.join(value) if isinstance(value, tuple) else value}"


def _typed(field: FieldInfo) -> Any:
    return Annotated[field.annotation, *field.metadata, None]


def _takes_of(field: FieldInfo) -> str:
    return _escaped(_takes(_typed(field)))


def _takes(kind: Any) -> str:
    """Tell in an operator's words what a value of a type is."""
    marks = kind.__metadata__ if get_origin(kind) is Annotated else ()
    told = next((one.words for one in marks if isinstance(one, Takes)), None)
    if told is None:
        told = _plain(get_args(kind)[0] if marks else kind, marks)
    return told + _bounds(marks)


def _plain(kind: Any, marks: tuple[Any, ...]) -> str:
    arguments = get_args(kind)
    match get_origin(kind) or kind:
        case origin if origin in (UnionType, Union):
            return " or ".join(_takes(one) for one in arguments if one is not NoneType)
        case origin if origin is Annotated:
            return _takes(kind)
        case origin if origin is Literal:
            return " or ".join(f"`{one}`" for one in arguments)
        case origin if origin is tuple:
            return f"a list, of each {_takes(arguments[0])}"
        case origin if isinstance(origin, type) and issubclass(origin, Mapping):
            return f"{_named(arguments[0])}, each with {_takes(arguments[1])}"
        case origin if origin is bool:
            return "yes or no"
        case origin if origin is int:
            return "a whole number"
        case origin if any(isinstance(one, OneOf) for one in marks):
            return "keys of one kind"
        case origin if isinstance(origin, type) and issubclass(origin, BaseModel):
            return "keys of its own"
    return "words on one line"


def _named(kind: Any) -> str:
    return "keys" if kind is str else f"keys ({_takes(kind)})"


def _bounds(marks: tuple[Any, ...]) -> str:
    marks = tuple(
        x for one in marks for x in (one.metadata if isinstance(one, FieldInfo) else [one])
    )
    least = next((one.ge for one in marks if isinstance(one, Ge)), None)
    most = next((one.le for one in marks if isinstance(one, Le)), None)
    if most is not None:
        return f", {least} to {most}"
    return ""


def _nodes(kind: Any) -> Iterator[type[BaseModel]]:
    """Yield the nodes of which a type is made, those of several kinds left out."""
    parts = [*_walk(kind)]
    if not any(isinstance(one, OneOf) for one in parts):
        yield from (one for one in parts if isinstance(one, type) and issubclass(one, BaseModel))


def _walk(kind: Any) -> Iterator[Any]:
    """Yield a type, what it is made of, and what it is annotated with."""
    yield kind
    if get_origin(kind) is Annotated:
        yield from kind.__metadata__
    if get_origin(kind) is not Literal:
        for one in get_args(kind):
            yield from _walk(one)


def _escaped(words: str) -> str:
    return words.replace("|", "\\|")
