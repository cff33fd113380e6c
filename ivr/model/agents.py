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

    ring: RingSeconds | None = Field(default=None, description="how long they ring")
    order: Order | None = Field(
        default=None, description="whether several numbers ring together or in turn"
    )
    accept: bool | None = Field(
        default=None, description="whether an agent presses 1 to take a call"
    )
    caller_id: CallerId | None = Field(default=None, description="whose number agents see")
    hours: Hours | None = Field(
        default=None, description="when they are on duty; as the service without it"
    )


class Agents(Node):
    """How agents are rung.

    Several numbers ring `together` or `in turn`. Where they `accept`, an agent is put through after
    pressing a key: a voicemail presses none. They see the number of the `caller`, or of the `line`.
    """

    ring: RingSeconds = Field(description="how long they ring")
    order: Order = Field(
        default="together", description="whether several numbers ring together or in turn"
    )
    accept: bool = Field(
        default=False,
        description="whether an agent presses 1 to take a call, so that a voicemail is nobody",
    )
    caller_id: CallerId = Field(default="caller", description="whose number agents see")
    groups: Annotated[Mapping[Name, Group], FROZEN] = Field(
        description="agents for one topic or one language, by the name of the group",
        default_factory=lambda: freeze({}),
    )

    def of(self, group: str) -> "Agents":
        """Return how a group is rung; an empty name stands for all agents."""
        own = self.groups[group].model_dump(exclude_none=True, exclude={"hours"}) if group else {}
        return self.model_copy(update=own)
