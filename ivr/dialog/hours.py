"""Tell whether an agent is on duty at a moment, and what the hours are in the days around it.

A date of its own overrides a public holiday, which overrides the day of the week. Everything is
local time, so a change of the clocks moves nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ivr.model.calendar import Span
from ivr.model.hotline import Hotline

NOTICE = timedelta(days=7)
SEARCH = timedelta(days=366)


@dataclass(frozen=True)
class SpecialDay:
    """A coming date with hours of its own; no spans if it is closed all day."""

    day: date
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Duty:
    """What the clock says of the agents at one moment.

    `reopens` is the local start of the next stretch (None if none comes within a year) and
    `reopens_today` whether that is on the same day; `special_days` are those of the next seven
    days, today included.
    """

    open: bool
    reopens: datetime | None
    special_days: tuple[SpecialDay, ...]
    reopens_today: bool = False


def spans_on(hotline: Hotline, day: date) -> tuple[Span, ...]:
    """Return the stretches of a local date in which agents are on duty."""
    hours = hotline.service.hours
    if day in hours.dates:
        return hours.dates[day]
    if day in hotline.public_holidays:
        return ()
    return next((spans for days, spans in hours.open.items() if day.weekday() in days), ())


def duty_at(hotline: Hotline, moment: datetime) -> Duty:
    """Look at the clock: `moment` is aware, in any time zone."""
    hours = hotline.service.hours
    local = moment.astimezone(hours.timezone).replace(tzinfo=None)
    minute = local.hour * 60 + local.minute
    reopens = next((start for start in _starts(hotline, local.date()) if start > local), None)
    return Duty(
        open=any(span.start <= minute < span.end for span in spans_on(hotline, local.date())),
        reopens=reopens,
        reopens_today=reopens is not None and reopens.date() == local.date(),
        special_days=tuple(
            SpecialDay(day, hours.dates[day])
            for day in sorted(hours.dates)
            if local.date() <= day < local.date() + NOTICE
        ),
    )


def _starts(hotline: Hotline, first: date) -> Iterator[datetime]:
    for offset in range(SEARCH.days):
        day = first + timedelta(days=offset)
        for span in spans_on(hotline, day):
            yield datetime.combine(day, time()) + timedelta(minutes=span.start)
