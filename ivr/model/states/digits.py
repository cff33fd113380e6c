"""A state that takes a number: the last four of a serial number, the digits of a postal code.

What is entered leads somewhere at once, and is kept nowhere: neither in a session nor in a count.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, ClassVar, NamedTuple, Self

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from ivr.model.digit_ranges import Range, Ranges, Row, TableName
from ivr.model.prompt import FROZEN, Prompt, freeze
from ivr.model.states.listening import KeyMeaning, ListeningState
from ivr.model.states.state import (
    QUESTION,
    Bindings,
    Entry,
    EntrySize,
    Line,
    Look,
    Path,
    Shape,
    State,
    Way,
    message,
)
from ivr.model.values import WHOLE, Name, Node

MOST_DIGITS = 20
LISTED = "listed"
OTHERWISE = "otherwise"


Count = Annotated[int, Field(ge=1, le=MOST_DIGITS), WHOLE]


class Exit(NamedTuple):
    """One way on: its name in counts and pictures, its numbers, where it leads and is written."""

    by: str
    ranges: tuple[Range, ...]
    to: str
    path: Path


class DigitsPlan(Node):
    """How many digits are taken, and where they lead: by ranges, a table, else `otherwise`."""

    ask: Prompt = Field(description="what is asked")
    least: Count | None = Field(default=None, description="the fewest digits, if not the most")
    most: Count = Field(description="the most digits")
    ranges: Annotated[Mapping[Ranges, Name], FROZEN] = Field(
        description="where numbers lead", default_factory=lambda: freeze({})
    )
    list: TableName | None = Field(
        default=None, description="a table with the columns digits and state"
    )
    otherwise: Name = Field(description="where any other number leads")

    _rows: tuple[Row, ...] = PrivateAttr(default=())

    @model_validator(mode="after")
    def _least_is_no_more_than_most(self) -> "DigitsPlan":
        if self.fewest > self.most:
            raise PydanticCustomError(
                "bad-digits",
                "the least digits are more than the most",
                {"cure": "Write the smaller number as least, or leave least out."},
            )
        return self

    @property
    def fewest(self) -> int:
        """The least digits."""
        return self.most if self.least is None else self.least

    def with_rows(self, rows: tuple[Row, ...]) -> Self:
        """Return the plan with the rows of its table."""
        plan = self.model_copy()
        plan._rows = rows
        return plan

    @cached_property
    def exits(self) -> tuple[Exit, ...]:
        """The ways on, in the order in which they are looked through; otherwise comes last."""
        return tuple(self._exits())

    def _exits(self) -> Iterator[Exit]:
        for ranges, target in self.ranges.items():
            text = ", ".join(r.first if r.is_single else f"{r.first}-{r.last}" for r in ranges)
            if all(r.is_single for r in ranges):
                text = f"{LISTED} {target}"  # no count tells which number was entered
            yield Exit(text, ranges, target, ("digits", "ranges"))
        targets: dict[str, list[Range]] = {}
        for row in self._rows:
            targets.setdefault(row.to, []).extend(row.ranges)
        for target, found in targets.items():
            yield Exit(f"{LISTED} {target}", tuple(found), target, ("digits", "list"))
        yield Exit(OTHERWISE, (), self.otherwise, ("digits", OTHERWISE))

    @cached_property
    def _exact(self) -> Mapping[str, int]:
        """Each single number, and the place of its exit: tables are long."""
        places = reversed(list(enumerate(self.exits)))
        return {
            one.first: place
            for place, exit in places
            for one in exit.ranges
            if one.first == one.last
        }

    @cached_property
    def _wide(self) -> tuple[tuple[Range, int], ...]:
        return tuple(
            (one, place)
            for place, exit in enumerate(self.exits)
            for one in exit.ranges
            if not one.is_single
        )

    def place_of(self, digits: str) -> int:
        """Return the place of the exit that a number takes."""
        found = [place for one, place in self._wide if one.holds(digits)]
        last = len(self.exits) - 1
        return min([*found, self._exact.get(digits, last)])

    def takes(self, digits: str) -> bool:
        """Tell whether this is a number of as many digits as are asked for."""
        return digits.isdecimal() and digits.isascii() and self.fewest <= len(digits) <= self.most

    def samples(self) -> Iterator[tuple[str, int]]:
        """Yield a number for each exit that some number takes, with its place.

        Where the numbers of an exit begin, a range begins, or the one before has ended.
        """
        seen: set[int] = set()
        ranges = [one for exit in self.exits for one in exit.ranges]
        tried = [one.first for one in ranges]
        tried += [end * size for size in (self.most, self.fewest) for end in "0123456789"]
        tried += ["0" * size for size in range(self.fewest, self.most + 1)]
        tried += [f"{int(one.last) + 1:0{len(one.last)}}" for one in ranges]
        for digits in tried:
            if len(seen) == len(self.exits):
                return
            place = self.place_of(digits)
            if place not in seen and self.takes(digits):
                seen.add(place)
                yield digits, place


class CallDigitsPlan(DigitsPlan):
    """As well: the key that ends a number, and whether it is read back and confirmed."""

    confirm: bool = Field(
        default=False, description="whether the number is read back, to be confirmed"
    )

    @property
    def finish(self) -> str:
        """The key that ends a number of no fixed length; empty if none is needed."""
        return "" if self.fewest == self.most else "#"


class Digits(State):
    """Takes a number."""

    KEY: ClassVar = "digits"
    TITLE: ClassVar = message("Number")
    MEANING: ClassVar = message("Number: takes digits, and goes where they lead")
    EXAMPLE: ClassVar = """\
serial:
  digits:
    ask:
      en: |
        What are the last four digits of the serial number?
    most: 4
    ranges: {"1000-2499": affected}
    otherwise: not_affected
"""
    LOOK: ClassVar = Look("cut", "#e3f4e1", "#2c6e2f")
    SHAPE: ClassVar[Shape] = "listens"
    PARTS: ClassVar = (QUESTION,)
    WAYS: ClassVar = {OTHERWISE: message("otherwise")}
    TAKES_DIGITS: ClassVar = True

    @property
    def plan(self) -> DigitsPlan:
        """What is taken."""
        raise NotImplementedError

    def number(self, digits: str) -> Entry | None:
        """Return what a number means here; None if it is not one that is asked for."""
        return self.number_at(self.plan.place_of(digits)) if self.plan.takes(digits) else None

    def number_at(self, place: int) -> Entry | None:
        """Return what the numbers of an exit mean."""
        exits = self.plan.exits
        return Entry(place, exits[place].by, exits[place].to) if place < len(exits) else None

    def numbers(self) -> Iterator[str]:
        """Yield a number for each way on."""
        yield from (digits for digits, _ in self.plan.samples())

    def tables(self) -> Iterator[tuple[str, Path]]:
        """Yield the table that is named."""
        if self.plan.list:
            yield self.plan.list, (self.KEY, "list")

    def with_tables(self, tables: Mapping[str, tuple[Row, ...]]) -> "Digits":
        """Return the state with the rows of its table."""
        plan = self.plan.with_rows(tables.get(self.plan.list or "", ()))
        return self.model_copy(update={"digits": plan})

    def ways(self) -> Iterator[Way]:
        """Yield where numbers lead."""
        for exit in self.plan.exits:
            yield Way(exit.by, exit.to, exit.path, "digits", welcome=exit.by != OTHERWISE)

    def settings(self) -> Iterator[tuple[str, str, Path]]:
        """Yield how many digits are taken."""
        size = f"{self.plan.fewest} to {self.plan.most}"
        yield "digits", size if self.plan.least else str(self.plan.most), (self.KEY, "most")


class DigitsState(Digits, ListeningState):
    """Takes a number by the keys of the telephone; it may be read back and confirmed."""

    digits: CallDigitsPlan = Field(description="what is asked, and where numbers lead")

    @property
    def plan(self) -> CallDigitsPlan:
        """What is taken."""
        return self.digits

    def ways(self) -> Iterator[Way]:
        """Yield where numbers lead, then patience."""
        yield from Digits.ways(self)
        yield from ListeningState.ways(self)

    def keys(self, bindings: Bindings) -> Mapping[str, KeyMeaning]:
        """Return no key: what is pressed here is a digit."""
        return {}

    def number_at(self, place: int) -> Entry | None:
        """Return what the numbers of an exit mean, and whether they are read back."""
        entry = super().number_at(place)
        return entry._replace(read_back=self.digits.confirm) if entry else None

    @property
    def entry(self) -> EntrySize:
        """How many digits are gathered."""
        return EntrySize(self.digits.fewest, self.digits.most, self.digits.finish)

    def phrases(self) -> Iterator[str]:
        """Yield the phrases that it needs."""
        yield "digits_odd"
        if self.digits.finish:
            yield from ("finish", "pound")
        if self.digits.confirm:
            yield from ("digits_confirm", "yes_no")

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Ask, and tell how to end a number of no fixed length."""
        return (
            Line(self.digits.ask, (self.KEY, "ask"), then="finish" if self.digits.finish else ""),
        )

    def settings(self) -> Iterator[tuple[str, str, Path]]:
        """Yield what is set beside words and ways."""
        yield from Digits.settings(self)
        yield from ListeningState.settings(self)
        if self.digits.confirm:
            yield "confirm", "yes", (self.KEY, "confirm")


class TextDigitsState(Digits):
    """Takes a number that is texted."""

    digits: DigitsPlan = Field(description="what is asked, and where numbers lead")

    @property
    def plan(self) -> DigitsPlan:
        """What is taken."""
        return self.digits

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Ask."""
        return (Line(self.digits.ask, (self.KEY, "ask")),)
