"""Turn a target into the state where a conversation comes to rest, and what is said till then."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ivr.dialog.events import Conditions, Move
from ivr.dialog.prompts import Part
from ivr.dialog.session import Session
from ivr.model.flow import OTHERWISE, RouteState, State

Onward = tuple[str, str]
"""By what a state is left that waits for nobody, and for where."""


class Walk(NamedTuple):
    """What is said on the way, the moves, and the state that it ends in, or a reserved name."""

    parts: list[Part]
    moves: list[Move]
    last: str


def walk(
    states: Mapping[str, State], target: str, follow: Callable[[State], Onward | None]
) -> Walk:
    """Walk from a target to where `follow` knows no way on, or to a name that is no state."""
    parts: list[Part] = []
    moves: list[Move] = []
    name = target
    while name in states:
        state = states[name]
        if state.say:
            parts.append((name, "say"))
        onward = follow(state)
        if onward is None:
            break
        moves.append(Move(name, *onward))
        name = onward[1]
    return Walk(parts, moves, name)


def route(state: RouteState, session: Session, conditions: Conditions) -> Onward:
    """Return the first condition that holds, and where it leads."""
    holds = {
        "any_yes": session.any_yes,
        "open": conditions.duty.open,
        "staffed": conditions.staffed,
        OTHERWISE: True,
    }
    return next(onward for onward in state.route.items() if holds[onward[0]])
