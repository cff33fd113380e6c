"""A state that acts: the telephone company does something for it, and comes back with an outcome.

The outcomes of a kind are a closed set; their names stand in its declaration and nowhere else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from ivr.model.service import Service
from ivr.model.states.condition import World
from ivr.model.states.state import Shape, State


@dataclass(frozen=True)
class PossibleOutcome:
    """One way in which an act can end: its name, the way that it takes, its title in reports.

    `talked`: the caller has talked with somebody. `untried`: the world did not let it begin.
    """

    name: str
    way: str
    title: str
    talked: bool = False
    untried: bool = False


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a state asks of the telephone company; a verb of TwiML writes it.

    `texts` name the states of the text flow whose words go out with it.
    """

    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Caution:
    """A rule of the check about what must not happen by itself, and what to say of it."""

    rule: str
    deed: str
    cure: str


class ActingState(State):
    """Has something done, and goes where the outcome leads."""

    SHAPE: ClassVar[Shape] = "acts"
    OUTCOMES: ClassVar[tuple[PossibleOutcome, ...]]
    HEADING: ClassVar[str]  # of its section in reports
    SAID_AS: ClassVar[Mapping[str, str]] = {}  # way → the word that `ivr call --dial` has for it
    REQUEST: ClassVar[type[Request]]
    RINGS_AGENTS: ClassVar[bool] = False  # so that it must be done in opening hours only
    NEEDS_WEBHOOK: ClassVar[bool] = True  # so that a document of last resort cannot hold it
    AGAIN: ClassVar[Caution | None] = None  # where silence alone must not do it a second time
    UNASKED: ClassVar[Caution | None] = None  # where it must not be done before a key asks for it

    def request(self, service: Service) -> Request:
        """Return what is to be done."""
        raise NotImplementedError

    def is_accepted(self, service: Service) -> bool:
        """Tell whether whoever is rung takes the call by a key."""
        return False

    def untried(self, world: World) -> str | None:
        """Return the outcome if the world does not let it begin, None if it does."""
        return None

    def way_of(self, outcome: str) -> str | None:
        """Return the way that an outcome takes; None if it is not one of this kind."""
        return next((one.way for one in self.OUTCOMES if one.name == outcome), None)

    def after(self, outcome: str) -> str | None:
        """Return the state that follows an outcome; None if it is not one of this kind."""
        way = self.way_of(outcome)
        return next((one.to for one in self.ways() if one.by == way), None)

    def onward(self, standing: object, world: World) -> tuple[str, str] | None:
        """Go on at once where it cannot begin."""
        outcome = self.untried(world)
        target = self.after(outcome) if outcome else None
        return (outcome, target) if outcome and target else None

    @classmethod
    def tried_outcomes(cls) -> Iterator[PossibleOutcome]:
        """Yield every outcome that an act can have once it has begun, talks last."""
        tried = (one for one in cls.OUTCOMES if not one.untried)
        yield from sorted(tried, key=lambda one: one.talked)

    @classmethod
    def distinct_outcomes(cls) -> Iterator[PossibleOutcome]:
        """Yield one outcome for each way that an act can take once it has begun, talks last."""
        tried = [one for one in cls.OUTCOMES if not one.untried]
        first = {one.way: one for one in reversed(tried)}
        yield from sorted(first.values(), key=lambda one: (one.talked, tried.index(one)))
