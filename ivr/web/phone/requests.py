"""Turn what the page sends into values; ValueError names what is amiss."""

from datetime import datetime
from typing import Annotated, TypeVar

from flask import request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ivr.web.world import AGENTS, CLOCK, YEARS

MOST_SECONDS_LATER = 30 * 24 * 60 * 60


def _read_moment(text: object) -> datetime:
    moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    if moment is None or moment.tzinfo or moment.year not in YEARS:
        raise ValueError(text)
    return moment


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DemoWorld(_Request):
    """When the person calls (local time), and whether agents have a number."""

    at: Annotated[datetime, BeforeValidator(_read_moment)] | None = None
    staffed: bool = True

    def headers(self, now: datetime) -> dict[str, str]:
        """What a request of the demo carries to be in this world; `now` if it has no time."""
        clock = {CLOCK: (self.at or now).isoformat()}
        return clock | ({} if self.staffed else {AGENTS: "none"})


class NewCall(_Request):
    """Somebody calls, perhaps the number of a language."""

    world: DemoWorld
    language: str | None = None


class CallMove(_Request):
    """Somebody does something in a call, in the words of `ivr.simulator.moves`."""

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
