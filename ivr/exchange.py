"""Name what can come in from a call (events), what the world adds, and what goes out (actions)."""

from dataclasses import dataclass

from ivr.hours import Duty
from ivr.session import Session
from ivr.wording import Text


@dataclass(frozen=True)
class Arrived:
    """A call has come in."""


@dataclass(frozen=True)
class Key:
    """The caller pressed one key: 0 to 9 or star; anything else is no match."""

    key: str


@dataclass(frozen=True)
class NoInput:
    """The caller was silent through every try of the document."""


@dataclass(frozen=True)
class TransferEnded:
    """The ringing or the talk with an agent is over."""

    connected: bool


Event = Arrived | Key | NoInput | TransferEnded


@dataclass(frozen=True)
class Conditions:
    """What the world adds to a step: the clock, and whether an agent's number is configured."""

    duty: Duty
    staffed: bool


@dataclass(frozen=True)
class Say:
    """Say paragraphs, with a short pause between two; they are a part of a state's words."""

    language: str
    state: str
    part: str
    text: Text


@dataclass(frozen=True)
class Listen:
    """Say something that a key interrupts, then wait `wait` seconds for a key of the session."""

    says: tuple[Say, ...]
    session: Session
    wait: int


@dataclass(frozen=True)
class GoOn:
    """Come back with the session: the caller was silent."""

    session: Session


@dataclass(frozen=True)
class Dial:
    """Ring an agent for `ring` seconds, then come back with the session; without one, go on."""

    session: Session | None
    ring: int


@dataclass(frozen=True)
class HangUp:
    """End the call."""


Action = Say | Listen | GoOn | Dial | HangUp
