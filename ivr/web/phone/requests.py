"""Turn what the page sends into values; ValueError names what is amiss."""

from datetime import datetime
from typing import Annotated, TypeVar

from flask import request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ivr.web.world import AGENTS, CLOCK

MOST_SECONDS_LATER = 30 * 24 * 60 * 60


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DemoWorld(_Request):
    """When the person calls (local unless it has an offset), and whether agents have a number."""

    at: datetime | None = None
    staffed: bool = True

    @property
    def headers(self) -> dict[str, str]:
        """What a request of the demo carries to be in this world."""
        clock = {CLOCK: self.at.isoformat()} if self.at else {}
        return clock | ({} if self.staffed else {AGENTS: "none"})


class NewCall(_Request):
    """Somebody calls, perhaps the number of a language."""

    world: DemoWorld
    language: str | None = None


class CallMove(_Request):
    """Somebody does something in a call, in the words of `ivr.handset.moves`."""

    world: DemoWorld
    call: str
    move: str


class Text(_Request):
    """Somebody sends a text, so many seconds later than now; it begins a conversation, or not."""

    world: DemoWorld
    language: str | None = None
    texting: str | None = None
    body: str
    later: Annotated[int, Field(ge=0, le=MOST_SECONDS_LATER)] = 0


Wanted = TypeVar("Wanted", bound=_Request)


def read_request(kind: type[Wanted]) -> Wanted:
    """Read the JSON of the request at hand."""
    try:
        return kind.model_validate(request.get_json())
    except ValidationError as error:
        places = (".".join(map(str, item["loc"])) for item in error.errors(include_input=False))
        raise ValueError(f"amiss in the request: {', '.join(places)}") from None
