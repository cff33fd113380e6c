"""Read what the world adds to a request: the time, and whether agents can be rung.

In the demo, and only there, a request may carry a world of its own.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import request

from ivr.releases import RequestWorld
from ivr.settings import Settings

CLOCK = "X-Demo-Clock"  # an ISO date and time, local unless it has an offset
YEARS = range(2000, 2101)
AGENTS = "X-Demo-Agents"  # "none": as if no agent's number were set


def read_world(
    settings: Settings, timezone: ZoneInfo, now: Callable[[], datetime], textable: bool = False
) -> RequestWorld:
    """Return the world of the request at hand, its time aware."""
    if not settings.demo:
        return RequestWorld(now(), textable=textable)
    has_agents = request.headers.get(AGENTS) != "none"
    return RequestWorld(_demo_time(timezone) or now(), has_agents, textable)


def _demo_time(timezone: ZoneInfo) -> datetime | None:
    try:
        given = datetime.fromisoformat(request.headers.get(CLOCK, ""))
    except ValueError:
        return None
    if given.year not in YEARS:
        return None
    return given if given.tzinfo else given.replace(tzinfo=timezone)
