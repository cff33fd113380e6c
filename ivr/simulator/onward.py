"""Name the document with which a verb goes on; it never fetches one."""

from collections.abc import Mapping
from typing import NamedTuple

from ivr.simulator.webhook import NO_NEWS


class Onward(NamedTuple):
    """Which verb goes on where and how, and what that request tells besides."""

    verb: str
    address: str
    method: str
    news: Mapping[str, str] = NO_NEWS
