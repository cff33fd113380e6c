"""What is published, and which release answers."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RequestWorld:
    """The world around a request; `textable` if the number that calls can get a text.

    `line` is the number that was called, and the caller's is `withheld` if nobody may be rung as
    from it.
    """

    now: datetime
    has_agents: bool = True
    textable: bool = False
    line: str = ""
    withheld: bool = False
