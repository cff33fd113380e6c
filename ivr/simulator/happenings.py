"""Name what can happen in a call, in the order in which the people in it notice; it makes none.

`barge_in` is true where a key press interrupts what is heard. Addresses are absolute.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Requested:
    """A webhook was called: every parameter it carried, the signature apart."""

    method: str
    address: str
    parameters: Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """Words were spoken, one paragraph a line; breaks add `pause_seconds` of silence to them."""

    text: str
    language: str
    voice: str
    pause_seconds: float
    barge_in: bool


@dataclass(frozen=True)
class Played:
    """A recording was played."""

    address: str
    barge_in: bool


@dataclass(frozen=True)
class Paused:
    """Nothing was heard for some seconds."""

    seconds: int
    barge_in: bool


@dataclass(frozen=True)
class Listening:
    """The line awaits keys: `timeout` seconds for each, `num_digits` of them (None: any number).

    They go to `action`.
    """

    timeout: int
    num_digits: int | None
    finish_on_key: str
    action: str


@dataclass(frozen=True)
class Pressed:
    """The caller pressed a key; it is ignored where nothing listens to it."""

    key: str
    ignored: bool = False


@dataclass(frozen=True)
class Waited:
    """The caller pressed nothing for as long as the line was prepared to listen, in seconds."""

    seconds: int


@dataclass(frozen=True)
class Ringing:
    """Other telephones ring together, for up to `timeout` seconds."""

    numbers: tuple[str, ...]
    timeout: int
    caller_id: str
    answer_on_bridge: bool


@dataclass(frozen=True)
class RangOut:
    """The ringing came to its end: `status` is Twilio's DialCallStatus."""

    status: str


@dataclass(frozen=True)
class Whispered:
    """An agent who picked up heard this before the caller was put through; the caller did not."""

    heard: Said | Played | Paused


@dataclass(frozen=True)
class Texted:
    """A text went from `sender` to another telephone: `status` is Twilio's word for how it went."""

    to: str
    sender: str
    text: str
    status: str


@dataclass(frozen=True)
class Ended:
    """The call is over, by whom or by what it says."""

    by: Literal["caller", "line", "reject", "end of document"]


Heard = Said | Played | Paused
Happening = (
    Requested
    | Heard
    | Listening
    | Pressed
    | Waited
    | Ringing
    | RangOut
    | Whispered
    | Texted
    | Ended
)
