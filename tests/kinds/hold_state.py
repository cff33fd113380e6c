"""A kind of state that exists in the tests only: it holds a caller till somebody takes the call."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ivr.model.prompt import Prompt
from ivr.model.service import Service
from ivr.model.states.acting import ActingState, Caution, PossibleOutcome, Request
from ivr.model.states.state import Bindings, Line, Look, Path, Way, message
from ivr.model.values import Name, Node, Seconds

WAITING = "waiting"  # the words that a held caller hears


@dataclass(frozen=True, kw_only=True)
class HoldRequest(Request):
    """Hold a caller for so many seconds at the most."""

    seconds: int


class HoldPlan(Node):
    """How long a caller is held, what is said first, and where each outcome leads."""

    most: Seconds
    words: Prompt
    taken: Name
    full: Name
    given_up: Name


class HoldState(ActingState):
    """Holds a caller until somebody takes the call, for some seconds at the most."""

    KEY: ClassVar = "hold"
    TITLE: ClassVar = message("Hold")
    MEANING: ClassVar = message("Hold: keeps a caller waiting")
    LOOK: ClassVar = Look("pill", "#ffe9ec", "#9c1c3c", pauses=True)
    PARTS: ClassVar = (WAITING,)
    WAYS: ClassVar = {
        "taken": message("taken"),
        "full": message("full"),
        "given_up": message("given up"),
    }
    OUTCOMES: ClassVar = (
        PossibleOutcome("taken", "taken", message("Somebody took the call"), talked=True),
        PossibleOutcome("full", "full", message("All were busy")),
        PossibleOutcome("given_up", "given_up", message("Nobody took the call")),
    )
    HEADING: ClassVar = message("What became of those who were held?")
    SAID_AS: ClassVar = {"given_up": "given-up", "full": "full", "taken": "taken"}
    REQUEST: ClassVar = HoldRequest
    RINGS_AGENTS: ClassVar = True
    AGAIN: ClassVar = Caution(
        "holds-twice", "holds a caller a second time by itself", "Let this way lead elsewhere."
    )

    hold: HoldPlan

    def ways(self) -> Iterator[Way]:
        for by in self.WAYS:
            talked = by == "taken"
            target, path = getattr(self.hold, by), (self.KEY, by)
            yield Way(by, target, path, "outcome", by_itself=not talked, welcome=talked)

    def request(self, service: Service) -> Request:
        return HoldRequest(seconds=self.hold.most)

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        return (Line(self.hold.words, (self.KEY, "words")),)

    def settings(self) -> Iterator[tuple[str, str, Path]]:
        yield "most", f"{self.hold.most} s", (self.KEY, "most")
