"""Count what happens in calls and texts, never who; a rehearsal is told its moves instead."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from flask import request

from ivr.dialog.events import Transition
from ivr.metrics.names import WEB
from ivr.metrics.pending_counts import WaitingCounts
from ivr.model.hotline import Hotline
from ivr.web.internal_call import MOVES

HOURS = 64  # minutes whose hour is remembered


@lru_cache(HOURS)
def _hour(minute: datetime, timezone: ZoneInfo) -> str:
    return f"{minute.astimezone(timezone):%Y-%m-%dT%H}"


class Tally:
    """Counts for one channel (`call` or `text`), by the hours of the hotline's clock."""

    def __init__(
        self, channel: str, waiting: WaitingCounts | None, now: Callable[[], datetime]
    ) -> None:
        self._channel = channel
        self._waiting = waiting
        self._now = now

    def moves(self, hotline: Hotline, language: str | None, moves: Iterable[Transition]) -> None:
        """Count moves on a release, in a language if it is known."""
        rehearsed = request.environ.get(MOVES)
        if rehearsed is not None:
            rehearsed += moves
            return
        for move in moves:
            self._add(self._channel, hotline, language, move, 1)

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
        """Count what is no move of the flow: that a text came in, how many segments went out."""
        if MOVES not in request.environ and n:
            self._add(self._channel, hotline, language, Transition(origin, by, target), n)

    def trouble(self, hotline: Hotline, by: str) -> None:
        """Count a request that was refused, or one that failed."""
        if MOVES not in request.environ:
            self._add(WEB, hotline, None, Transition("", by, self._channel), 1)

    def _add(
        self, channel: str, hotline: Hotline, language: str | None, move: Transition, n: int
    ) -> None:
        if self._waiting is not None:
            minute = self._now().replace(second=0, microsecond=0)
            period = _hour(minute, hotline.service.hours.timezone)
            about = (period, hotline.release, channel, language or "")
            self._waiting.add((*about, move.origin, move.by, move.target), n)
