"""The whole of call.yaml: what works anywhere in a call, its patience, its states."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ivr.model.prompt import FROZEN, freeze
from ivr.model.states import CallState
from ivr.model.states.acting import ActingState
from ivr.model.states.language import ChooseLanguageState, LanguageListState
from ivr.model.states.listening import BACK, ListeningState, Patience
from ivr.model.states.state import State
from ivr.model.values import Key, Languages, Name, Node, Seconds

REPEAT, SWITCH_LANGUAGE, HANG_UP = "repeat", "switch_language", "hang_up"
RESERVED = (REPEAT, SWITCH_LANGUAGE, BACK, HANG_UP)


class Budget(Node):
    """The most seconds of speech to the answer and in all, with no repeats."""

    to_answer: Seconds = Field(description="the most seconds to the answer, in any language")
    whole: Seconds = Field(description="the most seconds in all")


def _each_answer_has_a_key(answers: Mapping[str, str]) -> Mapping[str, str]:
    if sorted(answers.values()) != ["no", "yes"]:
        raise PydanticCustomError(
            "bad-answers",
            "yes and no need a key each",
            {"cure": "Write answers: {1: yes, 2: no}."},
        )
    return answers


class VoiceFlow(Node):
    """The whole of call.yaml; `languages` are those of its callers, if not all of the service."""

    flow: Name = Field(description="its name in pictures and files")
    channel: Literal["voice"] = Field(description="voice")
    languages: Languages = Field(
        default=(), description="those of calls, if not all of the service"
    )
    start: Name = Field(description="the first state")
    anywhere: Annotated[Mapping[Key, Name], FROZEN] = Field(
        description="keys that work in every state: a state, repeat, switch_language or back"
    )
    answers: Annotated[
        Mapping[Key, Literal["yes", "no"]], FROZEN, AfterValidator(_each_answer_has_a_key)
    ] = Field(description="the keys of yes and no", default_factory=lambda: freeze({}))
    patience: Patience = Field(description="how long and how often the line waits for a key")
    budget: Budget | None = Field(default=None, description="the most seconds that a call may take")
    states: Annotated[Mapping[Name, CallState], Field(min_length=1), FROZEN] = Field(
        description="the call, state by state"
    )

    def languages_of(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of a service's languages in which calls are answered."""
        return tuple(one for one in languages if one in (self.languages or languages))

    def tries_at(self, name: str) -> int:
        """Return how often the line asks in a state, 0 where it does not listen."""
        state = self.states[name]
        return self.patience_at(state).tries if isinstance(state, ListeningState) else 0

    def patience_at(self, state: ListeningState) -> Patience:
        """Return how long and how often the line waits in a state."""
        return self.patience.changed_by(state.patience)

    @cached_property
    def looked_back_at(self) -> frozenset[str]:
        """The states that act, and on whose outcome some condition depends."""
        looked = {
            condition.about
            for state in self.states.values()
            for conditions, _ in state.conditions()
            for condition in conditions
            if not condition.is_of_all
        }
        return frozenset(name for name in looked if isinstance(self.states.get(name), ActingState))

    @cached_property
    def goes_back(self) -> bool:
        """Tell whether some key leads back to where a caller came from."""
        leads = (way.to for state in self.states.values() for way in state.ways())
        return SWITCH_LANGUAGE in self.states or BACK in {*self.anywhere.values(), *leads}

    def with_language_list(self, languages: tuple[str, ...]) -> "VoiceFlow":
        """Return the flow with a state that lists the languages, where one key cannot tell which.

        It offers them as the first state that does.
        """
        offers = (one for one in self.states.values() if isinstance(one, ChooseLanguageState))
        offer = next(offers, None)
        if len(languages) < 3 or offer is None or SWITCH_LANGUAGE not in self.anywhere.values():
            return self
        listed = LanguageListState(choose_language=offer.choose_language)
        states: dict[str, State] = {**self.states, SWITCH_LANGUAGE: listed}
        return self.model_copy(update={"states": freeze(states)})


NO_CALLS = VoiceFlow.model_construct(
    flow="call",
    channel="voice",
    start="",
    anywhere=freeze({}),
    patience=Patience(wait="7 s", tries="1", then=HANG_UP, otherwise=HANG_UP),
    states=freeze({}),
)
"""What stands for the call of a service that answers none."""
