"""The times and dates of flow files.

Times of day are in minutes since midnight, days of the week count from Monday, 0; all are local.
"22:00-06:00" ends on the next day: as 30:00, in minutes since midnight of the day it begins on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import PlainValidator, WithJsonSchema

from ivr.model.time_zones import CLOCKS_OF_PLACES
from ivr.model.values import Takes, matching, pattern_schema

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NOON = 12 * 60
MIDNIGHT = 24 * 60
LONGEST_NIGHT = 18 * 60  # "09:00-05:00" is a clock of twelve hours, and no night
MOST_DATES = 366  # in a row
LEAP_YEAR = 2024  # has every day of a year


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a day, in minutes since its midnight, its end not included.

    One that goes on over midnight ends after `MIDNIGHT`, and before noon of the next day.
    """

    start: int
    end: int

    @property
    def overnight(self) -> bool:
        """Whether it ends on the next day."""
        return self.end > MIDNIGHT


ALL_DAY = (Span(0, MIDNIGHT),)


@dataclass(frozen=True, order=True)
class Dates:
    """A day, or days in a row, the first and the last included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        """Yield the days in their order."""
        return (self.first + timedelta(days=place) for place in range(len(self)))

    def __len__(self) -> int:
        """Count the days."""
        return (self.last - self.first).days + 1

    def __str__(self) -> str:
        """Write them as files do."""
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


Month = Annotated[
    date,
    PlainValidator(
        matching(
            "bad-month",
            r"(\d{4}-\d{2})",
            "is not a month",
            "Write the year and the month: 2010-04.",
            lambda text: date.fromisoformat(f"{text}-01"),
        )
    ),
    pattern_schema(r"\d{4}-\d{2}"),
    Takes("a month: 2010-04"),
]
Day = Annotated[
    date,
    PlainValidator(
        matching(
            "bad-date",
            r"(\d{4}-\d{2}-\d{2})",
            "is not a date",
            "Write the year, the month and the day: 2026-12-24.",
            date.fromisoformat,
        )
    ),
    pattern_schema(r"\d{4}-\d{2}-\d{2}"),
    Takes("a day: 2026-12-24"),
]


def _read_dates(first: str, last: str | None) -> Dates:
    dates = Dates(date.fromisoformat(first), date.fromisoformat(last or first))
    if dates.last < dates.first or len(dates) > MOST_DATES:
        raise ValueError("no dates in a row")
    return dates


_DATE = r"\d{4}-\d{2}-\d{2}"
DateOrDates = Annotated[
    Dates,
    PlainValidator(
        matching(
            "bad-date",
            rf"({_DATE})(?:\.\.({_DATE}))?",
            "is not a date, nor dates in a row",
            "Write the year, the month and the day: 2026-12-24; days in a row from the first to "
            f"the last: 2026-12-24..2026-12-31, {MOST_DATES} at most.",
            _read_dates,
        )
    ),
    pattern_schema(rf"{_DATE}(\.\.{_DATE})?"),
    Takes("a day, or days in a row: 2026-12-24..2026-12-31"),
]
DayOfYear = Annotated[
    date,
    PlainValidator(
        matching(
            "bad-day-of-year",
            r"(\d{2}-\d{2})",
            "is not a day of each year",
            "Write the month and the day: 06-15.",
            lambda text: date.fromisoformat(f"{LEAP_YEAR}-{text}"),
        )
    ),
    pattern_schema(r"\d{2}-\d{2}"),
    Takes("a day of each year: 06-15"),
]


def _read_zone(value: Any) -> Any:
    place = CLOCKS_OF_PLACES.get(str(value).strip(), "America/Toronto")
    return matching(
        "bad-timezone",
        r"(?!\w{3}\d\w{3}$)([A-Za-z0-9_/+-]+)",
        "is not a time zone",
        f"Write a name from the tz database: {place}.",
        ZoneInfo,
    )(value)


Moment = Annotated[
    datetime,
    PlainValidator(
        matching(
            "bad-moment",
            r"(\d{4}-\d{2}-\d{2} \d{2}:\d{2})",
            "is not a date and a time",
            'Write the day and the time, in quotes: "2026-12-24 09:00".',
            lambda text: datetime.strptime(text, "%Y-%m-%d %H:%M"),  # noqa: DTZ007  local time
        )
    ),
    pattern_schema(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}"),
    Takes('a day and a time: "2026-12-24 09:00"'),
]

Zone = Annotated[
    ZoneInfo,
    PlainValidator(_read_zone),
    WithJsonSchema({"type": "string"}),
    Takes("a place: America/Toronto"),
]


def _read_days(text: str) -> tuple[int, ...]:
    days: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last if dash else first)
        days += range(start, end + 1) if start <= end else [*range(start, 7), *range(end + 1)]
    if len(set(days)) < len(days):
        raise ValueError("a day twice")
    return tuple(days)


_DAY = f"({'|'.join(WEEKDAYS)})"
_RUN = f"{_DAY}(-{_DAY})?"
_DAYS = f"{_RUN}(, ?{_RUN})*"
Days = Annotated[
    tuple[int, ...],
    PlainValidator(
        matching(
            "bad-days",
            "(.+)",
            "are not days of the week",
            f"The days are {', '.join(WEEKDAYS)}; write mon-fri, or mon, wed, fri.",
            _read_days,
        )
    ),
    pattern_schema(_DAYS),
    Takes("days: mon-fri"),
]


def _read_minutes(text: str) -> int:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text, re.ASCII)
    if not match:
        raise ValueError("not a time")
    hour, minute = int(match[1]), int(match[2])
    if minute > 59 or hour * 60 + minute > MIDNIGHT:
        raise ValueError("no such time")
    return hour * 60 + minute


def _read_span(text: str) -> Span:
    start, end = map(_read_minutes, re.split(r"\s*-\s*", text))
    night = end < start
    if night:
        end += MIDNIGHT
    if night and (start == MIDNIGHT or end >= MIDNIGHT + NOON or end - start > LONGEST_NIGHT):
        raise ValueError("a night ends before noon")
    if start == end:
        raise ValueError("hours of no length")
    return Span(start, end)


def _read_spans(text: str) -> tuple[Span, ...]:
    if text == "closed":
        return ()
    spans = tuple(_read_span(part.strip()) for part in text.split(","))
    if any(one.end >= other.start for one, other in pairwise(spans)):
        raise ValueError("hours must follow one another")
    return spans


_SPAN = r"\d{1,2}:\d{2}-\d{1,2}:\d{2}"
Spans = Annotated[
    tuple[Span, ...],
    PlainValidator(
        matching(
            "bad-hours",
            r"([\d:\s,-]+|closed)",
            "are not opening hours",
            'Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed; a night is "22:00-06:00", '
            "and ends before noon.",
            _read_spans,
        )
    ),
    pattern_schema(rf"{_SPAN}(, ?{_SPAN})*|closed"),
    Takes('hours: "09:00-17:00", or closed'),
]
