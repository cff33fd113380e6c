"""Name what the exploration of calls finds: situations, the moves between them, and faults."""

from dataclasses import dataclass, field
from typing import NamedTuple

from ivr.check.environments import World
from ivr.dialog.events import Event, Key
from ivr.dialog.session import Session
from ivr.model.hotline import Hotline

END = -1
ODD = Key("")


class Move(NamedTuple):
    """What can happen in a situation, and where it leads in each world (END: the call is over).

    `by` is choice, repeat (or another language), odd, silence, outcome (silence goes on with it),
    talk (with an agent) or arrival.
    """

    event: Event
    by: str
    to: tuple[int, ...]


@dataclass(slots=True)
class Situation:
    """A session, the moves from it, and the way on which it was found first.

    `worlds` are the worlds, as bits, that hold from the call's start to here; none if the world
    must change on the way.
    """

    session: Session
    came_from: int = END
    came_by: Event | None = None
    worlds: int = 0
    found: bool = False
    moves: list[Move] = field(default_factory=list)


class Fault(NamedTuple):
    """Something wrong in a situation or in an answer to an event there, in some worlds (bits).

    `since` names the kind of state that the caller was in before, and chose nothing since.
    """

    rule: str
    place: int
    event: Event | None
    worlds: int
    message: str
    since: str = ""


@dataclass
class Explored:
    """Every situation, by its place; those in which a call comes in stand first."""

    hotline: Hotline
    worlds: tuple[World, ...]
    situations: list[Situation]
    faults: list[Fault]
    steps: int = 0

    def kind(self, place: int, kind: type) -> bool:
        """Tell whether the session of a situation stands in a state of a kind."""
        return isinstance(self.hotline.call.states[self.situations[place].session.state], kind)
