"""The whole of call.yaml: what works anywhere in a call, its patience, its states."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ivr.model.prompt import FROZEN
from ivr.model.states import CallState
from ivr.model.states.listening import ListeningState, Patience
from ivr.model.values import Key, Name, Node, Seconds

REPEAT, SWITCH_LANGUAGE, HANG_UP = "repeat", "switch_language", "hang_up"
RESERVED = (REPEAT, SWITCH_LANGUAGE, HANG_UP)


class Budget(Node):
    """The most seconds of speech to the answer and in all, with no repeats."""

    to_answer: Seconds
    whole: Seconds


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
    states: Annotated[Mapping[Name, CallState], Field(min_length=1), FROZEN]

    def tries_at(self, name: str) -> int:
        """Return how often the line asks in a state, 0 where it does not listen."""
        state = self.states[name]
        return self.patience_at(state).tries if isinstance(state, ListeningState) else 0

    def patience_at(self, state: ListeningState) -> Patience:
        """Return how long and how often the line waits in a state."""
        return self.patience.changed_by(state.patience)
