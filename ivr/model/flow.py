"""Describe a flow: its states, what each waits for, and the ways from one to another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from ivr.model.values import WHOLE, Key, Name, Node, Seconds
from ivr.model.words import FROZEN, Prompt

REPEAT, SWITCH_LANGUAGE, HANG_UP = "repeat", "switch_language", "hang_up"
RESERVED = (REPEAT, SWITCH_LANGUAGE, HANG_UP)
CONDITIONS = ("any_yes", "open", "staffed")
OTHERWISE = "otherwise"


@dataclass(frozen=True)
class Way:
    """One way out of a state: what leads there, the state it leads to, where that is written."""

    by: str
    to: str
    path: tuple[str | int, ...]


class StatePatience(Node):
    """What a state changes of its flow's patience."""

    wait: Annotated[Seconds, Field(ge=3, le=60)] | None = None
    tries: Annotated[int, Field(ge=1, le=3), WHOLE] | None = None
    then: Name | None = None
    otherwise: Name | None = None


class Patience(Node):
    """How long and how often the line waits for a key, and where it goes after the last try.

    `then` is for a caller who has not rung an agent yet, `otherwise` for one who has: a line
    never dials twice by itself.
    """

    wait: Annotated[Seconds, Field(ge=3, le=60)]
    tries: Annotated[int, Field(ge=1, le=3), WHOLE]
    then: Name
    otherwise: Name

    def changed_by(self, change: StatePatience | None) -> "Patience":
        """Return this patience with what a state changes of it."""
        return self.model_copy(update=change.model_dump(exclude_none=True)) if change else self


class Budget(Node):
    """The most seconds of speech to the answer and in all, with no repeats."""

    to_answer: Seconds
    whole: Seconds


class State(Node):
    """What all kinds of state have: something to say first, and a name for reports."""

    say: Prompt | None = None
    milestone: Name | None = None

    def ways(self) -> Iterator[Way]:
        """Yield each way out of this state, keys that work anywhere left out."""
        raise NotImplementedError


class SayState(State):
    """Says something and goes on."""

    say: Prompt
    next: Name

    def ways(self) -> Iterator[Way]:
        """Yield the one way on."""
        yield Way("next", self.next, ("next",))


class ListeningState(State):
    """Waits for a key."""

    patience: StatePatience | None = None

    def ways(self) -> Iterator[Way]:
        """Yield where this state's own patience leads."""
        if self.patience and self.patience.then:
            yield Way("no input", self.patience.then, ("patience", "then"))
        if self.patience and self.patience.otherwise:
            yield Way("no input", self.patience.otherwise, ("patience", "otherwise"))


class ChooseLanguageState(ListeningState):
    """Offers the languages, each in its own words, on the keys 1, 2, … in their order.

    A caller whose language is known passes through.
    """

    choose_language: Prompt
    next: Name

    def ways(self) -> Iterator[Way]:
        """Yield the one way on, then patience."""
        yield Way("language", self.next, ("next",))
        yield from super().ways()


class AskState(ListeningState):
    """Asks a question that is answered by yes or no; the answer is kept in the session."""

    ask: Prompt
    next: Name | None = None
    yes: Name | None = None
    no: Name | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "AskState":
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
        """Yield what follows yes and no, then patience."""
        for by in ("yes", "no"):
            yield Way(by, self.after(by == "yes"), ("next",) if self.next else (by,))
        yield from super().ways()


class Choice(Node):
    """One line of a menu: its key, its words (the key is added to them), and where it leads."""

    key: Key
    next: Name
    say: Prompt


class MenuState(ListeningState):
    """Offers up to four choices."""

    menu: Annotated[tuple[Choice, ...], Field(min_length=1)]

    def ways(self) -> Iterator[Way]:
        """Yield each choice, then patience."""
        for place, choice in enumerate(self.menu):
            yield Way(choice.key, choice.next, ("menu", place, "next"))
        yield from super().ways()


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


class TransferPlan(Node):
    """What the agent hears first, and where the caller goes afterwards."""

    whisper: Prompt
    connected: Name
    not_connected: Name


class TransferState(State):
    """Rings an agent."""

    transfer: TransferPlan

    def ways(self) -> Iterator[Way]:
        """Yield what follows a talk with an agent, and what follows none."""
        for by in ("connected", "not_connected"):
            yield Way(by, getattr(self.transfer, by), ("transfer", by))


STATE_KINDS: Mapping[str, type[State]] = {
    "choose_language": ChooseLanguageState,
    "ask": AskState,
    "menu": MenuState,
    "route": RouteState,
    "transfer": TransferState,
    "say": SayState,
}


def _state_kind(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    kinds = [kind for kind in STATE_KINDS if kind in value]
    found = [kind for kind in kinds if kind != "say"] or kinds
    return f"<{found[0]}>" if len(found) == 1 else None


AnyState = Annotated[
    Annotated[ChooseLanguageState, Tag("<choose_language>")]
    | Annotated[AskState, Tag("<ask>")]
    | Annotated[MenuState, Tag("<menu>")]
    | Annotated[RouteState, Tag("<route>")]
    | Annotated[TransferState, Tag("<transfer>")]
    | Annotated[SayState, Tag("<say>")],
    Discriminator(
        _state_kind,
        custom_error_type="bad-state",
        custom_error_message="this state is of no kind, or of more than one",
        custom_error_context={
            "cure": f"Give it one of {', '.join(STATE_KINDS)}; say may stand beside the others."
        },
    ),
]


def _each_answer_has_a_key(answers: Mapping[str, str]) -> Mapping[str, str]:
    if sorted(answers.values()) != ["no", "yes"]:
        raise PydanticCustomError(
            "bad-answers",
            "yes and no need a key each",
            {"cure": "Write answers: {1: yes, 2: no}."},
        )
    return answers


class Flow(Node):
    """The whole of call.yaml."""

    flow: Name
    channel: Literal["voice"]
    start: Name
    anywhere: Annotated[Mapping[Key, Name], FROZEN]
    answers: Annotated[
        Mapping[Key, Literal["yes", "no"]], FROZEN, AfterValidator(_each_answer_has_a_key)
    ]
    patience: Patience
    budget: Budget | None = None
    states: Annotated[Mapping[Name, AnyState], Field(min_length=1), FROZEN]

    def patience_at(self, state: ListeningState) -> Patience:
        """Return how long and how often the line waits in a state."""
        return self.patience.changed_by(state.patience)
