"""Words as an operator writes them: paragraphs of text and slots, in each language.

Words stand in `|` blocks only: a line break is a space, a blank line a short pause, `{name}` a
slot for a fact. Nothing else is markup.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import (
    Field,
    PlainValidator,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from ivr.model.lookalikes import look_closely
from ivr.model.values import Takes

K = TypeVar("K")
V = TypeVar("V")

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Block(str):
    """A scalar that stood in a `|` block."""


@dataclass(frozen=True)
class Slot:
    """The place of a fact in a sentence."""

    name: str


@dataclass(frozen=True)
class Words:
    """What is said in one language: paragraphs, each a run of text and slots."""

    paragraphs: tuple[tuple[str | Slot, ...], ...]

    @property
    def slots(self) -> frozenset[str]:
        """The names of the facts that these words speak."""
        parts = (part for paragraph in self.paragraphs for part in paragraph)
        return frozenset(part.name for part in parts if isinstance(part, Slot))


def read_words(value: Any) -> Words:
    """Read a block into words; anything that YAML could have shortened unseen is refused."""
    if isinstance(value, Words):
        return value
    if not isinstance(value, Block):
        raise PydanticCustomError(
            "inline-prompt",
            "words stand on the key's own line, where a # or a : in them would be lost or misread",
            {"cure": 'Write "|" after the key, and the words on the next line, indented further.'},
        )
    if not value.strip():
        raise PydanticCustomError(
            "empty-prompt", "there are no words here", {"cure": "Write what is to be said."}
        )
    if re.search(r"^\s*#", value, re.MULTILINE):
        raise PydanticCustomError(
            "comment-in-words",
            'a line of these words begins with "#", and would be said',
            {"cure": "Move the comment to a line of its own above the key."},
        )
    rest = SLOT.sub("", value)
    if re.search(r"[{}]", rest):
        named, needle = look_closely("".join(re.findall("{.*?}", rest)))
        cure = f"{named}Write a fact as {{birth_from}}: small letters, digits and _ in braces."
        raise PydanticCustomError(
            "stray-brace",
            "there is a brace here that does not enclose the name of a fact",
            {"cure": cure, "needle": needle},
        )
    blocks = re.split(r"\n\s*\n", value.strip())
    return Words(tuple(_read_paragraph(" ".join(block.split())) for block in blocks))


def no_words() -> Mapping[str, Words]:
    """Return the words of a prompt that a hotline does without."""
    return freeze({})


def _read_paragraph(text: str) -> tuple[str | Slot, ...]:
    pieces = SLOT.split(text)  # text, name, text, name, …, text
    parts = (Slot(piece) if place % 2 else piece for place, piece in enumerate(pieces))
    return tuple(part for part in parts if part)


def freeze(mapping: Mapping[K, V]) -> Mapping[K, V]:
    """Make a mapping that cannot be changed."""
    return MappingProxyType(dict(mapping))


def _freeze_each_once(value: Any, validate: ValidatorFunctionWrapHandler) -> Mapping[Any, Any]:
    mapping: Mapping[Any, Any] = validate(value)
    if len(mapping) < len(value):
        raise PydanticCustomError(
            "duplicate-key",
            "two of the keys below mean the same",
            {"cure": "Keep one of the two: only one can count."},
        )
    return freeze(mapping)


FROZEN = WrapValidator(_freeze_each_once)

Prompt = Annotated[
    Mapping[str, Annotated[Words, PlainValidator(read_words), WithJsonSchema({"type": "string"})]],
    Field(min_length=1),
    FROZEN,
    Takes("words, a | block for each language"),
]
