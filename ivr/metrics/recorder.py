"""Count what happens in calls and texts, never who it happens to."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from ivr.dialog.events import Transition
from ivr.metrics.names import WEB
from ivr.metrics.pending_counts import PendingCounts
from ivr.model.hotline import Hotline

HOURS = 64  # minutes whose hour is remembered


@lru_cache(HOURS)
def _hour(minute: datetime, timezone: ZoneInfo) -> str:
    return f"{minute.astimezone(timezone):%Y-%m-%dT%H}"


class Recorder:
    """Counts for one channel (`call` or `text`), by the hours of the hotline's clock.

    Without pending counts to add to, nothing is counted.
    """

    def __init__(
        self, channel: str, pending: PendingCounts | None, now: Callable[[], datetime]
    ) -> None:
        self._channel = channel
        self._pending = pending
        self._now = now

    def record(
        self, hotline: Hotline, language: str | None, transitions: Iterable[Transition]
    ) -> None:
        """Count transitions on a release, in a language if it is known."""
        for one in transitions:
            self._count(self._channel, hotline, language, one, 1)

    def note(
        self,
        hotline: Hotline,
        language: str | None,
        by: str,
        *,
        n: int = 1,
        origin: str = "",
        target: str = "",
    ) -> None:
        """Count what is no transition: that a text came in, how many segments went out."""
        if n:
            self._count(self._channel, hotline, language, Transition(origin, by, target), n)

    def trouble(self, hotline: Hotline, by: str) -> None:
        """Count a request that was refused, or one that failed."""
        self._count(WEB, hotline, None, Transition("", by, self._channel), 1)

    def _count(
        self, channel: str, hotline: Hotline, language: str | None, what: Transition, n: int
    ) -> None:
        if self._pending is not None:
            minute = self._now().replace(second=0, microsecond=0)
            period = _hour(minute, hotline.service.hours.timezone)
            about = (period, hotline.release, channel, language or "")
            self._pending.add((*about, what.origin, what.by, what.target), n)
