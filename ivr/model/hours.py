"""When agents are on duty: the hours of the week, of seasons and of single dates."""

from collections.abc import Mapping
from datetime import date
from itertools import combinations, pairwise
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ivr.model.calendar import DateOrDates, Dates, DayOfYear, Days, Span, Spans, Zone
from ivr.model.prompt import FROZEN, freeze
from ivr.model.values import Node


def _one_entry_a_weekday(
    hours: Mapping[tuple[int, ...], tuple[Span, ...]],
) -> Mapping[tuple[int, ...], tuple[Span, ...]]:
    weekdays = [weekday for entry in hours for weekday in entry]
    if len(set(weekdays)) < len(weekdays):
        raise PydanticCustomError(
            "weekday-twice",
            "a day of the week has its hours twice",
            {"cure": "Give each day once; write two stretches as 09:00-12:00, 13:00-17:00."},
        )
    if not any(hours.values()):
        raise PydanticCustomError(
            "never-open",
            "there is no hour at which agents are on duty",
            {"cure": 'Give at least one day its hours: mon-fri: "09:00-17:00".'},
        )
    return hours


Open = Annotated[
    Mapping[Days, Spans], Field(min_length=1), FROZEN, AfterValidator(_one_entry_a_weekday)
]


class Season(Node):
    """The hours of a part of each year; one that begins after it ends crosses the new year."""

    first: Annotated[DayOfYear, Field(description="its first day", alias="from")]
    last: Annotated[DayOfYear, Field(description="its last day", alias="until")]
    open: Open = Field(description="the hours of its weeks")

    def __contains__(self, day: date) -> bool:
        """Tell whether a day of any year is in the season, its first and last day included."""
        first, last = ((one.month, one.day) for one in (self.first, self.last))
        begun, going_on = first <= (day.month, day.day), (day.month, day.day) <= last
        return begun and going_on if first <= last else begun or going_on


def _apart(seasons: tuple[Season, ...]) -> tuple[Season, ...]:
    for one, other in combinations(seasons, 2):
        if one.first in other or other.first in one:
            raise PydanticCustomError(
                "seasons-overlap",
                "two seasons have a day in common",
                {"cure": "Let each season end the day before another begins."},
            )
    return seasons


def _no_date_twice(dates: Mapping[Dates, tuple[Span, ...]]) -> Mapping[Dates, tuple[Span, ...]]:
    for one, other in pairwise(sorted(dates)):
        if other.first in one:
            raise PydanticCustomError(
                "duplicate-key",
                "{one} and {other} have a day in common",
                {
                    "one": str(one),
                    "other": str(other),
                    "cure": "Let each day stand in one of them only.",
                },
            )
    return dates


class Hours(Node):
    """When agents are on duty, in the local time of `timezone`.

    A date of `dates` overrides a public holiday, a public holiday the day of the week, and a
    season the week of `open`.
    """

    timezone: Zone = Field(description="the place whose clock counts")
    open: Open = Field(description="the hours of each week")
    seasons: Annotated[tuple[Season, ...], AfterValidator(_apart)] = Field(
        default=(), description="parts of each year with hours of their own"
    )
    holidays: str | None = Field(
        default=None,
        description="the country and the province whose public holidays are closed: CA-ON",
    )
    dates: Annotated[Mapping[DateOrDates, Spans], FROZEN, AfterValidator(_no_date_twice)] = Field(
        description="days with hours of their own, or closed", default_factory=lambda: freeze({})
    )

    def of_date(self, day: date) -> tuple[Span, ...] | None:
        """Return the hours that a day has of its own; None if it has those of its week."""
        return next((spans for dates, spans in self.dates.items() if day in dates), None)
