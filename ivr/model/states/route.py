"""A route: it goes where the first way leads whose conditions hold, else where `otherwise` leads.

It is written on one line where each way has one word, else as a list:

    route: {any_yes: exposed, otherwise: not_likely}
    route:
      - when: {birth: yes, open: no}
        next: closed
      - otherwise: not_likely
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import AfterValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from ivr.model.kinds import OneOf
from ivr.model.prompt import FROZEN
from ivr.model.states.condition import (
    ALL,
    ANY_YES,
    OPEN,
    STAFFED,
    YES,
    Condition,
    Standing,
    When,
    World,
    all_hold,
    conditions_of,
)
from ivr.model.states.state import OTHERWISE, Look, Path, Shape, State, Way, message
from ivr.model.values import Name, Node, Takes

WORDS = {
    ANY_YES: Condition(ANY_YES, (ALL,)),
    OPEN: Condition(OPEN, (YES,)),
    STAFFED: Condition(STAFFED, (YES,)),
}
"""The conditions that one word tells."""


class Case(Node):
    """A way that is taken if all of its conditions hold."""

    when: When = Field(description="what must hold for it")
    next: Name = Field(description="the state that follows")


class OtherCases(Node):
    """The way that is taken if no other is."""

    otherwise: Name = Field(description="the state that follows where nothing else fits, last")


AnyCase = Annotated[
    Node,
    OneOf(
        {"when": Case, OTHERWISE: OtherCases},
        "bad-route",
        "this way of a route has no condition",
        "Write when: with its conditions and next:, or otherwise: with a state, last.",
    ),
]


def _one_otherwise_last(cases: tuple[Node, ...]) -> tuple[Node, ...]:
    if any(isinstance(case, OtherCases) for case in cases[:-1]):
        raise PydanticCustomError(
            "bad-route",
            "what stands below otherwise in this route is never reached",
            {"cure": "Let otherwise be the last of its ways."},
        )
    return cases


def _words_are_known(route: Mapping[str, str]) -> Mapping[str, str]:
    *conditions, last = route or {"": ""}
    unknown = [name for name in conditions if name not in WORDS]
    if unknown or last != OTHERWISE:
        raise PydanticCustomError(
            "bad-route",
            "this route has an unknown condition, or does not end with otherwise",
            {"cure": f"The conditions are {', '.join(WORDS)}; then otherwise, last."},
        )
    return route


def _form(value: Any) -> Literal["list", "line"]:
    return "list" if isinstance(value, list) else "line"


Route = Annotated[
    Annotated[Mapping[str, Name], FROZEN, AfterValidator(_words_are_known), Tag("line")]
    | Annotated[tuple[AnyCase, ...], AfterValidator(_one_otherwise_last), Tag("list")],
    Discriminator(_form),
    Takes("ways: {any_yes: exposed, otherwise: more}, or a list"),
]


class Alternative(NamedTuple):
    """One way of a route: its conditions (none for otherwise), where it leads, where it stands."""

    conditions: tuple[Condition, ...]
    to: str
    path: Path

    @property
    def by(self) -> str:
        """What the way is called in counts and pictures."""
        return ", ".join(map(str, self.conditions)) or OTHERWISE


class RouteState(State):
    """Goes where the first way leads whose conditions hold, else where `otherwise` leads."""

    KEY: ClassVar = "route"
    TITLE: ClassVar = message("Route")
    MEANING: ClassVar = message("Route: goes on by itself, by a condition")
    EXAMPLE: ClassVar = """\
result:
  route:
    - when: {birth: yes, language: [en, fr]}
      next: exposed
    - otherwise: not_likely
"""
    LOOK: ClassVar = Look("diamond", "#fff3c9", "#8a6500")
    SHAPE: ClassVar[Shape] = "passes"
    DECIDES: ClassVar = True
    WAYS: ClassVar = {
        "any_yes": message("any yes"),
        "open": message("open"),
        "staffed": message("staffed"),
        OTHERWISE: message("otherwise"),
    }

    route: Route = Field(description="the ways, of which the first that fits is taken")

    @cached_property
    def choices(self) -> tuple[Alternative, ...]:
        """The ways in their order."""
        return tuple(self._choices())

    def _choices(self) -> Iterator[Alternative]:
        if isinstance(self.route, Mapping):
            for word, target in self.route.items():
                yield Alternative((WORDS[word],) if word in WORDS else (), target, (self.KEY, word))
            return
        for place, case in enumerate(self.route):
            if isinstance(case, Case):
                yield Alternative(conditions_of(case.when), case.next, (self.KEY, place, "next"))
            elif isinstance(case, OtherCases):
                yield Alternative((), case.otherwise, (self.KEY, place, OTHERWISE))

    def cases(self) -> Iterator[tuple[Condition, ...]]:
        """Yield the conditions of each way."""
        for choice in self.choices:
            yield choice.conditions

    def conditions(self) -> Iterator[tuple[tuple[Condition, ...], Path]]:
        """Yield the conditions of each way, and where they are written."""
        for choice in self.choices:
            *holder, last = choice.path
            if choice.conditions:
                yield choice.conditions, (*holder, "when") if last == "next" else choice.path

    def ways(self) -> Iterator[Way]:
        """Yield a way for each of its cases."""
        for choice in self.choices:
            by, welcome = choice.by, bool(choice.conditions)
            yield Way(by, choice.to, choice.path, "condition", welcome=welcome)

    def onward(self, standing: Standing, world: World) -> tuple[str, str]:
        """Return the first way whose conditions hold, and where it leads."""
        return next(
            (choice.by, choice.to)
            for choice in self.choices
            if all_hold(choice.conditions, standing, world)
        )
