"""Dates, times and days of the week as one language says them, or briefly where room is short.

Babel renders them by the patterns of service.yaml; what it gives is made sayable.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from functools import reduce
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list

from ivr.dialog.segments import GSM
from ivr.model.calendar import MIDNIGHT, NOON
from ivr.model.service import Formats

SKELETONS = {"day_of_year": "MMMMd", "brief_date": "MMMd"}  # for patterns that are not given


class CalendarWords:
    """The calendar in one language; `brief` is for a text that would be too long otherwise."""

    def __init__(self, locale: str, formats: Formats, brief: bool = False) -> None:
        self._locale = locale
        self._formats = formats
        self._brief = brief

    def say_date(self, day: date, name: str) -> str:
        """Say a date by the pattern of that name.

        A brief one in letters that make texts longer ("2 août") is written 2027-08-02.
        """
        if not self._brief:
            return self._date(day, name)
        brief = self._date(day, "brief_date")
        if GSM.issuperset(brief):
            return brief
        return f"{day:%m-%d}" if name == "day_of_year" else day.isoformat()

    def say_time(self, minutes: int) -> str:
        """Say a time of day, in minutes since midnight, of this day or of the next."""
        formats = self._formats
        pattern = formats.time_with_minutes if minutes % 60 else formats.time
        if minutes % MIDNIGHT == 0:
            pattern = formats.midnight or pattern
        elif minutes % MIDNIGHT == NOON:
            pattern = formats.noon or pattern
        moment = time(*divmod(minutes % MIDNIGHT, 60))
        return sayable(format_time(moment, pattern, locale=self._locale))

    def weekday(self, day: int) -> str:
        """Name a day of the week."""
        width: Literal["abbreviated", "wide"] = "abbreviated" if self._brief else "wide"
        return str(get_day_names(width, locale=self._locale)[day])

    def both(self, items: Iterable[str]) -> str:
        """List items, the last of them after an "and"."""
        return sayable(format_list(list(items), locale=self._locale))

    def series(self, items: Sequence[str]) -> str:
        """List items that go on: no "and" stands before the last."""
        pattern = Locale.parse(self._locale).list_patterns["standard"]["start"]
        return reduce(pattern.format, items)

    def _date(self, day: date, name: str) -> str:
        first = getattr(self._formats, f"{name}_on_the_first") if day.day == 1 else None
        pattern = first or getattr(self._formats, name)
        if not pattern:
            return sayable(format_skeleton(SKELETONS[name], day, locale=self._locale))
        return sayable(format_date(day, pattern, self._locale))


def sayable(text: str) -> str:
    """Make every space an ordinary one, and single; let "9 a.m." end a sentence with one period."""
    return re.sub(r"\.\.(?!\.)", ".", " ".join(text.split()))
