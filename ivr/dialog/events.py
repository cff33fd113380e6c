"""What can come in from a conversation (events), what the world adds, and what goes out (actions).

An action names what is to be said by its parts; `dialog/prompts.py` makes the parts into words.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from ivr.dialog.hours import Duty
from ivr.dialog.session import Session
from ivr.model.states.acting import Request
from ivr.model.states.state import EntrySize

ARRIVED = "arrived"  # a call came in, a conversation by text began

Part = tuple[str, str]
"""A state's name, and which of its words: say, question, whisper, or the name of a phrase."""
Paragraphs = tuple[str, ...]
"""What is said: one string a paragraph."""


# What comes in from a call


@dataclass(frozen=True)
class Arrived:
    """A call has come in."""


@dataclass(frozen=True)
class Key:
    """The caller pressed one key: 0 to 9 or star; anything else is no match."""

    key: str


@dataclass(frozen=True)
class Entered:
    """The caller entered a number, or a texter sent one: nobody keeps it, and nothing shows it."""

    digits: str = field(repr=False)


@dataclass(frozen=True)
class NoInput:
    """The caller was silent through every try of the document."""


@dataclass(frozen=True)
class Outcome:
    """What a state asked for has come to an end: its name is one that the kind declares.

    The call is `over` if the caller has hung up meanwhile.
    """

    name: str
    over: bool = False


Event = Arrived | Key | Entered | NoInput | Outcome


# What comes in from a texter


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
class Reaction:
    """A telephone told of a reaction to one of our texts, which wants no answer."""


@dataclass(frozen=True)
class Sensitive:
    """A texter sent a picture, or what looks like the number of a card or an account."""


TextEvent = (
    Answered
    | Asked
    | ChoseLanguage
    | Entered
    | NearMiss
    | NotUnderstood
    | Courtesy
    | Reaction
    | Sensitive
)


# What the world adds


@dataclass(frozen=True)
class Conditions:
    """What the world adds to a step: the clock, and what the numbers of both sides allow.

    `staffed`: an agent's number is configured. `textable`: the caller's number can get a text.
    `unstaffed` are the groups of agents that have none.
    """

    duty: Duty
    staffed: bool
    textable: bool = False
    unstaffed: frozenset[str] = frozenset()

    def is_open(self, group: str) -> bool:
        """Tell whether agents of a group are on duty, by its own hours or by the service's."""
        duty = dict(self.duty.groups).get(group, self.duty)
        return duty.open

    def is_staffed(self, group: str) -> bool:
        """Tell whether a group of agents has a number; an empty name stands for all agents."""
        return group not in self.unstaffed if group else self.staffed

    @property
    def open(self) -> bool:
        """Whether agents are on duty."""
        return self.duty.open

    @property
    def reaches_agents(self) -> bool:
        """Whether an agent is on duty and has a number."""
        return self.duty.open and self.staffed


# What goes out


@dataclass(frozen=True)
class Say:
    """Say a part of a state in a language; `text` is empty until the part is made into words.

    Where there is a `recording` of these words, it is played from that absolute address. `digits`
    are those that a caller has just entered, to be read back.
    """

    language: str
    state: str
    part: str
    text: Paragraphs = ()
    recording: str = ""
    digits: str = field(default="", repr=False)


@dataclass(frozen=True)
class Listen:
    """Say something that a key interrupts, then wait `wait` seconds for a key of the session.

    With an `entry` it waits for each key of a number. The key goes to the session's address, or to
    a `door` of its own there.
    """

    says: tuple[Say, ...]
    session: Session
    wait: int
    entry: EntrySize | None = None
    door: str = ""


@dataclass(frozen=True)
class GoOn:
    """Come back with the session: the caller was silent."""

    session: Session


@dataclass(frozen=True)
class Act:
    """Have a request done, then come back with the session; without one, go on.

    `messages` are the texts that go out with it, once they are written.
    """

    request: Request
    session: Session | None
    messages: Paragraphs = ()


@dataclass(frozen=True)
class HangUp:
    """End the call."""


Action = Say | Listen | GoOn | Act | HangUp


def with_each_say(action: Action, change: Callable[[Say], Say]) -> Action:
    """Return an action in which each thing that is to be said is changed."""
    match action:
        case Say():
            return change(action)
        case Listen():
            return replace(action, says=tuple(map(change, action.says)))
        case GoOn() | Act() | HangUp():
            return action
        case _:
            assert_never(action)


@dataclass(frozen=True)
class Transition:
    """What led from a state to another, or back to itself.

    `by` is a key, a language, yes or no, a condition, an outcome, `next`, or what was odd:
    `no input`, `no match`, …. The `origin` of an arrival is empty, and so is the `target` of a
    caller who hung up; `target` may be `hang_up`.
    """

    origin: str
    by: str
    target: str


class CallReply(NamedTuple):
    """What answers an event of a call, the transitions on the way, and where the caller is then."""

    actions: tuple[Action, ...]
    transitions: tuple[Transition, ...]
    session: Session


class TextParts(NamedTuple):
    """A part of a text message with the words that fill its own slots, in some languages.

    `language` is None where all languages say it.
    """

    parts: tuple[Part, ...]
    language: str | None
    word: str = ""


@dataclass(frozen=True)
class TextReply:
    """What answers a text: what is said, None for silence, and where the texter stands then.

    `messages` are empty until what is said is made into words.
    """

    said: TextParts | None
    session: Session
    transitions: tuple[Transition, ...]
    messages: Paragraphs = ()
