"""Name what can happen in a conversation by text, in the order it is noticed; it makes none."""

from dataclasses import dataclass

from ivr.simulator.happenings import Requested, Texted


@dataclass(frozen=True)
class Sent:
    """The texter sent a text with some pictures; `opt_out_type` is what Twilio took it for."""

    text: str
    media: int = 0
    opt_out_type: str | None = None


@dataclass(frozen=True)
class Received:
    """A text arrived on the texter's telephone."""

    text: str


@dataclass(frozen=True)
class Silent:
    """The service answered with no text at all."""


TextHappening = Sent | Requested | Received | Texted | Silent
