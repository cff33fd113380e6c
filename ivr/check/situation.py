"""What exploring calls finds: situations, the steps between them, and faults."""

from dataclasses import dataclass, field
from typing import NamedTuple

from ivr.check.answers import AnswersThatMatter
from ivr.check.worlds import PossibleWorld
from ivr.dialog.events import Event, Key
from ivr.dialog.session import Session
from ivr.model.hotline import Hotline
from ivr.model.states.acting import ActingState
from ivr.model.states.state import State

END = -1
ODD = Key("")


class Possibility(NamedTuple):
    """What can happen in a situation, and where it leads in each world (END: the call is over).

    `by` is choice, repeat (or another language), odd, silence, outcome (silence goes on with it),
    talk (with an agent) or arrival.
    """

    event: Event
    by: str
    to: tuple[int, ...]


@dataclass(slots=True)
class Situation:
    """A session, the steps from it, and the way on which it was found first.

    `worlds` are the worlds, as bits, that hold from the call's start to here; none if the world
    must change on the way.
    """

    session: Session
    came_from: int = END
    came_by: Event | None = None
    worlds: int = 0
    found: bool = False
    steps: list[Possibility] = field(default_factory=list)


class Fault(NamedTuple):
    """Something wrong in a situation or in an answer to an event there, in some worlds (bits).

    `since` is the kind of state that the caller was in before, and chose nothing since.
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
    worlds: tuple[PossibleWorld, ...]
    matter: AnswersThatMatter
    situations: list[Situation]
    faults: list[Fault]
    asked: int = 0  # how often the engine was asked

    def state(self, place: int) -> State:
        """Return the state in which the session of a situation stands."""
        return self.hotline.call.states[self.situations[place].session.state]

    def listens(self, place: int) -> bool:
        """Tell whether the line listens in a situation."""
        return self.state(place).SHAPE == "listens"

    @property
    def acting(self) -> dict[str, ActingState]:
        """A state of each acting kind of the flow, by its key."""
        states = self.hotline.call.states.values()
        return {state.KEY: state for state in states if isinstance(state, ActingState)}
