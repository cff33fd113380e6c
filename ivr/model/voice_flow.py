"""Describe the voice flow: what each state waits for, says and does in a call."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from ivr.model.flow import Question, RouteState, State, Way, state_kind_of, wrong_kind
from ivr.model.prompt import FROZEN, Prompt
from ivr.model.values import WHOLE, Key, Name, Node, Seconds, TextTarget

REPEAT, SWITCH_LANGUAGE, HANG_UP = "repeat", "switch_language", "hang_up"
RESERVED = (REPEAT, SWITCH_LANGUAGE, HANG_UP)


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


class AskState(Question, ListeningState):
    """Asks a question that is answered by yes or no; the answer is kept in the session."""

    def ways(self) -> Iterator[Way]:
        """Yield what follows yes and no, then patience."""
        yield from Question.ways(self)
        yield from ListeningState.ways(self)


class Choice(Node):
    """One line of a menu: its key, its words (the key is added to them), and where it leads."""

    key: Key
    next: Name
    say: Prompt


class MenuState(ListeningState):
    """Offers up to four choices: more cannot be kept in mind."""

    menu: Annotated[tuple[Choice, ...], Field(min_length=1, max_length=4)]

    def ways(self) -> Iterator[Way]:
        """Yield each choice, then patience."""
        for place, choice in enumerate(self.menu):
            yield Way(choice.key, choice.next, ("menu", place, "next"))
        yield from super().ways()


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


class SendTextState(State):
    """Sends the words of a state of the text flow to the number that is calling.

    `not_sent` is for a caller whose number cannot be texted.
    """

    send_text: TextTarget
    next: Name
    not_sent: Name

    def ways(self) -> Iterator[Way]:
        """Yield what follows a text that is being sent, and one that cannot be."""
        yield Way("sent", self.next, ("next",))
        yield Way("not sent", self.not_sent, ("not_sent",))


STATE_KINDS: Mapping[str, type[State]] = {
    "choose_language": ChooseLanguageState,
    "ask": AskState,
    "menu": MenuState,
    "route": RouteState,
    "transfer": TransferState,
    "send_text": SendTextState,
    "say": SayState,
}


def _state_kind(value: Any) -> str | None:
    return state_kind_of(value, STATE_KINDS)


AnyState = Annotated[
    Annotated[ChooseLanguageState, Tag("<choose_language>")]
    | Annotated[AskState, Tag("<ask>")]
    | Annotated[MenuState, Tag("<menu>")]
    | Annotated[RouteState, Tag("<route>")]
    | Annotated[TransferState, Tag("<transfer>")]
    | Annotated[SendTextState, Tag("<send_text>")]
    | Annotated[SayState, Tag("<say>")],
    Discriminator(_state_kind, **wrong_kind(STATE_KINDS)),
]


def _each_answer_has_a_key(answers: Mapping[str, str]) -> Mapping[str, str]:
    if sorted(answers.values()) != ["no", "yes"]:
        raise PydanticCustomError(
            "bad-answers",
            "yes and no need a key each",
            {"cure": "Write answers: {1: yes, 2: no}."},
        )
    return answers


class VoiceFlow(Node):
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

    def tries_at(self, name: str) -> int:
        """Return how often the line asks in a state, 0 where it does not listen."""
        state = self.states[name]
        return self.patience_at(state).tries if isinstance(state, ListeningState) else 0

    def patience_at(self, state: ListeningState) -> Patience:
        """Return how long and how often the line waits in a state."""
        return self.patience.changed_by(state.patience)
