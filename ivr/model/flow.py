"""Describe what the flows of all channels share: states, questions, routes, and the ways out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypedDict

from pydantic import AfterValidator, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from ivr.model.matching import matching, pattern_schema
from ivr.model.prompt import FROZEN, Prompt
from ivr.model.values import Name, Node

CONDITIONS = ("any_yes", "open", "staffed")
OTHERWISE = "otherwise"

_FACT_ID = r"[FT]\d+"
FactId = Annotated[
    str,
    PlainValidator(
        matching(
            "bad-fact-id",
            _FACT_ID,
            "is not the number of a registered fact",
            "Write the numbers of docs/facts.md: facts: [F2, T1].",
        )
    ),
    pattern_schema(_FACT_ID),
]


@dataclass(frozen=True)
class Way:
    """One way out of a state: what leads there, the state it leads to, where that is written."""

    by: str
    to: str
    path: tuple[str | int, ...]


class State(Node):
    """What all kinds of state have: something to say first, and names for reports.

    `facts` are the numbers of the registered facts on which the words of the state rest.
    """

    facts: tuple[FactId, ...] = ()
    say: Prompt | None = None
    milestone: Name | None = None

    def ways(self) -> Iterator[Way]:
        """Yield each way out of this state, keys that work anywhere left out."""
        raise NotImplementedError


class Question(State):
    """Asks a question that is answered by yes or no; the answer is kept in the session."""

    ask: Prompt
    next: Name | None = None
    yes: Name | None = None
    no: Name | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "Question":
        if not (self.next and not self.yes and not self.no) and not (
            self.yes and self.no and not self.next
        ):
            raise PydanticCustomError(
                "question-leads-nowhere",
                "it is not clear where this question leads",
                {"cure": "Give it next, or both yes and no, with the state that follows."},
            )
        return self

    def after(self, answer: bool) -> str:
        """Return the state that follows an answer."""
        target = (self.yes if answer else self.no) or self.next
        assert target  # noqa: S101  the validator saw to it
        return target

    def ways(self) -> Iterator[Way]:
        """Yield what follows yes and no."""
        for by in ("yes", "no"):
            yield Way(by, self.after(by == "yes"), ("next",) if self.next else (by,))


def _conditions_are_known(route: Mapping[str, str]) -> Mapping[str, str]:
    *conditions, last = route or {"": ""}
    unknown = [name for name in conditions if name not in CONDITIONS]
    if unknown or last != OTHERWISE:
        raise PydanticCustomError(
            "bad-route",
            "this route has an unknown condition, or does not end with otherwise",
            {"cure": f"The conditions are {', '.join(CONDITIONS)}; then otherwise, last."},
        )
    return route


class RouteState(State):
    """Goes where the first condition that holds leads, else where `otherwise` leads."""

    route: Annotated[Mapping[str, Name], FROZEN, AfterValidator(_conditions_are_known)]

    def ways(self) -> Iterator[Way]:
        """Yield a way for each condition."""
        for condition, target in self.route.items():
            yield Way(condition, target, ("route", condition))


class WrongKind(TypedDict):
    """What a discriminator says of a state that is of no kind, or of more than one."""

    custom_error_type: str
    custom_error_message: str
    custom_error_context: dict[str, int | str | float]


def state_kind_of(value: Any, kinds: Mapping[str, type[State]]) -> str | None:
    """Return the tag of a state's kind, told by the one key of `kinds` that it has beside say."""
    if not isinstance(value, dict):
        return None
    present = [kind for kind in kinds if kind in value]
    found = [kind for kind in present if kind != "say"] or present
    return f"<{found[0]}>" if len(found) == 1 else None


def wrong_kind(kinds: Mapping[str, type[State]]) -> WrongKind:
    """Return what is wrong with a state whose kind cannot be told."""
    return {
        "custom_error_type": "bad-state",
        "custom_error_message": "this state is of no kind, or of more than one",
        "custom_error_context": {
            "cure": f"Give it one of {', '.join(kinds)}; say may stand beside the others."
        },
    }
