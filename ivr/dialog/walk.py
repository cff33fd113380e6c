"""Where a conversation comes to rest when it is sent to a state, and what is said on the way."""

from collections.abc import Mapping
from typing import NamedTuple

from ivr.dialog.events import Conditions, Part, Transition
from ivr.dialog.session import Session
from ivr.model.states.state import SAY, State


class Walk(NamedTuple):
    """What is said on the way, the transitions, and the state or reserved name that it ends in."""

    parts: tuple[Part, ...]
    transitions: tuple[Transition, ...]
    last: str


def walk(
    states: Mapping[str, State], target: str, session: Session, conditions: Conditions
) -> Walk:
    """Walk from a target to a state that goes no further by itself, or to a reserved name."""
    parts: list[Part] = []
    transitions: list[Transition] = []
    name = target
    while name in states:
        state = states[name]
        if state.say:
            parts.append((name, SAY))
        onward = state.onward(session, conditions)
        if onward is None:
            break
        by, following = onward
        transitions.append(Transition(name, by, following))
        name = following
    return Walk(tuple(parts), tuple(transitions), name)
