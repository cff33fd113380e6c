"""Describe a report: what was counted between two days, in numbers that name nobody."""

from dataclasses import dataclass
from datetime import date

StateKind = str
"""The kind of a state; empty for one that the hotline has no more."""


@dataclass(frozen=True)
class Day:
    """What came in on a day; `closed` are the calls that came while no agent was on duty."""

    day: date
    calls: int
    closed: int
    conversations: int
    texts: int


@dataclass(frozen=True)
class Hour:
    """What came in at an hour of the day (0 to 23), over all days whose hours are still known."""

    hour: int
    calls: int
    conversations: int
    texts: int


@dataclass(frozen=True)
class Language:
    """Calls by the language chosen at their start, and texts; the name is empty if unknown."""

    language: str
    calls: int
    texts: int


@dataclass(frozen=True)
class Amount:
    """How often something was counted."""

    name: str
    n: int


@dataclass(frozen=True)
class Answer:
    """How often the answer was sent: for the first time, and `again` on request.

    `states` are the states that hold an answer; their sum is both together. `arrived` is what
    the answer is a share of.
    """

    arrived: int
    sent: int
    again: int
    states: tuple[Amount, ...]


@dataclass(frozen=True)
class Leaving:
    """What entered a state from another, went on to another, or left there.

    Entered and missing are together what went on and left; `missing` are moves out of a state
    whose way in was not counted. Of those who left, some had talked with an agent
    (`after_talk`). The `kind` is that of a node, or empty if the hotline has no such state.
    """

    state: str
    kind: StateKind
    entered: int
    went_on: int
    left: int
    missing: int
    after_talk: int


@dataclass(frozen=True)
class Choice:
    """What led on from a state, how often, and to which states, the likeliest first.

    A key that works anywhere may mean `repeat` or `switch_language`.
    """

    by: str
    means: str
    targets: tuple[str, ...]
    n: int


@dataclass(frozen=True)
class Choices:
    """What was chosen at a state; `n` is the sum."""

    state: str
    kind: StateKind
    n: int
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Flow:
    """What happened in one flow; `ended` counts the calls that the line itself ended."""

    answer: Answer
    leavings: tuple[Leaving, ...]
    choices: tuple[Choices, ...]
    ended: int


@dataclass(frozen=True)
class Transfer:
    """How transfers ended; in `hung_up` of them the caller did not go on in the flow."""

    outcome: str
    n: int
    hung_up: int


@dataclass(frozen=True)
class Ended:
    """Calls that ended in a way, after so many seconds (`<10` to `600+`)."""

    status: str
    seconds: str
    n: int


@dataclass(frozen=True)
class Keyword:
    """How often the keyword of a state was texted; `words` are those that are offered."""

    state: str
    words: tuple[str, ...]
    n: int


@dataclass(frozen=True)
class Texts:
    """Texts that came in and went out; `segments` are the parts sent in reply.

    `odd` are texts that were no answer and no keyword. `asked_for` are the texts that callers
    asked for: sent or not; `call_segments` their parts.
    """

    received: int
    stopped: int
    segments: int
    keywords: tuple[Keyword, ...]
    odd: tuple[Amount, ...]
    asked_for: tuple[Amount, ...]
    call_segments: int


@dataclass(frozen=True)
class Trouble:
    """Requests of a channel whose signature was wrong, and apologies that were given there."""

    channel: str
    refused: int
    failed: int


@dataclass(frozen=True)
class Report:
    """What was counted from the first day to the last.

    `folded` is the number of days whose hours are not known any more.
    """

    first: date
    last: date
    days: tuple[Day, ...]
    hours: tuple[Hour, ...]
    folded: int
    languages: tuple[Language, ...]
    call: Flow
    text: Flow
    closed: int
    transfers: tuple[Transfer, ...]
    ended: tuple[Ended, ...]
    texts: Texts
    troubles: tuple[Trouble, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was counted."""
        moved = self.call.leavings or self.text.leavings
        return not (self.days or moved or self.ended or self.troubles)
