"""What a way may depend on: answers by name, the language, the hours, how an act came out.

when: {birth: yes, language: [fr, pa], open: no}     # all of it must hold
when: {any_yes: [birth, pregnancy], ring: busy}      # all_yes and none_yes likewise
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Protocol

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ivr.model.prompt import FROZEN
from ivr.model.values import Name, NonEmpty, Takes

ANY_YES, ALL_YES, NONE_YES = "any_yes", "all_yes", "none_yes"
LANGUAGE, OPEN, STAFFED = "language", "open", "staffed"
YES, NO, UNANSWERED, CLOSED, ALL = "yes", "no", "unanswered", "closed", "all"
SWITCHES = {OPEN: (YES, NO), STAFFED: (YES, NO)}
OF_ANSWERS = (ANY_YES, ALL_YES, NONE_YES)
OF_QUESTION = (YES, NO, UNANSWERED)
OF_GROUP = (OPEN, CLOSED)
MEANINGS: Mapping[str, tuple[str, str]] = {
    "a question": ("yes, no, unanswered", "what was answered there"),
    ANY_YES: ("all, or questions", "one of them was answered with yes"),
    ALL_YES: ("all, or questions", "each of them was answered with yes"),
    NONE_YES: ("all, or questions", "none of them was answered with yes"),
    LANGUAGE: ("languages", "the language of the caller or texter"),
    OPEN: ("yes, no", "agents are on duty, by the hours of the service"),
    STAFFED: ("yes, no", "an agent's number is set"),
    "a group of agents": ("open, closed", "agents of the group are on duty"),
    "a state that acts": ("its outcomes", "how it came out, if it was reached"),
}
"""What conditions may be about: the values, and what holds then."""


class Standing(Protocol):
    """What a condition may ask about a caller."""

    @property
    def language(self) -> str | None:
        """The caller's language, None while it is not known."""

    @property
    def answers(self) -> tuple[tuple[str, bool], ...]:
        """The questions that were answered, with yes or no."""

    @property
    def outcomes(self) -> tuple[tuple[str, str, str], ...]:
        """The states that acted: how that came out, and the way that it took."""


class World(Protocol):
    """What a condition may ask about the world."""

    @property
    def open(self) -> bool:
        """Whether agents are on duty."""

    @property
    def staffed(self) -> bool:
        """Whether an agent's number is configured."""

    @property
    def textable(self) -> bool:
        """Whether the caller's number can get a text."""

    def is_open(self, group: str) -> bool:
        """Tell whether agents of a group are on duty."""

    def is_staffed(self, group: str) -> bool:
        """Tell whether a group of agents has a number; an empty name stands for all agents."""


@dataclass(frozen=True)
class Condition:
    """One thing that must hold: what it is about, and the values of which it must have one."""

    about: str
    values: tuple[str, ...]

    def holds(self, standing: Standing, world: World) -> bool:
        """Tell whether it does."""
        if self.about in OF_ANSWERS:
            return self._holds_of_answers(dict(standing.answers))
        match self.about:
            case "language":
                return standing.language in self.values
            case "open":
                return (YES if world.open else NO) in self.values
            case "staffed":
                return (YES if world.staffed else NO) in self.values
        if self.is_of_group:
            return (OPEN if world.is_open(self.about) else CLOSED) in self.values
        if self.is_of_question:
            answer = dict(standing.answers).get(self.about)
            return (UNANSWERED if answer is None else YES if answer else NO) in self.values
        came = {word for name, *words in standing.outcomes if name == self.about for word in words}
        return not came.isdisjoint(self.values)

    @property
    def is_of_question(self) -> bool:
        """Whether it is about one answer."""
        return not self.is_of_all and set(self.values) <= set(OF_QUESTION)

    @property
    def is_of_group(self) -> bool:
        """Whether it is about the hours of a group of agents."""
        return not self.is_of_all and set(self.values) <= set(OF_GROUP)

    @property
    def is_of_all(self) -> bool:
        """Whether it is about the world, the language or several answers."""
        return self.about in (*OF_ANSWERS, *SWITCHES, LANGUAGE)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions at whose answers it looks, by name."""
        if self.about in OF_ANSWERS:
            return () if self.values == (ALL,) else self.values
        return (self.about,) if self.is_of_question else ()

    def __str__(self) -> str:
        """Write it as it reads: birth yes."""
        values = "/".join(self.values)
        return self.about if values in (YES, ALL) and self.is_of_all else f"{self.about} {values}"

    def _holds_of_answers(self, answers: Mapping[str, bool]) -> bool:
        names = answers if self.values == (ALL,) else self.values
        yes = [answers.get(name, False) for name in names]
        match self.about:
            case "any_yes":
                return any(yes)
            case "all_yes":
                return bool(yes) and all(yes)
        return not any(yes)


def all_hold(conditions: tuple[Condition, ...], standing: Standing, world: World) -> bool:
    """Tell whether every one of some conditions holds."""
    return all(condition.holds(standing, world) for condition in conditions)


def _one_or_several(value: object) -> object:
    return value if isinstance(value, list | dict) else [value]


def _values_fit(when: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    for about, values in when.items():
        allowed = SWITCHES.get(about)
        if allowed and not set(values) <= set(allowed):
            raise PydanticCustomError(
                "bad-condition",
                '"{about}" cannot be "{value}"',
                {
                    "about": about,
                    "value": ", ".join(values),
                    "cure": f"It is {' or '.join(allowed)}.",
                },
            )
    return when


When = Annotated[
    Mapping[
        Name,
        Annotated[tuple[NonEmpty, ...], BeforeValidator(_one_or_several), Field(min_length=1)],
    ],
    Field(min_length=1),
    FROZEN,
    AfterValidator(_values_fit),
    Takes("conditions: {birth: yes, open: no}"),
]
"""Conditions, all of which must hold."""


def conditions_of(when: Mapping[str, tuple[str, ...]]) -> tuple[Condition, ...]:
    """Return the conditions of a `when`."""
    return tuple(Condition(about, values) for about, values in when.items())
