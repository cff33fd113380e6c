"""A telephone for texts, which a web server answers with canned documents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ivr.simulator import (
    Answer,
    CallEvent,
    Texting,
    TextStep,
    TwimlError,
    WsgiTransport,
    send_text,
    texting_to,
)
from tests.simulator.switchboard import HOST, Switchboard, sign

ADDRESS = f"{HOST}/text"
NOON = 1_800_000_000.0


@dataclass
class Texter:
    """A telephone in a test's hand: it keeps the conversation between texts, by way of `keep`."""

    board: Switchboard
    keep: Callable[[Texting], Texting]
    texting: Texting = field(default_factory=lambda: texting_to(ADDRESS))

    def send(
        self,
        body: str = "DATA",
        *,
        now: float = NOON,
        media: int = 0,
        opt_out_type: str | None = None,
    ) -> tuple[CallEvent, ...]:
        """Send a text; give what happened after it."""
        line = WsgiTransport(self.board, HOST, sign)
        step = send_text(line, self.texting, body, now=now, media=media, opt_out_type=opt_out_type)
        return self.take(step)[1:]

    @property
    def asked(self) -> list[str]:
        """The webhooks called so far."""
        return [f"{request.method} {request.path}" for request in self.board.requests]

    @property
    def form(self) -> dict[str, str]:
        """The parameters of the last webhook."""
        return self.board.requests[-1].form.to_dict()

    @property
    def cookie(self) -> str | None:
        """The Cookie header of the last webhook."""
        return self.board.requests[-1].headers.get("Cookie")

    def take(self, step: TextStep) -> tuple[CallEvent, ...]:
        self.texting = self.keep(step.texting)
        return step.events


MakeTexter = Callable[..., Texter]
"""Makes a telephone for the verbs at /text and, if there are any, those at other paths."""
Pages = Mapping[str, str | Answer]


def refusal(texter: Texter) -> TwimlError:
    """Give the error in which a text ends."""
    try:
        texter.send()
    except TwimlError as error:
        return error
    raise AssertionError("the text was answered")
