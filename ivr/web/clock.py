"""Tell the time of a request: now, or in the demo whatever time it carries."""

from collections.abc import Callable
from datetime import datetime

from flask import request

from ivr.model.hotline import Hotline
from ivr.settings import Settings

CLOCK = "X-Demo-Clock"  # an ISO date and time, local unless it has an offset


def clock(
    settings: Settings, hotline: Hotline, now: Callable[[], datetime]
) -> Callable[[], datetime]:
    """Make the clock of a deployment, aware; only the demo takes its time from a request."""

    def moment() -> datetime:
        if settings.demo and CLOCK in request.headers:
            try:
                given = datetime.fromisoformat(request.headers[CLOCK])
            except ValueError:
                return now()
            return given if given.tzinfo else given.replace(tzinfo=hotline.service.hours.timezone)
        return now()

    return moment
