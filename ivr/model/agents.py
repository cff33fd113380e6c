"""The agents, and their groups: how they are rung. Their numbers are settings, never in a file."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ivr.model.hours import Hours
from ivr.model.prompt import FROZEN, freeze
from ivr.model.values import Name, Node, Seconds

ACCEPT_KEY = "1"  # which an agent presses to take a call
Order = Literal["together", "in turn"]
CallerId = Literal["caller", "line"]
RingSeconds = Annotated[Seconds, Field(ge=5, le=600)]


class Group(Node):
    """Agents who are rung for one topic or one language; what is left out is as for all agents.

    Without `hours` of its own a group has those of the service.
    """

    ring: RingSeconds | None = None
    order: Order | None = None
    accept: bool | None = None
    caller_id: CallerId | None = None
    hours: Hours | None = None


class Agents(Node):
    """How agents are rung.

    Several numbers ring `together` or `in turn`. Where they `accept`, an agent is put through after
    pressing a key: a voicemail presses none. They see the number of the `caller`, or of the `line`.
    """

    ring: RingSeconds
    order: Order = "together"
    accept: bool = False
    caller_id: CallerId = "caller"
    groups: Annotated[Mapping[Name, Group], FROZEN] = Field(default_factory=lambda: freeze({}))

    def of(self, group: str) -> "Agents":
        """Return how a group is rung; an empty name stands for all agents."""
        own = self.groups[group].model_dump(exclude_none=True, exclude={"hours"}) if group else {}
        return self.model_copy(update=own)
