"""What is published, and which release answers."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RequestWorld:
    """The world around a request; `textable` if the number that calls can get a text."""

    now: datetime
    has_agents: bool = True
    textable: bool = False
