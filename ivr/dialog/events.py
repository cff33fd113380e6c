"""Name what can come in from a call (events), what the world adds, and what goes out (actions).

A reply holds the actions, and the moves from state to state that they come from.
"""

from dataclasses import dataclass
from typing import NamedTuple

from ivr.dialog.hours import Duty
from ivr.dialog.session import Session
from ivr.dialog.wording import Text

ARRIVED = "arrived"


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


@dataclass(frozen=True)
class TextEnded:
    """A text that a caller asked for is on its way, or its number cannot be texted."""

    sent: bool


Event = Arrived | Key | NoInput | TransferEnded | TextEnded


@dataclass(frozen=True)
class Answered:
    """A texter answered the pending question, in a word of these languages."""

    yes: bool
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A texter sent the keyword of a state; it belongs to these languages.

    It is `exact` if nothing else of meaning was in the text: what a machine quotes is not.
    """

    state: str
    languages: tuple[str, ...]
    exact: bool


@dataclass(frozen=True)
class ChoseLanguage:
    """A texter asked for a language."""

    language: str


@dataclass(frozen=True)
class NearMiss:
    """A texter sent what is nearly this keyword, of this language."""

    word: str
    language: str


@dataclass(frozen=True)
class NotUnderstood:
    """A texter sent something else."""


@dataclass(frozen=True)
class Courtesy:
    """A texter sent nothing but thanks or a greeting, which wants no answer."""


@dataclass(frozen=True)
class Sensitive:
    """A texter sent a picture, or what looks like the number of a card or an account."""


TextEvent = Answered | Asked | ChoseLanguage | NearMiss | NotUnderstood | Courtesy | Sensitive


@dataclass(frozen=True)
class Conditions:
    """What the world adds to a step: the clock, and what the numbers of both sides allow.

    `staffed`: an agent's number is configured. `textable`: the caller's number can get a text.
    """

    duty: Duty
    staffed: bool
    textable: bool = False


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


@dataclass(frozen=True)
class SendText:
    """Send messages to the number that is calling, then come back with the session."""

    messages: tuple[str, ...]
    session: Session


Action = Say | Listen | GoOn | Dial | HangUp | SendText


@dataclass(frozen=True)
class Move:
    """What led from a state to another, or back to itself.

    `by` is a key, a language, yes or no, a condition, an outcome, `next`, or what was odd:
    `no input`, `no match`, …. The `origin` of an arrival is empty; `target` may be `hang_up`.
    """

    origin: str
    by: str
    target: str


class CallReply(NamedTuple):
    """What answers an event of a call, and the moves on the way to it."""

    actions: tuple[Action, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class TextReply:
    """What answers a text: messages, none for silence, and where the texter stands then."""

    messages: tuple[str, ...]
    session: Session
    moves: tuple[Move, ...]
