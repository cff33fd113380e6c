"""The times and dates of flow files.

Times of day are in minutes since midnight, days of the week count from Monday, 0; all are local.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import PlainValidator, WithJsonSchema

from ivr.model.values import matching, pattern_schema

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = 24 * 60


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of one day, in minutes since midnight, its end not included."""

    start: int
    end: int


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
]

Zone = Annotated[
    ZoneInfo,
    PlainValidator(
        matching(
            "bad-timezone",
            r"([A-Za-z_/+-]+)",
            "is not a time zone",
            "Write a name from the tz database: America/Toronto.",
            ZoneInfo,
        )
    ),
    WithJsonSchema({"type": "string"}),
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
]


def _read_minutes(text: str) -> int:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", text, re.ASCII)
    if not match:
        raise ValueError("not a time")
    hour, minute = int(match[1]), int(match[2])
    if minute > 59 or hour * 60 + minute > MIDNIGHT:
        raise ValueError("no such time")
    return hour * 60 + minute


def _read_spans(text: str) -> tuple[Span, ...]:
    if text == "closed":
        return ()
    ends = [re.split(r"\s*-\s*", part.strip()) for part in text.split(",")]
    spans = tuple(Span(_read_minutes(start), _read_minutes(end)) for start, end in ends)
    order = [moment for span in spans for moment in (span.start, span.end)]
    if any(one >= other for one, other in pairwise(order)):
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
            'Write "09:00-17:00", "09:00-12:00, 13:00-17:00" or closed.',
            _read_spans,
        )
    ),
    pattern_schema(rf"{_SPAN}(, ?{_SPAN})*|closed"),
]
