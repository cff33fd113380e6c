"""Ranges of numbers that are entered digit by digit, and the tables that list many of them."""

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from pydantic import PlainValidator

from ivr.model.values import Takes, matching, pattern_schema


@dataclass(frozen=True)
class Range:
    """Numbers from `first` to `last`, both included, written with as many digits."""

    first: str
    last: str

    def holds(self, digits: str) -> bool:
        """Tell whether a number is one of them."""
        return len(digits) == len(self.first) and self.first <= digits <= self.last

    @property
    def is_single(self) -> bool:
        """Whether it is one number."""
        return self.first == self.last

    def __str__(self) -> str:
        """Write it as files do."""
        return self.first if self.is_single else f"{self.first}-{self.last}"


def read_ranges(text: str) -> tuple[Range, ...]:
    """Read "1000-2499, 2600"; ValueError for what is no range."""
    return tuple(_read_range(part.strip()) for part in text.split(","))


def _read_range(text: str) -> Range:
    first, dash, last = (part.strip() for part in text.partition("-"))
    last = last if dash else first
    if not (first + last).isdecimal() or len(first) != len(last) or first > last:
        raise ValueError("no range")
    return Range(first, last)


_RANGES = r"[\d\s,-]+"
Ranges = Annotated[
    tuple[Range, ...],
    PlainValidator(
        matching(
            "bad-range",
            f"({_RANGES})",
            "is no range of numbers",
            'Write "1000-2499", or "1000-2499, 2600": both ends with as many digits.',
            read_ranges,
        )
    ),
    pattern_schema(_RANGES, "string", "integer"),
    Takes('numbers: "1000-2499, 2600"'),
]
_TABLE = r"[\w-][\w.-]*\.csv"
TableName = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-table-name",
            _TABLE,
            "is not the name of a CSV file",
            "Write the name of a file beside this one: serials.csv.",
        )
    ),
    pattern_schema(_TABLE),
    Takes("a CSV file beside the flow: files.csv"),
]


class Row(NamedTuple):
    """A row of a table: numbers, and the state that they lead to."""

    ranges: tuple[Range, ...]
    to: str
