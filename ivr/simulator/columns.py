"""Turn a field of a verb into a note of what in XML fills it; it never reads XML itself.

A verb is a frozen dataclass. Each of its fields says in its metadata, under `COLUMN`, what fills
it: an attribute, the text, the elements inside, or the words.
"""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from ivr.simulator.values import Kind

T = TypeVar("T")
COLUMN = "column"


@dataclass(frozen=True)
class Attribute:
    """An attribute of the element, spelt like the field but in camel case (`from_` is from)."""

    kind: Kind[object]


@dataclass(frozen=True)
class Text:
    """The text of the element, without the white space around it."""

    kind: Kind[object]


@dataclass(frozen=True)
class Nested:
    """The elements inside the element; `bare` is the one meant by text that stands alone."""

    verbs: tuple[type, ...]
    bare: type | None = None


@dataclass(frozen=True)
class Spoken:
    """The words of the element, with SSML among them."""


def attribute(kind: Kind[T], default: T) -> T:
    """Fill a field from an attribute, or with its default."""
    value: T = field(default=default, metadata={COLUMN: Attribute(kind)})
    return value


def text(kind: Kind[T]) -> T:
    """Fill a field from the text of the element, which must be there."""
    value: T = field(metadata={COLUMN: Text(kind)})
    return value


def nested(*verbs: type, bare: type | None = None) -> Any:
    """Fill a field with a tuple of the elements inside; only these verbs may stand there."""
    return field(metadata={COLUMN: Nested(verbs, bare)})


SPOKEN = {COLUMN: Spoken()}
"""The metadata of the field that takes the words as a Speech."""
