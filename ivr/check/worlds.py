"""The worlds that a conversation can meet, and what answers in each of them.

A world is open or closed, staffed or not, and the caller can get a text or cannot. A group of
agents without a number of its own has that of all. It may change between any two webhooks.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Any, TypeVar

from ivr.check.rule import ORDINARY
from ivr.dialog.events import Conditions
from ivr.dialog.hours import NOTICE, Duty, Holidays, duty_of, stretches_on
from ivr.model.calendar import MIDNIGHT
from ivr.model.hotline import Hotline, remembered
from ivr.model.hours import Hours

Answer = TypeVar("Answer")

SWITCHES = ("staffed", "textable", "unstaffed")
DUTY = frozenset(field.name for field in fields(Duty))


@dataclass(frozen=True)
class PossibleWorld:
    """Conditions, and a local moment at which they hold."""

    moment: datetime
    conditions: Conditions


class WatchedDuty(Duty):
    """A duty that remembers whether an answer looked at it."""

    looked: set[str]

    def __init__(self, duty: Duty, looked: set[str]) -> None:
        super().__init__(**{field.name: getattr(duty, field.name) for field in fields(duty)})
        object.__setattr__(self, "looked", looked)

    def __getattribute__(self, name: str) -> Any:
        if name in DUTY:
            object.__getattribute__(self, "looked").add("duty")
        return object.__getattribute__(self, name)


class Watched(Conditions):
    """Conditions that remember which of their switches an answer looked at."""

    looked: set[str]

    def __init__(self, conditions: Conditions, watches_duty: bool) -> None:
        looked: set[str] = set()
        duty = WatchedDuty(conditions.duty, looked) if watches_duty else conditions.duty
        super().__init__(duty, conditions.staffed, conditions.textable, conditions.unstaffed)
        object.__setattr__(self, "looked", looked)

    def __getattribute__(self, name: str) -> Any:
        if name in SWITCHES:
            object.__getattribute__(self, "looked").add(name)
        return object.__getattribute__(self, name)


@remembered
def worlds_of(hotline: Hotline) -> tuple[PossibleWorld, ...]:
    """Return each world: of all moments that are open, or closed, the one with most to say."""
    groups = frozenset(hotline.service.agents.groups)
    staffs = [(True, frozenset[str]()), (False, groups)]
    staffs += [(False, frozenset[str]())] if groups else []  # each group has a number of its own
    return tuple(
        PossibleWorld(moment, Conditions(duty, staffed, textable, unstaffed))
        for moment in _moments(hotline)
        for duty in (duty_of(hotline, moment),)
        for (staffed, unstaffed), textable in product(staffs, (True, False))
    )


class Watch:
    """Answers in every world, asking once where an answer does not look at what differs.

    The clock is watched only if asked for: where words are remembered, a look at it goes unseen.
    """

    def __init__(self, worlds: Sequence[PossibleWorld], watches_duty: bool = False) -> None:
        self._worlds = worlds
        self._always = frozenset() if watches_duty else frozenset({"duty"})
        self._watched = [Watched(world.conditions, watches_duty) for world in worlds]
        self._alike: dict[tuple[int, frozenset[str]], int] = {}

    def answers(self, answer: Callable[[Watched], Answer]) -> Iterator[tuple[int, Answer]]:
        """Yield each answer with the worlds that it is for, as bits."""
        todo = (1 << len(self._worlds)) - 1
        for place, conditions in enumerate(self._watched):
            if todo >> place & 1:
                conditions.looked.clear()
                given = answer(conditions)
                alike = todo & self._alike_to(place, self._always | conditions.looked)
                todo &= ~alike
                yield alike, given

    def _alike_to(self, place: int, looked: frozenset[str]) -> int:
        """Return the worlds that look like one, to who looks at these of their conditions."""
        if (place, looked) not in self._alike:
            mine = self._worlds[place].conditions
            self._alike[place, looked] = sum(
                1 << other
                for other, world in enumerate(self._worlds)
                if all(getattr(world.conditions, name) == getattr(mine, name) for name in looked)
            )
        return self._alike[place, looked]


def _moments(hotline: Hotline) -> Iterator[datetime]:
    """Yield a moment for each of who is on duty and who is not, as far as there are such."""
    best: dict[tuple[bool, ...], tuple[int, datetime]] = {}
    groups = hotline.hours_of_groups
    clocks = [(hotline.service.hours, hotline.public_holidays)]
    clocks += [(hours, hotline.holidays_of(name)) for name, hours in groups.items()]
    notice = hotline.service.notice
    noted = [notice.begins.date() + timedelta(days=n) for n in range(8)] if notice else []
    days = dict.fromkeys([*(day for one in clocks for day in _days(*one)), *noted])
    for hours, holidays in clocks:
        for day in days:
            stretches = stretches_on(hours, holidays, day)
            minutes = {0, *(at for one in stretches for at in (one.start, one.end))}
            if notice and day == notice.begins.date():
                minutes.add(notice.begins.hour * 60 + notice.begins.minute)
            for minute in sorted(at for at in minutes if at < MIDNIGHT):
                moment = datetime.combine(day, time(*divmod(minute, 60)), hours.timezone)
                duty = duty_of(hotline, moment)
                on_duty = (duty.open, *(one.open for _, one in duty.groups), duty.notice)
                if on_duty not in best or best[on_duty][0] < len(duty.special_days):
                    best[on_duty] = len(duty.special_days), moment
    zone = hotline.service.hours.timezone
    for on_duty in sorted(best, reverse=True):
        yield best[on_duty][1].astimezone(zone)


def _days(hours: Hours, holidays: Holidays) -> Iterator[date]:
    for offset in range(14):
        yield ORDINARY + timedelta(days=offset)
    for dates in hours.dates:
        for offset in range(NOTICE.days):
            yield dates.first - timedelta(days=offset)
        yield dates.last
    yield from sorted(day for day in holidays if day > ORDINARY)[:1]
    for season in hours.seasons:
        month = date(ORDINARY.year, season.first.month, 1)  # the 29 of February is in few years
        for offset in range(7):
            yield month + timedelta(days=season.first.day - 1 + offset)
