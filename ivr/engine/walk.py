"""Turn a target into the state where a conversation comes to rest, and what is said till then."""

from collections.abc import Callable, Mapping

from ivr.exchange import Conditions
from ivr.model.flow import OTHERWISE, RouteState, State
from ivr.session import Session
from ivr.speech import Part


def walk(
    states: Mapping[str, State], target: str, follow: Callable[[State], str | None]
) -> tuple[list[Part], str]:
    """Walk from a target to where `follow` knows no way on, or to a name that is no state."""
    parts: list[Part] = []
    name = target
    while name in states:
        state = states[name]
        if state.say:
            parts.append((name, "say"))
        onward = follow(state)
        if onward is None:
            break
        name = onward
    return parts, name


def route(state: RouteState, session: Session, conditions: Conditions) -> str:
    """Return where the first condition that holds leads."""
    holds = {
        "any_yes": session.any_yes,
        "open": conditions.duty.open,
        "staffed": conditions.staffed,
        OTHERWISE: True,
    }
    return next(target for condition, target in state.route.items() if holds[condition])
