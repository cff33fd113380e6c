"""A transfer: it rings an agent, who hears a whisper first, and tells how that ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from ivr.model.prompt import Prompt
from ivr.model.service import Service
from ivr.model.states.acting import ActingState, Caution, PossibleOutcome, Request
from ivr.model.states.condition import World
from ivr.model.states.state import WHISPER, Bindings, Line, Look, Path, Way, message
from ivr.model.values import Name, Node


@dataclass(frozen=True, kw_only=True)
class Ring(Request):
    """Ring the agents of a group for so many seconds, together or in turn.

    An agent may have to accept by a key, and may see the number of the line.
    """

    seconds: int
    group: str = ""
    in_turn: bool = False
    accept: bool = False
    from_line: bool = False


class TransferPlan(Node):
    """Whom it rings, what the agent hears first, and where the caller goes afterwards."""

    group: Name | None = Field(
        default=None, description="the group that is rung, if not all agents"
    )
    whisper: Prompt = Field(description="what the agent hears first")
    connected: Name = Field(description="the state that follows a talk")
    not_connected: Name = Field(description="the state that follows where nobody answered")


class TransferState(ActingState):
    """Rings an agent."""

    KEY: ClassVar = "transfer"
    TITLE: ClassVar = message("Transfer")
    MEANING: ClassVar = message("Transfer: rings an agent")
    EXAMPLE: ClassVar = """\
connect:
  transfer:
    whisper:
      en: |
        This is a call from the information line.
    connected: goodbye
    not_connected: busy
"""
    LOOK: ClassVar = Look("pill", "#d9f0df", "#0b6e4f", pauses=True)
    PARTS: ClassVar = (WHISPER,)
    WAYS: ClassVar = {
        "connected": message("connected"),
        "not_connected": message("not connected"),
    }
    OUTCOMES: ClassVar = (
        PossibleOutcome("connected", "connected", message("Talked with an agent"), talked=True),
        PossibleOutcome("declined", "not_connected", message("Picked up, not put through")),
        PossibleOutcome("no_answer", "not_connected", message("No answer")),
        PossibleOutcome("busy", "not_connected", message("Line busy")),
        PossibleOutcome("canceled", "not_connected", message("Given up while ringing")),
        PossibleOutcome("failed", "not_connected", message("Could not be rung")),
        PossibleOutcome(
            "not_staffed", "not_connected", message("No agent's number was set"), untried=True
        ),
    )
    HEADING: ClassVar = message("What became of transfers to an agent?")
    SAID_AS: ClassVar = {"not_connected": "busy", "connected": "completed"}
    REQUEST: ClassVar = Ring
    RINGS_AGENTS: ClassVar = True
    NEEDS_WEBHOOK: ClassVar = False
    AGAIN: ClassVar = Caution(
        "dials-twice",
        "rings an agent a second time by itself",
        "Let this way lead to a state that says goodbye.",
    )

    transfer: TransferPlan = Field(description="whom it rings, and where it leads")

    def ways(self) -> Iterator[Way]:
        """Yield what follows a talk with an agent, and what follows none."""
        for by in self.WAYS:
            talked = by == "connected"
            target, path = getattr(self.transfer, by), (self.KEY, by)
            yield Way(by, target, path, "outcome", by_itself=not talked, welcome=talked)

    def request(self, service: Service) -> Request:
        """Ring as the service says."""
        group = self.transfer.group or ""
        agents = service.agents.of(group)
        return Ring(
            seconds=agents.ring,
            group=group,
            in_turn=agents.order == "in turn",
            accept=agents.accept,
            from_line=agents.caller_id == "line",
        )

    def is_accepted(self, service: Service) -> bool:
        """Tell whether an agent takes the call by a key."""
        return service.agents.of(self.transfer.group or "").accept

    def groups(self) -> Iterator[tuple[str, Path]]:
        """Yield the group that is rung, if one is named."""
        if self.transfer.group:
            yield self.transfer.group, (self.KEY, "group")

    def settings(self) -> Iterator[tuple[str, str, Path]]:
        """Yield the group that is rung."""
        for group, path in self.groups():
            yield "group", group, path

    def untried(self, world: World) -> str | None:
        """Ring nobody where there is no agent's number."""
        return None if world.is_staffed(self.transfer.group or "") else "not_staffed"

    def own_lines(self, part: str, bindings: Bindings, language: str) -> tuple[Line, ...]:
        """Whisper to the agent."""
        return (Line(self.transfer.whisper, (self.KEY, WHISPER)),)
