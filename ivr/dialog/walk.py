"""Where a conversation comes to rest when it is sent to a state, and what is said on the way."""

from collections.abc import Mapping
from typing import NamedTuple

from ivr.dialog.events import Conditions, Part, Transition
from ivr.dialog.session import Session
from ivr.model.states.acting import ActingState
from ivr.model.states.state import SAY, State
from ivr.model.voice_flow import VoiceFlow


class Walk(NamedTuple):
    """What is said on the way, the transitions, and the state or reserved name that it ends in."""

    parts: tuple[Part, ...]
    transitions: tuple[Transition, ...]
    last: str


def walk(
    states: Mapping[str, State], target: str, session: Session, conditions: Conditions
) -> Walk:
    """Walk from a target to a state that goes no further by itself, or to a reserved name.

    What could not begin on the way counts for the conditions behind it.
    """
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
        if isinstance(state, ActingState):
            session = session.came_back(name, by, state.way_of(by) or "")
        name = following
    return Walk(tuple(parts), tuple(transitions), name)


def texting_states(flow: VoiceFlow) -> frozenset[str]:
    """Name the states from which one event may lead to where a text is sent.

    Whether the number that calls can get one is of no interest anywhere else.
    """
    near = {name for name, state in flow.states.items() if any(True for _ in state.sends())}
    passed = [one for one in flow.states.items() if not one[1].waits or one[1].OFFERS_LANGUAGES]
    for _ in passed:  # as far as the longest way could be
        near |= {name for name, state in passed if any(way.to in near for way in state.ways())}
    patience = flow.patience
    if near & {flow.start, patience.then, patience.otherwise, *flow.anywhere.values()}:
        return frozenset(flow.states)
    leading = (n for n, state in flow.states.items() if any(way.to in near for way in state.ways()))
    return frozenset({*near, *leading})
