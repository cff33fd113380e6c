"""Tell whether an agent is on duty at a moment, and what the hours are in the days around it.

A date of its own overrides a public holiday, which overrides the week of the season. Everything is
local time, so a change of the clocks moves nothing.

A stretch belongs to the day on which it begins, so that a night goes on into a day that has no
hours, or others. Only a public holiday and a date that is closed are closed from midnight to
midnight: the night before ends there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from ivr.model.calendar import MIDNIGHT, Span
from ivr.model.hotline import Hotline
from ivr.model.hours import Hours

NOTICE = timedelta(days=7)
SEARCH = timedelta(days=366)
A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)

Holidays = Mapping[date, str]
Entries = tuple[tuple[tuple[int, ...], tuple[Span, ...]], ...]
"""The hours of a week: days of the week, and the stretches that begin on them."""


@dataclass(frozen=True)
class SpecialDay:
    """A coming date with hours of its own; no spans if it is closed all day."""

    day: date
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Week:
    """The hours of the week, and the coming date from which on they count; None if today."""

    entries: Entries
    since: date | None = None


@dataclass(frozen=True)
class Duty:
    """What the clock says of the agents at one moment.

    `reopens` is the local start of the next stretch after a time without one (None if none comes
    within a year) and `reopens_today` whether that is on the same day; `special_days` and `weeks`
    are those of the next seven days, today included, and dates in a row to their last. Without a
    clock there are no `weeks`. `groups` tell the same of each group of agents that has hours of its
    own. `notice`: it is to be said now.
    """

    open: bool
    reopens: datetime | None
    special_days: tuple[SpecialDay, ...]
    reopens_today: bool = False
    weeks: tuple[Week, ...] = ()
    groups: tuple[tuple[str, "Duty"], ...] = ()
    notice: bool = False


def spans_on(hours: Hours, holidays: Holidays, day: date) -> tuple[Span, ...]:
    """Return the stretches that begin on a local date; the last may end on the next day."""
    own = hours.of_date(day)
    if own is not None:
        return own
    if day in holidays:
        return ()
    return next((spans for days, spans in _entries(hours, day) if day.weekday() in days), ())


def stretches_on(hours: Hours, holidays: Holidays, day: date) -> tuple[Span, ...]:
    """Return when agents are on duty from midnight to midnight of a local date."""
    begun = spans_on(hours, holidays, day)
    if not begun and (hours.of_date(day) is not None or day in holidays):
        return ()
    before = spans_on(hours, holidays, day - A_DAY)
    return (
        *(Span(0, one.end - MIDNIGHT) for one in before if one.overnight),
        *(Span(one.start, min(one.end, MIDNIGHT)) for one in begun),
    )


def weeks_from(hours: Hours, day: date) -> tuple[Week, ...]:
    """Return the week that counts on a local date, and those that follow in the next seven days."""
    weeks = [Week(_entries(hours, day))]
    for offset in range(1, NOTICE.days if hours.seasons else 1):
        later = day + timedelta(days=offset)
        if (entries := _entries(hours, later)) != weeks[-1].entries:
            weeks.append(Week(entries, later))
    return tuple(weeks)


def duty_at(hours: Hours, holidays: Holidays, moment: datetime) -> Duty:
    """Look at the clock: `moment` is aware, in any time zone."""
    local = moment.astimezone(hours.timezone).replace(tzinfo=None)
    today = local.date()
    reopens = next(_openings(hours, holidays, local), None)
    return Duty(
        open=_is_open(hours, holidays, local),
        reopens=reopens,
        reopens_today=reopens is not None and reopens.date() == today,
        special_days=tuple(
            SpecialDay(day, hours.dates[dates])
            for dates in sorted(hours.dates)
            if dates.first < today + NOTICE
            for day in dates
            if today <= day
        ),
        weeks=weeks_from(hours, today),
    )


def duty_of(hotline: Hotline, moment: datetime) -> Duty:
    """Look at the clock of a hotline: `moment` is aware, in any time zone."""
    duty = duty_at(hotline.service.hours, hotline.public_holidays, moment)
    groups = tuple(
        (name, duty_at(hours, hotline.holidays_of(name), moment))
        for name, hours in hotline.hours_of_groups.items()
    )
    notice = hotline.service.notice
    local = moment.astimezone(hotline.service.hours.timezone).replace(tzinfo=None)
    return replace(duty, groups=groups, notice=notice is not None and notice.is_due(local))


def _entries(hours: Hours, day: date) -> Entries:
    open_ = next((season.open for season in hours.seasons if day in season), hours.open)
    return tuple(open_.items())


def _is_open(hours: Hours, holidays: Holidays, local: datetime) -> bool:
    minute = local.hour * 60 + local.minute
    stretches = stretches_on(hours, holidays, local.date())
    return any(one.start <= minute < one.end for one in stretches)


def _openings(hours: Hours, holidays: Holidays, local: datetime) -> Iterator[datetime]:
    """Yield each later start of a stretch before which nobody is on duty."""
    for offset in range(SEARCH.days):
        day = local.date() + timedelta(days=offset)
        for span in spans_on(hours, holidays, day):
            start = datetime.combine(day, time()) + timedelta(minutes=span.start)
            if start > local and not _is_open(hours, holidays, start - A_MINUTE):
                yield start
